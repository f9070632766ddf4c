"""`services`, `documents`, `definitions`: what the policy covers, the papers beside it, its own words."""

from __future__ import annotations

from typing import Literal

from generator.declaration.model import (
    Area,
    ChangeChannel,
    ContactRole,
    DataCategory,
    DataRef,
    Date,
    DocumentKind,
    Duration,
    Id,
    Listed,
    Model,
    OrNone,
    Phrase,
    ServiceKind,
    ServiceRef,
    Url,
    evidence,
    printed,
    structure,
)


class ServiceArea(Model):
    """A part of a service and who can reach it."""

    id: Id = structure("id", required=True)
    name: Phrase = printed("what the policy calls it", required=True)
    access: Literal["public", "restricted"] = printed("public, or restricted to people who log in", required=True)


class Store(Model):
    """Where an app is published."""

    name: Literal[
        "app-store",
        "google-play",
        "microsoft-store",
        "chrome-web-store",
        "firefox-add-ons",
        "workspace-marketplace",
    ] = printed("the store", required=True)
    id: Phrase | None = structure("the app's id there")
    developer: Phrase | None = evidence("the developer the store shows")
    labels: Listed[DataCategory] | None = evidence("the kinds of data its form there names, all together")
    tracking_prompt: bool | None = evidence(
        "whether the app asks by the system's prompt before it follows people across other companies' apps"
    )


class KeptAfterAll(Model):
    """Something stored in certain cases, where the rest is not."""

    what: Phrase = printed("what, such as 'conversations flagged as misuse'", required=True)
    period: Duration | None = printed("how long")
    to: Phrase | None = printed("why, a verb form read after 'to', such as 'look into misuse'")


class ServiceFeature(Model):
    """A part of a service of which it matters what is stored."""

    id: Id = structure("id", required=True)
    name: Phrase = printed("its name, such as 'the contact finder'", required=True)
    does: Phrase | None = printed("what it does, such as 'finds friends in your address book'")
    data: Listed[DataRef] | None = printed("the data it works with")
    stored: OrNone[Listed[Phrase]] | None = printed("what of it is stored, or none")
    stored_except: Listed[KeptAfterAll] | None = printed("what is stored in certain cases although the rest is not")


class Service(Model):
    """A website, app or other surface the policy covers."""

    id: Id = structure("id", required=True)
    kind: ServiceKind = printed("what it is", required=True)
    name: Phrase | None = printed("its name")
    url: Url | None = printed("its address")
    does: Phrase | None = printed("what it does, as 'a CRM for small teams'")
    areas: Listed[ServiceArea] | None = printed("its parts")
    stores: Listed[Store] | None = printed("where it is published")
    account_settings: Phrase | None = printed("where people find their settings, such as 'Settings > Privacy'")
    delete_in_app: Phrase | None = printed(
        "where in the service an account can be deleted, such as 'Settings > Account'"
    )
    account_deletion: Url | None = printed("a page on the web where an account can be deleted")
    features: Listed[ServiceFeature] | None = structure("its parts of which it matters what is stored")
    without_account: bool | None = printed("whether it can be used without giving personal data")


class DocumentBeside(Model):
    """A document the policy refers to."""

    id: Id = structure("id", required=True)
    kind: DocumentKind = structure("what it is", required=True)
    title: Phrase = printed("its title", required=True)
    url: Url | None = printed("where it stands")
    updated: Date | None = printed("the date of its last update")
    prevails: bool | None = printed("whether it prevails where the two differ")
    includes_policy: bool | None = printed("whether it makes this policy part of itself")
    people_in: Listed[Area] | None = printed("the countries whose people it is for; left out, all")
    on: Listed[ServiceRef] | None = printed("the services it holds for; left out, all")
    announced: Listed[ChangeChannel] | None = printed("how changes of it are announced")
    notice: Duration | None = printed("how long before they take effect")
    news: Url | None = printed("where people sign up for news of changes")
    signed_copy: ContactRole | None = printed("the contact for a signed copy")
    defines_terms: bool | None = printed("whether terms not defined in the policy are defined there")


class Definition(Model):
    """A word the policy uses in a meaning of its own, such as Site. Groups of people are defined in `parties`."""

    term: Phrase = printed("the word as the policy writes it", required=True)
    means: Phrase = printed("read after 'means', such as 'our websites at acme.example'", required=True)
