"""Rules on contracts as a legal basis: with whom, for what, beside which other basis."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from generator import vocabulary
from generator.facts import Given
from generator.rules import GAP, WARNING, Found, rule
from generator.rules.bases import grounds
from generator.rules.consents import alike
from generator.rules.countries import EUROPEAN

PROMOTING = ("direct-marketing", "advertising")


@rule(GAP, law="GDPR Art. 6(1)(b)")
def contract_for_marketing(given: Given) -> Found:
    """Marketing or advertising rests on a contract, which needs neither.

    A contract allows only what is needed to perform it (CJEU C-252/21, Meta Platforms; EDPB Guidelines 2/2019). Ask
    for consent, or name a legitimate interest where the law allows one.
    """
    for purpose, ground in grounds(given):
        promotes = any(vocabulary.within("purposes", purpose.use, wide) for wide in PROMOTING)
        if ground.ground == "contract" and promotes and not ground.activities and given("in-european-scope"):
            yield (
                given.at(ground, "ground"),
                f"purpose '{purpose.id}' is '{purpose.use}' and rests on a contract, which does not need it",
            )


WITHOUT_CONTRACT = ("visitor", "client-user", "client-contact", "end-customer", "contact-of-user", "recipient", "guest",
                    "relative")  # fmt: skip
"""Kinds of people who are no party to a contract with the company, and ask for none."""


@rule(GAP, law="GDPR Art. 6(1)(b)")
def contract_with_others(given: Given) -> Found:
    """A purpose rests on a contract and uses data of people who have none: visitors, relatives, people of a client.

    Only a contract to which the person is party is a basis. Limit it by `people` to those who hold it, and add a basis
    for the others, such as a legitimate interest, with `people`.
    """
    outside = {p.id: p for p in given.by_id("parties.people").values() if p.kind in WITHOUT_CONTRACT or p.acts_for}
    for purpose in given.listed("purposes") if given("in-european-scope") else []:
        for ground in purpose.basis or []:
            if ground.ground == "contract" and not (ground.regimes and not EUROPEAN & {*ground.regimes}):
                for party in dict.fromkeys(_bound(given, purpose, ground)):
                    if party in outside:
                        yield (
                            given.at(ground, "ground"),
                            f"purpose '{purpose.id}' rests on a contract and uses data of '{party}', who have none",
                        )


def _bound(given: Given, purpose: Any, ground: Any) -> Iterator[str]:
    """The people whom the basis is said to hold for."""
    if ground.people:
        yield from ground.people
        return
    others = {party for other in purpose.basis if other is not ground for party in other.people or []}
    for item in given.chosen(purpose.data):
        if not ground.data or item.id in ground.data:
            of = [party for party in item.of or purpose.people or [] if not purpose.people or party in purpose.people]
            yield from (party for party in of if party not in others)


@rule(WARNING, law="EDPB Guidelines 05/2020 para. 121-123")
def consent_beside_contract(given: Given) -> Found:
    """The same use of data rests on consent and on a contract (paragraphs recalled).

    Nobody can then tell what becomes of it once the consent is withdrawn. Keep one, or limit each to its `activities`,
    `data`, `channels`, `people` or `regimes`.
    """
    for purpose in given.listed("purposes"):
        for one, other in combinations(purpose.basis or [], 2):
            if {one.ground, other.ground} == {"consent", "contract"} and alike(one, other):
                yield (
                    given.at(other, "ground"),
                    f"purpose '{purpose.id}' rests on consent and on a contract alike; keep one, "
                    "or say which activities each is for",
                )


@rule(WARNING, law="GDPR Art. 12(1)")
def contract_without_address(given: Given) -> Found:
    """A purpose rests on a contract by its title, and nobody can look the contract up. Add its `url`."""
    documents = given.by_id("documents")
    told = set()
    for purpose, ground in grounds(given):
        document = documents.get(ground.contract) if ground.contract else None
        if document and not document.url and document.id not in told:
            told.add(document.id)
            yield (
                given.at(document),
                f"purpose '{purpose.id}' rests on '{document.title}', and document '{document.id}' has no 'url'",
            )
