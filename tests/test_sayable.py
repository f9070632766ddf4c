"""What can be said: `sayable/<topic>.yaml` names a practice, a golden case that declares it, and its words there.

Each entry is `can` (the practice in plain words), `case` (a folder of `golden/`) and `says`: one sentence, list item
or table row of that case's policy, exactly as its Markdown has it, or a list of them.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from rendering import GOLDEN, TESTS, library

from generator import examine, render

TOPICS = sorted(TESTS.glob("sayable/*.yaml"))
ENTRIES = [
    pytest.param(entry, id=f"{topic.stem}: {entry['can']}")
    for topic in TOPICS
    for entry in yaml.safe_load(topic.read_text("utf-8"))
]
CASES = {file.parent.name: file for file in GOLDEN}


@cache
def policy(file: Path) -> str:
    """The policy of a golden case, as built now."""
    found = examine.declaration(file, library())
    assert found.errors == []
    assert found.document
    return render.markdown(found.document)


def said(words: str, text: str) -> bool:
    """Whether the words stand there, as a whole line or as a sentence."""
    return words in text.splitlines() or (words.endswith(".") and words in text)


@pytest.mark.parametrize("entry", ENTRIES)
def test_it_can_be_said(entry: dict[str, Any]) -> None:
    assert entry.keys() == {"can", "case", "says"}
    says = [entry["says"]] if isinstance(entry["says"], str) else entry["says"]
    text = policy(CASES[entry["case"]])
    assert [words for words in says if not said(words, text)] == []


def test_nothing_stands_twice() -> None:
    names = [entry.id for entry in ENTRIES]
    assert len(names) == len(set(names))
