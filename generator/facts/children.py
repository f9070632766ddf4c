"""Children under 13 in the United States: whether COPPA applies, what is held of them, what for, and who gets it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator import vocabulary
from generator.declaration.countries import covers
from generator.facts import Given, Holds, every, fact
from generator.facts.california_matrix import narrow, purpose_words
from generator.facts.us import chosen
from generator.recorder import Derived, Path

CHILD = 13
"""Below this age a person is a child to COPPA: 16 CFR § 312.2."""


@fact
def in_coppa_scope(given: Given) -> Holds[bool]:
    """COPPA applies: offered in the US, and meant for children under 13 or knowingly used by them (16 CFR § 312.2)."""
    choice = chosen(given, "coppa")
    if choice:
        return Holds(choice.applies, (given.at(choice, "applies"),))
    offered = tuple(given.at(given.offered_to, i) for i, area in enumerate(given.offered_to) if _american(area))
    young = tuple(_young(given))
    return Holds(bool(offered and young), (*offered, *young))


def _american(area: str) -> bool:
    return covers(area, "US") or area.startswith("US-")


def _young(given: Given) -> Iterator[Path]:
    """The answers that make it a service for children: directed to them, or their data is collected knowingly."""
    children = given.declaration.parties.children if given.declaration.parties else None
    if children is None:
        return
    there = [limit for limit in children.minimum_ages if limit.territory and covers(limit.territory, "US")]
    limits = there or [limit for limit in children.minimum_ages if not limit.territory]
    if children.directed and (not limits or min(limit.age for limit in limits) < CHILD):
        yield given.at(children, "directed")
    if children.collected_knowingly:
        yield given.at(children, "collected_knowingly")


def _children(given: Given) -> set[str]:
    people = given.by_id("parties.people").values()
    return {one.id for one in people if vocabulary.within("party-kinds", one.kind, "child")}


@fact
def children_items(given: Given) -> Holds[list[Any]]:
    """Data of children: what is said to be theirs, and what is said to be no one's in particular."""
    children = _children(given)
    items = [item for item in given.listed("data") if not item.of or children & set(item.of)]
    return Holds(items, tuple(given.at(item, "of" if item.of else "source") for item in items))


@dataclass(frozen=True)
class ChildUse(Derived):
    """A kind of data of children, and purposes it is used for, as many as fit into a cell."""

    item: Any
    purposes: tuple[Any, ...]


@fact
def children_uses(given: Given) -> Holds[list[ChildUse]]:
    """Each kind of data of children with the purposes it is used for."""
    rows = []
    for item in given("children-items").value:
        purposes = [p for p in given.listed("purposes") if item in given.chosen(p.data) and _theirs(given, p)]
        for some in narrow(purposes, purpose_words) or [[]]:
            because = (given.at(item, "source"), *(given.at(p, "data") for p in some))
            rows.append(ChildUse(because, item, tuple(some)))
    return Holds(rows, every(path for row in rows for path in row.because))


def _theirs(given: Given, thing: Any) -> bool:
    return not thing.people or bool(_children(given) & set(thing.people))


@fact
def children_recipients(given: Given) -> Holds[list[Any]]:
    """Recipients that get data of children."""
    items = given("children-items").value
    found = [
        r
        for r in given("recipients-receiving").value
        if _theirs(given, r) and any(item in items for item in given.chosen(r.data))
    ]
    return Holds(found, tuple(given.at(r, "data") for r in found))


@fact
def children_operators(given: Given) -> Holds[list[Any]]:
    """Recipients of data of children that decide for themselves: operators beside us (16 CFR § 312.4(d)(1))."""
    own = given("independent-controllers").value
    found = [r for r in given("children-recipients").value if r in own]
    return Holds(found, tuple(given.at(role, "role") for r in found for role in r.roles))


@fact
def children_public(given: Given) -> Holds[list[Any]]:
    """Data of children that other people can see."""
    found = [item for item in given("children-items").value if item.public]
    return Holds(found, tuple(given.at(item, "public") for item in found))


@fact
def children_not_public(given: Given) -> Holds[bool]:
    """Each kind of data of children is said to be hidden from others, or there is no place for posts at all."""
    items = given("children-items").value
    hidden = [given.at(item, "public") for item in items if item.public is False]
    if given("children-public"):
        return Holds(False)
    if given.declaration.public_areas == "none":
        return Holds(True, (("public_areas",), *hidden))
    return Holds(bool(items) and len(hidden) == len(items), tuple(hidden))


def _excepted(given: Given, exception: str) -> Holds[list[Any]]:
    children = given.declaration.parties.children if given.declaration.parties else None
    listed = children.without_consent if children else None
    found = [one for one in listed if one.exception == exception] if isinstance(listed, list) else []
    return Holds(found, tuple(given.at(one, "exception") for one in found))


@fact
def children_internal(given: Given) -> Holds[list[Any]]:
    """Data that only runs the service, taken from children without consent (16 CFR § 312.5(c)(7))."""
    return _excepted(given, "internal-operations")


@fact
def children_audio(given: Given) -> Holds[list[Any]]:
    """Audio of a child's voice, taken without consent to answer a request (16 CFR § 312.5(c)(9))."""
    return _excepted(given, "audio")
