"""Why a sentence is in a policy: the passages that hold some words, a clause's, or a declared value's."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from generator import catalog, pointing
from generator.catalog import Requirement
from generator.document import Basis, Document, Leaf, LineBasis, Passage, Section
from generator.markup import plain
from generator.recorder import Path
from generator.source import Source


@dataclass(frozen=True)
class Reason:
    """One line of the policy and why it is there. `section` is its heading, or None for the opening."""

    section: str | None
    text: str
    passage: Passage
    printed: tuple[Leaf, ...]
    read: tuple[Leaf, ...]


def reasons(document: Document, what: str, whole: Source | None = None) -> list[Reason]:
    """The lines that `what` is about: a clause's id, a place in the declaration, or words of the text.

    `whole` is the declaration as it was read; without it, a place is a path by numbers, as `path_text` writes it.
    Words are compared without regard to case, punctuation and markup: a line that has them in their order; else one
    with a part of a word; else lines that have them all.
    """
    lines = list(_lines(document))
    found = [r for r in lines if what in ("", r.passage.clause)]
    return found or _about(lines, what, whole) or _worded(lines, what)


def requirements(basis: Basis, laws: Collection[str] | None = None) -> list[Requirement]:
    """The requirements that a clause meets, of these laws or of all."""
    known = catalog.requirements()
    met = [known[id_] for id_ in basis.meets if id_ in known]
    return [one for one in met if laws is None or one.regime in laws]


def nearest(document: Document, what: str) -> str | None:
    """The shortest line that shares most of these words, and at least half of them."""
    wanted = set(_folded(what).split())
    shared = [(len(wanted & set(_folded(r.text).split())), -len(r.text), r.text) for r in _lines(document)]
    most, _, text = max(shared)
    return text if wanted and 2 * most >= len(wanted) else None


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


def _about(lines: list[Reason], what: str, whole: Source | None) -> list[Reason]:
    """The lines that print a place; else those that it decides; else those that are there because of it."""
    for paths in pointing.meant(what, whole) if whole else [[_path(what)]]:
        printed = [r for r in lines if _stand_on(r.printed, paths)]
        read = [r for r in lines if _stand_on(r.read, paths)] if not printed else []
        if found := printed or read or [r for r in lines if _stand_on(r.passage.basis.because, paths)]:
            return found
    return []


def _path(text: str) -> Path:
    """A path as `path_text` writes it."""
    return tuple(int(i) if i else step for i, step in re.findall(r"\[(\d+)\]|([^.\[\]]+)", text))


def _stand_on(leaves: Iterable[Leaf], paths: list[Path]) -> bool:
    return any(leaf.path[: len(path)] == path for leaf in leaves for path in paths if path)


def path_text(path: Path) -> str:
    """A path as a reader writes it: purposes[2].label."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")


def _worded(lines: list[Reason], what: str) -> list[Reason]:
    words = _folded(what)
    if not words:
        return []
    folded = [(reason, _folded(reason.text)) for reason in lines]
    if found := [reason for reason, text in folded if f" {words} " in f" {text} "]:
        return found
    if found := [reason for reason, text in folded if words in text]:
        return found
    if "\n" in what.strip():  # several lines of the text, copied together
        return [reason for line in what.splitlines() if line.strip() for reason in _worded(lines, line)]
    wanted = set(words.split())
    return [reason for reason, text in folded if wanted <= set(text.split())] if len(wanted) > 1 else []


def _folded(text: str) -> str:
    """The words alone, however they are written: quotation marks, dashes, markup and spaces do not count."""
    return " ".join(re.findall(r"\w+", re.sub(r"['’]", "", plain(text)))).casefold()


def as_json(reason: Reason, laws: Collection[str] | None = None) -> dict[str, Any]:
    """A reason as `explain --format json` prints it, with the requirements of these laws."""
    basis = reason.passage.basis
    return {
        "section": reason.section,
        "text": reason.text,
        "clause": basis.clause,
        "version": basis.version,
        "file": basis.file or None,
        "review": basis.review or None,
        "because": [_leaf(leaf) for leaf in basis.because],
        "printed": [_leaf(leaf) for leaf in reason.printed],
        "read": [_leaf(leaf) for leaf in reason.read],
        "meets": list(basis.meets),
        "requirements": [
            {"id": one.id, "regime": one.regime, "citation": one.citation, "text": one.text}
            for one in requirements(basis, laws)
        ],
        "states": list(basis.states),
        "derived_from": list(basis.derived_from),
    }


def _leaf(leaf: Leaf) -> dict[str, Any]:
    place = leaf.place
    return {"path": path_text(leaf.path), "file": place.path, "line": place.line, "column": place.column}
