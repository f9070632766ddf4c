"""How long data is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.declaration.retention import RetentionRule
from generator.facts import Given, Holds, fact
from generator.recorder import Derived, Path

DAYS = {"Y": 365.25, "M": 30.44, "W": 7, "D": 1}

AT_ONCE = "P0D"
"""The time of a clock that names none, or business days."""


@dataclass(frozen=True)
class Time(Derived):
    """A time data is kept for, ISO 8601."""

    period: str


@fact
def retention_rules(given: Given) -> Holds[list[Any]]:
    """The rules on how long data is kept."""
    retention = given.mapping("retention")
    rules = retention.rules if retention else []
    return Holds(rules, tuple(given.at(r) for r in rules))


@fact
def uses_criteria(given: Given) -> Holds[list[Any]]:
    """Rules that name what decides in place of a time (GDPR Art. 13(2)(a))."""
    found = [r for r in given("retention-rules").value if r.criteria]
    return Holds(found, tuple(given.at(r, "criteria") for r in found))


@fact
def decided_by_clients(given: Given) -> Holds[list[Any]]:
    """Rules under which a client decides how long data is kept."""
    found = [r for r in given("retention-rules").value if r.decided_by == "client"]
    return Holds(found, tuple(given.at(r, "decided_by") for r in found))


@fact
def floors_beside_times(given: Given) -> Holds[list[Any]]:
    """Rules with a time of their own for which a law sets a shortest time, too."""
    found = [r for r in given("retention-rules").value if r.floor and (r.decided_by == "client" or _ended(r))]
    return Holds(found, tuple(given.at(r, "floor") for r in found))


def _ended(rule: Any) -> bool:
    """Whether a time, or what else decides, ends the rule."""
    return bool(rule.clocks or rule.criteria or rule.as_long_as)


@fact
def not_erasable(given: Given) -> Holds[list[Any]]:
    """Data that cannot technically be erased."""
    retention = given.mapping("retention")
    found = retention.unerasable if retention and retention.unerasable != "none" else None
    return Holds(found or [], tuple(given.at(one) for one in found or []))


@fact
def longest_time(given: Given) -> Holds[Time | None]:
    """The longest time that a clock, a limit, a law or an exception sets, where each rule and exception sets one."""
    found = [list(_times(given, thing)) for thing in (*given("retention-rules").value, *_exceptions(given))]
    times = [time for each in (*found, _archives(given)) for time in each if days(time[0])]
    if not times or not all(found) or given("not-erasable"):
        return Holds(None)
    period, path = max(times, key=lambda time: days(time[0]))
    return Holds(Time((path,), period), (path,))


def _archives(given: Given) -> list[tuple[str, Path]]:
    retention = given.mapping("retention")
    archives = retention.archives if retention else None
    return [] if archives in (None, "none") else [(archives.period, given.at(archives, "period"))]


def _exceptions(given: Given) -> list[Any]:
    retention = given.mapping("retention")
    return retention.exceptions if retention and isinstance(retention.exceptions, list) else []


def _times(given: Given, thing: Any) -> Iterator[tuple[str, Path]]:
    """The times that end a rule or an exception, each with its place; none where something else may end it later."""
    if thing.at_most not in (None, "none"):
        yield thing.at_most, given.at(thing, "at_most")
    elif isinstance(thing, RetentionRule) and not (
        thing.criteria or thing.as_long_as or thing.at_most or thing.decided_by == "client"
    ):
        yield from ((c.period or AT_ONCE, given.at(c, "period" if c.period else "starts")) for c in thing.clocks or [])
        if thing.floor:
            yield thing.floor.period, given.at(thing.floor, "period")


def days(period: str) -> float:
    """A duration in days; hours and minutes count for nothing."""
    return sum(int(n) * DAYS[unit] for n, unit in re.findall(r"(\d+)([YMWD])", period.partition("T")[0]))


@fact
def all_kept_for_a_time(given: Given) -> Holds[bool]:
    """Every kind of data that is kept has a rule, and each rule a time or what ends it."""
    rules = given("retention-rules").value
    ended = [r for r in rules if _ended(r)]
    kept = {item.id for r in ended for item in given.chosen(r.data)}
    covered = all(item.id in kept or item.stored is False for item in given.listed("data"))
    return Holds(
        bool(ended) and len(ended) == len(rules) and covered and not given("not-erasable"),
        tuple(given.at(r, "data") for r in ended),
    )
