"""Data by the categories of the California Consumer Privacy Act: what is held, what for, and who got it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any, TypeVar

from generator import vocabulary
from generator.facts import Given, Holds, every, fact
from generator.recorder import Derived
from generator.vocabulary import VOCABULARIES

T = TypeVar("T")

CATEGORIES = {
    "A": "Identifiers",
    "B": "Customer records (Cal. Civ. Code § 1798.80(e))",
    "C": "Characteristics of protected classifications",
    "D": "Commercial information",
    "E": "Biometric information",
    "F": "Internet or other electronic network activity",
    "G": "Geolocation data",
    "H": "Audio, electronic, visual or similar information",
    "I": "Professional or employment-related information",
    "J": "Education information",
    "K": "Inferences drawn from other data",
    "L": "Sensitive personal information",
}
"""The categories of Cal. Civ. Code § 1798.140(v)(1) in the statute's terms, by letter."""

INFERRED = "K"
"""The category of what is worked out from other data, whatever it says."""

NARROWEST = 11
"""Words a cell of a table may hold."""


def _letters(category: str) -> list[str]:
    return VOCABULARIES["data-categories"][category].maps.get("ccpa", "").split(",")


def _letters_of(items: Iterable[Any]) -> tuple[str, ...]:
    """The categories that data items have something of, in the statute's order; what is worked out is inferred."""
    found = {letter for item in items for category in item.categories for letter in _letters(category)}
    found |= {INFERRED for item in items if item.source == "inferred"}
    return tuple(letter for letter in CATEGORIES if letter in found)


def held(given: Given, letter: str) -> list[Any]:
    """The data items that hold something of a category."""
    return [item for item in given.listed("data") if letter in _letters_of([item])]


def _title(letter: str) -> str:
    return f"{letter}. {CATEGORIES[letter]}"


def narrow(values: Iterable[T], words: Callable[[T], str]) -> list[list[T]]:
    """The values in groups that each fit into a cell."""
    groups: list[list[T]] = []
    room = 0
    for value in values:
        width = len(words(value).split()) + 1
        if not groups or width > room:
            groups.append([])
            room = NARROWEST
        groups[-1].append(value)
        room -= width
    return groups


@dataclass(frozen=True)
class Collected(Derived):
    """A category with examples of what is held of it and where that comes from; empty where nothing is held."""

    name: str
    examples: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Matrix(Derived):
    """Every category of the statute; `absent` are the kinds of data of those that hold nothing."""

    rows: tuple[Collected, ...]
    absent: list[str]


@fact
def california_matrix(given: Given) -> Holds[list[Matrix]]:
    """The categories of personal information of Cal. Civ. Code § 1798.140(v)(1), collected or not."""
    if given.declaration.data is None:
        return Holds([])
    rows = tuple(_collected(given, letter) for letter in CATEGORIES)
    empty = [letter for letter, row in zip(CATEGORIES, rows, strict=True) if not row.examples]
    absent = [id_ for id_ in VOCABULARIES["data-categories"] if set(_letters(id_)) & set(empty)]
    because = every(path for row in rows for path in row.because)
    return Holds([Matrix(because, rows, absent)], because)


def _collected(given: Given, letter: str) -> Collected:
    items = held(given, letter)
    if not items:
        return Collected((("data",),), _title(letter), (), ())
    turns = zip_longest(*(_examples(item, letter) for item in items))
    examples = list(dict.fromkeys(text for turn in turns for text in turn if text))
    because = every(given.at(item, field) for item in items for field in ("categories", "fields", "source"))
    sources = tuple(dict.fromkeys(item.source for item in items))
    return Collected(because, _title(letter), tuple(narrow(examples, str)[0]), sources)


def _examples(item: Any, letter: str) -> list[str]:
    """The item's fields where all it holds is of the category, else the words for what of it is."""
    whole = letter == INFERRED and item.source == "inferred"
    if item.fields and (whole or all(letter in _letters(c) for c in item.categories)):
        return list(item.fields)
    if whole:
        return [vocabulary.label("data-categories", c) for c in item.categories]
    return [vocabulary.label("data-categories", c) for c in item.categories if letter in _letters(c)]


@dataclass(frozen=True)
class Used(Derived):
    """Purposes, and the letters of the categories of data that each of them uses."""

    purposes: tuple[Any, ...]
    letters: tuple[str, ...]


@fact
def california_uses(given: Given) -> Holds[list[Used]]:
    """What data of each category is used for, the purposes with the same categories together (§ 1798.100(a))."""
    alike: dict[tuple[str, ...], list[Any]] = {}
    for purpose in given.listed("purposes"):
        alike.setdefault(_letters_of(given.chosen(purpose.data)), []).append(purpose)
    rows = [
        Used(tuple(given.at(p, "data") for p in group), tuple(group), letters)
        for letters, purposes in alike.items()
        for group in narrow(purposes, purpose_words)
        if letters
    ]
    return Holds(rows, every(path for row in rows for path in row.because))


