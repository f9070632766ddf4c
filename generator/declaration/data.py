"""`data`, `not_collected` and `sources`: what is held about whom, and where it comes from."""

from __future__ import annotations

from typing import Literal

from generator.declaration.model import (
    DataCategory,
    DataRef,
    Id,
    Listed,
    Model,
    Origin,
    PartyRef,
    Phrase,
    RecipientKind,
    ServiceRef,
    SourceRef,
    SpecialCondition,
    Url,
    YesExcept,
    evidence,
    printed,
    structure,
)


class Special(Model):
    """Why special-category data may be processed. GDPR Art. 9(2)."""

    condition: SpecialCondition = printed("the condition of Art. 9(2)", required=True)
    detail: Phrase | None = printed("the law or circumstance behind it")


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
    linked: bool | None = printed("whether it is linked to the person's identity")
    combined_with: Listed[DataRef] | None = printed("data it is combined with")
    precision: Phrase | None = printed("how precise it is, such as 'city level'")
    end_to_end_encrypted: bool | None = printed("whether only the people in a conversation can read it")
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
