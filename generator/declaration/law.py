"""`claims`, `notes`, `regimes`, `attested`, `accept`: promises, own words, and the law's answers."""

from __future__ import annotations

from generator.declaration.model import (
    ClaimTerm,
    Date,
    Id,
    Model,
    Paragraph,
    Phrase,
    RegimeTerm,
    evidence,
    printed,
    structure,
)


class Claim(Model):
    """An absolute promise; printed only if nothing declared refutes it."""

    claim: ClaimTerm = printed("the promise", required=True)
    affirmed_by: Phrase = evidence("who affirms it", required=True)
    on: Date = evidence("when", required=True)


class Statement(Model):
    """A proposition a note states: who does (or does not do) what, with which data, to whom, what for."""

    actor: Phrase | None = structure("who acts; left out, the company")
    action: Phrase = structure("what is done, a term of the actions vocabulary", required=True)
    data: Phrase | None = structure("the data, a term or id; left out, any")
    recipient: Phrase | None = structure("the recipient, a term or id; left out, any")
    purpose: Phrase | None = structure("the purpose, a term or id; left out, any")
    place: Phrase | None = structure("the place; left out, any")
    scope: Phrase | None = structure("the integration or service it is limited to")
    holds: bool = structure("false where the note says it is not done", True)


class Note(Model):
    """A paragraph of the company's own."""

    id: Id = structure("id", required=True)
    section: Id = structure("the section it stands in", required=True)
    heading: Phrase | None = printed("a heading")
    text: Paragraph = printed("the paragraph", required=True)
    states: list[Statement] = structure("what it states", [])


class RegimeChoice(Model):
    """A regime added, or denied with a reason; the rest derive."""

    regime: RegimeTerm = evidence("the regime", required=True)
    applies: bool = evidence("true adds it, false denies it", required=True)
    reason: Phrase = evidence("why", required=True)
    by: Phrase = evidence("who decided", required=True)


class Attested(Model):
    """A requirement outside the text that somebody saw done."""

    requirement: Phrase = evidence("id of the requirement", required=True)
    done: bool = evidence("whether it is done", required=True)
    on: Date = evidence("when it was seen", required=True)
    by: Phrase = evidence("who saw it", required=True)


class Acceptance(Model):
    """A gap or warning the company accepts. Errors cannot be accepted."""

    rule: Id = evidence("name of the rule", required=True)
    about: Phrase | None = evidence("the id it is about; left out, each finding of the rule")
    reason: Phrase = evidence("why", required=True)
    by: Phrase = evidence("who accepts it", required=True)
    until: Date = evidence("until when", required=True)
