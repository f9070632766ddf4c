from __future__ import annotations

import dataclasses
import io
import re
import subprocess
import sys
import zipfile
from typing import Any

import docx
import pytest
import rendering
import sample_document
from docx.oxml.ns import qn
from lxml import etree

from generator import assemble, load, render
from generator.document import Document
from generator.markup import plain
from generator.render import bookmarks

DOCUMENT = sample_document.document()
DRAFT = sample_document.document(draft=True, questions=("Who receives <b>data</b>?",))
MADE = render.docx(DOCUMENT)


def read(made: bytes) -> Any:
    return docx.Document(io.BytesIO(made))


def part(made: bytes, name: str) -> Any:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(made)).read(name))


def texts(made: bytes, style: str) -> list[str]:
    return [p.text for p in read(made).paragraphs if p.style.name == style]


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def said(element: Any) -> str:
    """The text within, with a blank between paragraphs."""
    return " ".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in element.iter(qn("w:p")))


def test_headings_have_their_styles_and_sections_word_numbers() -> None:
    assert texts(MADE, "Title") == ["Privacy Policy"]
    assert texts(MADE, "Heading 1") == [section.heading for section in DOCUMENT.sections]
    assert texts(MADE, "Heading Unnumbered") == ["Contents"]
    assert texts(MADE, "Heading 2") == [p.heading for p in DOCUMENT.passages if p.heading]
    heading = read(MADE).styles["Heading 1"].element
    assert heading.find(f".//{qn('w:numPr')}/{qn('w:numId')}").get(qn("w:val")) == "1"


def test_each_passage_lies_in_a_bookmark_of_its_clause() -> None:
    body = read(MADE).element.body
    names = [b.get(qn("w:name")) for b in body.iter(qn("w:bookmarkStart"))]
    ends = [b.get(qn("w:id")) for b in body.iter(qn("w:bookmarkEnd"))]
    assert len(names) == len(set(names)) == len(set(ends))
    assert [name for name in names if name.startswith("clause_")] == [
        "clause_" + re.sub(r"\W", "_", passage.clause) for passage in DOCUMENT.passages
    ]


def test_a_long_or_repeated_clause_has_a_name_word_takes() -> None:
    taken: dict[str, int] = {}
    ids = ["data/" + "very-" * 20 + "long", "data/" + "very-" * 20 + "longer", "rights/see", "rights/see"]
    names = [bookmarks.clause(id_, taken) for id_ in ids]
    assert len(set(names)) == 4
    assert all(re.fullmatch(r"[a-z][A-Za-z0-9_]{,39}", name) for name in names)
    assert [bookmarks.meant(name, ids) for name in names] == ids
    assert bookmarks.meant("clause_other", ids) is None


def test_a_reference_is_a_field_to_the_number_of_its_section() -> None:
    passage = sample_document.passage("a/b", "See [section 2](#2-the-data-we-collect), please.")
    body = read(render.docx(dataclasses.replace(DOCUMENT, preamble=(passage,)))).element.body
    (codes,) = [[c.text for c in p.iter(qn("w:instrText"))] for p in body if said(p) == "See section 2, please."] or [
        []
    ]
    assert codes == [r" REF section_data \r \h "]


def test_contents_lead_to_the_sections() -> None:
    body = read(MADE).element.body
    entries = [p for p in read(MADE).paragraphs if p.style.name == "toc 1"]
    assert [said(p._p) for p in entries][:2] == ["1.Who we are", "2.The data we collect"]
    anchors = {a.get(qn("w:anchor")) for a in body.iter(qn("w:hyperlink"))} - {None}
    assert anchors <= {b.get(qn("w:name")) for b in body.iter(qn("w:bookmarkStart"))}
    begun, ended = (
        [f for f in body.iter(qn("w:fldChar")) if f.get(qn("w:fldCharType")) == kind] for kind in ("begin", "end")
    )
    assert len(begun) == len(ended)


def test_tables_repeat_their_headers_and_name_themselves() -> None:
    tables = read(MADE).tables
    assert len(tables) == 6
    for table in tables:
        first, *rows = table._tbl.findall(qn("w:tr"))
        assert first.find(f".//{qn('w:tblHeader')}") is not None
        assert len(first.findall(f".//{qn('w:shd')}")) == len(first.findall(qn("w:tc")))
        assert not any(row.find(f".//{qn('w:tblHeader')}") is not None for row in rows)
    recipients = next(t for t in tables if t.cell(0, 0).text == "Recipient")
    assert recipients.cell(4, 0).text == "Zażółć & Συνεργάτες Α.Ε."
    assert "Recipients" in texts(MADE, "Caption")


