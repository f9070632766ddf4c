"""Transfers: the data that leaves the EEA, or the company's country, and what protects or allows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from generator import catalog, vocabulary
from generator.declaration.countries import EEA, covers, lies_in
from generator.facts import Given, Holds, every, fact
from generator.recorder import Derived, Path

TO_CONTROLLER = "scc-m4"
"""The clauses under which a processor hands data to its controller abroad."""


@dataclass(frozen=True)
class Transfer(Derived):
    """Data that goes from the exporter to a recipient in another country.

    `fallbacks` are those of `mechanisms` that apply only if the others fall away; `purposes`, where they are
    named, are all that these protect; `reasons` tell why an exception holds.
    """

    recipient: Any
    country: str
    mechanisms: tuple[str, ...]
    fallbacks: tuple[str, ...]
    purposes: tuple[str, ...]
    reasons: tuple[str, ...]
    adequate: bool

    @property
    def exceptions(self) -> tuple[str, ...]:
        """Those of `mechanisms` that protect nothing, but allow the transfer in single cases."""
        return tuple(filter(_is_exception, self.mechanisms))

    @property
    def protecting(self) -> tuple[str, ...]:
        """The other mechanisms."""
        return tuple(m for m in self.mechanisms if not _is_exception(m))

    @property
    def protected(self) -> bool:
        """Whether something protects the data there, or nobody has said that only an exception allows the transfer."""
        return bool(self.protecting) or not self.mechanisms


def _is_exception(mechanism: str) -> bool:
    return vocabulary.within("transfer-mechanisms", mechanism, "derogation")


def _adequate(given: Given, country: str) -> bool:
    """Whether the European Commission has found the protection there adequate, in full or in part."""
    return lies_in(country, EEA) or (
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


def _exporters(given: Given) -> list[str]:
    """The countries data is passed on from: the company's, and those of the companies that are controller beside it."""
    company = given.declaration.company
    return [company.established_in[:2], *(one.country[:2] for one in company.entities or [])]


def _legs(given: Given, recipient: Any) -> Iterator[Transfer]:
    home = given.declaration.company.established_in[:2]
    for country, path in countries_of(given, recipient).items():
        same_law = all(country[:2] == here or (here in EEA and lies_in(country, EEA)) for here in _exporters(given))
        covering = [s for s in recipient.safeguards or [] if protects(s, country)]
        here = [s for s in covering if not _told_apart(given, s.mechanism)]
        covering = here if here or same_law or _adequate(given, country) else covering
        if same_law and not (covering and home not in EEA):
            continue
        for alike in _alike(covering, recipient.purposes):
            yield _leg(given, recipient, country, path, alike)
    back = [s for s in recipient.safeguards or [] if s.mechanism == TO_CONTROLLER]
    if back:
        yield _leg(given, recipient, home, given.at(back[0], "mechanism"), back)


SECTIONS = {"AU": "australia", "BR": "brazil", "CA": "canada", "CA-QC": "quebec", "CH": "switzerland"}
"""Places whose own section tells of recipients elsewhere and what protects data there, with their facts."""


def _told_apart(given: Given, mechanism: str) -> bool:
    """Whether the sections of single countries tell of a mechanism, each where its law applies."""
    known = catalog.transfers().mechanisms.get(mechanism)
    places = known.works_for if known else ()
    return bool(places) and all(place in SECTIONS and given(SECTIONS[place]) for place in places)


def _alike(safeguards: list[Any], purposes: list[str] | None) -> Iterator[list[Any]]:
    """Safeguards by the purposes they are for, each time with those for all; those alone where a purpose is left."""
    common = [s for s in safeguards if not s.purposes]
    named = {tuple(s.purposes): s.purposes for s in safeguards if s.purposes}
    apart = {key: [s for s in safeguards if s.purposes in (None, some)] for key, some in named.items()}
    yield from apart.values()
    if not apart or (common and set(purposes or ()) - {p for some in apart for p in some}):
        yield common


