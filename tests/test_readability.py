"""The measure of readability, and the policies held to it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]

POLICY = """---
title: Privacy policy
---

# Privacy policy

## 1. What we collect

We keep **your name** and [your address](https://example.org/a/long/way). You may ask us to delete them

- Your phone number, if you give it

| data | why |
|---|---|
| name | to write to you |
"""

CROWDED = "| one two three four five six seven eight nine ten eleven [twelve](https://example.org) |\n"


def readability(*paths: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, ROOT / "tools" / "readability.py", *paths]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def written(folder: Path, text: str) -> Path:
    folder.mkdir()
    path = folder / "privacy-policy.md"
    path.write_text(text, "utf-8")
    return path


def test_only_running_text_is_measured(tmp_path: Path) -> None:
    result = readability(written(tmp_path / "small", POLICY))
    assert result.stdout == "small: grade 0.1, median sentence 7, 21 words\n"
    assert result.returncode == 0


def test_a_carried_policy_fails_by_its_table_cells(tmp_path: Path) -> None:
    path = written(tmp_path / "integrica", POLICY + CROWDED)
    result = readability(path)
    words = "one two three four five six seven eight nine ten eleven twelve"
    assert result.stdout.splitlines()[1:] == [f"{path}: table cell of 12 words: {words}"]
    assert result.returncode == 1


def test_a_policy_that_is_not_carried_is_only_measured(tmp_path: Path) -> None:
    assert readability(written(tmp_path / "other", POLICY + CROWDED)).returncode == 0


def test_the_built_policies_are_easy_to_read() -> None:
    result = readability()
    assert result.returncode == 0, result.stdout + result.stderr
    assert "integrica: grade" in result.stdout
