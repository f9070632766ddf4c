"""What is stored on or read from devices, in the groups a reader asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generator.facts import Given, Holds, fact
from generator.recorder import Derived
from generator.vocabulary import VOCABULARIES


@dataclass(frozen=True)
class CookieGroup(Derived):
    """Cookies of one category, with its name and meaning, and whether any names its data or how long it stays."""

    name: str
    meaning: str
    cookies: list[Any]
    with_data: bool
    with_lifetime: bool


def _items(given: Given) -> list[Any]:
    cookies = given.mapping("cookies")
    return cookies.items if cookies else []


@fact
def cookie_groups(given: Given) -> Holds[list[CookieGroup]]:
    """The declared cookies by category, the strictly necessary first."""
    found = []
    for term in VOCABULARIES["cookie-categories"].values():
        items = [c for c in _items(given) if c.category == term.id]
        if items:
            because = tuple(given.at(c, "category") for c in items)
            with_data, with_lifetime = any(c.data for c in items), any(c.lifetime for c in items)
            found.append(CookieGroup(because, term.label, term.definition, items, with_data, with_lifetime))
    return Holds(found, tuple(path for group in found for path in group.because))


@fact
def cookie_setters(given: Given) -> Holds[list[Any]]:
    """The recipients that set cookies, each once."""
    setting = given("cookies-of-others")
    ids = {c.setter for c in setting.value}
    return Holds([r for r in given.listed("recipients") if r.id in ids], setting.because)


@fact
def cookies_across_sites(given: Given) -> Holds[list[Any]]:
    """Cookies that recognise people on other companies' sites too."""
    found = [c for c in _items(given) if c.cross_site is True]
    return Holds(found, tuple(given.at(c, "cross_site") for c in found))


@fact
def cookies_on_own_sites(given: Given) -> Holds[list[Any]]:
    """Cookies that recognise people on the company's own services alone."""
    found = [c for c in _items(given) if c.cross_site is False]
    return Holds(found, tuple(given.at(c, "cross_site") for c in found))


@fact
def tracked_once_agreed(given: Given) -> Holds[bool]:
    """Nothing follows people to other sites before they agree: what does waits for the consent to cookies."""
    found, cookies = given("cookies-across-sites"), given.mapping("cookies")
    waiting = bool(cookies and cookies.consent) and all(c.category != "strictly-necessary" for c in found.value)
    return Holds(bool(found) and waiting, (*found.because, given.at(cookies, "consent")) if waiting else ())


BEYOND_PAGES = {"email-beacon": "emails", "tracked-link": "emails", "sdk": "apps", "device-id": "apps"}
"""Technologies that no banner on a page asks about, and where they are."""


@fact
def waits_beyond_pages(given: Given) -> Holds[list[str]]:
    """Where, beside web pages, something waits for consent: emails, apps."""
    asked = given("cookies-needing-consent").value if given("purposes-declared") else []
    found = [c for c in asked if c.technology in BEYOND_PAGES]
    places = dict.fromkeys(BEYOND_PAGES[c.technology] for c in found)
    return Holds(list(places), tuple(given.at(c, "technology") for c in found))
