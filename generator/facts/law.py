"""Which territories and laws a policy answers to."""

from __future__ import annotations

from generator.declaration.countries import EEA, EU, covers
from generator.facts import Given, Holds, every, fact


def reaches(given: Given, members: frozenset[str] | set[str], areas: set[str]) -> Holds[bool]:
    """Established there, or offered there: reachability alone does not count (GDPR recital 23)."""
    because = []
    company = given.declaration.company
    if company.established_in[:2] in members:
        because.append(given.at(company, "established_in"))
    because += [given.at(one, "country") for one in company.entities or [] if one.country[:2] in members]
    for i, area in enumerate(given.offered_to):
        if area in areas or area[:2] in members:
            because.append(given.at(given.offered_to, i))
    return Holds(bool(because), tuple(because))


def decided(given: Given, regime: str, derived: Holds[bool]) -> Holds[bool]:
    """Whether a law applies: as somebody decided under `regimes`, else as it derives."""
    chosen = [c for c in given.declaration.regimes or [] if c.regime == regime]
    return Holds(chosen[-1].applies, (given.at(chosen[-1], "applies"),)) if chosen else derived


def _denied(given: Given, *regimes: str) -> bool:
    return any(c.regime in regimes and not c.applies for c in given.declaration.regimes or [])


@fact
def in_gdpr_scope(given: Given) -> Holds[bool]:
    """The GDPR applies: the company is established in the EEA, or offers its service there (Art. 3)."""
    found = reaches(given, EEA, {"EU", "EEA", "world"})
    return Holds(found.value and not _denied(given, "gdpr-13", "gdpr-14"), found.because)


@fact
def in_uk_gdpr_scope(given: Given) -> Holds[bool]:
    """The UK GDPR applies: the company is established in the United Kingdom, or offers its service there."""
    found = reaches(given, {"GB"}, {"world"})
    return decided(given, "uk-gdpr", found)


@fact
def in_ukraine_scope(given: Given) -> Holds[bool]:
    """The Law of Ukraine on Personal Data Protection applies: the company is established there, or offers there."""
    found = reaches(given, {"UA"}, {"world"})
    return decided(given, "ua-pdp", found)


@fact
def in_swiss_scope(given: Given) -> Holds[bool]:
    """The Swiss Federal Act on Data Protection applies: established in Switzerland, or offering its service there."""
    found = reaches(given, {"CH"}, {"world"})
    return decided(given, "ch-fadp", found)


@fact
def in_california(given: Given) -> Holds[bool]:
    """The service is offered in California."""
    because = [given.at(given.offered_to, i) for i, area in enumerate(given.offered_to) if covers(area, "US-CA")]
    return Holds(bool(because), tuple(because))


@fact
def in_european_scope(given: Given) -> Holds[bool]:
    """The GDPR or the UK GDPR applies."""
    eu, uk = given("in-gdpr-scope"), given("in-uk-gdpr-scope")
    return Holds(eu.value or uk.value, every(eu.because + uk.because))


@fact
def laws(given: Given) -> Holds[list[str]]:
    """The ids of the data protection laws that apply, of those this version knows how to derive."""
    known = {
        "gdpr-13": "in-gdpr-scope",
        "uk-gdpr": "in-uk-gdpr-scope",
        "ua-pdp": "in-ukraine-scope",
        "ch-fadp": "in-swiss-scope",
        "ca-pipeda": "canada",
        "qc-law25": "quebec",
        "br-lgpd": "brazil",
        "in-dpdp": "india",
        "au-app": "australia",
    }
    found = {regime: given(name) for regime, name in known.items()}
    added = [c.regime for c in given.declaration.regimes or [] if c.applies and c.regime not in known]
    because = [path for holds in found.values() if holds.value for path in holds.because]
    return Holds([regime for regime, holds in found.items() if holds.value] + added, every(because))


AMERICAN = frozenset("ccpa-statute ccpa-regs caloppa coppa us-state-family nevada-603a nv-sb370 wa-mhmda".split())
"""Laws of the US, whose rights stand in sections of their own; restriction and objection are not among them."""


@fact
def data_law_applies(given: Given) -> Holds[bool]:
    """A law applies that gives people rights over their data."""
    found: Holds[list[str]] = given("laws")
    return Holds(bool(set(found.value) - AMERICAN), found.because)


@fact
def home(given: Given) -> Holds[str]:
    """The country the company is established in."""
    company = given.declaration.company
    return Holds(company.established_in, (given.at(company, "established_in"),))


@fact
def inside_eu(given: Given) -> Holds[bool]:
    """The company is established in the European Union."""
    company = given.declaration.company
    return Holds(company.established_in[:2] in EU, (given.at(company, "established_in"),))


@fact
def outside_eea(given: Given) -> Holds[bool]:
    """The company is established outside the European Economic Area."""
    company = given.declaration.company
    return Holds(company.established_in[:2] not in EEA, (given.at(company, "established_in"),))
