"""A clause: one Markdown file with YAML front matter -> Clause. Parses, does not judge.

Its id is its path (`rights/withdrawing-consent`). Front matter is blanked, not cut, so that line numbers of
errors are those of the file. A file `withdrawing-consent.formal.md.j2` beside it has the formal words of the same
clause, and a file of a layer whose front matter has `replaces` has other words for a clause below it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path as File
from types import CodeType
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from generator import resources, source, validate
from generator.problems import Level, Place, Problem, Refused
from generator.source import Source

SUFFIX = ".md.j2"
FORMAL = ".formal"
"""What the name of a file ends with, before the suffix, that has the formal words of a clause."""

COPY = ".original.md"
"""What the name of a file ends with, in place of the suffix, that keeps the words an override replaces."""

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
        """What the clause says where a small declaration is completed by `given`, as a file completes its base."""

        model_config = ConfigDict(extra="forbid", frozen=True, strict=True, defer_build=True)
        given: dict[str, Any]
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


class Replaces(BaseModel):
    """The clause an override was written over: its version, and the digest of its words."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, defer_build=True)
    version: int = Field(ge=1)
    digest: str = Field(pattern=r"^sha256:[0-9a-f]{64}$")


class Wording(BaseModel):
    """The front matter of words alone: what is left out is that of the clause whose words they are."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, defer_build=True)
    replaces: Replaces | None = None
    heading: str | None = None
    reviewed: Front.Review | None = None


class Override(Wording):
    """The front matter of an override in a layer. What it states is stated in place of what the original does."""

    replaces: Replaces
    states: list[Front.States] | None = None
    version: int | None = Field(None, ge=1)
    status: Literal["draft", "approved"] | None = None
    examples: list[Front.Example] | None = None


@dataclass(frozen=True)
class Replaced:
    """What an override was written over: version, digest and, from the copy beside it, heading and words."""

    version: int
    digest: str
    place: Place
    heading: str | None = None
    words: str | None = None


@dataclass(frozen=True)
class Clause:
    """One disclosure. `template` is the file's text with the front matter blanked; `heading_at` is line and column of
    the heading. The codes are what Jinja makes of them, where they were compiled beforehand.

    `formal` has the formal words. In a layer, `over` is the clause that it replaces and `replaces` the one that its
    words were written over.
    """

    id: str
    file: str
    template: str
    front: Mapping[str, Any]
    heading_at: tuple[int, int] = (1, 1)
    code: CodeType | None = field(default=None, compare=False, repr=False)
    heading_code: CodeType | None = field(default=None, compare=False, repr=False)
    formal: Clause | None = None
    over: Clause | None = None
    replaces: Replaced | None = None

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

    @property
    def unapproved(self) -> str | None:
        """Why the words are not yet approved: a draft, or not reviewed as they stand. None where they are."""
        read = self.front["reviewed"]
        faults = ["a draft"] if self.front["status"] == "draft" else []
        if read and not read["digest"]:
            faults.append(f"{self.review}, without the digest of what was read")
        elif not read or read["digest"] != self.digest:
            faults.append(self.review)
        return " and ".join(faults) or None

    @cached_property
    def digest(self) -> str:
        """SHA-256 over the words and the heading, as `reviewed` records it."""
        return digest(self.heading, self.template)


def digest(heading: str | None, words: str) -> str:
    """SHA-256 over a heading and words."""
    return "sha256:" + hashlib.sha256(f"{heading or ''}\n{words.strip()}".encode()).hexdigest()


def identity(file: File, folder: File) -> str:
    """The id of the clause whose words a file has."""
    return file.relative_to(folder).as_posix().removesuffix(SUFFIX).removesuffix(FORMAL)


def is_formal(file: File) -> bool:
    """Whether a file has the formal words of a clause."""
    return file.name.endswith(FORMAL + SUFFIX)


def read_into(clauses: dict[str, Clause], folder: File, problems: list[Problem]) -> None:
    """Reads the clause files of a folder over `clauses`; a clause's own words first, then its formal ones."""
    below = dict(clauses)
    for file in sorted(folder.rglob(f"*{SUFFIX}"), key=lambda file: (is_formal(file), file)):
        try:
            if is_formal(file):
                id_ = identity(file, folder)
                under = below.get(id_)
                plain = clauses.get(id_)
                formal = read_formal(file, folder, plain, under and (under.formal or under))
                assert plain
                clauses[id_] = replace(plain, formal=formal)
            else:
                clause = read(file, folder, below)
                clauses[clause.id] = clause
        except Refused as refused:
            problems += refused.problems


