"""Rules on what laws outside the EU ask differently: times for complaints, acts of consent, grounds of their own."""

from __future__ import annotations

from typing import Any

from generator.declaration.countries import covers
from generator.facts import Given
from generator.facts.retention import days
from generator.rules import ERROR, GAP, INFO, Found, rule
from generator.rules.bases import grounds

GRIEVANCE_DAYS = 90
"""Longest time to answer a grievance in India: DPDP Rules 2025 r. 14(3)."""

ACKNOWLEDGED_DAYS = 30
"""Longest time to confirm a complaint in the United Kingdom: DPA 2018 s. 164A(3)."""


def _complaints(given: Given) -> Any:
    rights = given.mapping("rights")
    return rights.complaints if rights else None


@rule(GAP, law="DPDP Rules 2025 r. 14(3)")
def grievance_answered_late(given: Given) -> Found:
    """Complaints are answered later than Indian law allows, which is 90 days."""
    complaints = _complaints(given)
    if given("india") and complaints and complaints.answered and days(complaints.answered) > GRIEVANCE_DAYS:
        yield (
            given.at(complaints, "answered"),
            f"a complaint is answered within {complaints.answered}; in India it is due within {GRIEVANCE_DAYS} days",
        )


@rule(GAP, law="UK Data Protection Act 2018 s. 164A")
def complaint_acknowledged_late(given: Given) -> Found:
    """Complaints are confirmed later than the law of the United Kingdom allows, which is 30 days."""
    complaints = _complaints(given)
    within = complaints.acknowledged if complaints else None
    if given("united-kingdom") and within and days(within) > ACKNOWLEDGED_DAYS:
        yield (
            given.at(complaints, "acknowledged"),
            f"a complaint is confirmed within {within}; in the United Kingdom that is due within "
            f"{ACKNOWLEDGED_DAYS} days",
        )


BRAZILIAN_DAYS = 15
"""Longest time for a full answer to a request for access in Brazil: LGPD Art. 19 II."""


@rule(GAP, law="LGPD Art. 19 II")
def brazilian_answer_late(given: Given) -> Found:
    """Requests are answered later than Brazilian law allows for access, which is 15 days."""
    rights = given.mapping("rights")
    if given("brazil") and rights and rights.response and days(rights.response) > BRAZILIAN_DAYS:
        yield (
            given.at(rights, "response"),
            f"a request is answered within {rights.response}; in Brazil access is due within {BRAZILIAN_DAYS} days",
        )


CLEAR_ACT = {"br-lgpd": ("brazil", "Brazil"), "in-dpdp": ("india", "India")}
"""Laws outside Europe under which consent is a clear act, with their facts: LGPD Art. 5 XII; DPDP Act s. 6(1)."""


@rule(ERROR, law="LGPD Art. 5 XII; DPDP Act 2023 s. 6(1)")
def consent_without_act(given: Given) -> Found:
    """A consent is implied from what people do, where the law of Brazil or India asks for a clear act.

    Limit the consent to regimes that know implied consent, such as `ca-pipeda`, or ask people.
    """
    for consent in given.listed("consents"):
        for law, (name, country) in CLEAR_ACT.items():
            meant = not consent.regimes or law in consent.regimes
            if consent.obtained == "implied" and meant and given(name):
                yield (
                    given.at(consent, "obtained"),
                    f"consent '{consent.id}' is implied; in {country} consent needs a clear act",
                )


EUROPEAN = {"gdpr-13", "gdpr-14", "uk-gdpr"}

KNOWN_TO = {
    "recognised-legitimate-interests": {"uk-gdpr"},
    "implied-consent": {"ca-pipeda", "qc-law25", "au-app"},
    "deemed-consent": {"in-dpdp"},
    "voluntary-provision": {"in-dpdp"},
    "employment-purposes": {"in-dpdp"},
    "exception-to-consent": {"ca-pipeda", "qc-law25"},
    "functions": {"au-app"},
    "expected-use": {"au-app"},
    "legal-permission": {"ua-pdp"},
    "overriding-interests": {"ch-fadp"},
    "exercise-of-rights": {"br-lgpd"},
    "research-studies": {"br-lgpd"},
    "health-protection": {"br-lgpd"},
    "credit-protection": {"br-lgpd"},
    "public-task": EUROPEAN | {"br-lgpd"},
    "legitimate-interests": EUROPEAN | {"br-lgpd", "ch-fadp", "ua-pdp"},
}
"""Grounds that only some laws know, each by its source in the vocabulary."""


@rule(GAP, law="the law that the ground names")
def ground_of_another_law(given: Given) -> Found:
    """A purpose rests on a ground that no law knows for which it is declared.

    India knows no legitimate interests, and Europe no implied consent. Name a ground of the law under `basis`, with
    `regimes` where each law has its own.
    """
    applying: list[str] = given("laws").value
    for purpose, ground in grounds(given):
        known = KNOWN_TO.get(ground.ground)
        laws = ground.regimes or applying
        if known and laws and not known & {*laws}:
            yield (
                given.at(ground, "ground"),
                f"purpose '{purpose.id}' rests on '{ground.ground}', which {' and '.join(laws)} do not know"
                if len(laws) > 1
                else f"purpose '{purpose.id}' rests on '{ground.ground}', which {laws[0]} does not know",
            )


CHILDREN = (
    ("brazil", "children-in-brazil", 12, "Brazil", "LGPD Art. 14 §1"),
    ("india", "children-in-india", 18, "India", "DPDP Act 2023 s. 9(1)"),
    ("quebec", "children-in-quebec", 14, "Quebec", "CQLR c. P-39.1 s. 4.1"),
)
"""Laws outside the EU that ask a parent: the law's fact, the children's, the age, the place, the citation."""


@rule(GAP)
def parent_not_asked_abroad(given: Given) -> Found:
    """Children may use the service in a country whose law asks for a parent's consent, and no parent agrees first.

    In India that is everyone under 18. Declare `parental_consent`, or a higher minimum age for that territory.
    """
    children = given.declaration.parties.children if given.declaration.parties else None
    for law, young, age, place, citation in CHILDREN:
        if children and given(law) and given(young) and children.parental_consent in (None, "none"):
            yield (
                given(young).because[0],
                f"people under {age} may use the service in {place}, and 'parental_consent' names no way to ask a "
                f"parent ({citation})",
            )


@rule(INFO, law="Privacy Act 1988 (Cth) s. 6D")
def australian_size_unanswered(given: Given) -> Found:
    """The service is offered in Australia, and nothing tells whether the company is too small for its Privacy Act.

    It binds businesses with a turnover above 3 million Australian dollars a year, and some smaller ones. Answer
    `turnover_aud`, or `australian_grounds`, under `company.scale`.
    """
    scale = given.declaration.company.scale
    answered = scale is not None and (scale.turnover_aud is not None or scale.australian_grounds)
    decided = any(choice.regime == "au-app" for choice in given.declaration.regimes or [])
    for i, area in enumerate(given.offered_to):
        if covers(area, "AU") and not (answered or decided or given("australia")):
            yield (
                given.at(given.offered_to, i),
                "the service is offered in Australia, and 'scale' does not answer 'turnover_aud', on which "
                "its law depends",
            )
