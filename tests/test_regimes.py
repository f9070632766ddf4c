"""Each regime: a declaration that meets all of its text, and one gap for each fact or clause taken away.

The cases are generated from the catalogue and from the files of `regimes/`. A file `<regime>.yaml`, and where one
company cannot need every requirement, further files `<regime>.<case>.yaml`; they may extend one another.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from rendering import library, loaded

from generator import assemble, catalog, load, rules, wording
from generator.catalog import Requirement
from generator.coverage import Answer, Applies, coverage, dotted, things
from generator.document import Document
from generator.facts import Given
from generator.problems import Level, Refused
from generator.rules import Written

FOLDER = Path(__file__).parent / "regimes"

ASKED_WITH_THE_FACT = {
    "ga-ads: recipients.advertising_features": "a feature that is off asks for nothing",
    "ga-disclose: recipients.name": "the name tells that it is Google Analytics",
    "app-1-4-g: recipients.locations": "what is overseas follows from where a recipient has the data",
    "ch-19-4: recipients.locations": "what is abroad follows from where a recipient has the data",
    "gdpr-13-1-f: recipients.locations": "a transfer follows from where a recipient has the data",
    "gdpr-14-1-f: recipients.locations": "a transfer follows from where a recipient has the data",
    "pipeda-xborder: recipients.locations": "what is abroad follows from where a recipient has the data",
    "qc-8-outside: recipients.locations": "what is elsewhere follows from where a recipient has the data",
    "qc-8-third: data.collected_for": "nobody else is named for whom data is collected",
    "ua-29: recipients.locations": "a transfer follows from where a recipient has the data",
    "reg-7011-e3-G: signals.frictionless": "the question is about signals processed so",
    "reg-7025-g: signals.frictionless": "the question is about signals processed so",
    "uk-transfer: recipients.locations": "a transfer follows from where a recipient has the data",
}
"""Requirements, by the first field of a need, that nobody asks for without that fact, and why."""

REGIMES = list(catalog.regimes())
FILES = {regime: [*FOLDER.glob(f"{regime}.yaml"), *sorted(FOLDER.glob(f"{regime}.*.yaml"))] for regime in REGIMES}
TEXTS = [one for regime in REGIMES for one in catalog.regimes()[regime].requirements if one.kind == "text"]
TOLD = [one for one in TEXTS if not one.includes]
"""Those that are met by clauses of their own."""


@cache
def declared(file: Path) -> Given:
    return Given(load.declaration(file))


@cache
def written(file: Path) -> Document:
    return assemble.document(declared(file).declaration, library())


@cache
def covered(file: Path) -> dict[str, Applies]:
    return {applies.regime.id: applies for applies in coverage(declared(file), written(file))}


def answer(found: dict[str, Applies], one: Requirement) -> Answer | None:
    """What became of a requirement; None where nobody asks for it."""
    answers = found[one.regime].answers if one.regime in found else ()
    return next((a for a in answers if a.requirement.id == one.id), None)


def shown_in(one: Requirement) -> Path:
    """The first of the regime's declarations under which the requirement is met."""
    for file in FILES[one.regime]:
        found = answer(covered(file), one)
        if found and found.status == "met":
            return file
    raise AssertionError(f"no declaration in {FOLDER.name}/ meets '{one.id}'")


def names(one: Requirement) -> str:
    return one.id


def test_every_regime_has_its_declarations_or_stands_in_the_list() -> None:
    assert {file.name.split(".")[0] for file in FOLDER.glob("*.yaml")} == {*REGIMES, "base"}
    assert [regime for regime, files in FILES.items() if not files] == []


@pytest.mark.parametrize("regime", REGIMES)
def test_a_regime_says_when_it_applies_and_what_its_texts_need(regime: str) -> None:
    held = catalog.regimes()[regime]
    texts = [one for one in held.requirements if one.kind == "text"]
    assert held.applies is not None
    assert [one.id for one in texts if one.needs is None] == []
    assert [one.id for one in texts if not (one.needs or one.words or one.includes)] == []
    assert [one.id for one in texts if one.when and one.applies is None] == []


@pytest.mark.parametrize("file", [f for files in FILES.values() for f in files], ids=lambda file: file.stem)
def test_its_declarations_have_no_error_and_leave_no_text_out(file: Path) -> None:
    given, regime = declared(file), file.name.split(".")[0]
    found = rules.check(given) + rules.check(Written(given, written(file)), given.declaration.places)
    assert [p for p in found if p.level is Level.ERROR] == []
    applies = covered(file)[regime]
    assert [a.requirement.id for a in applies.answers if a.status == "gap"] == []
    assert all(path[0] != "regimes" for path in applies.because), "it applies because somebody says so"


ADDENDA = {"australia", "brazil", "california", "canada", "children-us", "health-us", "india", "nevada", "quebec",
           "switzerland", "ukraine", "united-kingdom", "us-states"}  # fmt: skip


@pytest.mark.parametrize("file", [f for files in FILES.values() for f in files], ids=lambda file: file.stem)
def test_a_section_for_one_place_opens_with_which_text_prevails(file: Path) -> None:
    openings = {s.id: s.passages[0].markdown for s in written(file).sections if s.id in ADDENDA}
    assert [
        id_ for id_, text in openings.items() if not re.search(r"differs?\b.*(prevails|counts) for you", text)
    ] == []


@pytest.mark.parametrize("one", TEXTS, ids=names)
def test_each_text_is_met_in_a_declaration(one: Requirement) -> None:
    assert shown_in(one)


