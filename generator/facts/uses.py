"""Purposes, legal bases, consents, cookies, connected services."""

from __future__ import annotations

from typing import Any

from generator.facts import Given, Holds, every, fact


def _grounds(given: Given, *terms: str) -> Holds[list[Any]]:
    grounds = [g for p in given.listed("purposes") for g in p.basis or [] if g.ground in terms]
    return Holds(grounds, tuple(given.at(g, "ground") for g in grounds))


@fact
def purposes_declared(given: Given) -> Holds[list[Any]]:
    """Purposes data is used for."""
    purposes = given.listed("purposes")
    return Holds(purposes, tuple(given.at(p, "use") for p in purposes))


@fact
def all_without_client_data(given: Given) -> Holds[bool]:
    """Data of clients is processed, and kept out of each purpose by an answer of its own."""
    purposes = given("purposes-declared").value
    said = [p for p in purposes if p.without_client_data]
    holds = bool(purposes) and len(said) == len(purposes) and given.mapping("client_data") is not None
    return Holds(holds, tuple(given.at(p, "without_client_data") for p in said) if holds else ())


@fact
def part_of_contract(given: Given) -> Holds[list[Any]]:
    """Documents, such as terms of service, that make the policy part of themselves."""
    found = [d for d in given.listed("documents") if d.includes_policy]
    return Holds(found, tuple(given.at(d, "includes_policy") for d in found))


@fact
def based_purposes(given: Given) -> Holds[list[Any]]:
    """Purposes that name what allows them."""
    found = [p for p in given.listed("purposes") if p.basis]
    return Holds(found, tuple(given.at(p, "basis") for p in found))


@fact
def every_use_has_a_basis(given: Given) -> Holds[bool]:
    """Each purpose names a legal basis."""
    purposes = given.listed("purposes")
    based = [p for p in purposes if p.basis]
    return Holds(bool(based) and len(based) == len(purposes), tuple(given.at(p, "basis") for p in based))


@fact
def relies_on_consent(given: Given) -> Holds[list[Any]]:
    """Legal bases that are consent."""
    return _grounds(given, "consent")


@fact
def relies_on_implied_consent(given: Given) -> Holds[list[Any]]:
    """Legal bases that are consent implied by conduct (PIPEDA Sch. 1 cl. 4.3.6)."""
    return _grounds(given, "implied-consent")


@fact
def relies_on_interests(given: Given) -> Holds[list[Any]]:
    """Legal bases that are legitimate interests."""
    return _grounds(given, "legitimate-interests")


@fact
def relies_on_public_task(given: Given) -> Holds[list[Any]]:
    """Legal bases that are a public task."""
    return _grounds(given, "public-task")


@fact
def relies_on_contract(given: Given) -> Holds[list[Any]]:
    """Legal bases that are a contract."""
    return _grounds(given, "contract")


@fact
def relies_on_law(given: Given) -> Holds[list[Any]]:
    """Legal bases that are a legal obligation."""
    return _grounds(given, "legal-obligation")


@fact
def consents_asked(given: Given) -> Holds[list[Any]]:
    """Consents people are asked for."""
    consents = [c for c in given.listed("consents") if c.obtained != "implied"]
    return Holds(consents, tuple(given.at(c, "to") for c in consents))


@fact
def consents_implied(given: Given) -> Holds[list[Any]]:
    """Consents that follow from what people do, where a law knows them (PIPEDA Sch. 1 cl. 4.3.6)."""
    consents = [c for c in given.listed("consents") if c.obtained == "implied"]
    return Holds(consents, tuple(given.at(c, "obtained") for c in consents))


@fact
def profiles(given: Given) -> Holds[list[Any]]:
    """Purposes that profile people."""
    found = [p for p in given.listed("purposes") if p.profiling not in (None, "none")]
    return Holds(found, tuple(given.at(p, "profiling") for p in found))


@fact
def decides_automatically(given: Given) -> Holds[list[Any]]:
    """Purposes with decisions made without human involvement."""
    found = [p for p in given.listed("purposes") if p.automated_decision not in (None, "none")]
    return Holds(found, tuple(given.at(p, "automated_decision") for p in found))


@fact
def decides_nothing_automatically(given: Given) -> Holds[bool]:
    """Each purpose answers that it makes no decision without human involvement."""
    purposes = given.listed("purposes")
    said = [p for p in purposes if p.automated_decision == "none"]
    return Holds(bool(said) and len(said) == len(purposes), tuple(given.at(p, "automated_decision") for p in said))


@fact
def direct_marketing(given: Given) -> Holds[list[Any]]:
    """Marketing sent to people."""
    communications = given.mapping("communications")
    marketing = communications.marketing if communications else None
    found = marketing if isinstance(marketing, list) else []
    return Holds(found, tuple(given.at(m) for m in found))


@fact
def marketing_without_data_for_partners(given: Given) -> Holds[list[Any]]:
    """Marketing for partners who get no data of the people addressed."""
    found = [m for m in given("direct-marketing").value if m.partners_get_data is False]
    return Holds(found, tuple(given.at(m, "partners_get_data") for m in found))


@fact
def cookies_needing_consent(given: Given) -> Holds[list[Any]]:
    """Cookies that are not strictly necessary (ePrivacy Directive Art. 5(3))."""
    cookies = given.mapping("cookies")
    found = [c for c in cookies.items if c.category != "strictly-necessary"] if cookies else []
    return Holds(found, tuple(given.at(c, "category") for c in found))


@fact
def cookies_of_others(given: Given) -> Holds[list[Any]]:
    """Cookies that a recipient sets."""
    cookies = given.mapping("cookies")
    found = [c for c in cookies.items if c.setter] if cookies else []
    return Holds(found, tuple(given.at(c, "setter") for c in found))


def _integrations(given: Given, **wanted: str) -> Holds[list[Any]]:
    found = [i for i in given.listed("integrations") if all(getattr(i, k) == v for k, v in wanted.items())]
    return Holds(found, tuple(given.at(i, key) for i in found for key in wanted))


@fact
def google_apis(given: Given) -> Holds[list[Any]]:
    """Google APIs the service uses."""
    return _integrations(given, provider="google", kind="api")


@fact
def google_limited_use(given: Given) -> Holds[list[Any]]:
    """Connections to Google whose scopes bring Limited Use, or where the company commits to it."""
    from generator import catalog

    scopes = catalog.google_scopes()
    found, because = [], []
    for api in _integrations(given, provider="google").value:
        known = [s for s in api.scopes or [] if s in scopes and scopes[s].sensitivity in ("sensitive", "restricted")]
        if known:
            because.append(given.at(api, "scopes"))
        if api.limited_use:
            because.append(given.at(api, "limited_use"))
        if known or api.limited_use:
            found.append(api)
    return Holds(found, tuple(because))


@fact
def sign_ins(given: Given) -> Holds[list[Any]]:
    """Sign-in with an account of another service."""
    return _integrations(given, kind="sign-in")


@fact
def other_integrations(given: Given) -> Holds[list[Any]]:
    """Connected services that are neither a Google API nor a sign-in."""
    apis, sign = given("google-apis").value, given("sign-ins").value
    found = [i for i in given.listed("integrations") if i not in apis and i not in sign]
    return Holds(found, tuple(given.at(i, "kind") for i in found))


@fact
def is_processor_for_clients(given: Given) -> Holds[bool]:
    """The company processes data for client organisations (GDPR Art. 28)."""
    clients = given.mapping("client_data")
    return Holds(clients is not None, every([given.at(clients, "what")]) if clients else ())
