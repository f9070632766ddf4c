"""The clause library: `templates/` and layers -> Library of Clause."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path as File
from typing import Any, Literal

from generator import compiled, resources, source, validate
from generator.clause import Clause as Clause
from generator.clause import Condition as Condition
from generator.clause import Front as Front
from generator.clause import read as read
from generator.clause import read_into, shown
from generator.outline import Glossary as Glossary
from generator.outline import Outline as Outline
from generator.outline import Phrases as Phrases
from generator.problems import Place, Problem, Refused
from generator.source import Source


@dataclass(frozen=True)
class Library:
    """Everything a policy is assembled from, apart from the declaration. `own` are the clauses that layers bring."""

    clauses: Mapping[str, Clause]
    outline: Outline
    glossary: Glossary
    phrases: Phrases
    language: str = "en"
    own: frozenset[str] = frozenset()

    @property
    def worded(self) -> Iterator[Clause]:
        """Every clause with its plain words, and those that have formal words with these, too."""
        for clause in self.clauses.values():
            yield clause
            if clause.formal:
                yield clause.formal

    def place(self, kind: Literal["terms", "phrases"], *path: str | int) -> Place:
        """Where a term or a phrase stands in its file. Reads the file, which only a lint asks for."""
        return _words(resources.templates() / kind / f"{self.language}.yaml").key(path)


@cache
def _words(file: File) -> Source:
    return source.read(file, shown(file))


def library(layers: Sequence[File] = (), *, kind: str = "privacy-policy", language: str = "en") -> Library:
    """The library we ship, with `layers` over it, each over those before it.

    Raises Refused with every fault in every file.
    """
    root = resources.templates()
    ready = compiled.load(root, language)
    ours = _ready(ready, kind, language) if ready else _read(root, kind, language)
    return _under(ours, layers) if layers else ours


def _ready(ready: Any, kind: str, language: str) -> Library:
    """The library as it was made ready beforehand."""
    return Library(
        {c["id"]: Clause(**c) if not c["formal"] else _voiced(c) for c in ready["clauses"]},
        Outline.model_validate(ready["outlines"][kind]),
        Glossary.model_validate(ready["terms"]),
        Phrases.model_validate(ready["phrases"]),
        language,
    )


def _voiced(content: Mapping[str, Any]) -> Clause:
    return Clause(**{**content, "formal": Clause(**content["formal"])})


def _read(root: File, kind: str, language: str) -> Library:
    """The library as its sources have it. Raises Refused."""
    problems: list[Problem] = []
    found: dict[str, Clause] = {}
    read_into(found, root / "clauses" / language, problems)
    outline = _yaml(root / "outlines" / f"{kind}.yaml", Outline, problems)
    glossary = _yaml(root / "terms" / f"{language}.yaml", Glossary, problems)
    phrases = _yaml(root / "phrases" / f"{language}.yaml", Phrases, problems)
    if problems:
        raise Refused(problems)
    return Library(found, outline, glossary, phrases, language)


def _under(ours: Library, folders: Sequence[File]) -> Library:
    """A library under layers. Raises Refused with every fault in their files."""
    from generator import layers  # without layers, what lays them is not imported

    stack, problems = layers.Stack(dict(ours.clauses), ours.outline, ours.glossary, ours.phrases), list[Problem]()
    for folder in folders:
        try:
            layers.lay(stack, folder)
        except Refused as refused:
            problems += refused.problems
    if problems:
        raise Refused(problems)
    return Library(stack.clauses, stack.outline, stack.glossary, stack.phrases, ours.language, frozenset(stack.own))


def _yaml(file: File, kind: type[Any], problems: list[Problem]) -> Any:
    try:
        return validate.model(kind, source.read(file, shown(file)))
    except Refused as refused:
        problems += refused.problems
        return None
