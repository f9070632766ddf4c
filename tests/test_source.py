"""What YAML means here, where everything stands, and that no file does harm."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator import source
from generator.problems import Place, Refused


def refusal(text: bytes) -> str:
    """The problems of a text, one a line."""
    with pytest.raises(Refused) as refused:
        source.parse(text, "f")
    return "\n".join(f"{p.place.line}:{p.place.column} {p.message} [{p.rule}]" for p in refused.value.problems)


@pytest.mark.parametrize(
    ("written", "means"),
    [
        ("NO", "NO"),
        ("on", "on"),
        ("yes", "yes"),
        ("12:30", "12:30"),
        ("010", 10),
        ("0o10", 8),
        ("0x1F", 31),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("-1.", -1.0),
        ("+4930", 4930),
        ("-.inf", -math.inf),
        ("1_000", "1_000"),
        ("0o9", "0o9"),
        ("1.2.3", "1.2.3"),
        ("2026-01-02", "2026-01-02"),
        ("true", True),
        ("False", False),
        ("tRUE", "tRUE"),
        ("'404'", "404"),
        ('"null"', "null"),
        ("-", "-"),
        ("nullable", "nullable"),
        ("|\n  one\n  two", "one\ntwo\n"),
        (">-\n  one\n  two", "one two"),
        ("e\u0301", "e\u0301"),
        ("[a, {b: 1}]", ["a", {"b": 1}]),
    ],
)
def test_scalars_mean_what_yaml_1_2_says(written: str, means: object) -> None:
    if written == "-":
        written = "'-'"
    found = source.parse(f"a: {written}\n".encode(), "f").data["a"]
    assert found == means
    assert type(found) is type(means)


def test_not_a_number_is_one() -> None:
    assert math.isnan(source.parse(b"a: .nan", "f").data["a"])


@pytest.mark.parametrize(
    "text",
    [
        b"\xef\xbb\xbfa: 1\nb: [x]\n",
        b"a: 1\r\nb: [x]\r\n",
        b"%YAML 1.2\n---\na: 1\nb: [x]\n...\n",
        b"# first\na: 1 # one\nb:\n- x",
        b"{a: 1, b: [x]}",
        b"? a\n: 1\n? b\n: [x]",
        b"a:\t1\nb:\n  - x\n\n",
    ],
    ids=["byte order mark", "CRLF", "markers", "comments", "flow", "explicit keys", "a tab between"],
)
def test_accepted(text: bytes) -> None:
    assert source.parse(text, "f").data == {"a": 1, "b": ["x"]}


TEXT = """\
company:
  brand: Łódź
data:
  - id: email
    fields: [name, "the e-mail"]
