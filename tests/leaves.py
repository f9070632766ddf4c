"""Every optional printed leaf a declaration could fill: where, and with what."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.declaration.model import Reference, Vocabulary
from generator.recorder import fields
from generator.vocabulary import VOCABULARIES

MARKER = "zqxjkv"
"""A word that no clause has."""

SAMPLES: dict[str, Any] = {
    "_folded": MARKER,
    "_date": datetime.date(2031, 5, 7),
    "_url": f"https://{MARKER}.example/page",
    "_email": f"{MARKER}@{MARKER}.example",
    "_country": "IS",
    "_area": "IS",
    "_duration": "P11M",
}
"""A value for each small type, by the name of the function that checks it."""


def role(info: FieldInfo) -> str:
    extra = info.json_schema_extra
    return str(extra.get("role")) if isinstance(extra, dict) else ""


def unfilled(value: BaseModel, at: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], FieldInfo]]:
    """The printed leaves of every mapping that is there, which the declaration leaves out."""
    for name, alias in fields(type(value)):
        child, info = getattr(value, name), type(value).model_fields[name]
        if child is None and role(info) == "printed":
            yield (*at, alias), info
        elif isinstance(child, BaseModel):
            yield from unfilled(child, (*at, alias))
        elif isinstance(child, list):
            for i, one in enumerate(child):
                if isinstance(one, BaseModel):
                    yield from unfilled(one, (*at, alias, i))


def sample(annotation: Any, ids: dict[str, str], metadata: tuple[Any, ...] = ()) -> Any:
    """A value of a type, as YAML would have it. `ids` gives an id to refer to for each part."""
    if hasattr(annotation, "__metadata__"):
        base, *more = get_args(annotation)
        return sample(base, ids, (*metadata, *more))
    for mark in metadata:
        if isinstance(mark, Reference):
            return next((ids[kind] for kind in mark.kind.split("|") if kind in ids), None)
        if isinstance(mark, Vocabulary):
            return list(VOCABULARIES[mark.name])[-1]
        checked = getattr(getattr(mark, "func", None), "__name__", "")
        if checked in SAMPLES:
            found = SAMPLES[checked]
            return found.isoformat() if isinstance(found, datetime.date) else found
    origin = get_origin(annotation)
    if origin is Literal:
        return get_args(annotation)[-1]
    if origin is list:
        one = sample(get_args(annotation)[0], ids)
        return None if one is None else [one]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return filled(annotation, ids)
    if annotation in (bool, int, str, float):
        return {bool: True, int: 17, float: 0.5, str: MARKER}[annotation]
    choices = [a for a in get_args(annotation) if a is not type(None)]
    found = [s for a in choices if (s := sample(a, ids)) is not None and s != "none"]
    return found[-1] if found else None


def filled(kind: type[BaseModel], ids: dict[str, str]) -> dict[str, Any] | None:
    """A mapping with its required fields."""
    made: dict[str, Any] = {}
    for name, info in kind.model_fields.items():
        if info.is_required():
            made[info.alias or name] = sample(info.annotation, ids, tuple(info.metadata))
    return None if any(v is None for v in made.values()) else made
