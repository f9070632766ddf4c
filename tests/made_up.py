"""Declarations made up from the models alone: whatever may be declared, in any combination.

Things that others refer to are always there, two of each; what is to name an id gets one once all is made, so that
every reference holds. Nothing here knows a rule: what rules find wrong is taken out again by where they find it.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st
from pydantic import BaseModel
from rendering import Steps, library, replaced, source_of, value_at, without

from generator import catalog, load, pointing, references, rules, shapes
from generator.declaration import Declaration, model
from generator.declaration.countries import COUNTRIES
from generator.declaration.law import Statement
from generator.declaration.model import Reference, Vocabulary
from generator.problems import Level, Problem, Refused
from generator.propositions import ARGUMENTS
from generator.shapes import Shape
from generator.vocabulary import VOCABULARIES

REFERRED = ("policy", "company", "parties", "services", "documents", "sources", "data", "purposes", "consents",
            "recipients")  # fmt: skip
NOT_MADE = {"extends", "without", "counsel_note", "preset"}
NAMED: dict[str, Callable[[], Sequence[str]]] = {
    "section": lambda: [part.id for part in library().outline.sections],
    "requirement": lambda: list(catalog.requirements()),
    "rule": lambda: list(rules.RULES),
}
"""Texts that name something which no declaration holds."""
REFERENCE = "to-be-named"
TEXTS = {
    model._url: "https://acme.example/page",
    model._email: "someone@acme.example",
    model._duration: "P30D",
}


@dataclass
class Maker:
    """Makes values of any shape. `fill` is how likely an optional field is filled, 0 to 1."""

    chance: random.Random
    fill: float

    def declaration(self) -> dict[str, Any]:
        return self.referring(self.mapping(Declaration))

    def referring(self, data: Any) -> Any:
        """The data, with an id that is there for each text that is still to name one."""
        for path, named, mark in list(references._references(Declaration, data)):
            ids = [id_ for part in mark.kind.split("|") for id_ in references._ids(data, part)]
            if named == REFERENCE and (ids or mark.words):
                data = replaced(data, path, self.chance.choice([*ids, *mark.words]))
        return data

    def mapping(self, kind: type[BaseModel]) -> dict[str, Any]:
        if kind is Statement:
            return {"action": self.chance.choice(list(VOCABULARIES[ARGUMENTS["action"]])), "holds": self.fill < 0.5}
        made = {}
        for name, field in shapes.fields(kind).items():
            required = _required(kind, name) or (kind is Declaration and name in REFERRED)
            if name not in NOT_MADE and (required or self.chance.random() < self.fill):
                made[name] = self.value(field.shape, name, referred=kind is Declaration and name in REFERRED)
        return made

    def value(self, shape: Shape, name: str, *, referred: bool = False) -> Any:
        options = [*shape.words] if not referred else []
        options += [shape.models] * (2 * bool(shape.models)) + [shape.items] * (2 * bool(shape.items))
        options += [*shape.simple]
        chosen = self.chance.choice(options)
        if isinstance(chosen, tuple):
            return self.mapping(self.chance.choice(chosen))
        if isinstance(chosen, Shape):
            return self.list(chosen, name)
        return self.simple(chosen, shape.marks, name) if isinstance(chosen, type) else chosen

    def list(self, items: Shape, name: str) -> list[Any]:
        length = 2 if name in (*REFERRED, "people") else self.chance.randint(1, 2)
        made = [self.value(items, name) for _ in range(length)]
        for i, thing in enumerate(made, 1):
            if isinstance(thing, dict) and "id" in thing:
                thing["id"] = f"{name.replace('_', '-')}-{i}"
        return made

    def simple(self, kind: type, marks: tuple[Any, ...], name: str) -> Any:
        if kind is not str:
            return {bool: self.chance.random() < 0.5, int: 16, float: 0.5}.get(kind, "2026-01-01")
        for mark in marks:
            if isinstance(mark, Reference):
                return REFERENCE
            if isinstance(mark, Vocabulary):
                return self.chance.choice(list(VOCABULARIES[mark.name]))
        return self.text({getattr(mark, "func", None) for mark in marks}, name)

    def text(self, checks: set[Any], name: str) -> str:
        if name in NAMED:
            return self.chance.choice(NAMED[name]())
        if checks & {model._country, model._area}:
            return self.chance.choice(["IE", "US", "UA", *COUNTRIES])
        if model._folded in checks:
            return f"some {name} {self.chance.randint(1, 99)}"
        return next((TEXTS[check] for check in checks if check in TEXTS), "some-id")


def declarations(*fills: float) -> st.SearchStrategy[Made]:
    """Declarations that the loader takes, more or less filled: 0.1 is a short one, 1.0 has everything."""
    seeds = st.integers(0, 2**32 - 1)
    return st.builds(made, seeds, st.sampled_from(fills))


class Made(dict[str, Any]):
    """A declaration made up, which a failing test names by what it was made from."""

    name = ""

    def __repr__(self) -> str:
        return self.name


def made(seed: int, fill: float) -> Made:
    """What `declarations` gives for a seed, to look at it again."""
    found = Made(mended(Maker(random.Random(seed), fill).declaration(), refused) or {})
    assert found, "the loader refuses what the models allow, whatever is left out"
    found.name = f"made({seed}, {fill})"
    return found


def refused(data: Any) -> list[Problem]:
    """What the loader finds wrong."""
    try:
        load.declared(source_of(data))
    except Refused as found:
        return found.problems
    return []


def mended(data: Any, check: Callable[[Any], Sequence[Problem]]) -> Any:
    """The data without what is found wrong: what an error points at is left out, or the thing that needs it.

    None where that does not help.
    """
    for _ in range(ROUNDS):
        errors = [problem for problem in check(data) if problem.level is Level.ERROR]
        if not errors:
            return data
        entries = pointing._entries(source_of(data).entry, ())
        places = {(entry[3], entry[4]): path for path, entry in entries if path}
        found = {places.get((p.place.line, p.place.column), ()) for p in errors}
        for path in sorted(found, key=lambda path: [str(step).zfill(4) for step in path], reverse=True):
            data = _without(data, path)
    return None


ROUNDS = 12


def _without(data: Any, path: Steps) -> Any:
    """The data without the value, or without the nearest thing around it that may be left out."""
    while len(path) > 1 or (path and path[0] not in REFERRED):
        try:
            within = value_at(data, path[:-1])
            value_at(data, path)
        except (KeyError, IndexError):
            return data  # gone with something around it
        if _may_go(within, path):
            return without(data, path)
        path = path[:-1]
    return data


def _may_go(within: Any, path: Steps) -> bool:
    if isinstance(within, list):
        return len(within) > 1
    models = shapes.at(Declaration, path[:-1]).models
    return not any(_required(kind, str(path[-1])) for kind in models if path[-1] in shapes.fields(kind))


def _required(kind: type[BaseModel], name: str) -> bool:
    return next(info.is_required() for field, info in kind.model_fields.items() if (info.alias or field) == name)