def read(file: File, folder: File, below: Mapping[str, Clause] | None = None) -> Clause:
    """One clause file, over the clauses `below`. Raises Refused where the front matter is missing or wrong."""
    written = _written(file)
    if written.source is None:
        message = "a clause starts with front matter between two lines of '---'"
        raise Refused([Problem(Place(written.name, 1, 1), Level.ERROR, "no-front-matter", message)])
    id_ = identity(file, folder)
    over = (below or {}).get(id_)
    if "replaces" in written.source.data:
        return _override(id_, file, written, over)
    matter = validate.model(Front, written.source).model_dump()
    return Clause(id_, written.name, written.template, matter, written.heading_at, over=over)


def read_formal(file: File, folder: File, plain: Clause | None, below: Clause | None = None) -> Clause:
    """The formal words of the clause `plain`, over those of a clause `below`. Raises Refused."""
    written, id_ = _written(file), identity(file, folder)
    if plain is None:
        raise _without_original(id_, Place(written.name, 1, 1), "to be said in formal words")
    own = validate.model(Wording, written.source) if written.source else Wording()
    original = below if below and own.replaces else plain
    heading = own.heading or original.heading
    status = "approved" if own.reviewed else "draft"  # words alone are approved by their review
    matter = {**plain.front, "heading": heading, "reviewed": _dumped(own.reviewed), "status": status}
    replaces = _replaced(file, written, own.replaces)
    return Clause(id_, written.name, written.template, matter, written.heading_at, over=below, replaces=replaces)


def _override(id_: str, file: File, written: _Written, over: Clause | None) -> Clause:
    assert written.source
    own = validate.model(Override, written.source)
    if over is None:
        raise _without_original(id_, written.source.key(("replaces",)), "to override")
    given = {name: value for name, value in own.model_dump(exclude={"replaces"}).items() if value is not None}
    matter = {**over.front, "reviewed": None, "status": "draft", "examples": [], **given}
    replaces = _replaced(file, written, own.replaces)
    clause = Clause(id_, written.name, written.template, matter, written.heading_at, over=over, replaces=replaces)
    return replace(clause, formal=over.formal) if clause.digest == over.digest else clause


def _without_original(id_: str, place: Place, what: str) -> Refused:
    message = f"there is no clause '{id_}' {what}; its path has to be that of the clause"
    return Refused([Problem(place, Level.ERROR, "override-of-nothing", message)])


def _dumped(review: Front.Review | None) -> dict[str, Any] | None:
    return review.model_dump() if review else None


def _replaced(file: File, written: _Written, own: Replaces | None) -> Replaced | None:
    """What an override says it was written over, with the words of the copy beside it."""
    if own is None or written.source is None:
        return None
    place = written.source.key(("replaces",))
    copy = file.with_name(file.name.removesuffix(SUFFIX) + COPY)
    if not copy.is_file():
        return Replaced(own.version, own.digest, place)
    kept = _written(copy)
    heading = kept.source.data.get("heading") if kept.source else None
    return Replaced(own.version, own.digest, place, heading, kept.template.strip())


@dataclass(frozen=True)
class _Written:
    """A file as it was written: what its front matter says, if it has one, and its text with that blanked."""

    name: str
    source: Source | None
    template: str
    heading_at: tuple[int, int] = (1, 1)


def _written(file: File) -> _Written:
    name = shown(file)
    text = _text(file, name)
    front = FRONT.match(text)
    if not front:
        return _Written(name, None, text)
    matter = source.parse(("\n" + front[1]).encode(), name)
    place = matter.value(("heading",))
    blanked = re.sub(r"[^\n]", "", front[0]) + text[front.end() :]
    return _Written(name, matter, blanked, (place.line, place.column))


def _text(file: File, name: str) -> str:
    try:
        return file.read_bytes().decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        message = f"the file is not UTF-8: byte {error.start + 1} cannot be read; save it as UTF-8"
    except OSError as error:
        message = f"the file cannot be read: {(error.strerror or str(error)).lower()}"
    raise Refused([Problem(Place(name, 1, 1), Level.ERROR, "unreadable-clause", message)])


def matter(clause: Clause) -> Source:
    """The front matter of a clause's file, with the place of each value. Raises Refused where the file changed."""
    ours = resources.templates().parent / clause.file
    file = ours if clause.file.startswith("templates/") and ours.is_file() else File(clause.file)
    found = _written(file).source
    return found or source.parse(b"{}", clause.file)


def shown(file: File) -> str:
    """The path as a reader knows it: from `templates/` on for the library we ship, else as given."""
    root = resources.templates()
    return f"templates/{file.relative_to(root).as_posix()}" if file.is_relative_to(root) else file.as_posix()
