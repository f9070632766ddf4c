"""Document -> the note that stands beside each passage of a review copy, as HTML: why the passage is there.

A note names the clause, its version and who reviewed its words; the lines of the declaration that the passage
prints, reads, or stands there for; the requirements it meets, what it states, and the statements of published
policies it was written for. It is for those who answer for the text.
"""

from __future__ import annotations

import html
import os.path
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from generator.document import Basis, Document, Leaf

Citations = Mapping[str, str]
"""The requirements that a review shows, by id: those of the laws that apply, each with its citation."""


def notes(document: Document, citations: Citations, folder: Path) -> list[str]:
    """A note for each passage, in their order. Files are named relative to `folder`, the declaration's."""
    return [_note(passage.basis, citations, folder) for passage in document.passages]


def _note(basis: Basis, citations: Citations, folder: Path) -> str:
    said = [f"version {basis.version}", basis.review] if basis.file else []
    rows = "".join(
        f"<dt>{term}</dt>{''.join(f'<dd>{text}</dd>' for text in texts)}"
        for term, texts in _rows(basis, citations, folder)
    )
    about = "".join(f"<span>{html.escape(text)}</span>" for text in filter(None, said))
    return f"<p><code>{html.escape(basis.clause)}</code>{about}</p>{f'<dl>{rows}</dl>' if rows else ''}"


def _rows(basis: Basis, citations: Citations, folder: Path) -> Iterator[tuple[str, list[str]]]:
    printed = {leaf for line in basis.lines for leaf in line.printed}
    read = {leaf for line in basis.lines for leaf in line.read} - printed
    for term, leaves in (("prints", printed), ("reads", read), ("since", basis.because)):
        if leaves:
            yield term, [html.escape(text) for text in _places(leaves, folder)]
    met = [f"{html.escape(citations[id_])} <code>{html.escape(id_)}</code>" for id_ in basis.meets if id_ in citations]
    if met:
        yield "meets", met
    if basis.states:
        yield "states", [html.escape(_stated(state)) for state in basis.states[:SHOWN]] + _more(basis.states)
    if basis.derived_from:
        count = len(basis.derived_from)
        ids = html.escape(", ".join(basis.derived_from))
        yield "from", [f"<details><summary>{count} source statement{'s' * (count > 1)}</summary>{ids}</details>"]


SHOWN = 8
"""So many propositions are shown; a table of recipients states one for each."""


def _stated(state: Mapping[str, str]) -> str:
    """'not: sell contact-data'."""
    said = " ".join(value for name, value in state.items() if name not in ("actor", "holds"))
    return said if state["holds"] == "yes" else f"not: {said}"


def _more(states: Sequence[Mapping[str, str]]) -> list[str]:
    return [f"and {len(states) - SHOWN} more"] if len(states) > SHOWN else []


def _places(leaves: Iterable[Leaf], folder: Path) -> Iterator[str]:
    """The lines of each file: 'acme.yaml 4, 9–12'."""
    places = sorted({(leaf.place.path, leaf.place.line) for leaf in leaves})
    for file, lines in groupby(places, key=lambda place: place[0]):
        name = Path(os.path.relpath(file, folder)).as_posix()
        yield f"{name} {', '.join(_runs([line for _, line in lines]))}"


def _runs(lines: list[int]) -> Iterator[str]:
    """Numbers in their order, those that follow one another as a range."""
    for _, run in groupby(enumerate(lines), key=lambda pair: pair[1] - pair[0]):
        numbers = [line for _, line in run]
        yield str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"
