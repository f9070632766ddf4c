"""Declarations made up from the models alone: whatever may be declared, in any combination.

Things that others refer to are always there, two of each, so that every reference holds.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel
from rendering import library

from generator import shapes
from generator.declaration import Declaration, model
from generator.declaration.countries import COUNTRIES
from generator.declaration.model import Reference, Vocabulary
from generator.shapes import Shape
from generator.vocabulary import VOCABULARIES

REFERRED = ("policy", "company", "parties", "services", "documents", "sources", "data", "purposes", "consents",
            "recipients")  # fmt: skip
NOT_MADE = {"extends", "without", "counsel_note", "preset"}
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
        return self.mapping(Declaration)

    def mapping(self, kind: type[BaseModel]) -> dict[str, Any]:
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
                parts = [part.removeprefix("parties.") for part in mark.kind.split("|")]
                part = self.chance.choice([part for part in parts if part in (*REFERRED, "people")])
                return self.chance.choice([f"{part}-1", f"{part}-2", *mark.words])
            if isinstance(mark, Vocabulary):
                return self.chance.choice(list(VOCABULARIES[mark.name]))
        return self.text({getattr(mark, "func", None) for mark in marks}, name)

    def text(self, checks: set[Any], name: str) -> str:
        if name == "section":
            return self.chance.choice([part.id for part in library().outline.sections])
        if checks & {model._country, model._area}:
            return self.chance.choice(["IE", "US", "UA", *COUNTRIES])
        if model._folded in checks:
            return f"some {name} {self.chance.randint(1, 99)}"
        return next((TEXTS[check] for check in checks if check in TEXTS), "some-id")


def _required(kind: type[BaseModel], name: str) -> bool:
    return next(info.is_required() for field, info in kind.model_fields.items() if (info.alias or field) == name)
