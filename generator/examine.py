"""One declaration, all the way to its problems: read, assembled, and held against every rule."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator import assemble, load, releases, rules
from generator.clauses import Library
from generator.declaration import Declaration
from generator.document import Document
from generator.facts import Given
from generator.problems import Level, Problem, Refused, in_order
from generator.releases import Release
from generator.rules import Settled, Written, acceptance


@dataclass(frozen=True)
class Examined:
    """What came of a declaration: as far as it got, and the problems found on the way."""

    declaration: Declaration | None
    document: Document | None
    problems: Sequence[Problem]

    @property
    def errors(self) -> list[Problem]:
        return [p for p in self.problems if p.level is Level.ERROR]


def declaration(
    path: Path,
    library: Library,
    *,
    regime: str | None = None,
    on: datetime.date | None = None,
    earlier: Sequence[Release] = (),
) -> Examined:
    """Every problem of a declaration. Where there is no error, a policy can be built from `document`.

    `regime` limits the requirements that are asked for to those of one law. `on` is the day on which what is
    accepted must still be; left out, the day the policy takes effect. `earlier` are the releases of the policy.
    """
    try:
        declared = load.declaration(path)
        declared = declared.follows(releases.earlier(declared, earlier))
    except Refused as refused:
        return Examined(None, None, refused.problems)
    return held(declared, library, regime=regime, on=on)


def held(
    declared: Declaration, library: Library, *, regime: str | None = None, on: datetime.date | None = None
) -> Examined:
    """The same for a declaration that is read already."""
    given = Given(declared)
    problems = rules.check(given)
    try:
        document = assemble.document(declared, library)
    except Refused as refused:
        problems += refused.problems
        return Examined(declared, None, _settled(Settled(given, problems, _day(declared, on), whole=False)))
    problems += [
        *rules.check(document, declared.places),
        *rules.check(Written(given, document, regime), declared.places),
    ]
    settled = Settled(given, problems, _day(declared, on), whole=regime is None)
    return Examined(declared, document, _settled(settled))


def _day(declared: Declaration, on: datetime.date | None) -> datetime.date:
    return on or declared.policy.effective


def _settled(settled: Settled) -> list[Problem]:
    """The problems, those accepted marked, and what is wrong with the acceptances."""
    return in_order([*acceptance.marked(settled), *rules.check(settled, settled.given.declaration.places)])


def draft(path: Path, library: Library, *, earlier: Sequence[Release] = ()) -> Examined:
    """The same for a draft, whose document asks its open questions, the ones that block it first."""
    examined = declaration(path, library, earlier=earlier)
    if examined.declaration is None:
        return examined
    blocking = [(_part(p, examined.declaration), p.message) for p in examined.errors if p.rule != "part-unanswered"]
    try:
        document = assemble.document(examined.declaration, library, draft=True, blocking=blocking)
    except Refused as refused:
        return Examined(examined.declaration, None, in_order([*examined.problems, *refused.problems]))
    return Examined(examined.declaration, document, examined.problems)


def _part(problem: Problem, declared: Declaration) -> str:
    """The part of the declaration a problem stands in: the last one that begins before it in its file."""
    begins = [(declared.places.key((info.alias or name,)), name) for name, info in Declaration.model_fields.items()]
    before = [(place, name) for place, name in begins if place.path == problem.place.path and place <= problem.place]
    return max(before)[1] if before else ""
