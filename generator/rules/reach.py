"""Rules on choices that do not reach what they are meant for: settings, accounts, browsers."""

from __future__ import annotations

from typing import Any

from generator import vocabulary
from generator.facts import Given
from generator.rules import GAP, WARNING, Found, rule
from generator.rules.bases import grounds

UNREACHED = ("ip-address", "log-data", "cookie-identifiers", "usage-data")
"""Data that the settings of a device do not hold back."""


@rule(WARNING, law="GDPR Art. 7(3)")
def withdrawal_without_reach(given: Given) -> Found:
    """A consent is withdrawn in the settings of a device alone, which do not reach all the data it is for.

    Switching off location services does not hide an IP address, nor the place it points to. Add another way, or make
    a consent of its own for what the device controls.
    """
    consents = given.by_id("consents")
    for purpose, ground in grounds(given):
        consent = consents.get(ground.consent) if ground.consent else None
        ways = {way.how for way in consent.withdraw or []} if consent else set()
        hit = _unreached(given, ground.data or purpose.data) if ways == {"device-settings"} else None
        if consent and hit:
            yield (
                given.at(consent, "withdraw"),
                f"consent '{consent.id}' is withdrawn in the settings of a device, which do not stop purpose "
                f"'{purpose.id}' from using '{hit[1]}' of data '{hit[0]}'",
            )


def _unreached(given: Given, selection: Any) -> tuple[str, str] | None:
    for item in given.chosen(selection):
        for category in item.categories:
            if any(vocabulary.within("data-categories", category, wide) for wide in UNREACHED):
                return item.id, category
    return None


@rule(GAP, law="GDPR Art. 7(3)")
def withdrawal_needs_account(given: Given) -> Found:
    """A consent is withdrawn in an account alone, and data of visitors is used, who have none.

    Add a way that works without an account, such as `cookie-settings`.
    """
    visitors = {p.id for p in given.by_id("parties.people").values() if p.kind == "visitor"}
    consents = given.by_id("consents")
    for purpose, ground in grounds(given):
        consent = consents.get(ground.consent) if ground.consent and not (ground.people or purpose.people) else None
        ways = {way.how for way in consent.withdraw or []} if consent else set()
        items = given.chosen(ground.data or purpose.data) if ways == {"account-settings"} else []
        item = next((item for item in items if visitors & {*(item.of or visitors)}), None)
        if consent and item:
            yield (
                given.at(consent, "withdraw"),
                f"consent '{consent.id}' is withdrawn in an account alone, and purpose '{purpose.id}' uses data "
                f"'{item.id}' of visitors, who have none",
            )


OUT_OF_BROWSERS = ("device-id", "fingerprint", "sdk", "log-file", "email-beacon", "tracked-link")


@rule(WARNING, law="ePrivacy Directive Art. 5(3)")
def technology_beyond_browser_settings(given: Given) -> Found:
    """Browser settings are the only control, and a technology is used that they do not reach.

    Nobody can block an identifier of a phone in a browser. Name the consent and where people change it, or `opt_outs`.
    """
    cookies = given.mapping("cookies")
    if cookies is None or not cookies.browser_controls or cookies.consent or cookies.tool or cookies.opt_outs:
        return
    for cookie in cookies.items:
        if cookie.technology in OUT_OF_BROWSERS and cookie.category != "strictly-necessary":
            told = vocabulary.label("cookie-technologies", cookie.technology)
            yield (
                given.at(cookie, "technology"),
                f"'{cookie.id}' is a {told}, and people have only the settings of their browser; name a control for it",
            )


@rule(GAP, law="CJEU C-673/17 (Planet49) para. 80-81")
def setter_not_named(given: Given) -> Found:
    """A cookie is set by somebody whose name the policy gives nowhere.

    People must be told whether others have access to cookies, and who. Give the recipient `name` or `examples`.
    """
    recipients = given.by_id("recipients")
    cookies = given.mapping("cookies")
    for cookie in cookies.items if cookies else []:
        setter = recipients.get(cookie.setter) if cookie.setter else None
        if setter and not (setter.name or setter.entity or setter.examples or setter.preset):
            yield (
                given.at(cookie, "setter"),
                f"cookie '{cookie.id}' is set by recipient '{setter.id}', who has no 'name' and no 'examples'",
            )


READ_FROM_DEVICE = ("advertising-id", "installed-apps", "contacts-address-book")
NOT_NEEDED = ("marketing", "advertising", "tailoring", "analytics")


@rule(GAP, law="ePrivacy Directive Art. 5(3)")
def device_read_without_consent(given: Given) -> Found:
    """Something is read from people's devices for a purpose they did not ask for, and they are not asked first.

    An advertising identifier or a list of apps is stored on the device. Let the purpose rest on a consent given by a
    clear act, for that data at least.
    """
    asked = {one.id for one in given.listed("consents") if one.obtained != "implied"}
    for purpose in given.listed("purposes") if given("in-european-scope") else []:
        needed = not any(vocabulary.within("purposes", purpose.use, wide) for wide in NOT_NEEDED)
        if needed or any(ground.consent in asked for ground in purpose.basis or []):
            continue
        for item in given.chosen(purpose.data):
            hit = next((c for c in item.categories if c in READ_FROM_DEVICE), None)
            if hit and item.source == "automatic":
                yield (
                    given.at(purpose, "data"),
                    f"purpose '{purpose.id}' uses '{hit}' of data '{item.id}', read from a device, "
                    "and no clear act allows it",
                )
