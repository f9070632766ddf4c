"""`data`, `not_collected` and `sources`: what is held about whom, and where it comes from."""

from __future__ import annotations

from typing import Literal

from generator.declaration.model import (
    Area,
    DataCategory,
    DataRef,
    DocumentRef,
    Id,
    Listed,
    Model,
    Origin,
    OrNone,
    PartyRef,
    Phrase,
    PurposeRef,
    RecipientKind,
    RecipientRef,
    ServiceRef,
    SourceRef,
    SpecialCondition,
    Url,
    YesExcept,
    evidence,
    printed,
    structure,
)


class SpecialFor(Model):
    """Another condition, for some purposes."""

    purposes: Listed[PurposeRef] = printed("the purposes", required=True)
    condition: SpecialCondition = printed("the condition of Art. 9(2)", required=True)
    detail: Phrase | None = printed("the law or circumstance behind it")


class Special(Model):
    """Why special-category data may be processed. GDPR Art. 9(2)."""

    condition: SpecialCondition = printed("the condition of Art. 9(2)", required=True)
    detail: Phrase | None = printed("the law or circumstance behind it")
    otherwise: Listed[SpecialFor] | None = printed("purposes that rest on another condition")


class DataItem(Model):
    """Data of one origin. One item has exactly one source; data from two sources makes two items."""

    id: Id = structure("id", required=True)
    label: Phrase | None = printed("what the policy calls it; left out, the vocabulary's words")
    categories: Listed[DataCategory] = evidence(
        "terms of the data-categories vocabulary; printed where nothing else names it", required=True
    )
    fields: Listed[Phrase] | None = printed("the concrete fields, such as 'first name'")
    fields_are_examples: bool | None = printed("whether there are fields of this kind beyond those listed")
    source: Origin = printed("where it comes from", required=True)
    provided_by: Listed[SourceRef] | None = printed("the third parties it comes from")
    of: Listed[PartyRef] | None = printed("whose data it is; left out, everyone's")
    where: Listed[Phrase] | None = printed("where it is collected, such as 'feedback forms'")
    when: Phrase | None = printed("the case in which it is collected, read after 'when', such as 'you pay'")
    required: YesExcept | None = printed("whether people must give it, with exceptions by field")
    required_by: Literal["law", "contract"] | None = printed("what obliges people to give it")
    consequence: Phrase | None = printed(
        "what follows if they do not, read after 'without it', such as 'you cannot open an account'"
    )
    special: Special | None = printed("the condition for special-category data")
    allowed_by: Phrase | None = printed(
        "the law that allows the use of data which only a law opens, such as national numbers and criminal records. "
        "GDPR Art. 10, 87"
    )
    told: OrNone[Phrase] | None = printed(
        "how people are told where somebody else gave their data, read after 'we tell you', such as "
        "'in the gift card', or none. GDPR Art. 14(3)"
    )
    untold_because: Literal["known", "impossible", "law", "secrecy"] | None = printed(
        "why they are not told: they know, it is impossible or out of proportion, a law orders the use, "
        "or a duty of secrecy. GDPR Art. 14(5)"
    )
    giver_asked: bool | None = printed("whether whoever gives data of others is asked to have their agreement")
    linked: bool | None = printed("whether it is linked to the person's identity")
    combined_with: Listed[DataRef] | None = printed("data it is combined with")
    precision: Phrase | None = printed("how precise it is, such as 'city level'")
    end_to_end_encrypted: bool | None = printed("whether only the people in a conversation can read it")
    turned_on: Phrase | None = printed(
        "how people turn on what locates or recognises them, such as 'by allowing it in your phone'. P-39.1 s. 8.1"
    )
    collected_for: Listed[RecipientRef] | None = printed("the recipients for whom it is collected. CQLR c. P-39.1 s. 8")
    stored: bool | None = printed("false where it is used in passing and not kept")
    public: bool | None = printed("whether other people can see it")
    on: Listed[ServiceRef] | None = printed("the services it is collected on; left out, all")


class NotCollected(Model):
    """Data that is not collected."""

    categories: Listed[DataCategory] = printed("terms of the data-categories vocabulary", required=True)
    label: Phrase | None = printed("what the policy calls it")
    asked_not_to_send: bool | None = printed("whether people are asked not to send it")
    on: Listed[ServiceRef] | None = printed("the services this holds for; left out, all")


class ThirdPartySource(Model):
    """Somebody who gives the company data and receives none."""

    id: Id = structure("id", required=True)
    name: Phrase = printed("a name, or a kind of source, such as 'payment operators'", required=True)
    kind: RecipientKind | None = evidence("what they are")
    examples: Listed[Phrase] | None = printed("names, where `name` is a kind of source")
    when: Phrase | None = printed("the case in which they give data, read after 'when'")
    public: bool | None = printed("whether the source is open to the public. GDPR Art. 14(2)(f)")
    policy: Url | None = printed("their privacy policy")


class HealthNotice(Model):
    """A section on health data that takes precedence over the rest of the policy for that data."""

    covers: Listed[DataRef] = printed("the data it covers", required=True)
    people: Listed[PartyRef] | None = printed("whose data; left out, everyone's")
    people_in: Listed[Area] | None = printed("the places whose people it is for; left out, everyone")
    on: Listed[ServiceRef] | None = printed("the services it holds for; left out, all")
    prevails: bool = printed("whether it takes precedence over the rest of the policy", required=True)
    laws: Listed[Phrase] | None = printed("the laws it follows, such as 'the duty of confidentiality of doctors'")
    readers: Listed[Phrase] | None = printed("who can see the data, such as 'the people who treat you'")
    never: Listed[Literal["sale", "advertising", "insurers", "employers", "ai-training", "profiling"]] | None = printed(
        "what is never done with the data"
    )
    document: DocumentRef | None = printed("the health privacy policy that stands beside this one")
