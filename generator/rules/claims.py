"""Rules that hold promises and answers against what is practised, by what each states."""

from __future__ import annotations

from datetime import timedelta

from generator.facts import Given
from generator.propositions import incompatible
from generator.rules import ERROR, WARNING, Found, rule


@rule(ERROR, law="FTC Act § 5")
def claim_refuted(given: Given) -> Found:
    """A claim says that something is not done, and the declaration says that it is.

    A promise that practice breaks deceives its readers (FTC Act § 5, 15 U.S.C. § 45(a); Directive 2005/29/EC
    Art. 6). Each line that refutes the claim is named: change the practice, or leave the claim out.
    """
    for made in given("claims-made").value:
        for against in made.refuted_by:
            yield against.because[0], f"claim '{made.claim.claim}' is refuted: {against.told}"


@rule(ERROR, law="FTC Act § 5")
def claim_without_support(given: Given) -> Found:
    """A claim says that something is done, and nothing declared says so.

    Only what is declared can be promised (FTC Act § 5, 15 U.S.C. § 45(a)). Declare what the claim stands on,
    or leave the claim out.
    """
    for made in given("claims-made").value:
        if made.missing:
            yield given.at(made.claim, "claim"), f"claim '{made.claim.claim}' stands on nothing; declare {made.missing}"


YEAR = timedelta(days=366)
"""Twelve months, in a leap year too."""


@rule(WARNING)
def claim_affirmed_long_ago(given: Given) -> Found:
    """A claim was affirmed more than a year before the policy takes effect, or on a day still to come.

    Practices change; an absolute promise needs somebody who has looked. Ask again, and write the day.
    """
    effective = given.declaration.policy.effective
    for claim in given.listed("claims"):
        if not effective - YEAR <= claim.on <= effective:
            yield (
                given.at(claim, "on"),
                f"claim '{claim.claim}' was affirmed by '{claim.affirmed_by}' on {claim.on}, "
                f"and the policy takes effect on {effective}; "
                "have it affirmed within the year before",
            )


@rule(ERROR)
def contradicting_answers(given: Given) -> Found:
    """One answer says that something is done, another that it is not.

    Both would stand in the policy: marketing under the purposes, and that we send none. The answers are held
    against each other by what they state, so the two may stand anywhere. Correct the one that is wrong.
    """
    said = given("said").value
    denials = [one for one in said if not one.proposition.holds]
    found = {}
    for one in said if denials else ():
        for other in denials:
            if incompatible(one.proposition, other.proposition):
                found[one.because, other.because] = (one, other)
    for one, other in found.values():
        yield one.because[0], f"{one.told}, against {other.told}"
