"""Recipients: who gets data, in which layer, bound to what, for what in return, in which countries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generator.declaration.countries import covers
from generator.facts import Given, Holds, every, fact
from generator.recorder import Derived, Path


def concerns(recipient: Any, place: str) -> bool:
    """Whether a recipient may get data of people in a place."""
    return not recipient.people_in or any(covers(area, place) for area in recipient.people_in)


@fact
def recipients_receiving(given: Given) -> Holds[list[Any]]:
    """Recipients; who only gives data stands in `sources`."""
    found = given.listed("recipients")
    return Holds(found, tuple(given.at(r, "data") for r in found))


WORK = ("does", "does_are_examples")
"""What a recipient does; for those in a layer it stands in their table."""


@fact
def recipients_described(given: Given) -> Holds[list[Any]]:
    """Recipients that get data, with what they do, for whom, in which cases, or where people can opt out."""
    fields = ("examples", "when", "people", "people_in", "on", "access_from", "opt_out")
    said = [
        (r, path)
        for r in given("recipients-receiving").value
        for path in (
            *(given.at(r, field) for field in (*fields, *(() if r.layer else WORK)) if getattr(r, field)),
            *(given.at(role, "purposes") for role in r.roles if role.purposes),
        )
    ]
    return Holds(list({id(r): r for r, _ in said}.values()), tuple(path for _, path in said))


@fact
def recipients_in_layers(given: Given) -> Holds[list[Any]]:
    """Recipients that get data and name the layer they work at, layer by layer."""
    found = [r for r in given("recipients-receiving").value if r.layer]
    order = list(dict.fromkeys(r.layer for r in found))
    return Holds(sorted(found, key=lambda r: order.index(r.layer)), tuple(given.at(r, "layer") for r in found))


@fact
def lists_of_recipients(given: Given) -> Holds[list[Any]]:
    """Lists of service providers beside the policy, apart from one that says only what clients' data is told by."""
    clients = given.mapping("client_data")
    lists = [d for d in given.listed("documents") if d.kind in ("sub-processors", "recipient-list")]
    found = [d for d in lists if d.announced or d.notice or d.news or not (clients and clients.sub_processors == d.id)]
    return Holds(found, tuple(given.at(d, "kind") for d in found))


@fact
def recipients_placed(given: Given) -> Holds[list[Any]]:
    """Recipients outside layers with a company, its country or places where they keep data."""
    fields = ("locations", "entity", "country")
    rest = [r for r in given("recipients-receiving").value if not r.layer]
    found = [r for r in rest if any(getattr(r, field) for field in fields)]
    return Holds(found, tuple(given.at(r, field) for r in found for field in fields if getattr(r, field)))


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
    """Recipients that use data for the same purposes of their own; none where they name none.

    `given_for`: purposes of ours that they decide on, where they have none of their own; `limited`: their contracts
    allow no others.
    """

    purposes: tuple[str, ...]
    recipients: tuple[Any, ...]
    given_for: tuple[str, ...] = ()
    limited: bool = False


@fact
def recipients_deciding(given: Given) -> Holds[list[Deciding]]:
    """Recipients that decide for themselves how they use data, by the purposes of their own."""
    own = given("independent-controllers").value
    found: dict[tuple[tuple[str, ...], tuple[str, ...], bool], list[Any]] = {}
    for r in given("recipients-receiving").value:
        if r in own or r.own_purposes not in (None, "none"):
            purposes = tuple(r.own_purposes) if isinstance(r.own_purposes, list) else ()
            found.setdefault((purposes, *_given_for(r)), []).append(r)
    groups = [
        Deciding(
            every(path for r in rows for path in (given.at(r, "roles"), *_own_purposes(given, r))),
            purposes,
            tuple(rows),
            given_for,
            limited,
        )
        for (purposes, given_for, limited), rows in found.items()
    ]
    return Holds(groups, every(path for group in groups for path in group.because))


def _given_for(recipient: Any) -> tuple[tuple[str, ...], bool]:
    """What a recipient without purposes of its own decides on, and whether its contract allows nothing else."""
    if recipient.own_purposes != "none":
        return (), False
    deciding = [x for x in recipient.roles if x.role in ("controller", "joint-controller")]
    purposes = [purpose for x in deciding for purpose in x.purposes or recipient.purposes or []]
    return tuple(dict.fromkeys(purposes)), "purpose-limit" in (recipient.bound_to or [])


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


@fact
def places_for_others(given: Given) -> Holds[list[Any]]:
    """Places that name no customers, where another place keeps the same for some customers only."""
    hosting = given.mapping("hosting")
    places = (hosting.places or []) if hosting else []
    special = {function for place in places if place.customers_in for function in place.functions}
    found = [place for place in places if not place.customers_in and set(place.functions) <= special]
    return Holds(found, tuple(given.at(place, "functions") for place in found))
