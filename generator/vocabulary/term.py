"""One entry of a closed vocabulary, and how a table of entries is made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the field that a declaration, a clause or a proposition may use.

    `label` is what a reader of a policy sees in mid-sentence; `plural` where a sentence may need several.
    `definition` is one sentence of our own; `source` says where the notion comes from: a law, a standard,
    another vocabulary, or "common usage". `parent` is the wider term it falls under, `also` any further ones.
    `maps` gives its name in other vocabularies; `flags` marks the legal classes it belongs to.
    """

    id: str
    label: str
    definition: str
    source: str
    parent: str | None = None
    plural: str | None = None
    also: tuple[str, ...] = ()
    maps: Mapping[str, str] = field(default_factory=dict)
    flags: frozenset[str] = frozenset()


def table(*terms: Term) -> dict[str, Term]:
    """The terms by id, in the order written. A repeated id would hide a term, so it stops the import."""
    found: dict[str, Term] = {}
    for term in terms:
        if term.id in found:
            raise ValueError(f"the term '{term.id}' is defined twice")
        found[term.id] = term
    return found
