"""The clause library: `templates/` and layers -> Library of Clause. Parses, does not judge.

A clause is one Markdown file with YAML front matter; its id is its path (`rights/withdrawing-consent`).
Front matter is blanked, not cut, so that line numbers of errors are those of the file.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path as File
from types import CodeType
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from generator import compiled, resources, source, validate
from generator.problems import Level, Place, Problem, Refused
from generator.source import Source

SUFFIX = ".md.j2"
FRONT = re.compile(r"\A---\r?\n(.*?\n)---[ \t]*\r?\n", re.DOTALL)

Condition = str | dict[str, Any]
"""A fact's name, or {all: […]}, {any: […]}, {not: …}, {declared: path}, {none: path}, {is: {path: value}}."""


class Front(BaseModel):
    """The front matter of a clause. Built when a clause is first read; compiled ones are not."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, defer_build=True)

    class Review(BaseModel):
        """Who read the words last, and a digest of the words they read."""

        model_config = ConfigDict(extra="forbid", frozen=True, strict=True, defer_build=True)
        on: str = Field(pattern=r"^\d{4}-\d{2}-\d{2}$")
        by: str
        digest: str | None = None

    class States(BaseModel):
        """A proposition; `$path` takes its values from the declaration."""

        model_config = ConfigDict(extra="forbid", frozen=True, strict=True, defer_build=True)
        actor: str = "company"
        action: str
        data: str = "any"
        recipient: str = "any"
        purpose: str = "any"
        place: str = "any"
        time: str = "any"
        scope: str = "any"
        holds: bool = True

    class Example(BaseModel):
        """What the clause says for a given declaration, by name of a golden case."""

        model_config = ConfigDict(extra="forbid", frozen=True, strict=True, defer_build=True)
        given: str
        says: str

    heading: str | None = None
    when: str | dict[str, Any] = Field(description="the facts it fires on")
    each: dict[str, str] | None = None
    meets: list[str] = []
    states: list[States] = []
    version: int = Field(ge=1)
    reviewed: Review | None = None
    status: Literal["draft", "approved"] = "draft"
    verbatim: bool = False
    derived_from: list[str] = []
    examples: list[Example] = []


@dataclass(frozen=True)
class Clause:
    """One disclosure. `template` is the file's text with the front matter blanked; `heading_at` is line and column of
    the heading. The codes are what Jinja makes of them, where they were compiled beforehand.
    """

    id: str
    file: str
    template: str
    front: Mapping[str, Any]
    heading_at: tuple[int, int] = (1, 1)
    code: CodeType | None = field(default=None, compare=False, repr=False)
    heading_code: CodeType | None = field(default=None, compare=False, repr=False)

    @property
    def section(self) -> str:
        return self.id.split("/")[0]

    @property
    def heading(self) -> str | None:
        return self.front["heading"]  # type: ignore[no-any-return]

    @property
    def when(self) -> Condition:
        return self.front["when"]  # type: ignore[no-any-return]

    @property
    def each(self) -> Mapping[str, str] | None:
        return self.front["each"]  # type: ignore[no-any-return]

    @property
    def meets(self) -> Sequence[str]:
        return self.front["meets"]  # type: ignore[no-any-return]

    @property
    def version(self) -> int:
        return self.front["version"]  # type: ignore[no-any-return]

    @property
    def review(self) -> str:
        """Who read the words last, and whether they are still the words that were read."""
        read = self.front["reviewed"]
        if not read:
            return "not reviewed"
        changed = read["digest"] not in (None, self.digest)
        return (
            f"changed since {read['by']} reviewed it on {read['on']}"
            if changed
            else f"reviewed by {read['by']} on {read['on']}"
        )

    @cached_property
    def digest(self) -> str:
        """SHA-256 over the words and the heading, as `reviewed` records it."""
        words = f"{self.heading or ''}\n{self.template.strip()}"
        return "sha256:" + hashlib.sha256(words.encode()).hexdigest()


class Outline(BaseModel):
    """The order of a kind of document: templates/outlines/<kind>.yaml."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    class Part(BaseModel):
        """A section: its heading, its clauses in order by name within its folder, and the parts it tells of.

        In a draft, a part that nobody has answered is asked for in the section that would tell of it.
        """

        model_config = ConfigDict(extra="forbid", frozen=True, strict=True)
        id: str
        heading: str
        clauses: list[str] = Field(min_length=1)
        asks: list[str] = []

    title: str
    opening: list[str]
    sections: list[Part] = Field(min_length=1)


