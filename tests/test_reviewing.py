"""What a reviewer did to a Word file is found again: files as we make them, edited as Word writes its changes."""

from __future__ import annotations

import contextlib
import io
import json
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sample_document
from lxml import etree

from generator import render, reviewing
from generator.problems import Refused
from generator.reviewing import Review, Touched
from generator.reviewing.package import LARGEST

DOCUMENT = sample_document.document()
MADE = render.docx(DOCUMENT)
SENT = reviewing.read(MADE, "sent.docx")

MAIN = "word/document.xml"
MARK = 'w:id="900" w:author="A. Counsel" w:date="2026-11-22T10:00:00Z"'
NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def parts(made: bytes = MADE) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def edited(*changes: tuple[str, str], **more: bytes) -> bytes:
    """The file with parts of its text's XML replaced; each has to be there."""
    held = parts()
    text = held[MAIN].decode()
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return packed(held | {MAIN: text.encode()} | {name.replace("__", "/"): content for name, content in more.items()})


def run(text: str, tag: str = "t") -> str:
    return f'<w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def added(text: str) -> str:
    return f"<w:ins {MARK}>{run(text)}</w:ins>"


def removed(text: str) -> str:
    return f"<w:del {MARK}>{run(text, 'delText')}</w:del>"


def paragraph(inner: str, mark: str = "") -> str:
    return f"<w:p><w:pPr><w:rPr>{mark}</w:rPr></w:pPr>{inner}</w:p>"


def review(*changes: tuple[str, str], sent: Review | None = SENT) -> Review:
    return reviewing.read(edited(*changes), "edited.docx", sent)


def only(found: Review) -> Touched:
    (touched,) = found.touched
    return touched


def test_an_untouched_file_says_nothing_but_what_it_was_made_from() -> None:
    found = reviewing.read(MADE, "sent.docx", SENT)
    assert found.touched == ()
    assert found.digest == DOCUMENT.digest


def test_words_replaced() -> None:
    inner = (
        f"account holders</w:t></w:r>{removed(' by e-mail')}{added(' by email &amp; post')}<w:r><w:t> at least 14 days"
    )
    touched = only(review(("account holders by e-mail at least 14 days", inner)))
    assert (touched.name, touched.event, touched.by, touched.tracked) == (
        "clause_changes_notice", "changed", ("A. Counsel",), True,
    )  # fmt: skip
    assert "account holders by e-mail at least 14 days" in touched.old
    assert "account holders by email & post at least 14 days" in touched.new
    assert [pair for pair in touched.words if pair[0] != "same"] == [
        ("removed", " by e-mail"),
        ("added", " by email & post"),
    ]


def test_words_in_a_table() -> None:
    cell = "14 days"
    touched = only(review((run(cell), removed(cell) + added("30 days"))))
    assert touched.name == "clause_retention_all"
    assert "Server logs | 14 days | The entry" in touched.old
    assert "Server logs | 30 days | The entry" in touched.new


def test_a_row_added_and_a_row_removed() -> None:
    xml = parts()[MAIN].decode()
    row = next(r for r in xml.split("<w:tr>") if "Server logs" in r)
    row = "<w:tr>" + row[: row.index("</w:tr>") + len("</w:tr>")]
    new = row.replace("<w:trPr>", f"<w:trPr><w:ins {MARK}/>").replace("Server logs", "Chat logs")
    gone = row.replace("<w:trPr>", f"<w:trPr><w:del {MARK}/>")
    touched = only(review((row, row + new)))
    assert (touched.name, touched.event) == ("clause_retention_all", "changed")
    assert "Server logs | 14 days | The entry\nChat logs | 14 days | The entry" in touched.new
    assert "Chat logs" not in touched.old
    assert "Server logs" not in only(review((row, gone))).new


def test_a_paragraph_between_two_passages_belongs_to_neither() -> None:
    xml = parts()[MAIN].decode()
    end = xml[xml.rindex("<w:p>", 0, xml.index('w:name="section_contact"')) :][:200]
    inserted = paragraph(added("We keep a list of all changes."), f"<w:ins {MARK}/>")
    touched = only(review((end, inserted + end)))
    assert (touched.name, touched.event, touched.new) == (
        "clause_changes_notice", "added", "We keep a list of all changes.",
    )  # fmt: skip


def test_a_paragraph_split_off_stays_with_its_passage() -> None:
    end = '<w:p><w:pPr><w:pStyle w:val="Normal"/></w:pPr><w:r><w:t xml:space="preserve">Stripe and Mailgun also'
    split = f"<w:p><w:pPr><w:rPr><w:ins {MARK}/></w:rPr></w:pPr>{run('Stripe')}</w:p>" + paragraph("").replace(
        "</w:p>", '<w:r><w:t xml:space="preserve"> and Mailgun also'
    )
    touched = only(review((end, split)))
    assert touched.name == "clause_recipients_all"
    assert "\nStripe\nand Mailgun also" in touched.new
    assert "\nStripe and Mailgun also" in touched.old


