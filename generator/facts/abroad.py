"""Data that leaves a country or province, and what laws outside Europe ask about that the GDPR does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator import catalog, vocabulary
from generator.declaration.countries import EEA, covers, lies_in
from generator.facts import Given, Holds, every, fact
from generator.facts.recipients import concerns
from generator.facts.transfers import countries_of, protects
from generator.recorder import Derived, Path


@fact
def stays_in_australia(given: Given) -> Holds[bool]:
    """Each recipient names where it keeps data, all of it in Australia, and none reaches it from elsewhere."""
    receiving = given("recipients-receiving").value
    told = [r for r in receiving if r.locations]
    holds = bool(receiving) and len(told) == len(receiving) and not given("passed-from-australia")
    return Holds(holds, tuple(given.at(r, "locations") for r in told) if holds else ())


@dataclass(frozen=True)
class Passing(Derived):
    """Data that a recipient gets in countries outside a place, and what that place's law says protects it."""

    recipient: Any
    countries: tuple[str, ...]
    mechanisms: tuple[str, ...]
    listed: bool


@fact
def passed_from_canada(given: Given) -> Holds[list[Passing]]:
    """Recipients outside Canada, with the mechanisms of PIPEDA (Sch. 1 cl. 4.1.3)."""
    return _passed(given, "CA")


@fact
def passed_from_quebec(given: Given) -> Holds[list[Passing]]:
    """Recipients outside Quebec, or in Canada where no province is named (CQLR c. P-39.1 ss. 8, 17)."""
    return _passed(given, "CA-QC")


@fact
def passed_from_australia(given: Given) -> Holds[list[Passing]]:
    """Recipients outside Australia, with the mechanisms of its law (APP 1.4(f)-(g), 8.1)."""
    return _passed(given, "AU")


@fact
def passed_from_brazil(given: Given) -> Holds[list[Passing]]:
    """Recipients outside Brazil, with the mechanisms of Brazilian law (LGPD Art. 33)."""
    return _passed(given, "BR")


@fact
def passed_from_switzerland(given: Given) -> Holds[list[Passing]]:
    """Recipients outside Switzerland, with the mechanisms of Swiss law (FADP Art. 16-17)."""
    return _passed(given, "CH")


@fact
def passed_from_britain_unlisted(given: Given) -> Holds[list[Passing]]:
    """Recipients in a country without UK adequacy regulations; the US has them for certified companies alone."""
    return _unlisted(_passed(given, "GB"))


@fact
def passed_from_switzerland_unlisted(given: Given) -> Holds[list[Passing]]:
    """Recipients in a country the Swiss list leaves out; it has the US for certified companies alone."""
    return _unlisted(given("passed-from-switzerland"))


def _unlisted(passed: Holds[list[Passing]]) -> Holds[list[Passing]]:
    found = [one for one in passed.value if not one.listed]
    return Holds(found, every(path for one in found for path in one.because))


def _passed(given: Given, place: str) -> Holds[list[Passing]]:
    found = list(_passing(given, place))
    return Holds(found, every(path for one in found for path in one.because))


def _passing(given: Given, place: str) -> Iterator[Passing]:
    """Recipients of data of people in a place, each once for the countries that the same mechanisms cover."""
    listed = _listed(given, place)
    for r in given("recipients-receiving").value:
        groups: dict[tuple[str, ...], list[tuple[str, tuple[Path, ...]]]] = {}
        for code, path in countries_of(given, r).items() if concerns(r, place) else ():
            if not covers(place, code):
                known = [s for s in r.safeguards or [] if _of(s.mechanism, place) and protects(s, code)]
                paths = (path, *(given.at(s, f) for s in known for f in ("mechanism", "countries") if getattr(s, f)))
                groups.setdefault(tuple(s.mechanism for s in known), []).append((code, paths))
        for mechanisms, rows in groups.items():
            codes = tuple(code for code, _ in rows)
            because = every(path for _, paths in rows for path in paths)
            yield Passing(because, r, codes, mechanisms, all(lies_in(code, listed) for code in codes))


