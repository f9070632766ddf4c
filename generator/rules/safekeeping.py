"""Rules on how long data is kept, and how safe."""

from __future__ import annotations

import re
from itertools import combinations

from generator.facts import Given
from generator.rules import ERROR, GAP, WARNING, Found, rule


@rule(GAP, law="GDPR Art. 13(2)(a)")
def data_without_retention(given: Given) -> Found:
    """Data is held and no retention rule covers it; nor is it declared as impossible to erase.

    The policy says how long each kind of data is kept, or what decides. Add a rule under `retention`.
    """
    told = (*given("retention-rules").value, *given("not-erasable").value)
    kept: set[str] = {item.id for one in told for item in given.chosen(one.data)}
    for item in given.listed("data"):
        if item.id not in kept and item.stored is not False:
            yield given.at(item), f"data '{item.id}' is covered by no retention rule; add one"


@rule(ERROR, law="GDPR Art. 13(2)(a)")
def retention_without_time(given: Given) -> Found:
    """A retention rule says neither how long nor what decides.

    Give it `clocks`, `criteria`, `as_long_as` or `floor`, or say that the client decides.
    """
    for one in given("retention-rules").value:
        if not (one.clocks or one.criteria or one.as_long_as or one.floor or one.decided_by == "client"):
            yield (
                given.at(one),
                f"retention rule '{one.id}' has no 'clocks', 'criteria' or 'floor'; say how long, or what decides",
            )


@rule(GAP, law="GDPR Art. 5(1)(e)")
def kept_without_end(given: Given) -> Found:
    """A retention rule has a shortest time, and nothing that ends it.

    A law that asks for at least five years does not allow for ever. Add `clocks`, `criteria` or `at_most`.
    """
    for one in given("retention-rules").value:
        ended = one.clocks or one.criteria or one.as_long_as or one.decided_by == "client"
        if one.floor and not ended and one.at_most in (None, "none"):
            yield (
                given.at(one, "floor"),
                f"retention rule '{one.id}' says how long at least, and not how long at most; "
                "add 'clocks', 'criteria' or 'at_most'",
            )


@rule(ERROR)
def clock_with_two_times(given: Given) -> Found:
    """A clock of a retention rule has a period and business days; only one of them can be meant."""
    for one in given("retention-rules").value:
        for clock in one.clocks or []:
            if clock.period and clock.business_days:
                yield (
                    given.at(clock, "business_days"),
                    f"retention rule '{one.id}' has a clock of {clock.period} and of {clock.business_days} "
                    "business days; keep one",
                )


ERASED = ("deleted", "destroyed", "overwritten", "returned-and-deleted")
"""Ends of a retention rule after which the data is gone."""


@rule(ERROR, law="GDPR Art. 17(1)")
def erased_after_all(given: Given) -> Found:
    """Data is declared as impossible to erase, and a retention rule says that it goes.

    Make two items of it: what stays, and what goes.
    """
    stuck = {item.id for one in given("not-erasable").value for item in given.chosen(one.data)}
    for one in given("retention-rules").value:
        for item in given.chosen(one.data):
            if item.id in stuck and one.end in ERASED:
                yield (
                    given.at(one, "end"),
                    f"retention rule '{one.id}' ends with data '{item.id}' {one.end}, which cannot be erased",
                )


@rule(WARNING, law="GDPR Art. 32(1)(a)")
def encryption_where(given: Given) -> Found:
    """Encryption is promised, and nothing says whether on the way, where data is stored, or both.

    Name `encryption-in-transit`, `encryption-at-rest`, or both, each with what it covers.
    """
    security = given.mapping("security")
    for one in security.measures if security else []:
        if one.measure == "encryption":
            yield (
                given.at(one, "measure"),
                "'encryption' leaves open where; write 'encryption-in-transit', 'encryption-at-rest', or both",
            )


FOR_EVER = ("archive", "analytics", "fraud-prevention", "security", "backups")
"""Reasons to keep data longer that never end by themselves."""


@rule(GAP, law="GDPR Art. 5(1)(e), 13(2)(a)")
def exception_without_limit(given: Given) -> Found:
    """Any data may be kept beyond its time, for a reason that never ends, and no longest time is set.

    Then the times in the table mean nothing. Name the data, or add `at_most`.
    """
    retention = given.mapping("retention")
    listed = retention.exceptions if retention and isinstance(retention.exceptions, list) else []
    for one in listed:
        why = [reason for reason in one.why if reason in FOR_EVER]
        if why and not one.data and not one.at_most:
            yield (
                given.at(one),
                f"any data may be kept beyond its time for '{why[0]}', and for how long is open; "
                "name the 'data', or add 'at_most'",
            )


TO_COME = r"(?i)\b(?:will|shall|(?:plan|intend|aim|strive)s? to|going to)\b"


@rule(WARNING, law="GDPR Art. 32(1); FTC Act § 5")
def measure_to_come(given: Given) -> Found:
    """A security measure is told of as something still to come.

    People rely on what protects their data now. Say what is done, and leave plans out.
    """
    security = given.mapping("security")
    for one in security.measures if security else []:
        if found := re.search(TO_COME, one.detail or ""):
            yield (
                given.at(one, "detail"),
                f"'{found[0]}' tells of a measure that is still to come; name what protects data now",
            )


@rule(WARNING, law="GDPR Art. 13(1)(e)")
def kept_by_two(given: Given) -> Found:
    """The same thing is kept in the same place for the same customers by two: the company and another, or two others.

    Readers cannot tell who has their data. Keep one, or say by `functions` or `customers_in` what each keeps.
    """
    hosting = given.mapping("hosting")
    for one, other in combinations(hosting.places if hosting else [], 2):
        both = [what for what in other.functions if what in one.functions]
        alike = (one.customers_in, set(one.locations)) == (other.customers_in, set(other.locations))
        if both and alike and one.provider != other.provider:
            yield (
                given.at(other, "provider"),
                f"'{both[0]}' stands with '{one.provider}' and with '{other.provider}' in the same place; "
                "say what each keeps",
            )


@rule(WARNING, law="FTC, In re Zoom (2020)")
def end_to_end_without_limit(given: Given) -> Found:
    """End-to-end encryption is named among the measures without saying of what, and not all data has it.

    What the company shows, searches or analyses it can read. Write under `detail` what is encrypted so.
    """
    security = given.mapping("security")
    open_to_us = next((item for item in given.listed("data") if not item.end_to_end_encrypted), None)
    for one in security.measures if security else []:
        if one.measure == "end-to-end-encryption" and not one.detail and open_to_us:
            yield (
                given.at(one, "measure"),
                f"'end-to-end-encryption' has no 'detail', and data '{open_to_us.id}' is not encrypted so; "
                "say of what it holds",
            )
