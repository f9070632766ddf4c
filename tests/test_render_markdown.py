from __future__ import annotations

import dataclasses
import subprocess
import sys
from pathlib import Path

import pytest
import sample_document
import yaml

from generator import render
from generator.document import slug

DOCUMENT = sample_document.document()


def parts(markdown: str) -> tuple[dict[str, object], list[str]]:
    """The front matter, read by YAML, and the blocks of the text."""
    _, front, text = markdown.split("---\n", 2)
    return yaml.safe_load(front), text.strip().split("\n\n")


def test_front_matter() -> None:
    front, _ = parts(render.markdown(dataclasses.replace(DOCUMENT, title='A: "b" # \n{{ c }}', updated=None)))
    assert front == {
        "title": 'A: "b" # {{ c }}',
        "language": "en",
        "effective": "2026-11-22",
        "version": "2.1",
        "digest": dataclasses.replace(DOCUMENT, title='A: "b" # \n{{ c }}', updated=None).digest,
    }


def test_order_of_the_text() -> None:
    _, blocks = parts(render.markdown(DOCUMENT))
    assert blocks[0] == "# Privacy Policy"
    assert blocks[1].startswith("Northlight offers")
    assert blocks[3] == "## Contents"
    assert blocks[4].splitlines()[:2] == ["1. [Who we are](#1-who-we-are)",
                                          "2. [The data we collect](#2-the-data-we-collect)"]  # fmt: skip
    assert blocks[5] == "## 1. Who we are"
    assert "### Data you give us" in blocks


def test_contents_name_every_section_at_its_anchor() -> None:
    _, blocks = parts(render.markdown(DOCUMENT))
    headings = [block.removeprefix("## ") for block in blocks if block.startswith("## ")][1:]
    assert blocks[4].splitlines() == [
        f"{number}. [{heading.removeprefix(f'{number}. ')}](#{slug(heading)})"
        for number, heading in enumerate(headings, 1)
    ]


def test_a_draft_says_so_and_asks() -> None:
    draft = sample_document.document(draft=True, questions=("Which *data*?", "How long?"))
    front, blocks = parts(render.markdown(draft))
    assert front["draft"] is True
    assert blocks[1] == (
        "> **Draft. Not for publication.**\n>\n> These questions are still open:\n>\n"
        "> - Which &#42;data&#42;?\n> - How long?"
    )


def test_a_draft_without_questions() -> None:
    _, blocks = parts(render.markdown(sample_document.document(draft=True)))
    assert blocks[1] == "> **Draft. Not for publication.**"


def test_a_heading_with_a_link_is_a_plain_entry() -> None:
    section = dataclasses.replace(DOCUMENT.sections[0], heading="The [rules](https://x.example)")
    text = render.markdown(dataclasses.replace(DOCUMENT, sections=(section,)))
    assert "1. [The rules](#1-the-rules)\n" in text


PAGE = {"markdown", "nh3", "jinja2"}
LIBRARIES = PAGE | {"weasyprint", "fontTools", "docx"}


@pytest.mark.parametrize(
    ("format", "loaded"),
    [
        ("markdown", set()),
        ("json", set()),
        ("html", PAGE),
        ("pdf", PAGE | {"weasyprint", "fontTools"}),
        ("docx", PAGE | {"docx"}),
    ],
)
def test_a_format_loads_its_own_libraries_only(format: str, loaded: set[str]) -> None:
    code = (
        f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r}); import sample_document\n"
        f"from generator import render; render.{format}(sample_document.document())\n"
        "print(*sys.modules)"
    )
    modules = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert LIBRARIES & set(modules.split()) == loaded
