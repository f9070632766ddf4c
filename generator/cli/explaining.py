"""`explain`: why a sentence is in the policy."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

import typer

from generator import examine, pointing
from generator import explain as why
from generator.applicability import regimes
from generator.clauses import Library
from generator.cli import checking
from generator.document import Document, Leaf
from generator.explain import Reason, path_text
from generator.facts import Given
from generator.problems import Exit
from generator.source import Source
from generator.template import meant

LONGEST = 20
"""So many places are listed for one line; the rest are counted."""


def explain(file: Path, what: str, *, form: str, layers: Sequence[Path]) -> None:
    """Prints each line of the policy that `what` names, with clause, lines of the declaration and law."""
    library = checking.shipped(layers, file=file)
    examined = examine.declaration(file, library)
    if examined.document is None or examined.declaration is None:
        checking.tell(examined.errors, checking.form_for_reader(), 1, err=form == "json")
        raise typer.Exit(Exit.PROBLEMS)
    whole = examined.declaration.places
    assert isinstance(whole, Source)
    found = why.reasons(examined.document, what, whole)
    laws = {regime.id for regime, _ in regimes(Given(examined.declaration))}
    if form == "json":
        typer.echo(json.dumps([why.as_json(r, laws) for r in found], ensure_ascii=False, indent=2))
    elif found:
        typer.echo("\n\n".join(_told(reason, laws) for reason in found))
    if not found:
        typer.echo(_nothing(examined.document, what, library, whole), err=True)
        raise typer.Exit(Exit.PROBLEMS)


def _nothing(document: Document, what: str, library: Library, whole: Source) -> str:
    """Why nothing is explained: a clause that does not apply, a value no sentence rests on, words not there."""
    if clause := library.clauses.get(what):
        from generator.reference import in_line

        return f"clause '{what}' does not apply here; it needs {in_line(clause.when)} ({clause.file})"
    for paths in pointing.meant(what, whole):
        return f"'{path_text(paths[0])}' is declared ({whole.value(paths[0])}), and no sentence rests on it"
    if short := pointing.missing(what, whole):
        return f"'{short[0]}' of this declaration has no '{short[1]}'{meant(short[1], short[2])}"
    nearest = why.nearest(document, what) if " " in what else None
    advice = f'; the nearest is "{nearest}"' if nearest else meant(what, list(library.clauses))
    return f"'{what}' is no clause, path or words of this policy{advice}"


def _told(reason: Reason, laws: Collection[str]) -> str:
    """A reason, with the requirements of the laws that apply; the JSON has all that the clause meets."""
    basis = reason.passage.basis
    lines = [f'"{reason.text}"']
    lines += [f"  section  {reason.section}"] if reason.section else []
    lines += [f"  clause   {basis.clause}, version {basis.version}{f', {basis.review}' if basis.review else ''}"]
    lines += [f"  file     {basis.file}"] if basis.file else []
    lines += _places("prints", reason.printed) + _places("reads", reason.read) + _places("since", basis.because)
    lines += [f"  meets    {one.id}: {one.citation}" for one in why.requirements(basis, laws)]
    for stated in basis.states:
        said = ", ".join(f"{key} {value}" for key, value in stated.items() if key not in ("actor", "holds"))
        lines.append(f"  states   {'' if stated['holds'] == 'yes' else 'not: '}{said}")
    sources = ", ".join(basis.derived_from)
    lines += textwrap.wrap(
        sources, WIDTH, initial_indent="  sources  ", subsequent_indent=" " * 11, break_on_hyphens=False
    )
    return "\n".join(lines)


WIDTH = 110
"""Columns of the list of source statements."""


def _places(word: str, leaves: Iterable[Leaf]) -> list[str]:
    told = [f"  {word:<8} {leaf.place}  {path_text(leaf.path)}" for leaf in leaves]
    return told if len(told) <= LONGEST else [*told[:LONGEST], f"  {word:<8} and {len(told) - LONGEST} more"]
