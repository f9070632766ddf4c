"""Rules on the checking of content: programs that decide alone, complaints nobody reads."""

from __future__ import annotations

from typing import Any

from generator.facts import Given
from generator.rules import WARNING, Found, rule

SERIOUS = ("suspension", "closing", "payments")
"""Measures that may affect a person as seriously as a legal effect does."""


def _moderation(given: Given) -> Any:
    """How content is checked, or None where it is not, or nobody has answered."""
    handling = given.mapping("handling")
    return handling.moderation if handling and handling.moderation not in (None, "none") else None


@rule(WARNING, law="GDPR Art. 22(1)")
def programs_decide_alone(given: Given) -> Found:
    """Programs alone check content and can close accounts, and no purpose is said to decide automatically.

    The policy then says both that programs do it without people, and that no computer decides alone on anything
    serious. Let people decide (`by: both`), leave the measure out, or declare `automated_decision`.
    """
    moderation = _moderation(given)
    if moderation and moderation.by == "programs" and given("decides-nothing-automatically"):
        for i, measure in enumerate(moderation.measures):
            if measure in SERIOUS:
                yield (
                    given.at(moderation.measures, i),
                    f"programs alone check content and '{measure}' can follow, and every purpose says "
                    "'automated_decision: none'",
                )


@rule(WARNING, law="Regulation (EU) 2022/2065 Art. 20(6)")
def complaint_without_people(given: Given) -> Found:
    """A program alone decides on complaints about decisions on content.

    An online platform must have qualified people decide on them; small and micro enterprises are exempt (Art. 19).
    """
    moderation = _moderation(given)
    appeal = moderation.appeal if moderation else None
    if appeal not in (None, "none") and appeal.decided_by_people is False and given("in-gdpr-scope"):
        yield given.at(appeal, "decided_by_people"), "no people decide on complaints about decisions on content"
