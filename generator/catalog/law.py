"""Regimes, their requirements, and the states of the US: one mapping of YAML in, one frozen value out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

Kind = Literal["text", "placement", "timing", "conduct"]
"""A *text* requirement is a disclosure that must stand in the policy, and is counted. *Placement* is where
and in what form it stands, *timing* when it is given, *conduct* what the company does: unseen by us."""

Confidence = Literal["confirmed", "partial", "recalled"]

Condition = str | Mapping[str, Any]
"""A fact, or a combination of facts as a clause's `when` has it."""


@dataclass(frozen=True, slots=True)
class Requirement:
    """One duty of a regime.

    `when` is the condition in words, `applies` the same over facts; both are None where it always applies,
    `applies` alone where the condition is not put into facts yet. `needs` lists what the declaration must
    hold for the text: each a choice of fields, one of which suffices; None where not yet worked out. `words` are
    what the text must have where no field stands for it, such as a prescribed notice: choices likewise. `each` names
    facts with things of the declaration: what the needs say of such a thing must be told of every one of them. A
    requirement that `includes` regimes is met as theirs are. `recommended` marks good practice and guidance.
    """

    id: str
    regime: str
    citation: str
    text: str
    kind: Kind
    confidence: Confidence
    recommended: bool
    since: date | None
    when: str | None
    applies: Condition | None
    needs: tuple[tuple[str, ...], ...] | None
    words: tuple[tuple[str, ...], ...]
    each: tuple[str, ...]
    includes: tuple[str, ...]
    note: str | None

    def in_force(self, on: date) -> bool:
        """Whether its day has come."""
        return self.since is None or self.since <= on


@dataclass(frozen=True, slots=True)
class LegalRight:
    """A right that a law gives people, a term of the vocabulary."""

    right: str
    citation: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Supervisor:
    """The authority people can complain to under a law, and where it is on the web."""

    name: str
    country: str
    url: str | None
    citation: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Amendment:
    """What changed, or may change, in a law; `on` are the days from which it holds, none for what is not law."""

    says: str
    on: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Regime:
    """A law or a platform's rules. `when` and `applies` say whom it binds, as in a requirement.

    `rights` are those it gives people, in the order a policy names them.
    """

    id: str
    name: str
    citation: str
    status: str
    since: date | None
    when: str
    applies: Condition | None
    changes: tuple[Amendment, ...]
    notes: tuple[str, ...]
    sources: tuple[str, ...]
    rights: tuple[LegalRight, ...]
    supervisor: Supervisor | None
    requirements: tuple[Requirement, ...]


@dataclass(frozen=True, slots=True)
class Binds:
    """Whom a state's law binds: who does any one of these with data of its people in a year.

    `people` processed; or `selling` (people, share of revenue) where data is sold. `turnover_usd` is needed besides.
    `not_small` binds whoever is no small business, `grounds` whoever has one of Florida's;
    `sensitive` whoever holds sensitive data. Non-profits are
    bound where it says so. Until a day another rule, `before`, held.
    """

    people: int | None
    selling: tuple[int, float] | None
    turnover_usd: int
    not_small: bool
    grounds: bool
    sensitive: bool
    non_profits: bool
    until: date | None
    before: Binds | None

    def on(self, day: date) -> Binds:
        """The rule that holds on a day."""
        return self.before if self.before and self.before.until and day < self.before.until else self


@dataclass(frozen=True, slots=True)
class State:
    """A state's comprehensive privacy law. `rights` are terms of the vocabulary; days are calendar days.

    Of a law still to come only name and day are known. `rights_since` has those that came later.
    """

    code: str
    law: str
    since: date
    notice: str | None
    rights: tuple[str, ...]
    rights_since: Mapping[str, date]
    response_days: int | None
    appeal_days: int | None
    signals: Literal["honoured", "conditional", "none"] | None
    signals_since: date | None
    sensitive: str | None
    threshold: str | None
    binds: Binds | None
    note: str | None
    confidence: Mapping[str, Confidence]


def regime(content: Mapping[str, Any]) -> Regime:
    """A regime as its file holds it. A requirement starts no earlier than its regime."""
    since = day(content.get("from"))
    return Regime(
        id=content["regime"],
        name=content["name"],
        citation=content["citation"],
        status=content["status"],
        since=since,
        when=content["when"],
        applies=content.get("applies"),
        changes=tuple(_amendment(one) for one in content.get("changes", ())),
        notes=tuple(content.get("notes", ())),
        sources=tuple(content["sources"]),
        rights=tuple(LegalRight(**one) for one in content.get("rights", ())),
        supervisor=_supervisor(content.get("supervisor")),
        requirements=tuple(_requirement(one, content["regime"], since) for one in content["requirements"]),
    )


def _amendment(content: str | Mapping[str, Any]) -> Amendment:
    if isinstance(content, str):
        return Amendment(content)
    return Amendment(content["says"], tuple(date.fromisoformat(on) for on in content["on"]))


def _supervisor(content: Mapping[str, Any] | None) -> Supervisor | None:
    return None if content is None else Supervisor(**{"url": None, **content})


def _requirement(content: Mapping[str, Any], regime: str, since: date | None) -> Requirement:
    needs = content.get("needs")
    return Requirement(
        id=content["id"],
        regime=regime,
        citation=content["citation"],
        text=content["text"],
        kind=content["kind"],
        confidence=content["confidence"],
        recommended=content.get("recommended", False),
        since=day(content.get("from")) or since,
        when=content.get("when"),
        applies=content.get("applies"),
        needs=None if needs is None else tuple(_choice(one) for one in needs),
        words=tuple(_choice(one) for one in content.get("words", ())),
        each=_choice(content.get("each", [])),
        includes=tuple(content.get("includes", ())),
        note=content.get("note"),
    )


def _choice(need: str | list[str]) -> tuple[str, ...]:
    return (need,) if isinstance(need, str) else tuple(need)


def state(content: Mapping[str, Any]) -> State:
    """A state as the table holds it."""
    return State(
        code=content["state"],
        law=content["law"],
        since=date.fromisoformat(content["from"]),
        notice=content.get("notice"),
        rights=tuple(content.get("rights", ())),
        rights_since={right: date.fromisoformat(on) for right, on in content.get("rights_from", {}).items()},
        response_days=content.get("response_days"),
        appeal_days=content.get("appeal_days"),
        signals=content.get("signals"),
        signals_since=day(content.get("signals_from")),
        sensitive=content.get("sensitive"),
        threshold=content.get("threshold"),
        binds=_binds(content.get("binds")),
        note=content.get("note"),
        confidence=content.get("confidence", {}),
    )


def _binds(content: Mapping[str, Any] | None) -> Binds | None:
    if content is None:
        return None
    selling = content.get("selling")
    return Binds(
        people=content.get("people"),
        selling=(selling[0], selling[1]) if selling else None,
        turnover_usd=content.get("turnover_usd", 0),
        not_small=content.get("not_small", False),
        grounds=content.get("grounds", False),
        sensitive=content.get("sensitive", False),
        non_profits=content.get("non_profits", False),
        until=day(content.get("until")),
        before=_binds(content.get("before")),
    )


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