def test_a_passage_taken_away() -> None:
    (text,) = [p.markdown for p in DOCUMENT.passages if p.clause == "children/age"]
    touched = only(review((run(text), removed(text))))
    assert (touched.name, touched.event, touched.old, touched.new) == ("clause_children_age", "removed", text, "")


def test_a_heading_of_a_section() -> None:
    heading = f'w:name="section_children"/>{run("Children")}'
    changed = heading.replace(run("Children"), removed("Children") + added("Young people"))
    touched = only(review((heading, changed)))
    assert (touched.name, touched.old, touched.new) == ("section_children", "Children", "Young people")


def test_what_one_adds_and_another_takes_away_was_never_there() -> None:
    both = f"<w:ins {MARK}>{removed('never ')}</w:ins>"
    found = review(("You must be at least 16", f"You must </w:t></w:r>{both}<w:r><w:t>be at least 16"))
    assert found.touched == ()


def test_words_moved_are_removed_and_added() -> None:
    text = "At once."
    moved = f"<w:moveFrom {MARK}>{run('It is late. ')}</w:moveFrom><w:moveTo {MARK}>{run(text)}</w:moveTo>"
    touched = only(
        review(("You must be at least 16", f"</w:t></w:r>{moved}<w:r><w:t>You must be at least 16"), sent=None)
    )
    assert touched.old.startswith("It is late. You must")
    assert touched.new.startswith("At once.You must")


def test_changes_that_nobody_tracked_are_found_with_what_was_sent() -> None:
    change = ("at least 14 days before", "at least 7 days before")
    assert review(change, sent=None).touched == ()
    touched = only(review(change))
    assert (touched.name, touched.tracked, touched.by) == ("clause_changes_notice", False, ())
    assert ("removed", "14") in touched.words
    assert ("added", "7") in touched.words


def with_comment(text: str = "Why 14?") -> bytes:
    comments = (
        f'<w:comments {NAMES}><w:comment w:id="7" w:author="B. Partner" w:date="2026-11-22T11:00:00Z">'
        f"<w:p>{run(text)}</w:p><w:p>{run('And how?')}</w:p></w:comment></w:comments>"
    )
    held = parts()
    rels = held["word/_rels/document.xml.rels"].decode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    rels = rels.replace(
        "</Relationships>", f'<Relationship Id="c" Type="{kind}" Target="comments.xml"/></Relationships>'
    )
    start, end = (
        '<w:commentRangeStart w:id="7"/>',
        '<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>',
    )
    change = ("at least 14 days before", f"at least </w:t></w:r>{start}{run('14 days')}{end}<w:r><w:t> before")
    return edited(change, **{"word__comments.xml": comments.encode(), "word___rels/document.xml.rels": rels.encode()})


def test_a_comment_is_told_with_the_words_it_is_about() -> None:
    found = reviewing.read(with_comment(), "edited.docx", None)
    touched = only(found)
    assert (touched.name, touched.event) == ("clause_changes_notice", "remarked")
    assert touched.remarks == (reviewing.Remark("B. Partner", "2026-11-22T11:00:00Z", "14 days", "Why 14?\nAnd how?"),)


# Files that nobody should open


def lying() -> bytes:
    """A part that says it is small and unpacks to more."""
    held = parts() | {MAIN: b"<a>" + b" " * 5_000_000 + b"</a>"}
    made = bytearray(packed(held))
    entry = next(i for i in zipfile.ZipFile(io.BytesIO(bytes(made))).infolist() if i.filename == MAIN)
    made = bytearray(bytes(made).replace(struct.pack("<L", entry.file_size), struct.pack("<L", 9)))
    return bytes(made)


def text(xml: str) -> bytes:
    return packed(parts() | {MAIN: xml.encode()})


def without(name: str) -> bytes:
    return packed({part: content for part, content in parts().items() if part != name})


LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
ENTITY = f'<!DOCTYPE w:document [<!ENTITY a0 "ha">{LAUGHS}]><w:document {NAMES}>&a9;</w:document>'
OUTSIDE = f'<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document {NAMES}>&x;</w:document>'
DEEP = f"<w:document {NAMES}>{'<w:p>' * 100_000}{'</w:p>' * 100_000}</w:document>"
STRICT = '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'


