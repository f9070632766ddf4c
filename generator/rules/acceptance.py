"""Rules on what is accepted: problems in, the same with those marked that somebody accepted; and what is wrong
with the acceptances themselves.

A gap or a warning may be accepted, with a reason, a name and an end. It stays visible wherever problems are told;
it is only no longer a reason to fail. Nothing of it reaches the policy.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterator
from typing import Any

from generator import rules
from generator.problems import Accepted, Level, Problem
from generator.rules import GAP, INFO, WARNING, Found, Settled, rule
from generator.template import meant

ACCEPTABLE = (Level.GAP, Level.WARNING)


def marked(settled: Settled) -> list[Problem]:
    """The problems, those that are accepted on that day marked with the reason."""
    return [_marked(problem, settled) for problem in settled.problems]


def _marked(problem: Problem, settled: Settled) -> Problem:
    for one in settled.given.listed("accept"):
        if covers(one, problem) and one.until >= settled.on:
            place = settled.given.declaration.places.value(settled.given.at(one))
            accepted = Accepted(one.reason, one.by, one.until.isoformat(), place)
            return dataclasses.replace(problem, accepted=accepted)
    return problem


def covers(acceptance: Any, problem: Problem) -> bool:
    """Whether it is this problem that is accepted. What it is about stands in the message in quotation marks."""
    named = acceptance.about is None or f"'{acceptance.about}'" in problem.message
    return acceptance.rule == problem.rule and problem.level in ACCEPTABLE and named


def _standing(settled: Settled) -> Iterator[Any]:
    """The acceptances of rules that there are and whose findings can be accepted."""
    for one in settled.given.listed("accept"):
        known = rules.RULES.get(one.rule)
        if known and known.level in ACCEPTABLE:
            yield one


def _named(acceptance: Any) -> str:
    return f"'{acceptance.rule}'" + (f" about '{acceptance.about}'" if acceptance.about else "")


@rule(WARNING)
def unknown_acceptance(settled: Settled) -> Found:
    """What is accepted is the finding of a rule that does not exist, so nothing is.

    `fairnotice rules` lists the rules.
    """
    for one in settled.given.listed("accept"):
        if one.rule not in rules.RULES:
            yield settled.given.at(one, "rule"), f"'{one.rule}' is no rule{meant(one.rule, list(rules.RULES))}"


@rule(WARNING)
def acceptance_of_error(settled: Settled) -> Found:
    """An error is accepted, or a mere remark. An error makes the text false, and nobody can accept that.

    Correct what the error is about; a remark needs no acceptance.
    """
    for one in settled.given.listed("accept"):
        known = rules.RULES.get(one.rule)
        if known and known.level not in ACCEPTABLE:
            what = (
                "an error, which nobody can accept" if known.level is Level.ERROR else "a remark, which fails nothing"
            )
            yield settled.given.at(one, "rule"), f"'{one.rule}' is {what}; leave it out"


@rule(WARNING)
def expired_acceptance(settled: Settled) -> Found:
    """The day has passed until which something was accepted; it counts again.

    Do what was put off, or decide again and write a new day.
    """
    for one in _standing(settled):
        if one.until < settled.on:
            yield (
                settled.given.at(one, "until"),
                f"{_named(one)} was accepted until {one.until}; decide again, or do what is missing",
            )


@rule(WARNING)
def unused_acceptance(settled: Settled) -> Found:
    """Something is accepted that no rule finds: it was put right, or 'about' is not the id in the message.

    Take it out, or correct `about`: it is a word that the message has in quotation marks.
    """
    for one in _standing(settled):
        if settled.whole and one.until >= settled.on and not any(covers(one, p) for p in settled.problems):
            yield settled.given.at(one), f"{_named(one)} is accepted, and nothing of it is found; take it out"


YEAR = datetime.timedelta(days=366)
"""Twelve months, in a leap year too."""


@rule(GAP, law="Cal. Civ. Code § 1798.130(a)(5)")
def not_updated_for_a_year(settled: Settled) -> Found:
    """California asks that the policy be updated every twelve months, and it was not.

    Look through the practices of the last twelve months, and write the day under `policy.updated`.
    """
    policy = settled.given.declaration.policy
    last = policy.updated or policy.effective
    if settled.given("in-ccpa-scope") and settled.on > last + YEAR:
        field = "updated" if policy.updated else "effective"
        yield settled.given.at(policy, field), f"the policy was last updated on {last}; update it every twelve months"


@rule(INFO)
def not_yet_effective(settled: Settled) -> Found:
    """The policy takes effect after the day that is checked for."""
    effective = settled.given.declaration.policy.effective
    if effective > settled.on:
        yield ("policy", "effective"), f"the policy takes effect on {effective}, after {settled.on}"
