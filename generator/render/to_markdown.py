"""Document -> Markdown: the text every other format is made of.

The file reads alike on GitHub, in MkDocs, Sphinx (MyST) and Docusaurus: front matter, the title, the
preamble, a list of contents linked to the headings' own anchors, and the sections.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

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


def body(document: Document) -> str:
    """The text without front matter, one blank line between blocks."""
    return "\n\n".join(_blocks(document)) + "\n"


def _blocks(document: Document) -> Iterator[str]:
    yield f"# {escape(document.title)}"
    if document.draft:
        yield _draft_notice(document)
    yield from _passages(document.preamble, level=2)
    if document.sections:
        yield f"## {words(document.language).contents}"
        yield "\n".join(f"- {_entry(section.title, section.anchor)}" for section in document.sections)
    for section in document.sections:
        yield f"## {section.title}"
        yield from _passages(section.passages, level=3)


def _passages(passages: tuple[Passage, ...], level: int) -> Iterator[str]:
    for passage in passages:
        if passage.heading:
            yield f"{'#' * level} {passage.heading}"
        if markdown := passage.markdown.strip("\n"):
            yield markdown


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
