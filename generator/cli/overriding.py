"""`clauses new --override`: a clause's words laid into a folder, to be changed there."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import typer

from generator.clause import COPY, FORMAL, SUFFIX, Clause
from generator.cli import checking
from generator.template import meant


def override(id_: str, folder: Path, voice: str, layers: Sequence[Path]) -> None:
    """Writes the override of a clause, and a copy of what it overrides beside it. Exit 2 where it cannot be."""
    folder.mkdir(parents=True, exist_ok=True)  # a project may name it already, and it has to be there then
    original = _original(id_, voice, checking.shipped(layers, below=folder).clauses)
    if original.front["verbatim"]:
        message = f"'{id_}' has wording that is prescribed; say what there is to add in a clause of its own"
        raise typer.BadParameter(message, param_hint="--override")
    name = id_ + (FORMAL if voice == "formal" else "")
    file, copy = folder / f"{name}{SUFFIX}", folder / f"{name}{COPY}"
    if file.exists():
        raise typer.BadParameter(f"'{file.as_posix()}' is there already; change it, or take it away first")
    file.parent.mkdir(parents=True, exist_ok=True)
    words = original.template.strip("\n") + "\n"
    copy.write_text(_front(_heading(original)) + words, "utf-8", newline="\n")
    replaces = f"replaces: {{version: {original.version}, digest: {original.digest}}}\n"
    file.write_text(_front(replaces) + words, "utf-8", newline="\n")
    typer.echo(f"{file.as_posix()} overrides {original.file}, version {original.version}; change its words")
    typer.echo(f"{copy.as_posix()} keeps the words of the original; leave it as it is")


def _original(id_: str, voice: str, clauses: Mapping[str, Clause]) -> Clause:
    if id_ not in clauses:
        raise typer.BadParameter(f"there is no clause '{id_}'{meant(id_, list(clauses))}", param_hint="--override")
    plain = clauses[id_]
    return plain.formal or plain if voice == "formal" else plain


def _front(lines: str) -> str:
    return f"---\n{lines}---\n" if lines else ""


def _heading(clause: Clause) -> str:
    return f"heading: {json.dumps(clause.heading, ensure_ascii=False)}\n" if clause.heading else ""
