"""Rules that hold the text against the requirements of the laws that apply."""

from __future__ import annotations

from collections.abc import Iterator

from generator.coverage import Answer, coverage
from generator.rules import GAP, WARNING, Found, Written, rule


@rule(GAP)
def requirement_unmet(written: Written) -> Found:
    """A law that applies asks for a disclosure, and no passage prints it.

    The message names the field whose fact is missing. Fill it in, or accept the gap with a reason.
    """
    for answer in _gaps(written):
        if _sure(answer):
            yield ("company",), _told(answer)


@rule(WARNING)
def requirement_perhaps_unmet(written: Written) -> Found:
    """A disclosure is missing that guidance recommends, or that our catalogue has not from the law itself.

    See the entry's confidence in the catalogue before you act on it.
    """
    for answer in _gaps(written):
        if not _sure(answer):
            yield (
                ("company",),
                f"{_told(answer)}; {_mark(answer)}",
            )


def _gaps(written: Written) -> Iterator[Answer]:
    """The gaps to report; those of a requirement that includes regimes where none of these reports them itself."""
    applying = coverage(written.given, written.document)
    reporting = {applies.regime.id for applies in applying}
    for applies in applying:
        if written.regime not in (None, applies.regime.id):
            continue
        for answer in applies.answers:
            told_elsewhere = bool(reporting & {*answer.requirement.includes})
            if answer.status == "gap" and not told_elsewhere and answer.requirement.needs is not None:
                yield answer


def _sure(answer: Answer) -> bool:
    return answer.requirement.confidence == "confirmed" and not answer.requirement.recommended


def _mark(answer: Answer) -> str:
    """Why a missing disclosure is only a warning."""
    marks = ["recommended"] * answer.requirement.recommended
    return ", ".join([*marks, *({answer.requirement.confidence} - {"confirmed"})])


def _told(answer: Answer) -> str:
    one = answer.requirement
    needs = (
        f"declare {', '.join(repr(need) for need in answer.needs)}"
        if answer.needs
        else "no clause of this policy prints it"
    )
    asked = one.text[:1].lower() + one.text[1:].rstrip(".")
    return f"requirement '{one.id}' is not met: {asked}; {needs} ({one.citation})"
