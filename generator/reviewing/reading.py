"""The XML of a Word file -> its passages, each with its words in one run: what stayed, was added, was removed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from generator.compare import Words
from generator.render.bookmarks import CLAUSE, OTHER, SECTION
from generator.reviewing.package import MAIN, within

Kind = Literal["same", "added", "removed", "gone"]
"""What became of words; those that somebody added and somebody took away again are `gone`, and never told."""

_W = f"{{{MAIN}}}"
_ADDED, _REMOVED = ("ins", "moveTo"), ("del", "moveFrom")
_TEXT = {"t", "delText"}
_SPACES = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-", "softHyphen": ""}
_PASSED_OVER = {"pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr", "instrText"}

_COMMENTED = {"commentRangeStart", "commentRangeEnd", "commentReference"}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""What older programs show in place of a drawing: the same words again."""

ABOUT = 300
"""Characters of the words shown that a comment is about."""


@dataclass
class Passage:
    """What lies in a bookmark, or, `between`, after it in paragraphs of its own.

    A remark is by whom, on which day, about which words, and what it says.
    """

    name: str
    between: bool
    pieces: list[tuple[Kind, str]] = field(default_factory=list)
    authors: dict[str, None] = field(default_factory=dict)
    remarks: list[tuple[str, str, str, str]] = field(default_factory=list)

    @property
    def by(self) -> tuple[str, ...]:
        return tuple(self.authors)

    @property
    def words(self) -> Words:
        """The pieces, those of a kind that follow each other put together."""
        runs: list[tuple[Any, list[str]]] = []
        for kind, said in self.pieces:
            if kind == "gone":
                continue
            if runs and runs[-1][0] == kind:
                runs[-1][1].append(said)
            else:
                runs.append((kind, [said]))
        return tuple((kind, "".join(said)) for kind, said in runs)


@dataclass
class _Paragraph:
    """A paragraph while it is read: the bookmarks it touches, its pieces, its comments."""

    names: list[str]
    carried: bool = False
    pieces: list[tuple[Kind, str]] = field(default_factory=list)
    authors: dict[str, None] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)


def passages(document: Any, comments: Any | None) -> list[Passage]:
    """The passages of a text in their order, with the comments on each."""
    reader = _Reader()
    for block in document:
        reader.block(block)
    said = _comments(comments)
    for passage, ids in reader.remarked:
        passage.remarks += [(by, on, reader.about(id_), text) for id_ in ids for by, on, text in said.get(id_, ())]
    return reader.found


def _comments(comments: Any | None) -> dict[str, list[tuple[str, str, str]]]:
    found: dict[str, list[tuple[str, str, str]]] = {}
    for one in within(comments, "comment") if comments is not None else ():
        text = "\n".join("".join(t.text or "" for t in within(p, "t")) for p in within(one, "p"))
        found.setdefault(one.get(f"{_W}id", ""), []).append((_author(one), one.get(f"{_W}date", ""), text.strip()))
    return found


def _author(element: Any) -> str:
    return str(element.get(f"{_W}author", "") or "someone")


