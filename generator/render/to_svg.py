"""Figure -> SVG: columns of boxes joined by ribbons, and the same for a narrow screen as a list of lines with stops.

Text stays text. Ink is `currentColor`, so that the picture is readable on any page; what belongs to one node of
the middle column has one hue, named by a class, which a style sheet may set anew. No script, no ids but ours,
nothing from outside. The same figure gives the same text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.document import Column, Figure, Node

HUES = ("#4a7fc1", "#3f9a8f", "#c08a2b", "#b8607e", "#7f9a4a", "#8670bd", "#cc7a4d", "#4b9cc0", "#6d8093", "#a37a4f")
"""Middle tones, seen on light and on dark paper. They only tell ribbons apart; words carry the meaning."""

WIDTH = 720
"""Of the wide form, in CSS pixels at full size."""
BOXES = ((0, 164), (278, 164), (536, 184))
"""Left edge and width of the boxes of each column."""
TEXT, NOTE, LEADING = 13, 12, 16
"""Sizes of type, and the distance of its lines."""
WIDTHS = {" ijlI.,:;'|!": 0.32, "frt-()[]": 0.41, "sczJ": 0.55, "mwMW@%": 0.95}
"""Of letters, in parts of the size of type, where they differ from the others. Those of DejaVu and Verdana."""
BOLDER = 1.2
"""How much wider than regular letters bold ones may be."""
PADDING = 9
GAP = 9
RIBBON = 7
"""The most a ribbon may be wide."""

NARROW = 340
"""Width of the narrow form."""
INDENT = 26

NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML may not hold."""


def wide(figure: Figure) -> str:
    """Columns side by side, for a page or a sheet of paper."""
    rows = _Layout(figure)
    parts = [*rows.headings(), *rows.ribbons(), *(box for column in rows.columns for box in column)]
    return _svg(figure, "wide", WIDTH, rows.height, parts)


def narrow(figure: Figure) -> str:
    """One line with three stops for each node of the middle column, from top to bottom, for a phone."""
    parts, height = _lines(figure)
    return _svg(figure, "narrow", NARROW, height, parts)


def _svg(figure: Figure, form: str, width: int, height: float, parts: Sequence[str]) -> str:
    name = f"{escaped(figure.id)}-{form}"
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="{name}" aria-describedby="{name}-text" '
        f'viewBox="0 0 {width} {_n(height)}" width="{width}" height="{_n(height)}" font-size="{TEXT}" '
        'fill="currentColor">',
        f'<title id="{name}">{escaped(figure.title)}</title>',
        f'<desc id="{name}-text">{escaped(figure.alternative)}</desc>',
        *parts,
        "</svg>",
    ])  # fmt: skip


@dataclass
class _Box:
    """A node with its lines of text and its place. `ends` are its links to the left and to the right."""

    node: Node
    left: int
    width: int
    label: list[str]
    note: list[str]
    ends: tuple[list[str], list[str]]
    hue: int | None
    top: float = 0
    height: float = 0

    def __post_init__(self) -> None:
        text = LEADING * (len(self.label) + len(self.note)) + 2 * PADDING
        self.height = max(text, 6 + 5 * max(map(len, self.ends)))

    def drawn(self) -> str:
        tint = f'class="way-{self.hue}" fill="{HUES[self.hue]}" fill-opacity=".22"' if self.hue is not None else (
            'fill-opacity=".07"'
        )  # fmt: skip
        box = (
            f'<rect x="{self.left}" y="{_n(self.top)}" width="{self.width}" height="{_n(self.height)}" rx="5" {tint}/>'
        )
        first = self.top + (self.height - LEADING * (len(self.label) + len(self.note))) / 2 + 12
        lines = [_text(self.left + 10, first + LEADING * i, line) for i, line in enumerate(self.label)]
        below = first + LEADING * len(self.label)
        lines += [_text(self.left + 10, below + LEADING * i, line, soft=True) for i, line in enumerate(self.note)]
        return "\n".join([box, *lines])

    def slot(self, side: int, other: str) -> tuple[float, float]:
        """Where a ribbon begins or ends on a side: its upper and lower edge."""
        ends = self.ends[side]
        thick = min(RIBBON, (self.height - 6) / len(ends))
        top = self.top + (self.height - thick * len(ends)) / 2 + thick * ends.index(other)
        return top, top + thick


