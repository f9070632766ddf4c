"""Rules on where data is kept and how it may go abroad."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator import catalog
from generator.declaration.countries import EEA, covers, lies_in
from generator.facts import Given
from generator.recorder import Path
from generator.rules import ERROR, GAP, Found, rule
from generator.wording import either


def _unprotected(given: Given, transfer: Any) -> bool:
    return not transfer.mechanisms and not transfer.adequate and not lies_in(transfer.country, EEA)


@rule(ERROR)
def residency_broken(given: Given) -> Found:
    """Data is promised to stay in a place and goes elsewhere.

    The promise is held against every place of hosting and every recipient's locations and access. An exception
    lifts it only for the countries it names in `places`.
    """
    hosting = given.mapping("hosting")
    for promise in (hosting.residency or []) if hosting else []:
        for path, country, who in _elsewhere(given, promise):
            yield path, f"data is promised to stay in {promise.stays_in} and {who} {country}"


def _elsewhere(given: Given, promise: Any) -> Iterator[tuple[Path, str, str]]:
    """The places that a promise on where data stays does not allow, and who is there."""
    kept = {item.id for item in given.chosen(promise.data or "all")}
    for place in given.mapping("hosting").places:
        if _meet(place.customers_in, promise.customers_in):
            yield from _outside(given, promise, place.locations, "is kept in")
    for one in given("recipients-receiving").value:
        if kept & {item.id for item in given.chosen(one.data)} and _meet(one.people_in, promise.customers_in):
            for countries in (one.locations, one.access_from):
                if countries:
                    yield from _outside(given, promise, countries, f"recipient '{one.id}' has it in")


@rule(ERROR)
def residency_unproven(given: Given) -> Found:
    """Data is promised to stay in a place, and a recipient has it at a place nobody has named.

    A promise that cannot be checked is none. Name the recipient's `locations`, or limit the promise to other `data`.
    """
    hosting = given.mapping("hosting")
    for promise in (hosting.residency or []) if hosting else []:
        kept = {item.id for item in given.chosen(promise.data or "all")}
        for one in given("recipients-receiving").value:
            gets = kept & {item.id for item in given.chosen(one.data)} and _meet(one.people_in, promise.customers_in)
            if gets and not one.locations:
                yield (
                    given.at(one),
                    f"data is promised to stay in {promise.stays_in}, and recipient '{one.id}' has it with no "
                    "'locations'; name them",
                )


def _outside(given: Given, promise: Any, countries: list[str], who: str) -> Iterator[tuple[Path, str, str]]:
    allowed = [promise.stays_in, *(area for one in promise.exceptions or [] for area in one.places)]
    for i, country in enumerate(countries):
        if not any(covers(area, country) for area in allowed):
            yield given.at(countries, i), country, who


def _meet(some: list[str] | None, others: list[str]) -> bool:
    """Whether two choices of people by country have any in common; left out, everyone."""
    return not some or any(covers(one, other) or covers(other, one) for one in some for other in others)


@rule(ERROR)
def hosted_elsewhere(given: Given) -> Found:
    """Something is kept by a recipient in a country where it has no data, or for people whose data it does not get.

    `hosting` and the recipient tell of the same servers: add the country to its `locations` (or `access_from`), or
    the people to its `people_in`; or mend the place.
    """
    for place, keeper in _kept_by_others(given):
        known = [*(keeper.locations or []), *(keeper.access_from or [])]
        for i, country in enumerate(place.locations if known else []):
            if not any(covers(area, country) for area in known):
                yield (
                    given.at(place.locations, i),
                    f"'{place.functions[0]}' stands with recipient '{keeper.id}' in {country}, "
                    f"and that recipient has data in {either(known)}",
                )
        for area in (place.customers_in or ["world"]) if keeper.people_in else []:
            if not any(covers(wide, area) for wide in keeper.people_in):
                whose = "all customers" if area == "world" else f"customers in {area}"
                yield (
                    given.at(place, "provider"),
                    f"'{place.functions[0]}' for {whose} stands with recipient '{keeper.id}', which gets "
                    f"only data of people in {either(keeper.people_in)}",
                )


def _kept_by_others(given: Given) -> Iterator[tuple[Any, Any]]:
    """Each place of hosting that a recipient runs, with the recipient."""
    hosting, recipients = given.mapping("hosting"), given.by_id("recipients")
    for place in hosting.places if hosting else []:
        if place.provider in recipients:
            yield place, recipients[place.provider]


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
    for recipient, path, purpose in _left_open(given):
        yield path, f"recipient '{recipient.id}' has no safeguard for purpose '{purpose}'"


def _left_open(given: Given) -> Iterator[tuple[Any, Path, str]]:
    """Purposes of recipients whose safeguards are all for other purposes."""
    for recipient in given("recipients-receiving").value:
        abroad = [t for t in given("transfers-made").value if t.recipient is recipient and not t.adequate]
        if abroad and all(t.purposes for t in abroad):
            covered = {purpose for t in abroad for purpose in t.purposes}
            for i, purpose in enumerate(recipient.purposes or []):
                if purpose not in covered:
                    yield recipient, given.at(recipient.purposes, i), purpose


@rule(ERROR)
def fallback_alone(given: Given) -> Found:
    """A safeguard is declared as a fallback, and there is none that it could fall back from.

    Take `fallback` away, or add what applies first.
    """
    for transfer in given("transfers-made").value:
        if transfer.mechanisms and transfer.mechanisms == transfer.fallbacks:
            yield (
                transfer.because[0],
                f"recipient '{transfer.recipient.id}' has only a fallback for {transfer.country}; "
                "add what applies first, or take 'fallback' away",
            )


@rule(GAP, law="GDPR Art. 49(1) second subparagraph")
def compelling_interest_unnamed(given: Given) -> Found:
    """A transfer rests on compelling legitimate interests, and nothing says which.

    People must be told of the transfer and of the interests. Add `because` to the safeguard.
    """
    for recipient in given.listed("recipients"):
        for safeguard in recipient.safeguards or []:
            if safeguard.mechanism == "derogation-compelling-interest" and not safeguard.because:
                yield (
                    given.at(safeguard, "mechanism"),
                    f"recipient '{recipient.id}' gets data for compelling interests, and none is named; add 'because'",
                )


@rule(ERROR, law="CJEU C-311/18, C-362/14")
def retired_mechanism(given: Given) -> Found:
    """A transfer rests on a mechanism that was no longer valid on the policy's effective date.

    The policy would promise protection that a court or the law has taken away. Use a mechanism that is in force.
    """
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
    """A safeguard gives people a right to a copy and the declaration does not say how to get it.

    The policy says where the copy can be had. Name a contact under `transfers.copy_from`, or a page under `copy_url`.
    """
    transfers = given.mapping("transfers")
    if given("transfers-with-copy") and not (transfers and (transfers.copy_from or transfers.copy_url)):
        first = given("transfers-with-copy").value[0]
        yield (
            first.because[0],
            "people may ask for a copy of the safeguards; add 'transfers: {copy_from: privacy}'",
        )
