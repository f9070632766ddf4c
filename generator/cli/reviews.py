"""`clauses import-review`: what a reviewer's tracked changes and comments touch, each with the file to change."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from generator import examine, render
from generator.clauses import Library
from generator.cli import checking, releasing
from generator.document import Document, Leaf
from generator.explain import path_text
from generator.problems import Exit, Refused
from generator.render import bookmarks
from generator.source import Source

if TYPE_CHECKING:
    from generator.reviewing import Review, Touched

PRINTED = re.compile(r"\{\{-?\s*(.*?)\s*-?\}\}", re.DOTALL)
"""What a clause takes from a declaration."""


@dataclass(frozen=True)
class _Sent:
    """What the file was made from, as far as it is known: the library, and the policy of a declaration."""

    library: Library
    document: Document | None = None
    source: Source | None = None
    passages: dict[str, Any] = field(default_factory=dict)


def listed(file: Path, declaration: Path | None, *, form: str, layers: Sequence[Path]) -> None:
    """Prints every passage that a review touches. Exit 1 where the file cannot be read."""
    sent = _sent(declaration, checking.shipped(layers, file=declaration))
    try:
        review = _read(file, sent)
    except Refused as refused:
        checking.tell(refused.problems, checking.form_for_reader(), 1, things="file", err=form == "json")
        raise typer.Exit(Exit.PROBLEMS) from None
    except render.Unavailable as missing:
        typer.echo(f"fairnotice: {missing}", err=True)
        raise typer.Exit(Exit.PROBLEMS) from None
    told = [_about(one, sent) for one in review.touched]
    if form == "json":
        whole = {"digest": review.digest or None, "changes": told}
        typer.echo(json.dumps(whole, ensure_ascii=False, indent=2))
        return
    for entry in told:
        typer.echo("\n".join(_lines(entry)) + "\n")
    typer.echo(f"{checking.plural(len(told), 'passage')} touched in {file}", err=True)


def _sent(declaration: Path | None, library: Library) -> _Sent:
    if declaration is None:
        return _Sent(library)
    examined = examine.declaration(declaration, library, earlier=releasing.found(declaration))
    if examined.document is None or examined.declaration is None:
        checking.tell(examined.errors, checking.form_for_reader(), 1)
        raise typer.Exit(Exit.PROBLEMS)
    taken: dict[str, int] = {}
    passages = {bookmarks.clause(passage.clause, taken): passage for passage in examined.document.passages}
    source = examined.declaration.places
    assert isinstance(source, Source)
    return _Sent(library, examined.document, source, passages)


def _read(file: Path, sent: _Sent) -> Review:
    with render.needed_for_word():
        from generator import reviewing
        from generator.reviewing.package import LARGEST

    with file.open("rb") as opened:
        content = opened.read(LARGEST + 1)
    review = reviewing.read(content, file.as_posix())
    if sent.document is None:
        return review
    if review.digest == sent.document.digest:
        return reviewing.read(content, file.as_posix(), reviewing.read(render.docx(sent.document), "made anew"))
    why = "was made from another text of the policy" if review.digest else "no longer says what it was made from"
    typer.echo(f"{file} {why}, so that changes nobody tracked are not found", err=True)
    return review


def _about(touched: Touched, sent: _Sent) -> dict[str, Any]:
    """All there is to say of a passage, as the JSON has it."""
    passage = sent.passages.get(touched.name)
    clauses = sent.library.clauses
    is_clause = touched.name.startswith(bookmarks.CLAUSE)
    id_ = passage.clause if passage else bookmarks.meant(touched.name, clauses) if is_clause else None
    sections = [part.id for part in sent.library.outline.sections]
    clause = clauses.get(id_ or "")
    return {
        "event": touched.event,
        "clause": id_,
        "section": None if is_clause else bookmarks.meant(touched.name, sections),
        "bookmark": touched.name,
        "file": (passage.basis.file if passage else clause.file if clause else "") or None,
        "prescribed": bool(clause and clause.front["verbatim"]),
        "tracked": touched.tracked,
        "by": list(touched.by),
        "old": touched.old if touched.event != "added" else "",
        "new": touched.new,
        "words": [list(pair) for pair in touched.words],
        "takes": list(dict.fromkeys(PRINTED.findall(clause.template))) if clause else [],
        "values": list(_values(passage, touched, sent.source)) if passage and sent.source else [],
        "remarks": [{"by": r.by, "on": r.on, "about": r.about, "text": r.text} for r in touched.remarks],
    }


def _values(passage: Any, touched: Touched, source: Source) -> Iterator[dict[str, Any]]:
    """The declared values that a passage prints, and whether the review takes one away."""
    leaves: dict[Leaf, None] = dict.fromkeys(leaf for line in passage.basis.lines for leaf in line.printed)
    old, new = touched.old.casefold(), touched.new.casefold()
    for leaf in leaves:
        value = _declared_at(source.data, leaf.path)
        if value is None:
            continue
        said = str(value).casefold()
        place = leaf.place
        yield {
            "path": path_text(leaf.path),
            "value": value if isinstance(value, str | int | float | bool) else str(value),
            "file": place.path,
            "line": place.line,
            "column": place.column,
            "changed": touched.event != "added" and old.count(said) > new.count(said),
        }


def _declared_at(data: Any, path: Sequence[str | int]) -> Any:
    """The value at a path; None where the declaration leaves it to what is usual."""
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def _lines(entry: dict[str, Any]) -> Iterator[str]:
    """An entry as a person reads it."""
    by = f" by {', '.join(entry['by'])}" if entry["by"] else ""
    if entry["event"] == "added":
        yield f"added after {_named(entry)}{by}"
    else:
        yield f"{_named(entry)}: {entry['event']}{by}{'' if entry['tracked'] else ', and not all of it tracked'}"
    if entry["file"] and entry["event"] != "added":
        yield f"  file    {entry['file']}"
    if entry["prescribed"] and entry["event"] != "added":
        yield "  wording is prescribed, and is not to be changed"
    if entry["event"] in ("changed", "removed"):
        yield from _indented("old", _less(entry["old"], entry["new"]))
    if entry["event"] in ("changed", "added"):
        yield from _indented("new", _less(entry["new"], entry["old"]))
    for remark in entry["remarks"]:
        about = f' on "{remark["about"]}"' if remark["about"] else ""
        yield from _indented("remark", f"{remark['by']}{about}: {remark['text']}")
    if entry["event"] != "added":
        yield from _declared(entry)


def _named(entry: dict[str, Any]) -> str:
    if entry["section"]:
        return f"the heading of section '{entry['section']}'"
    name = entry["bookmark"].removeprefix(bookmarks.OTHER).replace("_", " ")
    return str(entry["clause"] or (f"the {name}" if name else "the beginning"))


def _declared(entry: dict[str, Any]) -> Iterator[str]:
    """The words that are values: they are changed in the declaration, not in the clause."""
    for value in entry["values"]:
        change = ", changed here: change it there" if value["changed"] else ""
        said = str(value["value"]).splitlines()[0][:80] if str(value["value"]) else ""
        yield f"  value   {value['file']}:{value['line']}:{value['column']}  {value['path']}: {said}{change}"
    if not entry["values"] and entry["takes"]:
        yield from _indented("takes", ", ".join(entry["takes"]) + " from the declaration")


def _less(text: str, other: str) -> str:
    """The paragraphs, items and rows that the other wording lacks; the JSON has all."""
    lines = set(other.splitlines())
    return "\n".join(line for line in text.splitlines() if line not in lines)


def _indented(word: str, text: str) -> Iterator[str]:
    first, *others = text.splitlines() or [""]
    yield f"  {word:<7} {first}"
    yield from (f"          {line}" for line in others)
