"""Connected services by what was answered about each.

A promise about one service must not fire because another one keeps it, so each answer has its own list. What
several services answer alike is said once for all of them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from generator.declaration.integrations import AiUse
from generator.facts import FACTS, Fact, Given, Holds, fact
from generator.facts.alike import Alike, alike


@fact
def connected_services(given: Given) -> Holds[list[Any]]:
    """Connected services other than Google APIs: sign-ins, syncs, embeds, social plugins."""
    apis = given("google-apis").value
    found = [i for i in given.listed("integrations") if i not in apis]
    return Holds(found, tuple(given.at(i, "kind") for i in found))


def _any(answer: Any, *fields: str) -> bool:
    """Whether an answer says something in one of these fields."""
    return any(getattr(answer, field, None) is not None for field in fields)


ANSWERS: dict[str, tuple[str, tuple[str, ...], Callable[[Any], bool]]] = {
    "exchanging": (
        "with what goes there or comes from there",
        ("direction", "own_objects_only", "reads", "writes"),
        lambda i: bool(
            i.direction
            or i.own_objects_only is not None
            or i.reads not in (None, "none")
            or i.writes not in (None, "none")
        ),
    ),
    "with-permissions": ("with the permissions asked for", ("scopes",), lambda i: bool(i.scopes)),
    "with-advice": (
        "with fields filled in or a policy to read",
        ("pre_fills", "policy"),
        lambda i: bool(i.pre_fills or i.policy),
    ),
    "pre-filling": ("from which fields are filled in", ("pre_fills",), lambda i: bool(i.pre_fills)),
    "reading-nothing": ("the company reads nothing from", ("reads",), lambda i: i.reads == "none"),
    "writing-nothing": ("the company writes nothing to", ("writes",), lambda i: i.writes == "none"),
    "posting": ("the company can post to for people", ("can_post",), lambda i: i.can_post is True),
    "not-posting": ("the company cannot post to", ("can_post",), lambda i: i.can_post is False),
}
"""What a fact's name adds: which services it lists, the fields it rests on, and when it holds."""

SHARED: dict[str, tuple[str, tuple[str, ...], Callable[[Any], bool]]] = {
    "never-used-for": (
        "whose data is never used for certain purposes",
        ("never_used_for",),
        lambda i: bool(i.never_used_for),
    ),
    "with-policy": ("with a policy to read", ("policy",), lambda i: bool(i.policy)),
    "with-settings": (
        "whose settings people are told to check",
        ("settings_advice",),
        lambda i: bool(i.settings_advice),
    ),
    "used-alone": (
        "whose data serves the declared uses alone",
        ("exclusive",),
        lambda i: i.exclusive is True,
    ),
    "storing": ("whose data the company stores", ("stores",), lambda i: isinstance(i.stores, list)),
    "storing-nothing": (
        "whose data the company does not store",
        ("stores",),
        lambda i: i.stores == "none" and not i.stored_except,
    ),
    "storing-exceptions": (
        "of which the company stores something in certain cases alone",
        ("stores", "stored_except"),
        lambda i: bool(i.stored_except),
    ),
    "keeping-tokens": (
        "whose keys the company stores",
        ("tokens.stored", "tokens.kind", "tokens.encrypted"),
        lambda i: bool(i.tokens and i.tokens.stored),
    ),
    "without-tokens": (
        "whose keys the company does not store",
        ("tokens.stored", "tokens.kind"),
        lambda i: bool(i.tokens and not i.tokens.stored),
    ),
    "shared": ("whose data goes to recipients", ("shared_with",), lambda i: isinstance(i.shared_with, list)),
    "not-shared": ("whose data goes to nobody", ("shared_with",), lambda i: i.shared_with == "none"),
    "sold": ("whose data is sold", ("sold",), lambda i: i.sold is True),
    "not-sold": ("whose data is not sold", ("sold",), lambda i: i.sold is False),
    "for-advertising": ("whose data serves advertising", ("advertising",), lambda i: i.advertising is True),
    "without-advertising": (
        "whose data does not serve advertising",
        ("advertising",),
        lambda i: i.advertising is False,
    ),
    "read-by-people": (
        "whose data people of the company read in some cases",
        ("human_access",),
        lambda i: isinstance(i.human_access, list),
    ),
    "unread": ("whose data no person reads", ("human_access",), lambda i: i.human_access == "none"),
    "with-ai": ("whose data goes through machine learning", ("ai",), lambda i: isinstance(i.ai, AiUse)),
    "without-ai": ("whose data does not go through machine learning", ("ai",), lambda i: i.ai == "none"),
    "not-training": (
        "whose data goes through machine learning and trains no model that serves others",
        ("ai.trains_general_models",),
        lambda i: isinstance(i.ai, AiUse) and not i.ai.trains_general_models,
    ),
    "without-ai-providers": (
        "whose data goes through machine learning at no other company",
        ("ai.providers",),
        lambda i: isinstance(i.ai, AiUse) and i.ai.providers == "none",
    ),
    "revocable": ("people can cut off", ("revocation",), lambda i: i.revocation is not None),
    "handed-over": ("whose data people can have handed over", ("handed_over",), lambda i: i.handed_over is not None),
    "deleted-on-revocation": (
        "whose data goes once access is revoked",
        ("deletion.on_revocation",),
        lambda i: _any(i.deletion, "on_revocation"),
    ),
    "deleted-on-request": (
        "whose data the company deletes on request",
        ("deletion.on_request", "deletion.within", "tokens.stored"),
        lambda i: _any(i.deletion, "on_request", "within"),
    ),
    "deleted-there": (
        "in which people can delete something themselves",
        ("deletion.in_service",),
        lambda i: _any(i.deletion, "in_service"),
    ),
}
"""The same for answers that are said once for all services that give them."""


def _answered(given: Given, among: str, fields: tuple[str, ...], holds: Callable[[Any], bool]) -> Holds[list[Any]]:
    found = [i for i in given(among).value if holds(i)]
    return Holds(
        found,
        tuple(given.at(i, *f.split(".")) for i in found for f in fields if getattr(i, f.split(".")[0]) is not None),
    )


def _grouped(given: Given, among: str, fields: tuple[str, ...], holds: Callable[[Any], bool]) -> Holds[list[Alike]]:
    return alike(given, given(among).value, fields, holds)


for _among, _called in (("google-apis", "Google APIs"), ("connected-services", "Connected services")):
    for _table, _find, _how in ((ANSWERS, _answered, ""), (SHARED, _grouped, ", in groups of one answer")):
        for _suffix, (_meaning, _fields, _holds) in _table.items():
            _name = f"{_among}-{_suffix}"
            _function = partial(_find, among=_among, fields=_fields, holds=_holds)
            FACTS[_name] = Fact(_name, f"{_called} {_meaning}{_how}.", _function)
