"""`clauses list`, `show`, `test`, `stale`, `approve` and `docs`: the library as those see it who own its text."""

from __future__ import annotations

import datetime
import json
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

import typer

from generator import load
from generator.clauses import Clause, Library
from generator.cli import checking
from generator.cli.checking import plural
from generator.declaration import Declaration
from generator.desk import aging, entries, trying
from generator.desk.entries import Entry
from generator.problems import Exit, Refused
from generator.template import meant

WIDTH = 100
"""Columns of what is wrapped."""


def list_(section: str, *, form: str, layers: Sequence[Path]) -> None:
    """Lists the clauses, or those of a section, in the order of the text."""
    found = entries.entries(checking.shipped(layers))
    sections = list(dict.fromkeys(entry.section for entry in found if entry.section))
    if section and section not in sections:
        raise typer.BadParameter(f"'{section}' is no section{meant(section, sections)}", param_hint="SECTION")
    found = [entry for entry in found if section in ("", entry.section)]
    if form == "json":
        typer.echo(json.dumps([entries.as_json(entry) for entry in found], ensure_ascii=False, indent=2))
        return
    groups = groupby(found, key=lambda entry: (entry.section, entry.heading))
    typer.echo("\n\n".join("\n".join(_group(*key, group)) for key, group in groups))
    approved = sum(entry.clause.unapproved is None for entry in found)
    typer.echo(f"{plural(len(found), 'clause')}, {approved} approved", err=True)


def _group(section: str, heading: str, group: Iterator[Entry]) -> Iterator[str]:
    yield f"{heading} ({section})" if section else heading
    for entry in group:
        yield f"  {entry.clause.id}: {entries.standing(entry.clause)}"
        yield from _wrapped(entries.fires(entry.clause), "    on ")


def show(id_: str, files: Sequence[Path], *, form: str, layers: Sequence[Path]) -> None:
    """Explains one clause; it is tried on these declarations and on the profiles."""
    library = checking.shipped(layers)
    clause = known(id_, library, "ID")
    entry = next(one for one in entries.entries(library) if one.clause is clause)
    fired = trying.fired(library, declarations(files))[id_]
    if form == "json":
        typer.echo(json.dumps(entries.explained(entry, fired), ensure_ascii=False, indent=2))
        return
    typer.echo("\n".join(_explained(entry, fired)))


def known(id_: str, library: Library, option: str) -> Clause:
    """The clause of that id. Exit 2 where there is none."""
    if id_ not in library.clauses:
        raise typer.BadParameter(f"there is no clause '{id_}'{meant(id_, list(library.clauses))}", param_hint=option)
    return library.clauses[id_]


def declarations(files: Sequence[Path]) -> dict[str, Declaration]:
    """The declarations in these files, then the profiles, each under its name. Exit 1 where one cannot be read."""
    return _read(files) | trying.profiles()


def _read(files: Sequence[Path]) -> dict[str, Declaration]:
    try:
        return {file.as_posix(): load.declaration(file) for file in files}
    except Refused as refused:
        checking.tell(refused.problems, checking.form_for_reader(), 1)
        raise typer.Exit(Exit.PROBLEMS) from None


def _explained(entry: Entry, fired: Sequence[str]) -> Iterator[str]:
    clause = entry.clause
    yield clause.id
    told = {
        "heading": clause.heading,
        "file": clause.file,
        "place": entry.place,
        "stands": entries.standing(clause),
        "digest": clause.digest,
        "over": clause.over.file if clause.over else None,
    }
    yield from (f"  {key:<9} {value}" for key, value in told.items() if value)
    yield from _wrapped(entries.fires(clause), "  applies   ")
    for name, meaning in entries.asked(clause).items():
        yield from _wrapped(f"{name}: {meaning}", "  fact      ")
    for one in entries.met(clause):
        yield from _wrapped(f"{one.id}: {one.text} ({one.citation})", "  meets     ")
    yield from (f"  states    {line}" for line in entries.propositions(clause))
    yield from _wrapped(", ".join(clause.front["derived_from"]), "  sources   ")
    yield f"  examples  {len(clause.front['examples'])}"
    yield from _wrapped(", ".join(fired) or "none of the declarations tried", "  fires in  ")
    yield from ("", textwrap.indent(entries.words(clause), "  | ", lambda _: True))
    if clause.formal:
        formal = clause.formal
        yield from ("", f"  in formal words ({formal.file}), {formal.review}:")
        yield from ("", textwrap.indent(entries.words(formal), "  | ", lambda _: True))


def _wrapped(text: str, start: str) -> list[str]:
    return textwrap.wrap(
        text, WIDTH, initial_indent=start, subsequent_indent=" " * len(start), break_on_hyphens=False,
        break_long_words=False,
    )  # fmt: skip


def try_(folders: Sequence[Path], *, form: str) -> None:
    """Runs the examples of the clauses, and builds the profiles with them. Exit 1 where something is wrong."""
    form = form or checking.form_for_reader()
    library = checking.shipped(folders, form)
    problems = trying.problems(library)
    checking.tell(problems, form, len(library.clauses), things="clause")
    if form == "text":
        typer.echo(_tried(library), err=True)
    raise typer.Exit(Exit.PROBLEMS if checking.failed(problems, strict=True) else Exit.OK)


def _tried(library: Library) -> str:
    profiles = trying.profiles()
    examples = sum(len(one.front["examples"]) for one in library.clauses.values())
    tried: Mapping[str, Sequence[str]] = trying.fired(library, profiles)
    idle = sum(not tried[id_] and not one.front["examples"] for id_, one in library.clauses.items())
    return (
        f"tried {plural(examples, 'example')} and {plural(len(profiles), 'profile')};"
        f" {plural(idle, 'clause')} stood in none of them"
    )


def stale(files: Sequence[Path], months: int, on: datetime.date, *, form: str, layers: Sequence[Path]) -> None:
    """Prints the clauses to review again, of all or of those that declarations use. Exit 1 where there are some."""
    library = checking.shipped(layers)
    found = aging.stale(library, months, on)
    if files:
        used = trying.used(library, _read(files).values())
        found = [one for one in found if one.clause in used]
    if form == "json":
        typer.echo(json.dumps([one.as_json() for one in found], ensure_ascii=False, indent=2))
    for one in found if form == "text" else ():
        typer.echo(f"{one.clause.id} ({one.clause.file})")
        for why in one.because:
            typer.echo("\n".join(_wrapped(why, "  ")))
    typer.echo(f"{plural(len(found), 'clause')} to review", err=True)
    raise typer.Exit(Exit.PROBLEMS if found else Exit.OK)


def docs(folder: Path, files: Sequence[Path], layers: Sequence[Path]) -> None:
    """Writes the site of the library, with the text of each clause in these declarations and the profiles."""
    from generator import publish
    from generator.desk import site

    library = checking.shipped(layers)
    try:
        pages = site.pages(library, declarations(files))
        written = publish.write(folder, {name: text.encode() for name, text in pages.items()})
    except Refused as refused:
        checking.tell(refused.problems, checking.form_for_reader(), 1)
        raise typer.Exit(Exit.PROBLEMS) from None
    changed = sum(one.changed for one in written)
    typer.echo(f"{plural(len(pages), 'page')}, {changed} written; open {(folder / site.INDEX).as_posix()}", err=True)
