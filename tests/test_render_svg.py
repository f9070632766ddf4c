"""Figures as SVG: well formed, named, escaped, complete, and the same each time."""

from __future__ import annotations

import dataclasses
import io
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import chromium
import page_reader
import pypdf
import pytest
import rendering
import sample_document

from generator import assemble, load, render
from generator.document import Column, Document, Figure, Node
from generator.render import to_svg

DOCUMENT = sample_document.document()
FIGURE = sample_document.figure()
FORMS = pytest.mark.parametrize("form", [to_svg.wide, to_svg.narrow])
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = [
    "</text><script>alert(1)</script>",
    "\"'><img src=x onerror=y>",
    "a & b &amp; &#60;",
    "]]>",
    "\x00\x08\ufffe",
    "x" * 200,
]

Form = Callable[[Figure], str]


def texts(svg: str) -> str:
    """All that is written, line by line."""
    return "\n".join(text.text or "" for text in ElementTree.fromstring(svg).iter(f"{SVG}text"))


def labelled(label: str) -> Figure:
    """A figure with the label everywhere a label can stand."""
    columns = tuple(
        Column(label, tuple(dataclasses.replace(node, label=label, note=label) for node in column.nodes))
        for column in FIGURE.columns
    )
    return dataclasses.replace(FIGURE, title=label, alternative=label, columns=columns)


@FORMS
def test_it_is_an_image_with_a_name_and_a_description(form: Form) -> None:
    root = ElementTree.fromstring(form(FIGURE))
    title, description = root[0], root[1]
    assert root.get("role") == "img"
    assert (title.tag, title.text) == (f"{SVG}title", FIGURE.title)
    assert (description.tag, description.text) == (f"{SVG}desc", FIGURE.alternative)
    assert (root.get("aria-labelledby"), root.get("aria-describedby")) == (title.get("id"), description.get("id"))


@FORMS
def test_every_node_is_written_and_nothing_else(form: Form) -> None:
    words = [column.heading for column in FIGURE.columns]
    words += [text for column in FIGURE.columns for node in column.nodes for text in (node.label, node.note)]
    written = re.findall(r"\w+", texts(form(FIGURE)).lower())
    assert set(written) == set(re.findall(r"\w+", " ".join(words).lower()))


@FORMS
@pytest.mark.parametrize("label", HOSTILE)
def test_labels_are_text_whatever_they_hold(form: Form, label: str) -> None:
    svg = form(labelled(label))
    tags = {element.tag.removeprefix(SVG) for element in ElementTree.fromstring(svg).iter()}
    assert tags <= {"svg", "title", "desc", "g", "path", "rect", "circle", "text"}
    inked = re.sub(r"[\s\x00\x08\ufffe]", "", label)
    assert inked.lower() in re.sub(r"\s", "", texts(svg)).lower()


@FORMS
def test_it_asks_for_nothing_and_runs_nothing(form: Form) -> None:
    svg = form(FIGURE).replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert not re.search(r"http:|https:|url\(|href|style=|<style|<script| on\w+=", svg)


@FORMS
def test_the_same_figure_gives_the_same_text(form: Form) -> None:
    assert form(FIGURE) == form(sample_document.figure())


def test_a_ribbon_for_each_link() -> None:
    assert to_svg.wide(FIGURE).count("<path") == len(FIGURE.links)


def test_nodes_stand_in_an_order_that_crosses_little() -> None:
    def column(name: str) -> Column:
        return Column(name, tuple(Node(f"{name}{i}", f"{name}{i}") for i in range(4)))

    links = tuple((f"a{i}", f"b{3 - i}") for i in range(4)) + tuple((f"b{i}", f"c{3 - i}") for i in range(4))
    svg = to_svg.wide(dataclasses.replace(FIGURE, columns=(column("a"), column("b"), column("c")), links=links))
    at = {
        t.text: float(t.get("y", ""))
        for t in ElementTree.fromstring(svg).iter(f"{SVG}text")
        if t.text not in ("a", "b", "c")
    }
    places = [[at[f"a{i}"], at[f"b{3 - i}"], at[f"c{i}"]] for i in range(4)]
    assert all(len(set(row)) == 1 for row in places)


