"""Rules on the declaration that ask who answers to people: representative, officer, rights."""

from __future__ import annotations

from generator.facts import Given
from generator.rules import GAP, Found, rule


@rule(GAP, law="GDPR Art. 27")
def representative_missing(given: Given) -> Found:
    """A company outside the EEA offers its service there and does not answer whether it has a representative.

    Such a company names a representative there, unless it falls under Art. 27(2). Name one, or answer `none`.
    """
    company = given.declaration.company
    if given("in-gdpr-scope") and given("outside-eea") and company.representatives is None:
        yield (
            given.at(company),
            "the company is outside the EEA and offers its service there; answer 'representatives'",
        )


@rule(GAP, law="GDPR Art. 13(1)(b)")
def officer_unanswered(given: Given) -> Found:
    """The declaration does not say whether there is a data protection officer.

    The policy gives the officer's contact, or says that there is none. Give the contact, or write `none`.
    """
    company = given.declaration.company
    if given("in-european-scope") and company.dpo is None:
        yield given.at(company), "the company does not answer 'dpo'; give the contact, or write 'none'"


@rule(GAP, law="GDPR Art. 13(2)(b)")
def rights_unanswered(given: Given) -> Found:
    """The declaration does not say how people use their rights.

    The policy tells people which rights they have; how to use them only the company knows. Add `rights`.
    """
    if given("data-law-applies") and given.declaration.rights is None:
        yield (), "nothing is declared under 'rights'; say how people use them"
