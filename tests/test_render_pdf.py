from __future__ import annotations

import dataclasses
import io
import logging
import os
import re
import subprocess
import sys
from pathlib import Path

import page as page_validation
import page_reader
import pypdf
import pytest
import rendering
import sample_document

from generator import assemble, load, render
from generator.document import Document

DOCUMENT = sample_document.document()
DRAFT = sample_document.document(draft=True, questions=("Which data?",))


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return render.pdf(DOCUMENT)


@pytest.fixture(scope="module")
def file(pdf: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pdf") / "privacy-policy.pdf"
    path.write_bytes(pdf)
    return path


def tool(*command: str | Path) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


@pytest.mark.parametrize("document", [DOCUMENT, DRAFT], ids=["final", "draft"])
def test_every_rule_of_pdf_ua_passes(document: Document) -> None:
    made = render.pdf(document)
    report = page_validation.validate_pdf_bytes(made, profile=page_validation.ValidationProfile.PDF_UA_1)
    assert [failure.message for failure in report.failures] == []
    assert report.is_compliant


@pytest.mark.parametrize("name", ["practices/crm_io.yaml", "templates/profiles/newsletter.yaml"])
def test_every_rule_passes_for_a_policy_with_its_summary_and_picture(name: str) -> None:
    declaration = load.declaration(Path(__file__).parents[1] / name)
    made = render.pdf(assemble.document(declaration, rendering.library()))
    report = page_validation.validate_pdf_bytes(made, profile=page_validation.ValidationProfile.PDF_UA_1)
    assert [failure.message for failure in report.failures] == []


def test_title_language_and_bookmarks(pdf: bytes) -> None:
    read = pypdf.PdfReader(io.BytesIO(pdf))
    assert read.metadata is not None
    assert read.metadata.title == "Privacy Policy · Northlight"
    assert read.metadata.author == "Northlight"
    assert read.trailer["/Root"]["/Lang"] == "en"
    (top,) = (entry for entry in read.outline if not isinstance(entry, list))
    assert top.title == "Privacy Policy"
    sections = [entry.title for entry in read.outline[1] if not isinstance(entry, list)]
    assert sections == [section.title for section in DOCUMENT.sections]


def test_links_have_a_description_and_are_printed(pdf: bytes) -> None:
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    links = [a.get_object() for p in pages for a in p.get("/Annots", ())]
    assert {link["/F"] for link in links} == {4}
    assert [link["/Contents"] for link in links][:2] == ["1. Who we are", "1. Who we are"]


def test_it_says_what_the_page_says(file: Path) -> None:
    text = page_reader.folded(tool("pdftotext", "-layout", file, "-"))
    elsewhere = r'<div class="narrow".*?</div>|<title.*?</title>|<desc.*?</desc>'
    html = page_reader.read(re.sub(elsewhere, "", render.fragment(DOCUMENT), flags=re.DOTALL))
    words = set(page_reader.folded(html.text).split())
    assert words - set(text.split()) == set()
    assert sample_document.NAMES in text
    assert sample_document.NASTY in text


def test_contents_name_the_pages(file: Path) -> None:
    first = tool("pdftotext", "-layout", "-l", "1", file, "-")
    entries = re.findall(r"(?m)^ *(\d+\..+?) {3,}(\d+)$", first)
    assert [title for title, _ in entries] == [section.title for section in DOCUMENT.sections]
    for title, number in entries:
        there = tool("pdftotext", "-layout", "-f", number, "-l", number, file, "-")
        assert re.search(rf"(?m)^ *{re.escape(title)}$", there)
    assert ". . ." not in first
    assert "...." not in first


def test_pages_are_numbered(file: Path) -> None:
    pages = tool("pdftotext", "-layout", file, "-").split("\f")[:-1]
    for number, text in enumerate(pages, start=1):
        assert re.search(rf"Privacy Policy +{number} ?/ ?{len(pages)}$", text.strip())


def test_only_our_fonts_and_all_embedded(file: Path) -> None:
    rows = [line.split() for line in tool("pdffonts", file).splitlines()[2:]]
    assert {row[0].split("+")[1] for row in rows} == {"Fira-Sans", "Fira-Sans-Bold"}
    assert all(row[-5:-2] == ["yes", "yes", "yes"] for row in rows)


def test_a_long_word_is_broken_and_not_cut_off(tmp_path: Path) -> None:
    word = "x" * 200
    text = f"{word}\n\n| A | Lifetime |\n| --- | --- |\n| {word} | {word} |"
    document = dataclasses.replace(DOCUMENT, title=word, preamble=(sample_document.passage("a/b", text),))
    (tmp_path / "a.pdf").write_bytes(render.pdf(document))
    boxes = tool("pdftotext", "-bbox", tmp_path / "a.pdf", "-")
    right_margin = (210 - 20) / 25.4 * 72
    assert max(float(edge) for edge in re.findall(r'xMax="([\d.]+)"', boxes)) < right_margin
    assert ">Lifetime<" in boxes


def test_a_draft_says_so_on_every_page(tmp_path: Path) -> None:
    (tmp_path / "draft.pdf").write_bytes(render.pdf(DRAFT))
    pages = tool("pdftotext", tmp_path / "draft.pdf", "-").split("\f")[:-1]
    assert len(pages) > 2
    assert all("Draft. Not for publication." in page for page in pages)


def test_weasyprint_has_no_complaint(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        render.pdf(DOCUMENT)
        render.pdf(DRAFT)
    assert caplog.messages == []


@pytest.mark.parametrize("address", ["{file}", "https://x.example/x.css", "http://127.0.0.1:9/x.css"])
def test_nothing_is_fetched(tmp_path: Path, caplog: pytest.LogCaptureFixture, address: str) -> None:
    secret = tmp_path / "secret.css"
    secret.write_text("html { display: none }", "utf-8")
    address = address.format(file=secret.as_uri())
    (tmp_path / "print.css").write_text(f"@import '{address}';\n", "utf-8")
    (tmp_path / "made.pdf").write_bytes(render.pdf(DOCUMENT, tmp_path))
    assert f"URI uses disallowed protocol: {address}" in caplog.text
    assert "Northlight offers" in tool("pdftotext", tmp_path / "made.pdf", "-")


@pytest.mark.parametrize("fault", [{"title": " "}, {"language": ""}])
def test_without_title_or_language_there_is_no_pdf(fault: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="needs a title and a language"):
        render.pdf(dataclasses.replace(DOCUMENT, **fault))  # type: ignore[arg-type]


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    class Missing:
        def find_spec(self, name: str, *_: object) -> None:
            if name == "weasyprint":
                print("noise")  # noqa: T201 - as WeasyPrint does
                raise OSError("cannot load library 'libpango-1.0-0'")

    for name in [name for name in sys.modules if name.split(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [Missing(), *sys.meta_path])
    with pytest.raises(render.Unavailable, match=r"^a PDF needs Pango and HarfBuzz: apt-get install "):
        render.pdf(DOCUMENT)
    assert capsys.readouterr().out == ""


BUILD = """
import sys
sys.path.insert(0, {tests!r})
import sample_document
from generator import assemble, load, render
from generator.document import Document
document = sample_document.document()
out = sys.stdout.buffer
out.write(render.markdown(document).encode())
out.write(render.html(document).encode())
out.write(render.json(document).encode())
out.write(render.pdf(document))
"""


def build_elsewhere(folder: Path, **environment: str) -> bytes:
    code = BUILD.format(tests=str(Path(__file__).parent))
    command = [sys.executable, "-c", code]
    variables = {**os.environ, **environment}
    return subprocess.run(command, cwd=folder, env=variables, check=True, capture_output=True).stdout


def test_two_processes_write_the_same_bytes(tmp_path: Path) -> None:
    other = tmp_path / "other & place"
    other.mkdir()
    first = build_elsewhere(tmp_path, PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C")
    second = build_elsewhere(
        other, PYTHONHASHSEED="2", TZ="Asia/Tokyo", LC_ALL="de_DE.UTF-8", LANG="ja_JP.UTF-8",
        TMPDIR=str(other), HOME=str(tmp_path), FONTCONFIG_FILE="/etc/fonts/fonts.conf",
    )  # fmt: skip
    assert len(first) > 30_000
    assert first == second
