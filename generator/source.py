"""YAML bytes in; a Source out: the data as plain values, and the place of every key and value.

libyaml's events are read with a stack of our own: nothing is composed or constructed, so no input can
recurse, expand aliases or build objects, and every path keeps its line and column. Scalars mean what the
YAML 1.2 core schema says: true, false and numbers; all the rest is text, so NO is Norway and 12:30 a time.
What is not accepted is refused at its place, all faults at once as far as reading can go on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from yaml._yaml import CParser
from yaml.error import MarkedYAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from generator import syntax
from generator.problems import Level, Place, Problem, Refused, in_order

BYTES = 2_000_000
"""The largest file read; a declaration of 20,000 lines has a quarter of it."""
DEPTH = 64
"""How deep lists and mappings may nest."""
DIGITS = 100
"""The longest number read as one; Python itself refuses to convert some thousands of digits."""
FAULTS = 100
"""Reading stops after so many faults, so that a hostile file cannot make an endless report."""

Step = str | int
Entry = tuple[str, int, int, int, int, "dict[str, Entry] | list[Entry] | None"]
"""File, line and column of the key, of the value, the entries within. A list item is its own key."""


@dataclass(frozen=True, eq=False)
class Source:
    """What a file says: `data` holds mappings, lists, text, numbers, true and false; never null.

    Each entry names its own file, so a Source merged from several files still tells where each value stands.
    """

    name: str
    data: dict[str, Any]
    entry: Entry

    def key(self, path: Sequence[Step]) -> Place:
        """Where the field is named; where the item of a list starts; of a missing one, its nearest parent."""
        file, line, column, _, _, _ = self._at(path)
        return Place(file, line, column)

    def value(self, path: Sequence[Step]) -> Place:
        """Where the value starts; of a missing one, the key of its nearest parent."""
        file, _, _, line, column, _ = self._at(path)
        return Place(file, line, column)

    def within(self, path: Sequence[Step]) -> Source:
        """The mapping at a path, as a Source of its own."""
        data: Any = self.data
        for step in path:
            data = data[step]
        return Source(self.name, data, self._at(path))

    def _at(self, path: Sequence[Step]) -> Entry:
        entry = self.entry
        for step in path:
            try:
                entry = entry[5][step]  # type: ignore[index]
            except (KeyError, IndexError, TypeError):
                file, line, column, _, _, within = entry
                return file, line, column, line, column, within
        return entry


def read(path: Path, name: str | None = None) -> Source:
    """The file's content; `name` is what problems call it. Raises Refused."""
    name = path.as_posix() if name is None else name
    try:
        with path.open("rb") as file:
            text = file.read(BYTES + 1)
    except OSError as error:
        message = _UNREADABLE.get(type(error), f"the file cannot be read: {error.strerror}")
        raise Refused([Problem(Place(name, 1, 1), Level.ERROR, "unreadable-file", message)]) from None
    return parse(text, name)


def parse(text: bytes, name: str) -> Source:
    """The content of a file called `name`. Raises Refused with every fault found."""
    decoded = _decoded(text, name)
    builder = _Builder(name, decoded)
    try:
        builder.build()
    except MarkedYAMLError as error:
        builder.fault(*syntax.explained(error, decoded))
    if builder.problems:
        raise Refused(in_order(builder.problems))
    return builder.source()


def line(place: Place) -> str | None:
    """The line a place is in, to be shown with a problem; None where the file has none such."""
    try:
        text = Path(place.path).read_bytes()[:BYTES]
    except (OSError, ValueError):
        return None
    rows = [] if _is_utf_16(text) else syntax.lines(text.decode("utf-8-sig", "replace"))
    return rows[place.line - 1] if place.line <= len(rows) else None


_UNREADABLE: dict[type[OSError], str] = {
    FileNotFoundError: "there is no such file",
    IsADirectoryError: "this is a folder; name a file",
    PermissionError: "the file may not be read; its permissions forbid it",
}

_WORDS: dict[str, bool | float | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan")),
    **{sign + word: float(sign + "inf") for sign in ("", "+", "-") for word in (".inf", ".Inf", ".INF")},
}
_NUMERIC = frozenset("0123456789+-.")
_INTEGER = re.compile(r"[-+]?[0-9]+")
_BASED = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")

# Characters no reader sees: controls, line breaks that editors do not count and libyaml does, and the
# direction overrides that let a text show otherwise than it is written.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")


