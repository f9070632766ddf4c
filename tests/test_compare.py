"""Two documents side by side: what became of each passage, and its words."""

from __future__ import annotations

import json

import pytest
from rendering import by_clauses, clause, declared

from generator import compare
from generator.compare import Block
from generator.render import to_json

OLD = [
    Block("data/given", "Data", "", "We hold your name."),
    Block("data/sources", "Data", "", "Shops give us data."),
    Block("rights/using", "Rights", "How", "Write to us. We answer within 1 month."),
    Block("changes/when", "Changes", "", "A change applies at once."),
]


def events(old: list[Block], new: list[Block]) -> list[tuple[str, str]]:
    return [(edit.clause, edit.event) for edit in compare.edits(old, new)]


def test_a_document_is_the_same_as_itself() -> None:
    assert {event for _, event in events(OLD, OLD)} == {"same"}


def test_what_is_new_and_what_is_gone_stand_in_their_places() -> None:
    added = Block("data/inferred", "Data", "", "We work out where you are.")
    assert events(OLD, [OLD[0], added, *OLD[2:]]) == [
        ("data/given", "same"),
        ("data/sources", "removed"),
        ("data/inferred", "added"),
        ("rights/using", "same"),
        ("changes/when", "same"),
    ]


def test_a_passage_that_moved_is_not_one_that_went_and_one_that_came() -> None:
    assert events(OLD, [OLD[3], *OLD[:3]])[0] == ("changes/when", "moved")
    elsewhere = Block("data/given", "Your data", "", "We hold your name.")
    assert events(OLD[:1], [elsewhere]) == [("data/given", "moved")]


def test_changed_words_are_told_apart() -> None:
    new = Block("rights/using", "Rights", "How", "Write to us. We answer within 2 months.")
    (edit,) = compare.edits(OLD[2:3], [new])
    assert edit.event == "changed"
    assert edit.words == (
        ("same", "Write to us. We answer within "),
        ("removed", "1"),
        ("added", "2"),
        ("same", " "),
        ("removed", "month."),
        ("added", "months."),
    )


@pytest.mark.parametrize(("old", "new"), [("", ""), ("a b", "b a"), ("one", ""), ("", "two words"), ("a  b", "a b")])
def test_a_redline_holds_both_texts(old: str, new: str) -> None:
    words = compare.redline(old, new)
    assert "".join(said for kind, said in words if kind != "added") == old
    assert "".join(said for kind, said in words if kind != "removed") == new


def test_a_built_policy_compares_with_the_document_it_was_built_from() -> None:
    document = by_clauses([clause("We hold {{ data[0] | categories }}."), clause("Ask.", "rights/list")], declared())
    built = compare.published(json.loads(to_json.policy(document)))
    assert {edit.event for edit in compare.edits(built, compare.blocks(document))} == {"same"}


def test_without_names_of_clauses_passages_are_matched_by_their_words() -> None:
    old = [Block("", "Data", "", "We hold your name and your address for one year.")]
    new = [
        Block("", "Data", "", "Something that has nothing in common."),
        Block("", "Data", "", "We hold your name and your address for two years."),
    ]
    assert [edit.event for edit in compare.edits(old, new)] == ["added", "changed"]
