"""Rules on the assembled text: what it states must be able to be true, and printable."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cache
from itertools import product
from typing import Any

from pydantic import BaseModel

from generator.clauses import library
from generator.declaration.countries import AREAS, COUNTRIES
from generator.document import Document, Leaf, Passage
from generator.facts import Given
from generator.facts.said import Said
from generator.problems import Place
from generator.propositions import ARGUMENTS, SCOPES, THINGS, Proposition, incompatible
from generator.recorder import Path, fields
from generator.render import fonts
from generator.rules import ERROR, Found, Written, rule
from generator.template import meant
from generator.vocabulary import VOCABULARIES


def _stated(passage: Passage) -> list[Proposition]:
    return [Proposition(**{**s, "holds": s["holds"] == "yes"}) for s in passage.basis.states]  # type: ignore[arg-type]


@rule(ERROR)
def contradicting_passages(document: Document) -> Found:
    """Two passages state what cannot both be true.

    The message names both clauses, what each states, and the lines of the declaration that brought it; the place
    is what brought the denial. Change a practice, or limit the promise to what it really covers. A paragraph of
    your own says what it states under `states`; a clause does in its front matter.
    """
    found: dict[tuple[int, int], list[tuple[Proposition, Proposition]]] = {}
    by_words: dict[Proposition, list[int]] = {}
    for n, passage in enumerate(document.passages):
        for stated in _stated(passage):
            by_words.setdefault(stated, []).append(n)
    affirmed = [stated for stated in by_words if stated.holds]
    for denial in (stated for stated in by_words if not stated.holds):
        for said in affirmed:
            if said.actor == denial.actor and incompatible(said, denial):
                for n, m in product(by_words[denial], by_words[said]):
                    found.setdefault((n, m), []).append((said, denial))
    for (n, m), pairs in sorted(found.items()):
        yield _brought(document.passages[n])[0].path, _contradiction(document, m, n, pairs)


def _contradiction(document: Document, m: int, n: int, pairs: list[tuple[Proposition, Proposition]]) -> str:
    one, other = document.passages[m], document.passages[n]
    yes, no = _told(said for said, _ in pairs), _told(denial for _, denial in pairs)
    names = f"clauses '{one.clause}' and '{other.clause}' contradict each other"
    return (
        f"{names}: {_named(one)} affirms {yes}, {_named(other)} denies {no};"
        " change a practice, or limit the promise to what it covers"
    )


def _named(passage: Passage) -> str:
    """A clause with its file and the lines of the declaration that brought it."""
    lines = list(dict.fromkeys(f"{leaf.place.path}:{leaf.place.line}" for leaf in _brought(passage)))
    more = f" and {len(lines) - SHOWN} more" if len(lines) > SHOWN else ""
    file = f"{passage.basis.file}, " if passage.basis.file else ""
    return f"'{passage.clause}' ({file}for {', '.join(lines[:SHOWN])}{more})"


SHOWN = 3
"""So many lines, or statements, are named; the rest are counted."""


def _brought(passage: Passage) -> tuple[Leaf, ...]:
    """What made a passage apply, or what it prints where it always applies."""
    return passage.basis.because or tuple(leaf for line in passage.basis.lines for leaf in line.printed) or NOWHERE


NOWHERE = (Leaf((), Place("", 1, 1)),)


def _told(propositions: Iterable[Proposition]) -> str:
    told = list(dict.fromkeys(_words(one) for one in propositions))
    more = f" and {len(told) - SHOWN} more" if len(told) > SHOWN else ""
    return ", ".join(f"'{one}'" for one in told[:SHOWN]) + more


def _words(proposition: Proposition) -> str:
    return " ".join(value for key, value in proposition.as_dict().items() if key not in ("actor", "holds"))


@rule(ERROR)
def refuted_passage(written: Written) -> Found:
    """A note, or a clause that stands over ours, states what the declaration refutes.

    What our own clauses deny rests on an answer; words of yours are held against every answer. Each line that
    refutes them is named: change the practice, or the words.
    """
    for passage in written.document.passages:
        if passage.basis.file.startswith(OURS):
            continue
        refuted: dict[Any, tuple[Proposition, Said]] = {}
        for stated in _stated(passage):
            for one in written.given("said").value:
                if incompatible(stated, one.proposition):
                    refuted.setdefault(one.because, (stated, one))
        for stated, one in refuted.values():
            does = "affirms" if stated.holds else "denies"
            yield one.because[0], f"clause {_named(passage)} {does} {_told([stated])}, but {one.told}"


OURS = "templates/clauses/"
"""Where the clauses we ship stand, as messages name their files."""


@rule(ERROR)
def unknown_statement_term(given: Given) -> Found:
    """A note states something with a word that nothing else uses, so nothing could contradict it.

    Use a term of the vocabulary (`fairnotice terms actions`), or the id of declared data, of a recipient, a purpose,
    an integration or a service.
    """
    for note in given.listed("notes"):
        for i, statement in enumerate(note.states):
            for argument in USE:
                word = getattr(statement, argument)
                if word is not None and word not in (known := _known(given, argument)):
                    advice = meant(word, list(known)) or f"; use {USE[argument]}"
                    yield (
                        (*given.at(note.states, i), argument),
                        f"note '{note.id}' states '{argument}: {word}', which nothing else states{advice}",
                    )


def _known(given: Given, argument: str) -> Collection[str]:
    """The words that a note may use for an argument of what it states."""
    if words := ARGUMENTS[argument]:
        return {"any", *VOCABULARIES[words], *given.by_id(THINGS.get(argument, ""))}
    if argument == "actor":
        people = given.by_id("parties.people|recipients")
        kinds = (*VOCABULARIES["party-kinds"], *VOCABULARIES["recipient-kinds"])
        return {"company", "third-parties", "clients", *kinds, *people}
    if argument == "place":
        return {"any", *COUNTRIES, *AREAS}
    things = given.by_id("integrations|services|recipients|cookies.items|ai.features|parties.people")
    return {"any", *SCOPES, *_scopes(), *things}


@cache
def _scopes() -> frozenset[str]:
    """The scopes that clauses of ours state. Only a note that names a scope makes the library be read for them."""
    return frozenset(states["scope"] for clause in library().clauses.values() for states in clause.front["states"])


USE = {
    "actor": "'company', 'third-parties', 'clients', or a kind of party or recipient",
    "action": "a term of 'actions'",
    "data": "a term of 'data-categories' or the id of declared data",
    "recipient": "a term of 'recipient-kinds' or the id of a recipient",
    "purpose": "a term of 'purposes' or the id of a purpose",
    "place": "the code of a country, EU or EEA",
    "scope": "the id of an integration, a service, a feature, a cookie or a recipient",
}


@rule(ERROR)
def character_without_font(given: Given) -> Found:
    """A text holds a character that no bundled font can print, so the PDF would show a box.

    Write the name in a script the fonts cover: Latin, Greek or Cyrillic.
    """
    for path, text in _texts(given.declaration, ()):
        missing = fonts.missing(text)
        if missing:
            shown = ", ".join(f"'{c}' (U+{ord(c):04X})" for c in missing[:5])
            yield path, f"no font covers {shown} in '{text[:40]}'"


def _texts(value: Any, at: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, BaseModel):
        for name, alias in fields(type(value)):
            yield from _texts(getattr(value, name), (*at, alias))
    elif isinstance(value, list):
        for i, one in enumerate(value):
            yield from _texts(one, (*at, i))
    elif isinstance(value, str) and not value.isascii():
        yield at, value
