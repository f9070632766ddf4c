"""`schema`, `terms`, `rules`: what may be written, and what is checked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NoReturn

import typer

from generator import catalog, vocabulary
from generator.template import meant


def schema() -> None:
    """Prints the JSON Schema of a declaration."""
    from generator import schema as schemas

    typer.echo(json.dumps(schemas.declaration(), ensure_ascii=False, indent=2))


def terms(name: str, form: str) -> None:
    """Lists the vocabularies, the terms of one, or explains a term wherever it stands; vendors likewise."""
    known = vocabulary.VOCABULARIES
    if not name:
        rows = [{"id": id_, "terms": len(entries)} for id_, entries in known.items()]
        _listed(rows, form, [f"{row['id']}: {row['terms']} terms" for row in rows])
    elif name in known:
        rows = [_term(term) for term in known[name].values()]
        _listed(rows, form, [f"{row['id']}: {row['label']}" for row in rows])
    elif name == "vendors":
        presets = catalog.vendors().values()
        rows = [one.as_json() for one in presets]
        _listed(rows, form, [f"{v.id}: {v.name}, {vocabulary.label('recipient-kinds', v.kind)}" for v in presets])
    else:
        _told(name, form)


def _told(name: str, form: str) -> None:
    """Explains what has the name: a term of each vocabulary that knows it, and a vendor."""
    known, presets = vocabulary.VOCABULARIES, catalog.vendors()
    rows = [_term(entries[name]) | {"vocabulary": v} for v, entries in known.items() if name in entries]
    lines = [_explained(row) for row in rows]
    if name in presets:
        rows.append(presets[name].as_json())
        lines.append("\n".join(_vendor(presets[name])))
    if not rows:
        named = [*known, *(id_ for entries in known.values() for id_ in entries), *presets]
        _unknown(name, named, "vocabulary, term or vendor")
    _listed(rows, form, lines)


def _vendor(vendor: catalog.Vendor) -> Iterator[str]:
    yield f"{vendor.id} (vendor)\n"
    yield from (f"{key:<11} {getattr(vendor, key)}" for key in ("name", "kind", "does"))
    for fact, known in vendor.known.items():
        yield f"{fact:<11} {vendor.said(fact)}"
        yield f"{'':<11} from {known}"
    yield from ([f"note        {vendor.note}"] if vendor.note else [])


def rules(name: str, form: str) -> None:
    """Lists the rules, or explains one with an example of what it finds."""
    from generator import examples, rulebook
    from generator.rules import RULES

    if not name:
        _listed([rulebook.as_json(r) for r in RULES.values()], form, [rulebook.listed(r) for r in RULES.values()])
        return
    if name not in RULES:
        _unknown(name, list(RULES), "rule")
    example = examples.of(RULES[name])
    row = rulebook.as_json(RULES[name]) | {"example": rulebook.example_as_json(example)}
    _listed([row], form, [rulebook.explained(RULES[name], example)])


def _term(term: Any) -> dict[str, Any]:
    return {
        "id": term.id,
        "label": term.label,
        "definition": term.definition,
        "source": term.source,
        "parent": term.parent,
        "maps": dict(term.maps),
    }


def _explained(row: dict[str, Any]) -> str:
    lines = [
        f"{row['id']} ({row['vocabulary']})",
        "",
        f"label       {row['label']}",
        f"definition  {row['definition']}",
    ]
    lines += [f"source      {row['source']}", f"under       {row['parent'] or '-'}"]
    return "\n".join(lines + [f"{key:<11} {value}" for key, value in row["maps"].items()])


def _listed(rows: list[dict[str, Any]], form: str, lines: list[str]) -> None:
    typer.echo(json.dumps(rows, ensure_ascii=False, indent=2) if form == "json" else "\n".join(lines))


def _unknown(name: str, known: list[str], what: str) -> NoReturn:
    raise typer.BadParameter(f"'{name}' is no {what}{meant(name, known)}", param_hint="NAME")
