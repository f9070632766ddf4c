"""Clauses, a number of months and a day in; those to review again out, each with why.

A clause is to be reviewed where nobody did so within the months, where its words changed since, and where a law it
meets changed since: a change the catalogue dates, or a requirement whose day came.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator import catalog
from generator.clauses import Clause, Library
from generator.desk import entries


@dataclass(frozen=True)
class Stale:
    """A clause to review again, and why."""

    clause: Clause
    because: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """As `clauses stale --format json` has it."""
        read = self.clause.front["reviewed"]
        return {
            "id": self.clause.id,
            "version": self.clause.version,
            "reviewed_on": read["on"] if read else None,
            "reviewed_by": read["by"] if read else None,
            "because": list(self.because),
            "file": self.clause.file,
        }


def stale(library: Library, months: int, on: date) -> list[Stale]:
    """The clauses to review again, in the order of the text; formal words after the plain ones."""
    held = (entry.clause for entry in entries.entries(library))
    both = (one for clause in held for one in (clause, clause.formal) if one)
    found = (Stale(one, tuple(_because(one, months, on))) for one in both)
    return [one for one in found if one.because]


def _because(one: Clause, months: int, on: date) -> Iterator[str]:
    read = one.front["reviewed"]
    if not read:
        yield "never reviewed"
        return
    if read["digest"] != one.digest:
        yield one.review if read["digest"] else f"{one.review}, without the digest of what was read"
    day = date.fromisoformat(read["on"])
    if day < before(on, months):
        yield f"reviewed by {read['by']} on {day}, more than {months} {'month' if months == 1 else 'months'} ago"
    yield from changed(one, day, on)


def before(on: date, months: int) -> date:
    """The day so many months before another; the last of its month where there is no such day."""
    year, month = divmod(on.year * 12 + on.month - 1 - months, 12)
    if year < 1:
        return date.min
    return date(year, month + 1, min(on.day, calendar.monthrange(year, month + 1)[1]))


def changed(one: Clause, since: date, until: date) -> Iterator[str]:
    """What changed after a day, and until another, in the law that a clause meets."""
    met = entries.met(one)
    for id_ in dict.fromkeys(requirement.regime for requirement in met):
        for change in catalog.regimes()[id_].changes:
            days = [day for day in change.on if since < day <= until]
            yield from (f"{id_} changed on {day}: {change.says}" for day in days[-1:])
    for requirement in met:
        if requirement.since and since < requirement.since <= until:
            yield f"{requirement.id} asks for this since {requirement.since}: {requirement.text}"
