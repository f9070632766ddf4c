"""How changes of practices are told and judged: one mapping of YAML in, one frozen value out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

EVENTS = ("added", "removed", "changed", "larger", "smaller")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a reader is told of a change, with {name}, {old} and {new} to fill in, and whether it is material."""

    says: str
    material: bool
    because: str
    law: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of practice: the fields it tells of, as dotted names, and the verdict on each event that can befall it."""

    id: str
    reads: tuple[str, ...]
    verdicts: Mapping[str, Verdict]


def kind(content: Mapping[str, Any]) -> Kind:
    """A kind as the file holds it."""
    verdicts = {event: Verdict(**content[event]) for event in EVENTS if event in content}
    return Kind(content["kind"], tuple(content.get("reads", ())), verdicts)
