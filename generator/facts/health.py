"""Consumer health data: the laws of Washington and Nevada, what is held of it, what for, and who gets it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generator.facts import Given, Holds, every, fact
from generator.facts.california_matrix import narrow, purpose_words
from generator.facts.us import chosen, offered_in
from generator.recorder import Derived, Path
from generator.vocabulary import VOCABULARIES


@fact
def health_data(given: Given) -> Holds[list[Any]]:
    """Consumer health data: on health, fitness, the body as a means of recognition, or genes (RCW 19.373.010)."""
    terms = VOCABULARIES["data-categories"]
    items = [d for d in given.listed("data") if any("mhmda" in terms[c].flags for c in d.categories)]
    return Holds(items, tuple(given.at(item, "categories") for item in items))


def _binds(given: Given, place: str, regime: str) -> Holds[bool]:
    """Offered there, and consumer health data is held; of any size, non-profits included."""
    choice = chosen(given, regime)
    if choice:
        return Holds(choice.applies, (given.at(choice, "applies"),))
    offered, data = offered_in(given, place), given("health-data")
    return Holds(bool(offered and data), (*offered, *data.because))


@fact
def in_washington_health(given: Given) -> Holds[bool]:
    """The Washington My Health My Data Act applies: consumer health data is held and the service offered there."""
    return _binds(given, "US-WA", "wa-mhmda")


@fact
def in_nevada_health(given: Given) -> Holds[bool]:
    """Nevada's law on consumer health data applies (NRS 603A.400-603A.550)."""
    return _binds(given, "US-NV", "nv-sb370")


@fact
def in_health_law(given: Given) -> Holds[bool]:
    """The law of Washington or of Nevada on consumer health data applies."""
    found = [one for name in ("in-washington-health", "in-nevada-health") if (one := given(name))]
    return Holds(bool(found), every(path for one in found for path in one.because))


@fact
def health_states(given: Given) -> Holds[list[str]]:
    """The states whose law on consumer health data applies."""
    laws = {"US-WA": given("in-washington-health"), "US-NV": given("in-nevada-health")}
    found = {code: one for code, one in laws.items() if one}
    return Holds(list(found), every(path for one in found.values() for path in one.because))


@dataclass(frozen=True)
class HealthUse(Derived):
    """Consumer health data, and purposes it is used for, as many as fit into a cell."""

    item: Any
    purposes: tuple[Any, ...]


@fact
def health_uses(given: Given) -> Holds[list[HealthUse]]:
    """Each kind of consumer health data with the purposes it is used for."""
    rows = []
    for item in given("health-data").value:
        purposes = [p for p in given.listed("purposes") if item in given.chosen(p.data)]
        for some in narrow(purposes, purpose_words) or [[]]:
            because = (given.at(item, "categories"), *(given.at(p, "data") for p in some))
            rows.append(HealthUse(because, item, tuple(some)))
    return Holds(rows, every(path for row in rows for path in row.because))


@dataclass(frozen=True)
class HealthShare(Derived):
    """Consumer health data that somebody gets who is no mere processor: which data, and whether it is sold."""

    recipient: Any
    items: tuple[Any, ...]
    sold: bool


@fact
def health_shared(given: Given) -> Holds[list[HealthShare]]:
    """Whom consumer health data is shared with: third parties and affiliates, not processors (RCW 19.373.010)."""
    rows = [
        HealthShare((given.at(r, "data"), *_roles(given, r)), r, tuple(items), r in given("sells").value)
        for r in given("recipients-receiving").value
        if (items := _health(given, r)) and not _processor(r)
    ]
    return Holds(rows, every(path for row in rows for path in row.because))


def _health(given: Given, recipient: Any) -> list[Any]:
    held = given("health-data").value
    return [item for item in given.chosen(recipient.data) if item in held]


def _processor(recipient: Any) -> bool:
    return all(one.role in ("processor", "sub-processor") for one in recipient.roles)


def _roles(given: Given, recipient: Any) -> tuple[Path, ...]:
    return tuple(given.at(one, "role") for one in recipient.roles)


@fact
def health_affiliates(given: Given) -> Holds[list[Any]]:
    """Companies of the group that consumer health data is shared with."""
    found = [row.recipient for row in given("health-shared").value if row.recipient.kind == "group-company"]
    return Holds(found, tuple(given.at(r, "kind") for r in found))


@fact
def health_shared_with_nobody(given: Given) -> Holds[bool]:
    """Whoever gets consumer health data is a mere processor, or nobody gets any."""
    if given.declaration.recipients == "none":
        return Holds(True, (("recipients",),))
    getting = [r for r in given("recipients-receiving").value if _health(given, r)]
    answered = given.declaration.recipients is not None and not given("health-shared")
    because = [path for r in getting for path in _roles(given, r)] or [
        given.at(r, "data") for r in given.listed("recipients")
    ]
    return Holds(answered, tuple(because) if answered else ())
