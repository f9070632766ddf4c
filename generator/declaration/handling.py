"""`handling`: which staff read people's content, how it is moderated, what is hashed and what is aggregated."""

from __future__ import annotations

from typing import Literal

from generator.declaration.model import (
    ContactRole,
    DataRef,
    Duration,
    Listed,
    Model,
    OrNone,
    Phrase,
    printed,
)


class StaffAccess(Model):
    """When people who work for the company may read what people write or store."""

    data: Listed[DataRef] = printed("what they may read", required=True)
    when: Listed[Literal["consent", "support", "reports", "security", "repair", "law"]] = printed(
        "the only cases in which they may", required=True
    )
    who: Phrase | None = printed("who they are, such as 'two trained people of our support team'")
    logged: bool | None = printed("whether each access is written down")
    told: bool | None = printed("whether the person is told")


class ModerationAppeal(Model):
    """A complaint about a decision on content. Regulation (EU) 2022/2065, Art. 20."""

    contact: ContactRole = printed("where to complain", required=True)
    within: Duration | None = printed("how long after the decision people can complain")
    answered_within: Duration | None = printed("how soon it is answered")
    decided_by_people: bool | None = printed("whether people, and not only programs, decide on it")


class Moderation(Model):
    """Checks of what people post, send or store. Regulation (EU) 2022/2065, Art. 14-21."""

    data: Listed[DataRef] = printed("what is checked", required=True)
    looks_for: Listed[Phrase] = printed("what is looked for, such as 'threats'", required=True)
    by: Literal["programs", "people", "both"] = printed(
        "whether programs check, people, or programs first and then people", required=True
    )
    tools: Phrase | None = printed("how the programs work, read after 'they', such as 'compare pictures with a list'")
    when: Literal["before", "after", "on-report"] | None = printed(
        "whether checks come before something is shown, after, or once somebody reports it"
    )
    measures: Listed[Literal["removal", "hiding", "ranking", "warning", "suspension", "closing", "payments"]] = printed(
        "what can follow", required=True
    )
    reasons_given: bool | None = printed("whether the person gets the reasons of a decision")
    report_to: ContactRole | None = printed("where anyone can report content")
    appeal: OrNone[ModerationAppeal] | None = printed("how to complain about a decision, or none")
    out_of_court: bool | None = printed("whether people can go to an out-of-court dispute settlement body")


class Hashing(Model):
    """Data turned into codes."""

    what: Phrase = printed("the data, such as 'your email address'", required=True)
    before: Phrase = printed("what follows, read after 'before', such as 'we send it to our partner'", required=True)
    method: Phrase | None = printed("the method, such as 'SHA-256'")
    salted: bool | None = printed("whether a secret value is mixed in, so that nobody can compare codes")
    one_way: bool | None = printed("whether the code cannot be turned back")
    still_personal: bool | None = printed("whether the code is still treated as personal data")


class Aggregation(Model):
    """Data turned into figures in which nobody can be recognised."""

    data: Listed[DataRef] = printed("the data it is made from", required=True)
    into: Phrase = printed("what it becomes, such as 'figures on how often each function is used'", required=True)
    uses: Listed[Phrase] | None = printed("what the figures are for, each a gerund")
    smallest_group: int | None = printed("the smallest number of people a figure may be about")
    anonymous: bool | None = printed("whether nobody can be recognised in the result")
    not_reidentified: bool | None = printed("whether the company commits never to find out who is behind the figures")


class Handling(Model):
    """How people's content and data are handled."""

    staff_access: OrNone[Listed[StaffAccess]] | None = printed("when staff may read people's content, or none")
    moderation: OrNone[Moderation] | None = printed("checks of what people post, or none")
    hashing: OrNone[Listed[Hashing]] | None = printed("data turned into codes, or none")
    aggregation: OrNone[Listed[Aggregation]] | None = printed("data turned into figures, or none")
