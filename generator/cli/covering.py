"""`coverage`: the requirements of the laws that apply, against the passages that meet them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import typer

from generator import catalog, examine
from generator.cli import checking
from generator.coverage import Answer, Applies, coverage
from generator.declaration import Declaration
from generator.explain import path_text
from generator.facts import Given
from generator.problems import Exit

FORMS = ("text", "markdown", "json")
WORDS = {"met": "met", "gap": "GAP", "attested": "attested", "unseen": "not visible to us"}


def report(file: Path, *, form: str, layers: Sequence[Path]) -> None:
    """Prints what became of every requirement; exit 1 where a text requirement is a gap."""
    if form not in FORMS:
        raise typer.BadParameter(f"'{form}' is none of {', '.join(FORMS)}", param_hint="--format")
    examined = examine.declaration(file, checking.shipped(layers))
    if examined.document is None or examined.declaration is None:
        checking.tell(examined.errors, checking.form_for_reader(), 1, err=form == "json")
        raise typer.Exit(Exit.PROBLEMS)
    found = coverage(Given(examined.declaration), examined.document)
    written = {"json": _json, "markdown": _markdown, "text": _text}[form](found, examined.declaration)
    typer.echo(written)
    gaps = any(a.status == "gap" for applies in found for a in applies.answers)
    raise typer.Exit(Exit.PROBLEMS if gaps else Exit.OK)


def _json(found: Sequence[Applies], declaration: Declaration) -> str:
    regimes = [
        {
            "id": applies.regime.id,
            "because": [str(declaration.places.value(path)) for path in applies.because],
            "requirements": [_row(answer) for answer in applies.answers],
        }
        for applies in found
    ]
    ok = all(a.status != "gap" for applies in found for a in applies.answers)
    return json.dumps({"ok": ok, "catalogue": catalog.DATE, "regimes": regimes}, ensure_ascii=False, indent=2)


def _row(answer: Answer) -> dict[str, Any]:
    one = answer.requirement
    return {
        "id": one.id,
        "citation": one.citation,
        "kind": one.kind,
        "confidence": one.confidence,
        "status": answer.status,
        "met_by": list(answer.met_by),
        "needs": list(answer.needs),
    }


def _text(found: Sequence[Applies], declaration: Declaration) -> str:
    return "\n\n".join("\n".join(_regime(applies, declaration)) for applies in found) + "\n\n" + _closing(found)


def _regime(applies: Applies, declaration: Declaration) -> Iterator[str]:
    yield f"{applies.regime.id}: {applies.regime.name}"
    for path in applies.because[:3]:
        yield f"  applies because of {declaration.places.value(path)}  {path_text(path)}"
    for answer in applies.answers:
        by = answer.met_by or answer.needs
        yield f"  {WORDS[answer.status]:<18}{answer.requirement.id:<24}{answer.requirement.citation}"
        if by:
            yield f"{'':<20}{'by' if answer.status == 'met' else 'needs'} {', '.join(by)}"


def _markdown(found: Sequence[Applies], declaration: Declaration) -> str:
    lines = []
    for applies in found:
        lines += [f"## {applies.regime.name}", "", "| Requirement | Law | Status | By |", "|---|---|---|---|"]
        for answer in applies.answers:
            one = answer.requirement
            by = ", ".join(answer.met_by or answer.needs)
            lines.append(f"| {one.id} | {one.citation} | {WORDS[answer.status]} | {by} |")
        lines.append("")
    return "\n".join([*lines, _closing(found)])


def _closing(found: Sequence[Applies]) -> str:
    texts = [a for applies in found for a in applies.answers if a.requirement.kind == "text"]
    gaps = sum(a.status == "gap" for a in texts)
    if gaps:
        counted = f"{gaps} of {len(texts)} text requirements in the catalogue of {catalog.DATE}"
        return f"{counted} have no passage that meets them."
    return f"Each text requirement in the catalogue of {catalog.DATE} has a clause. This is not legal advice."
