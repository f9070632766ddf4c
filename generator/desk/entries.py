"""A library in; an entry for each clause out: where it stands, what fires it, and how its review stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator import catalog
from generator.clauses import Clause, Condition, Library
from generator.facts import FACTS
from generator.reference import in_line


@dataclass(frozen=True)
class Entry:
    """A clause and its place: the section's id and heading, and which of its clauses it is.

    The section is "" for what stands before the first one, and `number` 0 for a clause without a place.
    """

    clause: Clause
    section: str
    heading: str
    number: int = 0
    of: int = 0

    @property
    def place(self) -> str:
        """'section 'rights' (Your rights), 3 of 12'."""
        if not self.number:
            return "in no section of the outline"
        where = f"section '{self.section}' ({self.heading})" if self.section else self.heading.lower()
        return f"{where}, {self.number} of {self.of}"


OPENING = "Before the first section"


def entries(library: Library) -> list[Entry]:
    """Every clause, in the order of the text; those without a place last."""
    groups = [("", OPENING, library.outline.opening), *((p.id, p.heading, p.ids) for p in library.outline.sections)]
    found = [entry for id_, heading, ids in groups for entry in _placed(library, id_, heading, ids)]
    placed = {entry.clause.id for entry in found}
    return found + [Entry(c, c.section, "In no place of the outline") for c in _in_order(library) if c.id not in placed]


def _placed(library: Library, section: str, heading: str, ids: Sequence[str]) -> Iterator[Entry]:
    held = [library.clauses[id_] for id_ in ids if id_ in library.clauses]
    for n, clause in enumerate(held, 1):
        yield Entry(clause, section, heading, n, len(held))


def _in_order(library: Library) -> list[Clause]:
    return [library.clauses[id_] for id_ in sorted(library.clauses)]


def standing(clause: Clause) -> str:
    """Version, status and review: 'version 3, draft, not reviewed'."""
    return f"version {clause.version}, {clause.front['status']}, {clause.review}"


def fires(clause: Clause) -> str:
    """The condition under which it is printed, and what it is printed for: one line of YAML."""
    each = "".join(f", once for each of {fact}" for fact in (clause.each or {}).values())
    return f"{in_line(clause.when)}{each}"


def facts(when: Condition) -> Iterator[str]:
    """The names of the facts that a condition asks."""
    if isinstance(when, str):
        yield when
        return
    for kind, content in when.items():
        if kind in ("all", "any"):
            yield from (fact for one in content for fact in facts(one))
        elif kind == "not":
            yield from facts(content)


def asked(clause: Clause) -> dict[str, str]:
    """The facts that its condition asks and its repetition takes, each with what it tells."""
    names = [*facts(clause.when), *(clause.each or {}).values()]
    return {name: FACTS[name].meaning for name in dict.fromkeys(names) if name in FACTS}


def met(clause: Clause) -> list[catalog.Requirement]:
    """The requirements it meets."""
    return [catalog.requirements()[id_] for id_ in clause.meets if id_ in catalog.requirements()]


def propositions(clause: Clause) -> list[str]:
    """What it states, each in a line: 'not: action sell, data any'."""
    return [_proposition(states) for states in clause.front["states"]]


def _proposition(states: Mapping[str, Any]) -> str:
    said = {key: value for key, value in states.items() if value != "any" and key not in ("actor", "holds")}
    return ("" if states["holds"] else "not: ") + ", ".join(f"{key} {value}" for key, value in said.items())


def words(clause: Clause) -> str:
    """The text as its file has it, without the front matter."""
    return clause.template.strip("\n")


def as_json(entry: Entry) -> dict[str, Any]:
    """A clause as `clauses list --format json` has it."""
    clause, read = entry.clause, entry.clause.front["reviewed"]
    return {
        "id": clause.id,
        "section": entry.section or None,
        "section_heading": entry.heading,
        "heading": clause.heading,
        "version": clause.version,
        "status": clause.front["status"],
        "reviewed": bool(read and read["digest"] == clause.digest),
        "reviewed_on": read["on"] if read else None,
        "reviewed_by": read["by"] if read else None,
        "review": clause.review,
        "approved": clause.unapproved is None,
        "when": clause.when,
        "each": clause.each,
        "file": clause.file,
    }


def explained(entry: Entry, fired_in: Sequence[str]) -> dict[str, Any]:
    """A clause as `clauses show --format json` has it: all there is to know of it."""
    clause = entry.clause
    return as_json(entry) | {
        "place": entry.place,
        "digest": clause.digest,
        "facts": asked(clause),
        "requirements": [{"id": one.id, "citation": one.citation, "text": one.text} for one in met(clause)],
        "states": [dict(states) for states in clause.front["states"]],
        "derived_from": list(clause.front["derived_from"]),
        "examples": [dict(example) for example in clause.front["examples"]],
        "fires_in": list(fired_in),
        "text": words(clause),
        "formal": words(clause.formal) if clause.formal else None,
    }
