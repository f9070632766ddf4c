"""Things of a declaration in groups that give one answer, so that the policy says it once for all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from generator.facts import Given, Holds, Path, every
from generator.recorder import Derived


@dataclass(frozen=True)
class Alike(Derived):
    """Things with the same answer, the path of each, and whether there are no others of their kind."""

    things: list[Any]
    paths: tuple[Path, ...]
    all: bool

    @property
    def one(self) -> Any:
        """The first of them: what it answers, all of them do."""
        return self.things[0]


def alike(
    given: Given, everyone: Sequence[Any], fields: tuple[str, ...], holds: Callable[[Any], bool]
) -> Holds[list[Alike]]:
    """The things with an answer, in groups whose `fields` (dotted paths) all have the same value."""
    groups: dict[str, list[Any]] = {}
    for one in everyone:
        if holds(one):
            groups.setdefault(repr([_value(one, f) for f in fields]), []).append(one)
    found = []
    for group in groups.values():
        answers = tuple(given.at(i, *f.split(".")) for i in group for f in fields if _value(i, f) is not None)
        found.append(Alike(answers, group, tuple(map(given.at, group)), 1 < len(group) == len(everyone)))
    return Holds(found, every(path for group in found for path in group.because))


def _value(thing: Any, path: str) -> Any:
    for step in path.split("."):
        thing = getattr(thing, step, None)
    return thing
