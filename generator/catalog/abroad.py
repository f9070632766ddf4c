"""Sending data abroad: adequate countries, mechanisms that make a transfer lawful, mechanisms that ended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from generator.catalog.law import Confidence, day


@dataclass(frozen=True, slots=True)
class Adequacy:
    """A country whose protection was found adequate: by which act, for whom, from when to when."""

    code: str
    name: str
    scope: str
    decision: str | None
    since: date
    until: date | None
    confidence: Confidence
    note: str | None

    @property
    def full(self) -> bool:
        """Whether it covers every recipient there, and not only some."""
        return self.scope.startswith("full")

    def in_force(self, on: date) -> bool:
        return self.since <= on and (self.until is None or on <= self.until)


@dataclass(frozen=True, slots=True)
class Mechanism:
    """What makes a transfer lawful. `works_for` names the places whose law knows it; `copy_needed` says that
    people may ask for a copy; `needs` are the fields a check reads.
    """

    id: str
    law: str
    works_for: tuple[str, ...]
    copy_needed: bool
    needs: tuple[str, ...]
    dpv: str | None
    confidence: Confidence
    note: str | None


@dataclass(frozen=True, slots=True)
class Retired:
    """A mechanism that no longer makes anything lawful, since when and why."""

    id: str
    law: str
    ended: date
    because: str
    replaced_by: tuple[str, ...]
    confidence: Confidence
    note: str | None


@dataclass(frozen=True, slots=True)
class Transfers:
    """All that the catalogue knows about sending data abroad."""

    eea: frozenset[str]
    eu: Mapping[str, Adequacy]
    uk: Mapping[str, Adequacy]
    ch: Mapping[str, Adequacy]
    mechanisms: Mapping[str, Mechanism]
    retired: Mapping[str, Retired]

    def adequate(self, on: date, exporter: Literal["EU", "GB", "CH"] = "EU") -> frozenset[str]:
        """Codes of the countries the exporter's law holds adequate on that day, in full or in part."""
        table = {"EU": self.eu, "GB": self.uk, "CH": self.ch}[exporter]
        return frozenset(code for code, found in table.items() if found.in_force(on))

    @property
    def copy_needed(self) -> frozenset[str]:
        """The mechanisms people may ask a copy of. GDPR Art. 13(1)(f)."""
        return frozenset(mechanism.id for mechanism in self.mechanisms.values() if mechanism.copy_needed)


def transfers(content: Mapping[str, Any]) -> Transfers:
    """The whole file."""
    return Transfers(
        eea=frozenset(content["eea"]),
        eu={one["code"]: _adequacy(one) for one in content["eu"]},
        uk={one["code"]: _adequacy(one) for one in content["uk"]},
        ch={one["code"]: _adequacy(one) for one in content["ch"]},
        mechanisms={one["id"]: _mechanism(one) for one in content["mechanisms"]},
        retired={one["id"]: _retired(one) for one in content["retired"]},
    )


def _adequacy(content: Mapping[str, Any]) -> Adequacy:
    return Adequacy(
        code=content["code"],
        name=content["name"],
        scope=content["scope"],
        decision=content.get("decision"),
        since=date.fromisoformat(content["from"]),
        until=day(content.get("until")),
        confidence=content["confidence"],
        note=content.get("note"),
    )


def _mechanism(content: Mapping[str, Any]) -> Mechanism:
    return Mechanism(
        id=content["id"],
        law=content["law"],
        works_for=tuple(content["works_for"]),
        copy_needed=content["copy_needed"],
        needs=tuple(content.get("needs", ())),
        dpv=content.get("dpv"),
        confidence=content["confidence"],
        note=content.get("note"),
    )


def _retired(content: Mapping[str, Any]) -> Retired:
    return Retired(
        id=content["id"],
        law=content["law"],
        ended=date.fromisoformat(content["ended"]),
        because=content["because"],
        replaced_by=tuple(content["replaced_by"]),
        confidence=content["confidence"],
        note=content.get("note"),
    )