@dataclass(frozen=True)
class Kept(Derived):
    """A time data is kept for, as its rule has it, and the letters of the categories it holds for."""

    rule: Any
    letters: tuple[str, ...]


@fact
def california_times(given: Given) -> Holds[list[Kept]]:
    """How long data of each category is kept, rules with the same time together (§ 1798.100(a)(3))."""
    alike: list[list[Any]] = []
    for rule in given("retention-rules").value:
        same = next((group for group in alike if _time(group[0]) == _time(rule)), None)
        same.append(rule) if same else alike.append([rule])
    rows = [_kept(given, rules) for rules in alike]
    return Holds([row for row in rows if row.letters], every(path for row in rows for path in row.because))


def _time(rule: Any) -> tuple[Any, ...]:
    return rule.clocks, rule.criteria, rule.floor, rule.at_most, rule.decided_by, rule.purposes


def _kept(given: Given, rules: list[Any]) -> Kept:
    items = [item for rule in rules for item in given.chosen(rule.data)]
    because = tuple(given.at(rule, field) for rule in rules for field in ("data", "clocks", "criteria"))
    return Kept(because, rules[0], _letters_of(items))


def purpose_words(purpose: Any) -> str:
    """What the policy calls a purpose."""
    return purpose.label or vocabulary.label("purposes", purpose.use)


@dataclass(frozen=True)
class Passed(Derived):
    """Data of a category and recipients that got it in one way: sold, shared, both or disclosed."""

    name: str
    way: str
    recipients: tuple[Any, ...]


@fact
def california_recipients(given: Given) -> Holds[list[Passed]]:
    """Who got data of each category in twelve months, and whether that was a sale, sharing or disclosure."""
    rows = [row for letter in CATEGORIES for row in _passed(given, letter)]
    return Holds(rows, every(path for row in rows for path in row.because))


def _passed(given: Given, letter: str) -> Iterator[Passed]:
    items = held(given, letter)
    ways: dict[str, dict[str, Any]] = {}
    for r in given("recipients-of-the-year").value:
        if any(d in items for d in given.chosen(r.data)):
            ways.setdefault(_way(given, r), {}).setdefault(vocabulary.plural("recipient-kinds", r.kind), []).append(r)
    for way in WAYS:
        for group in narrow(ways.get(way, {}).items(), lambda kind: kind[0]):
            recipients = tuple(r for _, alike in group for r in alike)
            said = [given.at(r, f) for r in recipients for f in ("data", "consideration", "own_purposes")]
            yield Passed(tuple(said), _title(letter), way, recipients)


@dataclass(frozen=True)
class Reason(Derived):
    """What data passes to recipients of some kinds for, in one way; no purposes where they get it for every one."""

    way: str
    recipients: tuple[Any, ...]
    purposes: tuple[Any, ...]
    own: tuple[str, ...]


@fact
def california_reasons(given: Given) -> Holds[list[Reason]]:
    """What data of twelve months was sold, shared or disclosed for, by kind of recipient (11 CCR § 7011(e)(1))."""
    rows = [row for way in WAYS for row in _reasons(given, way)]
    return Holds(rows, every(path for row in rows for path in row.because))


def _reasons(given: Given, way: str) -> Iterator[Reason]:
    """The recipients of one way, those with the same purposes together, each row narrow enough for its cells."""
    known = given.by_id("purposes")
    groups: dict[Any, dict[str, list[Any]]] = {}
    for r in given("recipients-of-the-year").value:
        if r.data != "none" and _way(given, r) == way:
            own = tuple(r.own_purposes) if isinstance(r.own_purposes, list) else ()
            groups.setdefault((tuple(r.purposes or ()), own), {}).setdefault(r.kind, []).append(r)
    for (ids, own), kinds in groups.items():
        for some in narrow(kinds, lambda kind: vocabulary.plural("recipient-kinds", kind)):
            recipients = tuple(r for kind in some for r in kinds[kind])
            because = tuple(given.at(r, field) for r in recipients for field in ("purposes", "own_purposes", "kind"))
            for purposes in narrow([known[id_] for id_ in ids], purpose_words) or [[]]:
                yield Reason(because, way, recipients, tuple(purposes), own)


WAYS = ("sold-and-shared", "sold", "shared", "disclosed")


def _way(given: Given, recipient: Any) -> str:
    sold, shared = recipient in given("sells").value, recipient in given("shares-for-advertising").value
    return "sold-and-shared" if sold and shared else "sold" if sold else "shared" if shared else "disclosed"
