"""Rules on where the policy sends its readers: pages, mailboxes, and the companies of a group."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from generator.facts import Given
from generator.rules import ERROR, GAP, WARNING, Found, rule

PAGES = ("preference-centre", "form", "web-page")
"""Ways that are a page on the web."""


def _ways(given: Given) -> Iterator[tuple[str, Any]]:
    """Each way to stop messages or to withdraw a consent, and what it ends."""
    for message in given("direct-marketing").value:
        for way in message.stop:
            yield f"marketing for purpose '{message.purpose}'", way
    for consent in given.listed("consents"):
        for way in consent.withdraw or []:
            yield f"consent '{consent.id}'", way


@rule(GAP, law="GDPR Art. 7(3), 12(2), 21(4)")
def page_without_address(given: Given) -> Found:
    """People are sent to a page to stop something, and its address is not given.

    A page that nobody finds helps nobody. Add `url`, or name a way that exists.
    """
    for told, way in _ways(given):
        if way.how in PAGES and not way.url:
            yield given.at(way, "how"), f"{told} ends by '{way.how}', which has no 'url'; add the address of the page"


@rule(WARNING)
def contact_on_another_domain(given: Given) -> Found:
    """The mailbox for questions on privacy is at another domain than every service.

    Readers wonder which of the two is real, and so would a victim of fraud. Use a mailbox at a domain of the services;
    where both are yours, accept the finding and say so in the reason.
    """
    sites = {_domain(one.url) for one in given.listed("services") if one.url}
    for contact in given.declaration.company.contacts:
        at = contact.email.rpartition("@")[2] if contact.email and "privacy" in contact.roles else ""
        if at and sites and not any(_same(at, site) or site.endswith(SAMPLE) for site in sites):
            yield (
                given.at(contact, "email"),
                f"'{contact.email}' is at another domain than the services, which are at '{min(sites)}'",
            )


SAMPLE = (".example", "example.com", "example.org", "example.net")
"""Domains that belong to nobody (RFC 2606)."""


def _domain(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _same(one: str, other: str) -> bool:
    """Whether two hosts are the same, or one lies under the other."""
    return one == other or one.endswith(f".{other}") or other.endswith(f".{one}")


@rule(ERROR)
def contact_without_way(given: Given) -> Found:
    """A contact has a name, and nothing to reach it by.

    The policy would send people somewhere nobody can write to. Add `email`, `form`, `phone` or `address`; `attention`
    is enough where letters go to the company's address.
    """
    for contact in given.declaration.company.contacts:
        if not (contact.email or contact.form or contact.phone or contact.address or contact.attention):
            yield (
                given.at(contact),
                f"contact '{contact.name or contact.roles[0]}' for '{contact.roles[0]}' has no 'email', 'form', "
                "'phone' or 'address'; add one",
            )


@rule(GAP, law="GDPR Art. 13(1)(e), 26, 28")
def group_without_companies(given: Given) -> Found:
    """Companies of the group get data, and none of them is named.

    Readers cannot learn who has their data from the name of a group. Name its companies under `company.affiliates`
    or under the recipient's `examples`, each with its country.
    """
    for one in given("recipients-receiving").value:
        if one.kind == "group-company" and not (one.examples or one.entity or given.declaration.company.affiliates):
            yield given.at(one), f"recipient '{one.id}' is a group of companies, and none is named; add 'affiliates'"


DECIDES = ("controller", "joint-controller")


@rule(WARNING, law="GDPR Art. 12(1), 13(1)(e)")
def policy_not_linked(given: Given) -> Found:
    """A social network, or a company by name, sets cookies and decides on the data, and its policy is not linked.

    Only that policy says what becomes of the data. Add it under `policy`.
    """
    cookies = given.mapping("cookies")
    setters = {cookie.setter for cookie in cookies.items if cookie.setter} if cookies else set()
    for one in given("recipients-receiving").value:
        named = one.entity or one.kind == "social-network"
        if one.id in setters and named and not one.policy and any(role.role in DECIDES for role in one.roles):
            yield given.at(one), f"recipient '{one.id}' decides on data of its cookies and has no 'policy'; link to it"
