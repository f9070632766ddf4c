"""Why a line is in a policy, found by clause, by path and by words."""

from __future__ import annotations

import json

from rendering import by_clauses, clause, declared

from generator import explain

TABLE = "| A | B |\n|---|---|\n{% for item in data %}\n| {{ item.id }} | {{ item.source }} |\n{% endfor %}"
DECLARED = declared()
DOCUMENT = by_clauses(
    [clause("We are **{{ company.brand }}**.\n\nHello."), clause(TABLE, "data/table", meets=["gdpr-14-1-d"])],
    DECLARED,
)


def told(what: str) -> list[str]:
    return [reason.text for reason in explain.reasons(DOCUMENT, what)]


def test_by_clause() -> None:
    assert told("data/tested") == ["We are Acme.", "Hello."]


def test_by_path_and_what_lies_below() -> None:
    assert told("company.brand") == told("company") == ["We are Acme."]
    assert told("data[0].source") == told("data[0]") == ["account; person"]
    assert told("comp") == []


def test_by_words_whatever_the_markup() -> None:
    assert told("we ARE acme") == ["We are Acme."]
    assert told("account; person") == ["account; person"]
    assert told("nowhere") == []


def test_by_words_however_they_are_written() -> None:
    document = by_clauses(
        [clause('We say "don\'t" – and **mean** it.\n\nAsk the [officer](#officer), or us.')], DECLARED
    )

    def found(what: str) -> list[str]:
        return [reason.text for reason in explain.reasons(document, what)]

    first, second = 'We say "don\'t" – and mean it.', "Ask the officer, or us."
    assert found("say “don’t” - and  MEAN\tit") == [first]
    assert found("[officer](#officer)") == found("office") == found("us officer") == [second]
    assert found(f"{first}\n\n{second}") == [first, second]
    assert found("...") == found("we mean nothing") == []
    assert explain.nearest(document, "we mean something") == first
    assert explain.nearest(document, "elephants") is None


def test_by_places_of_the_declaration() -> None:
    def found(what: str) -> list[str]:
        return [reason.text for reason in explain.reasons(DOCUMENT, what, DECLARED.places)]  # type: ignore[arg-type]

    assert found("data.account.source") == found("data.source") == found("data[0]") == ["account; person"]
    assert found("company.contacts") == found("data.nothing") == []
    assert found("acme.yaml:1") == found("1")
    assert {"We are Acme.", "account; person"} == set(found("1"))
    assert found("other.yaml:1") == []


def test_rules_of_tables_are_no_lines() -> None:
    assert told("data/table") == ["A; B", "account; person"]


def test_a_reason() -> None:
    (reason,) = explain.reasons(DOCUMENT, "person")
    assert reason.section == "1. Data"
    assert reason.passage.clause == "data/table"
    assert [explain.path_text(leaf.path) for leaf in reason.printed] == ["data[0].id", "data[0].source"]


def test_as_json() -> None:
    (reason,) = explain.reasons(DOCUMENT, "person")
    found = json.loads(json.dumps(explain.as_json(reason)))
    assert found["meets"] == ["gdpr-14-1-d"]
    place = DECLARED.places.value(("data", 0, "source"))
    assert found["printed"][1] == {
        "path": "data[0].source", "file": "acme.yaml", "line": 1, "column": place.column,
    }  # fmt: skip
    assert list(found) == ["section", "text", "clause", "version", "file", "review", "because", "printed", "read",
                           "meets", "requirements", "states", "derived_from"]  # fmt: skip
    assert [one["citation"] for one in found["requirements"]] == ["GDPR Art. 14(1)(d)"]


def test_path_text() -> None:
    assert explain.path_text(("purposes", 2, "basis", 0, "ground")) == "purposes[2].basis[0].ground"
    assert explain.path_text(()) == ""
