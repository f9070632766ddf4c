"""What changed between two declarations: `changes.yaml` holds changes of the small declaration, and their words."""

from __future__ import annotations

import datetime
import json
import re
import shutil
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from rendering import GOLDEN, PRACTICES, library

from generator import catalog, changed, load, notice
from generator.changed import Change
from generator.declaration import Declaration
from generator.facts import Given

TESTS = Path(__file__).parent
CASES = yaml.safe_load((TESTS / "changes.yaml").read_text("utf-8"))


def compared(old: Declaration, new: Declaration) -> list[Change]:
    return changed.changes(Given(old), Given(new), library().phrases.groups)


def completed(patch: dict[str, Any], name: str) -> Declaration:
    """The base completed by a patch; `without` takes things out."""
    Path(name).write_text(json.dumps({"extends": "base.yaml", **patch}, default=str), "utf-8")
    return load.declaration(Path(name))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_change(case: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(TESTS / "rules" / "base.yaml", "base.yaml")
    found = compared(completed(case.get("old", {}), "old.yaml"), completed(case.get("new", {}), "new.yaml"))
    assert [f"{'material' if one.material else 'editorial'}: {one.says} ({one.law})" for one in found] == case["finds"]


@cache
def declarations() -> list[Declaration]:
    return [load.declaration(file) for file in (*PRACTICES, *GOLDEN)]


@pytest.mark.parametrize("file", [*PRACTICES, *GOLDEN], ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_nothing_changes_between_a_declaration_and_itself(file: Path) -> None:
    assert compared(load.declaration(file), load.declaration(file)) == []


def test_every_sentence_fills_its_gaps() -> None:
    for kind in catalog.changes().values():
        for verdict in kind.verdicts.values():
            assert set(re.findall(r"\{(\w*)\}", verdict.says)) <= {"name", "old", "new"}


def test_each_kind_comes_and_goes_among_the_declarations_we_have() -> None:
    some = declarations()
    pairs = [*zip(some, some[1:] + some[:1], strict=True), *zip(some[1:] + some[:1], some, strict=True)]
    seen = {(one.kind, one.event) for old, new in pairs for one in compared(old, new)}
    told = {(kind.id, event) for kind in catalog.changes().values() for event in kind.verdicts if event != "changed"}
    assert sorted(told - seen - {("basis", "added"), ("basis", "removed")}) == []  # for these see the cases


EFFECTIVE = datetime.date(2026, 11, 1)


def announced(promise: dict[str, Any]) -> tuple[Given, list[Change]]:
    old = load.declaration(TESTS / "rules" / "base.yaml")
    Path("base.yaml").write_text((TESTS / "rules" / "base.yaml").read_text("utf-8"), "utf-8")
    new = completed({"policy": {"changes": promise}, "company": {"legal_name": "Acme <b> SE"}}, "new.yaml")
    return Given(new), compared(old, new)


def test_a_notice_names_channels_days_and_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    promise = {"posted": ["this-page"], "significant": [{"channel": "email", "to": ["users"]}], "notice": "P30D"}
    given, changes = announced(promise)
    drafted = notice.notice(given, changes)
    assert drafted.announcements == (("users", "by email"),)
    assert drafted.by == EFFECTIVE - datetime.timedelta(days=30)
    assert "Our privacy policy changes on 1 November 2026" in drafted.text
    assert "Another entity is responsible for your data: Acme &lt;b&gt; SE, and no longer Acme Ltd." in drafted.text
    assert "[privacy@acme.example](mailto:privacy@acme.example)" in drafted.text


@pytest.mark.parametrize(("sent", "late"), [("2026-10-02", False), ("2026-10-03", True)])
def test_a_notice_that_comes_too_late_is_an_error(
    sent: str, late: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    given, changes = announced({"posted": ["this-page"], "significant": [{"channel": "email"}], "notice": "P30D"})
    found = notice.late(given, changes, datetime.date.fromisoformat(sent))
    assert bool(found) == late
    if found:
        assert found.message == (
            "the policy promises 30 days of notice before a significant change, and takes effect on 2026-11-01; "
            "a notice sent on 2026-10-03 allows it from 2026-11-02 (GDPR Art. 13(3))"
        )
