"""Makes the clause library and the catalogue ready beforehand: `python -m generator.compile`."""

from __future__ import annotations

from generator import catalog, cldr, compiled, resources, source
from generator.assemble import code_of, heading_code_of
from generator.clauses import library


def main(language: str = "en") -> None:
    """Writes `generator/_compiled/`, which later runs use where it still fits its sources."""
    root = resources.templates()
    held = library(language=language)
    clauses = [
        {
            "id": c.id,
            "file": c.file,
            "template": c.template,
            "front": dict(c.front),
            "heading_at": c.heading_at,
            "code": code_of(c),
            "heading_code": heading_code_of(c),
        }
        for c in held.clauses.values()
    ]
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


if __name__ == "__main__":
    main()
