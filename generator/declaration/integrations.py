"""`integrations` and `ai`: connected services, Google APIs among them, and machine learning."""

from __future__ import annotations

from typing import Literal

from generator.declaration.model import (
    ContactRole,
    DataRef,
    Duration,
    Id,
    Listed,
    Model,
    OrNone,
    Phrase,
    PurposeRef,
    RecipientRef,
    ServiceRef,
    Url,
    Use,
    evidence,
    printed,
    structure,
)
from generator.declaration.services import KeptAfterAll


class Tokens(Model):
    """Keys that give access to the other service."""

    kind: Phrase = printed("what they are called, such as 'OAuth tokens'", required=True)
    stored: bool = printed("whether they are stored", required=True)
    encrypted: bool | None = printed("whether they are encrypted at rest")


class Deletion(Model):
    """How data from a connected service is deleted."""

    on_revocation: Duration | Literal["at-once"] | None = printed("when stored data goes after access is revoked")
    on_request: ContactRole | None = printed("the contact who deletes it on request")
    within: Duration | None = printed("how soon after a request")
    in_service: Phrase | None = printed(
        "what people can delete themselves in the other service, such as 'events we created'"
    )


class Revocation(Model):
    """How people cut the connection."""

    where: Phrase = printed("the place, such as 'your Google Account settings'", required=True)
    url: Url | None = printed("the page")
    in_product: Phrase | None = printed("the place in the company's own product")


class AiUse(Model):
    """Machine learning with data of a connected service."""

    use: Phrase = printed("what for", required=True)
    providers: OrNone[Listed[RecipientRef]] | None = printed("the AI providers that get it, or none")
    trains_general_models: bool = printed("whether it trains models that serve others", required=True)


HumanAccess = Literal["with-consent", "security", "law", "aggregated"]


class Integration(Model):
    """A connection to another service, such as a Google API, a sign-in or a sync."""

    id: Id = structure("id", required=True)
    provider: Literal["google", "microsoft", "apple", "meta", "other"] = structure(
        "who runs the other service", required=True
    )
    kind: Literal["api", "sign-in", "sync", "social-plugin", "embed"] = structure(
        "what kind of connection", required=True
    )
    product: Phrase = printed("the service's name, such as 'Google Calendar API'", required=True)
    short: Phrase | None = printed("the short name of the product, such as 'Google Calendar'")
    scopes: Listed[Phrase] | None = printed("OAuth scopes the app asks for")
    directed_by: Literal["user", "client", "company"] | None = printed("who switches it on")
    direction: Literal["in", "out", "both"] | None = printed("the way data flows")
    trigger: Phrase | None = printed("what starts it, read after 'when', such as 'you connect your calendar'")
    actions: Listed[Phrase] | None = printed("what the app does there, each a verb form, such as 'create calendars'")
    own_objects_only: bool | None = printed("whether the app touches only what it created itself")
    reads: OrNone[Listed[Phrase]] | None = printed("what it reads, or none")
    writes: OrNone[Listed[Phrase]] | None = printed("what it writes there, or none")
    stores: OrNone[Listed[Phrase]] | None = printed("what it stores with the company, or none")
    stored_except: Listed[KeptAfterAll] | None = printed("what is stored in certain cases although the rest is not")
    data: Listed[DataRef] | None = structure("the data items this makes")
    purposes: Listed[PurposeRef] = structure("the purposes it serves", required=True)
    uses: Listed[Phrase] | None = printed("what the data is used for, each a gerund form, such as 'managing events'")
    exclusive: bool | None = printed(
        "whether the data is used for these purposes alone, and no more of it is accessed and kept than they need"
    )
    never_used_for: Listed[Use] | None = printed("what the data is never used for")
    shared_with: OrNone[Listed[RecipientRef]] | None = printed("recipients of this data, or none")
    advertising: bool | None = printed("whether the data is used for advertising")
    sold: bool | None = printed("whether the data is sold")
    human_access: OrNone[Listed[HumanAccess]] | None = printed("when people of the company read it, or none")
    ai: OrNone[AiUse] | None = printed("machine learning with it, or none")
    tokens: Tokens | None = printed("keys that give access")
    revocation: Revocation | None = printed("how people cut the connection")
    deletion: Deletion | None = printed("how the data is deleted")
    handed_over: ContactRole | None = printed("the contact who hands the data over on request")
    limited_use: bool | None = printed("whether the company commits to Google's Limited Use requirements")
    pre_fills: Listed[Phrase] | None = printed("fields it fills in a form")
    can_post: bool | None = printed("whether it can post for the person")
    posts_to: Phrase | None = printed("where such posts stand, such as 'your profile page'")
    hosted: Literal["provider", "company", "both"] | None = printed(
        "whose servers an embedded part comes from: the provider's, the company's own, or both"
    )
    settings_advice: bool | None = printed("whether people are told to check their settings there")
    policy: Url | None = printed("the other service's privacy policy")
    examples: Listed[Phrase] | None = printed("names, where `product` is a kind of service")
    on: Listed[ServiceRef] | None = printed("the services it belongs to; left out, all")


