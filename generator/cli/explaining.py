"""`explain`: why a sentence is in the policy."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

import typer

from generator import catalog, examine
from generator import explain as why
from generator.cli import checking
from generator.coverage import regimes
from generator.document import Leaf
from generator.explain import Reason, path_text
from generator.facts import Given
from generator.problems import Exit

LONGEST = 20
"""So many places are listed for one line; the rest are counted."""


def explain(file: Path, what: str, *, form: str, layers: Sequence[Path]) -> None:
    """Prints each line of the policy that `what` names, with clause, lines of the declaration and law."""
    examined = examine.declaration(file, checking.shipped(layers))
    if examined.document is None:
        checking.tell(examined.errors, checking.form_for_reader(), 1, err=form == "json")
        raise typer.Exit(Exit.PROBLEMS)
    found = why.reasons(examined.document, what)
    if form == "json":
        typer.echo(json.dumps([why.as_json(r) for r in found], ensure_ascii=False, indent=2))
    elif found:
        assert examined.declaration is not None
        laws = {regime.id for regime, _ in regimes(Given(examined.declaration))}
        typer.echo("\n\n".join(_told(reason, laws) for reason in found))
    if not found:
        typer.echo(f"'{what}' is no clause, path or words of this policy", err=True)
        raise typer.Exit(Exit.PROBLEMS)


def _told(reason: Reason, laws: Collection[str]) -> str:
    """A reason, with the requirements of the laws that apply; the JSON has all that the clause meets."""
    basis = reason.passage.basis
    lines = [f'"{reason.text}"']
    lines += [f"  section  {reason.section}"] if reason.section else []
    lines += [f"  clause   {basis.clause}, version {basis.version}"]
    lines += _places("prints", reason.printed) + _places("reads", reason.read) + _places("since", basis.because)
    known = catalog.requirements()
    met = [known[id_] for id_ in basis.meets if id_ in known and known[id_].regime in laws]
    lines += [f"  meets    {one.id}: {one.citation}" for one in met]
    for stated in basis.states:
        said = ", ".join(f"{key} {value}" for key, value in stated.items() if key not in ("actor", "holds"))
        lines.append(f"  states   {'' if stated['holds'] == 'yes' else 'not: '}{said}")
    return "\n".join(lines)


def _places(word: str, leaves: Iterable[Leaf]) -> list[str]:
    told = [f"  {word:<8} {leaf.place}  {path_text(leaf.path)}" for leaf in leaves]
    return told if len(told) <= LONGEST else [*told[:LONGEST], f"  {word:<8} and {len(told) - LONGEST} more"]
