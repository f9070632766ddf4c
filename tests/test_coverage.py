"""The laws that apply, requirement by requirement: met by what is printed, and by nothing else."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from generator import assemble, clauses, load
from generator.applicability import regimes
from generator.clauses import Library
from generator.cli.app import app
from generator.coverage import Answer, coverage
from generator.facts import Given

LIBRARY = clauses.library()
PRACTICES = sorted((Path(__file__).parents[1] / "practices").glob("*.yaml"))
CARRIED = ("gdpr-13", "gdpr-14", "uk-gdpr", "google-api")


def answers(given: Given, library: Library) -> dict[str, Answer]:
    found = coverage(given, assemble.document(given.declaration, library))
    return {a.requirement.id: a for applies in found if applies.regime.id in CARRIED for a in applies.answers}


def without(id_: str) -> Library:
    """The library, with every clause that names a requirement no longer naming it."""
    held = {
        name: dataclasses.replace(c, front={**c.front, "meets": [m for m in c.meets if m != id_]})
        for name, c in LIBRARY.clauses.items()
    }
    return dataclasses.replace(LIBRARY, clauses=held)


@pytest.mark.parametrize("file", PRACTICES, ids=lambda file: file.stem)
def test_no_text_requirement_of_these_laws_is_a_gap(file: Path) -> None:
    found = answers(Given(load.declaration(file)), LIBRARY)
    assert [id_ for id_, answer in found.items() if answer.status == "gap"] == []
    assert sum(answer.status == "met" for answer in found.values()) > 10


@pytest.mark.parametrize("file", PRACTICES, ids=lambda file: file.stem)
def test_a_requirement_is_a_gap_once_no_clause_meets_it(file: Path) -> None:
    given = Given(load.declaration(file))
    met = [id_ for id_, a in answers(given, LIBRARY).items() if a.status == "met" and not a.requirement.includes]
    assert [id_ for id_ in met if answers(given, without(id_))[id_].status != "gap"] == []


def test_a_clause_that_prints_none_of_the_needed_facts_meets_nothing() -> None:
    given = Given(load.declaration(PRACTICES[-1]))
    library = without("gdpr-13-1-e")
    about = library.clauses["opening/about"]
    named = dataclasses.replace(about, front={**about.front, "meets": ["gdpr-13-1-e"]})
    library = dataclasses.replace(library, clauses={**library.clauses, "opening/about": named})
    answer = answers(given, library)["gdpr-13-1-e"]
    assert (answer.status, answer.met_by) == ("gap", ("opening/about",))
    assert answer.needs == ("recipients.name",)


def test_a_regime_applies_because_of_lines() -> None:
    given = Given(load.declaration(next(f for f in PRACTICES if f.stem == "integrica")))
    found = {regime.id: because for regime, because in regimes(given)}
    assert ("company", "established_in") in found["ua-pdp"]
    assert all(path[:2] == ("parties", "offered_to") or path[0] == "data" for path in found["gdpr-13"])
    assert "ccpa-statute" not in found


def test_the_command_reports_in_three_forms() -> None:
    file = str(next(f for f in PRACTICES if f.stem == "integrica"))
    told = json.loads(CliRunner().invoke(app, ["coverage", file, "--format", "json"]).stdout)
    assert told["ok"] is True
    row = next(r for one in told["regimes"] for r in one["requirements"] if r["id"] == "gdpr-13-1-c")
    assert (row["kind"], row["status"], "purposes/uses" in row["met_by"]) == ("text", "met", True)
    text = CliRunner().invoke(app, ["coverage", file]).stdout
    assert text.endswith(
        "Each text requirement in the catalogue of 2026-11-22 has a clause. This is not legal advice.\n"
    )
    assert "| gdpr-13-1-c |" in CliRunner().invoke(app, ["coverage", file, "--format", "markdown"]).stdout
