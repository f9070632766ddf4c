from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path

import chromium
import page_reader
import pytest
import sample_document

from generator import render, resources

DOCUMENT = sample_document.document()
PAGE_CSS = (resources.templates() / "themes/plain/page.css").read_text("utf-8")
PAGE = page_reader.read(render.html(DOCUMENT))


def fragment(markdown: str) -> page_reader.Page:
    passage = sample_document.passage("a/b", markdown)
    html = render.fragment(dataclasses.replace(DOCUMENT, preamble=(passage,), sections=(), figures=()))
    return page_reader.read(html)


def test_head() -> None:
    metas = {meta.attributes.get("name"): meta.attributes["content"] for meta in PAGE.all("meta")[1:]}
    assert metas["digest"] == DOCUMENT.digest
    assert (metas["generator"] or "").startswith("FairNotice ")
    assert PAGE.all("html")[0].attributes == {"lang": "en"}
    assert PAGE.all("title")[0].text == "Privacy Policy · Northlight"
    assert PAGE.all("link")[0].attributes == {"rel": "canonical", "href": "https://northlight.example/privacy"}


def test_landmarks_and_skip_link() -> None:
    assert [len(PAGE.all(tag)) for tag in ("header", "main", "article", "nav", "footer", "h1")] == [1] * 6
    skip = PAGE.all("a")[0]
    assert skip.text == "Skip to the text"
    assert skip.attributes["href"] == f"#{PAGE.all('main')[0].attributes['id']}"


def test_links_of_the_contents_lead_somewhere() -> None:
    anchors = [e.attributes["id"] for e in PAGE.elements if "id" in e.attributes]
    assert len(anchors) == len(set(anchors))
    inside = [a.attributes["href"] for a in PAGE.all("a") if "nav" in a.within]
    assert inside == [f"#{section.anchor}" for section in DOCUMENT.sections]
    assert {(href or "")[1:] for href in inside} <= set(anchors)


def test_levels_of_headings_have_no_gap() -> None:
    levels = [int(e.tag[1]) for e in PAGE.elements if re.fullmatch("h[1-6]", e.tag)]
    assert all(after - before <= 1 for before, after in zip([0, *levels], levels, strict=False))


def test_table() -> None:
    page = fragment("**Some &amp; others**\n\n| A | B &amp; C |\n| --- | --- |\n| x | y |")
    region = page.all("div")[0]
    assert region.attributes == {
        "class": "table", "role": "region", "tabindex": "0", "aria-label": "Some & others",
    }  # fmt: skip
    assert page.all("caption")[0].text == "Some & others"
    assert [p.text for p in page.all("p")][1:] == []
    assert [(cell.text, cell.attributes) for cell in page.elements if cell.tag in ("th", "td")] == [
        ("A", {"scope": "col"}),
        ("B & C", {"scope": "col"}),
        ("x", {"scope": "row"}),
        ("y", {"data-label": "B & C"}),
    ]


def test_a_table_without_caption_is_named_by_its_heading() -> None:
    page = fragment("### Data\n\n| A | B |\n| --- | --- |\n| x | y |")
    assert page.all("div")[0].attributes["aria-label"] == "Data"


def test_a_bold_paragraph_elsewhere_stays_one() -> None:
    page = fragment("**Note**\n\nText.")
    assert page.all("caption") == []
    assert page.all("strong")[0].text == "Note"


def test_second_level_of_a_list() -> None:
    page = fragment("- one\n  - two\n- three")
    assert [li.text.split() for li in page.all("li")] == [["one", "two"], ["two"], ["three"]]


def test_items_with_blank_lines_between_are_text() -> None:
    page = fragment("- **one**\n\n- two\n  - three")
    assert [(li.tag, li.text.split()) for li in page.all("li")] == [
        ("li", ["one"]),
        ("li", ["two", "three"]),
        ("li", ["three"]),
    ]
    assert not [p for p in page.all("p") if "li" in p.within]


def test_headings_that_come_again_keep_their_own_anchors() -> None:
    page = fragment("### Google\n\na\n\n### Google\n\nb\n\n### Google")
    assert [h.attributes["id"] for h in page.all("h3")] == ["google", "google-1", "google-2"]


