"""A policy published elsewhere, carried: every statement is said by clauses that apply, or declined for a fault.

`disclosures/<system>.statements.yaml` lists what that policy states, `disclosures/<system>.yaml` what became of each
statement in the policy built from `practices/<system>.yaml`. A further system is two more files.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generator import assemble, clauses, load, source
from generator.clauses import Library
from generator.document import Document, Passage

ROOT = Path(__file__).parents[1]
FOLDER = Path(__file__).parent / "disclosures"
SYSTEMS = sorted(path.name.removesuffix(".statements.yaml") for path in FOLDER.glob("*.statements.yaml"))

FALSE = {"contradiction", "overclaim", "outdated"}
"""Kinds of faults that make a statement untrue. One that is vague or badly placed is still carried."""

NUMBERS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
FREE_TEXT = 25
"""Words. A longer value would be a paragraph of the policy, not a fact about the practice."""


@cache
def inventory(system: str) -> dict[str, Any]:
    return source.read(FOLDER / f"{system}.statements.yaml").data


@cache
def outcomes(system: str) -> dict[str, Any]:
    return source.read(FOLDER / f"{system}.yaml").data


@cache
def library() -> Library:
    return clauses.library()


@cache
def document(system: str) -> Document:
    return assemble.document(load.declaration(ROOT / "practices" / f"{system}.yaml"), library())


@cache
def passages(system: str) -> dict[str, list[str]]:
    """What each clause printed, every passage with its headings, folded."""
    policy = document(system)
    found: dict[str, list[str]] = {}

    def add(heading: str, passage: Passage) -> None:
        text = "\n".join([heading, passage.heading or "", passage.markdown])
        found.setdefault(passage.clause, []).append(folded(text))

    for passage in policy.preamble:
        add(policy.title, passage)
    for section in policy.sections:
        for passage in section.passages:
            add(section.heading, passage)
    return found


def folded(text: str) -> str:
    """Words as compared: no markup, one case, number words as figures, plain quotes, dashes and blanks."""
    text = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", text)
    text = unicodedata.normalize("NFKC", html.unescape(text)).casefold()
    text = re.sub("[‐-―]", "-", text)
    text = re.sub("[‘’‛ʼ]", "'", text)
    text = re.sub("[“”«»]", '"', text)
    text = re.sub(r"[*_`|#\\]", " ", text)
    text = re.sub(rf"\b({'|'.join(NUMBERS)})\b", lambda word: str(NUMBERS.index(word[1])), text)
    return " ".join(text.split())


def holds(text: str, literal: str) -> bool:
    """A literal may be the stem of a word; one of up to three letters is a word of its own."""
    wanted = folded(literal)
    if len(wanted) > 3:
        return wanted in text
    return re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", text) is not None


def ending(outcome: str) -> list[tuple[str, str]]:
    """The statements of every system that were "carried" or "declined"."""
    key = {"carried": "clauses", "declined": "declined"}[outcome]
    return [(system, id_) for system in SYSTEMS for id_, entry in outcomes(system).items() if key in entry]


@pytest.mark.parametrize("system", SYSTEMS)
def test_every_statement_is_carried_or_declined(system: str) -> None:
    assert list(outcomes(system)) == list(inventory(system)["statements"])
    forms = {tuple(outcome) for outcome in outcomes(system).values()}
    assert forms <= {("clauses", "holds"), ("declined", "because")}


@pytest.mark.parametrize(("system", "statement"), ending("carried"))
def test_the_clauses_of_a_statement_say_it(system: str, statement: str) -> None:
    outcome, stated = outcomes(system)[statement], inventory(system)["statements"][statement]
    assert outcome["clauses"]
    assert outcome["holds"]
    assert stated.get("reproduced", True), "a policy must not say this"
    printed = passages(system)
    assert [clause for clause in outcome["clauses"] if clause not in printed] == []
    texts = [text for clause in outcome["clauses"] for text in printed[clause]]
    assert [phrase for phrase in outcome["holds"] if not any(folded(phrase) in text for text in texts)] == []
    literals = [] if stated.get("reworded") else stated.get("literals", [])
    assert [literal for literal in literals if not holds("\n".join(texts), literal)] == []


@pytest.mark.parametrize(("system", "statement"), ending("declined"))
def test_a_statement_is_declined_for_a_fault_that_is_about_it(system: str, statement: str) -> None:
    outcome, stated = outcomes(system)[statement], inventory(system)["statements"][statement]
    defect = inventory(system)["defects"][outcome["declined"]]
    assert statement in defect["statements"]
    assert not stated.get("reproduced", True) or defect["kind"] in FALSE
    assert outcome["because"].endswith(".")


@pytest.mark.parametrize("system", SYSTEMS)
def test_clauses_name_the_statements_they_carry(system: str) -> None:
    said = {(clause, id_) for id_, outcome in outcomes(system).items() for clause in outcome.get("clauses", [])}
    statements = inventory(system)["statements"]
    named = {
        (clause.id, id_)
        for clause in library().clauses.values()
        for id_ in clause.front["derived_from"]
        if id_ in statements
    }
    assert said <= named
    assert {(clause, id_) for clause, id_ in named - said if clause in passages(system)} == set()
    assert {(clause, id_) for clause, id_ in named if "declined" in outcomes(system)[id_]} == set()


@pytest.mark.parametrize("system", SYSTEMS)
def test_facts_come_from_structured_fields(system: str) -> None:
    data = source.read(ROOT / "practices" / f"{system}.yaml").data
    assert "notes" not in data
    assert [text for text in texts_of(data) if len(text.split()) > FREE_TEXT] == []


def texts_of(data: Any) -> Iterator[str]:
    """Every text in a declaration, however deep."""
    if isinstance(data, dict | list):
        for item in data.values() if isinstance(data, dict) else data:
            yield from texts_of(item)
    elif isinstance(data, str):
        yield data
