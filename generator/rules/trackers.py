"""Rules on single cookies and the like: how long, whose, and what they read."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatch
from typing import Any

from generator import catalog, vocabulary
from generator.facts import Given
from generator.rules import GAP, WARNING, Found, rule


def _items(given: Given) -> list[Any]:
    cookies = given.mapping("cookies")
    return cookies.items if cookies else []


STAYING = ("cookie", "flash-cookie")
"""Technologies that bear the day they end."""


@rule(GAP, law="CJEU C-673/17 (Planet49) para. 81")
def cookie_without_lifetime(given: Given) -> Found:
    """A cookie does not say how long it stays, which people must be told. Add `lifetime`."""
    for cookie in _items(given) if given("in-european-scope") else []:
        if cookie.technology in STAYING and cookie.lifetime is None:
            yield given.at(cookie), f"cookie '{cookie.id}' has no 'lifetime'; write a duration, or 'session'"


SELF_HOSTED = ("matomo-cloud", "posthog")
"""Vendors whose programs many run themselves, under the same names of cookies."""


def _vendors(name: str) -> Iterator[Any]:
    """The vendors that use a name on devices, where the name is like no other."""
    for vendor in catalog.vendors().values():
        known = [known for cookie in vendor.cookies for known in cookie.names]
        if vendor.id not in SELF_HOSTED and any("_" in k and fnmatch(name, k) for k in known):
            yield vendor


@rule(WARNING, law="GDPR Art. 13(1)(e)")
def vendor_not_named(given: Given) -> Found:
    """A cookie bears a vendor's name for it, and the vendor is no recipient.

    Its program as a rule sends data there, and some vendors oblige their customers to name them (Google Analytics
    Terms of Service s. 7). Add the recipient, and name it as `setter`.
    """
    recipients = given.listed("recipients")
    for cookie in _items(given):
        for i, name in enumerate(cookie.names or []):
            vendor = next(_vendors(name), None)
            if vendor and not any(_is(vendor, recipient) for recipient in recipients):
                yield (
                    given.at(cookie.names, i),
                    f"'{name}' of cookie '{cookie.id}' is a name {vendor.name} uses, which is no recipient; add it",
                )


def _is(vendor: Any, recipient: Any) -> bool:
    names = (recipient.name, recipient.entity, *(recipient.examples or []))
    return recipient.preset == vendor.id or any(
        name and (vendor.name.split()[0] in name or name == vendor.entity) for name in names
    )


READS = {
    "fingerprint": ("device-info",),
    "device-id": ("device-id", "advertising-id"),
    "log-file": ("log-data", "ip-address"),
    "email-beacon": ("email-interaction",),
}
"""What a technology cannot work without: one of these kinds of data."""


@rule(WARNING, law="GDPR Art. 5(1)(a)")
def technology_without_data(given: Given) -> Found:
    """A technology is used that reads data of a kind nobody declared.

    Who recognises devices by their traits collects those traits. Add the data.
    """
    held = {c for item in given.listed("data") for c in item.categories}
    for cookie in _items(given):
        needed = READS.get(cookie.technology, ())
        if needed and not any(vocabulary.within("data-categories", c, wide) for c in held for wide in needed):
            told = vocabulary.label("cookie-technologies", cookie.technology)
            yield (
                given.at(cookie, "technology"),
                f"'{cookie.id}' is a {told}, and no data is declared as '{needed[0]}'",
            )


@rule(WARNING, law="11 CCR § 7025")
def signal_not_tested(given: Given) -> Found:
    """The policy says that a browser's signal is honoured, and nobody has seen it work.

    Send the signal, see what happens, and write the day under `signals.tested`.
    """
    signals = given.mapping("signals")
    for field in ("do_not_track", "global_privacy_control") if signals and signals.tested == "none" else ():
        if getattr(signals, field) == "honoured":
            yield given.at(signals, field), f"'{field}' is honoured, and 'tested' is 'none'; try it, and write the day"


BUILT_IN = ("embed", "social-plugin")
"""Connected services whose code the company's own pages load, so that their servers see who visits."""


@rule(WARNING, law="GDPR Art. 13(1)(e)")
def built_in_without_recipient(given: Given) -> Found:
    """The company builds a service of others into its own, that service gets data, and no recipient is named for it.

    People must be told who gets their data, for what and where. Add a recipient with the name of the service.
    """
    receiving = given("recipients-receiving").value
    for one in given.listed("integrations"):
        gets = one.direction in ("out", "both") or (one.kind in BUILT_IN and one.hosted != "company")
        if gets and one.directed_by == "company" and not any(_runs(recipient, one) for recipient in receiving):
            yield given.at(one), f"'{one.product}' is built in and gets data, and no recipient is named for it"


def _runs(recipient: Any, integration: Any) -> bool:
    """Whether a recipient's name is that of a connected service or of who runs it."""
    names = [recipient.name, recipient.product, recipient.entity, *(recipient.examples or [])]
    told = integration.product.casefold()
    known = [name.casefold() for name in names if name]
    alike = any(name in told or told in name or name.split()[0] in told.split() for name in known)
    named = [integration.provider, *(name.casefold() for name in integration.examples or [])]
    return alike or integration.shared_with not in (None, "none") or any(x in name for x in named for name in known)
