"""The five source policies as they were published: each fault is found, refused, or cannot be written.

`published/<system>.yaml` declares what a source says, faults included, as far as a declaration can say it.
`published/<system>.defects.yaml` accounts for each known defect of that source:

* `how: rule` – `rule` finds it in the published declaration, at `at`, with the words of `says`;
* `how: refused` – `given`, laid over the small declaration of the rules' tables, is refused with `says`;
* `how: linted` – a clause with the words of `clause` is found by the lint `rule` with `says`;
* `how: derived` – the text cannot have the fault, which `test` shows; `because` says why;
* `how: editorial` – no program decides it; `because` says why.
"""

from __future__ import annotations

import ast
import contextlib
import json
import re
import shutil
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from rendering import library

from generator import clauses, examine, load, rules
from generator.clauses import Glossary, Library, Outline, Phrases
from generator.examine import Examined
from generator.problems import Refused

TESTS = Path(__file__).parent
FOLDER = TESTS / "published"
SYSTEMS = {"integrica": 57, "incrm": 61, "identrics": 61, "crm_io": 90, "inextcrm": 75}
"""How many defects each source is known to have."""
DEFECTS = {name: yaml.safe_load((FOLDER / f"{name}.defects.yaml").read_text("utf-8")) for name in SYSTEMS}


@cache
def published(system: str) -> Examined:
    with contextlib.chdir(FOLDER):  # so that messages name the file alone
        return examine.declaration(Path(f"{system}.yaml"), library())


@pytest.mark.parametrize("system", SYSTEMS)
def test_it_loads_and_fails(system: str) -> None:
    examined = published(system)
    assert examined.declaration is not None
    assert examined.errors


@pytest.mark.parametrize("system", SYSTEMS)
def test_every_defect_is_accounted_for_once(system: str) -> None:
    wanted = [f"{system.replace('_', '-')}-d{number:02}" for number in range(1, SYSTEMS[system] + 1)]
    assert [one["id"].replace("_", "-") for one in DEFECTS[system]] == wanted


def test_hardly_any_is_left_to_editors() -> None:
    how = Counter(one["how"] for defects in DEFECTS.values() for one in defects)
    assert how["editorial"] <= 0.05 * how.total()


@pytest.mark.parametrize(
    ("system", "one"),
    [pytest.param(system, one, id=one["id"]) for system, defects in DEFECTS.items() for one in defects],
)
def test_defect(system: str, one: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if one["how"] == "rule":
        assert (one["at"], one["says"]) in found(system, one["rule"])
        return
    monkeypatch.chdir(tmp_path)
    HOW[one["how"]](one)


def found(system: str, rule: str) -> list[tuple[str, str]]:
    """Where a rule's problems stand in a published declaration, each as the path of the thing, and their words."""
    examined = published(system)
    assert examined.declaration
    data = load.merged(FOLDER / f"{system}.yaml").data
    problems = [p for p in examined.problems if p.rule == rule]
    where = {examined.declaration.places.value(path): path for path in walk(data)}
    keys = {examined.declaration.places.key(path): path for path in walk(data)}
    return [(written(where.get(p.place, keys.get(p.place, ()))), p.message.replace(f"{FOLDER}/", "")) for p in problems]


def walk(value: Any, at: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Every path within, the outer before the inner: of two at one place the outer is meant."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path for step, inner in pairs for path in (*walk(inner, (*at, step)), (*at, step))]


def written(path: tuple[str | int, ...]) -> str:
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")


def refused(one: dict[str, Any]) -> None:
    shutil.copy(TESTS / "rules" / "base.yaml", "base.yaml")
    Path("case.yaml").write_text(json.dumps({"extends": "base.yaml", **one["given"]}, default=str), "utf-8")
    with pytest.raises(Refused) as caught:
        load.declaration(Path("case.yaml"))
    assert one["says"] in [problem.message for problem in caught.value.problems]


def linted(one: dict[str, Any]) -> None:
    Path("data").mkdir()
    Path("data/said.md.j2").write_text(f"---\nwhen: data-given\nversion: 1\n---\n{one['clause']}\n", "utf-8")
    outline = Outline(title="Policy", opening=[], sections=[Outline.Part(id="data", heading="Data", clauses=["said"])])
    clause = clauses.read(Path("data/said.md.j2"), Path())
    held = Library({"data/said": clause}, outline, Glossary(terms=[]), Phrases(groups={}))
    assert (one["rule"], one["says"]) in [(p.rule, p.message) for p in rules.check(held)]


def derived(one: dict[str, Any]) -> None:
    file, name = one["test"].split("::")
    tree = ast.parse((TESTS.parent / file).read_text("utf-8"))
    assert name in [node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    assert re.fullmatch(r"\S.{20,}", one["because"])


def editorial(one: dict[str, Any]) -> None:
    assert re.fullmatch(r"\S.{20,}", one["because"])


HOW = {"refused": refused, "linted": linted, "derived": derived, "editorial": editorial}
