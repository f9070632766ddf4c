"""Rules on what becomes of data in the end: accounts nobody uses, payments and their records, a new owner."""

from __future__ import annotations

from typing import Any

from generator import vocabulary
from generator.facts import Given
from generator.facts.retention import days
from generator.rules import GAP, WARNING, Found, rule

ENDS = ("account-closure", "deletion-request")
MONTH = 31


@rule(WARNING, law="GDPR Art. 5(1)(e)")
def inactivity_unanswered(given: Given) -> Found:
    """Data is kept for as long as an account is active, and nothing says what becomes of one that nobody uses.

    Who just stops coming never closes the account, and the data stays for ever. Answer `retention.inactivity`.
    """
    retention = given.mapping("retention")
    for one in given("retention-rules").value if retention and retention.inactivity is None else []:
        for i, criterion in enumerate(one.criteria or []):
            if criterion == "while-account-active" and not one.clocks and not one.at_most:
                yield (
                    given.at(one.criteria, i),
                    f"retention rule '{one.id}' lasts as long as the account, and 'retention' does not answer "
                    "'inactivity'; say when an account nobody uses ends",
                )


@rule(GAP, law="GDPR Art. 12(3), 17(1)")
def kept_after_deletion_request(given: Given) -> Found:
    """Data is kept for more than a month after people ask for its deletion, and nothing says why.

    The law allows a month to act. Name the `purposes` it is kept for, the `need`, or the law under `floor`.
    """
    for one in given("retention-rules").value if given("in-european-scope") else []:
        for clock in one.clocks or []:
            long = clock.starts == "deletion-request" and clock.period and days(clock.period) > MONTH
            if long and not (one.purposes or one.need or one.floor):
                yield (
                    given.at(clock, "period"),
                    f"retention rule '{one.id}' keeps data for {clock.period} after people ask for deletion, and "
                    "names no 'purposes', 'need' or 'floor'",
                )


@rule(WARNING, law="GDPR Art. 6(1)(c)")
def records_of_payments_erased(given: Given) -> Found:
    """All that payment providers get goes once an account ends, and no law is said to ask for any of it.

    Laws on tax and accounting ask for records of payments for years. Add `floor` to the rule for them, or an entry of
    `retention.exceptions` with `why: [law]`.
    """
    payments, retention = given.mapping("payments"), given.mapping("retention")
    exceptions = retention.exceptions if retention and isinstance(retention.exceptions, list) else []
    if payments is None or retention is None or any("law" in one.why for one in exceptions):
        return
    recipients = given.by_id("recipients")
    paid = {item.id for id_ in payments.operators for item in given.chosen(recipients[id_].data)}
    rules = [one for one in retention.rules if paid & {item.id for item in given.chosen(one.data)}]
    if rules and not any(one.floor for one in rules) and all(_ends_with_account(one) for one in rules):
        yield (
            given.at(payments, "operators"),
            f"people pay, and retention rule '{rules[-1].id}' ends all data of it with the account; "
            "name the law that asks for records of payments under 'floor'",
        )


def _ends_with_account(one: Any) -> bool:
    clocks = one.clocks or []
    return all(clock.starts in ENDS for clock in clocks) and set(one.criteria or []) <= {"while-account-active"}


@rule(WARNING, law="GDPR Art. 13(1)(c)")
def payments_without_purpose(given: Given) -> Found:
    """Somebody takes payments for the company, and no purpose says so.

    The policy would name a payment provider and not what its data is used for. Add a purpose whose `use` is
    `payment-processing`, with the data of payments.
    """
    payments = given.mapping("payments")
    uses = [purpose.use for purpose in given.listed("purposes")]
    recipients = given.by_id("recipients")
    told = any(recipients[id_].purposes for id_ in payments.operators) if payments else True
    if not told and not any(vocabulary.within("purposes", use, "payment-processing") for use in uses):
        yield given.at(payments, "operators"), "people pay, and no purpose is 'payment-processing'; add it"


@rule(GAP, law="GDPR Art. 5(1)(a), 13(3)")
def handed_over_without_terms(given: Given) -> Found:
    """Data passes to a new owner who need not keep to this policy, and people are not told.

    Nobody then knows who has the data, and under which terms. Bind the new owner (`same_terms`), or say under `notice`
    how people are told.
    """
    to = given.mapping("disclosures")
    transfer = to.business_transfer if to else None
    if to is None or transfer in (None, "none") or transfer.notice != "none":
        return
    if not transfer.same_terms and not transfer.consistent_terms:
        yield (
            given.at(transfer, "notice"),
            "a new owner need not keep to this policy, and people are not told; "
            "answer 'same_terms: true', or say under 'notice' how they are told",
        )
