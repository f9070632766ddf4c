"""Declarations read from files: what completes what, ids, references; each broken file and its problems."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import load, report, source
from generator.problems import Place, Refused

BROKEN = Path(__file__).parent / "broken"
WHOLE = BROKEN / "bases" / "whole.yaml"


@pytest.mark.parametrize("case", sorted(BROKEN.glob("*.yaml")), ids=lambda path: path.stem)
def test_broken(case: Path, monkeypatch: pytest.MonkeyPatch, pytestconfig: pytest.Config) -> None:
    monkeypatch.chdir(BROKEN)
    with pytest.raises(Refused) as refused:
        load.declaration(Path(case.name))
    found = report.text(refused.value.problems, source.line)
    expected = case.with_suffix(".problems.txt")
    if pytestconfig.getoption("rewrite", False):
        expected.write_text(found, "utf-8")
    assert found == expected.read_text("utf-8")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to write declarations in, and to name them from."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(name: str, text: str) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def refusal(path: Path) -> str:
    with pytest.raises(Refused) as refused:
        load.merged(path)
    return str(refused.value)


def test_a_whole_declaration_knows_its_places() -> None:
    declared = load.declaration(WHOLE)
    assert declared.company.brand == "Acme"
    assert declared.places.value(("company", "brand")) == Place(WHOLE.as_posix(), 6, 10)
    assert declared.places.key(("recipients", 0, "data")).line == 23


def test_mappings_are_completed_and_things_with_ids(folder: Path) -> None:
    write(
        "base.yaml",
        "company: {brand: Acme, form: Ltd}\n"
        "data:\n  - {id: email, source: person}\n  - {id: ip}\ncookies: {items: []}\nroles: [a, b]\n",
    )
    own = write(
        "own.yaml",
        "extends: base.yaml\ncompany: {form: PLC}\n"
        "data:\n  - {id: phone}\n  - {id: email, on: app}\ncookies: none\nroles: [c]\n",
    )
    assert load.merged(own).data == {
        "company": {"brand": "Acme", "form": "PLC"},
        "data": [{"id": "email", "source": "person", "on": "app"}, {"id": "ip"}, {"id": "phone"}],
        "cookies": "none",
        "roles": ["c"],
        "extends": "base.yaml",
    }


def test_each_value_keeps_the_place_in_its_own_file(folder: Path) -> None:
    write("bases/base.yaml", "company:\n  brand: Acme\ndata:\n  - {id: email, source: person}\n")
    whole = load.merged(write("own.yaml", "extends: bases/base.yaml\ndata:\n  - {id: email, on: app}\n"))
    assert whole.value(("company", "brand")) == Place("bases/base.yaml", 2, 10)
    assert whole.value(("data", 0, "source")) == Place("bases/base.yaml", 4, 25)
    assert whole.value(("data", 0, "on")) == Place("own.yaml", 3, 21)
    assert whole.key(("data", 0)) == Place("own.yaml", 3, 5)


def test_things_are_taken_out_of_the_base(folder: Path) -> None:
    write("base.yaml", "company: {brand: Acme, dpo: x}\nrecipients:\n  - {id: a}\n  - {id: b}\ncookies: none\n")
    own = write("own.yaml", "extends: base.yaml\nwithout: [company.dpo, recipients.a, cookies]\n")
    assert load.merged(own).data == {
        "company": {"brand": "Acme"},
        "recipients": [{"id": "b"}],
        "extends": "base.yaml",
    }


def test_a_chain_of_files_each_from_its_own_folder(folder: Path) -> None:
    write("base.yaml", "a: 1\nb: 1\nc: 1\n")
    write("eu/base.yaml", "extends: ../base.yaml\nb: 2\nc: 2\n")
    whole = load.merged(write("eu/de/own.yaml", "extends: ../base.yaml\nc: 3\n"))
    assert [whole.data[key] for key in "abc"] == [1, 2, 3]
    assert [whole.key((key,)).path for key in "abc"] == ["base.yaml", "eu/base.yaml", "eu/de/own.yaml"]


@pytest.mark.parametrize(
    ("extends", "message"),
    [
        ("own.yaml", "'extends' leads in a circle: in/own.yaml > in/own.yaml [circular-extends]"),
        (
            "/etc/hosts",
            "'/etc/hosts' is not a path from this file on, with '/' between folders [bad-extends]",
        ),
        (
            "../out/a.yaml",
            "'../out/a.yaml' is neither in the folder of this file, nor below it, nor in a folder above it"
            " [bad-extends]",
        ),
        (
            "link.yaml",
            "'link.yaml' is neither in the folder of this file, nor below it, nor in a folder above it [bad-extends]",
        ),
        ("none.yaml", "there is no file 'none.yaml' here [bad-extends]"),
        ("..", "there is no file '..' here [bad-extends]"),
        ("x" * 300, f"'{'x' * 39}…' cannot be read: File name too long [bad-extends]"),
        ("loop.yaml", "'loop.yaml' cannot be read: it is a link to itself [bad-extends]"),
    ],
)
def test_what_cannot_be_extended(extends: str, message: str, folder: Path) -> None:
    write("out/a.yaml", "a: 1\n")
    own = write("in/own.yaml", f"extends: {extends}\n")
    Path("in/link.yaml").symlink_to(folder / "out" / "a.yaml")
    Path("in/loop.yaml").symlink_to("loop.yaml")
    assert refusal(own) == f"in/own.yaml:1:10: error: {message}"


def test_a_chain_ends(folder: Path) -> None:
    for i in range(20):
        write(f"{i}.yaml", f"extends: {i + 1}.yaml\n")
    assert refusal(Path("0.yaml")) == (
        "7.yaml:1:10: error: more than 8 files extend one another; leave some out [bad-extends]"
    )


def test_a_problem_of_the_whole_names_both_files(folder: Path) -> None:
    base = WHOLE.read_text("utf-8")
    write("base.yaml", base + "sources:\n  - {id: host, name: Registers}\n")
    own = write("own.yaml", "extends: base.yaml\ndata:\n  - {id: account, provided_by: [host]}\n")
    with pytest.raises(Refused) as refused:
        load.declaration(own)
    assert str(refused.value) == (
        "own.yaml:3:33: error: item 1 of 'provided_by' of data 'account' names 'host', "
        "an id in 'recipients' and in 'sources'; give one another id [ambiguous-reference]"
    )


VALUES: st.SearchStrategy[Any] = st.recursive(
    st.one_of(
        st.booleans(),
        st.integers(),
        st.floats(),
        st.text(max_size=8),
        st.sampled_from(["none", "all", "own"]),
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=6), inner, max_size=3)),
    max_leaves=6,
)


def containers(value: Any) -> list[Any]:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [value, *(found for one in inner for found in containers(one))] if inner else []


@settings(deadline=None)
@given(st.data())
def test_whatever_stands_anywhere_is_read_or_refused(data: st.DataObject) -> None:
    whole = copy.deepcopy(yaml.safe_load(WHOLE.read_text("utf-8")))
    whole["policy"]["effective"] = "2026-01-01"
    for _ in range(data.draw(st.integers(1, 3))):
        target = data.draw(st.sampled_from(containers(whole)))
        key = data.draw(st.sampled_from(list(target) if isinstance(target, dict) else range(len(target))))
        target[key] = data.draw(VALUES)
        if isinstance(target, dict) and data.draw(st.booleans()):
            target[data.draw(st.text(max_size=6))] = target.pop(key)
    problems = []
    try:
        load.declared(source.parse(yaml.safe_dump(whole, allow_unicode=True).encode(), "f"))
    except Refused as refused:
        problems = refused.problems
    assert all(len(p.message.splitlines()) == 1 and p.place.path == "f" for p in problems)