def two_of_a_name() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr(MAIN, "<a/>")
        with pytest.warns(UserWarning, match="Duplicate"):
            made.writestr(MAIN, "<b/>")
    return out.getvalue()


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "this is no Word file (.docx)"),
    "text": (lambda: b"Dear Sir,", "this is no Word file (.docx)"),
    "old Word": (lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 99, "an old Word file (.doc) or one with a password"),
    "cut off": (lambda: MADE[: len(MADE) // 2], "this is no Word file (.docx)"),
    "too large": (lambda: b"PK" + b"\0" * LARGEST, "the file has more than 10 MB"),
    "another archive": (lambda: packed({"a.txt": b"a"}), "it does not say where its text is"),
    "no text": (lambda: without(MAIN), "its part 'word/document.xml' is missing"),
    "another kind": (lambda: text("<workbook/>"), "its main part is no text document"),
    "strict": (lambda: text(STRICT), "this is a 'Strict Open XML' file"),
    "no XML": (lambda: text("<w:document"), "is no XML that we read"),
    "empty XML": (lambda: text(""), "is no XML that we read"),
    "bomb": (
        lambda: packed(parts() | {MAIN: b" " * (LARGEST + 1)}),
        "its part 'word/document.xml' has more than 10 MB",
    ),
    "bomb that lies": (lying, "its part 'word/document.xml' is damaged"),
    "entities": (lambda: text(ENTITY), "is no XML that we read"),
    "entity outside": (lambda: text(OUTSIDE), "has a document type, which no Word file has"),
    "deep": (lambda: text(DEEP), "is no XML that we read"),
    "many parts": (lambda: packed({f"{n}": b"" for n in range(3000)}), "the file has more than 2000 parts"),
    "path up": (lambda: packed(parts() | {"../../x": b""}), "a part with a path that leads out of it, '../../x'"),
    "path from the root": (lambda: packed(parts() | {"/etc/x": b""}), "that leads out of it, '/etc/x'"),
    "two of a name": (two_of_a_name, "the file has two parts of one name"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_nobody_should_open_is_refused(name: str) -> None:
    make, message = HOSTILE[name]
    with pytest.raises(Refused) as refused:
        reviewing.read(make(), "sent.docx")
    (problem,) = refused.value.problems
    assert message in problem.message
    assert (problem.rule, str(problem.place)) == ("unreadable-review", "sent.docx:1:1")


@pytest.mark.parametrize("cut", range(0, len(MADE), 997))
def test_broken_bytes_are_refused_or_read(cut: int) -> None:
    broken = MADE[:cut] + bytes([MADE[cut] ^ 0x55]) + MADE[cut + 1 :]
    with contextlib.suppress(Refused):
        reviewing.read(broken, "broken.docx", SENT)


# The command


def fairnotice(*arguments: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "generator", *map(str, arguments)], capture_output=True, text=True)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A policy of a profile, and its Word file with a word changed, a value changed and one change not tracked."""
    folder = tmp_path_factory.mktemp("review")
    declaration = folder / "letter.yaml"
    assert fairnotice("init", declaration, "--profile", "newsletter").returncode == 0
    assert fairnotice("build", declaration, "-o", folder, "--format", "docx").returncode == 0
    file = folder / "letter" / "privacy-policy.docx"
    held = parts(file.read_bytes())
    root = etree.fromstring(held[MAIN])
    texts = [t for t in root.iter("{*}t") if "is responsible for your personal data" in (t.text or "")]
    said = texts[0].text or ""
    value, rest = said.split(" is responsible for ", 1)
    xml = (
        held[MAIN]
        .decode()
        .replace(
            texts[0].text.replace("&", "&amp;"),
            f"</w:t></w:r>{removed(value)}{added('Nobody')}<w:r><w:t xml:space='preserve'> is responsible for {rest}",
            1,
        )
    )
    (folder / "reviewed.docx").write_bytes(packed(held | {MAIN: xml.encode()}))
    return folder


def test_the_command_tells_clause_file_and_words(built: Path) -> None:
    done = fairnotice("clauses", "import-review", built / "reviewed.docx")
    assert done.returncode == 0, done.stderr
    first, file, old, new, *_ = done.stdout.splitlines()
    assert first == "company/identity: changed by A. Counsel"
    assert file == "  file    templates/clauses/en/company/identity.md.j2"
    assert "is responsible for" in old
    assert new.startswith("  new     Nobody is responsible for")
    assert "  takes   company.legal_name" in done.stdout
    assert done.stderr.startswith("1 passage touched in ")


def test_with_the_declaration_values_are_told_apart_from_words(built: Path) -> None:
    done = fairnotice(
        "clauses", "import-review", built / "reviewed.docx", "--for", built / "letter.yaml", "--format", "json"
    )
    assert done.returncode == 0, done.stderr
    (change,) = json.loads(done.stdout)["changes"]
    assert (change["clause"], change["event"], change["tracked"]) == ("company/identity", "changed", True)
    assert [value["path"] for value in change["values"] if value["changed"]] == ["company.legal_name"]


def test_a_refused_file_is_a_problem_and_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"Dear Sir,")
    done = fairnotice("clauses", "import-review", tmp_path / "a.docx")
    assert done.returncode == 1
    assert "a.docx:1:1: error: this is no Word file (.docx) [unreadable-review]" in done.stdout
