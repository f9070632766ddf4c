"""Rules on how people reach the company and how soon, and on what they are asked for."""

from __future__ import annotations

import re

from generator.declaration.company import Officer
from generator.facts import Given
from generator.facts.retention import days
from generator.rules import GAP, WARNING, Found, rule

MONTH = 31
"""Days of the longest month."""

WORKDAYS = 23
"""Business days in the longest month."""


@rule(GAP, law="GDPR Art. 12(3)")
def response_too_slow(given: Given) -> Found:
    """Requests are answered later than the month the law allows. It may be extended in single cases, not as a rule."""
    rights = given.mapping("rights")
    if rights is None or not given("in-european-scope"):
        return
    if rights.response and days(rights.response) > MONTH:
        yield given.at(rights, "response"), f"requests are answered within {rights.response}; the law allows one month"
    if (rights.response_business_days or 0) > WORKDAYS:
        yield (
            given.at(rights, "response_business_days"),
            f"requests are answered within {rights.response_business_days} business days; the law allows one month",
        )


@rule(WARNING, law="GDPR Art. 12(3)")
def answer_without_time(given: Given) -> Found:
    """People can make requests, and nothing says how soon they hear.

    The law gives a month, and who knows it can complain when it is over. Add `response`, such as `P1M`.
    """
    rights = given.mapping("rights")
    if rights and given("in-european-scope") and not (rights.response or rights.response_business_days):
        yield given.at(rights), "'rights' does not say how soon requests are answered; add 'response', such as 'P1M'"


DOCUMENTS = r"(?i)passport|identity card|id card|driv\w+ licen[cs]e|government|national id|official document"


@rule(WARNING, law="GDPR Art. 12(6); 11 CCR § 7060")
def identity_document_demanded(given: Given) -> Found:
    """Everybody who makes a request is asked for an official document.

    More may be asked only of those whose identity is in reasonable doubt, and no more than is needed. Ask for
    what the company already knows, such as a reply from the address of the account.
    """
    rights = given.mapping("rights")
    if rights and rights.identity_check and (found := re.search(DOCUMENTS, rights.identity_check)):
        yield given.at(rights, "identity_check"), f"each request needs '{found[0]}'; ask for it only in doubt"


@rule(GAP, law="GDPR Art. 13(1)(b)")
def officer_unreachable(given: Given) -> Found:
    """There is a data protection officer, and no way to reach the officer. Add `email`, `phone` or `address`."""
    officer = given.declaration.company.dpo
    contacts = [c for c in given.declaration.company.contacts if "dpo" in c.roles]
    if isinstance(officer, Officer) and not (officer.email or officer.phone or officer.address or contacts):
        yield given.at(officer), "the data protection officer has no 'email', 'phone' or 'address'"


@rule(WARNING)
def process_not_tried(given: Given) -> Found:
    """What the policy promises was last tried more than a year before it takes effect.

    A form that is never tried stops working unseen. Try it again, and write the day.
    """
    effective = given.declaration.policy.effective
    rights, transfers = given.mapping("rights"), given.mapping("transfers")
    for thing, field, told in (
        (rights, "tested", "the way people use their rights was last tried"),
        (transfers, "assessed", "transfers were last assessed"),
    ):
        day = getattr(thing, field, None)
        if day and (effective - day).days > 366:
            yield given.at(thing, field), f"{told} on {day}, and the policy takes effect on {effective}"
