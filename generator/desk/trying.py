"""Clauses tried out: their own examples, and the starter profiles, whose policies hold every rule.

An example completes the small declaration that the rules' examples complete, too, as a file that extends it would.
What is wrong with one is a problem at its place in the clause's file.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator import assemble, clause, examine, examples, init, load, resources, source
from generator.clauses import Clause, Library
from generator.declaration import Declaration
from generator.document import Document
from generator.facts import Given
from generator.markup import plain
from generator.problems import Level, Problem, Refused, in_order
from generator.select import select

LONGEST = 400
"""So many characters of what a clause gives are quoted."""


def problems(library: Library) -> list[Problem]:
    """What is wrong with the examples of every clause, and with the policies of the profiles."""
    of_examples = (p for one in library.clauses.values() for p in of_clause(one, library))
    of_profiles = (p for one in profiles().values() for p in examine.held(one, library).problems)
    return in_order([*of_examples, *of_profiles])


def of_clause(one: Clause, library: Library) -> Iterator[Problem]:
    """What is wrong with the examples of a clause."""
    if not one.front["examples"]:
        return
    matter = clause.matter(one)
    for i, example in enumerate(one.front["examples"]):
        try:
            given = completed(matter.within(("examples", i, "given")))
            document = assemble.document(given, library)
        except Refused as refused:
            yield from refused.problems
            continue
        if wrong := _wrong(example["says"], gives(one, document)):
            place = matter.value(("examples", i, "says"))
            yield Problem(place, Level.ERROR, "example-fails", f"example {i + 1} of clause '{one.id}' {wrong}")


def completed(own: source.Source) -> Declaration:
    """The small declaration with what an example gives. Raises Refused."""
    base = source.parse(examples.base().encode(), examples.BASE)
    return load.declared(load.completed(base, source.Source(own.name, copy.deepcopy(own.data), own.entry)))


def example(one: Clause) -> Declaration | None:
    """The declaration of a clause's first example, where it has one that can be read."""
    try:
        return completed(clause.matter(one).within(("examples", 0, "given"))) if one.front["examples"] else None
    except Refused:
        return None


def gives(one: Clause, document: Document) -> list[str]:
    """What a clause says in a policy, as plain text: once, or once for each thing it is about."""
    found = [passage for passage in document.passages if passage.clause == one.id]
    return [_folded(plain(f"{passage.heading or ''}\n{passage.markdown}")) for passage in found]


def _wrong(says: str, texts: Sequence[str]) -> str | None:
    if not texts:
        return "is about a declaration to which the clause does not apply; change 'given' or the clause's 'when'"
    if any(_folded(says) in text for text in texts):
        return None
    given = " / ".join(texts)
    shown = given if len(given) <= LONGEST else f"{given[:LONGEST].rstrip()}…"
    return f"is to say “{_folded(says)}”, and the clause gives “{shown}”"


def _folded(text: str) -> str:
    return " ".join(text.split())


def profiles() -> dict[str, Declaration]:
    """The starter profiles by name."""
    files = {name: resources.profiles() / f"{name}.yaml" for name in init.NAMES}
    return {name: load.declared(source.read(file, clause.shown(file))) for name, file in files.items()}


def fired(library: Library, declarations: Mapping[str, Declaration]) -> dict[str, list[str]]:
    """The names of the declarations in whose policies each clause stands."""
    found: dict[str, list[str]] = {id_: [] for id_ in library.clauses}
    for name, declared in declarations.items():
        for id_ in dict.fromkeys(s.clause.id for chosen in select(library, Given(declared)).values() for s in chosen):
            found[id_].append(name)
    return found


def used(library: Library, declarations: Iterable[Declaration]) -> list[Clause]:
    """The clauses that stand in the policies of declarations, in the words these ask for."""
    policies = [select(library, Given(declared)) for declared in declarations]
    return [chosen.clause for sections in policies for selected in sections.values() for chosen in selected]
