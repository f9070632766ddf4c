"""Rules on answers that raise a reader's next question and leave it open: from when, with what warning, through whom.

In comes a declaration; out come answers that are given only by half.
"""

from __future__ import annotations

import re

from generator import vocabulary
from generator.facts import Given
from generator.rules import GAP, WARNING, Found, rule


@rule(WARNING, law="GDPR Art. 5(1)(a)")
def idle_account_without_warning(given: Given) -> Found:
    """Accounts that nobody uses may be deleted, and nothing says whether people are warned before.

    They can neither tell whether their data is kept nor when it is lost. Answer `modality: will`, or `warning` with
    the time before, or with `none`.
    """
    retention = given.mapping("retention")
    idle = retention.inactivity if retention else None
    if idle not in (None, "none") and idle.modality == "may" and idle.warning is None:
        yield (
            given.at(idle),
            f"accounts unused for {idle.after} may be deleted, and 'warning' does not say whether people "
            "are warned before",
        )


@rule(WARNING, law="GDPR Art. 5(1)(a), 13(3)")
def significant_change_without_notice(given: Given) -> Found:
    """People are told of a significant change, and nothing says how long before it takes effect.

    Told on the day, they have no time to object or to leave. Answer `notice` (WP260 rev.01, para. 30: well in advance;
    recalled).
    """
    changes = given.declaration.policy.changes
    if changes and changes.significant and changes.notice is None:
        yield (
            given.at(changes, "significant"),
            "significant changes are announced, and 'notice' does not say how long before they take effect",
        )


@rule(GAP, law="GDPR Art. 13(2)(a)")
def one_criterion_for_all(given: Given) -> Found:
    """One retention rule covers all data, without a time, and its criterion is no event that a person sees.

    Times differ by kind of data: what was paid is kept for years, a recording for months (WP260 rev.01, p. 39,
    recalled). Make rules of their own for data with a time.
    """
    for one in given("retention-rules").value:
        timed = one.clocks or one.floor or one.as_long_as or one.at_most not in (None, "none")
        unlimited = one.data == "all" and not (one.purposes or one.people or one.on) and one.decided_by == "company"
        if unlimited and not timed and set(one.criteria or []) <= {"obligations", "purpose"} and _many(given):
            yield (
                given.at(one, "data"),
                f"retention rule '{one.id}' keeps all data under '{(one.criteria or [''])[0]}'; "
                "say how long each kind is kept",
            )


def _many(given: Given) -> bool:
    """Whether data is of more kinds than one."""
    return len({category for item in given.listed("data") for category in item.categories}) > 1


@rule(WARNING, law="GDPR Art. 32(1)(a)")
def keys_unprotected(given: Given) -> Found:
    """Keys to people's accounts elsewhere are stored, and nothing says whether they are encrypted.

    Whoever gets such a key reads and writes there in the person's name. Answer `tokens.encrypted`.
    """
    for one in given.listed("integrations"):
        if one.tokens and one.tokens.stored and one.tokens.encrypted is None:
            yield (
                given.at(one.tokens),
                f"integration '{one.id}' stores {one.tokens.kind}, and 'encrypted' does not say whether encrypted",
            )


@rule(GAP, law="Google API Services User Data Policy")
def kept_after_revocation(given: Given) -> Found:
    """People can cut a connection to Google, and nothing says when what is stored from it goes.

    Keys and data are then still there. Answer `deletion.on_revocation`.
    """
    for one in given("google-apis").value:
        holds = one.stores not in (None, "none") or (one.tokens and one.tokens.stored)
        if holds and one.revocation and one.deletion and one.deletion.on_revocation is None:
            yield (
                given.at(one, "deletion"),
                f"access of integration '{one.id}' can be revoked, and 'on_revocation' does not say when stored data "
                "goes",
            )


ADVERTISERS = ("advertising", "search-engine", "social-network", "marketing-platform", "platform")
"""Kinds of companies that show advertising, or measure it, on other sites than the company's own."""


@rule(WARNING, law="GDPR Art. 13(1)(e)")
def advertising_without_recipient(given: Given) -> Found:
    """Cookies serve advertising, and no recipient is one who shows it.

    Campaigns that know a browser again run through somebody who has their cookie there. Add the recipient.
    """
    kinds = [one.kind for one in given.listed("recipients")]
    if any(vocabulary.within("recipient-kinds", kind, able) for kind in kinds for able in ADVERTISERS):
        return
    cookies = given.mapping("cookies")
    for cookie in cookies.items if cookies else []:
        if cookie.category == "advertising":
            yield (
                given.at(cookie, "category"),
                f"cookie '{cookie.id}' serves advertising, and no recipient shows it; add who does",
            )


TOOLS = r"(?i)\b(?:CRM|customer relationship management|help ?desk|mailing list software|applicant tracking)\b"


@rule(WARNING, law="GDPR Art. 4(7), 4(8), 28(3)")
def tool_without_client_data(given: Given) -> Found:
    """In a service, such as a CRM, users keep data of other people, and nothing says who answers for it.

    For that data the user decides, and the company acts on instructions. Declare `client_data`, or answer `none`.
    """
    if given.declaration.client_data is None:
        for service in given.listed("services"):
            found = next((m for text in (service.name, service.does) if text and (m := re.search(TOOLS, text))), None)
            if found:
                yield (
                    given.at(service),
                    f"service '{service.id}' is a '{found[0]}', in which users keep data of others; "
                    "declare 'client_data', or answer 'none'",
                )
