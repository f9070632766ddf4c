"""The recorder: which values of the declaration a clause printed, and which it only read.

A clause's template asks the environment for every attribute; the environment tells the recorder. What is
read inside `{{ … }}` counts as printed, what is read to decide (`if`, `for`) counts as read. Nothing is
wrapped: a model knows its path through an index made once per declaration.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, get_args, get_origin

from pydantic import BaseModel

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Derived:
    """A value computed from the declaration; it carries the paths it derives from."""

    because: tuple[Path, ...]


class Item(str):
    """A text of a list, knowing its own path."""

    __slots__ = ("path",)
    path: Path


@cache
def fields(kind: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """(attribute, name in YAML) for each field of a model."""
    return tuple((name, info.alias or name) for name, info in kind.model_fields.items())


@cache
def names(kind: type[BaseModel]) -> dict[str, str]:
    """The attribute for each name in YAML."""
    return {alias: name for name, alias in fields(kind)}


@cache
def _alias(kind: type[BaseModel]) -> dict[str, str]:
    return dict(fields(kind))


def models_in(annotation: Any, *, lists: bool = True) -> list[type[BaseModel]]:
    """The models inside a field's annotation: of its alternatives, and of its list where `lists`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    if get_origin(annotation) is list and not lists:
        return []
    return [model for one in get_args(annotation) for model in models_in(one, lists=lists)]


def paths(root: BaseModel) -> dict[int, Path]:
    """The path of every mapping and list below `root`, by object identity. `root` must stay alive."""
    found: dict[int, Path] = {}

    def walk(value: Any, at: Path) -> None:
        if isinstance(value, BaseModel):
            found[id(value)] = at
            for name, alias in fields(type(value)):
                child = getattr(value, name)
                if isinstance(child, (BaseModel, list)):
                    walk(child, (*at, alias))
        elif isinstance(value, list):
            found[id(value)] = at
            for i, child in enumerate(value):
                if isinstance(child, (BaseModel, list)):
                    walk(child, (*at, i))

    walk(root, ())
    return found


_NOTHING: tuple[Sequence[Path], Sequence[Path]] = ((), ())


@dataclass
class Recorder:
    """Collects paths while one passage is rendered."""

    index: dict[int, Path]
    pending: list[Path] = field(default_factory=list)
    printed: list[Path] = field(default_factory=list)
    read: list[Path] = field(default_factory=list)

    def attribute(self, thing: object, name: str) -> None:
        """A template asked `thing` for `name`. Of the steps to a value, only the last is recorded."""
        at = self.index.get(id(thing))
        if at is not None and isinstance(thing, BaseModel):
            if self.pending and self.pending[-1] == at:
                self.pending.pop()
            self.pending.append((*at, _alias(type(thing)).get(name, name)))
        elif isinstance(thing, Derived):
            self.pending.extend(thing.because)

    def used(self, value: object) -> None:
        """A filter or an output got `value`: something derived, a list, or a list's text.

        A mapping says nothing by itself: what a filter takes from it is recorded field by field.
        """
        if isinstance(value, Derived):
            self.pending.extend(value.because)
        elif isinstance(value, Item):
            self.pending.append(value.path)
        elif isinstance(value, list) and value and not isinstance(value[0], BaseModel):
            at = self.index.get(id(value))
            if at is not None:
                self.pending.append(at)
            else:
                for one in value:
                    self.used(one)

    def prints(self) -> None:
        """What was pending went into the text."""
        self.printed.extend(self.pending)
        self.pending.clear()

    def decides(self) -> None:
        """What was pending decided what the text says."""
        self.read.extend(self.pending)
        self.pending.clear()

    def drain(self) -> tuple[Sequence[Path], Sequence[Path]]:
        """(printed, read) since the last call."""
        if not (self.printed or self.read):
            return _NOTHING
        got = self.printed, self.read
        self.printed, self.read = [], []
        return got

    def items(self, values: Iterable[Any]) -> Iterator[Any]:
        """The values of a list one by one, each text knowing its path."""
        at = self.index.get(id(values))
        for i, value in enumerate(values):
            if at is not None and type(value) is str:
                item = Item(value)
                item.path = (*at, i)
                yield item
            else:
                yield value
