"""Every rule by the table in `rules/<rule>.yaml`: what it finds and where, and what it leaves alone."""

from __future__ import annotations

import dataclasses
import datetime
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from rendering import library

from generator import assemble, clause, clauses, examples, load, rules, wording
from generator.clauses import Glossary, Library, Outline, Phrases
from generator.declaration import Declaration
from generator.facts import Given
from generator.problems import Place, in_order
from generator.rules import RULES

TABLES = Path(__file__).parent / "rules"
BASE = TABLES / "base.yaml"
CASES = {rule: yaml.safe_load(path.read_text("utf-8")) for rule in RULES if (path := TABLES / f"{rule}.yaml").is_file()}


def test_each_rule_has_a_table_with_a_finding_and_a_clean_case() -> None:
    assert {path.stem for path in TABLES.glob("*.yaml")} == {*RULES, "base"}
    for rule, cases in CASES.items():
        assert {bool(case["finds"]) for case in cases} == {True, False}, rule


def test_nothing_is_found_in_the_base() -> None:
    declared = load.declaration(BASE)
    for about in ("Given", "Document", "Written", "Settled"):
        assert rules.check(read_by(about, declared), declared.places) == []


@pytest.mark.parametrize(
    ("rule", "case"),
    [pytest.param(rule, case, id=f"{rule}: {case['name']}") for rule in CASES for case in CASES[rule]],
)
def test_rule(rule: str, case: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    problems, at = in_clauses(case) if "clauses" in case else in_declaration(case, RULES[rule].about)
    found = [(p.place, p.message) for p in problems if p.rule == rule]
    assert found == sorted((at(one["at"]), examples.worded(one["says"], at)) for one in case["finds"])


@pytest.mark.parametrize("rule", RULES)
def test_the_example_of_a_rule_is_what_it_finds(rule: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    example = examples.of(RULES[rule])
    assert example
    assert example.problems
    if RULES[rule].about == "Library":
        case = next(case for case in CASES[rule] if case["finds"])
        found = in_clauses(case)[0]
        files = {f"{id_}.md.j2": text for id_, text in case["clauses"].items()}
        for part, form in examples.BESIDE.items():
            files |= {form.format(id_): text for id_, text in case.get(part, {}).items()}
        assert dict(example.files).items() <= files.items()
        shown = {*example.files, "templates/outlines/privacy-policy.yaml"}
        found = [p for p in found if p.place.path in shown]
    else:
        shutil.copy(BASE, "base.yaml")
        Path("example.yaml").write_text(example.files["example.yaml"], "utf-8")
        declared = load.declaration(Path("example.yaml"))
        case = next(case for case in CASES[rule] if case["finds"])
        found = rules.check(read_by(RULES[rule].about, declared, case.get("day")), declared.places)
    assert in_order(example.problems) == [p for p in found if p.rule == rule]


def in_declaration(case: dict[str, Any], about: str) -> Any:
    """The problems of the base completed by the case, and how to find a path of it."""
    shutil.copy(BASE, "base.yaml")
    patch = {"extends": "base.yaml", **case.get("given", {})}
    patch |= {"without": case["without"]} if "without" in case else {}
    Path("case.yaml").write_text(json.dumps(patch, default=str), "utf-8")
    declared = load.declaration(Path("case.yaml"))

    def at(path: str | tuple[str | int, ...]) -> Place:
        path = examples.steps(path) if isinstance(path, str) else path
        wording.value(declared.places.data, path)  # a path that does not exist would find its parent
        return declared.places.value(path)

    return rules.check(read_by(about, declared, case.get("day")), declared.places), at


def read_by(about: str, declared: Declaration, on: datetime.date | None = None) -> Any:
    """What a rule looks at: a declaration, its document, both, or what is found of them on a day."""
    given = Given(declared)
    if about == "Given":
        return given
    document = assemble.document(declared, library())
    written = rules.Written(given, document)
    if about == "Settled":
        found = [p for thing in (given, document, written) for p in rules.check(thing, declared.places)]
        return rules.Settled(given, found, on or declared.policy.effective)
    return document if about == "Document" else written


def in_clauses(case: dict[str, Any]) -> Any:
    """The problems of a library of the case's clauses, all in the section `data`.

    They lie over those of `ours`; `copies` are the words that overrides among them were written over, and
    `formal` their formal words.
    """
    written("ours", case.get("ours", {}), ".md.j2")
    written(".", case["clauses"], ".md.j2")
    written(".", case.get("copies", {}), ".original.md")
    ours = {id_: clauses.read(Path(f"ours/{id_}.md.j2"), Path("ours")) for id_ in case.get("ours", {})}
    written(".", case.get("formal", {}), ".formal.md.j2")
    found = {id_: clauses.read(Path(f"{id_}.md.j2"), Path(), ours) for id_ in case["clauses"]}
    for id_ in case.get("formal", {}):
        formal = clause.read_formal(Path(f"{id_}.formal.md.j2"), Path(), found[id_])
        found[id_] = dataclasses.replace(found[id_], formal=formal)
    names = case.get("outline", [id_.removeprefix("data/") for id_ in found])
    outline = Outline(title="Policy", opening=[], sections=[Outline.Part(id="data", heading="Data", clauses=names)])
    held = Library(found, outline, Glossary(terms=case.get("terms", [])), Phrases(groups=case.get("phrases", {})))
    return rules.check(held), lambda text: Place(text.split(":")[0], *map(int, text.split(":")[1:]))


def written(folder: str, texts: dict[str, str], suffix: str) -> None:
    for id_, text in texts.items():
        file = Path(folder, f"{id_}{suffix}")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
