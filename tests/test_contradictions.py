"""Every check of a catalogue of 110 contradictions is caught: by a rule, the loader, or because the text is derived."""

from __future__ import annotations

import ast
import json
import re
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from rendering import library

from generator import assemble, load, rules
from generator.declaration import Declaration
from generator.facts import Given
from generator.problems import Place, Refused
from generator.rules import RULES

FOLDER = Path(__file__).parent
ENTRIES: list[dict[str, Any]] = yaml.safe_load((FOLDER / "contradictions.yaml").read_text("utf-8"))


def entries(how: str) -> list[Any]:
    return [pytest.param(entry, id=entry["id"]) for entry in ENTRIES if entry["how"] == how]


def declared(entry: dict[str, Any]) -> Declaration:
    """The tables' base, completed by the entry; refused where the loader says so."""
    shutil.copy(FOLDER / "rules" / "base.yaml", "base.yaml")
    patch = {"extends": "base.yaml", **{key: entry[key] for key in ("without",) if key in entry}, **entry["given"]}
    Path("case.yaml").write_text(json.dumps(patch, default=str), "utf-8")
    return load.declaration(Path("case.yaml"))


def place(declaration: Declaration, at: str) -> Place:
    steps = tuple(int(i) if i else step for i, step in re.findall(r"\[(\d+)\]|(\w+)", at))
    return declaration.places.value(steps)  # type: ignore[no-any-return]


def test_there_are_110_each_once() -> None:
    ids = Counter(entry["id"] for entry in ENTRIES)
    assert (len(ids), set(ids.values())) == (110, {1})
    assert {entry["how"] for entry in ENTRIES} == {"rule", "refused", "derived"}


@pytest.mark.parametrize("entry", entries("rule"))
def test_a_rule_finds_it(entry: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    declaration = declared(entry)
    given, document = Given(declaration), assemble.document(declaration, library())
    things: list[Any] = [given, document, rules.Written(given, document)]
    found = [problem for thing in things for problem in rules.check(thing, declaration.places)]
    found += rules.check(
        rules.Settled(given, found, entry.get("day", declaration.policy.effective)), declaration.places
    )
    named = {one["rule"] for one in entry["finds"]}
    requirements = [re.findall(r"requirement '[^']+'", one["says"]) for one in entry["finds"]]
    told = [(p.rule, p.place, p.message) for p in found if p.rule in named and about(p.message, requirements)]
    expected = [(one["rule"], place(declaration, one["at"]), one["says"]) for one in entry["finds"]]
    assert expected
    assert sorted(told) == sorted(expected)


def about(message: str, requirements: list[list[str]]) -> bool:
    """Whether it is about the requirements asked for; a message about none always is."""
    asked = [one for some in requirements for one in some]
    return not asked or any(one in message for one in asked)


@pytest.mark.parametrize("entry", entries("refused"))
def test_it_cannot_be_declared(entry: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Refused) as refused:
        declared(entry)
    assert [(p.rule, p.message) for p in refused.value.problems] == [
        (one["rule"], one["says"]) for one in entry["finds"]
    ]


@pytest.mark.parametrize("entry", entries("derived"))
def test_a_test_shows_that_the_text_is_derived(entry: dict[str, Any]) -> None:
    file, _, name = entry["test"].partition("::")
    tree = ast.parse((FOLDER.parent / file).read_text("utf-8"))
    assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_every_rule_named_exists_with_its_level() -> None:
    named = {one["rule"] for entry in ENTRIES if entry["how"] == "rule" for one in entry["finds"]}
    assert named <= RULES.keys()


def printed(given: dict[str, Any]) -> dict[str, str]:
    """The text of each clause that a declaration prints, by clause."""
    document = assemble.document(declared({"given": given}), library())
    return {passage.clause: passage.markdown for passage in document.passages}


def test_texas_reads_its_sentence_wherever_sensitive_data_is_sold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    texas = {
        "company": {"scale": {"small_business": False, "residents": [{"state": "US-TX", "people": 5000}]}},
        "parties": {"offered_to": ["US-TX"]},
        "data": [{"id": "health", "categories": ["health-medical"], "source": "person"}],
    }
    lab = {"id": "lab", "kind": "research", "roles": [{"role": "controller"}], "data": ["health"], "locations": ["US"]}
    sentence = "NOTICE: We may sell your sensitive personal data."
    sold = printed({**texas, "recipients": [{**lab, "consideration": "a fee"}]})
    assert any(sentence in text for text in sold.values())
    kept = printed({**texas, "recipients": [{**lab, "consideration": "none"}]})
    assert not any(sentence in text for text in kept.values())


@pytest.mark.parametrize(
    ("scope", "committed", "binds"),
    [
        pytest.param("https://www.googleapis.com/auth/calendar", False, True, id="by its scope"),
        pytest.param("openid", True, True, id="by commitment"),
        pytest.param("openid", False, False, id="neither"),
    ],
)
def test_the_limited_use_statement_stands_wherever_limited_use_binds(
    scope: str, committed: bool, binds: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    api = {"id": "calendar", "provider": "google", "kind": "api", "product": "Google Calendar API"}
    texts = printed({"integrations": [{**api, "purposes": ["service"], "scopes": [scope], "limited_use": committed}]})
    assert ("google/limited-use" in texts) is binds
    assert any("Limited Use requirements" in text for text in texts.values()) is binds