def _decoded(text: bytes, name: str) -> str:
    """The text without its byte order mark, holding only characters that can be seen."""
    if len(text) > BYTES:
        _refuse(name, "file-too-large", f"the file is larger than {BYTES // 1_000_000} MB; no more is read")
    if _is_utf_16(text):
        _refuse(name, "not-utf-8", "the file is in UTF-16; save it as UTF-8")
    try:
        decoded = text.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = text[: error.start].decode("utf-8-sig")
        byte = f"the byte 0x{text[error.start]:02X} is not UTF-8; save the file as UTF-8"
        _refuse(name, "not-utf-8", byte, *syntax.position(before, len(before)))
    if unseen := {match[0]: match for match in reversed(list(_UNSEEN.finditer(decoded)))}:
        raise Refused(
            in_order(
                Problem(Place(name, *syntax.position(decoded, match.start())), Level.ERROR, *_unseen(match))
                for match in unseen.values()
            )
        )
    return decoded


def _is_utf_16(text: bytes) -> bool:
    return text.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in text[:2]


def _unseen(match: re.Match[str]) -> tuple[str, str]:
    return "unseen-character", f"the character U+{ord(match[0]):04X} cannot be seen by a reader; remove it"


def _refuse(name: str, rule: str, message: str, line: int = 1, column: int = 1) -> NoReturn:
    raise Refused([Problem(Place(name, line, column), Level.ERROR, rule, message)])


_NOT_TEXT = "<a key that is not text>"


