"""Rules on what the legal bases of a purpose leave out together: an activity, data, a law that asks for one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.facts import Given
from generator.rules import GAP, Found, rule

ASKING = ("gdpr-13", "uk-gdpr", "br-lgpd", "in-dpdp", "ua-pdp", "ca-pipeda", "qc-law25")
"""Laws under which each use of data needs a basis that they name, of those `laws` derives."""


@rule(GAP, law="GDPR Art. 6(1), 13(1)(c)")
def use_without_basis(given: Given) -> Found:
    """The bases of a purpose are limited in different ways, and some use falls between them.

    One is for an activity, another for some data, and what is left is for neither. Name each activity and each item of
    data in a basis that holds for it.
    """
    for purpose in given.listed("purposes"):
        for part in _fallen(given, purpose):
            yield given.at(purpose, "basis"), f"purpose '{purpose.id}' has no legal basis for '{part}'"


def _fallen(given: Given, purpose: Any) -> Iterator[str]:
    """Activities and data that no basis names, where those that name none do not reach all the rest."""
    parts = {"activities": purpose.activities or [], "data": [item.id for item in given.chosen(purpose.data)]}
    for mine, other in (("activities", "data"), ("data", "activities")):
        free = [ground for ground in purpose.basis or [] if not getattr(ground, mine)]
        if not free or len(free) == len(purpose.basis):
            continue
        reached = {one for ground in free for one in getattr(ground, other) or parts[other]}
        named = {one for ground in purpose.basis for one in getattr(ground, mine) or []}
        if not {*parts[other]} <= reached:
            yield from (one for one in parts[mine] if one not in named)


@rule(GAP, law="the law that is left out")
def law_without_basis(given: Given) -> Found:
    """Each basis of a purpose is limited to laws, and a law that applies and asks for one is in none of them.

    People under that law would read of no basis for what is done with their data. Add a basis it knows, or its id
    to one of these.
    """
    applying = [law for law in given("laws").value if law in ASKING]
    for purpose in given.listed("purposes"):
        limits = [ground.regimes for ground in purpose.basis or []]
        named = {law for limit in limits for law in limit or []}
        for law in applying if limits and all(limits) else ():
            if law not in named and not (law == "gdpr-13" and "gdpr-14" in named):
                yield given.at(purpose, "basis"), f"purpose '{purpose.id}' has no legal basis under '{law}'"
