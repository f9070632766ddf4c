"""Rules on single items of data: what they are called, what they are linked to, what their source can give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from generator import vocabulary
from generator.facts import Given
from generator.rules import ERROR, WARNING, Found, rule


@rule(ERROR)
def linked_after_all(given: Given) -> Found:
    """Data is said not to be linked to a person, and to be combined with data that tells who the person is.

    Combining it is linking it. Answer `linked: true`, or leave `combined_with` out.
    """
    items = given.by_id("data")
    for item in given.listed("data"):
        for i, id_ in enumerate(item.combined_with or [] if item.linked is False else []):
            known = items[id_].linked or _has(items[id_], ("contact-data", "account-data", "identifiers"))
            if known:
                yield (
                    given.at(item.combined_with, i),
                    f"data '{item.id}' is not linked to the person, but combined with data '{id_}', which is",
                )


def _has(item: Any, wide: tuple[str, ...]) -> str | None:
    """The first category of an item that lies under one of some."""
    return next((c for c in item.categories if any(vocabulary.within("data-categories", c, w) for w in wide)), None)


NO_PERSON = r"(?i)\bnon-?\s?(?:personal|personally|identif)\w*|\bnot personal\b|\banonymous\b"
ONLINE = (
    "ip-address",
    "device-id",
    "advertising-id",
    "cookie-identifiers",
    "contact-data",
    "account-id",
    "identifiers",
)
"""Data that singles a person out, by a name or a number. GDPR Art. 4(1), recital 30."""


@rule(WARNING, law="GDPR Art. 4(1), recital 30")
def called_not_personal(given: Given) -> Found:
    """Data is called non-personal or anonymous, and has identifiers that single people out.

    An IP address, or a number in a cookie, is personal data. Call it what it is.
    """
    for item in given.listed("data"):
        found = re.search(NO_PERSON, item.label or "")
        hit = _has(item, ONLINE)
        if found and hit:
            yield given.at(item, "label"), f"data '{item.id}' is called '{found[0]}' and has '{hit}', which is personal"


SAID = ("age-or-birth-date", "gender", "demographics", "government-id", "payment-card", "bank-account")
"""Data that no device or log file knows: people say it, others tell it, or somebody infers it."""


@rule(WARNING, law="GDPR Art. 13, 14(2)(f)")
def source_cannot_give(given: Given) -> Found:
    """Data is said to be collected automatically that no device or log file can tell.

    People give their age, somebody else does, or a program guesses it. Say which: `source: person`, `third-party`
    or `inferred`.
    """
    for item in given.listed("data"):
        hit = _has(item, SAID) if item.source == "automatic" else None
        if hit:
            yield (
                given.at(item, "source"),
                f"data '{item.id}' has '{hit}', which nothing collects by itself; say who gives it, or 'inferred'",
            )


OBSERVED = ("usage-data", "log-data", "ip-address", "cookie-identifiers")
"""Data that people do not tell: devices and programs note it."""


@rule(WARNING, law="GDPR Art. 13, 14(2)(f)")
def observed_not_given(given: Given) -> Found:
    """Data is said to come from people themselves that only devices and programs note, such as which pages they visit.

    People then think that they decide what is known of them. Write `source: automatic`; where the same data stands in
    an item of its own already, leave one of the two out.
    """
    items = given.listed("data")
    for item in items:
        hit = next((c for c in item.categories if c in OBSERVED), None) if item.source == "person" else None
        if hit:
            twin = next((other.id for other in items if other.source == "automatic" and hit in other.categories), None)
            yield (
                given.at(item, "source"),
                f"data '{item.id}' has '{hit}', which people do not give but programs note; "
                + (f"it is in data '{twin}' already, so merge the two" if twin else "write 'automatic'"),
            )


ADDRESSED = ("visitor", "user", "customer", "child", "student", "parent")
"""Kinds of people a policy speaks to even where it has no data of them."""


@rule(WARNING)
def people_without_data(given: Given) -> Found:
    """A group of people is named, and each item of data says that it is of others.

    The policy then claims to be for people about whom it says nothing. Name the group under `of` of its data, or
    leave it out. People who may use a service and leave no data, and parents, are spoken to all the same.
    """
    items = given.listed("data")
    clients = given.mapping("client_data")
    told = {id_ for item in items for id_ in item.of or []} | set((clients.about if clients else None) or [])
    for person in given.by_id("parties.people").values() if items and all(item.of for item in items) else ():
        spoken_to = any(vocabulary.within("party-kinds", person.kind, kind) for kind in (*ADDRESSED, "client"))
        if person.id not in told and not spoken_to:
            yield (
                given.at(person),
                f"no data is of '{person.id}'; name them under 'of' of their data, or leave them out",
            )


@rule(ERROR)
def concerned_without_data(given: Given) -> Found:
    """A purpose or recipient is said to concern people of whom none of its data is.

    One passage would tell them that their data is used, another that it is not collected. Correct `people`, or `of`
    of the data.
    """
    people = given.by_id("parties.people")
    for told, thing in _concerning(given):
        owners = [item.of for item in given.chosen(thing.data)]
        if not owners or None in owners:
            continue
        kinds = {people[party].kind for of in owners for party in of}
        for i, party in enumerate(thing.people or []):
            if not any(vocabulary.within("party-kinds", people[party].kind, kind) for kind in kinds):
                yield given.at(thing.people, i), f"{told} concerns '{party}', and none of its data is of '{party}'"


def _concerning(given: Given) -> Iterator[tuple[str, Any]]:
    for purpose in given.listed("purposes"):
        yield f"purpose '{purpose.id}'", purpose
    for recipient in given("recipients-receiving").value:
        yield f"recipient '{recipient.id}'", recipient
