"""A Source in; an instance of a pydantic model out, or Refused with every fault at its place.

Generic over models: declarations, the front matter of clauses, outlines. pydantic finds the faults; here
they get their line and column, and words for someone who writes YAML. A validator of a model that raises
`PydanticCustomError("kebab-rule", "message")` names its own rule and message.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from generator import shapes, wording
from generator.problems import Level, Place, Problem, Refused, in_order
from generator.shapes import Path
from generator.source import Source
from generator.syntax import short
from generator.wording import WRONG_TYPES, Fault, closest, subject, value, worded

M = TypeVar("M", bound=BaseModel)


def model(kind: type[M], source: Source) -> M:
    """The data as an instance of `kind`. Raises Refused with every fault."""
    try:
        return kind.model_validate(source.data)
    except ValidationError as error:
        raise Refused(in_order(_problems(kind, source, error))) from None


def _problems(kind: type[BaseModel], source: Source, error: ValidationError) -> Iterator[Problem]:
    by_path: dict[Path, list[Fault]] = defaultdict(list)
    for found in error.errors(include_url=False):
        fault = _fault(kind, source.data, found)
        by_path[fault.path].append(fault)
    meant = {guess for faults in by_path.values() for guess in _meant(kind, faults[0])}
    for path, faults in by_path.items():
        fault = _likeliest(faults)
        if fault.type == "missing":
            if path not in meant:
                yield _missing(kind, source, fault)
        elif fault.type == "extra_forbidden":
            yield _unknown(kind, source, fault)
        else:
            yield Problem(_place(source, fault), Level.ERROR, *worded(fault))


def _fault(kind: type[BaseModel], data: Any, found: Any) -> Fault:
    """The tag that tells the members of a union apart is a field like any other: wrong or missing."""
    path, type_, details = _path(data, found), found["type"], found.get("ctx", {})
    given = found["input"]
    tag = details.get("discriminator", "").strip("'")
    if type_ == "union_tag_invalid" and isinstance(given, dict) and tag in given:
        path, type_, given = (*path, tag), "literal_error", given[tag]
        details = {"expected": details["expected_tags"]}
    elif type_ == "union_tag_not_found":
        path, type_ = (*path, tag), "missing"
    return Fault(data, path, type_, found["msg"], given, details, shapes.at(kind, path))


def _place(source: Source, fault: Fault) -> Place:
    """The value; where a list or mapping starts on a line of its own, the field that names it."""
    key, place = source.key(fault.path), source.value(fault.path)
    return key if isinstance(fault.value, dict | list) and key.line != place.line else place


def _path(data: Any, found: Any) -> Path:
    """The error's path in the data. pydantic mixes in the names of union members, which are no steps."""
    if found["type"] == "missing":
        parent = _steps(data, found["loc"][:-1], found["input"]) or ()
        return (*parent, found["loc"][-1])
    path = _steps(data, found["loc"], found["input"])
    return _steps(data, found["loc"], None) or () if path is None else path


def _steps(data: Any, loc: Path, sought: Any) -> Path | None:
    """The steps of `loc` that lead to the value `sought`; None: to any. Members may be named as fields."""
    if not loc:
        return () if sought is None or data is sought else None
    step, rest = loc[0], loc[1:]
    if step in data if isinstance(data, dict) else isinstance(data, list) and isinstance(step, int):
        within = _steps(data[step], rest, sought)
        if within is not None:
            return (step, *within)
    return _steps(data, rest, sought) if isinstance(step, str) else None


def _likeliest(faults: list[Fault]) -> Fault:
    """Of the errors of several members of a union, the one for the form the writer chose."""
    return min(faults, key=lambda fault: (fault.type in WRONG_TYPES, "-" not in fault.type))


def _fields(kind: type[BaseModel], parent: Path) -> dict[str, str]:
    """The fields a mapping may have, with their descriptions."""
    models = shapes.at(kind, parent).models
    return {name: field.description for one in models for name, field in shapes.fields(one).items()}


def _meant(kind: type[BaseModel], fault: Fault) -> Iterator[Path]:
    """The field that an unknown one was probably meant to be; it is then not missed as well."""
    if fault.type == "extra_forbidden":
        for name in closest(str(fault.path[-1]), _fields(kind, fault.parent)):
            yield (*fault.parent, name)


def _missing(kind: type[BaseModel], source: Source, fault: Fault) -> Problem:
    name = str(fault.path[-1])
    description = re.split(r"; |: |\. ", _fields(kind, fault.parent).get(name, ""))[0]
    add = f"add it ({description})" if description not in ("", name) else "add it"
    message = f"{subject(fault.data, fault.parent)} has no '{name}'; {add}"
    return Problem(source.key(fault.parent), Level.ERROR, "missing-field", message)


def _unknown(kind: type[BaseModel], source: Source, fault: Fault) -> Problem:
    name = str(fault.path[-1])
    known = _fields(kind, fault.parent)
    free = [field for field in known if field not in value(fault.data, fault.parent)]
    of = f" of {subject(fault.data, fault.parent)}" if fault.parent else " here"
    if guess := closest(name, known):
        advice = f"did you mean '{guess[0]}'"
    elif free:
        names = ", ".join(free[: wording.LISTED])
        advice = f"there {'are' if free[1:] else 'is'} {names}{', …' if len(free) > wording.LISTED else ''}"
    else:
        advice = "remove it"
    message = f"'{short(name)}' is not a field{of}; {advice}"
    return Problem(source.key(fault.path), Level.ERROR, "unknown-field", message)
