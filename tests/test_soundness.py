"""What holds for whatever may be declared: a thousand declarations checked, what is right built, promises kept."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from made_up import Maker, declarations, mended, refused
from rendering import GOLDEN, PRACTICES, TESTS, Steps, places, replaced, value_at
from test_properties import assert_built, data_of, problems, shuffled, written

from generator import shapes, source
from generator.declaration import Declaration
from generator.document import Document, Passage
from generator.problems import Level
from generator.vocabulary import VOCABULARIES

FILES = [*GOLDEN, *PRACTICES]
SOUND = settings(deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow])
"""The same examples on every run, so that a machine of CI finds what another one found."""


@settings(SOUND, max_examples=1000)
@given(declarations(0.03, 0.06, 0.1, 0.15, 0.25))
def test_a_thousand_declarations_are_checked(data: dict[str, Any]) -> None:
    for problem in problems(data):
        assert problem.rule != "clause-fault", problem
        assert problem.message
        assert problem.place.path == "acme.yaml"


@settings(SOUND, max_examples=12)
@given(declarations(0.1, 0.3, 0.6))
def test_what_has_no_error_is_built(data: dict[str, Any]) -> None:
    right = mended(data, problems)
    assume(right is not None)
    assert_built(right)


@settings(SOUND, max_examples=12)
@given(declarations(0.1, 0.4, 0.8), st.integers(0, 2**32 - 1))
def test_the_order_of_keys_changes_neither_text_nor_problems(data: dict[str, Any], seed: int) -> None:
    other = shuffled(data, random.Random(seed))
    assert told(other) == told(data)
    assert written(other).digest == written(data).digest


def told(data: Any) -> list[tuple[str, str]]:
    return sorted((p.rule, p.message) for p in problems(data))


def recipients_named(document: Document) -> set[Any]:
    """The recipients that the section on recipients prints, by their number in the declaration."""
    passages = [p for section in document.sections if section.id == "recipients" for p in section.passages]
    leaves = [leaf for p in passages for line in p.basis.lines for leaf in line.printed]
    return {leaf.path[1] for leaf in leaves if leaf.path[0] == "recipients" and len(leaf.path) > 1}


@settings(SOUND, max_examples=40)
@given(st.one_of(st.sampled_from(FILES).map(data_of), declarations(0.1, 0.4)), st.integers(0, 2**32 - 1))
def test_another_recipient_never_shortens_the_list_of_recipients(data: dict[str, Any], seed: int) -> None:
    recipients = data.get("recipients")
    assume(isinstance(recipients, list))
    maker = Maker(random.Random(seed), 0.4)
    (another, _) = maker.value(shapes.fields(Declaration)["recipients"].shape, "recipients", referred=True)
    more = mended(maker.referring(data | {"recipients": [*recipients, another | {"id": "yet-another"}]}), refused)
    assume(more is not None and len(more["recipients"]) > len(recipients))
    assert recipients_named(written(data)) <= recipients_named(written(more))


def denials(passage: Passage) -> bool:
    return any(state["holds"] == "no" for state in passage.basis.states)


def answers(data: Any, document: Document) -> Iterator[tuple[Steps, list[Passage]]]:
    """Each answer that something is not done, with the passages that promise so because of it."""
    for place in places(data):
        if (value_at(data, place) in ("none", False) and value_at(data, place) != 0) or value_at(data, place) is False:
            promised = [p for p in document.passages if denials(p) and place in grounds(p)]
            if promised:
                yield place, promised


def grounds(passage: Passage) -> set[Steps]:
    read = [leaf.path for line in passage.basis.lines for leaf in (*line.printed, *line.read)]
    return {*read, *(leaf.path for leaf in passage.basis.because)}


def test_a_promise_made_false_goes_or_fails() -> None:
    """Each kind of answer that some policy of ours turns into a promise, reversed in the first policy that does."""
    kept, reversed_ = [], set()
    for file in sorted(FILES, key=lambda file: file.stat().st_size):
        data = data_of(file)
        for place, promised in answers(data, written(data)):
            kind = tuple("*" if isinstance(step, int) else step for step in place)
            other = reversed_answer(data, place) if kind not in reversed_ else None
            if other and not refused(other):
                reversed_.add(kind)
                kept += [(file.parent.name, place, p.clause) for p in still_said(other, promised)]
    assert kept == []
    assert len(reversed_) > 40


def reversed_answer(data: Any, place: Steps) -> Any:
    """The data with the contrary of an answer: true for false, content for none."""
    if value_at(data, place) is False:
        return replaced(data, place, True)
    shape, maker = shapes.at(Declaration, place), Maker(random.Random(1), 0.6)
    content = dataclasses.replace(shape, words=tuple(word for word in shape.words if word != "none"))
    return maker.referring(replaced(data, place, maker.value(content, str(place[-1]))))


def still_said(data: Any, promised: list[Passage]) -> list[Passage]:
    """The passages whose promise still stands where check finds no error."""
    if any(p.level is Level.ERROR for p in problems(data)):
        return []
    now = {(p.clause, p.markdown, str(p.basis.states)) for p in written(data).passages}
    return [p for p in promised if (p.clause, p.markdown, str(p.basis.states)) in now]


def claiming(claim: str, **parts: Any) -> Any:
    made = {"claim": claim, "affirmed_by": "the CEO", "on": "2026-10-01"}
    return source.read(TESTS / "rules/base.yaml").data | {"claims": [made]} | parts


@pytest.mark.parametrize("claim", VOCABULARIES["claims"])
def test_a_claim_against_which_something_is_said_fails(claim: str) -> None:
    """By a note that says the contrary of each thing the claim denies."""
    (promise,) = [p for p in written(claiming(claim)).passages if p.clause == "scope/promises"] or [None]
    for state in promise.basis.states if promise else ():
        contrary = {name: value for name, value in state.items() if name not in ("holds", "time")}
        note = {"id": "contrary", "section": "scope", "text": "We do.", "states": [contrary]}
        errors = {p.rule for p in problems(claiming(claim, notes=[note])) if p.level is Level.ERROR}
        assert "time" in state or errors & {"contradicting-passages", "refuted-passage"}, state