class _Reader:
    """Walks a text once, and knows at each point which bookmark is open."""

    def __init__(self) -> None:
        self.found: list[Passage] = []
        self.by_name: dict[str, Passage] = {}
        self.ids: dict[str, str] = {}
        self.open, self.last = "", ""
        self.fixed = False
        self.now = _Paragraph([])
        self.said: list[str] = []
        self.told: set[str] = set()
        self.starts: dict[str, int] = {}
        self.ranges: dict[str, tuple[int, int]] = {}
        self.remarked: list[tuple[Passage, list[str]]] = []

    def block(self, element: Any, kind: Kind = "same", end: str = "\n") -> None:
        """A paragraph, a table, or what holds some of them."""
        tag = _tag(element)
        if tag == "p":
            self._paragraph(element, kind, end)
        elif tag == "tbl":
            self._table(element, kind)
        elif tag in ("bookmarkStart", "bookmarkEnd"):
            self._bookmark(element)
        elif tag in _COMMENTED:
            self._comment(tag, element.get(f"{_W}id", ""))
        elif tag not in _PASSED_OVER and element.tag != _FALLBACK:
            for inner in element:
                self.block(inner, _kind(tag, kind), end)

    def _table(self, table: Any, kind: Kind) -> None:
        """A row that was added is of the passage its table is of; only a whole table can stand between passages."""
        before, self.fixed = (
            self.fixed,
            self.fixed or any(_mark(row.find(f"{_W}trPr"), kind) != "added" for row in table if _tag(row) == "tr"),
        )
        for row in table:
            self._row(row, kind)
        self.fixed = before

    def _row(self, row: Any, kind: Kind) -> None:
        if _tag(row) != "tr":
            self.block(row, kind)
            return
        kind = _mark(row.find(f"{_W}trPr"), kind)
        *_, last = (None, *(cell for cell in row if _tag(cell) in ("tc", "sdt")))
        for cell in row:
            self.block(cell, _mark(cell.find(f"{_W}tcPr"), kind), "\n" if cell is last else " | ")

    def _paragraph(self, element: Any, kind: Kind, end: str) -> None:
        self.now = _Paragraph([self.open], carried=True) if self.open else _Paragraph([])
        self._inline(element, kind, None)
        properties = element.find(f"{_W}pPr/{_W}rPr")
        self._piece(_mark(properties, kind), end, properties)
        self._keep()

    def _inline(self, element: Any, kind: Kind, by: Any) -> None:
        for child in element:
            tag = _tag(child)
            if tag in _TEXT:
                self._piece("removed" if tag == "delText" and kind == "same" else kind, child.text or "", by)
            elif tag in _SPACES:
                self._piece(kind, _SPACES[tag], by)
            elif tag in ("bookmarkStart", "bookmarkEnd"):
                self._bookmark(child)
            elif tag in _COMMENTED:
                self._comment(tag, child.get(f"{_W}id", ""))
            elif tag in _ADDED or tag in _REMOVED:
                self._inline(child, _kind(tag, kind), child)
            elif tag not in _PASSED_OVER and child.tag != _FALLBACK:
                self._inline(child, kind, by)

    def _piece(self, kind: Kind, text: str, by: Any) -> None:
        self.now.pieces.append((kind, text))
        self.said.append(text)
        if kind != "same" and by is not None:
            marks = [by] if _tag(by) in (*_ADDED, *_REMOVED) else [m for m in by if _tag(m) in (*_ADDED, *_REMOVED)]
            self.now.authors |= dict.fromkeys(map(_author, marks))

    def _bookmark(self, element: Any) -> None:
        """Passages lie one after another: where one begins, the one before has ended."""
        id_, name = element.get(f"{_W}id", ""), element.get(f"{_W}name", "")
        if _tag(element) == "bookmarkStart":
            if name.startswith((CLAUSE, SECTION, OTHER)):
                self.ids[id_] = self.open = name
                self.now.names.append(name)
        elif self.open and self.ids.get(id_) == self.open:
            if self.now.carried and not any(said.strip() for _, said in self.now.pieces):
                self.now.names.remove(self.open)  # the end of the one before, which Word put after its line
            self.last, self.open = self.open, ""

    def _comment(self, tag: str, id_: str) -> None:
        if tag == "commentRangeStart":
            self.starts[id_] = len(self.said)
        elif tag == "commentRangeEnd":
            self.ranges[id_] = (self.starts.get(id_, len(self.said)), len(self.said))
        if id_ not in self.now.remarks and tag != "commentRangeEnd":
            self.now.remarks.append(id_)

    def _keep(self) -> None:
        """Adds the paragraph to the passage it belongs to."""
        now = self.now
        name = now.names[0] if now.names else self.last
        visible = [kind for kind, said in now.pieces if said.strip(" |\n")]
        between = not (now.names or self.fixed) and bool(visible) and set(visible) == {"added"}
        passage = self._passage(name, between)
        passage.pieces += now.pieces
        passage.authors |= now.authors
        if now.remarks:
            self.remarked.append((passage, [id_ for id_ in now.remarks if self._first(id_)]))
        if now.names:
            self.last = now.names[-1]

    def _first(self, id_: str) -> bool:
        """Whether a comment is met for the first time: it is told once, where its range begins."""
        known = id_ in self.told
        self.told.add(id_)
        return not known

    def _passage(self, name: str, between: bool) -> Passage:
        if between:
            if not (self.found and self.found[-1].between and self.found[-1].name == name):
                self.found.append(Passage(name, between=True))
            return self.found[-1]
        if name not in self.by_name:
            self.by_name[name] = Passage(name, between=False)
            self.found.append(self.by_name[name])
        return self.by_name[name]

    def about(self, id_: str) -> str:
        """The words that a comment is about."""
        start, end = self.ranges.get(id_, (0, 0))
        said = "".join(text[:ABOUT] for text in self.said[start : min(end, start + ABOUT)])
        return " ".join(said.split())[:ABOUT]


def _tag(element: Any) -> str:
    """The name of an element of WordprocessingML; "" for others, such as a comment of XML."""
    tag = element.tag
    return tag[len(_W) :] if isinstance(tag, str) and tag.startswith(_W) else ""


def _kind(tag: str, kind: Kind) -> Kind:
    """What stands in a mark of that name, within another kind of text."""
    if tag in _REMOVED:
        return "gone" if kind in ("added", "gone") else "removed"
    if tag in _ADDED:
        return "gone" if kind in ("removed", "gone") else "added"
    return kind


def _mark(properties: Any | None, kind: Kind) -> Kind:
    """Whether a row, a cell or the end of a paragraph was added or removed."""
    for mark in properties if properties is not None else ():
        tag = {"cellIns": "ins", "cellDel": "del"}.get(_tag(mark), _tag(mark))
        if (tag in _ADDED and kind != "added") or (tag in _REMOVED and kind != "removed"):
            kind = _kind(tag, kind)
    return kind
