"""Declarations read from files: what completes what, ids, references; and every broken file with its problems."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import load, report, source
from generator.problems import Refused

BROKEN = Path(__file__).parent / "broken"
WHOLE = BROKEN / "bases" / "whole.yaml"


def refusal(path: Path) -> str:
    """The problems of a file, one a line, without the file's name."""
    with pytest.raises(Refused) as refused:
        load.declaration(path)
    return "\n".join(
        f"{p.place.line}:{p.place.column} {p.message} [{p.rule}]" for p in refused.value.problems
    )


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
