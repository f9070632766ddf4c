"""What platforms and the rules on machines ask about: accounts, Google Analytics, health data, content made anew."""

from __future__ import annotations

from typing import Any

from generator import catalog
from generator.declaration.countries import EU, covers
from generator.facts import Given, Holds, every, fact
from generator.vocabulary import above

ACCOUNT = ("account_settings", "delete_in_app", "account_deletion")


@fact
def accounts(given: Given) -> Holds[list[Any]]:
    """Services with accounts: they have settings, a way to delete an account, or a part for those who log in."""
    found = {}
    for service in given.listed("services"):
        because = [given.at(service, field) for field in ACCOUNT if getattr(service, field)]
        because += [given.at(area, "access") for area in service.areas or [] if area.access == "restricted"]
        if because:
            found[service.id] = (service, because)
    return Holds([s for s, _ in found.values()], every(path for _, because in found.values() for path in because))


@fact
def google_analytics_used(given: Given) -> Holds[list[Any]]:
    """Recipients that are Google Analytics: by preset or by name."""
    found = [r for r in given.listed("recipients") if r.data != "none" and _is_google_analytics(r)]
    return Holds(found, tuple(given.at(r, "preset" if r.preset else "name") for r in found))


def _is_google_analytics(recipient: Any) -> bool:
    names = [recipient.name or "", *(recipient.examples or [])]
    return recipient.preset == "google-analytics" or any("google analytics" in name.casefold() for name in names)


@fact
def google_analytics_cookies(given: Given) -> Holds[list[Any]]:
    """Cookies and similar technologies that Google Analytics sets or reads."""
    ids = {r.id for r in given("google-analytics-used").value}
    cookies = given.mapping("cookies")
    found = [c for c in cookies.items if c.setter in ids] if cookies else []
    return Holds(found, tuple(given.at(c, "setter") for c in found))


@fact
def data_health(given: Given) -> Holds[list[Any]]:
    """Data on health or fitness."""
    found = [d for d in given.listed("data") if any(_on_health(c) for c in d.categories)]
    return Holds(found, tuple(given.at(d, "categories") for d in found))


def _on_health(category: str) -> bool:
    return bool(above("data-categories", category) & {"health-medical", "fitness-wellness"})


@fact
def in_eu(given: Given) -> Holds[bool]:
    """The company is established in the European Union, or offers its service there."""
    home: Holds[bool] = given("inside-eu")
    offered = [given.at(given.offered_to, i) for i, a in enumerate(given.offered_to) if any(covers(a, m) for m in EU)]
    return Holds(bool(home.value or offered), every([*(home.because if home.value else ()), *offered]))


def _features(given: Given, *fields: str) -> Holds[list[Any]]:
    ai = given.mapping("ai")
    found = [f for f in (ai.features or [] if ai else []) if any(getattr(f, field) is not None for field in fields)]
    return Holds(found, tuple(given.at(f, field) for f in found for field in fields if getattr(f, field) is not None))


@fact
def ai_features_making(given: Given) -> Holds[list[Any]]:
    """Features that make texts, images, sound or video anew."""
    return _features(given, "makes")


@fact
def ai_features_recognising(given: Given) -> Holds[list[Any]]:
    """Features that tell emotions or biometric groups."""
    return _features(given, "recognises")


@fact
def ai_features_published(given: Given) -> Holds[list[Any]]:
    """Features whose deepfakes or texts on public matters the company publishes."""
    return _features(given, "publishes")


@fact
def advertising_features(given: Given) -> Holds[list[Any]]:
    """Recipients with features that serve advertising switched on."""
    found = [r for r in given.listed("recipients") if isinstance(r.advertising_features, list)]
    return Holds(found, tuple(given.at(r, "advertising_features") for r in found))


@fact
def no_advertising_features(given: Given) -> Holds[list[Any]]:
    """Recipients of which every feature that serves advertising is switched off."""
    found = [r for r in given.listed("recipients") if r.advertising_features == "none"]
    return Holds(found, tuple(given.at(r, "advertising_features") for r in found))


@fact
def google_restricted(given: Given) -> Holds[list[Any]]:
    """Connections to Google that ask for a scope Google restricts."""
    found = [i for i in given.listed("integrations") if i.provider == "google" and _restricted(i.scopes or [])]
    return Holds(found, tuple(given.at(i, "scopes") for i in found))


def _restricted(scopes: list[str]) -> bool:
    known = catalog.google_scopes() if scopes else {}
    return any(scope in known and known[scope].sensitivity == "restricted" for scope in scopes)
