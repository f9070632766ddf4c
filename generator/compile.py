"""Makes the clause library and the catalogue ready beforehand: `python -m generator.compile`."""

from __future__ import annotations

from typing import Any

from generator import catalog, cldr, compiled, resources, source
from generator.assemble import code_of, heading_code_of
from generator.clauses import Clause, library


def main(language: str = "en") -> None:
    """Writes `generator/_compiled/`, which later runs use where it still fits its sources."""
    root = resources.templates()
    held = library(language=language)
    clauses = [_plain(clause) for clause in held.clauses.values()]
    outlines = {file.stem: source.read(file, file.name).data for file in sorted((root / "outlines").glob("*.yaml"))}
    content = {
        "clauses": clauses,
        "outlines": outlines,
        "terms": held.glossary.model_dump(),
        "phrases": held.phrases.model_dump(),
    }
    compiled.save(root, language, content)
    catalog.compile_to(resources.compiled())
    cldr.compile_to(resources.compiled(), language)


def _plain(clause: Clause) -> dict[str, Any]:
    """A clause as plain data, with the code of its words."""
    return {
        "id": clause.id,
        "file": clause.file,
        "template": clause.template,
        "front": dict(clause.front),
        "heading_at": clause.heading_at,
        "code": code_of(clause),
        "heading_code": heading_code_of(clause),
        "formal": clause.formal and _plain(clause.formal),
    }


if __name__ == "__main__":
    main()
