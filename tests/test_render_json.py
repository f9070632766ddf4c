from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import sample_document

from generator import render
from generator.problems import Accepted, Level, Place, Problem

SCHEMAS = Path(__file__).parents[1] / "docs" / "schema"
DOCUMENT = sample_document.document()


def valid(text: str, name: str) -> Any:
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    value = json.loads(text)
    jsonschema.Draft202012Validator(schema).validate(value)
    assert value["schema"] == schema["$id"]
    return value


@pytest.mark.parametrize("draft", [False, True])
def test_policy(draft: bool) -> None:
    document = sample_document.document(draft=draft, questions=("Which?",) if draft else ())
    value = valid(render.json(document), "policy")
    assert value["digest"] == document.digest
    assert value["draft"] is draft
    assert [section["anchor"] for section in value["sections"]] == [s.anchor for s in document.sections]


def test_policy_holds_each_passage_as_markdown_and_as_text() -> None:
    section = valid(render.json(DOCUMENT), "policy")["sections"][0]
    (passage,) = section["passages"]
    assert section["heading"] == "Who we are"
    assert passage["markdown"] == DOCUMENT.sections[0].passages[0].markdown
    assert sample_document.NASTY in passage["text"]
    assert "sub-processor list." in passage["text"]


def test_policy_holds_nothing_internal() -> None:
    text = render.json(DOCUMENT)
    for internal in ("practices/", "gdpr-13-1-a", "who-we-are/controller"):
        assert internal not in text


def test_basis() -> None:
    value = valid(render.basis(DOCUMENT, Path("practices")), "basis")
    assert value["digest"] == DOCUMENT.digest
    first, *rest = value["passages"]
    assert first["section"] is None
    assert {entry["section"] for entry in rest} == {section.id for section in DOCUMENT.sections}
    assert first["meets"] == ["gdpr-13-1-a"]
    assert first["lines"][0]["printed"] == [
        {"path": ["company", "name"], "file": "sample.yaml", "line": 4, "column": 9}
    ]


def test_basis_names_what_is_accepted() -> None:
    place = Place("practices/sample.yaml", 3, 1)
    accepted = Accepted("it follows", "Jo", "2027-01-01", Place("practices/sample.yaml", 9, 3))
    problems = [Problem(place, Level.GAP, "r", "m", accepted), Problem(place, Level.WARNING, "s", "n")]
    (found,) = valid(render.basis(DOCUMENT, Path("practices"), problems), "basis")["accepted"]
    assert (found["rule"], found["file"], found["line"]) == ("r", "sample.yaml", 3)
    assert found["accepted_at"] == {"file": "sample.yaml", "line": 9, "column": 3}


@pytest.mark.parametrize(("folder", "to"), [(".", "practices/"), ("a", "../practices/"), ("practices", "")])
def test_places_are_relative_to_the_folder(folder: str, to: str) -> None:
    value = json.loads(render.basis(DOCUMENT, Path(folder)))
    assert value["passages"][0]["because"][0]["file"] == f"{to}sample.yaml"


def test_keys_keep_their_order() -> None:
    assert list(json.loads(render.json(DOCUMENT)))[:4] == ["schema", "kind", "title", "language"]
    assert render.json(DOCUMENT).endswith("}\n")
