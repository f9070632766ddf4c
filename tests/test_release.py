"""`fairnotice release` and `active`: versions frozen, told of on the page, never written over."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from generator import releases
from generator.cli.app import app

BASE = (Path(__file__).parent / "rules" / "base.yaml").read_text("utf-8")
POLICY = "policy: {effective: 2026-11-01}"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    declare("1.0", "2026-11-01")
    return tmp_path


def declare(version: str, effective: str, *, also: str = "", change: tuple[str, str] = ("", "")) -> None:
    policy = f"policy: {{effective: {effective}, version: '{version}', archive: 'https://acme.example/old'{also}}}"
    Path("acme.yaml").write_text(BASE.replace(POLICY, policy).replace(*change), "utf-8")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def released(*options: str) -> Result:
    return run("release", "acme.yaml", *options)


GROUP = ("Acme Ltd", "Acme Group SE")


def test_a_release_holds_the_policy_its_declaration_and_a_manifest() -> None:
    assert "version 1.0 of acme.yaml is released, in force from 2026-11-01" in released().output
    held = Path("releases/acme/1.0")
    manifest = json.loads((held / "manifest.json").read_text("utf-8"))
    assert set(manifest["files"]) == {path.name for path in held.iterdir()} - {"manifest.json"}
    assert manifest["digest"] == json.loads((held / "privacy-policy.json").read_text("utf-8"))["digest"]
    assert run("build", str(held / "declaration.yaml"), "-o", "-", "--format", "md").exit_code == 0


def test_a_release_is_never_written_over() -> None:
    released()
    before = {path: path.read_bytes() for path in Path("releases").rglob("*.*") if path.is_file()}
    again = released()
    assert again.exit_code == 1
    assert "version 1.0 is released already, and a release is never written over [already-released]" in again.output
    assert before == {path: path.read_bytes() for path in Path("releases").rglob("*.*") if path.is_file()}


def test_a_text_that_changed_wants_a_version_and_a_day() -> None:
    released()
    run("build", "acme.yaml", "--format", "md")
    assert run("build", "acme.yaml", "--format", "md", "--check").exit_code == 0
    declare("1.0", "2026-11-01", change=GROUP)
    run("build", "acme.yaml", "--format", "md")
    checked = run("build", "acme.yaml", "--format", "md", "--check")
    assert checked.exit_code == 1
    assert "acme.yaml:3:42: error: the policy is no longer the text released as version 1.0" in checked.output
    declare("1.1", "2026-11-01", change=GROUP)
    assert "give it a new version and a later day [changed-after-release]" in released().output


def test_the_page_tells_of_earlier_versions_and_what_was_new_in_each() -> None:
    released()
    declare("2.0", "2026-12-01", change=GROUP)
    released()
    declare("3.0", "2027-01-01", change=GROUP)
    text = run("build", "acme.yaml", "-o", "-", "--format", "md").output
    assert (
        "- Version 2.0, in force since 2026-12-01: [acme.example/old/2.0](https://acme.example/old/2.0/)\n"
        "  - Another entity is responsible for your data: Acme Group SE, and no longer Acme Ltd\n"
        "- Version 1.0, in force since 2026-11-01: [acme.example/old/1.0](https://acme.example/old/1.0/)\n"
    ) in text


@pytest.mark.parametrize(("day", "says"), [("2026-11-30", "version 1.0"), ("2026-12-01", "version 2.0")])
def test_which_version_was_in_force(day: str, says: str) -> None:
    released()
    declare("2.0", "2026-12-01", change=GROUP)
    released()
    assert run("active", "acme.yaml", "--on", day).output.startswith(says)


def test_before_the_first_none_was_in_force() -> None:
    released()
    found = run("active", "acme.yaml", "--on", "2026-10-31")
    assert (found.exit_code, found.output) == (1, "no released version of acme.yaml was in force on 2026-10-31\n")


def test_a_text_is_signed_off_by_its_digest_everywhere_or_for_each_place() -> None:
    refused = released("--require-sign-off")
    assert refused.exit_code == 1
    digest = refused.output.partition("its digest is '")[2].partition("'")[0]
    declare("1.0", "2026-11-01", also=f", signed_off: [{{by: counsel, on: 2026-10-01, for: [GB], digest: '{digest}'}}]")
    assert "nobody has signed off this text for IE;" in released("--require-sign-off").output
    declare("1.0", "2026-11-01", also=f", signed_off: [{{by: counsel, on: 2026-10-01, for: [EU], digest: '{digest}'}}]")
    assert released("--require-sign-off").exit_code == 0


def test_a_manifest_that_is_none_is_a_problem_at_its_place() -> None:
    held = Path("releases/acme/1.0")
    held.mkdir(parents=True)
    (held / "manifest.json").write_text("{}", "utf-8")
    found = run("active", "acme.yaml")
    assert found.exit_code == 1
    assert "releases/acme/1.0/manifest.json:1:1: error: this is no manifest of a release" in found.output


@pytest.mark.parametrize(
    ("version", "folder"), [("3.1", "3.1"), ("../../etc", "etc"), ("2026 / second", "2026-second"), ("…", "release")]
)
def test_a_folder_is_named_by_what_a_path_can_hold(version: str, folder: str) -> None:
    assert releases.folder(version) == folder
