"""`clauses new` and `clauses approve`: files of clauses written into a folder of one's own."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import typer

from generator import clause as files
from generator.clause import FORMAL, SUFFIX, Clause
from generator.clauses import Library
from generator.cli import checking, overriding
from generator.cli.desk import known
from generator.desk import approval, skeleton
from generator.desk.skeleton import Draft
from generator.problems import Exit, Refused


def new(draft: Draft, folder: Path, layers: Sequence[Path]) -> None:
    """Writes a clause of one's own; what is left out is asked for where there is a terminal. Exit 2 where it cannot."""
    folder.mkdir(parents=True, exist_ok=True)  # a project may name it already, and it has to be there then
    library = checking.shipped(layers, below=folder)
    sections = not (folder / "layer.yaml").is_file()
    draft = replace(
        draft,
        id=_settled(
            draft.id, "Id, as section/name", "ID", lambda id_: skeleton.wrong_id(id_, library, sections=sections)
        ),
    )
    file = folder / f"{draft.id}{SUFFIX}"
    if file.exists():
        raise typer.BadParameter(f"'{file.as_posix()}' is there already", param_hint="ID")
    if _asking() and not draft.heading:
        draft = replace(draft, heading=typer.prompt("Heading, or nothing", default="", show_default=False, err=True))
    when = "When: a fact, a field such as cookies.items, or a condition"
    draft = replace(
        draft, when=_settled(draft.when, when, "--when", lambda one: skeleton.wrong_when(replace(draft, when=one)))
    )
    draft = replace(
        draft,
        words=_settled(
            draft.words, "What it says", "--words", lambda one: skeleton.wrong_words(replace(draft, words=one))
        ),
    )
    for wrong in skeleton.wrong_meets(draft):
        raise typer.BadParameter(wrong, param_hint="--meets")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(draft.text, "utf-8", newline="\n")
    typer.echo(f"wrote {file.as_posix()}; next: fairnotice clauses lint {folder.as_posix()}", err=True)


def _asking() -> bool:
    return sys.stdin.isatty()


def _settled(answer: str, prompt: str, option: str, wrong: Callable[[str], str | None]) -> str:
    """An answer nothing is wrong with, asked for until it is where somebody can be asked."""
    if answer and (fault := wrong(answer)):
        raise typer.BadParameter(fault, param_hint=option)
    if not answer and not _asking():
        raise typer.BadParameter("say it where nobody can be asked", param_hint=option)
    while not answer or (fault := wrong(answer)):
        if answer:
            typer.echo(f"  {fault}", err=True)
        answer = str(typer.prompt(prompt, err=True))
    return answer


def approve(
    ids: Sequence[str], folder: Path, *, by: str, on: datetime.date, voice: str, layers: Sequence[Path]
) -> None:
    """Writes into the files of clauses who reviewed their words and when; ours are laid into the folder first."""
    if not by.strip():
        raise typer.BadParameter("say who reviewed the words", param_hint="--by")
    folder.mkdir(parents=True, exist_ok=True)
    below = checking.shipped(layers, below=folder)
    formal = voice == "formal"
    for id_ in ids:
        file = folder / f"{id_}{FORMAL if formal else ''}{SUFFIX}"
        if not file.is_file():
            overriding.override(id_, folder, voice, layers, unchanged=True)
        clause = _read(id_, file, folder, below, formal)
        text = file.read_bytes().decode("utf-8").replace("\r\n", "\n")
        signed = approval.signed(text, on=on.isoformat(), by=by.strip(), digest=clause.digest, status=not formal)
        file.write_text(signed, "utf-8", newline="\n")
        typer.echo(f"{file.as_posix()}: approved by {by.strip()} on {on}")


def _read(id_: str, file: Path, folder: Path, below: Library, formal: bool) -> Clause:
    """The clause in a file of the folder. Ends the process where it cannot be read."""
    try:
        if not formal:
            return files.read(file, folder, below.clauses)
        own = folder / f"{id_}{SUFFIX}"
        plain = files.read(own, folder, below.clauses) if own.is_file() else known(id_, below, "ID")
        under = below.clauses.get(id_)
        return files.read_formal(file, folder, plain, under and (under.formal or under))
    except Refused as refused:
        checking.tell(refused.problems, checking.form_for_reader(), 1, things="file")
        raise typer.Exit(Exit.PROBLEMS) from None