def test_a_picture_is_a_table_of_what_it_joins() -> None:
    table = read(MADE).tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Data", "Purpose", "Recipient"],
        ["Names", "Your account", "Northlight (we, Poland)"],
        ["Names, Card details", "Payments", f"{sample_document.NASTY} ({sample_document.NAMES})"],
    ]
    described = table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val"))
    assert described == DOCUMENT.figures[0].alternative


def test_lists_are_lists_and_numbered_ones_begin_anew() -> None:
    passage = sample_document.passage("a/b", "1. one\n2. two\n\nText.\n\n1. three\n\nMore:\n\n- four\n  - five")
    made = read(render.docx(dataclasses.replace(DOCUMENT, preamble=(passage,))))
    numbers = [p._p.pPr.numPr.numId.val for p in made.paragraphs if p.style.name == "List Number"]
    assert numbers == [4, 4, 5]
    listed = [(p.style.name, p.text) for p in made.paragraphs if p.text in ("four", "five")]
    assert listed == [("List Bullet", "four"), ("List Bullet 2", "five")]


def test_links_lead_out() -> None:
    rels = [rel.target_ref for rel in read(MADE).part.rels.values() if rel.is_external]
    assert "https://northlight.example/sub-processors?lang=en&all=1" in rels
    assert "mailto:privacy@northlight.example" in rels


def test_properties() -> None:
    core = read(MADE).core_properties
    assert (core.title, core.author, core.language, core.version) == ("Privacy Policy", "Northlight", "en", "2.1")
    assert (core.comments, core.revision, core.created.date().isoformat()) == ("", 1, "2026-11-22")
    custom = {p.get("name"): p[0].text for p in part(MADE, "docProps/custom.xml")}
    assert custom == {
        "FairNotice digest": DOCUMENT.digest,
        "FairNotice kind": "privacy-policy",
        "Effective": "2026-11-22",
        "Updated": "2026-11-22",
        "Version": "2.1",
    }


def test_language_and_tracking() -> None:
    assert {e.get(qn("w:val")) for e in part(MADE, "word/styles.xml").iter(qn("w:lang"))} == {"en-GB"}
    assert part(MADE, "word/settings.xml").find(qn("w:trackRevisions")) is not None


def test_a_draft_says_so_on_each_page_with_its_questions() -> None:
    made = read(render.docx(DRAFT))
    assert made.core_properties.content_status == "Draft"
    assert made.sections[0].header.paragraphs[0].text == "Draft. Not for publication."
    assert "Who receives <b>data</b>?" in [p.text for p in made.paragraphs]


def test_awkward_text_comes_back() -> None:
    nasty = dataclasses.replace(DOCUMENT, title="A\x00<b>\ufffe&", organisation="B\x1f</x>")
    made = read(render.docx(nasty))
    assert made.core_properties.title
    assert next(p.text for p in made.paragraphs if p.style.name == "Title").endswith("<b>&")


@pytest.mark.parametrize("document", [DOCUMENT, DRAFT], ids=["final", "draft"])
def test_all_words_of_the_text_are_there(document: Document) -> None:
    all_said_in(document)


@pytest.mark.parametrize("file", rendering.PRACTICES, ids=lambda file: file.stem)
def test_all_words_of_a_real_policy_are_there(file: Any) -> None:
    all_said_in(assemble.document(load.declaration(file), rendering.library()))


def all_said_in(document: Document) -> None:
    body = read(render.docx(document)).element.body
    found = " ".join(words(said(body)))
    for passage in document.passages:
        for block in [passage.heading or "", *to_markdown_lines(passage.markdown)]:
            assert " ".join(words(plain(block))) in found
    assert all(" ".join(words(plain(section.heading))) in found for section in document.sections)


def to_markdown_lines(markdown: str) -> list[str]:
    """Its lines without the numbers of lists, which Word counts by itself, and the rules of tables."""
    return [re.sub(r"^\d+\. ", "", line) for line in markdown.split("\n") if not re.fullmatch(r"[|: -]+", line)]


def test_same_bytes_each_time() -> None:
    assert render.docx(sample_document.document()) == MADE
    entries = zipfile.ZipFile(io.BytesIO(MADE)).infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert entries[0].filename == "[Content_Types].xml"


def test_without_its_library_the_message_says_what_to_install() -> None:
    code = (
        "import sys; sys.modules['docx'] = None\n"
        "from generator import render\n"
        "try:\n    render.docx(None)\n"
        "except render.Unavailable as missing:\n    print(missing)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout == "Word files need python-docx; install 'fairnotice[docx]'\n"