@pytest.mark.parametrize("one", TOLD, ids=names)
def test_a_text_is_a_gap_without_the_clauses_that_print_it(one: Requirement) -> None:
    file = shown_in(one)
    shown = answer(covered(file), one)
    assert shown
    assert shown.met_by
    found = answer(covered_by(file, written_without(file, shown.met_by)), one)
    assert found
    assert (found.status, found.met_by) == ("gap", ())


@cache
def written_without(file: Path, clauses: tuple[str, ...]) -> Document:
    """The policy by a library that lacks some clauses."""
    kept = {id_: clause for id_, clause in library().clauses.items() if id_ not in clauses}
    return assemble.document(declared(file).declaration, dataclasses.replace(library(), clauses=kept))


def covered_by(file: Path, document: Document) -> dict[str, Applies]:
    return {applies.regime.id: applies for applies in coverage(declared(file), document)}


def without_clauses(document: Document, clauses: tuple[str, ...]) -> Document:
    """What stays of a document without some clauses."""
    kept = tuple(
        dataclasses.replace(section, passages=tuple(p for p in section.passages if p.clause not in clauses))
        for section in document.sections
    )
    opening = tuple(p for p in document.preamble if p.clause not in clauses)
    return dataclasses.replace(document, sections=kept, preamble=opening)


NEEDED = [(one, choice) for one in TOLD for choice in one.needs or ()]


@pytest.mark.parametrize(("one", "choice"), NEEDED, ids=[f"{one.id}: {choice[0]}" for one, choice in NEEDED])
def test_a_text_is_a_gap_without_the_facts_it_needs(one: Requirement, choice: tuple[str, ...]) -> None:
    left = without_fields(shown_in(one), choice)
    if isinstance(left, Refused):
        assert_asked_for(left, choice)
        return
    found = answer(left, one)
    if f"{one.id}: {choice[0]}" in ASKED_WITH_THE_FACT:
        assert found is None
        return
    assert found
    assert found.status == "gap"
    assert choice[0] in found.needs or not found.met_by


def assert_asked_for(refused: Refused, fields: tuple[str, ...]) -> None:
    """The problems that follow where the schema demands a field: each names one."""
    asked = {field.split(".")[-1] for field in fields}
    assert [p.message for p in refused.problems if not any(f"'{step}'" in p.message for step in asked)] == []


EACH = [(one, choice) for one, choice in NEEDED if one.each and f"{one.id}: {choice[0]}" not in ASKED_WITH_THE_FACT]


def first_about(choice: tuple[str, ...], one: Requirement, given: Given) -> tuple[str | int, ...] | None:
    """The first thing that a need says something of, where it is one of each."""
    found = [thing for fact in one.each for thing in things(given, fact)]
    return next((thing for thing in found if choice[0].startswith(f"{dotted(thing)}.")), None)


@pytest.mark.parametrize(("one", "choice"), EACH, ids=[f"{one.id}: {choice[0]}" for one, choice in EACH])
def test_a_text_is_a_gap_where_one_thing_lacks_the_fact(one: Requirement, choice: tuple[str, ...]) -> None:
    """What is asked of each purpose, recipient or connection is not met by saying it of one."""
    file = shown_in(one)
    data, thing = load.merged(file).data, first_about(choice, one, declared(file))
    if thing is None:
        return
    about = f"{dotted(thing)}."
    for field in choice:
        if field.startswith(about):
            take_out(wording.value(data, thing), field.removeprefix(about).split("."))
    left = covered_data(data)
    if isinstance(left, Refused):
        assert_asked_for(left, choice)
        return
    found = answer(left, one)
    assert found
    assert (found.status, found.needs[:1]) == ("gap", choice[:1])


@pytest.mark.parametrize("one", TOLD, ids=names)
def test_a_clause_meets_nothing_it_does_not_print(one: Requirement) -> None:
    """Another clause that claims to meet it does not: it prints none of the facts."""
    file = shown_in(one)
    shown = answer(covered(file), one)
    assert shown
    left = without_clauses(written(file), shown.met_by)
    claims = [dataclasses.replace(p, basis=dataclasses.replace(p.basis, meets=(one.id,))) for p in left.preamble[:1]]
    found = answer(covered_by(file, dataclasses.replace(left, preamble=(*claims, *left.preamble[1:]))), one)
    assert found
    assert found.status == "gap"
    assert found.met_by == (claims[0].clause,)


@cache
def without_fields(file: Path, fields: tuple[str, ...]) -> dict[str, Applies] | Refused:
    """What is covered once some fields are taken out wherever they stand, or the problems of what is left."""
    data = load.merged(file).data
    for field in fields:
        take_out(data, field.split("."))
    return covered_data(data)


def covered_data(data: Any) -> dict[str, Applies] | Refused:
    try:
        given = Given(loaded(data))
    except Refused as refused:
        return refused
    document = assemble.document(given.declaration, library())
    return {applies.regime.id: applies for applies in coverage(given, document)}


def take_out(data: Any, steps: list[str]) -> None:
    for thing in mappings(data):
        if len(steps) == 1:
            thing.pop(steps[0], None)
        else:
            take_out(thing.get(steps[0]), steps[1:])


def mappings(data: Any) -> Iterator[dict[str, Any]]:
    """The mappings a step leads into."""
    for thing in data if isinstance(data, list) else [data]:
        if isinstance(thing, dict):
            yield thing
