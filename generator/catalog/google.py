"""OAuth scopes of Google: what each opens, and how closely Google guards it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from generator.catalog.law import Confidence
from generator.vocabulary import VOCABULARIES


@dataclass(frozen=True, slots=True)
class Scope:
    """A scope. `data` are the categories it can reach; `confidence` is that of the sensitivity, `exists` that
    the scope exists under this name. Sensitivity is set in Google's console and may change.
    """

    scope: str
    product: str
    sensitivity: Literal["non-sensitive", "sensitive", "restricted"]
    does: str
    data: tuple[str, ...]
    exists: Confidence
    confidence: Confidence
    source: str | None
    note: str | None

    @property
    def workspace(self) -> bool:
        """Whether the Workspace policy applies, which bans training of general AI models with its data."""
        return "workspace" in VOCABULARIES["google-products"][self.product].flags

    @property
    def guarded(self) -> bool:
        """Whether the Limited Use requirements apply, where the app leaves its own domain."""
        return self.sensitivity != "non-sensitive"


def scope(content: Mapping[str, Any], sources: Mapping[str, str]) -> Scope:
    """A scope as the table holds it; `sources` spells out where its sensitivity was read."""
    return Scope(
        scope=content["scope"],
        product=content["product"],
        sensitivity=content["sensitivity"],
        does=content["does"],
        data=tuple(content["data"]),
        exists=content["exists"],
        confidence=content["confidence"],
        source=sources[content["source"]] if "source" in content else None,
        note=content.get("note"),
    )
