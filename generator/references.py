"""The data of a declaration in; the problems of its ids and of the references to them out.

Read from the data and not from the models, so that they are found together with all other faults.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel

from generator import shapes
from generator.declaration.model import Reference
from generator.problems import Level, Problem
from generator.shapes import Path, Shape
from generator.source import Source
from generator.syntax import short
from generator.wording import LISTED, closest, subject


def identity(thing: Any) -> str | None:
    """The id of a thing; None where it has none, or is no thing."""
    found = thing.get("id") if isinstance(thing, dict) else None
    return found if isinstance(found, str) else None


def repeated(whole: Source) -> Iterator[Problem]:
    """Two things with one id in a part: a reference could mean either."""
    for path, things in _lists(whole.data):
        first: dict[str, Path] = {}
        for i, thing in enumerate(things):
            here = (*path, i, "id")
            if (id := identity(thing)) is not None and first.setdefault(id, here) != here:
                lines = f"{_line(whole, first[id], here)} and {_line(whole, here, here)}"
                name = subject(whole.data, here[:-1])
                message = f"{name} is there twice, at {lines}; give one another id"
                yield Problem(whole.value(here), Level.ERROR, "duplicate-id", message)


def _lists(data: Any) -> Iterator[tuple[Path, list[Any]]]:
    """Every list of mappings, with its path."""
    waiting: list[tuple[Path, Any]] = [((), data)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, dict):
            waiting += [((*path, key), one) for key, one in value.items() if isinstance(one, dict | list)]
        elif any(isinstance(one, dict | list) for one in value):
            yield path, value
            waiting += [((*path, i), one) for i, one in enumerate(value) if isinstance(one, dict | list)]


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
    """Every text that names an id, with its path. Fields that cannot lead to one are passed over."""
    waiting: list[tuple[Path, Any, Shape]] = [((), data, Shape(models=(kind,)))]
    while waiting:
        path, value, shape = waiting.pop()
        if isinstance(value, dict):
            known = [_leading(model) for model in shape.models]
            waiting += [((*path, key), value[key], fields[key]) for fields in known for key in fields.keys() & value]
        elif isinstance(value, list) and shape.items:
            waiting += [((*path, i), one, shape.items) for i, one in enumerate(value)]
        elif isinstance(value, str) and value not in shape.words:
            for mark in shape.marks:
                if isinstance(mark, Reference) and value not in mark.words:
                    yield path, value, mark


@cache
def _leading(model: type[BaseModel]) -> Mapping[str, Shape]:
    """The fields of a mapping that name an id, or hold something that does."""
    return {name: field.shape for name, field in shapes.fields(model).items() if _leads(field.shape, ())}


def _leads(shape: Shape, passed: tuple[type[BaseModel], ...]) -> bool:
    """`passed` are the models on the way here: one that holds itself leads no further through itself."""
    if any(isinstance(mark, Reference) for mark in shape.marks):
        return True
    if shape.items and _leads(shape.items, passed):
        return True
    return any(
        _leads(field.shape, (*passed, model))
        for model in shape.models
        if model not in passed
        for field in shapes.fields(model).values()
    )


def _ids(data: Any, part: str) -> list[str]:
    """The ids of the things in a part, such as `purposes` or `parties.people`; `services.areas` is of all services."""
    for step in part.split("."):
        if isinstance(data, list):
            below = [thing.get(step) for thing in data if isinstance(thing, dict)]
            data = [one for things in below if isinstance(things, list) for one in things]
        else:
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
        advice += f", or write {_quoted(ids, ' or ')}"
    return "dangling-reference", f"which is no id of {_quoted(parts, ' or ')}; {advice}"


def _quoted(parts: list[str], between: str) -> str:
    return between.join(f"'{part}'" for part in parts)
