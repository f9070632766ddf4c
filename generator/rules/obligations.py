"""Rules on the declaration that ask what the law asks: bases, retention, transfers, cookies."""

from __future__ import annotations

from typing import Any

from generator import catalog
from generator.declaration.countries import EEA
from generator.facts import Given
from generator.rules import ERROR, GAP, Found, rule


@rule(GAP, law="GDPR Art. 13(1)(c)")
def purpose_without_basis(given: Given) -> Found:
    """A purpose has no legal basis, where a law asks the policy to name one."""
    if not given("data-law-applies"):
        return
    for purpose in given.listed("purposes"):
        if not purpose.basis:
            yield given.at(purpose), f"purpose '{purpose.id}' has no 'basis'; name what allows it"


@rule(GAP, law="GDPR Art. 5(1)(b)")
def data_without_purpose(given: Given) -> Found:
    """Data is held that no purpose uses. Name it in a purpose's `data`, or stop holding it."""
    used = {item.id for purpose in given.listed("purposes") for item in given.chosen(purpose.data)}
    for item in given.listed("data"):
        if item.id not in used:
            yield given.at(item), f"data '{item.id}' is used for no purpose; name it in 'data' of a purpose"


@rule(GAP, law="GDPR Art. 13(2)(a)")
def data_without_retention(given: Given) -> Found:
    """Data is held and no retention rule covers it."""
    kept: set[str] = {item.id for one in given("retention-rules").value for item in given.chosen(one.data)}
    for item in given.listed("data"):
        if item.id not in kept and item.stored is not False:
            yield given.at(item), f"data '{item.id}' is covered by no retention rule; add one"


def _unprotected(given: Given, transfer: Any) -> bool:
    return not transfer.mechanisms and not transfer.adequate and transfer.country[:2] not in EEA


@rule(GAP, law="GDPR Art. 44, 46")
def transfer_without_safeguard(given: Given) -> Found:
    """Data goes to a country without adequate protection and no safeguard is declared.

    Add `safeguards` to the recipient, or process the data elsewhere.
    """
    if not given("in-european-scope"):
        return
    for transfer in given("transfers-made").value:
        if _unprotected(given, transfer):
            yield (
                transfer.because[0],
                f"recipient '{transfer.recipient.id}' has data in {transfer.country} and declares no safeguard",
            )


@rule(ERROR, law="CJEU C-311/18, C-362/14")
def retired_mechanism(given: Given) -> Found:
    """A transfer rests on a mechanism that was no longer valid on the policy's effective date."""
    retired, effective = catalog.transfers().retired, given.declaration.policy.effective
    for recipient in given.listed("recipients"):
        for safeguard in recipient.safeguards or []:
            ended = retired.get(safeguard.mechanism)
            if ended and effective >= ended.ended:
                yield (
                    given.at(safeguard, "mechanism"),
                    f"recipient '{recipient.id}' relies on '{safeguard.mechanism}', "
                    f"which is invalid since {ended.ended}; use one that is in force",
                )


@rule(GAP, law="GDPR Art. 13(1)(f)")
def copy_not_offered(given: Given) -> Found:
    """A safeguard gives people a right to a copy and the declaration does not say how to get it."""
    transfers = given.mapping("transfers")
    if given("transfers-with-copy") and not (transfers and (transfers.copy_from or transfers.copy_url)):
        first = given("transfers-with-copy").value[0]
        yield (
            first.because[0],
            "people may ask for a copy of the safeguards; add 'transfers: {copy_from: privacy}'",
        )


@rule(GAP, law="ePrivacy Directive Art. 5(3)")
def cookies_without_consent(given: Given) -> Found:
    """Cookies that are not strictly necessary are set and no consent is declared."""
    cookies = given.mapping("cookies")
    if given("in-european-scope") and given("cookies-needing-consent") and not cookies.consent:
        first = given("cookies-needing-consent").value[0]
        yield (
            given.at(first),
            f"cookie '{first.id}' is not strictly necessary and 'cookies' names no 'consent'",
        )


@rule(GAP, law="GDPR Art. 27")
def representative_missing(given: Given) -> Found:
    """A company outside the EEA offers its service there and does not answer whether it has a representative."""
    company = given.declaration.company
    if given("in-gdpr-scope") and given("outside-eea") and company.representatives is None:
        yield (
            given.at(company),
            "the company is outside the EEA and offers its service there; answer 'representatives'",
        )


@rule(GAP, law="GDPR Art. 13(1)(b)")
def officer_unanswered(given: Given) -> Found:
    """The declaration does not say whether there is a data protection officer."""
    company = given.declaration.company
    if given("in-european-scope") and company.dpo is None:
        yield given.at(company), "the company does not answer 'dpo'; give the contact, or write 'none'"


@rule(GAP, law="GDPR Art. 13(2)(b)")
def rights_unanswered(given: Given) -> Found:
    """The declaration does not say how people use their rights."""
    if given("data-law-applies") and given.declaration.rights is None:
        yield (), "nothing is declared under 'rights'; say how people use them"
