"""A Source in; the same Source out, with the facts of the vendors its recipients name as `preset`.

A preset fills facts about the vendor, where the declaration leaves them out: name, entity, country, kind,
locations, policy, opt-out. What the company alone knows, such as the roles, the data, the contract and the
safeguards in force, is never filled. A filled value stands at the line of its `preset`, which is its evidence.
"""

from __future__ import annotations

from typing import Any

from generator import catalog
from generator.catalog import Vendor
from generator.problems import Level, Problem
from generator.source import Entry, Source
from generator.syntax import short
from generator.wording import closest, subject

FIELDS = ("name", "kind", "entity", "country", "locations", "policy", "opt_out")
"""What a preset fills."""


def filled(whole: Source) -> tuple[Source, list[Problem]]:
    """The Source with its presets filled in, and the problems of those there are none of."""
    recipients = whole.data.get("recipients")
    if not isinstance(recipients, list):
        return whole, []
    things, entries = list(recipients), list(_within(whole.entry)["recipients"][5])
    problems = []
    for i, thing in enumerate(recipients):
        preset = thing.get("preset") if isinstance(thing, dict) else None
        if not isinstance(preset, str):
            continue
        if preset not in catalog.vendors():
            problems.append(_unknown(whole, i, preset))
        things[i], entries[i] = _completed(thing, entries[i], facts(preset))
    if things == recipients:
        return whole, problems
    return _with(whole, things, entries), problems


def facts(preset: str) -> dict[str, Any]:
    """What a preset fills, as a declaration writes it.

    One that does not exist fills the kind, which a recipient must have: it is one mistake, said once.
    """
    if preset not in catalog.vendors():
        return {"kind": "service-provider"}
    vendor: Vendor = catalog.vendors()[preset]
    values = {field: getattr(vendor, field) for field in FIELDS}
    return {key: list(v) if isinstance(v, tuple) else v for key, v in values.items() if v is not None}


def _completed(thing: dict[str, Any], entry: Entry, more: dict[str, Any]) -> tuple[dict[str, Any], Entry]:
    within = _within(entry)
    file, _, _, line, column, _ = within["preset"]
    missing = {key: value for key, value in more.items() if key not in thing}
    here: Entry = (file, line, column, line, column, None)
    added = {
        key: (*here[:5], [here] * len(value)) if isinstance(value, list) else here for key, value in missing.items()
    }
    return thing | missing, (*entry[:5], within | added)


def _with(whole: Source, things: list[Any], entries: list[Any]) -> Source:
    within = _within(whole.entry)
    part: Entry = (*within["recipients"][:5], entries)
    return Source(whole.name, whole.data | {"recipients": things}, (*whole.entry[:5], within | {"recipients": part}))


def _within(entry: Entry) -> dict[str, Any]:
    assert isinstance(entry[5], dict)
    return entry[5]


def _unknown(whole: Source, i: int, preset: str) -> Problem:
    path = ("recipients", i, "preset")
    guess = closest(preset.lower(), catalog.vendors())
    advice = f"did you mean '{guess[0]}'" if guess else "'fairnotice terms vendors' lists what it may be"
    message = f"{subject(whole.data, path)} cannot be '{short(preset)}'; {advice}"
    return Problem(whole.value(path), Level.ERROR, "unknown-preset", message)
