"""A review copy: the same page with a note beside each passage; the clean copy knows nothing of it."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import chromium
import page as page_validation
import page_reader
import pytest
import sample_document

from generator import render, resources
from generator.document import Document, Leaf, LineBasis
from generator.problems import Place
from generator.render.notes import notes

DOCUMENT = sample_document.document()
CITED = {"gdpr-13-1-a": "GDPR Art. 13(1)(a)"}
HERE = Path("practices")


def review(document: Document = DOCUMENT) -> str:
    return render.review(document, CITED, HERE)


def leaf(file: str, line: int) -> Leaf:
    return Leaf(("a", line), Place(file, line, 1))


def with_basis(**changes: object) -> Document:
    passage = sample_document.passage("a/b", "Text.")
    basis = dataclasses.replace(passage.basis, **changes)  # type: ignore[arg-type]
    return dataclasses.replace(DOCUMENT, preamble=(dataclasses.replace(passage, basis=basis),), sections=())


def article(html: str) -> list[str]:
    """The words of the text, without those of the page around it."""
    return page_reader.read(html.partition("<article")[2].partition("</article>")[0]).text.split()


def test_every_passage_has_its_note_and_keeps_its_words() -> None:
    page, clean = page_reader.read(review()), page_reader.read(render.html(DOCUMENT))
    framed = [e for e in page.all("div") if e.attributes.get("class") == "basis"]
    assert len(framed) == len(DOCUMENT.passages)
    without = re.sub(r'<div class="basis" role="note">.*?</dl></div>', "", review())
    assert article(without) == article(render.html(DOCUMENT))
    ids = [[e.attributes["id"] for e in one.elements if "id" in e.attributes] for one in (page, clean)]
    assert ids[0] == ids[1]


def test_a_note() -> None:
    lines = (
        LineBasis(0, (leaf("practices/a.yaml", 3), leaf("practices/a.yaml", 4), leaf("practices/a.yaml", 9)), ()),
        LineBasis(1, (leaf("base.yaml", 2),), (leaf("practices/a.yaml", 3), leaf("practices/a.yaml", 5))),
    )
    document = with_basis(
        lines=lines,
        file="clauses/a/b.md.j2",
        review="not reviewed",
        derived_from=("x-1", "x-2"),
        meets=("gdpr-13-1-a", "y"),
    )
    (note,) = notes(document, CITED, HERE)
    page = page_reader.read(note)
    assert page.all("p")[0].text == "a/bversion 1not reviewed"
    assert [dt.text for dt in page.all("dt")] == ["prints", "reads", "since", "meets", "states", "from"]
    assert [dd.text for dd in page.all("dd")] == [
        "../base.yaml 2",
        "a.yaml 3–4, 9",
        "a.yaml 5",
        "sample.yaml 4",
        "GDPR Art. 13(1)(a) gdpr-13-1-a",
        "not: collect",
        "2 source statementsx-1, x-2",
    ]


def test_names_are_no_markup() -> None:
    (note,) = notes(with_basis(clause="<b>", review="<i>", file="f", because=(leaf("<u>.yaml", 1),)), CITED, HERE)
    assert not re.search("<[biu]>", note)


def test_many_propositions_are_counted() -> None:
    states = tuple({"action": f"a{n}", "holds": "yes"} for n in range(20))
    (note,) = notes(with_basis(states=states), CITED, HERE)
    assert "<dd>a7</dd><dd>and 12 more</dd>" in note


def test_it_says_that_it_is_internal() -> None:
    page = page_reader.read(review())
    assert "Internal, not for publication." in page.text
    assert {"name": "robots", "content": "noindex"} in [meta.attributes for meta in page.all("meta")]


def test_the_clean_copy_knows_nothing_of_it() -> None:
    before = render.html(DOCUMENT)
    review()
    assert render.html(DOCUMENT) == before
    assert not any(word in before for word in ('"basis"', '"passage"', ".basis", "eview", "noindex"))


def test_a_theme_may_have_a_style_of_its_own_for_it(tmp_path: Path) -> None:
    (tmp_path / "review-page.css").write_text(".basis { color: hotpink; }\n", "utf-8")
    assert "hotpink" in render.review(DOCUMENT, CITED, HERE, tmp_path)
    assert "hotpink" not in render.html(DOCUMENT, tmp_path)


def test_as_a_pdf_it_passes_every_rule() -> None:
    made = render.review_pdf(DOCUMENT, CITED, HERE)
    report = page_validation.validate_pdf_bytes(made, profile=page_validation.ValidationProfile.PDF_UA_1)
    assert [failure.message for failure in report.failures] == []


@pytest.mark.parametrize("width", [320, 800, 1280, 1600])
def test_the_notes_stand_in_the_margin_where_there_is_room(width: int, tmp_path: Path) -> None:
    file = tmp_path / "review.html"
    file.write_text(review(), "utf-8")
    with chromium.tab() as tab:
        tab.open(file, width=width)
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
        assert tab.requests == [file.as_uri()]
        assert tab.complaints == []
        beside = tab.evaluate(
            "[...document.querySelectorAll('.passage')].every(one => { const [text, note] ="
            " [...one.children].map(child => child.getBoundingClientRect()); return note.left >= text.right; })"
        )
    assert beside is (width >= 960)


def test_its_style_sheets_come_with_the_theme() -> None:
    theme = resources.templates() / "themes/plain"
    assert {"review-page.css", "review-print.css"} <= {path.name for path in theme.iterdir()}