"""


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        ((), (1, 1), (1, 1)),
        (("company",), (1, 1), (2, 3)),
        (("company", "brand"), (2, 3), (2, 10)),
        (("data", 0), (4, 5), (4, 5)),
        (("data", 0, "fields"), (5, 5), (5, 13)),
        (("data", 0, "fields", 1), (5, 20), (5, 20)),
        (("data", 0, "fields", 7), (5, 5), (5, 5)),
        (("company", "brand", "x", 1), (2, 3), (2, 3)),
        (("nowhere",), (1, 1), (1, 1)),
    ],
)
def test_places(path: Any, key: tuple[int, int], value: tuple[int, int]) -> None:
    read = source.parse(TEXT.encode(), "f.yaml")
    assert read.key(path) == Place("f.yaml", *key)
    assert read.value(path) == Place("f.yaml", *value)


def test_columns_count_characters() -> None:
    read = source.parse('"Łódź😀": "e\u0301", x: 1\n'.replace('", x', '"\nx').encode(), "f")
    assert read.value(("Łódź😀",)) == Place("f", 1, 10)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (b"a: 1\nb: 2\na: 3", "3:1 'a' is given twice, at line 1 and at line 3; keep one [duplicate-key]"),
        (b"a: 1\n'a': 3", "2:1 'a' is given twice, at line 1 and at line 2; keep one [duplicate-key]"),
        (
            b"a: &x 1\nb: *x\nc: *x",
            "1:4 '&x' is a YAML anchor or alias, which is not read; "
            "write the value out, or in quotes if it is text [alias]",
        ),
        (
            b"a: [*x, b]\n*y : 1",
            "1:5 '*x' is a YAML anchor or alias, which is not read; "
            "write the value out, or in quotes if it is text [alias]\n"
            "2:1 '*y' is a YAML anchor or alias, which is not read; "
            "write the value out, or in quotes if it is text [alias]",
        ),
        (
            b"a: *bold*",
            "1:4 '*bold*' is a YAML anchor or alias, which is not read; "
            "write the value out, or in quotes if it is text [alias]",
        ),
        (
            b"a: !x\n  b: !!int 1",
            "1:4 '!x' is a YAML tag, which is not read; "
            "remove it, or put the value in quotes if it is text [tag]\n"
            "2:6 '!!int' is a YAML tag, which is not read; "
            "remove it, or put the value in quotes if it is text [tag]",
        ),
        (
            b"a: !y!b c",
            "1:4 '!y!b' is a YAML tag, which is not read; remove it, or put the value in quotes if it is text [tag]",
        ),
        (
            b"a:\n  <<: {b: 1}",
            "2:3 '<<' merges mappings in YAML 1.1 and is not read; write the fields out [merge-key]",
        ),
        (b"a: 1\n---\nb: 2", "2:1 a second document starts here; a file holds one [several-documents]"),
        (
            b"a: 1\n...\nb: 2",
            "3:1 nothing may follow the '...' that ends the document [several-documents]",
        ),
        (
            b"%TAG ! foo\n---\na: 1",
            "1:1 a line that starts with '%' is a YAML directive, which is not read; remove it [directive]",
        ),
        (
            b"%YAML 2.0\n---\na: 1",
            "1:1 a line that starts with '%' is a YAML directive, which is not read; remove it [directive]",
        ),
        (
            b"a:\n\tb: 1",
            "2:1 a tab stands where YAML wants spaces; indent with spaces [tab-indentation]",
        ),
        (
            b"a: b\n\tc",
            "2:1 a tab stands where YAML wants spaces; indent with spaces [tab-indentation]",
        ),
        (
            b"a: |\n\tb",
            "2:1 a tab stands where YAML wants spaces; indent with spaces [tab-indentation]",
        ),
        ("a: é".encode("utf-16"), "1:1 the file is in UTF-16; save it as UTF-8 [not-utf-8]"),
        ("a: é".encode("utf-16-be"), "1:1 the file is in UTF-16; save it as UTF-8 [not-utf-8]"),
        (
            "a: é\nb: é".encode() + b"\xe9x",
            "2:5 the byte 0xE9 is not UTF-8; save the file as UTF-8 [not-utf-8]",
        ),
        (b"a: b\0c", "1:5 the character U+0000 cannot be seen by a reader; remove it [unseen-character]"),
        (
            "a: b\u2028c\u202e\nd: \u202e".encode(),
            "1:5 the character U+2028 cannot be seen by a reader; remove it [unseen-character]\n"
            "1:7 the character U+202E cannot be seen by a reader; remove it [unseen-character]",
        ),
        (
            b'a: "b\\x85"',
            "1:4 the character U+0085 cannot be seen by a reader; remove it [unseen-character]",
        ),
        (b"", "1:1 the file is empty; it must hold fields, such as 'name: value' [empty-file]"),
        (
            b"\xef\xbb\xbf---\n",
            "1:1 the file is empty; it must hold fields, such as 'name: value' [empty-file]",
        ),
        (
            b"# no\n- a",
            "2:1 the file holds a list; it must hold fields, such as 'name: value' [not-a-mapping]",
        ),
        (
            b"hello",
            "1:1 the file holds a single value; it must hold fields, such as 'name: value' [not-a-mapping]",
        ),
        (b"404: a", "1:1 the key 404 is not text; put it in quotes [key-not-text]"),
        (b"true: a", "1:1 the key true is not text; put it in quotes [key-not-text]"),
        (b"a: {~: b}", "1:5 the key ~ is not text; put it in quotes [key-not-text]"),
        (b": a", "1:1 a field's name is missing before this ':' [key-not-text]"),
        (
            b"[a]: b",
            "1:1 a list stands where a field's name is expected; put it in quotes if it is text [key-not-text]",
        ),
        (
            b"a: {{ b }}",
            "1:5 a mapping stands where a field's name is expected; put it in quotes if it is text [key-not-text]",
        ),
        (
            b"cookies:\nb: null",
            "1:1 'cookies' has no value; "
            "write 'none' where there is none, or leave the field out [no-value]\n"
            "2:4 'b' has no value; write 'none' where there is none, or leave the field out [no-value]",
        ),
        (
            b"a:\n  - b\n  -\n  - ~",
            "3:4 item 2 of this list has no value; write one, or take the item out [no-value]\n"
            "4:5 item 3 of this list has no value; write one, or take the item out [no-value]",
        ),
        (
            b"a: " + b"9" * 5000,
            "1:4 this number has 5000 digits; put it in quotes if it is text [number-too-long]",
        ),
        (
            b"a: [1,\nb: 2\nc",
            "1:4 the '[' that opens here is not closed [unclosed-bracket]",
        ),
        (
            b"a: {b: 1\nc: 2",
            "1:4 the '{' that opens here is not closed; line 2 is still read as part of it [unclosed-bracket]",
        ),
        (b"a: [b,", "1:7 a '[' or '{' is still open where the file ends [unclosed-bracket]"),
        (b"a: ['b' 'c']", "1:9 a ',' or the ']' of the '[' before is missing here [unclosed-bracket]"),
        (b"a: [,]", "1:5 a value is missing before this ',' [missing-value]"),
        (
            b"a: b]\nc: ]",
            "2:4 this ']' belongs to nothing; text that holds it needs quotes [unopened-bracket]",
        ),
        (b"a: 'b\nc: d", "1:4 the quote that opens here is never closed [unclosed-quote]"),
        (b'a: "b\n---\nc', "1:4 the quote that opens here is never closed [unclosed-quote]"),
        (
            b"a: 'it's'",
            "1:8 text goes on after its closing quote; a quote in '…' is written twice [text-after-quote]",
        ),
        (
            b'a: "\\q"',
            "1:5 '\\' starts an escape in double quotes, and this is none; "
            "write '\\\\', or use single quotes [bad-escape]",
        ),
        (b"a: b: c", "1:5 text with a ':' before a space needs quotes [colon-in-text]"),
        (
            b"a: 1\n  b: 2",
            "2:3 this field is indented under a line that has a value; "
            "align it with the fields above [bad-indentation]",
        ),
        (b"a\nb: 1", "1:1 this line has no ':'; write 'field: value' [missing-colon]"),
        (b"a: 1\nb\nc: 2", "2:1 this line has no ':'; write 'field: value' [missing-colon]"),
        (
            b"a:\n  b: 1\n c: 2",
            "3:2 this line is aligned with nothing above; align it with the fields it belongs to [bad-indentation]",
        ),
        (
            b"  a: 1\nb: 2",
            "2:1 this line is aligned with nothing above; align it with the fields it belongs to [bad-indentation]",
        ),
        (
            b"a: 1\n- b",
            "2:1 a list item stands among fields; indent it under the field it belongs to [bad-indentation]",
        ),
        (
            b"a:\n  - b\n  c: d",
            "3:3 a line without '-' stands among list items; align it with the fields of its item [bad-indentation]",
        ),
        (b"a: - b", "1:4 a list starts on a line of its own, under its field [bad-indentation]"),
        (
            b"a:\n - b\n  - c\n",
            "3:3 this '-' is deeper than the item above; align them [bad-indentation]",
        ),
        (b"a: @b", "1:4 text that starts with '@' needs quotes [reserved-character]"),
        (b"a: `b`", "1:4 text that starts with '`' needs quotes [reserved-character]"),
        (
            b"a: |b\n  c",
            "1:5 nothing may follow '|' or '>' on the line; the text starts on the next [bad-block]",
        ),
    ],
)
def test_refused(text: bytes, problem: str) -> None:
    assert refusal(text) == problem


def test_all_faults_at_once_up_to_the_one_that_ends_reading() -> None:
    assert refusal(b"a: &x 1\na: 2\nb:\nc: 'open") == (
        "1:4 '&x' is a YAML anchor or alias, which is not read; "
        "write the value out, or in quotes if it is text [alias]\n"
        "2:1 'a' is given twice, at line 1 and at line 2; keep one [duplicate-key]\n"
        "3:1 'b' has no value; write 'none' where there is none, or leave the field out [no-value]\n"
        "4:4 the quote that opens here is never closed [unclosed-quote]"
    )


def test_a_report_of_faults_ends() -> None:
    last = refusal(b"a: 1\n" * 100_000).splitlines()[-1]
    assert last == "101:1 reading stops here, after 100 faults; correct those first [too-many-faults]"


@pytest.mark.parametrize("depth", [source.DEPTH + 1, 3_000, 100_000])
@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "a:\n"])
def test_nesting_is_refused(opening: str, depth: int) -> None:
    if opening == "a:\n":
        text = "".join(" " * i + opening for i in range(min(depth, 1_000)))
    else:
        text = (opening if opening == "- " else "x: " + opening) + opening * depth
    assert refusal(text.encode()).endswith("lists and mappings nest more than 64 deep here [nested-too-deep]")


def test_nesting_is_read_up_to_the_limit() -> None:
    depth = source.DEPTH - 1
    assert source.parse(b"a: " + b"[" * depth + b"]" * depth, "f").data["a"]


def test_an_alias_bomb_is_one_fault_for_each_name() -> None:
    rows = ["a: &a [x,x,x,x,x,x,x,x,x]"]
    rows += [f"{b}: &{b} [{','.join([f'*{a}'] * 9)}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True)]
    assert refusal("\n".join(rows).encode()).count("[alias]") == len(rows)


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(Refused) as refused:
        source.read(path, "large.yaml")
    assert str(refused.value) == (
        "large.yaml:1:1: error: the file is larger than 2 MB; no more is read [file-too-large]"
    )


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        source.read(tmp_path / "none.yaml", "none.yaml")
    assert str(refused.value) == "none.yaml:1:1: error: there is no such file [unreadable-file]"
    with pytest.raises(Refused) as refused:
        source.read(tmp_path, "folder")
    assert str(refused.value) == "folder:1:1: error: this is a folder; name a file [unreadable-file]"


def test_the_line_of_a_place(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    path.write_bytes("\ufeffa: 1\r\nb: \u2028\rc".encode())
    assert [source.line(Place(str(path), line, 1)) for line in (1, 2, 3, 4)] == [
        "a: 1",
        "b: \u2028",
        "c",
        None,
    ]
    assert source.line(Place(str(tmp_path / "none"), 1, 1)) is None


def harmless(text: bytes) -> None:
    """Reads, or refuses with problems that have a place and one line of words."""
    problems = []
    try:
        source.parse(text, "f")
    except Refused as refused:
        problems = refused.problems
    assert all(min(p.place.line, p.place.column) >= 1 and len(p.message.splitlines()) == 1 for p in problems)


@given(st.binary(max_size=200))
@example(b"\xff\xfe")
@example(b"a: \xed\xa0\x80")
def test_any_bytes_are_read_or_refused(text: bytes) -> None:
    harmless(text)


PIECES = st.one_of(
    st.sampled_from("ab1:-?,[]{}&*!|>'\"%@`#~\\ \n\r\t\u0085\u2028é😀"),
    st.sampled_from(["\n  ", ": ", "- ", "&a ", "*a", "!t ", "- - ", "|\n", "<<: ", "---\n", "...\n", "%YAML 1.1\n"]),
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_yaml_is_read_or_refused(text: str) -> None:
    harmless(text.encode())


@given(st.data())
def test_a_mutated_file_is_read_or_refused(data: st.DataObject) -> None:
    whole = (Path(__file__).parent / "broken" / "bases" / "whole.yaml").read_bytes()
    at = data.draw(st.integers(0, len(whole)))
    cut = data.draw(st.integers(0, 20))
    harmless(whole[:at] + data.draw(st.binary(max_size=5)) + whole[at + cut :])
