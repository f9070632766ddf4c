"""`policy`: the document itself: language, dates, and how changes are announced."""

from __future__ import annotations

from typing import Literal

from generator.declaration.model import (
    Area,
    ChangeChannel,
    Date,
    Duration,
    Listed,
    Model,
    PartyRef,
    Phrase,
    Url,
    evidence,
    printed,
    structure,
)


class Announcement(Model):
    """One way in which people learn of a change."""

    to: Listed[PartyRef] | None = printed("the people told this way; left out, everyone")
    channel: ChangeChannel = printed("how they are told", required=True)
    where: Phrase | None = printed("the place, such as the name of a notification app")


class Changes(Model):
    """How changes of the policy are made known. Source of the duty: GDPR Art. 12(1), 13(3)."""

    posted: Listed[ChangeChannel] = printed("where each new version is published", required=True)
    every: Listed[Announcement] | None = printed("how people are told of every change, even a small one")
    significant: Listed[Announcement] | None = printed("how people are told of a significant change")
    notice: Duration | None = printed("how long before it takes effect a significant change is announced")
    minor: Literal["on-publication"] | None = printed("when other changes take effect")
    lawful: bool | None = printed("true where the company commits itself to change the policy only as law allows")
    new_purposes: bool | None = printed(
        "whether people are told before their data serves a new purpose. GDPR Art. 13(3), 14(4)"
    )
    consent_again: bool | None = printed("whether consent is asked again where a change touches what rests on it")
    reasons: Listed[Phrase] | None = printed("what may lead to a change, such as 'a new feature'")
    review_advice: bool | None = printed("whether the policy advises people to read it again from time to time")


class Translation(Model):
    """The policy in another language. DPDP Act 2023 s. 5(3); Resolution CD/ANPD 19/2024 Art. 17."""

    language: Phrase = printed("the language, as 'Portuguese'", required=True)
    url: Url = printed("where it stands", required=True)


class SignOff(Model):
    """Somebody answers for a text, as a whole, by its digest; a text that changed since is no longer signed off."""

    by: Phrase = evidence("who signed it off", required=True)
    on: Date = evidence("when", required=True)
    areas: Listed[Area] | None = evidence("the places it is signed off for; left out, everywhere", alias="for")
    digest: Phrase = evidence("the digest of the text, as `build` writes it: sha256:…", required=True)


class Policy(Model):
    """The document: its title, language, voice, dates, address and changes."""

    title: Phrase | None = structure("the title; left out, the usual one for the kind of document")
    language: Literal["en"] = structure("BCP 47 tag of the language the policy is written in", "en")
    voice: Literal["plain", "formal"] = structure(
        "plain addresses the reader directly; formal suits contracts", "plain"
    )
    effective: Date = printed("the day the policy takes effect; text and law are computed as of it", required=True)
    updated: Date | None = printed("the day of the last update")
    version: Phrase | None = printed("a version label, such as 3.1")
    replaces: Date | None = printed("the date of the version this one replaces")
    respects_privacy: bool | None = printed("true where the company says of itself that it respects people's privacy")
    cares_for: Listed[Literal["integrity", "transparency"]] | None = printed(
        "what else the company says it cares for: that data stays whole, that people know what happens to it"
    )
    only_as_stated: bool | None = printed("true where the company commits itself to use data only as the policy says")
    information_duty: bool | None = printed(
        "whether the policy says whom the GDPR asks it to inform, where only people in the EEA are protected by it"
    )
    greeting: bool | None = printed("whether the policy opens with thanks to the reader and a word on its sections")
    url: Url | None = printed("the canonical address of the published policy")
    archive: Url | None = printed("where earlier versions can be read")
    translations: Listed[Translation] | None = printed("the same policy in other languages")
    other_formats: Phrase | None = printed("how to get the policy in another format, such as large print")
    principles: bool | None = printed(
        "true where the company commits itself in its policy to the principles of GDPR Art. 5"
    )
    refusal_advice: bool | None = printed(
        "whether people who do not want their data used this way are advised not to use the services"
    )
    collection_notice: bool | None = printed(
        "true where links at the places of collection lead to its section on California. 11 CCR § 7012(f)"
    )
    changes: Changes | None = structure("how changes of the policy are made known")
    reviewed_by: Phrase | None = evidence("who approved the declaration")
    signed_off: Listed[SignOff] | None = evidence("who signed the text off; `release --require-sign-off` asks for it")
