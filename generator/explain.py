"""Why a sentence is in a policy: the passages that hold some words, a clause's, or a declared value's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.document import Document, Leaf, LineBasis, Passage, Section
from generator.markup import plain
from generator.recorder import Path


@dataclass(frozen=True)
class Reason:
    """One line of the policy and why it is there. `section` is its heading, or None for the opening."""

    section: str | None
    text: str
    passage: Passage
    printed: tuple[Leaf, ...]
    read: tuple[Leaf, ...]


def reasons(document: Document, what: str) -> list[Reason]:
    """The lines that `what` is about: a clause's id, a path of the declaration, or words of the text."""
    lines = list(_lines(document))
    by_clause = [r for r in lines if r.passage.clause == what]
    if by_clause:
        return by_clause
    by_path = [r for r in lines if any(_under(leaf.path, what) for leaf in (*r.printed, *r.read))]
    return by_path or [r for r in lines if _folded(what) in _folded(r.text)]


def _lines(document: Document) -> Iterator[Reason]:
    groups: list[tuple[Section | None, tuple[Passage, ...]]] = [(None, document.preamble)]
    groups += [(section, section.passages) for section in document.sections]
    for section, passages in groups:
        for passage in passages:
            found = {line.line: line for line in passage.basis.lines}
            for n, text in enumerate(passage.markdown.split("\n")):
                if text.strip() and not re.fullmatch(r"[|: -]+", text):
                    line = found.get(n, LineBasis(n, (), ()))
                    yield Reason(section.title if section else None, plain(text), passage, line.printed, line.read)


def path_text(path: Path) -> str:
    """A path as a reader writes it: purposes[2].label."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")


def _under(path: Path, what: str) -> bool:
    text = path_text(path)
    return text == what or text.startswith((f"{what}.", f"{what}["))


def _folded(text: str) -> str:
    return " ".join(re.sub(r"[*|]", " ", text).split()).casefold()


def as_json(reason: Reason) -> dict[str, Any]:
    """A reason as `explain --format json` prints it."""
    basis = reason.passage.basis
    return {
        "section": reason.section,
        "text": reason.text,
        "clause": basis.clause,
        "version": basis.version,
        "because": [_leaf(leaf) for leaf in basis.because],
        "printed": [_leaf(leaf) for leaf in reason.printed],
        "read": [_leaf(leaf) for leaf in reason.read],
        "meets": list(basis.meets),
        "states": list(basis.states),
        "derived_from": list(basis.derived_from),
    }


def _leaf(leaf: Leaf) -> dict[str, Any]:
    place = leaf.place
    return {"path": path_text(leaf.path), "file": place.path, "line": place.line, "column": place.column}