def _listed(given: Given, place: str) -> frozenset[str]:
    """The countries the law of a place lists as adequate; not the US, which none lists in full."""
    if place not in ("GB", "CH"):
        return frozenset()
    listed = catalog.transfers().adequate(given.declaration.policy.effective, "GB" if place == "GB" else "CH") - {"US"}
    return listed | EEA if "EEA" in listed else listed


def _of(mechanism: str, place: str) -> bool:
    known = catalog.transfers().mechanisms.get(mechanism)
    return known is not None and place in known.works_for


@fact
def related_companies(given: Given) -> Holds[list[Any]]:
    """Companies of the group that get data (PIPEDA Sch. 1 cl. 4.8.2(e))."""
    found = [r for r in given("recipients-receiving").value if _is_related(r)]
    return Holds(found, tuple(given.at(r, "kind") for r in found))


def _is_related(recipient: Any) -> bool:
    return vocabulary.within("recipient-kinds", recipient.kind, "group-company")


FINDING = ("location", "biometric-identifiers")
"""Data that tells where or who somebody is."""


@fact
def finding_technology(given: Given) -> Holds[list[Any]]:
    """Data collected automatically that locates people or recognises them (CQLR c. P-39.1 s. 8.1)."""
    found = [
        item
        for item in given("data-automatic").value
        if any(vocabulary.within("data-categories", c, wide) for c in item.categories for wide in FINDING)
    ]
    return Holds(found, tuple(given.at(item, "categories") for item in found))


@fact
def finds_or_profiles(given: Given) -> Holds[bool]:
    """Technology identifies or locates people, or profiles them (CQLR c. P-39.1 s. 8.1)."""
    finding, profiles = given("finding-technology"), given("profiles")
    return Holds(bool(finding.value or profiles.value), every((*finding.because, *profiles.because)))


@fact
def collected_for_others(given: Given) -> Holds[list[Any]]:
    """Data collected on behalf of a recipient (CQLR c. P-39.1 s. 8)."""
    found = [item for item in given.listed("data") if item.collected_for]
    return Holds(found, tuple(given.at(item, "collected_for") for item in found))


@fact
def decides_with_programs(given: Given) -> Holds[list[Any]]:
    """Purposes with decisions that people make with the help of a program (APP 1.7(b))."""
    found = [p for p in given.listed("purposes") if p.assisted_decision not in (None, "none")]
    return Holds(found, tuple(given.at(p, "assisted_decision") for p in found))


@fact
def decides_by_program(given: Given) -> Holds[list[Any]]:
    """Purposes with decisions that a program makes, or for which it does a part that counts (APP 1.7)."""
    alone, helped = given("decides-automatically"), given("decides-with-programs")
    found = [p for p in given.listed("purposes") if p in alone.value or p in helped.value]
    return Holds(found, every((*alone.because, *helped.because)))


def _may_be_under(given: Given, age: int, place: str) -> Holds[bool]:
    """Whether people under an age may use the service in a place, with or without a parent's consent."""
    children = given.declaration.parties.children if given.declaration.parties else None
    if children is None:
        return Holds(False)
    there = [one for one in children.minimum_ages if one.territory and covers(one.territory, place)]
    limits = there or [one for one in children.minimum_ages if one.territory is None]
    young = tuple(given.at(one, "age") for one in limits if one.age < age)
    if children.parental_consent not in (None, "none"):
        young += (given.at(children.parental_consent, "below"),)
    return Holds(bool(young), young)


@fact
def children_in_brazil(given: Given) -> Holds[bool]:
    """People under 12 may use the service in Brazil (LGPD Art. 14; ECA Art. 2)."""
    return _may_be_under(given, 12, "BR")


@fact
def children_in_quebec(given: Given) -> Holds[bool]:
    """People under 14 may use the service in Quebec (CQLR c. P-39.1 ss. 4.1, 14)."""
    return _may_be_under(given, 14, "CA-QC")


@fact
def children_in_india(given: Given) -> Holds[bool]:
    """People under 18 may use the service in India (DPDP Act 2023 ss. 2(f), 9)."""
    return _may_be_under(given, 18, "IN")


@fact
def officer_owed_in_brazil(given: Given) -> Holds[bool]:
    """A person in charge must be named in Brazil: the company is no small processing agent (LGPD Art. 41 §3)."""
    scale = given.declaration.company.scale
    return Holds(not (scale and scale.small_agent_in_brazil))
