"""What clauses state, and when two statements cannot both hold.

A proposition says that an actor does (or does not do) an action with some data, to a recipient, for a
purpose, at a place, at a time, within a scope; "any" limits nothing. The vocabularies' trees decide what
lies under what (an email address is contact data).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any, Protocol

from generator import vocabulary
from generator.declaration.countries import covers

ARGUMENTS = {
    "actor": "",
    "action": "actions",
    "data": "data-categories",
    "recipient": "recipient-kinds",
    "purpose": "purposes",
    "place": "",
    "time": "",
    "scope": "",
}
"""The arguments of a proposition and the vocabulary each is taken from; "" where there is none."""


class Given(Protocol):
    """What a clause's `states` takes values from."""

    @property
    def declaration(self) -> Any: ...

    def by_id(self, part: str) -> Mapping[str, Any]: ...


SCOPES = {
    "against-the-law": "what the law forbids",
    "aggregated-data": "figures that no longer point to anyone",
    "backups": "copies made against loss",
    "beyond-permitted": "uses beyond those that a law permits without a choice",
    "business-purposes": "giving data to others who work for the company",
    "by-residence": "rights that only some people have, by where they live",
    "client-data": "data that the company holds for its clients",
    "client-data-access": "looking into data that the company holds for its clients, to serve them",
    "client-messages": "messages that clients send through the service",
    "cookies": "cookies and the like",
    "cookies-of-own-sites": "cookies on the company's own sites",
    "data-protection-officer": "the appointment of an officer",
    "dnt": "the signal Do Not Track",
    "general-models": "models that serve others, too",
    "government-requests": "requests of authorities",
    "gpc": "the signal Global Privacy Control",
    "links-without-endorsement": "links to sites that the company does not endorse",
    "optional": "data that people need not give",
    "other-sites": "websites and apps of others",
    "own-purposes": "what a recipient does for itself",
    "perfect-security": "protection without any gap",
    "readable": "content that the company could read",
    "staff": "people who work for the company",
    "suppression-list": "addresses that are not to be written to",
    "under-age": "people below the age the company sets",
    "unencrypted": "data that is not encrypted",
    "visitor-statistics": "statistics of social networks on visitors of the company's pages",
    "without-notice": "where people are not told",
    "without-special-condition": "data protected more strictly, where no condition allows its use",
}
"""What a proposition may be limited to beside a declared thing by its id, with what it means. Two scopes meet only
where they are one word, so a word that nothing else uses limits a denial to nothing. Clauses may have further ones."""


@dataclass(frozen=True)
class Proposition:
    """One statement about what is done, or not done."""

    actor: str = "company"
    action: str = "any"
    data: str = "any"
    recipient: str = "any"
    purpose: str = "any"
    place: str = "any"
    time: str = "any"
    scope: str = "any"
    holds: bool = True

    def as_dict(self) -> dict[str, str]:
        """The arguments that say something, for the basis of a passage."""
        said = {name: getattr(self, name) for name in ARGUMENTS if getattr(self, name) != "any"}
        return said | {"holds": "yes" if self.holds else "no"}


def incompatible(one: Proposition, other: Proposition) -> bool:
    """Whether the two cannot both be true.

    A denial holds for everything it does not limit: "we do not sell" denies every sale. An affirmation
    tells of something that happens: what it leaves open may lie outside the denial, so it collides only
    where each argument the denial limits is one the affirmation names, too.
    """
    if one.holds == other.holds:
        return False
    affirmed, denied = (one, other) if one.holds else (other, one)
    return all(_collides(name, getattr(affirmed, name), getattr(denied, name)) for name in ARGUMENTS)


def _collides(name: str, affirmed: str, denied: str) -> bool:
    if denied in ("any", affirmed):
        return True
    if affirmed == "any":
        return False
    if name == "place":
        return covers(affirmed, denied) or covers(denied, affirmed)
    terms = vocabulary.VOCABULARIES.get(ARGUMENTS[name], {})
    if affirmed not in terms or denied not in terms:
        return False
    narrower = vocabulary.within(ARGUMENTS[name], affirmed, denied)
    return narrower or (name in OPEN_BOTH_WAYS and vocabulary.within(ARGUMENTS[name], denied, affirmed))


OPEN_BOTH_WAYS = ("data", "recipient", "purpose")
"""Arguments that are sets of things: who shares contact data shares email addresses. To use data, on the
other hand, is not to train models with it."""


def bound(template: Mapping[str, Any], given: Given, things: Mapping[str, Any]) -> Iterator[Proposition]:
    """The propositions of a clause's `states` entry, one for each combination of the values it names.

    `$path` takes values from the declaration or from what the clause is about: `$purposes.use`,
    `$integration.id`. An entry that names a path with no value states nothing.
    """
    options = {name: list(_values(str(template[name]), name, given, things)) for name in ARGUMENTS}
    for combination in product(*options.values()):
        yield Proposition(**dict(zip(options, combination, strict=True)), holds=template["holds"])


def stated(statement: Any, given: Given) -> Iterator[Proposition]:
    """The propositions of what a note states; what it leaves out is "any", and the company acts."""
    said = {name: getattr(statement, name, None) for name in ARGUMENTS}
    options = {name: list(terms(text, name, given)) for name, text in said.items() if text}
    for combination in product(*options.values()):
        yield Proposition(**dict(zip(options, combination, strict=True)), holds=statement.holds)


def terms(text: str, argument: str, given: Given) -> Iterator[str]:
    """The terms that a word stands for: itself, or what the declared thing with that id is."""
    thing = given.by_id(THINGS.get(argument, "")).get(text) if argument in THINGS else None
    if thing is None or text in vocabulary.VOCABULARIES[ARGUMENTS[argument]]:
        yield text
    elif argument == "data":
        yield from thing.categories
    else:
        yield thing.use if argument == "purpose" else thing.kind


THINGS = {"data": "data", "recipient": "recipients", "purpose": "purposes"}
"""Arguments that may name a declared thing by its id, and the part it is declared in."""


def _values(text: str, argument: str, given: Given, things: Mapping[str, Any]) -> Iterable[str]:
    if not text.startswith("$"):
        return [text]
    first, *steps = text[1:].split(".")
    start = things[first] if first in things else getattr(given.declaration, first)
    return dict.fromkeys(term for value in _walk(start, steps) for term in terms(str(value), argument, given))


def _walk(value: Any, steps: list[str]) -> Iterator[Any]:
    if value is None or value == "none":
        return
    if isinstance(value, list):
        for one in value:
            yield from _walk(one, steps)
    elif steps:
        yield from _walk(getattr(value, steps[0]), steps[1:])
    else:
        yield value
