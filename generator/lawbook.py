"""The catalogue of the law in; how it explains itself out: in the terminal, as JSON, and as a page of documentation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from generator.catalog import Regime, Requirement

INTRODUCTION = """\
The laws and platforms' rules FairNotice knows, with all that they ask; [the law as data](../law.md) says what the
columns mean and how it is computed which of them apply. `fairnotice regimes NAME` prints one with its sources. This
is not legal advice."""

HEADS = "| requirement | asks | is | needs |"


def as_json(one: Regime) -> dict[str, Any]:
    """A regime as `regimes --format json` lists it."""
    return {
        "id": one.id,
        "name": one.name,
        "citation": one.citation,
        "status": one.status,
        "since": one.since.isoformat() if one.since else None,
        "when": one.when,
        "kinds": _kinds(one),
    }


def _kinds(one: Regime) -> dict[str, int]:
    counted = Counter(requirement.kind for requirement in one.requirements)
    return {kind: counted[kind] for kind in ("text", "placement", "timing", "conduct")}


def requirement_as_json(one: Requirement) -> dict[str, Any]:
    """A requirement as `regimes NAME --format json` has it."""
    return {
        "id": one.id,
        "regime": one.regime,
        "citation": one.citation,
        "text": one.text,
        "kind": one.kind,
        "confidence": one.confidence,
        "recommended": one.recommended,
        "since": one.since.isoformat() if one.since else None,
        "when": one.when,
        "needs": [list(choice) for choice in one.needs or ()],
        "each": list(one.each),
        "words": [list(choice) for choice in one.words],
        "note": one.note,
    }


def listed(one: Regime) -> str:
    """A regime on one line."""
    since = f", since {one.since}" if one.since else ""
    return f"{one.id}: {one.name} ({one.citation}){since}; {_counted(one)}"


def _counted(one: Regime) -> str:
    return ", ".join(f"{count} {kind}" for kind, count in _kinds(one).items() if count)


def explained(one: Regime) -> Iterator[str]:
    """All the catalogue knows of a regime, line by line."""
    yield f"{one.id}\n"
    told = {"name": one.name, "citation": one.citation, "status": one.status, "since": one.since, "binds": one.when}
    yield from (f"{key:<9} {value}" for key, value in told.items() if value)
    for key, values in (
        ("changes", [change.says for change in one.changes]),
        ("notes", one.notes),
        ("sources", one.sources),
    ):
        yield from (f"{key:<9} {value}" for value in values)
    if one.rights:
        yield f"rights    {', '.join(f'{given.right} ({given.citation})' for given in one.rights)}"
    if one.supervisor:
        yield f"authority {one.supervisor.name} ({one.supervisor.citation})"
    yield f"asks      {_counted(one)}"
    for requirement in one.requirements:
        yield ""
        yield from asked(requirement)


def asked(one: Requirement) -> Iterator[str]:
    """What a requirement asks, line by line."""
    recommended = ", recommended" if one.recommended else ""
    yield f"{one.id} ({one.kind}, {one.confidence}{recommended})"
    yield f"  {one.text}"
    told = {
        "law": one.citation,
        "if": one.when,
        "since": one.since,
        "needs": "; ".join(" or ".join(choice) for choice in one.needs or ()),
        "each": ", ".join(one.each),
        "words": "; ".join(" or ".join(f"'{words}'" for words in choice) for choice in one.words),
        "note": one.note,
    }
    yield from (f"  {key:<6} {value}" for key, value in told.items() if value)


def page(regimes: Mapping[str, Regime]) -> str:
    """Every regime with its requirements, as a page of documentation."""
    lines = ["# Regimes", "", INTRODUCTION]
    for one in regimes.values():
        lines += ["", f"## {one.name}", "", *_about(one), "", HEADS, "| --- | --- | --- | --- |"]
        rows = (" | ".join(cell.replace("|", "&#124;") for cell in _cells(r, one)) for r in one.requirements)
        lines += [f"| {row} |" for row in rows]
    return "\n".join(lines) + "\n"


def _about(one: Regime) -> Iterator[str]:
    yield f"`{one.id}`: {one.citation}."
    yield f"{one.status[:1].upper()}{one.status[1:].rstrip('.')}. Binds: {one.when}"
    if one.changes:
        yield from ("", *(f"* {change.says}" for change in one.changes))


def _cells(one: Requirement, regime: Regime) -> Iterator[str]:
    """Id, what is asked and where it stands, kind and confidence, the fields a text needs."""
    yield f"`{one.id}`"
    condition = f" If {one.when}." if one.when else ""
    since = f" From {one.since}." if one.since and one.since != regime.since else ""
    yield f"{one.text}{condition}{since} ({one.citation})"
    yield f"{one.kind}, {one.confidence}{', recommended' if one.recommended else ''}"
    yield ", ".join(" or ".join(f"`{field}`" for field in choice) for choice in one.needs or ())