def test_boxes_do_not_overlap() -> None:
    for path in rendering.PRACTICES:
        (figure,) = policy(path).figures
        by_column: dict[str | None, list[tuple[float, float]]] = {}
        for box in ElementTree.fromstring(to_svg.wide(figure)).iter(f"{SVG}rect"):
            top = float(box.get("y", ""))
            by_column.setdefault(box.get("x"), []).append((top, top + float(box.get("height", ""))))
        for boxes in by_column.values():
            boxes.sort()
            assert all(one[1] < other[0] for one, other in pairwise(boxes))


def policy(path: Path) -> Document:
    return assemble.document(load.declaration(path), rendering.library())


def test_the_page_has_it_once_seen_and_named_after_the_contents() -> None:
    page = page_reader.read(render.html(DOCUMENT))
    (figure,) = page.all("figure")
    assert figure.within == ["html", "body", "main", "article"]
    assert page.all("figcaption")[0].text == FIGURE.title
    order = [e.tag for e in page.elements if e.tag in ("nav", "figure", "h2")]
    assert order[:4] == ["nav", "h2", "figure", "h2"]
    ids = [e.attributes["id"] for e in page.elements if "id" in e.attributes]
    assert len(ids) == len(set(ids))


def test_the_caption_links_to_the_tables() -> None:
    page = page_reader.read(render.fragment(DOCUMENT))
    assert "#2-the-data-we-collect" in [a.attributes["href"] for a in page.all("a") if "figure" in a.within]


def test_hostile_labels_do_not_get_into_the_page() -> None:
    figure = dataclasses.replace(labelled(HOSTILE[0]), caption="<script>alert(1)</script> [a](javascript:b)")
    page = page_reader.read(render.html(dataclasses.replace(DOCUMENT, figures=(figure,))))
    assert page.all("script") == []
    assert not any((a.attributes.get("href") or "").startswith("javascript") for a in page.all("a"))


def test_markdown_leaves_it_to_the_tables() -> None:
    without = dataclasses.replace(DOCUMENT, figures=())
    assert re.sub("sha256:.*", "", render.markdown(DOCUMENT)) == re.sub("sha256:.*", "", render.markdown(without))


def test_in_a_pdf_its_alternative_says_what_it_shows() -> None:
    reader = pypdf.PdfReader(io.BytesIO(render.pdf(DOCUMENT)))
    numbers = range(1, int(reader.trailer["/Size"]))
    objects = [reader.get_object(pypdf.generic.IndirectObject(number, 0, reader)) for number in numbers]
    figures = [o for o in objects if isinstance(o, dict) and o.get("/S") == "/Figure"]
    assert [figure["/Alt"] for figure in figures] == [f"{FIGURE.title}. {FIGURE.alternative}"]


def test_in_a_pdf_the_same_bytes_come_each_time() -> None:
    assert render.pdf(DOCUMENT) == render.pdf(sample_document.document())


@pytest.fixture(scope="module")
def tab() -> Iterator[chromium.Tab]:
    with chromium.tab() as opened:
        yield opened


SHOWN = "[...document.querySelectorAll('.picture svg')].find(svg => svg.getBoundingClientRect().width)"
CUT = f"""
    (picture => [...picture.querySelectorAll('text')]
      .filter(text => text.getBoundingClientRect().right > picture.getBoundingClientRect().right + 1)
      .map(text => text.textContent))({SHOWN})
"""
SMALLEST = f"""
    (picture => Math.min(...[...picture.querySelectorAll('text')]
      .map(text => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a)))({SHOWN})
"""


@pytest.mark.parametrize("width", [360, 390, 700, 768, 1280])
def test_in_a_browser_the_form_fits_the_screen(tab: chromium.Tab, tmp_path: Path, width: int) -> None:
    page = tmp_path / "policy.html"
    page.write_text(render.html(policy(rendering.PRACTICES[0])), "utf-8")
    tab.open(page, width=width)
    assert tab.evaluate(f"{SHOWN}.parentNode.className") == ("wide" if width > 704 else "narrow")
    assert tab.evaluate("document.documentElement.scrollWidth") == width
    assert tab.evaluate(CUT) == []
    assert tab.evaluate(SMALLEST) > 10.5
