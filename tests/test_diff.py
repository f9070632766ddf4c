"""`fairnotice diff`: declarations, built policies and revisions of git side by side, in four forms."""

from __future__ import annotations

import json
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from generator.cli.app import app

TESTS = Path(__file__).parent
BASE = (TESTS / "rules" / "base.yaml").read_text("utf-8")
NEWER = BASE.replace("Acme Ltd", "Acme *Group* SE").replace("starts: x", "")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("old.yaml").write_text(BASE, "utf-8")
    Path("new.yaml").write_text(NEWER, "utf-8")
    return tmp_path


def diff(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["diff", *arguments])


def test_practices_come_first_and_then_the_text() -> None:
    lines = diff("old.yaml", "new.yaml").output.splitlines()
    assert lines[:5] == [
        "old.yaml -> new.yaml",
        "",
        "Material changes",
        "  Another entity is responsible for your data: Acme *Group* SE, and no longer Acme Ltd",
        "      new.yaml:6:15; people must know who answers for their data (GDPR Art. 13(1)(a))",
    ]
    assert "    Acme [-Ltd-]{+*Group* SE+} is responsible for your personal data" in diff("old.yaml", "new.yaml").output


def test_nothing_changes() -> None:
    assert diff("old.yaml", "old.yaml").output.endswith("\nNo practice changes\n\nThe text is the same.\n")


def test_markdown_keeps_what_was_declared_from_being_markup() -> None:
    text = diff("old.yaml", "new.yaml", "--format", "markdown").output
    assert "Acme ~~Ltd~~**\\*Group\\* SE**" in text


def test_a_page_names_insertions_and_deletions_for_those_who_hear_them() -> None:
    class Page(HTMLParser):
        tags: list[str] = []  # noqa: RUF012  one page, one list

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.tags.append(tag)

    text = diff("old.yaml", "new.yaml", "--format", "html").output
    page = Page()
    page.feed(text)
    assert page.tags.count("ins") == page.tags.count("del") > 0
    assert '<del><span class="heard">removed: </span>Ltd<span class="heard"> end of removed </span></del>' in text


def test_json_has_both_views() -> None:
    found = json.loads(diff("old.yaml", "new.yaml", "--format", "json").output)
    assert [(one["kind"], one["material"], one["line"]) for one in found["practices"]] == [("controller", True, 6)]
    assert {one["event"] for one in found["text"]} == {"changed"}


def test_a_built_policy_has_its_text_alone() -> None:
    CliRunner().invoke(app, ["build", "old.yaml", "-o", ".", "--format", "json"])
    output = diff("old/privacy-policy.json", "new.yaml").output
    assert "changes\n" not in output.partition("Text")[0]
    assert "{+*Group* SE+}" in output


def git(*arguments: str) -> None:
    who = ("-c", "user.name=a", "-c", "user.email=a@acme.example")
    subprocess.run(["git", *who, *arguments], check=True, capture_output=True)


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_a_revision_is_read_with_the_bases_it_extends() -> None:
    Path("policies").mkdir()
    Path("base.yaml").write_text(BASE, "utf-8")
    Path("policies/a.yaml").write_text("extends: ../base.yaml\nschema: 1\n", "utf-8")
    git("init", "--quiet")
    git("add", ".")
    git("commit", "--quiet", "--message", "first")
    Path("base.yaml").write_text(NEWER, "utf-8")
    assert "no longer Acme Ltd" in diff("HEAD:policies/a.yaml", "policies/a.yaml").output


@pytest.mark.parametrize(
    ("old", "says"),
    [
        ("HEAD:gone.yaml", "'HEAD:gone.yaml' cannot be read"),
        ("--upload-pack=x:y.yaml", "No such option"),
        ("gone.json", "'gone.json' cannot be read: no such file or directory"),
        ("new.json", "'new.json' is no privacy-policy.json as build writes it"),
    ],
)
def test_what_cannot_be_read_is_said(old: str, says: str) -> None:
    Path("new.json").write_text("[]", "utf-8")
    found = diff(old, "new.yaml")
    assert found.exit_code == 2
    assert says in " ".join(found.output.replace("│", " ").split())


def test_a_broken_side_gives_its_problems() -> None:
    Path("new.yaml").write_text(BASE.replace("brand: Acme", "brnd: Acme"), "utf-8")
    found = diff("old.yaml", "new.yaml")
    assert found.exit_code == 1
    assert "new.yaml:5:3: error: 'brnd' is not a field of 'company'; did you mean 'brand'" in found.output


def test_a_notice_is_drafted_or_late() -> None:
    promise = (
        "policy: {effective: 2026-11-01, changes: {posted: [this-page], significant: [{channel: email}], notice: P30D}}"
    )
    Path("new.yaml").write_text(NEWER.replace("policy: {effective: 2026-11-01}", promise), "utf-8")
    drafted = diff("old.yaml", "new.yaml", "--notice", "--on", "2026-09-01")
    assert drafted.exit_code == 0
    assert "to everyone, by email, by 2026-10-02" in drafted.output
    late = diff("old.yaml", "new.yaml", "--notice", "--on", "2026-10-20")
    assert late.exit_code == 1
    assert "[notice-too-late]" in late.output
