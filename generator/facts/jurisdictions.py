"""Laws that give people of one country or province something of their own: where they apply, and what they add.

A declaration in, one `Jurisdiction` per law out; the sections named after a country are written from it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from generator import catalog, vocabulary
from generator.catalog import Supervisor
from generator.declaration.countries import covers
from generator.facts import Given, Holds, every, fact
from generator.facts.law import decided, reaches
from generator.recorder import Derived, Path


@dataclass(frozen=True)
class Jurisdiction(Derived):
    """What a law adds: its rights, its supervisor or the one the company names (`named`), who answers under it."""

    law: str
    rights: tuple[str, ...]
    supervisor: Supervisor | None
    named: bool
    officers: tuple[Any, ...]


BY_COMPUTER = ("human-review", "decision-review", "decision-reasons")
"""Rights about decisions made by a computer: nothing to name where none is made."""


def _jurisdiction(given: Given, law: str, scope: Holds[bool]) -> Holds[Jurisdiction | None]:
    if not scope:
        return Holds(None)
    regime = catalog.regimes()[law]
    rights = (one.right for one in regime.rights)
    decides_nothing = given("decides-nothing-automatically")
    supervisor = _supervisor(given, regime.supervisor)
    officers = tuple(_officers(given, law))
    found = Jurisdiction(
        every((*scope.because, *supervisor.because, *(path for _, path in officers))),
        law,
        tuple(right for right in rights if not (decides_nothing and right in BY_COMPUTER)),
        supervisor.value,
        bool(supervisor.because),
        tuple(officer for officer, _ in officers),
    )
    return Holds(found, scope.because)


def _supervisor(given: Given, regular: Supervisor | None) -> Holds[Supervisor | None]:
    """The authority for complaints under a law: the one the company names in its country, else the law's."""
    if regular is None:
        return Holds(None)
    for one in given.declaration.company.authorities or []:
        if one.country == regular.country:
            return Holds(replace(regular, name=one.name, url=one.url), (given.at(one, "name"),))
    return Holds(regular)


def _officers(given: Given, law: str) -> Iterable[tuple[Any, Path]]:
    """Those in charge under a law, and the data protection officer who is it, too; each with what says so."""
    company = given.declaration.company
    for one in company.in_charge or []:
        if law in one.under:
            yield one, given.at(one.under, one.under.index(law))
    officer = company.dpo if company.dpo != "none" else None
    also = (officer.also if officer else None) or []
    if law in also:
        yield officer, given.at(also, also.index(law))


def _offered(given: Given, law: str, place: str) -> Holds[bool]:
    """Whether a law applies: established there, or offered there, from its day; or somebody decided so."""
    since = catalog.regimes()[law].since
    in_force = since is None or since <= given.declaration.policy.effective
    return decided(given, law, reaches(given, {place}, {"world"}) if in_force else Holds(False))


@fact
def canada(given: Given) -> Holds[Jurisdiction | None]:
    """What Canada's PIPEDA adds: established or offered in Canada, unless one province's own law takes its place."""
    offered = _offered(given, "ca-pipeda", "CA")
    inside = decided(given, "ca-pipeda", Holds(not _within_one_province(given)))
    return _jurisdiction(given, "ca-pipeda", offered if inside else Holds(False))


SIMILAR = ("CA-QC", "CA-AB", "CA-BC")
"""Provinces whose own law takes PIPEDA's place for what stays inside them (PIPEDA s. 26(2)(b); OPC)."""


def _within_one_province(given: Given) -> bool:
    home = given.declaration.company.established_in
    return home in SIMILAR and {area for area in given.offered_to if area[:2] == "CA" or area == "world"} == {home}


@fact
def quebec(given: Given) -> Holds[Jurisdiction | None]:
    """What Quebec's private-sector Act adds: the company is established in Quebec, or offers its service there."""
    company = given.declaration.company
    because = [given.at(company, "established_in")] if company.established_in == "CA-QC" else []
    because += [given.at(given.offered_to, i) for i, area in enumerate(given.offered_to) if covers(area, "CA-QC")]
    return _jurisdiction(given, "qc-law25", decided(given, "qc-law25", Holds(bool(because), tuple(because))))


@fact
def brazil(given: Given) -> Holds[Jurisdiction | None]:
    """What Brazil's LGPD adds: the company is established in Brazil, or offers its service there (Art. 3)."""
    return _jurisdiction(given, "br-lgpd", _offered(given, "br-lgpd", "BR"))


@fact
def india(given: Given) -> Holds[Jurisdiction | None]:
    """What India's DPDP Act adds, from its day: established in India, or offering its service there (s. 3)."""
    return _jurisdiction(given, "in-dpdp", _offered(given, "in-dpdp", "IN"))


AUSTRALIAN_TURNOVER = 3_000_000
"""Yearly turnover in Australian dollars above which the Privacy Act applies (Privacy Act 1988 (Cth) s. 6D(1))."""


@fact
def australia(given: Given) -> Holds[Jurisdiction | None]:
    """What Australia's Privacy Act adds: offered or established there, and too large, or of a kind, to be exempt."""
    there = reaches(given, {"AU"}, {"world"})
    bound = tuple(_bound_in_australia(given))
    scope = Holds(bool(there.value and bound), (*there.because, *bound))
    return _jurisdiction(given, "au-app", decided(given, "au-app", scope))


def _bound_in_australia(given: Given) -> Iterable[Path]:
    """The answers that end the exemption of small businesses (ss. 6D to 6EA); trading with consent does not."""
    scale = given.declaration.company.scale
    if scale and (scale.turnover_aud or 0) > AUSTRALIAN_TURNOVER:
        yield given.at(scale, "turnover_aud")
    if scale and scale.australian_grounds:
        yield given.at(scale, "australian_grounds")
    for recipient in given("sells").value:
        if not recipient.consent:
            yield given.at(recipient, "consideration")


@fact
def switzerland(given: Given) -> Holds[Jurisdiction | None]:
    """What the Swiss Federal Act on Data Protection adds."""
    return _jurisdiction(given, "ch-fadp", given("in-swiss-scope"))


@fact
def united_kingdom(given: Given) -> Holds[Jurisdiction | None]:
    """What the law of the United Kingdom adds."""
    return _jurisdiction(given, "uk-gdpr", given("in-uk-gdpr-scope"))


@fact
def ukraine(given: Given) -> Holds[Jurisdiction | None]:
    """What the Law of Ukraine on Personal Data Protection adds."""
    return _jurisdiction(given, "ua-pdp", given("in-ukraine-scope"))


IN_SHORT = ("access", "rectification", "erasure", "portability", "restriction", "objection")
"""The rights that the summary names, in this order."""


@fact
def rights_in_short(given: Given) -> Holds[list[str]]:
    """Those of the rights given that the summary of the policy names."""
    found: Holds[list[str]] = given("rights-given")
    return Holds([right for right in IN_SHORT if right in found.value], found.because)


@fact
def rights_given(given: Given) -> Holds[list[str]]:
    """The rights that the laws give which apply, each as its widest term; to refuse marketing is no right to object."""
    laws: Holds[list[str]] = given("laws")
    rights = [one.right for law in laws.value for one in catalog.regimes()[law].rights]
    widest = (
        one if vocabulary.within("rights", one, "objection") else vocabulary.root("rights", one) for one in rights
    )
    return Holds(list(dict.fromkeys(widest)), laws.because)