@dataclass
class _Layout:
    figure: Figure
    boxes: dict[str, _Box] = field(default_factory=dict)
    height: float = 0

    def __post_init__(self) -> None:
        orders = _ordered(self.figure)
        place = {id_: i for order in orders for i, id_ in enumerate(order)}
        stacks = []
        for (left, width), column, order in zip(BOXES, self.figure.columns, orders, strict=True):
            nodes = {node.id: node for node in column.nodes}
            stacks.append([self._box(nodes[id_], left, width, place) for id_ in order])
        tallest = max(_high(stack, GAP) for stack in stacks)
        self.height = 30 + tallest
        for stack in stacks:
            gap = GAP + min(14.0, (tallest - _high(stack, GAP)) / max(len(stack) - 1, 1))
            top = 30 + (tallest - _high(stack, gap)) / 2
            for box in stack:
                box.top = top
                top += box.height + gap

    def _box(self, node: Node, left: int, width: int, place: dict[str, int]) -> _Box:
        inside = width - 20
        ends = (
            sorted((start for start, end in self.figure.links if end == node.id), key=place.__getitem__),
            sorted((end for start, end in self.figure.links if start == node.id), key=place.__getitem__),
        )
        note = _wrapped(node.note, inside, NOTE) if node.note else []
        box = _Box(node, left, width, _wrapped(node.label, inside, TEXT), note, ends, _hues(self.figure).get(node.id))
        self.boxes[node.id] = box
        return box

    @property
    def columns(self) -> Iterator[Iterator[str]]:
        return ((self.boxes[node.id].drawn() for node in column.nodes) for column in self.figure.columns)

    def headings(self) -> list[str]:
        return [
            _text(left + 10, 14, column.heading, bold=True)
            for (left, _), column in zip(BOXES, self.figure.columns, strict=True)
        ]

    def ribbons(self) -> Iterator[str]:
        """The ribbons of one middle node stand together, so that a style sheet can light them up."""
        for node, hue in _hues(self.figure).items():
            paths = [self._ribbon(link) for link in self.figure.links if node in link]
            if paths:
                yield f'<g class="way way-{hue}" fill="{HUES[hue]}" fill-opacity=".38">'
                yield from paths
                yield "</g>"

    def _ribbon(self, link: tuple[str, str]) -> str:
        start, end = (self.boxes[id_] for id_ in link)
        x0, x1 = start.left + start.width, end.left
        (a0, a1), (b0, b1) = start.slot(1, link[1]), end.slot(0, link[0])
        mid = (x0 + x1) / 2
        over = f"M{x0} {_n(a0)}C{_n(mid)} {_n(a0)} {_n(mid)} {_n(b0)} {x1} {_n(b0)}"
        back = f"V{_n(b1)}C{_n(mid)} {_n(b1)} {_n(mid)} {_n(a1)} {x0} {_n(a1)}Z"
        return f'<path d="{over}{back}"/>'


def _high(stack: Sequence[_Box], gap: float) -> float:
    return sum(box.height for box in stack) + gap * (len(stack) - 1)


def _hues(figure: Figure) -> dict[str, int]:
    return {node.id: i % len(HUES) for i, node in enumerate(figure.columns[1].nodes)}


def _ordered(figure: Figure) -> list[list[str]]:
    """The ids of each column so that ribbons cross little: each node near the middle of those it is joined to.

    The barycentre method of Sugiyama, Tagawa and Toda (1981), a fixed number of sweeps.
    """
    orders = [[node.id for node in column.nodes] for column in figure.columns]
    joined: dict[str, list[str]] = {id_: [] for order in orders for id_ in order}
    for start, end in figure.links:
        joined[start].append(end)
        joined[end].append(start)
    for column in (0, 2, 1) * 6:
        at = {id_: i / len(order) for order in orders for i, id_ in enumerate(order)}
        means = {id_: _mean([at[other] for other in joined[id_]]) for id_ in orders[column]}
        orders[column] = sorted(orders[column], key=lambda id_: (id_.endswith("/more"), means[id_]))
    return orders


