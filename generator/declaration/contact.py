"""`communications`, `calls`, `payments`, `public_areas`, `social`, `links`: how company and people meet."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Tag

from generator.declaration.model import (
    SHAPE,
    BusinessDays,
    Channel,
    ConsentRef,
    ContactRole,
    DataRef,
    Listed,
    Model,
    OrNone,
    PartyRef,
    Phrase,
    PurposeRef,
    RecipientRef,
    Url,
    printed,
    structure,
)


class Stop(Model):
    """A way to stop messages."""

    how: Literal[
        "link-in-message",
        "contact",
        "account-settings",
        "device-settings",
        "preference-centre",
        "reply",
        "post",
        "form",
    ] = printed("the way", required=True)
    contact: ContactRole | None = printed("the contact, for 'contact' and 'post'")
    url: Url | None = printed("the page")
    where: Phrase | None = printed("the place in words")


class Marketing(Model):
    """Marketing by one or more channels."""

    channels: Listed[Channel] = printed("the channels", required=True)
    content: Listed[Phrase] = printed("what is sent, such as 'newsletters'", required=True)
    purpose: PurposeRef = structure("the purpose", required=True)
    to: Listed[PartyRef] | None = printed("who gets it; left out, everyone")
    offers_of: Literal["own", "own-and-partners", "partners"] = printed("whose offers", "own")
    partners_get_data: bool | None = printed("whether partners whose offers are sent get the data of those addressed")
    stop: Listed[Stop] = printed("ways to stop it. GDPR Art. 21(2)-(3)", required=True)
    within_days: BusinessDays | None = printed("business days until it stops")
    choices: Listed[Phrase] | None = printed("what people can choose, such as 'how often'")
    opens_tracked: Listed[Phrase] | None = printed(
        "what is seen of what people do with messages, such as 'whether you open it'"
    )


class Transactional(Model):
    """Messages that belong to the service."""

    content: Listed[Phrase] = printed("what is sent, such as 'invoices'", required=True)
    purpose: PurposeRef = structure("the purpose", required=True)
    can_stop: bool = printed("whether people can stop them while they use the service", required=True)


class Testimonials(Model):
    """What customers say, published."""

    shows: Listed[Phrase] = printed("what is shown, such as 'your name'", required=True)
    consent: ConsentRef = structure("the consent asked first", required=True)


class Survey(Model):
    """Surveys, contests and promotions."""

    kinds: Listed[Literal["surveys", "polls", "contests", "prize-draws", "promotions", "webinars", "events"]] = printed(
        "what", required=True
    )
    purpose: PurposeRef = structure("the purpose", required=True)
    voluntary: bool = printed("whether taking part is voluntary", required=True)


class Communications(Model):
    """Messages to people."""

    marketing: OrNone[Listed[Marketing]] | None = printed("marketing, or none")
    transactional: Transactional | None = printed("messages that belong to the service")
    push: OrNone[Stop] | None = printed("push messages and how to stop them, or none")
    suppression_list: bool | None = printed("whether an address is kept to honour an opt-out")
    surveys: OrNone[Survey] | None = printed("surveys and promotions, or none")
    testimonials: OrNone[Testimonials] | None = printed("published testimonials, or none")


class Calls(Model):
    """Recorded calls."""

    directions: Listed[Literal["incoming", "outgoing"]] = printed("which calls", required=True)
    recorded: Literal["always", "sometimes"] = printed("whether each call is recorded or some", required=True)
    data: DataRef = structure("the data item of the recordings", required=True)
    purposes: Listed[PurposeRef] = structure("the purposes of recording", required=True)
    reasons: Listed[Phrase] = printed("why, each a verb form read after 'to', such as 'train our staff'", required=True)
    announced: Phrase = printed("how people are told, such as 'at the start of the call'", required=True)
    alternative: Phrase = printed("how to reach the company without being recorded", required=True)
    consent: ConsentRef | None = structure("the consent asked first")
    transcribed: bool | None = printed("whether they are turned into text")


class Payments(Model):
    """Payments."""

    operators: Listed[RecipientRef] = printed("who processes payments", required=True)
    given: Listed[Phrase] | None = printed("what people enter, such as 'card number'")
    entered_with: Literal["operator", "company"] = printed("who gets the card details", required=True)
    card_stored: bool = printed("whether the company stores card numbers", required=True)
    uses: Listed[Phrase] | None = printed("what payment data is used for alone")
    pci: Phrase | None = printed("the PCI DSS standing, such as 'our payment provider is PCI DSS certified'")


class PublicAreas(Model):
    """Places where others can read what people post."""

    kinds: Listed[Phrase] = printed("what, such as 'forums'", required=True)
    readers: Phrase = printed("who can read it", required=True)
    removal: ContactRole | None = printed("the contact who removes posts")
    copies_warning: bool | None = printed("whether others may keep copies")
    settings: Phrase | None = printed("settings that limit who can read it")


class JointStatistics(Model):
    """What company and network arranged as joint controllers of statistics on visitors."""

    arrangement: Url | None = printed("where their arrangement can be read. GDPR Art. 26(2)")
    answers: Literal["network", "company", "both"] | None = printed("who answers visitors' requests")


class SocialProfile(Model):
    """A page of the company on a social network."""

    network: Phrase = printed("the network", required=True)
    url: Url | None = printed("the page")
    insights: OrNone[Listed[Phrase]] | None = printed(
        "statistics on visitors that the network gives the company, such as 'how many people saw a post', or none"
    )
    joint: (
        Annotated[
            Annotated[bool, Tag("answer")] | Annotated[JointStatistics, Tag("mapping")],
            SHAPE,
        ]
        | None
    ) = printed("whether company and network decide on them together, as joint controllers, and what they arranged")


class Social(Model):
    """Social networks."""

    profiles: Listed[SocialProfile] = printed("the company's pages", required=True)
    data: Listed[DataRef] | None = structure("the data items they give")
    interactions: Listed[Phrase] | None = printed("what people do there, such as 'comment'")
    networks_decide: bool | None = printed("whether the networks use the data on their own account")


class Links(Model):
    """Links to other sites."""

    external: bool = printed("whether there are links to other sites", required=True)
    examples: Listed[Phrase] | None = printed("what they lead to")
    endorsement: bool | None = printed("true: it links only to sites it endorses; false: a link endorses nothing")
