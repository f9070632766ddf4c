"""The assembled policy: Document > Section > Passage, each passage with its Basis; its figures; the digest.

What comes in is what `assemble` made; what goes out is read by `render`, `compare` and `publish`.
"""

from __future__ import annotations

import hashlib
import html
import re
from dataclasses import dataclass
from functools import cached_property

from generator.problems import Place

Path = tuple[str | int, ...]
"""A path in a declaration: ("purposes", 2, "label")."""


@dataclass(frozen=True, order=True)
class Leaf:
    """One value of the declaration: its path there and its place in a file."""

    path: Path
    place: Place


@dataclass(frozen=True)
class LineBasis:
    """What one line of a passage (a sentence group, a list item, a table row) stands on.

    `line` counts from 0 in the passage's Markdown; `printed` leaves stand in the text, `read` leaves
    only decided what it says.
    """

    line: int
    printed: tuple[Leaf, ...]
    read: tuple[Leaf, ...]


@dataclass(frozen=True)
class Basis:
    """Why a passage is there. `file` is that of its clause, `review` tells who read its words; "" where the declaration
    itself has the words.
    """

    clause: str
    version: int
    because: tuple[Leaf, ...]
    lines: tuple[LineBasis, ...]
    meets: tuple[str, ...]
    states: tuple[dict[str, str], ...] = ()
    derived_from: tuple[str, ...] = ()
    file: str = ""
    review: str = ""


@dataclass(frozen=True)
class Passage:
    """One rendered clause. `markdown` has no heading line; `heading` (level 3) is apart."""

    clause: str
    heading: str | None
    markdown: str
    basis: Basis


@dataclass(frozen=True)
class Section:
    """A numbered part of the policy. `heading` is Markdown text without its number."""

    id: str
    number: int
    heading: str
    passages: tuple[Passage, ...]

    @property
    def title(self) -> str:
        """The heading as printed, with its number: "3. How long we keep data"."""
        return f"{self.number}. {self.heading}"

    @property
    def anchor(self) -> str:
        return slug(self.title)


@dataclass(frozen=True)
class Node:
    """A box of a figure. `label` and `note` are plain text; the note says more in smaller type."""

    id: str
    label: str
    note: str = ""


@dataclass(frozen=True)
class Column:
    """The nodes of a figure that stand under one heading."""

    heading: str
    nodes: tuple[Node, ...]


@dataclass(frozen=True)
class Figure:
    """A picture of what the tables say. It is the one node that is not Markdown.

    `columns` go from left to right; `links` join ids of one column with ids of the next. `alternative` is plain
    text for those who do not see it; `caption` is Markdown on one line, with links to the sections.
    """

    id: str
    title: str
    alternative: str
    caption: str
    columns: tuple[Column, ...]
    links: tuple[tuple[str, str], ...]
    because: tuple[Leaf, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """All it tells a reader, the links by the labels they join."""
        nodes = {node.id: node for column in self.columns for node in column.nodes}
        told = [f"{node.label} ({node.note})" for node in nodes.values()]
        joined = [f"{nodes[start].label} > {nodes[end].label}" for start, end in self.links]
        return (self.title, self.alternative, self.caption, *(c.heading for c in self.columns), *told, *joined)


@dataclass(frozen=True)
class Document:
    """A policy. Dates are ISO 8601 calendar dates; `language` a BCP 47 tag; `title` is plain text."""

    kind: str
    title: str
    language: str
    organisation: str
    effective: str
    updated: str | None
    version: str | None
    url: str | None
    draft: bool
    preamble: tuple[Passage, ...]
    sections: tuple[Section, ...]
    open_questions: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()

    @property
    def passages(self) -> tuple[Passage, ...]:
        return (*self.preamble, *(p for s in self.sections for p in s.passages))

    @cached_property
    def digest(self) -> str:
        """SHA-256 over every word a reader sees, as "sha256:<hex>". Evidence and layout do not count."""
        facts = (
            self.kind,
            self.title,
            self.language,
            self.organisation,
            self.effective,
            self.updated or "",
            self.version or "",
            self.url or "",
            str(self.draft),
            *self.open_questions,
        )
        words = [*facts]
        for passage in self.preamble:
            words += ["", passage.heading or "", passage.markdown]
        for section in self.sections:
            words += [section.title]
            for passage in section.passages:
                words += [passage.heading or "", passage.markdown]
        for figure in self.figures:
            words += ["", *figure.words]
        return "sha256:" + hashlib.sha256("\0".join(words).encode()).hexdigest()


def slug(heading: str) -> str:
    """The anchor GitHub, MkDocs and MyST derive from a heading: lower case, hyphens, no punctuation."""
    text = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", html.unescape(heading)).strip().lower()
    return re.sub(r"[^\w\- ]", "", text).replace(" ", "-")
