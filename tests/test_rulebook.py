"""How the catalogue of rules explains itself: a line each, one in full with its example, pages."""

from __future__ import annotations

import json

from generator import examples, rulebook
from generator.rules import RULES

RULE = RULES["retired-mechanism"]


def test_a_rule_in_a_line() -> None:
    assert rulebook.listed(RULE) == (
        "retired-mechanism (error, CJEU C-311/18, C-362/14): A transfer rests on a mechanism that was no longer valid"
        " on the policy's effective date."
    )


def test_a_rule_in_full() -> None:
    told = rulebook.explained(RULE, examples.of(RULE)).splitlines()
    assert told[0] == "retired-mechanism"
    assert [line.split()[0] for line in told[2:5]] == ["level", "reads", "law"]
    assert told[-3:] == [
        "  example.yaml:7:21: error: recipient 'host' relies on 'privacy-shield', which is invalid since 2020-07-16;"
        " use one that is in force (CJEU C-311/18, C-362/14) [retired-mechanism]",
        "            - {mechanism: privacy-shield}",
        "                          ^",
    ]


def test_an_example_as_json() -> None:
    found = json.loads(json.dumps(rulebook.example_as_json(examples.of(RULE))))
    assert found["case"] == "a framework that a court has struck down"
    assert list(found["files"]) == ["example.yaml"]
    assert [(p["line"], p["column"]) for p in found["problems"]] == [(7, 21)]


def test_an_example_is_yaml_as_people_write_it() -> None:
    texts = [example.files.get("example.yaml", "") for rule in RULES.values() if (example := examples.of(rule))]
    assert not any("'NO'" in text or "!!" in text or "&id" in text for text in texts)


def test_every_rule_has_a_page_and_stands_in_the_index() -> None:
    pages = rulebook.pages()
    index = pages.pop("docs/rules/index.md")
    assert pages.keys() == {f"docs/rules/{name}.md" for name in RULES}
    assert [name for name in RULES if f"| [{name}]({name}.md) |" not in index] == []
    assert [name for name, page in pages.items() if "## Example" not in page] == []
