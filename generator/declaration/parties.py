"""`parties`: who the people are, where the service is offered, and how young they may be."""

from __future__ import annotations

from typing import Annotated

from generator.declaration.model import (
    Age,
    Area,
    ContactRole,
    Id,
    Listed,
    Model,
    OrNone,
    PartyKind,
    Phrase,
    Reference,
    evidence,
    printed,
    structure,
)


class Party(Model):
    """A group of people the policy speaks to or about."""

    id: Id = structure("id", required=True)
    kind: PartyKind = structure("what they are", required=True)
    term: Phrase | None = printed("the defined term, such as User; left out, the vocabulary's word")
    plural: Phrase | None = printed("its plural, where it is not the term with an s")
    means: Phrase | None = printed("who that is, read after 'means', such as 'a person who has an account'")
    acts_for: Annotated[str, Reference("parties.people")] | None = printed("the organisation they act for")
    areas: Listed[Phrase] | None = printed("the parts of the service they can reach")


class MinimumAge(Model):
    """The youngest age in a territory."""

    age: Age = printed("years", required=True)
    territory: Area | None = printed("where it holds; left out, everywhere")


class AgeCheck(Model):
    """How the age is checked."""

    how: Phrase = printed("the check", required=True)
    refusal: Phrase | None = printed("what follows if someone does not take part")


class ParentalConsent(Model):
    """Consent of a parent or guardian. GDPR Art. 8; 16 CFR 312.5."""

    below: Age = printed("the age below which a parent must agree", required=True)
    how: Phrase = printed("how the parent agrees and how that is checked", required=True)


class Children(Model):
    """Minors."""

    minimum_ages: Listed[MinimumAge] = printed("the youngest age, by territory", required=True)
    directed: bool | None = evidence("whether the service is directed to children")
    age_check: OrNone[AgeCheck] | None = printed("how the age is checked, or none")
    parental_consent: OrNone[ParentalConsent] | None = printed(
        "the way for younger people with a parent's consent, or none"
    )
    asked_not_to_register: bool | None = printed("whether younger people are asked to open no account and give no data")
    collected_knowingly: bool | None = printed("whether data of people under the age is collected knowingly")
    deleted_when_found: bool | None = printed("whether such data is deleted once it is found")
    processors_told: bool | None = printed("whether processors are told to delete it too")
    contact: ContactRole | None = printed("the contact for parents and guardians")
    minors_may_remove_posts: bool | None = printed("whether minors can have what they posted removed")


class Parties(Model):
    """Who the people are and where the service is offered to them."""

    people: Listed[Party] = structure("the groups of people", required=True)
    offered_to: Listed[Area] = evidence("countries or areas the service is offered to", required=True)
    reachable_from: Listed[Area] | None = evidence("countries it can merely be reached from")
    children: Children | None = structure("how young people may be")
