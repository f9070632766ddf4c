"""The forms problems are printed in, whole."""

from __future__ import annotations

import dataclasses
import json

from generator import report
from generator.problems import Accepted, Level, Place, Problem

ERROR = Problem(Place("practices/acme.yaml", 2, 8), Level.ERROR, "wrong-value", "'use' cannot be 'adz'")
GAP = Problem(Place("practices/acme.yaml", 1, 1), Level.GAP, "no-contact", "100% of it: a, b\nc")
WARNING = Problem(Place("/tmp/a b.yaml", 3, 1), Level.WARNING, "old-date", "it is old")
INFO = Problem(Place("a:b,c.yaml", 9, 2), Level.INFO, "hint", "it may be")
ALL = [INFO, WARNING, ERROR, GAP]

LINES = {1: "data:", 2: "  use: adz", 3: "\told"}


def line(place: Place) -> str | None:
    return LINES.get(place.line)


def shown(text: str, column: int) -> list[str]:
    """The source line and the caret line of a problem in a line."""
    problem = Problem(Place("f", 1, column), Level.ERROR, "r", "m")
    return report.text([problem], lambda place: text).splitlines()[1:]


def test_text() -> None:
    assert report.text(ALL, line) == (
        "/tmp/a b.yaml:3:1: warning: it is old [old-date]\n"
        "     old\n"
        "    ^\n"
        "a:b,c.yaml:9:2: info: it may be [hint]\n"
        "practices/acme.yaml:1:1: gap: 100% of it: a, b\N{REPLACEMENT CHARACTER}c [no-contact]\n"
        "    data:\n"
        "    ^\n"
        "practices/acme.yaml:2:8: error: 'use' cannot be 'adz' [wrong-value]\n"
        "      use: adz\n"
        "           ^\n"
    )


ACCEPTED = dataclasses.replace(GAP, accepted=Accepted("it follows", "Jo", "2027-01-01", Place("a.yaml", 9, 3)))


def test_what_is_accepted_stays_visible_and_counts_apart() -> None:
    assert report.text([ACCEPTED], line).splitlines()[1:] == ["    (accepted by Jo until 2027-01-01: it follows)"]
    assert report.github([ACCEPTED]).startswith("::notice file=practices/acme.yaml,line=1,")
    found = report.as_json([ACCEPTED, WARNING])
    assert [p["accepted"] for p in found["problems"]] == [
        None,
        {"reason": "it follows", "by": "Jo", "until": "2027-01-01"},
    ]
    assert (found["gaps"], found["warnings"], found["accepted"]) == (0, 1, 1)
    (result,) = report.sarif([ACCEPTED], "1")["runs"][0]["results"]
    assert result["suppressions"] == [
        {"kind": "external", "justification": "accepted by Jo until 2027-01-01: it follows"}
    ]


def test_text_in_colour() -> None:
    assert report.text([ERROR], lambda place: None, color=True) == (
        "\x1b[1mpractices/acme.yaml:2:8\x1b[0m: \x1b[31merror\x1b[0m: 'use' cannot be 'adz' [wrong-value]\n"
    )


def test_nothing_is_nothing() -> None:
    assert report.text([], line) == ""
    assert report.github([]) == ""


def test_the_caret_stands_below_the_character() -> None:
    assert shown("名前: x", 5) == ["    名前: x", "          ^"]
    assert shown("e\u0301a: x", 3) == ["    e\u0301a: x", "     ^"]
    assert shown("a: x", 5) == ["    a: x", "        ^"]
    assert shown("a: x", 9) == ["    a: x", "            ^"]


def test_of_a_long_line_the_part_around_the_place_is_shown() -> None:
    text = "".join(str(i % 10) for i in range(300))
    start, middle, end = shown(text, 1), shown(text, 151), shown(text, 300)
    assert start == [f"    {text[:100]}…", "    ^"]
    assert middle == [f"    …{text[100:200]}…", " " * 55 + "^"]
    assert end == [f"    …{text[200:]}", " " * 104 + "^"]
    assert middle[0][55] == text[150]
    assert end[0][104] == text[299]


def test_a_terminal_obeys_nothing_of_a_file() -> None:
    assert shown("a: \x1b[31m\u202e", 4) == [
        "    a: \N{REPLACEMENT CHARACTER}[31m\N{REPLACEMENT CHARACTER}",
        "       ^",
    ]


def test_github() -> None:
    assert report.github(ALL) == (
        "::warning file=/tmp/a b.yaml,line=3,col=1,title=old-date::it is old\n"
        "::notice file=a%3Ab%2Cc.yaml,line=9,col=2,title=hint::it may be\n"
        "::warning file=practices/acme.yaml,line=1,col=1,title=no-contact::100%25 of it: a, b%0Ac\n"
        "::error file=practices/acme.yaml,line=2,col=8,title=wrong-value::'use' cannot be 'adz'\n"
    )


def test_json() -> None:
    assert report.as_json([GAP, ERROR]) == {
        "ok": False,
        "problems": [
            {
                "path": "practices/acme.yaml",
                "line": 1,
                "column": 1,
                "level": "gap",
                "rule": "no-contact",
                "message": "100% of it: a, b\nc",
                "accepted": None,
            },
            {
                "path": "practices/acme.yaml",
                "line": 2,
                "column": 8,
                "level": "error",
                "rule": "wrong-value",
                "message": "'use' cannot be 'adz'",
                "accepted": None,
            },
        ],
        "errors": 1,
        "gaps": 1,
        "warnings": 0,
        "accepted": 0,
    }
    assert report.as_json([WARNING])["ok"]


def test_sarif() -> None:
    log = report.sarif([ERROR, WARNING, INFO], "1.2.3")
    (run,) = log["runs"]
    assert (log["version"], log["$schema"]) == ("2.1.0", "https://json.schemastore.org/sarif-2.1.0.json")
    assert run["tool"]["driver"] == {
        "name": "FairNotice",
        "version": "1.2.3",
        "rules": [{"id": "hint"}, {"id": "old-date"}, {"id": "wrong-value"}],
    }
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["results"][2] == {
        "ruleId": "wrong-value",
        "ruleIndex": 2,
        "level": "error",
        "message": {"text": "'use' cannot be 'adz'"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "practices/acme.yaml"},
                    "region": {"startLine": 2, "startColumn": 8},
                }
            }
        ],
    }
    assert [result["level"] for result in run["results"]] == ["warning", "note", "error"]
    assert [result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in run["results"]] == [
        "file:///tmp/a%20b.yaml",
        "a%3Ab%2Cc.yaml",
        "practices/acme.yaml",
    ]
    json.dumps(log)
