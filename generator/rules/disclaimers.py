"""Rules on promises that nobody can keep or that time has overtaken: others' terms, awaited standards, old text."""

from __future__ import annotations

import re

from generator.facts import Given
from generator.rules import WARNING, Found, rule

FORCED = ("insolvency", "bankruptcy", "receivership")
"""Events in which others decide on what the company has."""


@rule(WARNING, law="FTC Act § 5")
def terms_promised_in_insolvency(given: Given) -> Found:
    """A new owner is said to keep to this policy even after an insolvency, and people are not told of it.

    There a court or a receiver decides, not the company, and who is not told cannot object. Say under `notice` how
    people are told; or answer `same_terms: false` with `consistent_terms: true`, for where the company can decide.
    """
    to = given.mapping("disclosures")
    transfer = to.business_transfer if to else None
    if transfer in (None, "none") or not transfer.same_terms or transfer.notice != "none":
        return
    for i, event in enumerate(transfer.events):
        if event in FORCED:
            yield (
                given.at(transfer.events, i),
                f"'same_terms: true' is promised for '{event}' too, where others decide, and 'notice' is 'none'",
            )


AWAITED = r"(?i)\b(?:consensus|common understanding|industry|working group|W3C)\b"


@rule(WARNING)
def signal_still_awaited(given: Given) -> Found:
    """The reason for ignoring Do Not Track is that a standard is awaited, and none will come.

    The group that worked on it at the W3C closed in January 2019. Say that the signal is ignored, and answer
    `global_privacy_control`, which has taken its place.
    """
    signals = given.mapping("signals")
    reason = signals.do_not_track_reason if signals else None
    if reason and (found := re.search(AWAITED, reason)):
        yield (
            given.at(signals, "do_not_track_reason"),
            f"'{found[0]}' on Do Not Track is awaited no more: work on it ended in January 2019",
        )


@rule(WARNING)
def updated_long_ago(given: Given) -> Found:
    """The text was last updated more than a year before it takes effect.

    Practices and laws change in a year. Look it through, and write the day under `policy.updated`.
    """
    policy = given.declaration.policy
    if policy.updated and (policy.effective - policy.updated).days > 366:
        yield (
            given.at(policy, "updated"),
            f"the text was last updated on {policy.updated}, and takes effect on {policy.effective}; look it through",
        )
