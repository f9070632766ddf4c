"""The elements of a Word file: text, fields, paragraphs and tables in WordprocessingML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from generator.render.docx_styles import WIDTH
from generator.render.to_svg import NOT_XML

_BLANKS = re.compile("[ \t\r\n]+")


def w(tag: str, *children: Any, **attributes: str) -> Any:
    """An element of WordprocessingML."""
    element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    element.extend(children)
    return element


def run(text: str, bold: bool = False, italic: bool = False, link: bool = False) -> Any:
    properties = [w("rStyle", val="Hyperlink")] if link else []
    properties += [w("b")] * bold + [w("i")] * italic
    said = w("t")
    said.text = NOT_XML.sub("", _BLANKS.sub(" ", text))
    said.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return w("r", *([w("rPr", *properties)] if properties else []), said)


def field(instruction: str) -> tuple[list[Any], Any]:
    """The runs before a field's result, and the one after it."""
    code = w("instrText")
    code.text = instruction
    code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    begin = [
        w("r", w("fldChar", fldCharType="begin")),
        w("r", code),
        w("r", w("fldChar", fldCharType="separate")),
    ]
    return begin, w("r", w("fldChar", fldCharType="end"))


def paragraph(style: str, inline: Sequence[Any]) -> Any:
    """A paragraph, without blanks at its ends and runs that say nothing."""
    texts = [text for element in inline for text in element.iter(qn("w:t"))]
    if texts:
        texts[0].text = (texts[0].text or "").lstrip(" ")
        texts[-1].text = (texts[-1].text or "").rstrip(" ")
    properties = w("pPr", w("pStyle", val=style))
    said = [e for e in inline if e.tag != qn("w:r") or e.find(qn("w:t")) is None or e.find(qn("w:t")).text]
    return w("p", properties, *said)


def widths(said: Sequence[Sequence[str]]) -> list[int]:
    """Of columns: room for their longest word, and the rest by all they have to hold."""
    columns = list(zip(*said, strict=True))
    least = [230 + 115 * max(len(word) for cell in column for word in ["-", *cell.split()]) for column in columns]
    held = [min(sum(map(len, column)) / len(column), 80) + 1 for column in columns]
    rest = WIDTH - sum(least)
    if rest < 0:
        return [WIDTH * one // sum(least) for one in least]
    return [one + int(rest * some / sum(held)) for one, some in zip(least, held, strict=True)]


def grid(rows: Sequence[Sequence[Sequence[Any]]], widths: Sequence[int], name: str, description: str = "") -> Any:
    properties = [
        w("tblStyle", val="TableGrid"),
        w("tblW", w=str(sum(widths)), type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblLook", val="0620", firstRow="1", lastRow="0", firstColumn="0", lastColumn="0", noHBand="1", noVBand="1"),
        w("tblCaption", val=NOT_XML.sub("", name)),
        *([w("tblDescription", val=NOT_XML.sub("", description))] if description else []),
    ]
    columns = w("tblGrid", *(w("gridCol", w=str(width)) for width in widths))
    return w("tbl", w("tblPr", *properties), columns, *(_row(row, widths, n == 0) for n, row in enumerate(rows)))


def _row(cells: Sequence[Sequence[Any]], widths: Sequence[int], first: bool) -> Any:
    properties = [w("cantSplit"), *([w("tblHeader")] if first else [])]
    style = "TableHeading" if first else "TableText"
    made = [
        w("tc", w("tcPr", w("tcW", w=str(width), type="dxa"), *_shade(first)), paragraph(style, cell))
        for cell, width in zip(cells, widths, strict=True)
    ]
    return w("tr", w("trPr", *properties), *made)


def _shade(first: bool) -> list[Any]:
    return [w("shd", val="clear", color="auto", fill="E8EDF3")] if first else []