def _leg(given: Given, recipient: Any, country: str, path: Path, covering: list[Any]) -> Transfer:
    said = [(s, field) for s in covering for field in _told(s) if getattr(s, field) is not None]
    return Transfer(
        every((path, *(given.at(s, field) for s, field in said))),
        recipient,
        country,
        tuple(s.mechanism for s in covering),
        tuple(s.mechanism for s in covering if s.fallback),
        tuple(next((s.purposes for s in covering if s.purposes), ())),
        tuple(s.because for s in covering if s.because),
        _adequate(given, country),
    )


def _told(safeguard: Any) -> tuple[str, ...]:
    """The fields of a safeguard that tell of a transfer; only an exception tells why it holds."""
    fields = ("mechanism", "countries", "purposes", "fallback")
    return (*fields, "because") if _is_exception(safeguard.mechanism) else fields


def protects(safeguard: Any, country: str) -> bool:
    """Whether a safeguard is for data in a country, and not for its way back to us."""
    return safeguard.mechanism != TO_CONTROLLER and (
        not safeguard.countries or any(covers(area, country) for area in safeguard.countries)
    )


def countries_of(given: Given, recipient: Any) -> dict[str, Path]:
    """The countries a recipient keeps data in or reaches it from, each with its place."""
    return {
        country: given.at(countries, i)
        for countries in (recipient.locations, recipient.access_from)
        for i, country in enumerate(countries or [])
    }


@dataclass(frozen=True)
class Stop(Derived):
    """The countries that the transfers of one recipient go to for the same purposes; `back`: to us."""

    recipient: Any
    countries: tuple[str, ...]
    purposes: tuple[str, ...]
    back: bool


@dataclass(frozen=True)
class Route(Derived):
    """Transfers that the same things protect, and where they go, recipient by recipient."""

    transfers: tuple[Transfer, ...]
    stops: tuple[Stop, ...]


@fact
def transfers_alike(given: Given) -> Holds[list[Route]]:
    """The transfers that something protects, together where it is the same; those in the table of layers left out."""
    groups: dict[Any, list[Transfer]] = {}
    for one in given("transfers-made").value:
        if one.protected and not one.recipient.layer:
            same_law = not one.mechanisms and lies_in(one.country, EEA)
            groups.setdefault((one.protecting, one.fallbacks, one.adequate, same_law), []).append(one)
    found = [Route(_because(alike), tuple(alike), tuple(_stops(alike))) for alike in groups.values()]
    return Holds(found, every(p for r in found for p in r.because))


def _stops(transfers: list[Transfer]) -> Iterator[Stop]:
    """The transfers by recipient and purposes."""
    rows: dict[Any, list[Transfer]] = {}
    for one in transfers:
        rows.setdefault((id(one.recipient), one.purposes), []).append(one)
    for row in rows.values():
        first = row[0]
        back = TO_CONTROLLER in first.mechanisms
        yield Stop(_because(row), first.recipient, tuple(t.country for t in row), first.purposes, back)


def _because(transfers: list[Transfer]) -> tuple[Path, ...]:
    return every(path for one in transfers for path in one.because)


@fact
def transfers_excepted(given: Given) -> Holds[list[Transfer]]:
    """Transfers that nothing protects, and that an exception for single cases allows (GDPR Art. 49)."""
    return _those(given, lambda one: bool(one.exceptions))


@fact
def transfers_in_layers(given: Given) -> Holds[list[Transfer]]:
    """Transfers to recipients whose protection stands in the table of layers."""
    return _those(given, lambda one: bool(one.recipient.layer) and one.protected)


@fact
def transfers_with_copy(given: Given) -> Holds[list[Transfer]]:
    """Transfers whose safeguard people may ask a copy of (GDPR Art. 13(1)(f))."""
    needs = catalog.transfers().copy_needed
    return _those(given, lambda one: any(m in needs for m in one.mechanisms))


def _those(given: Given, wanted: Callable[[Transfer], bool]) -> Holds[list[Transfer]]:
    found = [one for one in given("transfers-made").value if wanted(one)]
    return Holds(found, _because(found))
