"""Document -> a Word file to review: headings, numbered cross-references, tables and lists as Word knows them.

It is made from the page's own article, so the Markdown is read once, by one reader, and cleaned. Each passage lies
between the ends of a bookmark named after its clause; section numbers are Word's own, and references to them
fields, so that they stay right when a reviewer adds a section. Changes are tracked from the first key on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any

import docx
from docx.document import Document as Word
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml.ns import qn
from lxml import html

from generator.document import Column, Document, Figure, Node
from generator.render import bookmarks, docx_package, docx_styles, to_html
from generator.render.docx_elements import field, grid, paragraph, run, w, widths
from generator.render.words import words


def file(document: Document) -> bytes:
    """The bytes of the Word file."""
    word = docx.Document()
    docx_styles.apply(word, document.language)
    body = word.element.body
    body[:] = [*_Writer(word, document).blocks(), body.sectPr]
    _margins(word, document)
    docx_package.describe(word, document)
    return docx_package.saved(word)


class _Writer:
    """Turns the elements of the article into those of a Word file."""

    def __init__(self, word: Word, document: Document) -> None:
        self.word, self.document = word, document
        numbers = [str(n) for n in range(len(document.passages))]
        self.article = html.fragment_fromstring(to_html.fragment(document, numbers))
        self.sections = {section.anchor: section for section in document.sections}
        self.targets = self._targets()
        self.taken: dict[str, int] = {}
        self.bookmarks = count(1)
        self.lists = count(int(docx_styles.NUMBERS) + 1)
        self.figures, self.pictures = iter(document.figures), count(1)

    def blocks(self) -> list[Any]:
        return list(_after_tables([block for element in self.article for block in self._block(element)]))

    def _targets(self) -> dict[str, str]:
        """The bookmark of each heading that something may refer to, by its anchor."""
        asked = {href[1:] for href in self.article.xpath("//a/@href") if href.startswith("#")}
        others = [h.get("id") for h in self.article.iter("h1", "h2", "h3", "h4") if h.get("id") not in self.sections]
        named = {anchor: f"_Ref{n:08d}" for n, anchor in enumerate(others, 1) if anchor in asked}
        return named | {anchor: bookmarks.section(s.id) for anchor, s in self.sections.items()}

    def _block(self, element: Any) -> Sequence[Any]:
        """What stands for an element: paragraphs and tables."""
        tag, kind = element.tag, element.get("class")
        if kind == "passage":
            return self._passage(element)
        if kind == "table":
            return self._table(element.find("table"))
        if tag == "nav":
            return self._marked(self._contents(element), bookmarks.other("contents"))
        if tag == "figure":
            return self._marked(self._figure(element), bookmarks.other(f"figure {next(self.pictures)}"))
        if tag in ("ul", "ol"):
            return list(self._list(element))
        if tag == "aside":
            notice = [_restyled(block, "Notice") for child in element for block in self._block(child)]
            return self._marked(notice, bookmarks.other("draft"))
        if tag == "h1":
            return self._marked([self._heading(element)], bookmarks.other("title"))
        if tag in ("h2", "h3", "h4", "h5", "h6"):
            return [self._heading(element)]
        return [paragraph("Normal", self._inline(element))]

    def _passage(self, element: Any) -> list[Any]:
        text, note = element
        made = [block for child in text for block in self._block(child)]
        passage = self.document.passages[int(note.text)]
        self._marked(made, bookmarks.clause(passage.clause, self.taken))
        return made

    def _marked(self, blocks: Sequence[Any], name: str) -> Sequence[Any]:
        """Puts the ends of a bookmark into the first paragraph and the last: one after another, since a bookmark
        that ends in a table does not survive LibreOffice. A table at the end belongs to what it follows."""
        id_ = str(next(self.bookmarks))
        first = next(blocks[0].iter(qn("w:p")))
        last = next((block for block in reversed(blocks) if block.tag == qn("w:p")), first)
        first.insert(1, w("bookmarkStart", id=id_, name=name))
        last.append(w("bookmarkEnd", id=id_))
        return blocks

    def _heading(self, element: Any) -> Any:
        anchor = element.get("id")
        inline = self._inline(element)
        section = self.sections.get(anchor)
        if section:
            _cut(inline, f"{section.number}. ")
        style = {"h1": "Title", "h2": "Heading1" if section else "HeadingUnnumbered", "h3": "Heading2"}
        heading = paragraph(style.get(element.tag, "Heading3"), inline)
        if anchor in self.targets:
            self._marked([heading], self.targets[anchor])
        return heading

    def _contents(self, nav: Any) -> list[Any]:
        """A table of contents that Word can make anew, with the entries it would make."""
        made = [self._heading(nav.find(".//h2"))]
        for section in self.document.sections:
            link = nav.xpath(".//a[@href=$href]", href=f"#{section.anchor}")[0]
            entry = w("hyperlink", run(f"{section.number}."), w("r", w("tab")), *self._inline(link))
            entry.set(qn("w:anchor"), self.targets[section.anchor])
            made.append(paragraph("TOC1", [entry]))
        begin, end = field(r' TOC \o "1-1" \n \h \z ')
        made[1][1:1] = begin
        made[-1].append(end)
        return made

    def _list(self, element: Any, level: int = 1) -> Iterator[Any]:
        numbering = self._restarted() if element.tag == "ol" else None
        style = "ListNumber" if numbering else ("ListBullet", "ListBullet2")[min(level, 2) - 1]
        for item in element:
            entry = paragraph(style, self._inline(item))
            if numbering:
                entry.pPr.append(w("numPr", w("ilvl", val="0"), w("numId", val=numbering)))
            yield entry
            for within in item.iter("ul", "ol"):
                if within.getparent() is item:
                    yield from self._list(within, level + 1)

    def _restarted(self) -> str:
        id_ = str(next(self.lists))
        numbering = self.word.part.numbering_part.element
        numbering.append(docx_styles.numbered(id_, docx_styles.NUMBERS, restart=True))
        return id_

    def _table(self, table: Any) -> list[Any]:
        """The table after its caption; its first row comes again on each page."""
        caption = table.find("caption")
        rows = [[self._inline(cell) for cell in row] for row in table.iter("tr")]
        said = [[cell.text_content() for cell in row] for row in table.iter("tr")]
        above = [] if caption is None else [paragraph("Caption", self._inline(caption))]
        name = table.getparent().get("aria-label") or ""
        return [*above, grid(rows, widths(said), name)]

    def _figure(self, element: Any) -> list[Any]:
        """What a picture shows, as a table: for each thing in the middle, what it is joined to."""
        figure = next(self.figures)
        first, middle, last = figure.columns
        said = [[column.heading for column in figure.columns]]
        said += [[_joined(figure, first, node, 0), node.label, _joined(figure, last, node, 1)] for node in middle.nodes]
        rows = [[[run(text)] for text in row] for row in said]
        caption = paragraph("Caption", [run(figure.title)])
        table = grid(rows, widths(said), figure.title, figure.alternative)
        return [caption, table, paragraph("Normal", self._inline(element[-1]))]

    def _inline(self, element: Any, bold: bool = False, italic: bool = False, link: bool = False) -> list[Any]:
        """The runs and links of a paragraph; lists within it come after it."""
        made = [run(element.text, bold, italic, link)] if element.text else []
        for child in element:
            if child.tag == "a" and child.get("href"):
                made.append(self._link(child, bold, italic))
            elif child.tag == "br":
                made.append(w("r", w("br")))
            elif child.tag not in ("ul", "ol"):
                made += self._inline(child, bold or child.tag == "strong", italic or child.tag == "em", link)
            if child.tail:
                made.append(run(child.tail, bold, italic, link))
        return made

    def _link(self, element: Any, bold: bool, italic: bool) -> Any:
        href = element.get("href")
        if not href.startswith("#"):
            made = w("hyperlink", *self._inline(element, bold, italic, link=True))
            made.set(qn("r:id"), self.word.part.relate_to(href, RT.HYPERLINK, is_external=True))
            return made
        target, section = self.targets.get(href[1:]), self.sections.get(href[1:])
        said = element.text_content()
        found = re.search(rf"\b{section.number}\b", said) if section else None
        if target is None:
            return w("hyperlink", *self._inline(element, bold, italic))
        if found is None:
            return w("hyperlink", *self._inline(element, bold, italic, link=True), anchor=target)
        before, after = said[: found.start()], said[found.end() :]
        begin, end = field(rf" REF {target} \r \h ")
        runs = [run(before, bold, italic), *begin, run(found[0], bold, italic), end, run(after, bold, italic)]
        return w("hyperlink", *runs, anchor=target)


def _joined(figure: Figure, column: Column, node: Node, side: int) -> str:
    others = {link[side] for link in figure.links if link[1 - side] == node.id}
    joined = [other for other in column.nodes if other.id in others]
    return ", ".join(f"{other.label} ({other.note})" if other.note else other.label for other in joined)


def _after_tables(blocks: Sequence[Any]) -> Iterator[Any]:
    """A low line below each table. Word would join two that touch and wants a paragraph at the end; LibreOffice
    loses a bookmark that begins right after a table.
    """
    for block in blocks:
        yield block
        if block.tag == qn("w:tbl"):
            yield paragraph("TableEnd", [])


def _restyled(block: Any, style: str) -> Any:
    if block.style == "Normal":
        block.style = style
    return block


def _margins(word: Word, document: Document) -> None:
    """Below each page, what it is of and its number; above it, that it is a draft."""
    (section,) = word.sections
    pages: list[Any] = []
    for instruction, after in ((" PAGE ", " / "), (" NUMPAGES ", "")):
        begin, end = field(instruction)
        pages += [*begin, run("1"), end, run(after)]
    title = run(f"{document.title} · {document.organisation}")
    footer = section.footer._element
    footer[:] = [paragraph("Footer", [title, w("r", w("tab")), *pages])]
    if document.draft:
        section.header._element[:] = [paragraph("Header", [run(words(document.language).draft_notice)])]


def _cut(inline: Sequence[Any], start: str) -> None:
    """Takes the number off a heading, which Word counts by itself."""
    text = next(iter(inline[0].iter(qn("w:t"))))
    text.text = (text.text or "").removeprefix(start)
