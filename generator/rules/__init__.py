"""The one catalogue of rules: on the declaration, on the clauses, on the assembled document.

A rule is a function that yields (where, text) for each fault it finds. Its name, in kebab case, names the
fault; its parameter's type says what it reads; its docstring says why it matters and what to do.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from generator.clauses import Library
from generator.coverage import Applies, coverage
from generator.declaration import Places
from generator.document import Document
from generator.facts import Given
from generator.problems import Level, Place, Problem, in_order

Where = Place | tuple[str | int, ...]
Found = Iterator[tuple[Where, str]]

ERROR, GAP, WARNING, INFO = Level.ERROR, Level.GAP, Level.WARNING, Level.INFO


@dataclass(frozen=True)
class Written:
    """A declaration and the document that came of it; `regime` limits the law asked to one."""

    given: Given
    document: Document
    regime: str | None = None

    @cached_property
    def covered(self) -> list[Applies]:
        """The laws that apply, with what became of each requirement."""
        return coverage(self.given, self.document)


@dataclass(frozen=True)
class Settled:
    """What the rules found of a declaration, to be held against what it accepts on a day.

    `whole`: whether every rule was asked; else what is accepted may be a problem that nobody looked for.
    """

    given: Given
    problems: Sequence[Problem]
    on: datetime.date
    whole: bool = True


@dataclass(frozen=True)
class Rule:
    """A rule of the catalogue."""

    name: str
    level: Level
    law: str | None
    about: str
    explanation: str
    function: Callable[[Any], Found]


RULES: dict[str, Rule] = {}
"""Every rule by name; filled by the modules of this package when it is imported."""


def rule(level: Level, law: str | None = None) -> Callable[[Callable[[Any], Found]], Callable[[Any], Found]]:
    """Adds a function to the catalogue. `law` is the citation its messages end with."""

    def add(function: Callable[[Any], Found]) -> Callable[[Any], Found]:
        name = function.__name__.replace("_", "-")
        about = next(value for key, value in function.__annotations__.items() if key != "return")
        RULES[name] = Rule(name, level, law, str(about), function.__doc__ or "", function)
        return function

    return add


def check(thing: Given | Document | Library | Written | Settled, places: Places | None = None) -> list[Problem]:
    """Every problem the rules find in a thing. `places` says where paths of a declaration stand."""
    return in_order(_found(thing, places))


def of_layers(held: Library) -> list[Problem]:
    """What is wrong with the clauses that layers bring: what would be false or fail, and overrides out of date."""
    if not held.own:
        return []
    own = replace(held, clauses={id_: clause for id_, clause in held.clauses.items() if id_ in held.own})
    asked = [one for one in RULES.values() if one.level is ERROR or one.name == "override-out-of-date"]
    return in_order(_found(own, None, asked))


def _found(thing: Any, places: Places | None, asked: Iterable[Rule] = RULES.values()) -> Iterable[Problem]:
    for one in asked:
        if one.about != type(thing).__name__:
            continue
        for where, message in one.function(thing):
            place = where if isinstance(where, Place) else (places or thing.declaration.places).value(where)
            yield Problem(place, one.level, one.name, f"{message} ({one.law})" if one.law else message)


from generator.rules import (  # noqa: E402, F401  (they add rules)
    acceptance,
    applicability,
    bases,
    certificates,
    children,
    claims,
    clients,
    consents,
    countries,
    data,
    devices,
    disclaimers,
    disclosure,
    endings,
    fields,
    fitting,
    foreign,
    holes,
    identity,
    letters,
    library,
    links,
    loose_words,
    meanings,
    mechanisms,
    moderation,
    networks,
    obligations,
    observing,
    open_points,
    overrides,
    own_words,
    people,
    periods,
    platforms,
    practices,
    reach,
    reaching,
    recipients,
    requests,
    requirements,
    safekeeping,
    selling,
    slips,
    stores,
    style,
    text,
    trackers,
    traders,
    transfers,
    versions,
)
