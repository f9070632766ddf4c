"""Recipients, sale and sharing, where data is kept, and the transfers that follow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator import catalog
from generator.declaration.countries import EEA
from generator.facts import Given, Holds, every, fact
from generator.recorder import Derived, Path


@fact
def recipients_receiving(given: Given) -> Holds[list[Any]]:
    """Recipients that get data; those that only give data are left out."""
    found = [r for r in given.listed("recipients") if r.data != "none"]
    return Holds(found, tuple(given.at(r, "data") for r in found))


@fact
def recipients_described(given: Given) -> Holds[list[Any]]:
    """Recipients that get data, with what they do, for whom, in which cases, or where people can opt out."""
    fields = ("does", "does_are_examples", "examples", "when", "people", "on", "access_from", "opt_out")
    said = [
        (r, path)
        for r in given("recipients-receiving").value
        for path in (
            *(given.at(r, field) for field in fields if getattr(r, field)),
            *(given.at(role, "purposes") for role in r.roles if role.purposes),
        )
    ]
    return Holds(list({id(r): r for r, _ in said}.values()), tuple(path for _, path in said))


@fact
def processors(given: Given) -> Holds[list[Any]]:
    """Recipients that are processors for some purpose (GDPR Art. 28)."""
    found = [
        r for r in given("recipients-receiving").value if any(x.role in ("processor", "sub-processor") for x in r.roles)
    ]
    return Holds(found, tuple(given.at(x, "role") for r in found for x in r.roles))


@dataclass(frozen=True)
class Bound(Derived):
    """Service providers and what their contracts oblige them to; `everyone` where these are all of several."""

    duties: tuple[str, ...]
    recipients: tuple[Any, ...]
    everyone: bool


@fact
def providers_limited(given: Given) -> Holds[bool]:
    """Every processor is bound to our instructions or to its purpose (GDPR Art. 28(3)(a))."""
    working = given("processors").value
    limited = [r for r in working if {"instructions", "purpose-limit"} & set(r.bound_to or [])]
    return Holds(bool(limited) and len(limited) == len(working), tuple(given.at(r, "bound_to") for r in limited))


@fact
def recipients_bound(given: Given) -> Holds[list[Bound]]:
    """What contracts oblige recipients to, those with the same duties together."""
    found: dict[tuple[str, ...], list[Any]] = {}
    for r in given("recipients-receiving").value:
        if r.bound_to:
            found.setdefault(tuple(sorted(r.bound_to)), []).append(r)
    working = [id(r) for r in given("processors").value]
    groups = [
        Bound(
            tuple(given.at(r.bound_to, i) for r in rows for i in range(len(r.bound_to))),
            tuple(rows[0].bound_to),
            tuple(rows),
            len(rows) > 1 and sorted(working) == sorted(id(r) for r in rows),
        )
        for rows in found.values()
    ]
    return Holds(groups, every(path for group in groups for path in group.because))


@fact
def independent_controllers(given: Given) -> Holds[list[Any]]:
    """Recipients that decide on purposes of their own."""
    found = [
        r
        for r in given("recipients-receiving").value
        if any(x.role in ("controller", "joint-controller") for x in r.roles)
    ]
    return Holds(found, tuple(given.at(x, "role") for r in found for x in r.roles))


@dataclass(frozen=True)
class Deciding(Derived):
    """Recipients that use data for the same purposes of their own; none where they name none."""

    purposes: tuple[str, ...]
    recipients: tuple[Any, ...]


@fact
def recipients_deciding(given: Given) -> Holds[list[Deciding]]:
    """Recipients that decide for themselves how they use data, by the purposes of their own."""
    own = given("independent-controllers").value
    found: dict[tuple[str, ...], list[Any]] = {}
    for r in given("recipients-receiving").value:
        if r in own or r.own_purposes not in (None, "none"):
            purposes = tuple(r.own_purposes) if isinstance(r.own_purposes, list) else ()
            found.setdefault(purposes, []).append(r)
    groups = [
        Deciding(
            every(path for r in rows for path in (given.at(r, "roles"), *_own_purposes(given, r))),
            purposes,
            tuple(rows),
        )
        for purposes, rows in found.items()
    ]
    return Holds(groups, every(path for group in groups for path in group.because))


def _own_purposes(given: Given, recipient: Any) -> tuple[Path, ...]:
    purposes = recipient.own_purposes
    return tuple(given.at(purposes, i) for i in range(len(purposes))) if isinstance(purposes, list) else ()


@fact
def recipients_limited(given: Given) -> Holds[list[Any]]:
    """Recipients that collect data for the company, and on whose data it sets itself limits of use."""
    found = [r for r in given("recipients-receiving").value if set(r.limits or []) - {"no-identification"}]
    return Holds(found, tuple(given.at(r, "limits") for r in found))


@fact
def recipients_not_identifying(given: Given) -> Holds[list[Any]]:
    """Recipients that collect data for the company, which it does not use to find out who people are."""
    found = [r for r in given("recipients-receiving").value if "no-identification" in (r.limits or [])]
    return Holds(found, tuple(given.at(r, "limits") for r in found))


@fact
def sells(given: Given) -> Holds[list[Any]]:
    """Recipients the company gets something for: a sale (Cal. Civ. Code § 1798.140(ad))."""
    found = [r for r in given("recipients-receiving").value if r.consideration not in (None, "none")]
    return Holds(found, tuple(given.at(r, "consideration") for r in found))


@fact
def sells_nothing(given: Given) -> Holds[bool]:
    """Each recipient answers that nothing is given for the data, or there is no recipient."""
    if given.declaration.recipients == "none":
        return Holds(True, (("recipients",),))
    receiving = given("recipients-receiving").value
    said = [r for r in receiving if r.consideration == "none"]
    return Holds(bool(receiving) and len(said) == len(receiving), tuple(given.at(r, "consideration") for r in said))


@dataclass(frozen=True)
class Transfer(Derived):
    """Data that goes from the exporter to a recipient in another country."""

    recipient: Any
    country: str
    mechanisms: tuple[str, ...]
    adequate: bool


def _adequate(given: Given, country: str) -> bool:
    """Whether the European Commission has found the protection there adequate, in full or in part."""
    return country[:2] in EEA or (
        country != "US" and country[:2] in catalog.transfers().adequate(given.declaration.policy.effective)
    )


@fact
def transfers_made(given: Given) -> Holds[list[Transfer]]:
    """Data that leaves the EEA, or the company's country where it is outside: recipient by country.

    A person who gives data to a company abroad makes no transfer (EDPB Guidelines 05/2021); a company
    that passes it on to another country does, and so does a processor that hands it to us abroad.
    """
    found = [leg for r in given("recipients-receiving").value for leg in _legs(given, r)]
    return Holds(found, every(p for t in found for p in t.because))


@dataclass(frozen=True)
class Route(Derived):
    """Transfers that the same things protect."""

    transfers: tuple[Transfer, ...]


@fact
def transfers_alike(given: Given) -> Holds[list[Route]]:
    """The transfers, together where the same things protect them."""
    groups: dict[Any, list[Transfer]] = {}
    for one in given("transfers-made").value:
        same_law = not one.mechanisms and one.country[:2] in EEA
        groups.setdefault((one.mechanisms, one.adequate, same_law), []).append(one)
    found = [Route(every(p for t in alike for p in t.because), tuple(alike)) for alike in groups.values()]
    return Holds(found, every(p for r in found for p in r.because))


def _legs(given: Given, recipient: Any) -> Iterator[Transfer]:
    home = given.declaration.company.established_in[:2]
    for country, path in _countries(given, recipient).items():
        covering = [s for s in recipient.safeguards or [] if _covers(s, country)]
        same_law = country[:2] == home or (home in EEA and country[:2] in EEA)
        if same_law and not (covering and home not in EEA):
            continue
        yield _leg(given, recipient, country, path, covering)
    back = [s for s in recipient.safeguards or [] if s.mechanism == TO_CONTROLLER]
    if back:
        yield _leg(given, recipient, home, given.at(back[0], "mechanism"), back)


def _leg(given: Given, recipient: Any, country: str, path: Path, covering: list[Any]) -> Transfer:
    because = every((path, *(given.at(s, field) for s in covering for field in ("mechanism", "countries"))))
    return Transfer(because, recipient, country, tuple(s.mechanism for s in covering), _adequate(given, country))


TO_CONTROLLER = "scc-m4"
"""The clauses under which a processor hands data to its controller abroad."""


def _covers(safeguard: Any, country: str) -> bool:
    return safeguard.mechanism != TO_CONTROLLER and (not safeguard.countries or country in safeguard.countries)


def _countries(given: Given, recipient: Any) -> dict[str, Path]:
    """The countries a recipient keeps data in or reaches it from, each with its place."""
    return {
        country: given.at(countries, i)
        for countries in (recipient.locations, recipient.access_from)
        for i, country in enumerate(countries or [])
    }


@fact
def transfers_with_copy(given: Given) -> Holds[list[Transfer]]:
    """Transfers whose safeguard people may ask a copy of (GDPR Art. 13(1)(f))."""
    needs = catalog.transfers().copy_needed
    found = [t for t in given("transfers-made").value if any(m in needs for m in t.mechanisms)]
    return Holds(found, every(p for t in found for p in t.because))


@dataclass(frozen=True)
class Country(Derived):
    """A country in which recipients keep or reach data."""

    code: str
    recipients: tuple[Any, ...]


@fact
def recipient_countries(given: Given) -> Holds[list[Country]]:
    """The countries recipients keep data in or reach it from, in order of code."""
    found: dict[str, list[tuple[Any, Path]]] = {}
    for r in given("recipients-receiving").value:
        for field in ("locations", "access_from"):
            for i, code in enumerate(getattr(r, field) or []):
                found.setdefault(code, []).append((r, given.at(getattr(r, field), i)))
    countries = [
        Country(tuple(path for _, path in rows), code, tuple({id(r): r for r, _ in rows}.values()))
        for code, rows in sorted(found.items())
    ]
    return Holds(countries, every(p for c in countries for p in c.because))