class Glossary(BaseModel):
    """Defined terms: templates/terms/<language>.yaml."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    class Entry(BaseModel):
        """A term, the words in the text that show it is used, what it means, and under which regimes."""

        model_config = ConfigDict(extra="forbid", frozen=True, strict=True)
        id: str
        term: str
        found_by: list[str] = Field(min_length=1)
        means: str
        regimes: list[str] = []
        derived_from: list[str] = []

    terms: list[Entry]


class Phrases(BaseModel):
    """Words for closed answers: templates/phrases/<language>.yaml."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    groups: dict[str, dict[str, str]]


@dataclass(frozen=True)
class Library:
    """Everything a policy is assembled from, apart from the declaration."""

    clauses: Mapping[str, Clause]
    outline: Outline
    glossary: Glossary
    phrases: Phrases
    language: str = "en"

    def place(self, kind: Literal["terms", "phrases"], *path: str | int) -> Place:
        """Where a term or a phrase stands in its file. Reads the file, which only a lint asks for."""
        return _words(resources.templates() / kind / f"{self.language}.yaml").key(path)


@cache
def _words(file: File) -> Source:
    return source.read(file, _shown(file))


def library(layers: Sequence[File] = (), *, kind: str = "privacy-policy", language: str = "en") -> Library:
    """The library we ship, with `layers` over it: a later clause of the same id replaces an earlier one.

    Raises Refused with every fault in every file.
    """
    root = resources.templates()
    if not layers and (ready := compiled.load(root, language)):
        return Library(
            {c["id"]: Clause(**c) for c in ready["clauses"]},
            Outline.model_validate(ready["outlines"][kind]),
            Glossary.model_validate(ready["terms"]),
            Phrases.model_validate(ready["phrases"]),
            language,
        )
    problems: list[Problem] = []
    found: dict[str, Clause] = {}
    for folder in (root / "clauses" / language, *layers):
        for file in sorted(folder.rglob(f"*{SUFFIX}")):
            try:
                clause = read(file, folder)
                found[clause.id] = clause
            except Refused as refused:
                problems += refused.problems
    outline = _yaml(root / "outlines" / f"{kind}.yaml", Outline, problems)
    glossary = _yaml(root / "terms" / f"{language}.yaml", Glossary, problems)
    phrases = _yaml(root / "phrases" / f"{language}.yaml", Phrases, problems)
    if problems:
        raise Refused(problems)
    return Library(found, outline, glossary, phrases, language)


def read(file: File, folder: File) -> Clause:
    """One clause file. Raises Refused where the front matter is missing or wrong."""
    name = _shown(file)
    text = _text(file, name)
    front = FRONT.match(text)
    if not front:
        place = Place(name, 1, 1)
        raise Refused(
            [
                Problem(
                    place,
                    Level.ERROR,
                    "no-front-matter",
                    "a clause starts with front matter between two lines of '---'",
                )
            ]
        )
    written = source.parse(("\n" + front[1]).encode(), name)
    matter, place = validate.model(Front, written), written.value(("heading",))
    blanked = re.sub(r"[^\n]", "", front[0]) + text[front.end() :]
    id_ = file.relative_to(folder).as_posix().removesuffix(SUFFIX)
    return Clause(id_, name, blanked, matter.model_dump(), (place.line, place.column))


def _text(file: File, name: str) -> str:
    try:
        return file.read_bytes().decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        message = f"the file is not UTF-8: byte {error.start + 1} cannot be read; save it as UTF-8"
    except OSError as error:
        message = f"the file cannot be read: {(error.strerror or str(error)).lower()}"
    raise Refused([Problem(Place(name, 1, 1), Level.ERROR, "unreadable-clause", message)])


def _yaml(file: File, kind: type[Any], problems: list[Problem]) -> Any:
    try:
        return validate.model(kind, source.read(file, _shown(file)))
    except Refused as refused:
        problems += refused.problems
        return None


def _shown(file: File) -> str:
    """The path as a reader knows it: from `templates/` on for the library we ship, else as given."""
    root = resources.templates()
    return f"templates/{file.relative_to(root).as_posix()}" if file.is_relative_to(root) else file.as_posix()
