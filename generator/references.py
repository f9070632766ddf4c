"""The data of a declaration in; the problems of its ids and of the references to them out.

Read from the data and not from the models, so that they are found together with all other faults.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from generator import shapes
from generator.declaration.model import Reference
from generator.problems import Level, Problem
from generator.shapes import Path, Shape
from generator.source import Source
from generator.syntax import short
from generator.wording import LISTED, closest, either, subject


def identity(thing: Any) -> str | None:
    """The id of a thing; None where it has none, or is no thing."""
    found = thing.get("id") if isinstance(thing, dict) else None
    return found if isinstance(found, str) else None


def _places(value: Any, shape: Shape, path: Path = ()) -> Iterator[tuple[Path, Any, Shape]]:
    """Every value of the data with its path and what may stand there."""
    yield path, value, shape
    steps: Any = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for step, within in steps:
        yield from _places(within, shapes.inside(shape, step), (*path, step))


def repeated(whole: Source) -> Iterator[Problem]:
    """Two things with one id in a part: a reference could mean either."""
    for path, value, _ in _places(whole.data, Shape()):
        first: dict[str, Path] = {}
        for i, thing in enumerate(value if isinstance(value, list) else ()):
            here = (*path, i, "id")
            if (id := identity(thing)) is not None and first.setdefault(id, here) != here:
                lines = f"{_line(whole, first[id], here)} and {_line(whole, here, here)}"
                name = subject(whole.data, here[:-1])
                message = f"{name} is there twice, at {lines}; give one another id"
                yield Problem(whole.value(here), Level.ERROR, "duplicate-id", message)


def _line(whole: Source, path: Path, seen_from: Path) -> str:
    place = whole.value(path)
    return f"line {place.line}" if place.path == whole.value(seen_from).path else f"{place.path}:{place.line}"


def dangling(kind: type[BaseModel], whole: Source) -> Iterator[Problem]:
    """An id that is named and belongs to nothing, or to things of two parts."""
    known: dict[str, list[str]] = {}
    for path, value, reference in _references(kind, whole.data):
        for part in reference.kind.split("|"):
            if part not in known:
                known[part] = _ids(whole.data, part)
        if fault := _unresolved(value, reference, known):
            rule, wrong = fault
            message = f"{subject(whole.data, path)} names '{short(value)}', {wrong}"
            yield Problem(whole.value(path), Level.ERROR, rule, message)


def _references(kind: type[BaseModel], data: Any) -> Iterator[tuple[Path, str, Reference]]:
    for path, value, shape in _places(data, Shape(models=(kind,))):
        if isinstance(value, str) and value not in shape.words:
            for mark in shape.marks:
                if isinstance(mark, Reference) and value not in mark.words:
                    yield path, value, mark


def _ids(data: Any, part: str) -> list[str]:
    """The ids of the things in a part, such as `purposes` or `parties.people`."""
    for step in part.split("."):
        data = data.get(step) if isinstance(data, dict) else None
    return [id for thing in data if (id := identity(thing))] if isinstance(data, list) else []


def _unresolved(value: str, mark: Reference, known: dict[str, list[str]]) -> tuple[str, str] | None:
    """The rule and what is wrong, where a reference does not lead to one thing."""
    parts = mark.kind.split("|")
    holders = [part for part in parts if value in known[part]]
    if len(holders) == 1:
        return None
    if holders:
        return "ambiguous-reference", f"an id in {_quoted(holders, ' and in ')}; give one another id"
    ids = [*mark.words, *(id for part in parts for id in known[part])]
    advice = "add it there"
    if guess := closest(value, ids):
        advice = f"did you mean '{guess[0]}'"
    elif 0 < len(ids) <= LISTED:
        advice += f", or write {either(ids)}"
    return "dangling-reference", f"which is no id of {_quoted(parts, ' or ')}; {advice}"


def _quoted(parts: list[str], between: str) -> str:
    return between.join(f"'{part}'" for part in parts)
