"""Rules on how long data is kept, and how safe."""

from __future__ import annotations

from generator.facts import Given
from generator.rules import ERROR, GAP, Found, rule


@rule(GAP, law="GDPR Art. 13(2)(a)")
def data_without_retention(given: Given) -> Found:
    """Data is held and no retention rule covers it."""
    kept: set[str] = {item.id for one in given("retention-rules").value for item in given.chosen(one.data)}
    for item in given.listed("data"):
        if item.id not in kept and item.stored is not False:
            yield given.at(item), f"data '{item.id}' is covered by no retention rule; add one"


@rule(ERROR, law="GDPR Art. 13(2)(a)")
def retention_without_time(given: Given) -> Found:
    """A retention rule says neither how long nor what decides.

    Give it `clocks`, `criteria` or `floor`, or say that the client decides.
    """
    for one in given("retention-rules").value:
        if not (one.clocks or one.criteria or one.floor or one.decided_by == "client"):
            yield (
                given.at(one),
                f"retention rule '{one.id}' has no 'clocks', 'criteria' or 'floor'; say how long, or what decides",
            )
