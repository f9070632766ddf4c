"""libyaml's complaint in; its rule, its place and its wording for someone who writes YAML out."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from yaml.error import MarkedYAMLError

ALIAS = "'{}' is a YAML anchor or alias, which is not read; write the value out, or in quotes if it is text"
TAG = "'{}' is a YAML tag, which is not read; remove it, or put the value in quotes if it is text"
NO_COLON = "this line has no ':'; write 'field: value'"
NO_KEY = "a field's name is missing before this ':'"
DIRECTIVE = ("directive", "a line that starts with '%' is a YAML directive, which is not read; remove it")

_DENT = "bad-indentation"
_BREAK = re.compile(r"\r\n|\r|\n")


class Spot(NamedTuple):
    """A place counted from 0, as libyaml's marks are."""

    line: int
    column: int


Fault = tuple[Spot, str, str]
"""Where, the rule, the message."""


def lines(text: str) -> list[str]:
    """The lines as libyaml and editors count them; `str.splitlines` breaks at more characters."""
    return _BREAK.split(text)


def position(text: str, index: int) -> tuple[int, int]:
    """Line and column of the character at `index`, from 1."""
    before = lines(text[:index])
    return len(before), len(before[-1]) + 1


def short(text: str, most: int = 40) -> str:
    """A value fit to be quoted in a message: one line, not too long."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"


def explained(error: MarkedYAMLError, text: str) -> Fault:
    """What is wrong, in a YAML writer's words; at the start of the trouble where libyaml only saw its end."""
    rows = lines(text)
    here = _spot(error.problem_mark, rows)
    start = _spot(error.context_mark, rows) if error.context_mark else here
    problem, context = error.problem or "", error.context or ""
    seen = _rest(rows, here)[:1]
    if seen == "\t" or " tab " in problem:
        return here, "tab-indentation", "a tab stands where YAML wants spaces; indent with spaces"
    if "flow" in context:
        return _in_brackets(here, start, rows)
    for words, rule, message in _AT_START:
        if words in problem or words in context:
            return start, rule, message.format(short(_rest(rows, start).split(" ")[0]))
    for words, rule, message in _AT_PROBLEM:
        if words in problem or words in context:
            return here, rule, message.format(seen)
    if "mapping values" in problem:
        return _colon(here, rows)
    return _out_of_line(here, problem, rows)


_QUOTE = "the quote that opens here is never closed"
_ESCAPE = "'\\' starts an escape in double quotes, and this is none; write '\\\\', or use single quotes"
_AT_START = (
    ("unexpected end of stream", "unclosed-quote", _QUOTE),
    ("unexpected document indicator", "unclosed-quote", _QUOTE),
    ("expected ':'", "missing-colon", NO_COLON),
    ("an alias", "alias", ALIAS),
    ("an anchor", "alias", ALIAS),
    ("tag", "tag", TAG),
    ("directive", *DIRECTIVE),
)
_AT_PROBLEM = (
    ("quoted scalar", "bad-escape", _ESCAPE),
    ("incompatible YAML", *DIRECTIVE),
    ("block scalar", "bad-block", "nothing may follow '|' or '>' on the line; the text starts on the next"),
    ("cannot start any token", "reserved-character", "text that starts with '{}' needs quotes"),
    ("block sequence entries", _DENT, "a list starts on a line of its own, under its field"),
)


def _in_brackets(here: Spot, start: Spot, rows: list[str]) -> Fault:
    rest, opened = _rest(rows, here), _rest(rows, start)[:1]
    closing = {"[": "]", "{": "}"}.get(opened)
    if closing is None and not rest:
        return here, "unclosed-bracket", "a '[' or '{' is still open where the file ends"
    if closing is None:
        return here, "missing-value", f"a value is missing before this '{rest[:1]}'"
    if here.line == start.line and rest:
        return here, "unclosed-bracket", f"a ',' or the '{closing}' of the '{opened}' before is missing here"
    reach = f"; line {here.line + 1} is still read as part of it" if rest else ""
    return start, "unclosed-bracket", f"the '{opened}' that opens here is not closed{reach}"


def _colon(here: Spot, rows: list[str]) -> Fault:
    """A ':' where text goes on: inside a value, or after a line that was taken for text."""
    before = _before(rows, here)
    above = rows[here.line - 1] if here.line else ""
    if ": " in before or not above.strip():
        return here, "colon-in-text", "text with a ':' before a space needs quotes"
    if _indent(before) > _indent(above):
        message = "this field is indented under a line that has a value; align it with the fields above"
        return Spot(here.line, _indent(before)), _DENT, message
    return Spot(here.line - 1, _indent(above)), "missing-colon", NO_COLON


def _out_of_line(here: Spot, problem: str, rows: list[str]) -> Fault:
    """Something stands where nothing of its kind is expected: what is before it tells why."""
    seen, before = _rest(rows, here)[:1], _before(rows, here).strip()
    if seen == ":":
        return here, "key-not-text", NO_KEY
    if seen and seen in "]},":
        return here, "unopened-bracket", f"this '{seen}' belongs to nothing; text that holds it needs quotes"
    if before and before[-1] in "\"'":
        return (
            here,
            "text-after-quote",
            "text goes on after its closing quote; a quote in '…' is written twice",
        )
    if before:
        return here, "bad-syntax", "this cannot stand here; put the value in quotes if it is all text"
    if any(row.startswith("...") for row in rows[: here.line]):
        return here, "several-documents", "nothing may follow the '...' that ends the document"
    if seen == "-":
        return here, _DENT, "a list item stands among fields; indent it under the field it belongs to"
    if "'-' indicator" in problem:
        return here, _DENT, "a line without '-' stands among list items; align it with the fields of its item"
    return here, _DENT, "this line is aligned with nothing above; align it with the fields it belongs to"


def _spot(mark: Any, rows: list[str]) -> Spot:
    """Where a mark is; the end of the text, which libyaml takes for a line of its own, ends the last line."""
    return Spot(mark.line, mark.column) if mark.line < len(rows) else Spot(len(rows) - 1, len(rows[-1]))


def _rest(rows: list[str], spot: Spot) -> str:
    return rows[spot.line][spot.column :]


def _before(rows: list[str], spot: Spot) -> str:
    return rows[spot.line][: spot.column]


def _indent(row: str) -> int:
    return len(row) - len(row.lstrip(" "))
