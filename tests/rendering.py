"""What tests of the way from a declaration to a policy share: a fast library, small declarations, variants."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from generator import assemble, clauses, load, source
from generator.clauses import Clause, Front, Glossary, Library, Outline
from generator.declaration import Declaration
from generator.document import Document, Leaf
from generator.explain import path_text
from generator.source import Source

Steps = tuple[str | int, ...]

TESTS = Path(__file__).parent
PRACTICES = sorted((TESTS.parent / "practices").glob("*.yaml"))
GOLDEN = sorted(TESTS.glob("golden/*/declaration.yaml"))
REGIMES = sorted(TESTS.glob("regimes/*.yaml"))


@cache
def _shipped() -> Library:
    return clauses.library()


@cache
def library() -> Library:
    """The library we ship, its templates compiled once for all tests."""
    held = clauses.library()
    ready = {id_: dataclasses.replace(clause, code=assemble.code_of(clause)) for id_, clause in held.clauses.items()}
    return dataclasses.replace(held, clauses=ready)


def declared(**parts: Any) -> Declaration:
    """The small declaration of the rules' tables, with some parts replaced; None takes one out."""
    return loaded({name: value for name, value in {**_base(), **parts}.items() if value is not None})


@cache
def _base() -> dict[str, Any]:
    return source.read(TESTS / "rules" / "base.yaml").data


def loaded(data: Any) -> Declaration:
    """The declaration that a file with this data holds; all of it stands on its first line."""
    return load.declared(source_of(data))


def source_of(data: Any) -> Source:
    """A file with this data, all on its first line."""
    return source.parse(json.dumps(data, default=str, ensure_ascii=False).encode(), "acme.yaml")


def value_at(data: Any, path: Steps) -> Any:
    for step in path:
        data = data[step]
    return data


def clause(body: str, id_: str = "data/tested", **front: Any) -> Clause:
    """A clause that always applies, unless `front` says otherwise."""
    matter = Front(**{"when": {"declared": "company.brand"}, "version": 1, **front})
    return Clause(id_, f"{id_}.md.j2", body, matter.model_dump())


def written(body: str, declaration: Declaration, **front: Any) -> Document:
    """The policy of a single clause."""
    return by_clauses([clause(body, **front)], declaration)


def by_clauses(held: list[Clause], declaration: Declaration) -> Document:
    """The policy of some clauses, their sections headed by their ids."""
    sections: dict[str, list[str]] = {}
    for one in held:
        sections.setdefault(one.section, []).append(one.id.split("/")[1])
    parts = [Outline.Part(id=id_, heading=id_.title(), clauses=names) for id_, names in sections.items()]
    outline = Outline(title="Policy", opening=[], sections=parts)
    made = Library({one.id: one for one in held}, outline, Glossary(terms=[]), _shipped().phrases)
    return assemble.document(declaration, made)


def paths(leaves: tuple[Leaf, ...]) -> list[str]:
    """The paths of leaves as a reader writes them."""
    return [path_text(leaf.path) for leaf in leaves]


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
