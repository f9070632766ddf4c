"""Which requirements of the laws that apply are met by which passages, and what is missing for the others.

A *text* requirement is met where a clause that names it fired and printed the facts it needs. The other
kinds cannot be seen in a text: somebody attests them in the declaration, or they are not visible to us. One that is
attested as not done is a gap. How sure the catalogue is caps what a gap is: see `Answer.level`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Literal

from pydantic import BaseModel

from generator import catalog
from generator.applicability import regimes
from generator.catalog import Regime, Requirement
from generator.document import Document, Passage
from generator.facts import Given
from generator.markup import plain
from generator.problems import Level
from generator.recorder import Derived, Path, names
from generator.select import condition

Status = Literal["met", "gap", "attested", "unseen"]

TERM = re.compile(r"[a-z0-9][a-z0-9-]*")
"""A term of a closed list, or an id; never words, an amount, a date or an address."""


@dataclass(frozen=True)
class Answer:
    """What became of one requirement. `needs` names the fields whose facts were not printed."""

    requirement: Requirement
    status: Status
    met_by: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()

    @property
    def level(self) -> Level | None:
        """How bad it is: a gap where a duty is confirmed; a warning where it is recommended, or not surely read."""
        if self.status != "gap":
            return None
        one = self.requirement
        return Level.GAP if one.confidence == "confirmed" and not one.recommended else Level.WARNING


@dataclass(frozen=True)
class Applies:
    """A regime that applies, because of which places, and what became of its requirements."""

    regime: Regime
    because: tuple[Path, ...]
    answers: tuple[Answer, ...]


def coverage(given: Given, document: Document) -> list[Applies]:
    """Every regime that applies, with every requirement in force answered."""
    held = _Held(given, document)
    return [Applies(regime, because, held.answers(regime.id)) for regime, because in regimes(given)]


@dataclass
class _Held:
    """A declaration and its policy, held against requirements; what was worked out once is kept."""

    given: Given
    document: Document
    answered: dict[str, tuple[Answer, ...]] = field(default_factory=dict)
    told: dict[int, Mapping[str, Sequence[Path]]] = field(default_factory=dict)

    @cached_property
    def naming(self) -> dict[str, list[Passage]]:
        """The passages that name a requirement."""
        found: dict[str, list[Passage]] = {}
        for passage in self.document.passages:
            for id_ in passage.basis.meets:
                found.setdefault(id_, []).append(passage)
        return found

    def answers(self, regime: str) -> tuple[Answer, ...]:
        """What became of each requirement of a regime that is in force and asked for, whether or not it applies."""
        if regime not in self.answered:
            asked = _asked(catalog.regimes()[regime], self.given)
            self.answered[regime] = tuple(self.answer(one) for one in asked)
        return self.answered[regime]

    def answer(self, one: Requirement) -> Answer:
        if one.kind != "text":
            return Answer(one, _attested(one, self.given))
        if one.includes:
            return self.included(one)
        passages = self.naming.get(one.id, [])
        missing = tuple(self.missing(one, passages))
        met_by = tuple(dict.fromkeys(p.clause for p in passages))
        met = passages and not missing and _has_words(one, passages)
        return Answer(one, "met", met_by) if met else Answer(one, "gap", met_by, missing)

    def included(self, one: Requirement) -> Answer:
        """A requirement that repeats those of other regimes is met as theirs are, whether or not these apply too."""
        answers = [a for regime in one.includes for a in self.answers(regime) if a.requirement.kind == "text"]
        gaps = [a for a in answers if a.status == "gap" and not a.requirement.recommended]
        met_by = tuple(dict.fromkeys(clause for a in answers for clause in a.met_by))
        if answers and not gaps:
            return Answer(one, "met", met_by)
        return Answer(one, "gap", met_by, tuple(need for a in gaps for need in a.needs))

    def missing(self, one: Requirement, passages: Sequence[Passage]) -> Iterator[str]:
        """The needs whose facts the passages did not tell, each as its first field."""
        about_each = [thing for fact in one.each for thing in things(self.given, fact)]
        told = [self.tells(passage) for passage in passages]
        for choice in one.needs or ():
            paths = [path for fields in told for field in choice for path in fields.get(field, ())]
            about = [thing for thing in about_each if _below(choice[0], thing)] or [()]
            if not all(any(path[: len(thing)] == thing for path in paths) for thing in about):
                yield choice[0]

    def tells(self, passage: Passage) -> Mapping[str, Sequence[Path]]:
        """The paths of what a passage tells, by field and by what the field lies in."""
        if id(passage) not in self.told:
            fields: dict[str, list[Path]] = {}
            for path in _told(passage, self.given):
                steps = [step for step in path if isinstance(step, str)]
                for n in range(1, len(steps) + 1):
                    fields.setdefault(".".join(steps[:n]), []).append(path)
            self.told[id(passage)] = fields
        return self.told[id(passage)]


def things(given: Given, fact: str) -> list[Path]:
    """Where the things of a fact stand; those of a derived one where the values lie that it derives from."""
    found: list[Path] = []
    for thing in given(fact).value:
        found += map(_thing, thing.because) if isinstance(thing, Derived) else [given.at(thing)]
    return list(dict.fromkeys(found))


def _thing(path: Path) -> Path:
    """The thing of a list that a value belongs to."""
    while path and isinstance(path[-1], str):
        path = path[:-1]
    return path


def _below(field: str, thing: Path) -> bool:
    """Whether a field is one of such a thing, or of something in it."""
    return f"{field}.".startswith(f"{dotted(thing)}.")


def dotted(path: Path) -> str:
    """A path without its positions: purposes.basis.ground."""
    return ".".join(step for step in path if isinstance(step, str))


def _asked(regime: Regime, given: Given) -> Iterator[Requirement]:
    """The requirements of a regime that are in force and whose condition holds, or is not known to us."""
    for one in regime.requirements:
        if one.in_force(given.declaration.policy.effective) and (
            one.applies is None or condition(_plain(one.applies), given)
        ):
            yield one


def _plain(applies: Any) -> Any:
    return applies if isinstance(applies, str) else dict(applies)


def _has_words(one: Requirement, passages: Sequence[Passage]) -> bool:
    text = " ".join(plain(f"{p.heading or ''} {p.markdown}") for p in passages).casefold() if one.words else ""
    return all(any(words.casefold() in text for words in choice) for choice in one.words)


def _attested(one: Requirement, given: Given) -> Status:
    """What somebody saw of a duty outside the text."""
    seen = [a.done for a in given.declaration.attested or [] if a.requirement == one.id]
    if not seen:
        return "unseen"
    return "attested" if all(seen) else "gap"


def _told(passage: Passage, given: Given) -> Iterator[Path]:
    """What a passage tells: what it printed, and the answers that decided what it says.

    Words, dates and addresses must stand in the text, be it for another thing of which the same is said. A yes or no,
    a `none` or a term of a closed list may have decided it instead. What nobody filled in tells nothing.
    """
    basis = passage.basis
    printed = {leaf.path for line in basis.lines for leaf in line.printed}
    read = {leaf.path for line in basis.lines for leaf in line.read} | {leaf.path for leaf in basis.because}
    values = {path: _value(given.declaration, path) for path in printed | read}
    words = {(dotted(path), str(values[path])) for path in printed}
    for path, value in values.items():
        if value is None:
            continue
        if path in printed or not _is_words(value) or (dotted(path), str(value)) in words:
            yield path


def _is_words(value: Any) -> bool:
    items = value if isinstance(value, list) else [value]
    return any(isinstance(one, date) or (isinstance(one, str) and not TERM.fullmatch(one)) for one in items)


def _value(value: Any, path: Path) -> Any:
    """What the declaration says at a path; None where it says nothing, whatever is meant then."""
    for step in path:
        if isinstance(step, str) and isinstance(value, BaseModel):
            name = names(type(value))[step]
            value = getattr(value, name) if name in value.model_fields_set else None
        elif isinstance(step, int) and isinstance(value, list):
            value = value[step]
        else:
            return None
    return value
