"""The rule that nothing declared goes unsaid: each printed leaf stands in the text, or decided it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from generator.document import Document
from generator.recorder import Path, fields
from generator.rules import GAP, Found, Written, rule


@rule(GAP)
def undisclosed_practice(written: Written) -> Found:
    """The declaration states a practice that no clause of the policy prints.

    A reader would not learn of it. Where our library has no clause for it in this combination, add one with
    `--clauses`, or a paragraph under `notes`.
    """
    printed, read = disclosed(written.document)
    said, refused = (_and_above(printed), _and_above(read)), _refused(written)
    for path, value in printed_leaves(written.given.declaration, ()):
        if path not in refused and not _said(path, value, said):
            yield path, f"'{'.'.join(str(s) for s in path if isinstance(s, str))}' is declared and no clause prints it"


def _refused(written: Written) -> frozenset[Path]:
    """Claims that are refuted or stand on nothing: rules of their own say why they are not printed."""
    made = written.given("claims-made").value
    return frozenset(one.because[0] for one in made if one.refuted_by or one.missing)


def disclosed(document: Document) -> tuple[frozenset[Path], frozenset[Path]]:
    """The paths that passages printed, and those they only read."""
    lines = [line for passage in document.passages for line in passage.basis.lines]
    printed = frozenset(leaf.path for line in lines for leaf in line.printed)
    read = frozenset(leaf.path for line in lines for leaf in line.read)
    because = frozenset(leaf.path for passage in document.passages for leaf in passage.basis.because)
    return printed, read | because


def _said(path: Path, value: Any, said: tuple[frozenset[Path], frozenset[Path]]) -> bool:
    """Words must be printed; a yes or no, a choice or a list of choices may have decided the words."""
    printed, read = said
    return path in printed or (path in read and not _is_words(value))


def _and_above(paths: frozenset[Path]) -> frozenset[Path]:
    """The paths, and those of everything they lie in."""
    return frozenset(path[:n] for path in paths for n in range(1, len(path) + 1))


def _is_words(value: Any) -> bool:
    return isinstance(value, str) and " " in value


def printed_leaves(value: BaseModel, at: Path) -> Iterator[tuple[Path, Any]]:
    """Every filled leaf whose role is to be printed, apart from `none`, which may stay silent."""
    for name, alias in fields(type(value)):
        child, info = getattr(value, name), type(value).model_fields[name]
        extra = info.json_schema_extra
        role = extra.get("role") if isinstance(extra, dict) else None
        yield from _below(child, (*at, alias), role == "printed")


def _below(child: Any, at: Path, printed: bool) -> Iterator[tuple[Path, Any]]:
    if isinstance(child, BaseModel):
        yield from printed_leaves(child, at)
    elif isinstance(child, list) and child and isinstance(child[0], BaseModel):
        for i, one in enumerate(child):
            yield from printed_leaves(one, (*at, i))
    elif printed and child is not None and child != "none":
        yield at, child
