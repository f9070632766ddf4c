"""How Californians use their rights, and the notices that Californian laws ask of some companies alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from generator import vocabulary
from generator.declaration.countries import covers
from generator.facts import Given, Holds, every, fact
from generator.recorder import Path


@fact
def two_request_methods(given: Given) -> Holds[bool]:
    """People can make a request in two or more ways (Cal. Civ. Code § 1798.130(a)(1)(A))."""
    ways = tuple(_ways(given))
    return Holds(len(ways) > 1, ways)


def _ways(given: Given) -> Iterator[Path]:
    """The ways in which people can make a request: the form, and what the contact for requests has."""
    rights = given.mapping("rights")
    if rights is None:
        return
    if rights.form:
        yield given.at(rights, "form")
    contacts = given.declaration.company.contacts
    for contact in [c for c in contacts if rights.contact in c.roles][:1]:
        for field in ("email", "phone", "form", "address"):
            if getattr(contact, field) and not (field == "form" and contact.form == rights.form):
                yield given.at(contact, field)


@fact
def limits_sensitive(given: Given) -> Holds[bool]:
    """Californians can limit what is done with sensitive data: it is sold, shared or used beyond 11 CCR § 7027(m)."""
    found = [one for name in ("sensitive-beyond", "sensitive-passed") if (one := given(name))]
    return Holds(bool(found), every(path for one in found for path in one.because))


@fact
def choice_links(given: Given) -> Holds[list[Any]]:
    """The links to make a choice that no section on a state tells of."""
    rights = given.mapping("rights")
    if rights is None:
        return Holds([])
    california = given("in-ccpa-scope")
    opting_out = (california and given("sells-or-shares")) or given("state-opt-out")
    limiting = california and given("limits-sensitive")
    links = [rights.opt_out if not opting_out else None, rights.limit if not limiting else None]
    found = [link for link in links if link]
    return Holds(found, tuple(given.at(link) for link in found))


@fact
def american_rights(given: Given) -> Holds[bool]:
    """The law of a US state gives people rights over their data: California's, another state's, or one on health."""
    found = [one for name in ("in-ccpa-scope", "state-laws", "in-health-law") if (one := given(name))]
    return Holds(bool(found), every(path for one in found for path in one.because))


EMPLOYEES = 20
"""Employees from which on a company answers Shine the Light requests: Cal. Civ. Code § 1798.83(c)(1)."""


@fact
def shines_the_light(given: Given) -> Holds[list[Any]]:
    """Recipients who use data for their own direct marketing, where Californians can ask about it (§ 1798.83)."""
    scale = given.declaration.company.scale
    small = scale is not None and scale.employees is not None and scale.employees < EMPLOYEES
    found = [r for r in given("recipients-receiving").value if _markets(r)]
    if small or not given("in-california"):
        return Holds([])
    return Holds(found, every((*given("in-california").because, *(given.at(r, "own_purposes") for r in found))))


def _markets(recipient: Any) -> bool:
    own = recipient.own_purposes if isinstance(recipient.own_purposes, list) else []
    return any(vocabulary.within("purposes", use, "direct-marketing") for use in own)


ADULT = 18


@fact
def minors_can_post(given: Given) -> Holds[bool]:
    """People under 18 in California may use the service and post there (Cal. Bus. & Prof. Code § 22581)."""
    parties = given.declaration.parties
    children = parties.children if parties else None
    limits = children.minimum_ages if children else []
    there = [limit for limit in limits if limit.territory and covers(limit.territory, "US-CA")]
    limits = there or [limit for limit in limits if not limit.territory]
    posts, offered = given.mapping("public_areas"), given("in-california")
    young = not limits or min(limit.age for limit in limits) < ADULT or bool(children and children.collected_knowingly)
    because = (*offered.because, *(given.at(limit, "age") for limit in limits))
    return Holds(bool(offered and posts and young), because)


MANY = 10_000_000
"""Californians whose data is handled in a year, from which on requests are counted in public: 11 CCR § 7102."""


@fact
def counts_requests(given: Given) -> Holds[bool]:
    """Data of ten million Californians or more is handled in a year."""
    scale = given.declaration.company.scale
    found = [one for one in (scale.residents or [] if scale else []) if one.state == "US-CA" and one.people >= MANY]
    return Holds(bool(found), tuple(given.at(one, "people") for one in found))


AUTOMATED = date(2027, 1, 1)
"""The day by which companies follow the rules on automated decisions: 11 CCR § 7200(b)."""


@fact
def california_decisions(given: Given) -> Holds[bool]:
    """The CCPA applies, computers make decisions that matter, and the rules on them are in force (11 CCR § 7200)."""
    scope, decides = given("in-ccpa-scope"), given("decides-automatically")
    holds = bool(scope and decides) and given.declaration.policy.effective >= AUTOMATED
    return Holds(holds, every((*scope.because, *decides.because)) if holds else ())
