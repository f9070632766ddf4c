"""Rules on what makes transfers lawful: mechanisms that ended, were not checked, or are of another law."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from generator import catalog, vocabulary
from generator.declaration.countries import EEA, lies_in
from generator.facts import Given
from generator.facts.recipients import concerns
from generator.rules import ERROR, GAP, WARNING, Found, rule

YEAR = timedelta(days=366)
"""Twelve months, in a leap year too."""


def _safeguards(given: Given) -> Iterator[tuple[Any, Any]]:
    for recipient in given.listed("recipients"):
        for safeguard in recipient.safeguards or []:
            yield recipient, safeguard


@rule(ERROR)
def safeguard_not_in_force(given: Given) -> Found:
    """A safeguard ends before the policy takes effect, or begins after it.

    The policy would tell people of protection they do not have. Renew it, or take it out.
    """
    effective = given.declaration.policy.effective
    for recipient, one in _safeguards(given):
        if one.until and one.until < effective:
            yield (
                given.at(one, "until"),
                f"'{one.mechanism}' with recipient '{recipient.id}' ended on {one.until}, "
                f"and the policy takes effect on {effective}",
            )
        if one.since and one.since > effective:
            yield (
                given.at(one, "since"),
                f"'{one.mechanism}' with recipient '{recipient.id}' begins on {one.since}, "
                f"and the policy takes effect on {effective}",
            )


LISTED = ("dpf", "dpf-uk-extension", "dpf-swiss")
"""Mechanisms that hold only while a recipient stands on a public list."""


@rule(GAP, law="Decision (EU) 2023/1795 Art. 1")
def certification_not_checked(given: Given) -> Found:
    """A transfer rests on the Data Privacy Framework, and nobody looked within a year whether the recipient is listed.

    Companies certify themselves each year, and the list is public. Look, and write the day under `checked`.
    """
    effective = given.declaration.policy.effective
    for recipient, one in _safeguards(given):
        if one.mechanism in LISTED and (one.checked is None or one.checked < effective - YEAR):
            seen = f"was last looked up on {one.checked}" if one.checked else "was not looked up"
            yield (
                given.at(one, "mechanism"),
                f"recipient '{recipient.id}' relies on '{one.mechanism}' and {seen}; look it up, and write 'checked'",
            )


LAWS = {
    "EU": ("in-gdpr-scope", "the GDPR"),
    "GB": ("in-uk-gdpr-scope", "the UK GDPR"),
    "CH": ("in-swiss-scope", "the Swiss data protection act"),
}
"""Whose law a mechanism must be known to, by the catalogue's name of the place: the fact and the law's name."""


def _protected(given: Given, place: str, country: str) -> bool:
    """Whether a country is the place itself, or found adequate by its law."""
    transfers, on = catalog.transfers(), given.declaration.policy.effective
    adequate = transfers.adequate(on, "GB" if place == "GB" else "CH" if place == "CH" else "EU") - {"US"}
    return country in ("EU", "EEA") or country[:2] in {place} | transfers.eea | adequate


def _binds(recipient: Any, place: str) -> bool:
    """Whether the law of a place asks about a recipient; the GDPR binds a company there for everyone's data."""
    return place == "EU" or concerns(recipient, place)


@rule(GAP, law="GDPR Art. 46; UK DPA 2018 s. 119A; FADP Art. 16")
def safeguard_of_another_law(given: Given) -> Found:
    """A transfer has a safeguard, and a law that applies does not know it.

    The EU's clauses alone do not protect data under the UK GDPR, nor the EU's framework data from the UK. Add
    `uk-addendum`, `uk-idta` or `dpf-uk-extension`; for Switzerland `swiss-scc` or `dpf-swiss`.
    """
    mechanisms = catalog.transfers().mechanisms
    for leg in given("transfers-made").value:
        covering = {
            s.mechanism for s in leg.recipient.safeguards or [] if not s.countries or leg.country in s.countries
        } | set(leg.mechanisms)
        known = {place for m in covering if m in mechanisms for place in mechanisms[m].works_for}
        for place, (fact, name) in LAWS.items():
            if not leg.mechanisms or place in known or not given(fact) or not _binds(leg.recipient, place):
                continue
            if not _protected(given, place, leg.country):
                yield (
                    leg.because[0],
                    f"recipient '{leg.recipient.id}' has data in {leg.country}, and '{leg.mechanisms[0]}' "
                    f"is no safeguard under {name}",
                )


