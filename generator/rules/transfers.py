"""Rules on where data is kept and how it may go abroad."""

from __future__ import annotations

from typing import Any

from generator import catalog
from generator.declaration.countries import EEA, covers
from generator.facts import Given
from generator.rules import ERROR, GAP, Found, rule


def _unprotected(given: Given, transfer: Any) -> bool:
    return not transfer.mechanisms and not transfer.adequate and transfer.country[:2] not in EEA


@rule(ERROR)
def residency_broken(given: Given) -> Found:
    """Data is promised to stay in a place and goes elsewhere.

    The promise is held against every place of hosting and every recipient's locations and access.
    """
    hosting = given.mapping("hosting")
    for promise in hosting.residency or [] if hosting else []:
        kept = {item.id for item in given.chosen(promise.data or "all")}
        for place in hosting.places:
            served = not place.customers_in or set(place.customers_in) & set(promise.customers_in)
            for i, country in enumerate(place.locations):
                if served and not promise.exceptions and not covers(promise.stays_in, country):
                    yield (
                        given.at(place.locations, i),
                        f"data is promised to stay in {promise.stays_in} and is kept in {country}",
                    )
        for one in given("recipients-receiving").value:
            received = kept & {item.id for item in given.chosen(one.data)}
            for field in ("locations", "access_from"):
                for i, country in enumerate(getattr(one, field) or []):
                    if received and not promise.exceptions and not covers(promise.stays_in, country):
                        yield (
                            given.at(getattr(one, field), i),
                            f"data is promised to stay in {promise.stays_in} "
                            f"and recipient '{one.id}' has it in {country}",
                        )


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
