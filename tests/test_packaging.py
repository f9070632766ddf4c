"""The wheel works without the repository; the lock files hold one version of everything and no address."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from generator import __version__, clause

ROOT = Path(__file__).parents[1]
LOCKS = {path.stem: path.read_text("utf-8") for path in sorted((ROOT / "requirements").glob("*.txt"))}


def run(*command: str | Path, folder: Path) -> str:
    """Standard output of a command that must succeed, away from the checkout's own settings."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, folder=folder)
    return next(folder.glob("fairnotice-*.whl"))


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bin folder of a new environment with the wheel in it; dependencies are seen where they lie now."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False, symlinks=True)
    python = folder / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index"]
    run(*pip, wheel, folder=folder)
    packages = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", folder=folder).strip())
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    return folder / "bin"


def carried(folder: str) -> list[str]:
    """The committed files of a folder, as the wheel names them."""
    names = run("git", "ls-files", folder, folder=ROOT).splitlines()
    inside = "generator/_library/rules/" if folder == "tests/rules" else "generator/_library/"
    return [name if name.startswith("generator/") else inside + name.removeprefix("tests/rules/") for name in names]


def test_the_wheel_carries_modules_and_clause_library(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert set(carried("generator") + carried("templates") + carried("tests/rules")) <= set(names)
    assert any(name.startswith("generator/_compiled/") for name in names)
    assert {name.split("/")[0] for name in names} == {"generator", f"fairnotice-{__version__}.dist-info"}


def test_a_new_user_gets_a_policy(environment: Path, tmp_path: Path) -> None:
    run(environment / "fairnotice", "init", "--profile", "newsletter", folder=tmp_path)
    (declaration,) = tmp_path.glob("*.yaml")
    run(environment / "fairnotice", "check", declaration.name, folder=tmp_path)
    run(environment / "fairnotice", "build", declaration.name, "-o", "public", folder=tmp_path)
    built = {path.name for path in (tmp_path / "public" / declaration.stem).iterdir()}
    assert {f"privacy-policy.{form}" for form in ("md", "html", "pdf", "json")} <= built


def test_the_installed_package_reads_its_own_library(environment: Path, tmp_path: Path) -> None:
    code = "from generator import resources; print(resources.templates())"
    templates = Path(run(environment / "python", "-c", code, folder=tmp_path).strip())
    assert templates.is_relative_to(environment.parent)
    assert (templates / "clauses").is_dir()


def test_an_override_knows_what_changed_under_it_from_an_installed_package(environment: Path, tmp_path: Path) -> None:
    fairnotice, override = environment / "fairnotice", tmp_path / "house/rights/complaint.md.j2"
    run(fairnotice, "clauses", "new", "--override", "rights/complaint", "--into", "house", folder=tmp_path)
    (tmp_path / "privacy.yaml").write_text((ROOT / "tests/rules/base.yaml").read_text("utf-8"), "utf-8")
    assert run(fairnotice, "check", "privacy.yaml", "--clauses", "house", folder=tmp_path) == ""
    copy = override.with_name("complaint.original.md")
    older = copy.read_text("utf-8").replace("You can complain", "You may complain")
    copy.write_text(older, "utf-8")
    digested = clause.digest("Complaints", older.split("---\n", 2)[2])
    text = re.sub("sha256:[0-9a-f]+", digested, override.read_text("utf-8")).replace("a supervisory", "any supervisory")
    override.write_text(text, "utf-8")
    told = run(fairnotice, "check", "privacy.yaml", "--clauses", "house", folder=tmp_path)
    assert "the original: **Complaints** You [-may-]{+can+} complain to a supervisory authority" in told
    assert "the override: **Complaints** You [-may-]{+can+} complain to [-a-]{+any+} supervisory authority" in told


def test_lock_files_name_hashes_and_no_registry() -> None:
    for name, text in LOCKS.items():
        pinned = re.findall(r"^[a-z0-9]", text, re.MULTILINE)
        assert len(pinned) == len(re.findall(r"^[a-z0-9._-]+==[^ ]+ ?(?:;.*)?\\$", text, re.MULTILINE)), name
        assert "://" not in text
        assert "index-url" not in text


def test_both_lock_files_hold_the_same_versions() -> None:
    pins = {name: set(re.findall(r"^([a-z0-9._-]+==[^ ]+)", text, re.MULTILINE)) for name, text in LOCKS.items()}
    assert pins["run"] <= pins["dev"]
