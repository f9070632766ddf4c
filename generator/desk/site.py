"""A library and declarations in; the pages of a static site out, by file name: one to search, one for each section.

Each clause stands there with the text it gives in up to three of the declarations, with when it fires, the law it
meets and how its review stands. The pages ask nothing of any other host, and are read without the script, too.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator import __version__, assemble, catalog, resources
from generator.clauses import Library
from generator.declaration import Declaration
from generator.desk import entries, trying
from generator.desk.entries import Entry
from generator.document import Document
from generator.render import to_html

SAMPLES = 3
"""In so many declarations the text of a clause is shown."""

PASSAGES = 2
"""So many times in each, where it is repeated."""

INDEX = "index.html"


@dataclass(frozen=True)
class Sample:
    """What a clause says, as HTML, and in which declarations."""

    name: str
    texts: Sequence[Markup]


@dataclass(frozen=True)
class Shown:
    """A clause as its page shows it."""

    entry: Entry
    samples: Sequence[Sample]

    @property
    def anchor(self) -> str:
        return self.entry.clause.id.replace("/", "-")

    @property
    def standing(self) -> str:
        return entries.standing(self.entry.clause)

    @property
    def fires(self) -> str:
        return entries.fires(self.entry.clause)

    @property
    def facts(self) -> Mapping[str, str]:
        return entries.asked(self.entry.clause)

    @property
    def met(self) -> Sequence[catalog.Requirement]:
        return entries.met(self.entry.clause)

    @property
    def states(self) -> Sequence[str]:
        return entries.propositions(self.entry.clause)

    @property
    def words(self) -> str:
        return entries.words(self.entry.clause)

    @property
    def formal(self) -> str | None:
        return entries.words(self.entry.clause.formal) if self.entry.clause.formal else None

    @property
    def searched(self) -> str:
        """The words by which it is found, in small letters."""
        laws = (f"{one.id} {one.citation}" for one in self.met)
        parts = (self.entry.clause.id, self.entry.clause.heading or "", self.fires, self.standing, *laws, self.words)
        return " ".join(" ".join(parts).lower().split())


@dataclass(frozen=True)
class Group:
    """A section and its page."""

    page: str
    heading: str
    shown: Sequence[Shown]


def pages(library: Library, declarations: Mapping[str, Declaration]) -> dict[str, str]:
    """Every page by its name. Raises Refused where a clause fails to render."""
    documents = {name: assemble.document(one, library) for name, one in declarations.items()}
    shown = [Shown(entry, tuple(_samples(entry, documents, library))) for entry in entries.entries(library)]
    by_place = groupby(shown, key=lambda one: (one.entry.section if one.entry.number else None, one.entry.heading))
    groups = [Group(_page(section), heading, tuple(group)) for (section, heading), group in by_place]
    made = {group.page: _written(title=group.heading, section=True, shown=group.shown) for group in groups}
    approved = sum(one.entry.clause.unapproved is None for one in shown)
    index = _written(
        title="Clause library", section=False, groups=groups, names=list(declarations), count=len(shown),
        approved=approved,
    )  # fmt: skip
    return {INDEX: index, **made}


def _page(section: str | None) -> str:
    return "unplaced.html" if section is None else f"section-{section or 'opening'}.html"


def _samples(entry: Entry, documents: Mapping[str, Document], library: Library) -> Iterator[Sample]:
    """What a clause says, each text once with the declarations that give it; its own example comes last."""
    found: dict[tuple[Markup, ...], list[str]] = {}
    for name, document in documents.items():
        if texts := _texts(entry, document):
            found.setdefault(tuple(texts), []).append(name)
    for given, names in list(found.items())[:SAMPLES]:
        more = f" and {len(names) - SAMPLES} more" if len(names) > SAMPLES else ""
        yield Sample(f"{', '.join(names[:SAMPLES])}{more}", given)
    example = trying.example(entry.clause) if len(found) < SAMPLES else None
    own = tuple(_texts(entry, assemble.document(example, library))) if example else ()
    if own and own not in found:
        yield Sample("its own example", own)


def _texts(entry: Entry, document: Document) -> list[Markup]:
    """The texts of a clause in a policy; those that are alike once."""
    texts = (passage.markdown for passage in document.passages if passage.clause == entry.clause.id)
    return [Markup(to_html.alone(text)) for text in list(dict.fromkeys(texts))[:PASSAGES]]


def _written(**content: Any) -> str:
    folder = resources.templates() / "themes" / "library"
    script = resources.first("search.js", [folder])
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    css = resources.first("page.css", [folder.with_name("plain")]) + resources.first("library.css", [folder])
    page = _environment(str(folder)).get_template("page.html.j2")
    return page.render(
        content, script=Markup(script), script_digest=f"sha256-{digest}", css=Markup(css), language="en",
        generator=f"FairNotice {__version__}",
    )  # fmt: skip


def _environment(folder: str) -> Environment:
    return Environment(
        loader=FileSystemLoader(folder), undefined=StrictUndefined, autoescape=True,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
