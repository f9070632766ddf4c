"""The notice of a change that a declaration's own `policy.changes` promises: to whom, by which channel, and its text.

Comes in: the newer declaration and what changed. Goes out: a `Notice`, or the problem that it comes too late.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from jinja2 import Environment, StrictUndefined

from generator import resources, vocabulary
from generator.changed import Change
from generator.facts import Given
from generator.facts.retention import days
from generator.formats import day, span, url
from generator.markup import Markdown, email, escape
from generator.problems import Level, Problem


@dataclass(frozen=True)
class Notice:
    """A notice to send: the people and channel of each announcement, the day by which, and the text in Markdown."""

    announcements: tuple[tuple[str, str], ...]
    by: datetime.date
    text: str


def notice(given: Given, changes: Sequence[Change]) -> Notice:
    """The notice of these changes. Each channel is told with the people it is for, where a change is material."""
    policy = given.declaration.policy
    known = given.by_id("parties.people")
    announced = policy.changes.significant if policy.changes else None
    told = []
    for one in (announced or []) if any(change.material for change in changes) else []:
        people = [known[id_].plural or known[id_].term or _kind(known[id_].kind) for id_ in one.to or []]
        told.append((", ".join(people) or "everyone", vocabulary.label("change-channels", one.channel)))
    return Notice(tuple(told), policy.effective - _lead(given), _text(given, changes))


def late(given: Given, changes: Sequence[Change], sent: datetime.date) -> Problem | None:
    """The problem of a notice sent on a day that leaves less time than the declaration promises."""
    lead, effective = _lead(given), given.declaration.policy.effective
    if not any(change.material for change in changes) or sent + lead <= effective:
        return None
    promised = given.declaration.policy.changes
    if promised is None or promised.notice is None:
        return None
    return Problem(
        given.declaration.places.value(("policy", "effective")),
        Level.ERROR,
        "notice-too-late",
        f"the policy promises {span(promised.notice)} of notice before a significant change, and takes effect on "
        f"{effective}; a notice sent on {sent} allows it from {sent + lead} (GDPR Art. 13(3))",
    )


def _lead(given: Given) -> datetime.timedelta:
    changes = given.declaration.policy.changes
    return datetime.timedelta(days=ceil(days(changes.notice)) if changes and changes.notice else 0)


def _kind(kind: str) -> str:
    return vocabulary.plural("party-kinds", kind)


def _text(given: Given, changes: Sequence[Change]) -> str:
    declared = given.declaration
    source = (resources.templates() / "notices" / "en.md.j2").read_text("utf-8")
    environment = Environment(
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    environment.finalize = _safe
    emails = [email(contact.email) for contact in declared.company.contacts if contact.email]
    contacts = emails or [url(contact.form) for contact in declared.company.contacts if contact.form]
    return environment.from_string(source).render(
        effective=day(declared.policy.effective),
        brand=declared.company.brand,
        material=[change.says for change in changes if change.material],
        editorial=[change.says for change in changes if not change.material and change.kind != "field"],
        url=url(declared.policy.url) if declared.policy.url else None,
        archive=url(declared.policy.archive) if declared.policy.archive else None,
        contact=contacts[0] if contacts else None,
    )


def _safe(value: object) -> object:
    """What was declared is data: escaped unless it is Markdown of ours."""
    return escape(value) if isinstance(value, str) and not isinstance(value, Markdown) else value
