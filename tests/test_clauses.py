"""Clause files read; the library made ready beforehand, used while it fits its sources."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from generator import assemble, clauses, compile, compiled, load, resources
from generator.problems import Refused

GOOD = "---\nheading: Names\nwhen: data-given\nversion: 3\n---\nWe are {{ company.brand }}.\n"
PRACTICE = Path(__file__).parent.parent / "practices" / "integrica.yaml"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read(text: str) -> clauses.Clause:
    file = Path("data/names.md.j2")
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(text.encode())
    return clauses.read(file, Path())


def refusal(text: str) -> list[str]:
    with pytest.raises(Refused) as refused:
        read(text)
    return str(refused.value).splitlines()


def test_a_clause(folder: Path) -> None:
    clause = read(GOOD)
    assert (clause.id, clause.section, clause.heading, clause.when) == ("data/names", "data", "Names", "data-given")
    assert (clause.version, clause.each, clause.meets, clause.file) == (3, None, [], "data/names.md.j2")


def test_front_matter_is_blanked_not_cut(folder: Path) -> None:
    clause = read(GOOD)
    assert clause.template == "\n\n\n\n\nWe are {{ company.brand }}.\n"
    assert read(GOOD.replace("\n", "\r\n")).template.count("\n") == clause.template.count("\n")


def test_the_digest_is_that_of_heading_and_words(folder: Path) -> None:
    digest = read(GOOD).digest
    assert re.fullmatch("sha256:[0-9a-f]{64}", digest)
    assert read(GOOD.replace("version: 3", "version: 4")).digest == digest
    assert read(GOOD.replace("We are", "I am")).digest != digest
    assert read(GOOD.replace("Names", "Name")).digest != digest


def test_no_front_matter(folder: Path) -> None:
    assert refusal("We are.\n") == [
        "data/names.md.j2:1:1: error: a clause starts with front matter between two lines of '---' [no-front-matter]"
    ]


def test_faults_of_front_matter_at_their_lines(folder: Path) -> None:
    told = refusal("---\nwen: data-given\nversion: one\nstates: [{action: sell, dta: name}]\n---\nText\n")
    assert [line.split(": error: ")[0] for line in told] == [
        f"data/names.md.j2:{place}" for place in ("2:1", "3:10", "4:25")
    ]
    assert told[0].endswith("'wen' is not a field here; did you mean 'when' [unknown-field]")


def test_every_file_at_fault_is_told(folder: Path) -> None:
    for name in ("one", "two"):
        Path(f"{name}.md.j2").write_text("Text\n", "utf-8")
    with pytest.raises(Refused) as refused:
        clauses.library([folder])
    assert [Path(p.place.path).name for p in refused.value.problems] == ["one.md.j2", "two.md.j2"]


def test_a_layer_replaces_and_adds(folder: Path) -> None:
    (folder / "opening").mkdir()
    (folder / "opening" / "about.md.j2").write_text(GOOD, "utf-8")
    (folder / "opening" / "more.md.j2").write_text(GOOD, "utf-8")
    held = clauses.library([folder])
    assert held.clauses["opening/about"].heading == held.clauses["opening/more"].heading == "Names"
    assert len(held.clauses) == len(clauses.library().clauses) + 1


@pytest.fixture
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the library we ship, and an empty folder for what is made ready of it."""
    shutil.copytree(resources.templates(), tmp_path / "templates")
    monkeypatch.setattr(resources, "templates", lambda: tmp_path / "templates")
    monkeypatch.setattr(resources, "compiled", lambda: tmp_path / "ready")
    return tmp_path / "templates"


def test_the_library_made_ready_is_that_of_the_sources(templates: Path) -> None:
    plain = clauses.library()
    compile.main()
    ready = clauses.library()
    assert ready == plain
    assert all(c.code for c in ready.clauses.values())
    assert not any(c.code for c in plain.clauses.values())
    declared = load.declaration(PRACTICE)
    assert assemble.document(declared, ready) == assemble.document(declared, plain)


def test_a_stale_one_is_ignored(templates: Path) -> None:
    compile.main()
    file = templates / "clauses/en/opening/about.md.j2"
    file.write_text(f"{file.read_text('utf-8')}More.\n", "utf-8")
    assert clauses.library().clauses["opening/about"].template.endswith("More.\n")
    assert compiled.load(templates, "en") is None


@pytest.mark.parametrize("content", [b"", b"no marshal", b"\xe9\x01\x00\x00\x00"])
def test_a_broken_one_is_ignored(templates: Path, content: bytes) -> None:
    compile.main()
    (resources.compiled() / "en.bin").write_bytes(content)
    assert compiled.load(templates, "en") is None
