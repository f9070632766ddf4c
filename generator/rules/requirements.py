"""Rules that hold the text, and what somebody saw of the rest, against the requirements of the laws that apply."""

from __future__ import annotations

from generator.coverage import Answer
from generator.problems import Level
from generator.rules import GAP, WARNING, Found, Written, rule


@rule(GAP)
def requirement_unmet(written: Written) -> Found:
    """A law that applies asks for a disclosure, and no passage prints it; or somebody saw that a duty is not done.

    The message names the field whose fact is missing. Fill it in, or accept the gap with a reason.
    """
    yield from _unmet(written, Level.GAP)


@rule(WARNING)
def requirement_perhaps_unmet(written: Written) -> Found:
    """A disclosure is missing that guidance recommends, or that our catalogue has not from the law itself.

    See the entry's confidence in the catalogue before you act on it.
    """
    yield from _unmet(written, Level.WARNING)


def _unmet(written: Written, level: Level) -> Found:
    """What is missing; that of a requirement that includes regimes where none of these tells it itself."""
    applying = written.covered
    telling = {applies.regime.id for applies in applying}
    for applies in applying:
        if written.regime not in (None, applies.regime.id):
            continue
        for answer in applies.answers:
            one = answer.requirement
            if answer.level is not level or telling & {*one.includes}:
                continue
            marks = "" if level is Level.GAP else f"; {_mark(answer)}"
            if one.kind != "text":
                yield _seen(answer, written), f"requirement '{one.id}' is not done: {_asked(answer)}{marks}"
            elif one.needs is not None:
                yield ("company",), f"requirement '{one.id}' is not met: {_told(answer)}{marks}"


def _seen(answer: Answer, written: Written) -> tuple[str | int, ...]:
    """Where it is said that a duty is not done."""
    listed = written.given.listed("attested")
    return written.given.at(next(a for a in listed if a.requirement == answer.requirement.id and not a.done), "done")


def _mark(answer: Answer) -> str:
    """Why it is only a warning."""
    marks = ["recommended"] * answer.requirement.recommended
    return ", ".join([*marks, *({answer.requirement.confidence} - {"confirmed"})])


def _asked(answer: Answer, between: str = "") -> str:
    one = answer.requirement
    return f"{one.text[:1].lower()}{one.text[1:].rstrip('.')}{between} ({one.citation})"


def _told(answer: Answer) -> str:
    needs = ", ".join(repr(need) for need in answer.needs)
    return _asked(answer, f"; declare {needs}" if needs else "; no clause of this policy prints it")
