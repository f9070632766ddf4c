"""Whole policies: `golden/<case>/declaration.yaml`, the text that follows, its problems, and why each line stands.

`pytest tests/test_golden.py --rewrite` writes all three anew; the diff is the review.
"""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from rendering import GOLDEN, PRACTICES, REGIMES, library, paths

from generator import examine, explain, render, report, source
from generator.document import Document
from generator.releases import Release


def why(document: Document) -> str:
    """A line for each line of the policy: its clause | what it prints | what it reads."""
    clauses = dict.fromkeys(passage.clause for passage in document.passages)
    return "".join(
        f"{clause} | {' '.join(paths(reason.printed))} | {' '.join(paths(reason.read))}\n"
        for clause in clauses
        for reason in explain.reasons(document, clause)
    )


@pytest.mark.parametrize("file", GOLDEN, ids=lambda file: file.parent.name)
def test_golden(file: Path, monkeypatch: pytest.MonkeyPatch, pytestconfig: pytest.Config) -> None:
    monkeypatch.chdir(file.parent)
    found = examine.declaration(Path(file.name), library())
    assert found.errors == []
    assert found.document
    texts = {
        "policy.md": render.markdown(found.document),
        "problems.txt": report.text(found.problems, source.line),
        "why.txt": why(found.document),
    }
    for name, text in texts.items():
        if pytestconfig.getoption("rewrite"):
            file.with_name(name).write_text(text, "utf-8")
        assert text == file.with_name(name).read_text("utf-8"), name


def test_every_clause_is_reached() -> None:
    before = Release("0.9", datetime.date(2020, 1, 1), "sha256:0", ("We now ask first",))
    files = (*GOLDEN, *PRACTICES, *REGIMES)
    documents = [examine.declaration(file, library(), earlier=[before]).document for file in files]
    reached = {passage.clause for document in documents if document for passage in document.passages}
    assert sorted(library().clauses.keys() - reached) == []
