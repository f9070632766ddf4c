"""Which requirements of the laws that apply are met by which passages, and what is missing for the others.

A *text* requirement is met where a clause that names it fired and printed the facts it needs. The other
kinds cannot be seen in a text: somebody attests them in the declaration, or they are not visible to us. One that is
attested as not done is a gap. How sure the catalogue is caps what a gap is: see `Answer.level`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from pydantic import BaseModel

from generator import catalog
from generator.applicability import regimes
from generator.catalog import Regime, Requirement
from generator.document import Document, Passage
from generator.facts import Given, Holds
from generator.markup import plain
from generator.problems import Level
from generator.recorder import Path, names
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
    applying = list(regimes(given))
    found: dict[str, Applies] = {}
    for regime, because in sorted(applying, key=lambda pair: any(r.includes for r in pair[0].requirements)):
        answers = [_answer(r, given, document, found) for r in _asked(regime, given)]
        found[regime.id] = Applies(regime, because, tuple(answers))
    return [found[regime.id] for regime, _ in applying]


def _asked(regime: Regime, given: Given) -> Iterator[Requirement]:
    """The requirements of a regime that are in force and whose condition holds, or is not known to us."""
    for one in regime.requirements:
        holds = condition(_plain(one.applies), given) if one.applies is not None else Holds(True)
        if one.in_force(given.declaration.policy.effective) and holds:
            yield one


def _plain(applies: Any) -> Any:
    return applies if isinstance(applies, str) else dict(applies)


def _answer(one: Requirement, given: Given, document: Document, found: dict[str, Applies]) -> Answer:
    if one.kind != "text":
        return Answer(one, _attested(one, given))
    if one.includes:
        return _included(one, given, document, found)
    passages = [p for p in document.passages if one.id in p.basis.meets]
    missing = tuple(_missing(one, passages, given))
    met_by = tuple(dict.fromkeys(p.clause for p in passages))
    met = passages and not missing and _has_words(one, passages)
    return Answer(one, "met", met_by) if met else Answer(one, "gap", met_by, missing)


def _has_words(one: Requirement, passages: Sequence[Passage]) -> bool:
    text = " ".join(plain(f"{p.heading or ''} {p.markdown}") for p in passages).casefold() if one.words else ""
    return all(any(words.casefold() in text for words in choice) for choice in one.words)


def _attested(one: Requirement, given: Given) -> Status:
    """What somebody saw of a duty outside the text."""
    seen = [a.done for a in given.declaration.attested or [] if a.requirement == one.id]
    if not seen:
        return "unseen"
    return "attested" if all(seen) else "gap"


def _included(one: Requirement, given: Given, document: Document, found: dict[str, Applies]) -> Answer:
    """A requirement that repeats those of other regimes is met as theirs are, whether or not these apply as well."""
    texts = [
        answer
        for id_ in one.includes
        for answer in (
            found[id_].answers
            if id_ in found
            else [_answer(r, given, document, found) for r in _asked(catalog.regimes()[id_], given)]
        )
    ]
    answers = [answer for answer in texts if answer.requirement.kind == "text"]
    gaps = [a for a in answers if a.status == "gap" and not a.requirement.recommended]
    met_by = tuple(dict.fromkeys(clause for a in answers for clause in a.met_by))
    if answers and not gaps:
        return Answer(one, "met", met_by)
    return Answer(one, "gap", met_by, tuple(need for a in gaps for need in a.needs))


def _missing(one: Requirement, passages: Sequence[Passage], given: Given) -> Iterator[str]:
    """The needs whose facts the passages did not print, each as its first field."""
    told = {dotted(path) for passage in passages for path in _told(passage, given)}
    for choice in one.needs or ():
        if not any(text == field or text.startswith(f"{field}.") for field in choice for text in told):
            yield choice[0]


def _told(passage: Passage, given: Given) -> Iterator[Path]:
    """What a passage tells: what it printed, and the answers that decided what it says.

    Words, dates and addresses must stand in the text. A yes or no, a `none` or a term of a closed list may have
    decided it instead. What nobody filled in tells nothing.
    """
    basis = passage.basis
    printed = {leaf.path for line in basis.lines for leaf in line.printed}
    read = {leaf.path for line in basis.lines for leaf in line.read} | {leaf.path for leaf in basis.because}
    for path in printed | read:
        value = _value(given.declaration, path)
        if value is not None and (path in printed or not _is_words(value)):
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


def dotted(path: Path) -> str:
    """A path without its positions: purposes.basis.ground."""
    return ".".join(step for step in path if isinstance(step, str))
