"""Rules on what a declaration says of the law itself: regimes added or denied, requirements attested."""

from __future__ import annotations

from collections import Counter

from generator import catalog
from generator.applicability import derived, regimes
from generator.facts import Given
from generator.rules import ERROR, WARNING, Found, rule
from generator.template import meant


@rule(ERROR)
def regime_chosen_twice(given: Given) -> Found:
    """A regime is added or denied more than once, so that nobody knows which holds. Keep one."""
    counted: Counter[str] = Counter()
    for choice in given.listed("regimes"):
        counted[choice.regime] += 1
        if counted[choice.regime] == 2:
            yield given.at(choice, "regime"), f"regime '{choice.regime}' stands twice under 'regimes'; keep one of them"


@rule(WARNING)
def idle_regime_choice(given: Given) -> Found:
    """A regime is added though it applies by itself.

    Such a line hides from a reader which of your practices the law follows from. Take it out.
    """
    for choice in given.listed("regimes"):
        if choice.applies and derived(catalog.regimes()[choice.regime], given):
            yield (
                given.at(choice, "regime"),
                f"regime '{choice.regime}' is added and applies by itself; take the line out",
            )


@rule(ERROR)
def unknown_requirement_attested(given: Given) -> Found:
    """Something is attested that the catalogue does not know. `fairnotice regimes NAME` lists what it knows."""
    known = catalog.requirements()
    for seen in given.listed("attested"):
        if seen.requirement not in known:
            yield (
                given.at(seen, "requirement"),
                f"'{seen.requirement}' is no requirement of the catalogue{meant(seen.requirement, list(known))}",
            )


@rule(WARNING)
def idle_attestation(given: Given) -> Found:
    """Something is attested that nobody asks for: the regime does not apply, or the policy itself answers.

    What a policy says or leaves out is read from its text, whoever attests it.
    """
    known, applying = catalog.requirements(), {regime.id for regime, _ in regimes(given)}
    for seen in given.listed("attested"):
        one = known.get(seen.requirement)
        if one and one.regime not in applying:
            why = f"regime '{one.regime}' does not apply"
        elif one and one.kind == "text":
            why = "it asks for words of the policy, which are read and not attested"
        else:
            continue
        yield given.at(seen, "requirement"), f"requirement '{seen.requirement}' is attested to no effect: {why}"
