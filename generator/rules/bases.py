"""Rules on legal bases and consents."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator import vocabulary
from generator.facts import Given
from generator.rules import ERROR, GAP, WARNING, Found, rule


def grounds(given: Given) -> Iterator[tuple[Any, Any]]:
    """Each purpose with each of its legal bases."""
    for purpose in given.listed("purposes"):
        for ground in purpose.basis or []:
            yield purpose, ground


@rule(GAP, law="GDPR Art. 13(1)(c)")
def purpose_without_basis(given: Given) -> Found:
    """A purpose has no legal basis, where a law asks the policy to name one.

    People must be told what allows each use (GDPR Art. 13(1)(c)). Add `basis` to the purpose.
    """
    if not {"gdpr-13", "uk-gdpr", "ua-pdp"} & {*given("laws").value}:
        return
    for purpose in given.listed("purposes"):
        if not purpose.basis:
            yield given.at(purpose), f"purpose '{purpose.id}' has no 'basis'; name what allows it"


@rule(ERROR, law="GDPR Art. 7(1)")
def consent_not_named(given: Given) -> Found:
    """A purpose rests on consent and does not say on which.

    The policy prints what people agree to and how they take it back; both stand in `consents`.
    Add the consent there and name it in the purpose: `consent: newsletter`.
    """
    for purpose, ground in grounds(given):
        if ground.ground == "consent" and not ground.consent:
            yield (
                given.at(ground),
                f"purpose '{purpose.id}' rests on consent and names none; "
                "add 'consent' with the id of an entry of 'consents'",
            )


@rule(ERROR, law="GDPR Art. 7(3)")
def consent_without_withdrawal(given: Given) -> Found:
    """A purpose rests on consent that people cannot withdraw.

    Withdrawing must be as easy as giving, and the policy must say how. Add `withdraw` to the consent.
    """
    consents = given.by_id("consents")
    for purpose, ground in grounds(given):
        consent = consents.get(ground.consent)
        if ground.ground == "consent" and consent and not consent.withdraw:
            yield (
                given.at(consent),
                f"purpose '{purpose.id}' rests on consent '{consent.id}', which has no 'withdraw'; "
                "say how people take it back",
            )


EUROPEAN = frozenset({"gdpr-13", "gdpr-14", "uk-gdpr", "eprivacy"})
"""Regimes that know no implied consent."""


@rule(ERROR, law="GDPR Art. 4(11)")
def implied_consent_in_europe(given: Given) -> Found:
    """A consent is implied from what people do, where the law asks for a clear act.

    Neither the GDPR nor the UK GDPR knows implied consent. Limit the consent to regimes that do, or ask.
    """
    for consent in given.listed("consents"):
        limited = consent.regimes and not EUROPEAN & set(consent.regimes)
        if consent.obtained == "implied" and given("in-european-scope") and not limited:
            yield (
                given.at(consent, "obtained"),
                f"consent '{consent.id}' is implied; in the EEA and the UK consent needs a clear act",
            )
    for purpose, ground in grounds(given):
        limited = ground.regimes and not EUROPEAN & set(ground.regimes)
        if ground.ground == "implied-consent" and given("in-european-scope") and not limited:
            yield (
                given.at(ground, "ground"),
                f"purpose '{purpose.id}' rests on implied consent; in the EEA and the UK consent needs a clear act",
            )


@rule(WARNING, law="PIPEDA Sch. 1 cl. 4.3.6")
def implied_consent_for_sensitive_data(given: Given) -> Found:
    """A purpose with sensitive data, such as health data, rests on implied consent, which is for less sensitive data.

    Ask for it, or limit the basis to other data of the purpose: `data: [contact]`.
    """
    for purpose, ground in grounds(given):
        used = given.chosen(ground.data or purpose.data) if ground.ground == "implied-consent" else []
        item = next((item for item in used if _sensitive(item)), None)
        if item:
            yield (
                given.at(ground, "ground"),
                f"purpose '{purpose.id}' rests on implied consent and uses data '{item.id}', which is sensitive; "
                "ask for consent",
            )


def _sensitive(item: Any) -> bool:
    return bool(item.special) or any(vocabulary.within("data-categories", c, "sensitive-data") for c in item.categories)


@rule(ERROR)
def explicit_though_implied(given: Given) -> Found:
    """A consent is declared as explicit, and as implied from what people do; it cannot be both."""
    for consent in given.listed("consents"):
        if consent.explicit and consent.obtained == "implied":
            yield (
                given.at(consent, "explicit"),
                f"consent '{consent.id}' is explicit and yet implied; only one of them can be true",
            )


@rule(ERROR, law="GDPR Art. 13(1)(d)")
def interest_not_named(given: Given) -> Found:
    """A purpose rests on legitimate interests and does not name the interest.

    The policy prints the interest after "our legitimate interest in". Add `interest: preventing fraud`.
    """
    for purpose, ground in grounds(given):
        if ground.ground == "legitimate-interests" and not ground.interest:
            yield (
                given.at(ground),
                f"purpose '{purpose.id}' rests on legitimate interests and names none; add 'interest'",
            )
