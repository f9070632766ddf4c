"""How long data is kept."""

from __future__ import annotations

from typing import Any

from generator.facts import Given, Holds, fact


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
