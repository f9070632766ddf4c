"""Rules on the clause library: what a program can see wrong in a clause before anybody uses it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator import catalog, template
from generator.clauses import Clause, Library
from generator.declaration import Declaration
from generator.facts import FACTS
from generator.problems import Place
from generator.propositions import ARGUMENTS
from generator.rules import ERROR, WARNING, Found, rule
from generator.select import faults, unknown_step
from generator.template import meant
from generator.vocabulary import VOCABULARIES


def _each(library: Library) -> Iterator[tuple[Place, Clause]]:
    for clause in library.clauses.values():
        yield Place(clause.file, 1, 1), clause


@rule(ERROR)
def unknown_condition(library: Library) -> Found:
    """A clause's `when` or `each` names a fact or field that does not exist, so it could never apply."""
    for place, clause in _each(library):
        for text in faults(clause.when, Declaration):
            yield place, f"clause '{clause.id}': {text}"
        for name in (clause.each or {}).values():
            if name not in FACTS:
                yield place, f"clause '{clause.id}': '{name}' is no fact{meant(name, list(FACTS))}"


@rule(ERROR)
def unknown_requirement(library: Library) -> Found:
    """A clause says it meets a requirement that the catalogue does not have."""
    known = catalog.requirements()
    for place, clause in _each(library):
        for id_ in clause.meets:
            if id_ not in known:
                yield (
                    place,
                    f"clause '{clause.id}' meets '{id_}', which is no requirement{meant(id_, list(known))}",
                )


@rule(ERROR)
def unknown_proposition_term(library: Library) -> Found:
    """A clause states a proposition with a word no vocabulary has, or a path the declaration has not."""
    for place, clause in _each(library):
        for states in clause.front["states"]:
            for argument, vocabulary in ARGUMENTS.items():
                value = states[argument]
                bound = (clause.each or {}).keys()
                if value.startswith("$"):
                    first = value[1:].split(".")[0]
                    wrong = None if first in bound else unknown_step(value[1:], Declaration)
                    if wrong:
                        yield (
                            place,
                            f"clause '{clause.id}': '{value}' names no field of a declaration: '{wrong}' is unknown",
                        )
                elif vocabulary and value != "any" and value not in VOCABULARIES[vocabulary]:
                    yield (
                        place,
                        f"clause '{clause.id}': '{value}' is no term of '{vocabulary}'"
                        + meant(value, list(VOCABULARIES[vocabulary])),
                    )


@rule(ERROR)
def clause_without_place(library: Library) -> Found:
    """A clause stands in no section of the outline, so it would never be printed."""
    placed = {id_ for part in library.outline.sections for id_ in part.ids} | {*library.outline.opening}
    for place, clause in _each(library):
        if clause.id not in placed:
            yield place, f"clause '{clause.id}' is not in the outline; add it to a section"


@rule(WARNING)
def place_without_clause(library: Library) -> Found:
    """The outline names a clause that does not exist."""
    for part in library.outline.sections:
        for name, id_ in zip(part.clauses, part.ids, strict=True):
            if id_ not in library.clauses:
                yield (
                    Place("templates/outlines/privacy-policy.yaml", 1, 1),
                    f"section '{part.id}' names clause '{name}', which does not exist",
                )


@rule(ERROR)
def broken_clause(library: Library) -> Found:
    """A clause's text does not parse, or names a part, fact, field or filter that does not exist."""
    for clause in library.worded:
        for line, column, text in template.faults(clause.template, clause.each or {}):
            yield Place(clause.file, line, column), f"clause '{clause.id}': {text}"


@rule(WARNING)
def voices_apart(library: Library) -> Found:
    """The formal words of a clause print other facts than its plain ones.

    Both are one disclosure, with one condition and one list of requirements that it meets: only the manner of
    speaking may differ. Whoever changes one of the two has to change the other.
    """
    for clause in library.clauses.values():
        if not clause.formal:
            continue
        plain, formal = _values(clause), _values(clause.formal)
        for value in sorted(plain ^ formal):
            one, other = ("plain", "formal") if value in plain else ("formal", "plain")
            text = f"clause '{clause.id}' prints '{value}' in {one} words and not in {other} ones; tell both alike"
            yield Place(clause.formal.file, 1, 1), text


def _values(clause: Clause) -> set[str]:
    """What a clause prints, without how it is worded: no filters, and not the word for the company."""
    printed = re.findall(r"\{\{[-+]?(.*?)[-+]?\}\}", f"{clause.heading or ''} {clause.template}", re.DOTALL)
    values = [value.partition("|") for value in printed]
    return {value.strip() for value, _, filters in values if not filters.strip().startswith("called")}
