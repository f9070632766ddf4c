"""Which clauses apply to a declaration, each with the places that made it apply."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from pydantic import BaseModel

from generator.clauses import Clause, Condition, Library
from generator.facts import FACTS, Given, Holds, every
from generator.recorder import Derived, Path, models_in, names
from generator.template import meant


@dataclass(frozen=True)
class Selected:
    """A clause that applies, what its `each` binds, and why it applies."""

    clause: Clause
    bound: dict[str, Any]
    because: tuple[Path, ...]


def select(library: Library, given: Given) -> dict[str, list[Selected]]:
    """The clauses that apply, by section in the outline's order; the opening stands under ""."""
    outline = library.outline
    wanted = {"": outline.opening} | {p.id: p.ids for p in outline.sections}
    clauses = _formal(library) if given.declaration.policy.voice == "formal" else library.clauses
    found = {
        section: list(in_turn([clauses[id_] for id_ in ids if id_ in clauses], given))
        for section, ids in wanted.items()
    }
    return {section: selected for section, selected in found.items() if selected or section == ""}


def _formal(library: Library) -> dict[str, Clause]:
    """The clauses in formal words, where they have some."""
    return {id_: clause.formal or clause for id_, clause in library.clauses.items()}


def in_turn(clauses: list[Clause], given: Given) -> Iterator[Selected]:
    """Clauses in their order, except that neighbours with `each` go thing by thing.

    So everything about one connected service stands together, however many clauses say it.
    """
    for repeated, run in groupby(clauses, key=lambda clause: bool(clause.each)):
        found = [selected for clause in run for selected in applies(clause, given)]
        if repeated:
            turns: dict[int, int] = {}
            for selected in found:
                turns.setdefault(_about(selected), len(turns))
            found.sort(key=lambda selected: turns[_about(selected)])
        yield from found


def _about(selected: Selected) -> int:
    return id(next(iter(selected.bound.values())))


def applies(clause: Clause, given: Given) -> Iterator[Selected]:
    """The clause once, or once for each thing it is about, where its condition holds."""
    holds = condition(clause.when, given)
    if not holds:
        return
    if not clause.each:
        yield Selected(clause, {}, holds.because)
        return
    ((name, fact),) = clause.each.items()
    each = given(fact)
    for thing in each.value:
        yield Selected(
            clause,
            {name: thing},
            every((*holds.because, *(thing.because if isinstance(thing, Derived) else [given.at(thing)]))),
        )


def condition(when: Condition, given: Given) -> Holds[bool]:
    """Whether a condition holds, and because of which places."""
    if isinstance(when, str):
        found = given(when)
        return Holds(bool(found.value), found.because)
    ((kind, content),) = when.items()
    return CONDITIONS[kind](content, given)


def _all(content: list[Condition], given: Given) -> Holds[bool]:
    """Stops at the first that does not hold: what comes after it need not be worked out."""
    because: list[Path] = []
    for one in content:
        found = condition(one, given)
        if not found:
            return Holds(False, found.because)
        because += found.because
    return Holds(True, every(because))


def _any(content: list[Condition], given: Given) -> Holds[bool]:
    found = [f for one in content if (f := condition(one, given))]
    return Holds(bool(found), every(p for f in found for p in f.because))


def _not(content: Condition, given: Given) -> Holds[bool]:
    found = condition(content, given)
    return Holds(not found, found.because)


def _declared(content: str, given: Given) -> Holds[bool]:
    found = [path for path, value in leaves(given, content) if value not in (None, "none", [])]
    return Holds(bool(found), tuple(found))


def _none(content: str, given: Given) -> Holds[bool]:
    found = [path for path, value in leaves(given, content) if value == "none"]
    return Holds(bool(found), tuple(found))


def _is(content: dict[str, Any], given: Given) -> Holds[bool]:
    ((path, wanted),) = content.items()
    found = [at for at, value in leaves(given, path) if value == wanted and type(value) is type(wanted)]
    return Holds(bool(found), tuple(found))


CONDITIONS: dict[str, Callable[[Any, Given], Holds[bool]]] = {
    "all": _all,
    "any": _any,
    "not": _not,
    "declared": _declared,
    "none": _none,
    "is": _is,
}
"""The kinds of condition a clause's `when` may use."""


def leaves(given: Given, path: str) -> Iterator[tuple[Path, Any]]:
    """Every value at a dotted path; a step into a list goes into each of its things."""

    def walk(value: Any, at: Path, steps: list[str]) -> Iterator[tuple[Path, Any]]:
        if isinstance(value, list) and steps:
            for i, one in enumerate(value):
                yield from walk(one, (*at, i), steps)
        elif not steps:
            yield at, value
        elif isinstance(value, BaseModel):
            yield from walk(getattr(value, names(type(value))[steps[0]]), (*at, steps[0]), steps[1:])

    yield from walk(given.declaration, (), path.split("."))


def faults(when: Condition, root: type[BaseModel]) -> Iterator[str]:
    """What is wrong with a condition, whatever the declaration: unknown facts, kinds and paths."""
    if isinstance(when, str):
        if when not in FACTS:
            yield f"'{when}' is no fact{meant(when, list(FACTS))}"
        return
    if len(when) != 1 or next(iter(when)) not in CONDITIONS:
        yield f"a condition is a fact or one of {', '.join(CONDITIONS)}"
        return
    ((kind, content),) = when.items()
    if kind in ("all", "any"):
        for one in content if isinstance(content, list) else []:
            yield from faults(one, root)
    elif kind == "not":
        yield from faults(content, root)
    else:
        path = next(iter(content)) if isinstance(content, dict) else content
        wrong = unknown_step(path, root)
        if wrong:
            yield f"'{path}' names no field of a declaration: '{wrong}' is unknown"


def unknown_step(path: str, root: type[BaseModel]) -> str | None:
    """The first step of a dotted path that the models do not have, or None."""
    kinds: list[type[BaseModel]] = [root]
    for step in path.split("."):
        infos = [info for k in kinds for name, info in k.model_fields.items() if (info.alias or name) == step]
        if not infos:
            return step
        kinds = [k for info in infos for k in models_in(info.annotation)]
    return None
