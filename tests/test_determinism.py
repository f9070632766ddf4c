"""The same declaration makes the same bytes, wherever and whenever it is built."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from rendering import PRACTICES

FORMATS = "md,html,fragment,json,pdf,docx"
MACHINES = [
    {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
    {"TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2", "LANG": "de_DE.UTF-8"},
]


def built(folder: Path, machine: dict[str, str]) -> dict[str, bytes]:
    """The files that a process of its own makes in a folder of its own."""
    (declaration,) = (file for file in PRACTICES if file.stem == "integrica")
    folder.mkdir()
    command = [sys.executable, "-m", "generator", "build", declaration, "-o", "out", "--format", FORMATS]
    subprocess.run(command, cwd=folder, env={**os.environ, **machine}, check=True, capture_output=True)
    return {file.name: file.read_bytes() for file in (folder / "out").rglob("*") if file.is_file()}


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, bytes]]:
    folder = tmp_path_factory.mktemp("machines")
    return [built(folder / name, machine) for name, machine in zip(("a", "b b"), MACHINES, strict=True)]


def test_two_machines_make_the_same_bytes(builds: list[dict[str, bytes]]) -> None:
    one, other = builds
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []


def test_every_format_is_there(builds: list[dict[str, bytes]]) -> None:
    suffixes = {name.removeprefix("privacy-policy") for name in builds[0]}
    assert {".md", ".html", ".fragment.html", ".json", ".pdf", ".docx"} <= suffixes