@rule(WARNING, law="GDPR Art. 45(3)")
def adequacy_in_part(given: Given) -> Found:
    """A transfer rests on an adequacy decision that covers only some recipients in the country.

    Find out whether it covers this one, and declare `{mechanism: adequacy, checked: …}`; else agree on clauses.
    """
    table = catalog.transfers().eu
    for leg in given("transfers-made").value:
        decision = table.get(leg.country[:2])
        checked = any(s.mechanism == "adequacy" and s.checked for s in leg.recipient.safeguards or [])
        alone = all(m == "adequacy" for m in leg.mechanisms)
        if leg.adequate and decision and not decision.full and alone and not checked and given("in-gdpr-scope"):
            yield (
                leg.because[0],
                f"the adequacy of {leg.country} holds for {decision.scope}; declare for recipient "
                f"'{leg.recipient.id}' that it is covered, with 'mechanism: adequacy' and 'checked'",
            )


FOUND_BY = {"adequacy": "EU", "uk-adequacy": "GB", "swiss-adequacy": "CH"}
"""Mechanisms that stand on a decision about a whole country, and whose decision it is."""


@rule(ERROR, law="GDPR Art. 45(1)")
def adequacy_never_decided(given: Given) -> Found:
    """A transfer is said to rest on an adequacy decision, and there is none for that country.

    The policy would tell people that the law there protects them as well as at home. For the United States there
    is one for recipients on the list of the Data Privacy Framework alone: declare `dpf`, or agree on clauses.
    """
    transfers, on = catalog.transfers(), given.declaration.policy.effective
    home = given.declaration.company.established_in[:2]
    for recipient, one in _safeguards(given):
        place = FOUND_BY.get(one.mechanism)
        known = transfers.adequate(on, place) - {"US"} if place else frozenset()  # type: ignore[arg-type]
        for country in one.countries or recipient.locations or [] if place else []:
            if country[:2] not in known | {place, home} and not lies_in(country, EEA):
                yield (
                    given.at(one, "mechanism"),
                    f"recipient '{recipient.id}' relies on '{one.mechanism}' for {country}, on which there is no "
                    "decision",
                )


MODULES = {
    "processor": ("scc-m2", "scc-m3"),
    "sub-processor": ("scc-m2", "scc-m3"),
    "controller": ("scc-m1",),
    "joint-controller": ("scc-m1",),
}
"""Modules of the clauses by what the recipient is. Module 4 is the way back, from a processor to its controller."""


@rule(WARNING, law="Decision (EU) 2021/914, Annex")
def clauses_of_another_role(given: Given) -> Found:
    """The module of the standard clauses does not fit what the recipient is.

    Module 1 is for a controller abroad, module 2 and 3 for a processor. Change the module, or the role.
    """
    for recipient, one in _safeguards(given):
        roles = [role.role for role in recipient.roles if role.role in MODULES]
        fitting = {module for role in roles for module in MODULES[role]} | {"scc", "scc-m4"}
        if roles and vocabulary.within("transfer-mechanisms", one.mechanism, "scc") and one.mechanism not in fitting:
            yield (
                given.at(one, "mechanism"),
                f"recipient '{recipient.id}' is '{roles[0]}', and '{one.mechanism}' is for "
                f"{'a controller' if one.mechanism == 'scc-m1' else 'a processor'}",
            )


@rule(WARNING, law="GDPR Art. 49(1)")
def exception_as_a_rule(given: Given) -> Found:
    """A transfer rests on an exception for single cases, and nothing says in which case it happens.

    Exceptions are not for regular transfers (EDPB Guidelines 2/2018, recalled). Say under `when` which case it
    is, or agree on a safeguard.
    """
    for recipient, one in _safeguards(given):
        if vocabulary.within("transfer-mechanisms", one.mechanism, "derogation") and not recipient.when:
            yield (
                given.at(one, "mechanism"),
                f"recipient '{recipient.id}' relies on '{one.mechanism}', an exception, and has no 'when'; "
                "say in which case, or agree on a safeguard",
            )


ANYWHERE = ("public", "other-users", "customer")
"""Recipients whose place nobody can know beforehand."""


@rule(GAP, law="FADP Art. 19(4); GDPR Art. 13(1)(f)")
def recipient_place_unknown(given: Given) -> Found:
    """A recipient does not say where it has the data, so nobody can tell whether it goes abroad, and to which country.

    Add `locations`, and `access_from` where staff reach the data from elsewhere.
    """
    if given("in-european-scope") or given("in-swiss-scope"):
        for one in given("recipients-receiving").value:
            if not one.locations and one.kind not in ANYWHERE:
                yield given.at(one), f"recipient '{one.id}' has no 'locations'; name the countries it has the data in"