def test_only_links_to_elsewhere_are_noopener() -> None:
    page = fragment("[a](https://x.example) [b](mailto:a@x.example) [c](#privacy-policy)")
    assert [a.attributes.get("rel") for a in page.all("a")] == ["noopener", None, None]


@pytest.mark.parametrize(
    "markup",
    ["<script>alert(1)</script>", "<div onclick='x'>", "<https://x.example>", "`code`", "![x](https://x.example/y)"],
)
def test_what_is_no_part_of_the_dialect_is_text(markup: str) -> None:
    page = fragment(f"Before {markup} after")
    assert {e.tag for e in page.elements} <= {"article", "h1", "p", "a"}
    assert "before" in page.text.lower()


def test_a_link_that_runs_code_is_none() -> None:
    assert "href" not in fragment("[a](javascript:alert(1))").all("a")[0].attributes


def test_the_fragment_is_the_article_of_the_page() -> None:
    html = render.fragment(DOCUMENT)
    assert html.startswith('<article class="fairnotice" lang="en">\n<h1 id="privacy-policy">')
    assert html in render.html(DOCUMENT)
    assert not re.search(r"<(html|head|body|style|script|link|meta)\b", html)


def test_a_draft_is_marked_and_not_indexed() -> None:
    page = page_reader.read(render.html(sample_document.document(draft=True, questions=("What?",))))
    assert "Draft. Not for publication." in page.all("aside")[0].text
    assert {"name": "robots", "content": "noindex"} in [meta.attributes for meta in page.all("meta")]


def test_a_theme_replaces_what_it_has(tmp_path: Path) -> None:
    (tmp_path / "page.css").write_text("p { color: teal }\n", "utf-8")
    html = render.html(DOCUMENT, tmp_path)
    assert "color: teal" in html
    assert "--paper" not in html
    assert "@page" in html


def colours(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", css))


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [0, 1])
def test_colours_meet_wcag_aa(scheme: int) -> None:
    palette = colours(PAGE_CSS.split("prefers-color-scheme: dark")[scheme])
    pairs = [("ink", "paper"), ("soft", "paper"), ("link", "paper"), ("ink", "wash"), ("soft", "wash"),
             ("link", "wash"), ("ink", "alert-wash"), ("alert", "alert-wash")]  # fmt: skip
    for front, back in pairs:
        light, dark = sorted((luminance(palette[front]), luminance(palette[back])), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, (front, back)


@pytest.fixture(scope="module")
def tab() -> Iterator[chromium.Tab]:
    with chromium.tab() as opened:
        yield opened


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("page") / "privacy-policy.html"
    file.write_text(render.html(DOCUMENT), "utf-8")
    return file


@pytest.mark.parametrize("width", [320, 360, 390, 768, 1152, 1280, 1920])
def test_in_a_browser_nothing_hangs_over(tab: chromium.Tab, page: Path, width: int) -> None:
    tab.open(page, width=width)
    assert tab.requests == [page.as_uri()]
    assert tab.complaints == []
    assert tab.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize(("dark", "paper"), [(False, "rgb(253, 253, 252)"), (True, "rgb(21, 24, 27)")])
def test_in_a_browser_it_is_dark_where_the_reader_is(tab: chromium.Tab, page: Path, dark: bool, paper: str) -> None:
    tab.open(page, width=1280, dark=dark)
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == paper


def test_in_a_browser_the_contents_stay_in_sight_beside_the_text(tab: chromium.Tab, page: Path) -> None:
    tab.open(page, width=1280)
    tab.evaluate("scrollTo({top: 2500, behavior: 'instant'})")
    nav = tab.evaluate("document.querySelector('nav div').getBoundingClientRect().toJSON()")
    text = tab.evaluate("document.querySelector('h2[id^=\"4\"]').getBoundingClientRect().toJSON()")
    assert 0 <= nav["top"] < nav["bottom"] <= 900
    assert nav["right"] < text["left"]


def test_in_a_browser_a_row_is_a_card_on_a_phone(tab: chromium.Tab, page: Path) -> None:
    style = "getComputedStyle(document.querySelector('td'), '::before').content"
    tab.open(page, width=390)
    assert tab.evaluate(style) == '"When"'
    tab.open(page, width=1280)
    assert tab.evaluate(style) == "none"
