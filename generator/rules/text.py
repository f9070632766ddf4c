"""Rules on the assembled text: what it states must be able to be true, and printable."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from pydantic import BaseModel

from generator.document import Document, Passage
from generator.facts import Given
from generator.propositions import Proposition, incompatible
from generator.recorder import Path, fields
from generator.render import fonts
from generator.rules import ERROR, Found, rule


def _stated(passage: Passage) -> list[Proposition]:
    return [Proposition(**{**s, "holds": s["holds"] == "yes"}) for s in passage.basis.states]  # type: ignore[arg-type]


@rule(ERROR)
def contradicting_passages(document: Document) -> Found:
    """Two passages state what cannot both be true.

    The message names both clauses; the place is what made the second one apply. Change a practice, or
    limit the promise to what it really covers.
    """
    stated = [(p, s) for p in document.passages for s in _stated(p)]
    for (one, first), (other, second) in combinations(stated, 2):
        if incompatible(first, second):
            denial = other if first.holds else one
            because = (*denial.basis.because, *(leaf for line in denial.basis.lines for leaf in line.printed))
            where = because[0].path if because else ()
            yield (
                where,
                f"clauses '{one.clause}' and '{other.clause}' contradict each other: "
                f"one {_told(first)}, the other {_told(second)}",
            )


def _told(proposition: Proposition) -> str:
    told = [v for k, v in proposition.as_dict().items() if k not in ("actor", "holds")]
    return f"{'affirms' if proposition.holds else 'denies'} '{' '.join(told)}'"


@rule(ERROR)
def character_without_font(given: Given) -> Found:
    """A text holds a character that no bundled font can print, so the PDF would show a box.

    Write the name in a script the fonts cover: Latin, Greek or Cyrillic.
    """
    for path, text in _texts(given.declaration, ()):
        missing = fonts.missing(text)
        if missing:
            shown = ", ".join(f"'{c}' (U+{ord(c):04X})" for c in missing[:5])
            yield path, f"no font covers {shown} in '{text[:40]}'"


def _texts(value: Any, at: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, BaseModel):
        for name, alias in fields(type(value)):
            yield from _texts(getattr(value, name), (*at, alias))
    elif isinstance(value, list):
        for i, one in enumerate(value):
            yield from _texts(one, (*at, i))
    elif isinstance(value, str) and not value.isascii():
        yield at, value
