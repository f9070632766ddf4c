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
from generator.markup import escape
from generator.problems import Exit, Level

FORMS = ("text", "markdown", "json")
WORDS = {"met": "met", "attested": "attested", "unseen": "not visible to us"}
PLACES = 3
"""So many places are told of why a law applies; the JSON has them all."""


def report(file: Path, *, form: str, layers: Sequence[Path]) -> None:
    """Prints what became of every requirement; exit 1 where a text requirement is a gap."""
    if form not in FORMS:
        raise typer.BadParameter(f"'{form}' is none of {', '.join(FORMS)}", param_hint="--format")
    examined = examine.declaration(file, checking.shipped(layers, file=file))
    if examined.document is None or examined.declaration is None:
        checking.tell(examined.errors, checking.form_for_reader(), 1, err=form == "json")
        raise typer.Exit(Exit.PROBLEMS)
    found = coverage(Given(examined.declaration), examined.document)
    written = {"json": _json, "markdown": _markdown, "text": _text}[form](found, examined.declaration)
    typer.echo(written)
    raise typer.Exit(Exit.OK if _ok(found) else Exit.PROBLEMS)


def _ok(found: Sequence[Applies]) -> bool:
    """Whether nothing is missing that is surely asked for."""
    return all(answer.level is not Level.GAP for applies in found for answer in applies.answers)


def _json(found: Sequence[Applies], declaration: Declaration) -> str:
    regimes = [
        {
            "id": applies.regime.id,
            "because": [str(declaration.places.value(path)) for path in applies.because],
            "requirements": [_row(answer) for answer in applies.answers],
        }
        for applies in found
    ]
    return json.dumps({"ok": _ok(found), "catalogue": catalog.DATE, "regimes": regimes}, ensure_ascii=False, indent=2)


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
    yield from (f"  applies because of {place}" for place in _places(applies, declaration))
    yield from (f"  and of {more} more" for more in _further(applies))
    for answer in applies.answers:
        yield f"  {_word(answer):<18}{answer.requirement.id:<24}{answer.requirement.citation}"
        if told := _more(answer, declaration):
            yield f"{'':<20}{told}"


def _places(applies: Applies, declaration: Declaration) -> Iterator[str]:
    yield from (f"{declaration.places.value(path)}  {path_text(path)}" for path in applies.because[:PLACES])


def _further(applies: Applies) -> list[int]:
    """How many places are left out, where some are."""
    return [len(applies.because) - PLACES] if len(applies.because) > PLACES else []


def _word(answer: Answer) -> str:
    """What became of a requirement. Where the catalogue is not sure that it is a duty, neither are we."""
    if answer.level is None:
        return WORDS[answer.status]
    return "GAP" if answer.level is Level.GAP else "perhaps a gap"


def _more(answer: Answer, declaration: Declaration) -> str:
    """By what it is met, what is missing, who saw it, or on what it depends."""
    one = answer.requirement
    if one.kind == "text":
        told = answer.met_by if answer.status == "met" else answer.needs
        return f"{'by' if answer.status == 'met' else 'needs'} {', '.join(told)}" if told else ""
    seen = [a for a in declaration.attested or [] if a.requirement == one.id]
    if seen:
        return f"{'done' if seen[-1].done else 'not done'}, as {seen[-1].by} saw on {seen[-1].on}"
    return f"{one.kind}: if {one.when}" if one.when and one.applies is None else one.kind


def _markdown(found: Sequence[Applies], declaration: Declaration) -> str:
    lines = []
    for applies in found:
        lines += [f"## {escape(applies.regime.name)}", ""]
        lines += [f"- Applies because of `{place}`" for place in _places(applies, declaration)]
        lines += [f"- and of {more} more" for more in _further(applies)]
        lines += ["", "| Requirement | Law | Status | By |", "|---|---|---|---|"]
        for answer in applies.answers:
            one = answer.requirement
            cells = (one.id, one.citation, _word(answer), _more(answer, declaration))
            lines.append(f"| {' | '.join(escape(cell) for cell in cells)} |")
        lines.append("")
    return "\n".join([*lines, *_closing(found).split("\n")])


def _closing(found: Sequence[Applies]) -> str:
    answers = [a for applies in found for a in applies.answers]
    texts = [a for a in answers if a.requirement.kind == "text"]
    attested, unseen = (sum(a.status == status for a in answers) for status in ("attested", "unseen"))
    lines = []
    if attested or unseen:
        lines.append(f"Outside the text: {attested} attested, {unseen} not visible to us.")
    gaps = sum(a.level is Level.GAP for a in texts)
    perhaps = sum(a.level is Level.WARNING for a in texts)
    if perhaps:
        lines.append(f"{perhaps} without a passage are only recommended, or not surely read by us.")
    if gaps:
        counted = f"{gaps} of {len(texts)} text requirements in the catalogue of {catalog.DATE}"
        lines.append(f"{counted} have no passage that meets them.")
    else:
        each = "Each other text requirement" if perhaps else "Each text requirement"
        lines.append(f"{each} in the catalogue of {catalog.DATE} has a clause. This is not legal advice.")
    return "\n".join(lines)
