"""`regimes`: the catalogue of laws and platforms' rules, and how each stands to a declaration."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from generator import catalog, lawbook, load
from generator.applicability import How, Standing, derived, standings
from generator.cli import checking
from generator.declaration import Declaration
from generator.explain import path_text
from generator.facts import Given
from generator.problems import Exit, Refused
from generator.template import meant

HOW: dict[How, str] = {
    "applies": "Apply",
    "added": "Added by the declaration",
    "denied": "Denied by the declaration",
    "coming": "Will apply",
    "reachable": "Would apply if the service were offered where it can only be reached",
    "unanswered": "Would apply to a company large enough, and 'company.scale' does not say how large it is",
    "none": "Do not apply",
}


def catalogue(name: str, form: str) -> None:
    """Lists the regimes; explains one with its requirements, or one requirement."""
    known, requirements = catalog.regimes(), catalog.requirements()
    if not name:
        _print([lawbook.as_json(one) for one in known.values()], [lawbook.listed(one) for one in known.values()], form)
    elif name in known:
        row = lawbook.as_json(known[name])
        row["requirements"] = [lawbook.requirement_as_json(one) for one in known[name].requirements]
        _print([row], ["\n".join(lawbook.explained(known[name]))], form)
    elif name in requirements:
        _print([lawbook.requirement_as_json(requirements[name])], ["\n".join(lawbook.asked(requirements[name]))], form)
    else:
        message = f"'{name}' is no regime or requirement{meant(name, [*known, *requirements])}"
        raise typer.BadParameter(message, param_hint="NAME")


def applying(file: Path, name: str, form: str) -> None:
    """Lists how each regime stands to a declaration, or how one does."""
    if name and name not in catalog.regimes():
        raise typer.BadParameter(f"'{name}' is no regime{meant(name, list(catalog.regimes()))}", param_hint="NAME")
    try:
        declaration = load.declaration(file)
    except Refused as refused:
        checking.tell(refused.problems, checking.form_for_reader(), 1, err=form == "json")
        raise typer.Exit(Exit.PROBLEMS) from None
    given = Given(declaration)
    found = [one for one in standings(given) if name in ("", one.regime.id)]
    rows = [_standing(one, declaration) for one in found]
    _print(rows, ["\n\n".join("\n".join(group) for group in _groups(found, given))], form)


def _print(rows: list[dict[str, Any]], lines: list[str], form: str) -> None:
    typer.echo(json.dumps(rows, ensure_ascii=False, indent=2) if form == "json" else "\n".join(lines))


def _standing(one: Standing, declaration: Declaration) -> dict[str, Any]:
    return {
        "id": one.regime.id,
        "name": one.regime.name,
        "standing": one.how,
        "because": [str(declaration.places.value(path)) for path in one.because],
        "reason": one.choice.reason if one.choice else None,
        "by": one.choice.by if one.choice else None,
        "since": one.regime.since.isoformat() if one.regime.since else None,
    }


def _groups(found: list[Standing], given: Given) -> Iterator[list[str]]:
    for how, heading in HOW.items():
        group = [one for one in found if one.how == how]
        if group and how == "none":
            yield [f"{heading}: {', '.join(one.regime.id for one in group)}"]
        elif group:
            yield [f"{heading}:", *(line for one in group for line in _told(one, given))]


def _told(one: Standing, given: Given) -> Iterator[str]:
    coming = f", from {one.regime.since}" if one.how == "coming" else ""
    yield f"  {one.regime.id}: {one.regime.name}{coming}"
    places = given.declaration.places
    if one.choice:
        yield f"    by {one.choice.by}: {one.choice.reason}"
    yield from (f"    {places.value(path)}  {path_text(path)}" for path in one.because)
    if one.how == "denied":
        lines = [f"{places.value(path)}  {path_text(path)}" for path in derived(one.regime, given).because]
        yield from (f"    would apply because of {line}" for line in lines)
