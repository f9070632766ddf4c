"""`clauses new --override`: a clause's words laid into a folder, to be changed there."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import typer

from generator.clause import COPY, FORMAL, FRONT, SUFFIX, Clause
from generator.cli import checking
from generator.template import meant


def override(
    id_: str, folder: Path, voice: str, layers: Sequence[Path], *, renew: bool = False, unchanged: bool = False
) -> None:
    """Writes the override of a clause, and a copy of what it overrides beside it. Exit 2 where it cannot be.

    `renew` leaves the words of an override that is there and notes down the original as it is now. `unchanged`: its
    words are to stay as they are, which prescribed ones may, too.
    """
    folder.mkdir(parents=True, exist_ok=True)  # a project may name it already, and it has to be there then
    original = _original(id_, voice, checking.shipped(layers, below=folder).clauses)
    if original.front["verbatim"] and not unchanged:
        message = f"'{id_}' has wording that is prescribed; say what there is to add in a clause of its own"
        raise typer.BadParameter(message, param_hint="--override")
    name = id_ + (FORMAL if voice == "formal" else "")
    file, copy = folder / f"{name}{SUFFIX}", folder / f"{name}{COPY}"
    words = original.template.strip("\n") + "\n"
    replaces = f"replaces: {{version: {original.version}, digest: {original.digest}}}\n"
    text = _renewed(file, replaces) if renew else _new(file, replaces, words)
    file.parent.mkdir(parents=True, exist_ok=True)
    copy.write_text(_front(_heading(original)) + words, "utf-8", newline="\n")
    file.write_text(text, "utf-8", newline="\n")
    if unchanged:
        return
    done = "stays as it is" if renew else "change its words"
    typer.echo(f"{file.as_posix()} overrides {original.file}, version {original.version}; {done}")
    typer.echo(f"{copy.as_posix()} keeps the words of the original; leave it as it is")


def _new(file: Path, replaces: str, words: str) -> str:
    if file.exists():
        advice = "change it, or say with --renew that its words are up to date"
        raise typer.BadParameter(f"'{file.as_posix()}' is there already; {advice}")
    return _front(replaces) + words


def _renewed(file: Path, replaces: str) -> str:
    """The override with another note of what it was written over."""
    text = file.read_text("utf-8") if file.is_file() else ""
    front = FRONT.match(text)
    found = re.search(REPLACES, front[1], re.MULTILINE) if front else None
    if not front or not found:
        raise typer.BadParameter(f"'{file.as_posix()}' is no override that could be renewed", param_hint="--renew")
    start = front.start(1) + found.start()
    return text[:start] + replaces + text[front.start(1) + found.end() :]


REPLACES = r"^replaces:.*\n(?:[ \t]+.*\n)*"
"""What an override says of its original, in one line or several."""


def _original(id_: str, voice: str, clauses: Mapping[str, Clause]) -> Clause:
    if id_ not in clauses:
        raise typer.BadParameter(f"there is no clause '{id_}'{meant(id_, list(clauses))}", param_hint="--override")
    plain = clauses[id_]
    return plain.formal or plain if voice == "formal" else plain


def _front(lines: str) -> str:
    return f"---\n{lines}---\n" if lines else ""


def _heading(clause: Clause) -> str:
    return f"heading: {json.dumps(clause.heading, ensure_ascii=False)}\n" if clause.heading else ""
