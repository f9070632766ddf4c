"""A pydantic model in; out, what may stand at each place of its data, in a YAML writer's words.

Messages need it: pydantic says what is wrong with a value, and not which fields a mapping could have had
or that the text `none` would have done as well.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

Path = tuple[str | int, ...]

_SIMPLE: dict[type, tuple[str, ...]] = {
    str: ("text",),
    bool: ("true", "false"),
    int: ("a number",),
    float: ("a number",),
    datetime.date: ("a date",),
}


@dataclass(frozen=True)
class Shape:
    """What a place may hold: mappings by model or of any keys, lists by items, single words, simple values.

    `marks` are what annotations say about a text, such as which ids it may name.
    """

    models: tuple[type[BaseModel], ...] = ()
    values: Shape | None = None
    items: Shape | None = None
    words: tuple[object, ...] = ()
    simple: tuple[type, ...] = ()
    marks: tuple[Any, ...] = ()

    def __or__(self, other: Shape) -> Shape:
        return Shape(
            self.models + other.models,
            _either(self.values, other.values),
            _either(self.items, other.items),
            self.words + other.words,
            self.simple + other.simple,
            self.marks + other.marks,
        )

    @property
    def forms(self) -> list[str]:
        """The forms a value may have: `'none'`, `a list`, `text`; empty where anything may stand."""
        simple = [form for kind in self.simple for form in _SIMPLE[kind]]
        mapping = ["a mapping"] if self.models or self.values else []
        listed = ["a list"] if self.items else []
        return list(dict.fromkeys([*map(_word, self.words), *simple, *listed, *mapping]))


@dataclass(frozen=True)
class Field:
    """A field of a mapping."""

    shape: Shape
    description: str


def of(annotation: Any, marks: tuple[Any, ...] = ()) -> Shape:
    """The shape an annotation describes."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return of(arguments[0], marks + arguments[1:])
    if origin in (Union, UnionType):
        shape = Shape()
        for argument in arguments:
            shape |= of(argument, marks)
        return shape
    if origin is Literal:
        return Shape(words=arguments)
    if origin is not None and issubclass(origin, Mapping):
        return Shape(values=of(arguments[1]))
    if origin is not None and issubclass(origin, Sequence):
        return Shape(items=of(arguments[0]))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return Shape(models=(annotation,))
    return Shape(simple=(annotation,), marks=marks) if annotation in _SIMPLE else Shape()


@cache
def fields(model: type[BaseModel]) -> Mapping[str, Field]:
    """The fields of a mapping, by their names in YAML; those it shares with other mappings come last."""
    if not model.__pydantic_fields_complete__:  # it names a model that came after it
        model.model_rebuild()
    own = model.__annotations__
    return {
        info.alias or name: Field(of(info.annotation, tuple(info.metadata)), info.description or "")
        for name, info in sorted(model.model_fields.items(), key=lambda field: field[0] not in own)
    }


def inside(shape: Shape, step: str | int) -> Shape:
    """What may stand one step further in; an empty shape where nothing is known to."""
    if isinstance(step, int):
        return shape.items or Shape()
    found = shape.values or Shape()
    for model in shape.models:
        if step in fields(model):
            found |= fields(model)[step].shape
    return found


def at(model: type[BaseModel], path: Path) -> Shape:
    """What may stand at `path` of the model's data."""
    shape = Shape(models=(model,))
    for step in path:
        shape = inside(shape, step)
    return shape


def _either(one: Shape | None, other: Shape | None) -> Shape | None:
    return one | other if one and other else one or other


def _word(word: object) -> str:
    return f"'{word}'" if isinstance(word, str) else str(word).lower()
