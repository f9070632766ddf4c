"""Document -> Markdown: the text every other format is made of.

The file reads alike on GitHub, in MkDocs, Sphinx (MyST) and Docusaurus: front matter, the title, the
preamble, a list of contents linked to the headings' own anchors, and the sections.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import count

from generator.document import Document, Passage
from generator.markup import Markdown, escape, reference
from generator.render.words import words

_LINK = re.compile(r"\[([^]]*)\]\([^)]*\)")


def text(document: Document) -> str:
    """The whole file, front matter included."""
    return f"{front_matter(document)}\n{body(document)}"


def front_matter(document: Document) -> str:
    """What a machine asks of the file. Values are JSON strings, which YAML reads as they are."""
    facts = {
        "title": _one_line(document.title),
        "language": document.language,
        "effective": document.effective,
        "updated": document.updated,
        "version": document.version,
        "draft": True if document.draft else None,
        "digest": document.digest,
    }
    lines = [f"{k}: {json.dumps(v, ensure_ascii=False)}" for k, v in facts.items() if v is not None]
    return "\n".join(["---", *lines, "---", ""])


BEGINS, ENDS = "\ue000", "\ue001"
"""Characters of no script; with the number of a passage they mark where it begins and ends."""


def body(document: Document, *, marked: bool = False) -> str:
    """The text without front matter, one blank line between blocks. `marked` puts a mark around each passage."""
    return "\n\n".join(_blocks(document, count() if marked else None)) + "\n"


def _blocks(document: Document, numbers: Iterator[int] | None) -> Iterator[str]:
    yield f"# {escape(document.title)}"
    if document.draft:
        yield _draft_notice(document)
    yield from _passages(document.preamble, 2, numbers)
    if document.sections:
        yield f"## {words(document.language).contents}"
        yield "\n".join(f"{s.number}. {_entry(s.heading, s.anchor)}" for s in document.sections)
    for section in document.sections:
        yield f"## {section.title}"
        yield from _passages(section.passages, 3, numbers)


def _passages(passages: tuple[Passage, ...], level: int, numbers: Iterator[int] | None) -> Iterator[str]:
    for passage in passages:
        number = None if numbers is None else next(numbers)
        if number is not None:
            yield f"{BEGINS}{number}"
        if passage.heading:
            yield f"{'#' * level} {passage.heading}"
        if markdown := passage.markdown.strip("\n"):
            yield markdown
        if number is not None:
            yield f"{ENDS}{number}"


def _entry(title: str, anchor: str) -> str:
    return reference(Markdown(_LINK.sub(r"\1", title)), anchor)


def _draft_notice(document: Document) -> str:
    say = words(document.language)
    lines = [f"**{say.draft_notice}**"]
    if document.open_questions:
        lines += ["", say.open_questions, ""]
        lines += [f"- {escape(question)}" for question in document.open_questions]
    return "\n".join(f"> {line}".rstrip() for line in lines)


def _one_line(value: str) -> str:
    return " ".join(value.split())
