"""Problems in; the forms a command prints them in out: text, GitHub annotations, JSON, SARIF."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import quote

from generator.problems import Level, Place, Problem, in_order

ReadLine = Callable[[Place], str | None]
"""The line of a file that a place is in, or None where it cannot be had (see `source.line`)."""

WIDTH = 100
"""Of a longer line, the part around the place is shown."""

_COLOURS = {Level.ERROR: "31", Level.GAP: "35", Level.WARNING: "33", Level.INFO: "36"}
_GITHUB = {Level.ERROR: "error", Level.GAP: "warning", Level.WARNING: "warning", Level.INFO: "notice"}
_SARIF = {Level.ERROR: "error", Level.GAP: "warning", Level.WARNING: "warning", Level.INFO: "note"}


def text(problems: Sequence[Problem], read_line: ReadLine, *, color: bool = False) -> str:
    """A line for each problem, with the source line and a caret beneath; empty where there is none."""
    return "".join(_lines(problem, read_line(problem.place), color) for problem in in_order(problems))


def github(problems: Sequence[Problem]) -> str:
    """Workflow commands that GitHub shows beside the line."""
    return "".join(
        f"::{'notice' if problem.accepted else _GITHUB[problem.level]} "
        f"file={_property(problem.place.path)},line={problem.place.line},"
        f"col={problem.place.column},title={_property(problem.rule)}::{_data(problem.message + _accepted(problem))}\n"
        for problem in in_order(problems)
    )


def as_json(problems: Sequence[Problem]) -> dict[str, Any]:
    """What `--format json` prints; `ok` where there is no error. What is accepted counts apart."""
    ordered = in_order(problems)
    return {
        "ok": not _count(ordered, Level.ERROR),
        "problems": [
            {
                "path": problem.place.path,
                "line": problem.place.line,
                "column": problem.place.column,
                "level": problem.level.value,
                "rule": problem.rule,
                "message": problem.message,
                "accepted": problem.accepted
                and {"reason": problem.accepted.reason, "by": problem.accepted.by, "until": problem.accepted.until},
            }
            for problem in ordered
        ],
        "errors": _count(ordered, Level.ERROR),
        "gaps": _count(ordered, Level.GAP),
        "warnings": _count(ordered, Level.WARNING),
        "accepted": sum(problem.accepted is not None for problem in ordered),
    }


def sarif(problems: Sequence[Problem], version: str) -> dict[str, Any]:
    """A SARIF 2.1.0 log, which code hosts and editors read; `version` is ours."""
    ordered = in_order(problems)
    rules = sorted({problem.rule for problem in ordered})
    driver = {"name": "FairNotice", "version": version, "rules": [{"id": rule} for rule in rules]}
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "results": [_result(problem, rules) for problem in ordered],
            }
        ],
    }


def _lines(problem: Problem, line: str | None, color: bool) -> str:
    level, place = problem.level.value, _visible(str(problem.place))
    if color:
        level = f"\x1b[{_COLOURS[problem.level]}m{level}\x1b[0m"
        place = f"\x1b[1m{place}\x1b[0m"
    head = f"{place}: {level}: {_visible(problem.message)} [{problem.rule}]\n"
    if problem.accepted:
        return f"{head}    {_visible(_accepted(problem).strip())}\n"
    if line is None or not line.strip():
        return head
    shown, before = _around(_visible(line.rstrip()), problem.place.column - 1)
    return f"{head}    {shown}\n    {' ' * _width(before)}^\n"


def _accepted(problem: Problem) -> str:
    """' (accepted by … until …: …)' for a problem that somebody accepts."""
    one = problem.accepted
    return f" (accepted by {one.by} until {one.until}: {one.reason})" if one else ""


def _around(line: str, column: int) -> tuple[str, str]:
    """The part of a line that fits, and the part of that before the column."""
    start = max(0, min(column - WIDTH // 2, len(line) - WIDTH)) if len(line) > WIDTH else 0
    end = start + WIDTH
    shown = ("…" if start else "") + line[start:end] + ("…" if end < len(line) else "")
    return shown, ("…" if start else "") + line[start:column].ljust(column - start)


def _visible(text: str) -> str:
    """The text with nothing in it that a terminal would obey, character for character."""
    return "".join(c if c.isprintable() else " " if c == "\t" else "\N{REPLACEMENT CHARACTER}" for c in text)


def _width(text: str) -> int:
    """The columns of a terminal that a text takes: two for wide characters, none for combining ones."""
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(text) + wide - sum(unicodedata.combining(c) > 0 for c in text)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _count(problems: Sequence[Problem], level: Level) -> int:
    return sum(problem.level is level and not problem.accepted for problem in problems)


def _result(problem: Problem, rules: Sequence[str]) -> dict[str, Any]:
    place = problem.place
    # A colon would make the first segment of a relative path look like a scheme.
    uri = quote(re.sub(r"\A(?=/)", "file://", place.path), safe="/:" if place.path.startswith("/") else "/")
    suppressed = [{"kind": "external", "justification": _accepted(problem).strip(" ()")}] if problem.accepted else None
    return {
        **({"suppressions": suppressed} if suppressed else {}),
        "ruleId": problem.rule,
        "ruleIndex": rules.index(problem.rule),
        "level": _SARIF[problem.level],
        "message": {"text": problem.message},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": uri},
                    "region": {"startLine": place.line, "startColumn": place.column},
                }
            }
        ],
    }
