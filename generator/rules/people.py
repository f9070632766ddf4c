"""Rules on people: who is responsible for whom, how young they may be, what is promised about their data."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from generator import catalog, vocabulary
from generator.declaration.countries import EEA, EU, covers
from generator.facts import Given
from generator.rules import ERROR, GAP, INFO, WARNING, Found, rule


@rule(ERROR, law="GDPR Art. 4(7), 13(1)(a)")
def two_controllers(given: Given) -> Found:
    """Two companies are controller for the same service and the same people.

    The policy tells each reader which company answers for their data. Give each service, and each place, to one.
    """
    for one, other in combinations(given.declaration.company.entities or [], 2):
        if _meet(one.services, other.services) and _places_meet(one.people_in, other.people_in):
            yield (
                given.at(other),
                f"entity '{other.id}' is controller for services and people that entity '{one.id}' is controller for, "
                "too; give each to one of them",
            )


def _meet(one: list[str] | None, other: list[str] | None) -> bool:
    return one is None or other is None or bool(set(one) & set(other))


def _places_meet(one: list[str] | None, other: list[str] | None) -> bool:
    if one is None or other is None:
        return True
    return any(covers(a, b) or covers(b, a) or {a, b} == {"EU", "EEA"} for a in one for b in other)


@rule(ERROR, law="GDPR Art. 4(7)")
def entity_without_task(given: Given) -> Found:
    """A company is named as controller, and not for which services or people.

    Add `services`, `people_in` or both. A company that is controller for nothing stands under `affiliates`.
    """
    for one in given.declaration.company.entities or []:
        if not (one.services or one.people_in):
            yield (
                given.at(one),
                f"entity '{one.id}' has neither 'services' nor 'people_in'; say what it is controller for",
            )


@rule(ERROR)
def younger_than_allowed(given: Given) -> Found:
    """A group of young people is younger than the youngest age of the service, or ends before it begins."""
    children = given.declaration.parties.children if given.declaration.parties else None
    limits = [one.age for one in children.minimum_ages if not one.territory] if children else []
    for i, group in enumerate((children.groups if children else None) or []):
        if limits and group.from_ < min(limits):
            text = f"'{group.party}' are {group.from_} and the service is not meant for people under {min(limits)}"
            yield (*given.at(children), "groups", i, "from"), text
        if group.to and group.to < group.from_:
            text = f"'{group.party}' are from {group.from_} to {group.to} years old; write the younger age under 'from'"
            yield (*given.at(children), "groups", i, "to"), text


@rule(WARNING, law="GDPR Art. 8(1)")
def consent_age_below_law(given: Given) -> Found:
    """Parents agree up to an age below the one at which the law of a country lets children agree alone.

    The Regulation says 16, and states may set an age down to 13. Raise `below`, or name these countries under
    `elsewhere`. Some of the ages in our catalogue are recalled, not checked.
    """
    children = given.declaration.parties.children if given.declaration.parties else None
    consent = children.parental_consent if children else None
    if consent is None or consent == "none":
        return
    own = {one.territory: one.age for one in consent.elsewhere or []}
    low: dict[int, list[str]] = {}
    for country in _countries(given):
        age = own.get(country, next((years for area, years in own.items() if covers(area, country)), consent.below))
        if (needed := catalog.consent_ages().get(country, 0)) > age:
            low.setdefault(needed, []).append(country)
    if low:
        ages = "; ".join(f"{age} in {', '.join(sorted(low[age]))}" for age in sorted(low))
        yield given.at(consent, "below"), f"a parent agrees below {consent.below}, and the law asks for it below {ages}"


@rule(ERROR, law="GDPR Art. 8(1)")
def agrees_too_young(given: Given) -> Found:
    """A group of young people agrees itself, and at the youngest of its ages a parent has to agree somewhere.

    The policy would tell the same person both. Let the group begin at the highest of these ages, or leave `agrees` out,
    where the age differs by country.
    """
    children = given.declaration.parties.children if given.declaration.parties else None
    consent = children.parental_consent if children else None
    asked = max((consent.below, *(one.age for one in consent.elsewhere or []))) if consent and consent != "none" else 0
    for i, group in enumerate((children.groups if children else None) or []):
        if group.agrees == "self" and group.from_ < asked:
            yield (
                (*given.at(children), "groups", i, "agrees"),
                f"'{group.party}' agree themselves from {group.from_}, and a parent agrees below {asked}",
            )


def _countries(given: Given) -> Iterator[str]:
    """The countries of Europe the service is offered to."""
    members = {"EU": EU, "EEA": EEA, "world": EEA | {"GB"}}
    yield from dict.fromkeys(c for area in given.offered_to for c in sorted(members.get(area, {area[:2]})))


@rule(ERROR)
def health_promise_broken(given: Given) -> Found:
    """The health section promises something never to be done that a purpose or a recipient does."""
    notice = given.mapping("health_notice")
    for i, term in enumerate((notice.never if notice else None) or []):
        for breaker in _breakers(given, term, set(notice.covers)):
            yield given.at(notice.never, i), f"health data is promised to know no '{term}', and {breaker} does it"


def _breakers(given: Given, term: str, covered: set[str]) -> Iterator[str]:
    for one in given.listed("recipients"):
        sold = term == "sale" and one.consideration not in (None, "none")
        kind = {"insurers": "insurer", "employers": "employer"}.get(term)
        told = kind is not None and vocabulary.within("recipient-kinds", one.kind, kind)
        if (sold or told) and covered & {item.id for item in given.chosen(one.data)}:
            yield f"recipient '{one.id}'"
    wanted = {"advertising": "advertising", "ai-training": "ai-model-training"}.get(term)
    for purpose in given.listed("purposes"):
        used = covered & {item.id for item in given.chosen(purpose.data)}
        profiled = term == "profiling" and purpose.profiling not in (None, "none")
        if used and (profiled or (wanted and vocabulary.within("purposes", purpose.use, wanted))):
            yield f"purpose '{purpose.id}'"


@rule(ERROR)
def content_read_after_all(given: Given) -> Found:
    """The declaration says that no staff read people's content, and elsewhere that people read it.

    People may check what is posted, read what comes from a connected service, or read what goes through an AI
    feature. List these cases under `staff_access`.
    """
    handling = given.mapping("handling")
    if handling and handling.staff_access == "none":
        for place, reader in _readers(given, handling.moderation):
            yield place, f"no staff read content, and yet {reader}; list the case under 'staff_access'"


def _readers(given: Given, moderation: Any) -> Found:
    """Where people of the company read content, and the words for it."""
    if moderation not in (None, "none") and moderation.by != "programs":
        yield given.at(moderation, "by"), f"'{moderation.by}' check it"
    for one in given.listed("integrations"):
        if one.human_access not in (None, "none"):
            yield given.at(one, "human_access"), f"people read data of integration '{one.id}'"
    ai = given.mapping("ai")
    for feature in (ai.features if ai else None) or []:
        if feature.reviewed not in (None, "none") and not feature.reviewed.by:
            yield given.at(feature, "reviewed"), f"people review AI feature '{feature.id}'"


@rule(WARNING, law="GDPR Art. 10, 87")
def number_without_law(given: Given) -> Found:
    """National numbers or criminal records are used, and no law is named that allows it.

    State law says who may use such data. Name it: `allowed_by: section 11 of the Danish Data Protection Act`.
    """
    for item in given.listed("data"):
        for i, category in enumerate(item.categories):
            closed = any(vocabulary.within("data-categories", category, c) for c in ("national-id", "criminal-records"))
            if closed and not item.allowed_by and given("in-european-scope"):
                yield (
                    given.at(item.categories, i),
                    f"data '{item.id}' has '{category}' and no 'allowed_by'; name the law that allows it",
                )


@rule(GAP, law="GDPR Art. 14(5)")
def silence_without_reason(given: Given) -> Found:
    """People whose data somebody else gave are not told, and nothing says which exception allows it."""
    for item in given.listed("data"):
        if item.told == "none" and not item.untold_because and given("in-european-scope"):
            yield given.at(item, "told"), f"the people of data '{item.id}' are not told; add 'untold_because'"


@rule(INFO)
def after_death_unanswered(given: Given) -> Found:
    """The law of the company's country asks it to tell of rights over the data of the dead, and nothing answers it.

    Say which right under `parties.after_death`, or write `none`.
    """
    parties = given.declaration.parties
    law = catalog.after_death().get(given.declaration.company.established_in[:2])
    if law and parties and parties.after_death is None:
        yield given.at(parties), f"'after_death' is not answered, and {law} asks to tell of directions after death"
