"""Rules on children: ages that contradict each other, parents who are not asked, uses the law forbids."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator import catalog, vocabulary
from generator.declaration.countries import covers
from generator.facts import Given
from generator.rules import ERROR, GAP, INFO, WARNING, Found, rule
from generator.rules.bases import grounds

CHILDHOOD = 13
"""The age below which a person is a child to US law: 16 CFR § 312.2."""


def _children(given: Given) -> Any:
    parties = given.declaration.parties
    return parties.children if parties else None


def _youngest(given: Given, place: str | None = None) -> Any:
    """The lowest minimum age, in all places or in one; None where nobody has answered."""
    children = _children(given)
    limits = children.minimum_ages if children else []
    there = [one for one in limits if place and one.territory and covers(one.territory, place)]
    limits = there or [one for one in limits if not place or not one.territory]
    return min(limits, key=lambda one: one.age, default=None)


def _offered(given: Given) -> Iterator[str]:
    """The countries with an age of their own in which the service is offered."""
    home = given.declaration.company.established_in
    for country in sorted(catalog.consent_ages()):
        if country == home[:2] or any(covers(area, country) or area[:2] == country for area in given.offered_to):
            yield country


@rule(WARNING)
def age_limit_with_a_hole(given: Given) -> Found:
    """The youngest age is set for some places, and the service is offered in others.

    There nobody knows how young people may be. Set an age for them too, or leave `territory` out.
    """
    children = _children(given)
    limits = children.minimum_ages if children else []
    if not limits or any(one.territory is None for one in limits):
        return
    for area in given.offered_to:
        if not any(covers(one.territory, area) or covers(area, one.territory) for one in limits):
            yield (
                given.at(children, "minimum_ages"),
                f"no 'minimum_ages' holds in {area}, where the service is offered; set one, or leave 'territory' out",
            )


@rule(GAP, law="GDPR Art. 8(1)")
def child_consents_alone(given: Given) -> Found:
    """A purpose rests on consent, people may be too young to give it alone, and no parent is asked.

    The age is 16, or a lower one, not below 13, that a country has chosen; some in our catalogue are recalled.
    Raise the minimum age there, or declare `parental_consent` up to that age.
    """
    children = _children(given)
    asked = children is not None and children.parental_consent not in (None, "none")
    if asked or not given("in-european-scope") or not any(g.ground == "consent" for _, g in grounds(given)):
        return
    worst: dict[int, tuple[Any, list[str]]] = {}
    for country in _offered(given):
        limit = _youngest(given, country)
        if limit and limit.age < catalog.consent_ages()[country]:
            worst.setdefault(id(limit), (limit, []))[1].append(country)
    for limit, countries in worst.values():
        shown = f"{', '.join(countries[:3])}{' and others' if len(countries) > 3 else ''}"
        yield (
            given.at(limit, "age"),
            f"people of {limit.age} may use the service and cannot consent alone in {shown}; "
            "declare 'parental_consent' or a higher age",
        )


@rule(ERROR, law="16 CFR § 312.2")
def age_limit_beside_child_audience(given: Given) -> Found:
    """The service is directed to children, and nobody below 13 may use it.

    A service directed to children cannot exclude them by an age limit. Answer `directed` or the age otherwise.
    """
    youngest, children = _youngest(given), _children(given)
    if youngest and children.directed and youngest.age >= CHILDHOOD:
        yield (
            given.at(youngest, "age"),
            f"the service is directed to children, and nobody below {youngest.age} may use it; one of the two is wrong",
        )


@rule(ERROR)
def under_age_after_all(given: Given) -> Found:
    """Data of people under the minimum age is collected knowingly, and there is no way for them to take part.

    The policy would say that they may not use the service and that their data is collected. Declare
    `parental_consent`, or answer `collected_knowingly: false`.
    """
    children = _children(given)
    if children and children.collected_knowingly and children.parental_consent in (None, "none"):
        yield (
            given.at(children, "collected_knowingly"),
            f"nobody below {_youngest(given).age} may use the service, and data of younger people is collected "
            "knowingly; declare 'parental_consent', or that it is not",
        )


@rule(ERROR)
def parent_agrees_in_vain(given: Given) -> Found:
    """Nobody below an age may use the service, no data of them is collected knowingly, and yet a parent can agree.

    What a parent agrees to is collected knowingly. Answer `parental_consent: none`, or give in `minimum_ages` the
    age from which children may take part with a parent.
    """
    children, youngest = _children(given), _youngest(given)
    if not youngest or children.collected_knowingly is not False:
        return
    if children.opt_in and children.opt_in.parents and youngest.age >= CHILDHOOD:
        yield (
            given.at(children.opt_in, "parents"),
            f"a parent agrees for a child under {CHILDHOOD}, and nobody below {youngest.age} may use the service or "
            "has data collected knowingly; only one can be true",
        )
    asked = children.parental_consent
    if asked and asked != "none" and asked.below <= youngest.age:
        yield (
            given.at(asked, "below"),
            f"a parent agrees below {asked.below}, and nobody below {youngest.age} may use the service or has data "
            "collected knowingly; only one can be true",
        )


def _under_coppa(given: Given) -> bool:
    """Directed to children under 13 in the US, or used by them (16 CFR § 312.2, 312.3)."""
    children, youngest = _children(given), _youngest(given, "US")
    offered = any(area == "world" or area[:2] == "US" for area in given.offered_to)
    return bool(offered and children and (children.directed or (youngest and youngest.age < CHILDHOOD)))


@rule(GAP, law="16 CFR § 312.5")
def parent_not_asked(given: Given) -> Found:
    """Children under 13 in the US may use the service, and no parent agrees first.

    The law asks for a parent's consent that can be checked before data is collected. Declare `parental_consent`.
    """
    children = _children(given)
    if _under_coppa(given) and children.parental_consent in (None, "none"):
        yield (
            given.at(children),
            "children under 13 in the US may use the service, and 'parental_consent' names no way to ask a parent",
        )


@rule(GAP, law="16 CFR § 312.5(a)(2)")
def advertising_to_children(given: Given) -> Found:
    """A service directed to children serves advertising chosen by what they do, or gives their data away for it.

    A parent's consent to the service is not one to disclosure for advertising. Leave it out, or choose
    advertising by context.
    """
    if not _under_coppa(given):
        return
    for purpose in given.listed("purposes"):
        if vocabulary.within("purposes", purpose.use, "targeted-advertising"):
            yield given.at(purpose, "use"), f"purpose '{purpose.id}' advertises to children by what they do"
    for one in given("shares-for-advertising").value:
        yield given.at(one, "data"), f"recipient '{one.id}' gets data of children for advertising"


def _of_children(given: Given, item: Any) -> bool:
    people = given.by_id("parties.people")
    kinds = [people[id_].kind for id_ in item.of or []]
    named = any(vocabulary.within("data-categories", c, "children-data") for c in item.categories)
    return named or any(vocabulary.within("party-kinds", kind, "child") for kind in kinds)


@rule(GAP, law="16 CFR § 312.10")
def childrens_data_without_end(given: Given) -> Found:
    """Data of children is kept under a rule that sets no time.

    It may be kept only as long as its purpose needs, under a policy with a time for deletion. Add `clocks`.
    """
    if not _under_coppa(given):
        return
    for one in given("retention-rules").value:
        item = next((item for item in given.chosen(one.data) if _of_children(given, item)), None)
        if item and not one.clocks:
            yield (
                given.at(one),
                f"retention rule '{one.id}' covers data '{item.id}' of children and sets no time; add 'clocks'",
            )


@rule(INFO, law="34 CFR § 99.31(a)(1)(i)(B)")
def students_without_school(given: Given) -> Found:
    """Students in the US use the service, and nothing says on whose behalf it holds their records.

    Records of schools go to a provider under the school's direct control. Declare `client_data` with its contract.
    """
    clients = given.mapping("client_data")
    if not any(area == "world" or area[:2] == "US" for area in given.offered_to) or (clients and clients.contract):
        return
    for party in given.by_id("parties.people").values():
        if vocabulary.within("party-kinds", party.kind, "student"):
            yield (
                given.at(party, "kind"),
                f"'{party.id}' are students, and 'client_data' names no contract with schools",
            )
