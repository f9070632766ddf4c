"""How long data is kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from generator.facts import Given, Holds, fact
from generator.recorder import Derived

DAYS = {"Y": 365.25, "M": 30.44, "W": 7, "D": 1}


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
def longest_time(given: Given) -> Holds[Time | None]:
    """The longest time that a clock or a law sets, where each rule sets one."""
    rules = given("retention-rules").value
    if not rules or any(r.criteria or r.decided_by == "client" for r in rules):
        return Holds(None)
    times = [(c.period, given.at(c, "period")) for r in rules for c in r.clocks or [] if c.period]
    times += [(r.floor.period, given.at(r.floor, "period")) for r in rules if r.floor]
    if not times:
        return Holds(None)
    period, path = max(times, key=lambda time: days(time[0]))
    return Holds(Time((path,), period), (path,))


def days(period: str) -> float:
    """A duration in days; hours and minutes count for nothing."""
    return sum(int(n) * DAYS[unit] for n, unit in re.findall(r"(\d+)([YMWD])", period.partition("T")[0]))


@fact
def all_kept_for_a_time(given: Given) -> Holds[bool]:
    """Every kind of data that is kept has a rule, and each rule a time or what ends it."""
    rules = given("retention-rules").value
    ended = [r for r in rules if r.clocks or r.criteria]
    kept = {item.id for r in ended for item in given.chosen(r.data)}
    covered = all(item.id in kept or item.stored is False for item in given.listed("data"))
    return Holds(bool(ended) and len(ended) == len(rules) and covered, tuple(given.at(r, "data") for r in ended))
