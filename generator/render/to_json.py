"""Document -> JSON: the policy to publish, and the basis that stays inside.

Both name the schema they follow, by an id that ends in its version; docs/schema/ holds the schemas. Keys
come in the order written here.
"""

from __future__ import annotations

import json
import os.path
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from generator.document import Basis, Document, Figure, Leaf, Passage, Section
from generator.markup import plain
from generator.problems import Accepted, Place, Problem

POLICY_SCHEMA = "urn:fairnotice:policy:1"
BASIS_SCHEMA = "urn:fairnotice:basis:1"


def policy(document: Document) -> str:
    """Text, sections, dates and digest. Each passage comes as Markdown and as plain text."""
    return _text({
        "schema": POLICY_SCHEMA,
        "kind": document.kind,
        "title": document.title,
        "language": document.language,
        "organisation": document.organisation,
        "effective": document.effective,
        "updated": document.updated,
        "version": document.version,
        "url": document.url,
        "draft": document.draft,
        "digest": document.digest,
        "open_questions": list(document.open_questions),
        "preamble": [_passage(passage) for passage in document.preamble],
        "figures": [_figure(figure) for figure in document.figures],
        "sections": [_section(section) for section in document.sections],
    })  # fmt: skip


def basis(document: Document, folder: Path, problems: Sequence[Problem] = ()) -> str:
    """Why each passage is there, and what of the problems is accepted.

    Places are POSIX paths relative to `folder`, the declaration's.
    """
    whole = [(None, passage) for passage in document.preamble]
    parts = [(section.id, passage) for section in document.sections for passage in section.passages]
    return _text({
        "schema": BASIS_SCHEMA,
        "kind": document.kind,
        "digest": document.digest,
        "passages": [
            {"section": section, **_basis(passage.basis, folder)} for section, passage in (*whole, *parts)
        ],
        "figures": [
            {"figure": figure.id, "because": [_leaf(leaf, folder) for leaf in figure.because]}
            for figure in document.figures
        ],
        "accepted": [_accepted(problem, problem.accepted, folder) for problem in problems if problem.accepted],
    })  # fmt: skip


def _section(section: Section) -> dict[str, Any]:
    return {
        "id": section.id,
        "number": section.number,
        "heading": plain(section.heading),
        "anchor": section.anchor,
        "passages": [_passage(passage) for passage in section.passages],
    }


def _passage(passage: Passage) -> dict[str, Any]:
    heading = None if passage.heading is None else plain(passage.heading)
    return {"heading": heading, "markdown": passage.markdown, "text": plain(passage.markdown)}


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "id": figure.id,
        "title": figure.title,
        "alternative": figure.alternative,
        "caption": plain(figure.caption),
        "columns": [
            {
                "heading": column.heading,
                "nodes": [{"id": node.id, "label": node.label, "note": node.note or None} for node in column.nodes],
            }
            for column in figure.columns
        ],
        "links": [{"from": start, "to": end} for start, end in figure.links],
    }


def _basis(found: Basis, folder: Path) -> dict[str, Any]:
    def leaves(some: tuple[Leaf, ...]) -> list[dict[str, Any]]:
        return [_leaf(leaf, folder) for leaf in some]

    return {
        "clause": found.clause,
        "version": found.version,
        "because": leaves(found.because),
        "lines": [
            {"line": line.line, "printed": leaves(line.printed), "read": leaves(line.read)} for line in found.lines
        ],
        "meets": list(found.meets),
        "states": [dict(state) for state in found.states],
        "derived_from": list(found.derived_from),
    }


def _accepted(problem: Problem, accepted: Accepted, folder: Path) -> dict[str, Any]:
    return {
        "rule": problem.rule,
        "level": problem.level.value,
        "message": problem.message,
        **_place(problem.place, folder),
        "reason": accepted.reason,
        "by": accepted.by,
        "until": accepted.until,
        "accepted_at": _place(accepted.place, folder),
    }


def _leaf(leaf: Leaf, folder: Path) -> dict[str, Any]:
    return {"path": list(leaf.path), **_place(leaf.place, folder)}


def _place(place: Place, folder: Path) -> dict[str, Any]:
    file = Path(os.path.relpath(place.path, folder)).as_posix()
    return {"file": file, "line": place.line, "column": place.column}


def _text(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
