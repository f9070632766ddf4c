"""`parties`: who the people are, where the service is offered, and how young they may be."""

from __future__ import annotations

from typing import Annotated, Literal

from generator.declaration.model import (
    Age,
    Area,
    ContactRole,
    DataRef,
    Duration,
    Id,
    Listed,
    Model,
    OrNone,
    PartyKind,
    PartyRef,
    Phrase,
    Reference,
    ServiceRef,
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
    on: Listed[ServiceRef] | None = printed("the services it holds for; left out, all")


class AgeCheck(Model):
    """How the age is checked."""

    how: Phrase = printed("the check", required=True)
    refusal: Phrase | None = printed("what follows if someone does not take part")


class ConsentAge(Model):
    """The age of consent in a territory, where it is not the one that holds elsewhere."""

    age: Age = printed("years", required=True)
    territory: Area = printed("where it holds", required=True)


class ParentalConsent(Model):
    """Consent of a parent or guardian. GDPR Art. 8; 16 CFR 312.5."""

    below: Age = printed("the age below which a parent must agree", required=True)
    elsewhere: Listed[ConsentAge] | None = printed("other ages by territory, as the laws of EU states set them")
    how: Phrase = printed("how the parent agrees and how that is checked", required=True)


class YoungPeople(Model):
    """A group of minors of certain ages, and how they take part."""

    party: PartyRef = printed("the group of people", required=True)
    from_: Age = printed("the youngest age", required=True, alias="from")
    to: Age | None = printed("the oldest age; left out, everyone older too")
    account: Literal["own", "parent", "school", "none"] | None = printed(
        "whose account they use: their own, a parent's, their school's, or none"
    )
    agrees: Literal["self", "parent", "school", "both"] | None = printed(
        "who agrees to the use of their data: they, a parent, their school, or they together with a parent"
    )
    can: Listed[Phrase] | None = printed("what they can do, read after 'can', such as 'read lessons'")
    cannot: Listed[Phrase] | None = printed("what they cannot do, read after 'cannot', such as 'post in the forum'")


class AfterDeath(Model):
    """A right over the data of people who have died. The GDPR leaves it to the law of each state (recital 27)."""

    law: Phrase = printed("the law that gives it, such as 'Article 3 of the Spanish Act 3/2018'", required=True)
    people_in: Listed[Area] | None = printed("where the law holds; left out, the policy names no place")
    directions: bool | None = printed("whether people can say in advance what is to happen to their data")
    who: Listed[Literal["appointed", "heirs", "family", "partner", "executor", "interested"]] = printed(
        "who can ask after the death", required=True
    )
    rights: Listed[Literal["access", "correction", "deletion", "closing", "objection", "all"]] = printed(
        "what they can ask for", required=True
    )
    within: Duration | None = printed("how long after the death")
    unless: Phrase | None = printed("what rules it out, read after 'unless', such as 'the person forbade it'")
    proof: Phrase | None = printed("what has to be shown, such as 'the death certificate'")
    contact: ContactRole = printed("the contact", required=True)


class OptIn(Model):
    """How people under 16 agree to the sale of their data, or to sharing it for advertising."""

    how: Phrase = printed("how people from 13 to 15 agree, such as 'in your account, in two steps'", required=True)
    parents: Phrase | None = printed("how a parent agrees for a child under 13, and how that is checked")
    undone: Phrase | None = printed("how it is taken back, such as 'in your account, at any time'")


class WithoutParent(Model):
    """Data taken from children without a parent's consent, under an exception of the law. 16 CFR 312.5(c)."""

    exception: Literal[
        "asking-the-parent", "one-reply", "several-replies", "safety", "security-or-law", "internal-operations", "audio"
    ] = printed("the exception", required=True)
    data: Listed[DataRef] = printed("the data", required=True)
    uses: Listed[Phrase] = printed(
        "what it is used for, each read after 'to', such as 'remember the level'", required=True
    )
    prevented: Phrase | None = printed("how any other use is prevented, such as 'the number is changed every day'")
    deleted_at_once: bool | None = printed("whether it is deleted as soon as the request is answered")


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
    without_consent: OrNone[Listed[WithoutParent]] | None = printed(
        "data taken from children without a parent's consent, or none"
    )
    sold_knowingly: bool | None = printed(
        "whether data of people known to be under 16 is sold, or shared for advertising. Cal. Civ. Code § 1798.120(c)"
    )
    opt_in: OptIn | None = printed("how people under 16 agree to such a sale. 11 CCR §§ 7070-7071")
    contact: ContactRole | None = printed("the contact for parents and guardians")
    groups: Listed[YoungPeople] | None = printed("minors of several ages and roles")
    minors_may_remove_posts: bool | None = printed("whether minors can have what they posted removed")


class Parties(Model):
    """Who the people are and where the service is offered to them."""

    people: Listed[Party] = structure("the groups of people", required=True)
    offered_to: Listed[Area] = evidence("countries or areas the service is offered to", required=True)
    reachable_from: Listed[Area] | None = evidence("countries it can merely be reached from")
    children: Children | None = structure("how young people may be")
    after_death: OrNone[Listed[AfterDeath]] | None = structure("rights over the data of people who have died, or none")
