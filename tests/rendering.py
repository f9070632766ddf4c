"""What tests of the way from a declaration to a policy share: a fast library, small declarations, variants."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from generator import assemble, clauses
from generator.clauses import Library

Steps = tuple[str | int, ...]

TESTS = Path(__file__).parent
PRACTICES = sorted((TESTS.parent / "practices").glob("*.yaml"))
GOLDEN = sorted(TESTS.glob("golden/*/declaration.yaml"))


@cache
def library() -> Library:
    """The library we ship, its templates compiled once for all tests."""
    held = clauses.library()
    env = assemble.environment(held)
    ready = {
        id_: dataclasses.replace(clause, code=clause.code or assemble.code_of(clause, env))
        for id_, clause in held.clauses.items()
    }
    return dataclasses.replace(held, clauses=ready)


def places(data: Any, at: Steps = ()) -> Iterator[Steps]:
    """The path of every value within."""
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in pairs:
        yield (*at, step)
        yield from places(value, (*at, step))


def without(data: Any, path: Steps) -> Any:
    """A copy that lacks the value at the path."""
    return _changed(data, path[:-1], lambda within: within.pop(path[-1]))


def replaced(data: Any, path: Steps, value: Any) -> Any:
    """A copy with another value at the path."""

    def put(within: Any) -> None:
        within[path[-1]] = value

    return _changed(data, path[:-1], put)


def _changed(data: Any, path: Steps, change: Any) -> Any:
    """A copy of what lies on the path, changed at its end; the rest is shared."""
    copy = data.copy()
    if path:
        copy[path[0]] = _changed(copy[path[0]], path[1:], change)
    else:
        change(copy)
    return copy