class _Builder:
    """Takes libyaml's events one by one. Holds the collection being filled, and those around it on a stack.

    The outermost collection is the list of documents, so the top of a file needs no case of its own.
    """

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self.problems: list[Problem] = []
        self.anchors: set[str] = set()
        self.data: Any = []
        self.entries: Any = []
        self.key: str | None = None
        self.mark: Any = None
        self.stack: list[tuple[Any, Any, str | None, Any]] = []

    def build(self) -> None:
        actions: dict[type, Callable[[Any], None]] = {
            ScalarEvent: self.scalar,
            MappingStartEvent: self.mapping,
            SequenceStartEvent: self.sequence,
            MappingEndEvent: self.close,
            SequenceEndEvent: self.close,
            AliasEvent: self.alias,
            DocumentStartEvent: self.document,
        }
        following = CParser(self.text).get_event
        while (event := following()) is not None:
            action = actions.get(type(event))
            if action is not None:
                action(event)

    def source(self) -> Source:
        if not self.data or self.data[0] is None:
            _refuse(self.name, "empty-file", "the file is empty; it must hold fields, such as 'name: value'")
        data, entry = self.data[0], self.entries[0]
        if data.__class__ is not dict:
            what = "a list" if data.__class__ is list else "a single value"
            message = f"the file holds {what}; it must hold fields, such as 'name: value'"
            _refuse(self.name, "not-a-mapping", message, entry[3], entry[4])
        return Source(self.name, data, entry)

    def fault(self, mark: Any, rule: str, message: str) -> None:
        place = Place(self.name, mark.line + 1, mark.column + 1)
        self.problems.append(Problem(place, Level.ERROR, rule, message))
        if len(self.problems) == FAULTS:
            message = f"reading stops here, after {FAULTS} faults; correct those first"
            self.problems.append(Problem(place, Level.ERROR, "too-many-faults", message))
            raise Refused(in_order(self.problems))

    def stop(self, mark: Any, rule: str, message: str) -> NoReturn:
        self.fault(mark, rule, message)
        raise Refused(in_order(self.problems))

    def document(self, event: Any) -> None:
        mark = event.start_mark
        if self.data:
            self.stop(mark, "several-documents", "a second document starts here; a file holds one")
        if event.tags or event.version not in (None, (1, 2)):
            self.fault(mark, *syntax.DIRECTIVE)

    def scalar(self, event: Any) -> None:
        value: Any = event.value
        style = event.style
        if event.tag is not None or event.anchor is not None:
            self.decorated(event)
        if style == "":
            if value in _WORDS:
                value = _WORDS[value]
            elif value[0] in _NUMERIC:
                value = self.number(value, event.start_mark)
            elif " - " in value:
                self.list_in_text(event)
        elif style == '"' and (match := _UNSEEN.search(value)):
            self.fault(event.start_mark, *_unseen(match))
        if self.key is None and self.data.__class__ is dict:
            self.named(value, event)
        else:
            if value is None:
                self.no_value(event)
            self.add(value, event.start_mark, None)

    def number(self, text: str, mark: Any) -> str | int | float:
        if _INTEGER.fullmatch(text) or _BASED.fullmatch(text):
            if len(text) <= DIGITS:
                return int(text, 0 if text[1:2] in ("o", "x") else 10)
            message = f"this number has {len(text)} digits; put it in quotes if it is text"
            self.fault(mark, "number-too-long", message)
        return float(text) if _FLOAT.fullmatch(text) else text

    def list_in_text(self, event: Any) -> None:
        """A '-' indented deeper than its list is, to YAML, more text of the item above; nobody means that."""
        start, end = event.start_mark, event.end_mark
        if start.line == end.line:
            return
        for number, line in enumerate(syntax.lines(self.text[start.index : end.index])):
            if number and line.lstrip(" ").startswith("- "):
                mark = syntax.Spot(start.line + number, line.index("-"))
                message = "this '-' is deeper than the item above; align them"
                self.fault(mark, "bad-indentation", message)

    def named(self, key: Any, event: Any) -> None:
        """Takes the name of the field whose value comes next."""
        self.key, self.mark = key, event.start_mark
        if key == "<<" and event.style == "":
            message = "'<<' merges mappings in YAML 1.1 and is not read; write the fields out"
            self.fault(self.mark, "merge-key", message)
        elif key.__class__ is not str:
            shown = f"the key {syntax.short(event.value)} is not text; put it in quotes"
            self.fault(self.mark, "key-not-text", shown if event.value else syntax.NO_KEY)
            self.key = _NOT_TEXT
        elif key in self.data:
            first, here = self.entries[key][1], self.mark.line + 1
            message = f"'{syntax.short(key)}' is given twice, at line {first} and at line {here}; keep one"
            self.fault(self.mark, "duplicate-key", message)

    def no_value(self, event: Any) -> None:
        # An empty value is nothing to point at; its key stands for it.
        if self.data.__class__ is dict:
            key, what = (
                syntax.short(str(self.key)),
                "write 'none' where there is none, or leave the field out",
            )
            mark = event.start_mark if event.value else self.mark
            self.fault(mark, "no-value", f"'{key}' has no value; {what}")
        elif self.stack:
            message = f"item {len(self.data) + 1} of this list has no value; write one, or take the item out"
            self.fault(event.start_mark, "no-value", message)

    def add(self, value: Any, mark: Any, within: Any) -> None:
        line, column = mark.line + 1, mark.column + 1
        if self.key is None:
            self.data.append(value)
            self.entries.append((self.name, line, column, line, column, within))
        else:
            named = self.mark
            self.data[self.key] = value
            self.entries[self.key] = (self.name, named.line + 1, named.column + 1, line, column, within)
            self.key = None

    def mapping(self, event: Any) -> None:
        self.open(event, {}, {}, "a mapping")

    def sequence(self, event: Any) -> None:
        self.open(event, [], [], "a list")

    def open(self, event: Any, data: Any, entries: Any, what: str) -> None:
        if event.tag is not None or event.anchor is not None:
            self.decorated(event)
        if len(self.stack) >= DEPTH:
            message = f"lists and mappings nest more than {DEPTH} deep here"
            self.stop(event.start_mark, "nested-too-deep", message)
        if self.key is None and self.data.__class__ is dict:
            message = f"{what} stands where a field's name is expected; put it in quotes if it is text"
            self.stop(event.start_mark, "key-not-text", message)
        self.add(data, event.start_mark, entries)
        self.stack.append((self.data, self.entries, self.key, self.mark))
        self.data, self.entries, self.key = data, entries, None

    def close(self, event: Any) -> None:
        self.data, self.entries, self.key, self.mark = self.stack.pop()

    def alias(self, event: Any) -> None:
        self.anchored("*" + event.anchor, event)
        if self.key is None and self.data.__class__ is dict:
            self.key, self.mark = _NOT_TEXT, event.start_mark
        else:
            self.add(None, event.start_mark, None)

    def decorated(self, event: Any) -> None:
        if event.anchor is not None:
            self.anchored("&" + event.anchor, event)
        if event.tag is not None:
            tag = re.compile(r"!\S*").search(self.text, event.start_mark.index)
            self.fault(event.start_mark, "tag", syntax.TAG.format(syntax.short(tag[0] if tag else "!")))

    def anchored(self, written: str, event: Any) -> None:
        """Says it once for each name: a bomb of aliases is one mistake, not a thousand."""
        if event.anchor not in self.anchors:
            self.anchors.add(event.anchor)
            self.fault(event.start_mark, "alias", syntax.ALIAS.format(syntax.short(written)))
