"""Facts: what holds for a declaration, each with the places that make it so.

A fact is a documented function from `Given` to `Holds(value, because)`. For a negative, `because` names
the `none` that makes it true: silence is not "no". Clauses name facts in `when` and in their text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any, Generic, TypeVar, get_args

from pydantic import BaseModel

from generator import recorder
from generator.declaration import Declaration
from generator.declaration.model import Reference

Path = tuple[str | int, ...]
T = TypeVar("T")


@dataclass(frozen=True)
class Holds(Generic[T]):
    """A value and the paths in the declaration it rests on."""

    value: T
    because: tuple[Path, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.value)


@dataclass
class Given:
    """A declaration, the paths of its things, and the facts worked out so far."""

    declaration: Declaration
    index: dict[int, Path] = field(default_factory=dict)
    known: dict[str, Holds[Any]] = field(default_factory=dict)
    kept: Given | None = None

    def __post_init__(self) -> None:
        self.index = self.index or recorder.paths(self.declaration)

    def otherwise(self, **parts: Any) -> Given:
        """The same declaration with other parts. What stays is not gone through again."""
        declaration = self.declaration.model_copy(update=parts)
        changed = {
            key: (name, *path)
            for name, part in parts.items()
            if isinstance(part, BaseModel)
            for key, path in recorder.paths(part).items()
        }
        return Given(declaration, {**self.index, **changed, id(declaration): ()}, kept=self)

    @cached_property
    def texts(self) -> list[tuple[Path, str]]:
        """Every text of the declaration that stands in the policy, with its path."""
        return list(_texts(self.declaration, ()))

    def __call__(self, name: str) -> Holds[Any]:
        """The fact of that name; worked out once."""
        if name not in self.known:
            self.known[name] = FACTS[name].function(self)
        return self.known[name]

    def at(self, thing: object, *below: str | int) -> Path:
        """The path of a mapping or list of the declaration, or of something below it."""
        return (*self.index[id(thing)], *below)

    def listed(self, part: str) -> list[Any]:
        """The things of a part that is a list; nothing where it is absent or `none`."""
        content = getattr(self.declaration, part)
        return content if isinstance(content, list) else []

    @property
    def offered_to(self) -> list[str]:
        """The countries and areas the service is offered to; nothing where nobody has answered."""
        return self.declaration.parties.offered_to if self.declaration.parties else []

    def mapping(self, part: str) -> Any:
        """The content of a part that is a mapping, or None where it is absent or `none`."""
        content = getattr(self.declaration, part)
        return content if isinstance(content, BaseModel) else None

    def by_id(self, part: str) -> Mapping[str, Any]:
        """The things of a part by id; "parties.people" and "recipients|sources" work alike.

        "services.areas" are the parts of all services.
        """
        things: dict[str, Any] = {}
        for name in part.split("|"):
            content: Any = self.declaration
            for step in name.split("."):
                if isinstance(content, list):
                    content = [one for thing in content for one in getattr(thing, step, None) or []]
                else:
                    content = getattr(content, step, None)
            things |= {thing.id: thing for thing in content} if isinstance(content, list) else {}
        return things

    def meet(self, one: list[str] | None, other: list[str] | None) -> bool:
        """Whether two limits to services (`on`) have a service or a part of one in common; no limit meets all."""
        parts = {service.id: {area.id for area in service.areas or []} for service in self.listed("services")}
        if one is None or other is None:
            return True
        first, second = ({*ids}.union(*(parts.get(id_, set()) for id_ in ids)) for ids in (one, other))
        return bool(first & second)

    def chosen(self, selection: Any) -> list[Any]:
        """The data items a selection names: `all`, a list of ids, or all except some."""
        items = self.listed("data")
        if selection is None or selection == "none":
            return []
        if selection == "all":
            return items
        if isinstance(selection, list):
            return [item for item in items if item.id in selection]
        return [item for item in items if item.id not in selection.all_except]


def _texts(value: Any, at: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, BaseModel):
        for name, alias, role in _told(type(value)):
            one = getattr(value, name)
            if one is not None and (role == "printed" or not isinstance(one, str)):
                yield from _texts(one, (*at, alias))
    elif isinstance(value, list):
        for i, one in enumerate(value):
            yield from _texts(one, (*at, i))
    elif isinstance(value, str):
        yield at, value


@cache
def _told(kind: type[BaseModel]) -> tuple[tuple[str, str, str], ...]:
    """The fields of a model that are printed or hold what is: name, name in YAML, role."""
    found = []
    for name, alias in recorder.fields(kind):
        extra = kind.model_fields[name].json_schema_extra
        role = str(extra.get("role")) if isinstance(extra, dict) else "evidence"
        if role in ("printed", "structure") and not _refers(kind, name):
            found.append((name, alias, role))
    return tuple(found)


def _refers(kind: type[BaseModel], name: str) -> bool:
    """Whether a field holds ids of things declared elsewhere, which nobody reads."""
    field = kind.model_fields[name]
    waiting: list[Any] = [field.annotation, *field.metadata]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Reference):
            return True
        waiting += get_args(one)
    return False


@dataclass(frozen=True)
class Fact:
    """A fact's name in clauses, what it means, and the function that works it out."""

    name: str
    meaning: str
    function: Callable[[Given], Holds[Any]]


FACTS: dict[str, Fact] = {}
"""Every fact by name; filled by the modules of this package when it is imported."""


def fact(function: Callable[[Given], Holds[Any]]) -> Callable[[Given], Holds[Any]]:
    """Registers a function as the fact of its name, in kebab case."""
    name = function.__name__.replace("_", "-")
    FACTS[name] = Fact(name, " ".join((function.__doc__ or "").split()), function)
    return function


def every(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The paths, each once, in order."""
    return tuple(dict.fromkeys(paths))


from generator.facts import (  # noqa: E402, F401  (they register facts)
    abroad,
    assistants,
    california,
    california_matrix,
    california_rights,
    children,
    claims,
    connections,
    devices,
    features,
    health,
    jurisdictions,
    law,
    networks,
    people,
    platforms,
    recipients,
    retention,
    transfers,
    us,
    uses,
    versions,
)
