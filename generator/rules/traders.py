"""Rules on what a marketplace holds of its traders because the Digital Services Act asks for it."""

from __future__ import annotations

import re

from generator.facts import Given
from generator.facts.retention import days
from generator.rules import GAP, Found, rule
from generator.rules.bases import grounds

CHECKED = r"Art(?:icle|\.)\s?30\b.*(?:Digital Services Act|DSA|2022/2065)"
"""The duty to know one's traders, as a basis names it."""

LONGEST = days("P6M")


@rule(GAP, law="Regulation (EU) 2022/2065 Art. 30(5)")
def trader_details_kept(given: Given) -> Found:
    """What traders told a marketplace under the Digital Services Act is kept for over six months after the contract.

    It must be deleted then. What another law asks to keep needs a purpose and a rule of its own.
    """
    checking = {purpose.id: purpose for purpose, ground in grounds(given) if re.search(CHECKED, ground.law or "")}
    for one in given("retention-rules").value:
        for purpose in checking.values():
            item = next((d for d in given.chosen(one.data) if d in given.chosen(purpose.data)), None)
            meant = not one.purposes or purpose.id in one.purposes
            clocks = [c for c in one.clocks or [] if c.period]
            kept = any(c.starts in ("contract-end", "account-closure") and days(c.period) <= LONGEST for c in clocks)
            if item and meant and not kept:
                yield (
                    given.at(one),
                    f"retention rule '{one.id}' keeps data '{item.id}' for '{purpose.id}', and not until six months "
                    "after the contract ends",
                )
