"""A declaration all the way to its problems, however far it gets."""

from __future__ import annotations

import dataclasses
import shutil
from pathlib import Path

import pytest
from rendering import TESTS, clause, library

from generator import examine
from generator.problems import Level


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(TESTS / "rules" / "base.yaml", "base.yaml")


def examined(text: str, *, draft: bool = False) -> examine.Examined:
    Path("own.yaml").write_text(f"extends: base.yaml\n{text}", "utf-8")
    return (examine.draft if draft else examine.declaration)(Path("own.yaml"), library())


@pytest.mark.usefixtures("base")
def test_without_problems() -> None:
    found = examined("")
    assert found.errors == []
    assert found.document


@pytest.mark.usefixtures("base")
def test_what_cannot_be_read_goes_no_further() -> None:
    found = examined("cookies: some\n")
    assert (found.declaration, found.document) == (None, None)
    assert [str(p.place) for p in found.errors] == ["own.yaml:2:10"]
    assert examined("cookies: some\n", draft=True) == found


@pytest.mark.usefixtures("base")
def test_problems_of_declaration_and_text_together() -> None:
    found = examined(
        "company: {brand: 東}\nnotes: [{id: a, section: data, text: We do., states: [{action: set-cookies}]}]\n"
    )
    assert {p.rule for p in found.errors} == {
        "character-without-font", "contradicting-passages", "refuted-passage",
    }  # fmt: skip
    assert list(found.problems) == sorted(found.problems, key=lambda p: (p.place, p.rule, p.message))
    assert found.document


@pytest.mark.usefixtures("base")
def test_gaps_are_no_errors() -> None:
    found = examined("without: [rights]\n")
    assert found.errors == []
    assert Level.GAP in {p.level for p in found.problems}


@pytest.mark.usefixtures("base")
def test_a_draft_asks_for_what_blocks_it() -> None:
    text = "purposes: [{id: service, basis: [{ground: legitimate-interests}]}]\n"
    found = examined(text, draft=True)
    assert found.document
    assert found.document.draft
    assert found.document.open_questions[0] == found.errors[0].message


@pytest.mark.usefixtures("base")
def test_clauses_at_fault_are_problems() -> None:
    shipped = library()
    broken = clause("{{ company.vat }}", "opening/about")
    held = dataclasses.replace(shipped, clauses={**shipped.clauses, broken.id: broken})
    found = examine.declaration(Path("base.yaml"), held)
    assert found.document is None
    assert found.declaration
    assert [p.rule for p in found.errors] == ["clause-fault"]
