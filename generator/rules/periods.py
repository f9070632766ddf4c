"""Rules on retention that hold rules against each other, and against laws with a time of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Any

from generator import vocabulary
from generator.declaration.countries import covers
from generator.facts import Given
from generator.facts.retention import days
from generator.rules import ERROR, GAP, WARNING, Found, rule


def _limits_meet(one: Any, other: Any) -> bool:
    """Whether two rules are for some of the same purposes, people and services; left out, a limit is none."""
    pairs = [(getattr(one, name), getattr(other, name)) for name in ("purposes", "people", "on")]
    return all(mine == theirs or (mine and theirs and set(mine) & set(theirs)) for mine, theirs in pairs)


def _starts(one: Any) -> Iterator[tuple[str, str | None, Any]]:
    for clock in one.clocks or []:
        yield clock.starts, clock.when, clock.period or clock.business_days


SET_APART = ("archived", "restricted")
"""Ends after which another rule goes on."""


@rule(ERROR)
def two_periods(given: Given) -> Found:
    """Two retention rules give the same data two times from the same event.

    The table would say both. Keep one, or say under `purposes`, `people` or `on` what each is for.
    """
    for one, other in combinations(given("retention-rules").value, 2):
        shared = [item for item in given.chosen(one.data) if item in given.chosen(other.data)]
        if not shared or not _limits_meet(one, other) or {one.end, other.end} & set(SET_APART):
            continue
        known = {(starts, when): period for starts, when, period in _starts(one)}
        for starts, when, period in _starts(other):
            before = known.get((starts, when), period)
            if before != period:
                yield (
                    given.at(other),
                    f"rules '{one.id}' and '{other.id}' keep data '{shared[0].id}' for {before} and for {period} "
                    f"from '{starts}'",
                )


@rule(ERROR)
def longest_below_shortest(given: Given) -> Found:
    """A retention rule is over, at the latest, before the time of a clock that has to run out, or that a law asks for.

    Raise `at_most`, or shorten the other.
    """
    for one in given("retention-rules").value:
        if one.at_most in (None, "none"):
            continue
        clocks = [c for c in one.clocks or [] if c.period]
        needed = clocks if one.until_last or len(clocks) == 1 else []
        for other in (*needed, *([one.floor] if one.floor else [])):
            if days(other.period) > days(one.at_most):
                yield (
                    given.at(one, "at_most"),
                    f"retention rule '{one.id}' lasts at most {one.at_most}, and another of its times is "
                    f"{other.period}",
                )


VAGUE = ("purpose", "customer-expectations", "industry-standards", "sensitivity")
"""Criteria that do not let a person work out when data goes."""


@rule(GAP, law="GDPR Art. 13(2)(a)")
def criterion_without_measure(given: Given) -> Found:
    """A retention rule has only criteria from which nobody can tell when data goes, such as "as long as necessary".

    People must be able to work out the time (WP260 rev.01, p. 38, recalled). Add `clocks`, or a criterion with an
    end, such as `while-account-active`.
    """
    for one in given("retention-rules").value:
        ended = one.clocks or one.floor or one.as_long_as or one.at_most not in (None, "none")
        bare = not (ended or one.decided_by == "client")
        if bare and one.criteria and set(one.criteria) <= set(VAGUE):
            yield (
                given.at(one, "criteria"),
                f"retention rule '{one.id}' says only '{one.criteria[0]}'; say how long, or what ends it",
            )


AT_WILL = r"(?i)\bwe\s(?:\w+\s)?(?:consider|deem|find|think|want|wish|like|need|see fit)\b|\b(?:potentially )?useful\b"


@rule(WARNING, law="GDPR Art. 5(1)(e), 13(2)(a)")
def retention_at_will(given: Given) -> Found:
    """A retention rule lasts as long as the company finds the data useful, or wants it.

    Nobody outside can tell when that ends, so it is no limit. Name an event or a time.
    """
    for one in given("retention-rules").value:
        found = re.search(AT_WILL, one.as_long_as or "")
        if found:
            yield (
                given.at(one, "as_long_as"),
                f"retention rule '{one.id}' lasts as long as '{found[0]}', which the company decides at will; "
                "name an event or a time",
            )


@rule(ERROR)
def kept_although_not_stored(given: Given) -> Found:
    """A retention rule names data that is declared as used in passing and not kept.

    The policy would say that it is not kept, and for how long it is. Take it out of the rule, or answer `stored`.
    """
    items = given.by_id("data")
    for one in given("retention-rules").value:
        for i, id_ in enumerate(one.data if isinstance(one.data, list) else []):
            if items[id_].stored is False:
                yield (
                    given.at(one.data, i),
                    f"retention rule '{one.id}' keeps data '{id_}', which says 'stored: false'",
                )


THREE_YEARS = days("P3Y")


@rule(GAP, law="740 ILCS 14/15(a)")
def biometrics_without_schedule(given: Given) -> Found:
    """Biometric data of people in Illinois is kept without a time, or for more than three years.

    It must be destroyed when its purpose is met, or three years after the last contact if that is sooner.
    """
    if not any(covers(area, "US-IL") for area in given.offered_to):
        return
    for one in given("retention-rules").value:
        item = next((d for d in given.chosen(one.data) if _biometric(d)), None)
        times = [days(clock.period) for clock in one.clocks or [] if clock.period]
        if item and (not times or min(times) > THREE_YEARS):
            yield (
                given.at(one),
                f"retention rule '{one.id}' keeps biometric data '{item.id}' without a time of three years or less",
            )


def _biometric(item: Any) -> bool:
    return any(vocabulary.within("data-categories", c, "biometric-identifiers") for c in item.categories)


@rule(WARNING, law="GDPR Art. 13(2)(a)")
def ends_without_order(given: Given) -> Found:
    """A retention rule names several things that decide, and not which of them counts.

    "Until you delete it and until you withdraw your consent" can mean the earlier or the later. Answer `until_last`.
    """
    for one in given("retention-rules").value:
        ends = [*(one.criteria or []), *(["as_long_as"] if one.as_long_as else [])]
        if len(ends) > 1 and one.until_last is None:
            yield (
                given.at(one),
                f"retention rule '{one.id}' rests on '{ends[0]}' and '{ends[1]}', and does not say which counts; "
                "add 'until_last'",
            )
