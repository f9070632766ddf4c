"""Rules on what is said of standards: dates, ends, and who can claim them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.facts import Given
from generator.rules import ERROR, WARNING, Found, rule


def _standards(given: Given) -> Iterator[Any]:
    security = given.mapping("security")
    yield from security.standards if security and isinstance(security.standards, list) else ()


HELD = ("certified", "attested")
"""Statuses that somebody outside has confirmed."""


@rule(ERROR, law="FTC Act § 5")
def certificate_not_in_force(given: Given) -> Found:
    """A standard is said to be certified, and the certificate runs out before the policy takes effect, or begins later.

    Renew it, or say where the company stands: `expired`, `in-progress`, `aligned`.
    """
    effective = given.declaration.policy.effective
    for one in _standards(given):
        if one.status in HELD and one.until and one.until < effective:
            yield (
                given.at(one, "until"),
                f"standard '{one.standard}' is '{one.status}' until {one.until}, "
                f"and the policy takes effect on {effective}",
            )
        elif one.status in HELD and one.since and one.since > effective:
            yield (
                given.at(one, "since"),
                f"standard '{one.standard}' is '{one.status}' from {one.since}, "
                f"and the policy takes effect on {effective}",
            )


@rule(ERROR, law="FTC Act § 5")
def standard_with_two_states(given: Given) -> Found:
    """A standard stands twice with two answers, such as certified and being certified, for the same thing.

    Who has applied is not yet certified. Keep the answer that is true, or say under `scope` or `holder` what each is
    about.
    """
    known: dict[Any, Any] = {}
    for one in _standards(given):
        first = known.setdefault((one.standard, one.scope, one.holder), one)
        if first.status != one.status:
            yield (
                given.at(one, "status"),
                f"standard '{one.standard}' is '{first.status}' and '{one.status}'; only one of them can be true",
            )


@rule(WARNING, law="FTC Act § 5")
def certificate_without_date(given: Given) -> Found:
    """A standard is said to be certified or attested, and nothing says since when.

    Without a date nobody can find the certificate or the report. Write `since`, or the `holder` where it is a
    provider's.
    """
    for one in _standards(given):
        if one.status in HELD and not one.since and not one.holder:
            yield given.at(one, "status"), f"standard '{one.standard}' is '{one.status}' and has no 'since'"


@rule(ERROR, law="45 CFR § 160.103")
def hipaa_not_binding(given: Given) -> Found:
    """The policy speaks of HIPAA, and the company is neither a covered entity nor a business associate.

    HIPAA protects data in their hands alone; there is no certificate of it. Answer `company.hipaa`, or leave the
    standard out.
    """
    if given.declaration.company.hipaa in ("covered-entity", "business-associate"):
        return
    for one in _standards(given):
        if one.standard == "hipaa" and one.status != "none":
            yield (
                given.at(one, "standard"),
                "standard 'hipaa' is named, and 'company.hipaa' says neither 'covered-entity' nor 'business-associate'",
            )