class AtProvider(Model):
    """What an AI provider does with the data it gets."""

    provider: RecipientRef = printed("the provider", required=True)
    keeps: Duration | Literal["nothing"] = printed("how long it keeps the data, or `nothing`", required=True)
    flagged: Duration | None = printed("how long it keeps what it flags as misuse")
    trains: bool | None = printed("whether models of the provider learn from the data")


class HumanReview(Model):
    """People who read what goes through a feature."""

    cases: Listed[Phrase] = printed("when, each read after 'if', such as 'you report an answer'", required=True)
    by: Listed[RecipientRef] | None = printed("recipients whose people read it; left out, people of the company")
    identified: bool | None = printed("whether those people see whose content it is")
    refuse: Phrase | None = printed("how a person refuses, such as 'Settings > AI'")


class AiFeature(Model):
    """A feature that uses machine learning."""

    id: Id = structure("id", required=True)
    name: Phrase = printed("its name", required=True)
    does: Phrase = printed("what it does, such as 'drafts replies for you'", required=True)
    data: Listed[DataRef] | None = printed("the data it uses")
    providers: OrNone[Listed[RecipientRef]] | None = printed("the AI providers that get data, or none")
    at_providers: Listed[AtProvider] | None = printed("how long each provider keeps the data, and whether it learns")
    system: Literal["own", "bought", "own-on-bought"] | None = printed(
        "whose AI system it is: the company's own, another company's, or its own on another company's model"
    )
    runs_on: Listed[Literal["device", "company", "provider"]] | None = printed("where the model runs")
    stored: OrNone[Listed[Phrase]] | None = printed("what is stored, or none")
    stored_except: Listed[KeptAfterAll] | None = printed("what is stored in certain cases although the rest is not")
    reviewed: OrNone[HumanReview] | None = printed("when people read what goes through it, or none")
    opt_out: Phrase | None = printed("how people switch it off")
    chat: bool | None = printed("whether people talk with a machine. EU AI Act Art. 50(1)")
    told: bool | None = evidence("whether people are told so in the product")
    makes: Listed[Literal["texts", "images", "sound", "video"]] | None = printed(
        "what it makes anew. EU AI Act Art. 50(2)"
    )
    marked: bool | None = printed("whether machines can tell by a mark that a machine made it")
    recognises: Listed[Literal["emotions", "biometric-groups"]] | None = printed(
        "what it tells from people's faces, voices or bodies. EU AI Act Art. 50(3)"
    )
    publishes: Listed[Literal["deepfakes", "public-interest-texts"]] | None = printed(
        "what it makes that the company publishes. EU AI Act Art. 50(4)"
    )
    edited: bool | None = printed("whether a person reviews such texts and answers for them")


class Training(Model):
    """Training of models, for some kinds of data."""

    model: Literal["general", "personalised", "none"] = printed(
        "models for everyone, for the one person or client, or none for this data", required=True
    )
    data: Listed[DataRef] = printed("the data used, or not used", required=True)
    by: Listed[RecipientRef] | None = printed("who trains; left out, the company")
    opt_out: Phrase | None = printed("how people refuse")


class Ai(Model):
    """Machine learning."""

    features: Listed[AiFeature] | None = structure("features that use it")
    training: OrNone[Listed[Training]] | None = printed("training with personal data, or none")
