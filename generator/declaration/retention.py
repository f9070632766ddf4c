"""`retention`: how long data is kept, what starts the clock, and what happens at its end."""

from __future__ import annotations

from typing import Literal

from generator.declaration.model import (
    BusinessDays,
    DataSelection,
    Duration,
    Id,
    Listed,
    Model,
    OrNone,
    PartyRef,
    Phrase,
    PurposeRef,
    RetentionCriterion,
    RetentionEnd,
    RetentionStart,
    ServiceRef,
    evidence,
    printed,
    structure,
)


class Clock(Model):
    """A time and the event that starts it."""

    period: Duration | None = printed("how long, ISO 8601")
    business_days: BusinessDays | None = printed("how long in business days")
    starts: RetentionStart = printed("the event that starts the clock", required=True)
    when: Phrase | None = printed("the event in words, where the vocabulary's are not enough")


class Floor(Model):
    """A time the law asks for."""

    period: Duration = printed("how long at least", required=True)
    starts: RetentionStart | None = printed("the event that starts it, read after 'at least 5 years after'")
    law: Phrase = printed("the law, such as 'the Tax Code of Ukraine'", required=True)


class RetentionRule(Model):
    """How long some data is kept.

    One of `clocks`, `criteria`, `as_long_as`, `floor` or `decided_by: client` is needed.
    """

    id: Id = structure("id", required=True)
    label: Phrase | None = printed("what the policy calls this data together, such as 'contents of closed accounts'")
    data: DataSelection = printed("the data", required=True)
    purposes: Listed[PurposeRef] | None = printed("the purposes it is kept for; left out, all")
    people: Listed[PartyRef] | None = printed("whose data; left out, everyone's")
    clocks: Listed[Clock] | None = printed("when it ends; with several, the first to run out")
    until_last: bool | None = printed(
        "whether the last of several clocks and criteria decides (true) or the first (false); of clocks alone, the "
        "first where it is left out"
    )
    as_long_as: Phrase | None = printed(
        "what else it depends on, read after 'as long as', such as 'the company that invited you has an account'"
    )
    criteria: Listed[RetentionCriterion] | None = printed(
        "what decides, where no time can be given. GDPR Art. 13(2)(a)"
    )
    floor: Floor | None = printed("a time the law asks for, even where the rest would end sooner")
    at_most: OrNone[Duration] | None = printed(
        "the longest time, where the rest may never end; `none` says that there is no such limit"
    )
    need: Phrase | None = printed("the business need for it, read after 'because', such as 'the warranty runs so long'")
    end: RetentionEnd = printed("what happens at the end", required=True)
    modality: Literal["will", "may"] = printed("whether that will happen or may happen", "will")
    warning: OrNone[Duration] | None = printed("how long before the end people are warned, or none")
    grace: Duration | None = printed("a time in the bin after the end, before data is gone")
    decided_by: Literal["company", "client"] = printed("who decides how long", "company")
    on: Listed[ServiceRef] | None = printed("the services it holds for; left out, all")


class Copies(Model):
    """Copies that live longer than the original."""

    period: Duration = printed("how long a copy lives", required=True)
    data: DataSelection | None = printed("the data in them; left out, all")
    use: Phrase | None = printed("what they are for, read after 'only to', such as 'restore the service'")


class RetentionException(Model):
    """Data kept beyond its time."""

    data: DataSelection | None = printed("the data; left out, any")
    why: Listed[
        Literal[
            "law",
            "dispute",
            "fraud-prevention",
            "security",
            "legal-claims",
            "backups",
            "archive",
            "consent-record",
            "suppression-list",
            "analytics",
        ]
    ] = printed("why it is kept", required=True)
    at_most: Duration | None = printed("how long at most")
    law: Phrase | None = printed("the law, where there is one")


class Unerasable(Model):
    """Data that technology does not let the company erase. GDPR Art. 17, 25."""

    data: DataSelection = printed("the data", required=True)
    kept_in: Phrase = printed("where it is, such as 'a public ledger'", required=True)
    because: Phrase = printed("why, read after 'because', such as 'nobody can change its entries'", required=True)
    as_long_as: Phrase = printed("how long it stays, read after 'as long as'", required=True)
    instead: OrNone[Listed[Literal["key-destroyed", "link-cut", "hidden", "access-closed", "marked", "asked"]]] = (
        printed("what is done instead, or none", required=True)
    )


class Inactivity(Model):
    """What happens to an account nobody uses."""

    after: Duration = printed("how long without use", required=True)
    modality: Literal["will", "may"] = printed("whether the data will or may be deleted", required=True)
    warning: OrNone[Duration] | None = printed("how long before people are warned, or none")
    data: DataSelection | None = printed("the data; left out, all of the account")


class Retention(Model):
    """How long data is kept."""

    rules: Listed[RetentionRule] = structure("by data, purpose and people", required=True)
    inactivity: OrNone[Inactivity] | None = printed("accounts nobody uses, or none")
    servers: OrNone[Copies] | None = printed("copies on servers that outlive deletion, such as replicas, or none")
    backups: OrNone[Copies] | None = printed("backups, or none")
    archives: OrNone[Copies] | None = printed("archives, or none")
    exceptions: OrNone[Listed[RetentionException]] | None = printed("data kept beyond its time, or none")
    unerasable: OrNone[Listed[Unerasable]] | None = printed("data that cannot technically be erased, or none")
    early_deletion: bool | None = printed("whether people can ask for deletion before the time is over")
    reviewed: Phrase | None = evidence("who last checked that the system keeps to it")
