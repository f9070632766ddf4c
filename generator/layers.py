"""A folder of an organisation's own clauses, laid over a library -> the library that comes of it.

A clause file replaces the clause of its path, overrides its wording or adds one; `layer.yaml` says the rest:
what is removed, sections and their order, headings, terms, and what the company is called.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path as File
from typing import Any

from generator import clause as files
from generator import source, validate
from generator.clause import Clause, Front
from generator.layer_file import Layer, OwnSection, OwnTerm, Placing
from generator.outline import Glossary, Outline, Phrases
from generator.problems import Level, Place, Problem, Refused
from generator.source import Source
from generator.wording import closest

NAME = "layer.yaml"
"""The file of a layer that says what is not the words of a clause."""

MISTAKEN = ("layer.yml", "layers.yaml", "layers.yml")
"""Names under which nobody would read it."""

OPENING = "opening"
"""The folder of what stands before the first section."""


@dataclass
class Stack:
    """A library in the making: what layers are laid over, one after the other. `own` are the clauses they bring."""

    clauses: dict[str, Clause]
    outline: Outline
    glossary: Glossary
    phrases: Phrases
    own: set[str] = field(default_factory=set)


def lay(stack: Stack, folder: File) -> None:
    """Lays a folder over what is there. Raises Refused with every fault in its files."""
    problems: list[Problem] = []
    below = dict(stack.clauses)
    files.read_into(stack.clauses, folder, problems)
    file = folder / NAME
    if file.is_file():
        try:
            whole = source.read(file, files.shown(file))
            _Laying(stack, whole, validate.model(Layer, whole), problems).lay()
        except Refused as refused:
            problems += refused.problems
    for name in MISTAKEN:
        if (folder / name).is_file():
            place, message = Place(files.shown(folder / name), 1, 1), f"nothing reads '{name}'; call it '{NAME}'"
            problems.append(Problem(place, Level.ERROR, "unread-file", message))
    _at_the_end(stack)
    stack.own |= {id_ for id_, clause in stack.clauses.items() if clause is not below.get(id_)}
    if problems:
        raise Refused(problems)


def _at_the_end(stack: Stack) -> None:
    """A clause of a layer that nobody placed stands at the end of the section that its folder names."""
    placed = {id_ for part in stack.outline.sections for id_ in part.ids} | {*stack.outline.opening}
    free = [id_ for id_, clause in stack.clauses.items() if id_ not in placed]
    parts = [_with(part, [id_ for id_ in free if id_.startswith(f"{part.id}/")]) for part in stack.outline.sections]
    opening = [*stack.outline.opening, *(id_ for id_ in free if id_.startswith(f"{OPENING}/"))]
    stack.outline = stack.outline.model_copy(update={"sections": parts, "opening": opening})


def _with(part: Outline.Part, ids: list[str]) -> Outline.Part:
    """A section with clauses of its own folder at its end."""
    names = [id_.removeprefix(f"{part.id}/") for id_ in ids]
    return part.model_copy(update={"clauses": [*part.clauses, *names]}) if names else part


@dataclass
class _Laying:
    """One `layer.yaml` being laid over a stack. Places are lists of clauses by id, the opening's under ""."""

    stack: Stack
    source: Source
    layer: Layer
    problems: list[Problem]

    def lay(self) -> None:
        outline = self.stack.outline
        self.order = [part.id for part in outline.sections]
        self.parts = {part.id: part for part in outline.sections}
        self.lists = {"": list(outline.opening)} | {part.id: part.ids for part in outline.sections}
        self._remove()
        for i, section in enumerate(self.layer.sections):
            self._section(section, i)
        for i, placing in enumerate(self.layer.place):
            self._place(placing, i)
        for i, section in enumerate(self.layer.sections):
            if section.prevails_for:
                self._addendum(section, ("sections", i))
        self._headings()
        self._terms()
        self._outline()
        if self.layer.company:
            words = dict.fromkeys(self.stack.phrases.groups["called"], self.layer.company)
            self.stack.phrases = Phrases(groups={**self.stack.phrases.groups, "called": words})

    def _fault(self, path: tuple[str | int, ...], what: str, name: str, known: Iterable[str]) -> None:
        near = closest(name, list(known))
        advice = f"; did you mean '{near[0]}'" if near else ""
        message = f"there is no {what} '{name}'{advice}"
        self.problems.append(Problem(self.source.value(path), Level.ERROR, "dangling-reference", message))

    def _remove(self) -> None:
        for i, id_ in enumerate(self.layer.remove):
            if id_ not in self.stack.clauses:
                self._fault(("remove", i), "clause", id_, self.stack.clauses)
            self.stack.clauses.pop(id_, None)
            self._take(id_)

    def _take(self, id_: str) -> None:
        for ids in self.lists.values():
            if id_ in ids:
                ids.remove(id_)

    def _section(self, section: OwnSection, i: int) -> None:
        at = ("sections", i)
        if section.id not in self.parts:
            if section.heading is None:
                place, message = self.source.value((*at, "id")), f"the new section '{section.id}' has no 'heading'"
                self.problems.append(Problem(place, Level.ERROR, "missing-field", f"{message}; add it"))
            self.parts[section.id] = Outline.Part(id=section.id, heading=section.heading or "", clauses=["?"])
            self.lists[section.id] = self._own(section.id)
            self.order.append(section.id)
        elif section.heading:
            self._head(section.id, section.heading)
        self._move(section, at)
        if section.clauses:
            self._first(section, at)

    def _own(self, section: str) -> list[str]:
        """The clauses that lie in the folder of a new section."""
        return [id_ for id_ in self.stack.clauses if id_.startswith(f"{section}/")]

    def _head(self, section: str, heading: str) -> None:
        self.parts[section] = self.parts[section].model_copy(update={"heading": heading, "formal": None})

    def _move(self, section: OwnSection, at: tuple[str | int, ...]) -> None:
        for word, further in (("after", 1), ("before", 0)):
            beside = getattr(section, word)
            if beside is None:
                continue
            if beside == section.id or beside not in self.order:
                self._fault((*at, word), "other section", beside, self.order)
                continue
            self.order.remove(section.id)
            self.order.insert(self.order.index(beside) + further, section.id)

    def _first(self, section: OwnSection, at: tuple[str | int, ...]) -> None:
        """The clauses named come first, in their order; those of other sections are taken from there."""
        named = []
        for n, name in enumerate(section.clauses):
            id_ = name if "/" in name else f"{section.id}/{name}"
            if id_ in self.stack.clauses:
                named.append(id_)
            else:
                self._fault((*at, "clauses", n), "clause", id_, self.stack.clauses)
        for id_ in named:
            self._take(id_)
        self.lists[section.id] = [*named, *self.lists[section.id]]

    def _addendum(self, section: OwnSection, at: tuple[str | int, ...]) -> None:
        """The sentence that says which text prevails, printed where anything of the section is."""
        place = self.source.value((*at, "prevails_for"))
        when = {"any": [self.stack.clauses[id_].when for id_ in self.lists[section.id]]}
        front = Front(when=when, version=1).model_dump()
        id_ = f"{section.id}/prevails"
        plain, formal = (self._prevailing(id_, front, voice, section, place) for voice in ("plain", "formal"))
        self.stack.clauses[id_] = replace(plain, formal=formal)
        self._take(id_)
        self.lists[section.id].insert(0, id_)

    def _prevailing(self, id_: str, front: Any, voice: str, section: OwnSection, place: Place) -> Clause:
        people = (section.prevails_for or "").replace("{", "&#123;")
        words = self.stack.phrases.groups["prevails"][voice].replace("{people}", people)
        return Clause(id_, place.path, "\n" * (place.line - 1) + words, front)

    def _place(self, placing: Placing, i: int) -> None:
        at = ("place", i)
        if placing.clause not in self.stack.clauses:
            self._fault((*at, "clause"), "clause", placing.clause, self.stack.clauses)
            return
        given = [word for word in ("after", "before", "section") if getattr(placing, word) is not None]
        if len(given) != 1:
            message = f"clause '{placing.clause}' needs one of 'after', 'before' and 'section'"
            self.problems.append(Problem(self.source.value(at), Level.ERROR, "unclear-place", message))
            return
        (word,) = given
        beside = getattr(placing, word)
        if word == "section":
            section = "" if beside == OPENING else beside
            if section not in self.lists:
                self._fault((*at, word), "section", beside, [*self.parts, OPENING])
                return
            self._take(placing.clause)
            self.lists[section].append(placing.clause)
            return
        if beside == placing.clause or not any(beside in ids for ids in self.lists.values()):
            self._fault((*at, word), "other clause in the outline", beside, self.stack.clauses)
            return
        self._take(placing.clause)
        ids = next(ids for ids in self.lists.values() if beside in ids)
        ids.insert(ids.index(beside) + (word == "after"), placing.clause)

    def _headings(self) -> None:
        for id_, heading in self.layer.headings.items():
            if id_ in self.parts:
                self._head(id_, heading)
            elif id_ in self.stack.clauses:
                self.stack.clauses[id_] = _headed(self.stack.clauses[id_], heading)
            else:
                self._fault(("headings", id_), "section or clause", id_, [*self.parts, *self.stack.clauses])

    def _terms(self) -> None:
        entries = {entry.id: entry for entry in self.stack.glossary.terms}
        for i, own in enumerate(self.layer.terms):
            given = own.model_dump(exclude_unset=True)
            if missing := self._missing(own, entries):
                place, named = self.source.value(("terms", i)), ", ".join(f"'{name}'" for name in missing)
                message = f"the new term '{own.id}' has no {named}; add it, or use the id of one of ours"
                self.problems.append(Problem(place, Level.ERROR, "missing-field", message))
                continue
            was = entries[own.id].model_dump() if own.id in entries else {}
            entries[own.id] = Glossary.Entry.model_validate(was | given)
        self.stack.glossary = Glossary(terms=list(entries.values()))

    def _missing(self, own: OwnTerm, entries: Mapping[str, Any]) -> list[str]:
        needed = () if own.id in entries else ("term", "found_by", "means")
        return [name for name in needed if getattr(own, name) is None]

    def _outline(self) -> None:
        """Sections that lost all their clauses are gone, and new ones have to have some."""
        new = {section.id: i for i, section in enumerate(self.layer.sections)}
        for id_ in [id_ for id_ in self.order if not self.lists[id_]]:
            self.order.remove(id_)
            if id_ in new:
                message = f"section '{id_}' has no clause; put one into the folder '{id_}', or name some"
                place = self.source.value(("sections", new[id_]))
                self.problems.append(Problem(place, Level.ERROR, "empty-section", message))
        update = {"title": self.layer.title} if self.layer.title else {}
        self.stack.outline = self.stack.outline.model_copy(
            update={
                "sections": [self._part(id_) for id_ in self.order],
                "opening": self.lists[""],
                **update,
            }
        )

    def _part(self, id_: str) -> Outline.Part:
        names = [one.removeprefix(f"{id_}/") for one in self.lists[id_]]
        return self.parts[id_].model_copy(update={"clauses": names})


def _headed(clause: Clause, heading: str) -> Clause:
    """The clause under another heading, in both voices."""
    formal = clause.formal and _headed(clause.formal, heading)
    front = {**clause.front, "heading": heading}
    return replace(clause, front=front, heading_at=(1, 1), heading_code=None, formal=formal)
