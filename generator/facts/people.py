"""Who the people are, what data of theirs is held, and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generator.declaration.model import FieldsExcept
from generator.facts import Given, Holds, fact
from generator.recorder import Derived
from generator.vocabulary import VOCABULARIES


def _from(given: Given, *origins: str) -> Holds[list[Any]]:
    items = [item for item in given.listed("data") if item.source in origins]
    return Holds(items, tuple(given.at(item, "source") for item in items))


@fact
def data_held(given: Given) -> Holds[list[Any]]:
    """Data of every kind and source."""
    items = given.listed("data")
    return Holds(items, tuple(given.at(item, "source") for item in items))


@fact
def data_given(given: Given) -> Holds[list[Any]]:
    """Data people give themselves."""
    return _from(given, "person")


@fact
def data_automatic(given: Given) -> Holds[list[Any]]:
    """Data collected automatically."""
    return _from(given, "automatic")


@fact
def data_from_others(given: Given) -> Holds[list[Any]]:
    """Data that comes from third parties, clients, other users or public sources."""
    return _from(given, "third-party", "public", "client", "another-user")


@fact
def data_inferred(given: Given) -> Holds[list[Any]]:
    """Data worked out from other data."""
    return _from(given, "inferred")


@fact
def data_special(given: Given) -> Holds[list[Any]]:
    """Data of special categories (GDPR Art. 9), by its kind or because the company names a condition for it."""
    terms = VOCABULARIES["data-categories"]
    items = [d for d in given.listed("data") if d.special or any("art9" in terms[c].flags for c in d.categories)]
    return Holds(items, tuple(given.at(item, "categories") for item in items))


@fact
def data_required(given: Given) -> Holds[list[Any]]:
    """Data people must give, in whole or with exceptions."""
    items = [d for d in given.listed("data") if d.required is True or isinstance(d.required, FieldsExcept)]
    return Holds(items, tuple(given.at(item, "required") for item in items))


@fact
def data_optional(given: Given) -> Holds[list[Any]]:
    """Data people need not give."""
    items = [d for d in given.listed("data") if d.required is False]
    return Holds(items, tuple(given.at(item, "required") for item in items))


@fact
def people_named(given: Given) -> Holds[list[Any]]:
    """Groups of people the declaration explains."""
    people = [p for p in given.by_id("parties.people").values() if p.means]
    return Holds(people, tuple(given.at(p, "means") for p in people))


@dataclass(frozen=True)
class AgeLimit(Derived):
    """A youngest age, where it holds and for which services; everywhere and for all, where none is named."""

    age: int
    territories: tuple[str, ...]
    services: tuple[str, ...] = ()


@fact
def age_limits(given: Given) -> Holds[list[AgeLimit]]:
    """The youngest ages, each with the territories and the services it holds for."""
    children = given.declaration.parties.children if given.declaration.parties else None
    alike: dict[Any, list[Any]] = {}
    for limit in children.minimum_ages if children else []:
        alike.setdefault((limit.age, limit.territory is None, tuple(limit.on or ())), []).append(limit)
    found = []
    for (age, _, services), rows in alike.items():
        because = tuple(given.at(limit, field) for limit in rows for field in ("age", "territory", "on"))
        found.append(AgeLimit(because, age, tuple(limit.territory for limit in rows if limit.territory), services))
    return Holds(found, tuple(path for limit in found for path in limit.because))


@fact
def consent_ages_elsewhere(given: Given) -> Holds[list[AgeLimit]]:
    """Ages of consent that hold in some territories only, each with these territories."""
    children = given.declaration.parties.children if given.declaration.parties else None
    consent = children.parental_consent if children else None
    found = []
    for age in dict.fromkeys(one.age for one in getattr(consent, "elsewhere", None) or []):
        rows = [one for one in consent.elsewhere if one.age == age]  # type: ignore[union-attr]
        because = tuple(given.at(one, field) for one in rows for field in ("age", "territory"))
        found.append(AgeLimit(because, age, tuple(one.territory for one in rows)))
    return Holds(found, tuple(path for limit in found for path in limit.because))


NEVER: dict[str, dict[str, str]] = {
    "sale": {"action": "sell"},
    "advertising": {"action": "advertise"},
    "insurers": {"action": "disclose", "recipient": "insurer"},
    "employers": {"action": "disclose", "recipient": "employer"},
    "ai-training": {"action": "train-ai"},
    "profiling": {"action": "profile"},
}
"""What a promise on health data denies, as arguments of a proposition."""


@dataclass(frozen=True)
class Denial(Derived):
    """Something that is never done with a kind of data."""

    term: str
    action: str
    data: tuple[str, ...]
    recipient: str
    purpose: str


@fact
def health_denials(given: Given) -> Holds[list[Denial]]:
    """What the health notice says is never done with the data it covers."""
    notice = given.mapping("health_notice")
    if not notice or not notice.never:
        return Holds([])
    covered = [item for item in given.listed("data") if item.id in notice.covers]
    categories = tuple(dict.fromkeys(category for item in covered for category in item.categories))
    found = [
        Denial(
            (given.at(notice.never, i),),
            term,
            NEVER[term]["action"],
            categories,
            NEVER[term].get("recipient", "any"),
            NEVER[term].get("purpose", "any"),
        )
        for i, term in enumerate(notice.never)
    ]
    return Holds(found, tuple(path for denial in found for path in denial.because))


TRAITS = (
    ("linked", True, "linked"),
    ("linked", False, "not-linked"),
    ("end_to_end_encrypted", True, "end-to-end"),
    ("end_to_end_encrypted", False, "not-end-to-end"),
    ("stored", True, "stored"),
    ("stored", False, "passing"),
    ("public", True, "public"),
    ("public", False, "not-public"),
)
"""Answers about a data item that have a phrase of their own: field, answer, phrase."""


@dataclass(frozen=True)
class Trait(Derived):
    """An answer about data, by its phrase, and the data it was given for."""

    phrase: str
    items: tuple[Any, ...]


@fact
def data_traits(given: Given) -> Holds[list[Trait]]:
    """How data is linked, kept and seen: each answer with the data it was given for."""
    found = []
    for field, answer, phrase in TRAITS:
        items = tuple(item for item in given.listed("data") if getattr(item, field) is answer)
        if items:
            found.append(Trait(tuple(given.at(item, field) for item in items), phrase, items))
    return Holds(found, tuple(path for trait in found for path in trait.because))
