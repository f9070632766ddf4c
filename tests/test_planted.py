"""Contradictions planted in policies: whatever opposes each other is found, whoever wrote it, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from rendering import by_clauses, clause, declared

from generator import clauses, examine, rules
from generator.document import Document
from generator.facts import claims
from generator.problems import Problem
from generator.propositions import ARGUMENTS, OPEN_BOTH_WAYS, SCOPES, Proposition, incompatible
from generator.vocabulary import VOCABULARIES

TERMS = {name: VOCABULARIES[words] for name, words in ARGUMENTS.items() if words}


def narrower(argument: str, term: str, wider: str) -> bool:
    """Whether a term is the wider one or has it among those above it, walked here step by step."""
    entry = TERMS[argument][term]
    above = [parent for parent in (entry.parent, *entry.also) if parent]
    return term == wider or any(narrower(argument, parent, wider) for parent in above)


def oppose(argument: str, affirmed: str, denied: str) -> bool:
    both = narrower(argument, affirmed, denied)
    return both or (argument in OPEN_BOTH_WAYS and narrower(argument, denied, affirmed))


def contradictions(document: Document) -> list[Problem]:
    return [p for p in rules.check(document, declared().places) if p.rule == "contradicting-passages"]


@pytest.mark.parametrize("denied", TERMS["action"])
def test_between_clauses_by_every_pair_of_actions(denied: str) -> None:
    said = [clause(f"We {a}.", f"data/{a}", states=[{"action": a}]) for a in TERMS["action"]]
    never = clause("We do not.", "data/never", states=[{"action": denied, "holds": False}])
    found = contradictions(by_clauses([*said, never], declared()))
    expected = {action for action in TERMS["action"] if oppose("action", action, denied)}
    assert {p.message.split("'")[1] for p in found} == {f"data/{action}" for action in expected}
    assert all(f"'data/never' (data/never.md.j2, for acme.yaml:1) denies '{denied}'" in p.message for p in found)


@pytest.mark.parametrize("denied", TERMS["action"])
def test_between_notes_by_every_pair_of_actions(denied: str) -> None:
    notes = [
        {"id": f"x-{n}", "section": "data", "text": "We do.", "states": [{"action": action}]}
        for n, action in enumerate(TERMS["action"])
    ]
    never = {"id": "never", "section": "data", "text": "No.", "states": [{"action": denied, "holds": False}]}
    found = contradictions(by_clauses([clause("We do.")], declared(notes=[*notes, never])))
    expected = {f"notes/x-{n}" for n, action in enumerate(TERMS["action"]) if oppose("action", action, denied)}
    assert {p.message.split("'")[1] for p in found} == expected


@pytest.mark.parametrize("argument", ["data", "recipient", "purpose"])
def test_by_every_pair_of_terms(argument: str) -> None:
    for affirmed in TERMS[argument]:
        for denied in TERMS[argument]:
            one = Proposition(action="share", **{argument: affirmed})  # type: ignore[arg-type]
            other = Proposition(action="share", **{argument: denied}, holds=False)  # type: ignore[arg-type]
            assert incompatible(one, other) == oppose(argument, affirmed, denied), (affirmed, denied)


LAYER = """---
when: {none: cookies}
version: 1
states: [{action: set-cookies}]
---
We set cookies.
"""


def test_by_a_clause_that_replaces_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine/cookies").mkdir(parents=True)
    (tmp_path / "mine/cookies/none.md.j2").write_text(LAYER, "utf-8")
    base = (Path(__file__).parent / "rules/base.yaml").read_text("utf-8")
    note = "notes:\n  - {id: no, section: cookies, text: None., states: [{action: set-cookies, holds: false}]}\n"
    Path("acme.yaml").write_text(base + note, "utf-8")
    examined = examine.declaration(Path("acme.yaml"), clauses.library([Path("mine")]))
    (found,) = [p for p in examined.problems if p.rule == "contradicting-passages"]
    (refuted,) = [p for p in examined.problems if p.rule == "refuted-passage"]
    line = base.count("\n") + 2
    assert f"'cookies/none' (mine/cookies/none.md.j2, for acme.yaml:{line - 4}) affirms 'set-cookies'" in found.message
    assert (found.place.path, found.place.line) == ("acme.yaml", line)
    assert refuted.message.endswith("affirms 'set-cookies', but 'cookies: none'")


def test_what_answers_are_limited_to_may_be_stated_by_notes() -> None:
    limits = {scope for denied in claims.DENIED.values() for scope in denied.get("scope", ())}
    assert limits <= SCOPES.keys()
