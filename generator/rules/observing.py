"""Rules on what is observed of people: in their messages, through code of others, in what they type."""

from __future__ import annotations

import re
from typing import Any

from generator import vocabulary
from generator.facts import Given
from generator.rules import GAP, WARNING, Found, rule

IN_BROWSERS = ("cookie", "local-storage", "session-storage", "indexed-db", "flash-cookie")
"""What only a browser keeps."""


def _cookies(given: Given) -> list[Any]:
    cookies = given.mapping("cookies")
    return cookies.items if cookies else []


@rule(WARNING, law="EDPB Guidelines 2/2023")
def cookie_in_email(given: Given) -> Found:
    """Something is called a cookie and is used in emails, which keep none.

    What tells that an email was opened is a picture in it, and a link tells who followed it. Write
    `technology: email-beacon` or `technology: tracked-link`.
    """
    kinds = {one.id: one.kind for one in given.listed("services")}
    for cookie in _cookies(given):
        known = [id_ for id_ in cookie.on or [] if id_ in kinds]  # it may name an area of a service, too
        mail = [id_ for id_ in known if vocabulary.within("service-kinds", kinds[id_], "email")]
        if cookie.technology in IN_BROWSERS and mail and len(mail) == len(cookie.on):
            yield (
                given.at(cookie, "on"),
                f"'{cookie.id}' is a {vocabulary.label('cookie-technologies', cookie.technology)} in '{mail[0]}', and "
                "emails keep none; use 'email-beacon' or 'tracked-link'",
            )


@rule(GAP, law="ePrivacy Directive Art. 5(3)")
def opening_seen_without_consent(given: Given) -> Found:
    """The company sees what people do with its emails, and no purpose that uses this rests on consent.

    To see it, something on the reader's device is read (EDPB Guidelines 2/2023). Let a purpose that uses the data rest
    on consent, or stop looking.
    """
    agreed = {
        category
        for purpose in given.listed("purposes")
        if any(ground.ground == "consent" for ground in purpose.basis or [])
        for item in given.chosen(purpose.data)
        for category in item.categories
    }
    for message in given("direct-marketing").value if given("in-european-scope") else []:
        if message.opens_tracked and "email-interaction" not in agreed:
            yield (
                given.at(message, "opens_tracked"),
                f"marketing for purpose '{message.purpose}' shows '{message.opens_tracked[0]}', and no purpose with "
                "'email-interaction' rests on consent",
            )


@rule(WARNING, law="CJEU C-40/17 (Fashion ID)")
def embedded_and_disclaimed(given: Given) -> Found:
    """A social network sets cookies through the company's own service, and is said to decide on that alone.

    Whoever builds a network's code into a page decides together with it that the data is collected and sent. Add the
    role `joint-controller` for that purpose.
    """
    recipients = given.by_id("recipients")
    for cookie in _cookies(given) if given("in-european-scope") else []:
        one = recipients.get(cookie.setter)
        if one and _a_network_alone(one):
            yield (
                given.at(cookie, "setter"),
                f"recipient '{one.id}' sets '{cookie.id}' through your service, and is 'controller' alone; "
                "add the role 'joint-controller'",
            )


def _a_network_alone(recipient: Any) -> bool:
    """One network, not a kind of them, that is a controller and nothing else."""
    alone = all(role.role == "controller" for role in recipient.roles)
    return alone and recipient.kind == "social-network" and not recipient.examples


WRITTEN = ("user-content", "messages-email", "messages-in-app", "ai-prompts-outputs")
"""Data that people write in words of their own."""


@rule(WARNING, law="GDPR Art. 5(1)(c)")
def typed_text_recorded(given: Given) -> Found:
    """What people write is recorded automatically, so that anything they type could be.

    Say which inputs: what is sent with a form has the source `person`, what is looked for is `search-history`.
    """
    for item in given.listed("data"):
        for i, category in enumerate(item.categories):
            if item.source == "automatic" and category in WRITTEN:
                yield (
                    given.at(item.categories, i),
                    f"data '{item.id}' has '{category}', recorded automatically; say which inputs are kept",
                )


OPEN = (*WRITTEN, "support-communications")


@rule(WARNING, law="GDPR Art. 9; FTC Act § 5")
def sensitive_data_may_be_typed(given: Given) -> Found:
    """Sensitive data is said not to be collected, people write in words of their own, and nobody asks them not to.

    Some will write of their health or faith. Answer `asked_not_to_send: true` and ask them, or say it of the
    fields that are collected.
    """
    said = next((item for item in given.listed("data") if set(item.categories) & set(OPEN)), None)
    if said is None:
        return
    for denied in given.listed("not_collected"):
        for i, category in enumerate(denied.categories):
            if _special(category) and denied.asked_not_to_send is None:
                yield (
                    given.at(denied.categories, i),
                    f"'{category}' is not collected, and people can write of it in data '{said.id}'; "
                    "add 'asked_not_to_send'",
                )
                break


def _special(category: str) -> bool:
    return vocabulary.within("data-categories", category, "special-category")


UNSEEN = r"(?i)\bMAC address\b|\bIMEI\b|\bIMSI\b|\bserial number of your (?:device|phone)\b|\b(?:IDFA|IFA|GAID)\b"
"""Numbers of a device that no browser gives to a page."""

AFTERWARDS = r"(?i)\b(?:pages?|sites?|websites?|URLs?)\b.{0,20}\bafter you (?:use|leave|visit)\b"
"""Where people go by themselves afterwards, of which no server learns; links they follow are seen."""

PAGE_KINDS = ("website", "web-app")


@rule(WARNING, law="GDPR Art. 5(1)(a)")
def beyond_a_website(given: Given) -> Found:
    """A website is said to read what no browser tells it, such as the MAC address, or where people go next.

    Only an app on the device could. Take the field out, or limit the data to the app under `on`.
    """
    kinds = {one.id: one.kind for one in given.listed("services")}
    for item in given.listed("data"):
        places = [kinds[id_] for id_ in (item.on or kinds) if id_ in kinds]
        pages = [k for k in places if any(vocabulary.within("service-kinds", k, page) for page in PAGE_KINDS)]
        reach = not any(vocabulary.within("service-kinds", k, wide) for k in places for wide in ("app", "device"))
        for i, field in enumerate(item.fields or []):
            found = re.search(f"{UNSEEN}|{AFTERWARDS[4:]}", field)
            if found and pages and reach and item.source == "automatic":
                yield (
                    given.at(item.fields, i),
                    f"data '{item.id}' has '{found[0]}', which no browser tells a website; take it out",
                )


BROKEN = (
    r"(?i)^(?:(?:our|the|this) )?(?:web)?(?:site|service|app)s?\b.{0,30}\b(?:not (?:work|function|run)|break|unusable)"
)


@rule(WARNING, law="GDPR Art. 4(11), 7(4)")
def refusal_discouraged(given: Given) -> Found:
    """People are told that the service stops working without cookies, although some are not needed for it.

    Who refuses analytics or advertising loses nothing the service needs. Say what stops without the strictly necessary
    ones, or leave `blocking_effect` out.
    """
    cookies = given.mapping("cookies")
    optional = given("cookies-needing-consent").value
    if cookies and cookies.blocking_effect and optional and re.search(BROKEN, cookies.blocking_effect):
        yield (
            given.at(cookies, "blocking_effect"),
            f"'{cookies.blocking_effect}' is said of all cookies, and '{optional[0].id}' is not needed for that",
        )