def _mean(places: Sequence[float]) -> float:
    """Of the places a node is joined to; one that is joined to nothing goes to the end."""
    return sum(places) / len(places) if places else 1.0


def _lines(figure: Figure) -> tuple[list[str], float]:
    """The drawing and its height. The first line is the key to the others."""
    first, middle, last = figure.columns
    key = [[first.heading], _wrapped(middle.heading, NARROW - INDENT, TEXT), [last.heading]]
    parts, top = _line(key, None, 0)
    for node in middle.nodes:
        given = ", ".join(_uncapital(n.label) for n in _joined(first, node, figure, 0))
        taken = [f"{n.label} ({n.note})" if n.note else n.label for n in _joined(last, node, figure, 1)]
        stops = [
            _wrapped(given[:1].upper() + given[1:], NARROW - INDENT, TEXT),
            _wrapped(node.label, NARROW - INDENT, TEXT, bold=True),
            [line for one in taken for line in _wrapped(one, NARROW - INDENT, TEXT)],
        ]
        drawn, top = _line(stops, _hues(figure)[node.id], top + 20)
        parts += drawn
    return parts, top


def _joined(column: Column, node: Node, figure: Figure, side: int) -> list[Node]:
    others = {link[side] for link in figure.links if link[1 - side] == node.id}
    return [other for other in column.nodes if other.id in others]


def _uncapital(text: str) -> str:
    """The label in mid-sentence; "AI" and the like stay."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _line(stops: list[list[str]], hue: int | None, top: float) -> tuple[list[str], float]:
    tint = f'class="way-{hue}" fill="{HUES[hue]}"' if hue is not None else 'opacity=".5"'
    texts, marks, y = [], [], top
    for n, lines in enumerate(stops):
        for i, line in enumerate(lines):
            texts.append(
                _text(INDENT, y + 12 + 17 * i, line, bold=n == 1 or hue is None, soft=n == 0 and hue is not None)
            )
        marks.append(y + 8)
        y += 17 * len(lines) + 7
    start, centre, end = marks
    drawn = [
        f"<g {tint}>",
        f'<rect x="7" y="{_n(start)}" width="4" height="{_n(end - start)}" fill-opacity=".45"/>',
        f'<circle cx="9" cy="{_n(start)}" r="5"/>',
        f'<rect x="1" y="{_n(centre - 8)}" width="16" height="16" rx="4"/>',
        f'<path d="M1 {_n(end - 6)}H17L9 {_n(end + 7)}Z"/>',
        "</g>",
    ]
    return [*drawn, *texts], y - 7


def _text(x: float, y: float, line: str, *, bold: bool = False, soft: bool = False) -> str:
    weight = ' font-weight="700"' if bold else ""
    size = f' font-size="{NOTE}" fill-opacity=".78"' if soft else ""
    return f'<text x="{_n(x)}" y="{_n(y)}"{weight}{size}>{escaped(line)}</text>'


def _wrapped(text: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """Lines no wider than `width`; a longer word is broken."""
    lines = [""]
    for word in text.split():
        for piece in _pieces(word, width, size):
            longer = f"{lines[-1]} {piece}".strip()
            if lines[-1] and _wide(longer, size) * (BOLDER if bold else 1) > width:
                lines.append(piece)
            else:
                lines[-1] = longer
    return lines


def _pieces(word: str, width: float, size: float) -> Iterator[str]:
    piece = ""
    for letter in word:
        if piece and _wide(piece + letter, size) > width:
            yield piece
            piece = ""
        piece += letter
    yield piece


def _wide(text: str, size: float) -> float:
    """About how wide a text is set, rather too much than too little: as wide as in the widest common faces."""
    return size * sum(_letter(letter) for letter in text)


def _letter(letter: str) -> float:
    if ord(letter) >= 0x1100:
        return 1.05
    for letters, width in WIDTHS.items():
        if letter in letters:
            return width
    return 0.72 if letter.isupper() else 0.62


def escaped(text: str) -> str:
    """Text as XML may hold it; a few control characters it may not hold at all."""
    return html.escape(NOT_XML.sub("", text))


def _n(value: float) -> str:
    """A number as short as a tenth of a pixel allows."""
    return f"{value:.1f}".removesuffix(".0")
