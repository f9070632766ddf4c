"""What holds for every declaration: no traceback, no clause at fault, no markup out of a value, no order."""

from __future__ import annotations

import dataclasses
import random
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import page_reader
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import Maker
from rendering import GOLDEN, PRACTICES, Steps, library, loaded, places, replaced, value_at, without

from generator import assemble, load, markup, render, rules, shapes
from generator.declaration import Declaration, model
from generator.document import Document
from generator.facts import Given
from generator.problems import Level, Problem, Refused
from generator.rules import Written

FILES = [*GOLDEN, *PRACTICES]
CHANCES = st.integers(0, 2**32 - 1).map(random.Random)


@cache
def data_of(file: Path) -> Any:
    return load.merged(file).data


def problems(data: Any) -> list[Problem]:
    """Whatever `check` would say of it. The document comes of it, or a reason why not."""
    try:
        declared = loaded(data)
        document = assemble.document(declared, library())
    except Refused as refused:
        return refused.problems
    thing = Given(declared)
    found = [*rules.check(thing), *rules.check(document, declared.places)]
    return [*found, *rules.check(Written(thing, document), declared.places)]


def faults(data: Any) -> list[str]:
    return [f"{p.place}: {p.message}" for p in problems(data) if p.rule == "clause-fault"]


def kinds_of_places(files: list[Path]) -> Iterator[tuple[Path, list[Steps]]]:
    """The places of each file that no smaller file has; of the items of a list, the first that has it."""
    known: set[Steps] = set()
    for file in sorted(files, key=lambda file: (len(file.read_bytes()), file)):
        found = {}
        for place in places(data_of(file)):
            found.setdefault(tuple("*" if isinstance(step, int) else step for step in place), place)
        yield file, [place for kind, place in found.items() if kind not in known]
        known |= found.keys()


@pytest.mark.parametrize(
    ("file", "deleted"),
    [pytest.param(file, deleted, id=f"{file.parent.name}-{file.stem}") for file, deleted in kinds_of_places(FILES)],
)
def test_whatever_is_left_out_leaves_no_hole(file: Path, deleted: list[Steps]) -> None:
    found = {place: faults(without(data_of(file), place)) for place in deleted}
    assert {place: told for place, told in found.items() if told} == {}


@settings(deadline=None, max_examples=40)
@given(st.sampled_from(FILES), CHANCES, st.integers(2, 12))
def test_whatever_is_left_out_together(file: Path, chance: random.Random, times: int) -> None:
    data = data_of(file)
    for _ in range(times):
        data = without(data, chance.choice([*places(data)]))
    found = problems(data)
    assert "clause-fault" not in {p.rule for p in found}
    if not any(p.level is Level.ERROR for p in found):
        assert_built(data)


def assert_built(data: Any) -> None:
    """Without an error it is built, in every form made here; PDF is made of the HTML."""
    document = written(data)
    for form in (render.markdown, render.html, render.json):
        assert form(document)


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_no_error_means_that_it_is_built(file: Path) -> None:
    assert [p for p in problems(data_of(file)) if p.level is Level.ERROR] == []
    assert_built(data_of(file))


@settings(deadline=None, max_examples=80)
@given(CHANCES, st.sampled_from([0.1, 0.4, 0.7, 0.9, 1.0]))
def test_whatever_the_models_allow_is_written(chance: random.Random, fill: float) -> None:
    assert faults(Maker(chance, fill).declaration()) == []


def shuffled(value: Any, chance: random.Random) -> Any:
    if isinstance(value, list):
        return [shuffled(one, chance) for one in value]
    if not isinstance(value, dict):
        return value
    return {key: shuffled(value[key], chance) for key in chance.sample([*value], len(value))}


@settings(deadline=None, max_examples=20)
@given(st.sampled_from(FILES), CHANCES)
def test_the_order_of_keys_changes_nothing(file: Path, chance: random.Random) -> None:
    data = data_of(file)
    assert written(shuffled(data, chance)).digest == digest(file)


@cache
def digest(file: Path) -> str:
    return written(data_of(file)).digest


def written(data: Any) -> Document:
    return assemble.document(loaded(data), library())


def unpictured(data: Any) -> Document:
    """A picture breaks words into lines of its own."""
    return dataclasses.replace(written(data), figures=())


FULL = Maker(random.Random(7), 1.0).declaration()


def words(data: Any) -> list[Steps]:
    """The places of declared words: texts of any wording, no ids, codes, addresses or closed answers."""
    folded = [(place, shapes.at(Declaration, place)) for place in places(data)]
    return [
        place
        for place, shape in folded
        if any(getattr(mark, "func", None) is model._folded for mark in shape.marks)
        and value_at(data, place) not in shape.words
    ]


def marked(data: Any, text: str) -> Any:
    """Each place's words between marks of its own, to find them again: M7x … x7M."""
    for number, place in enumerate(words(data)):
        data = replaced(data, place, f"M{number}x {text} x{number}M")
    return data


def said(text: str) -> dict[str, set[str]]:
    """What stands between the marks, by mark."""
    found: dict[str, set[str]] = {}
    for number, between in re.findall(r"M(\d+)x(.*?)x\1M", text, re.DOTALL):
        found.setdefault(number, set()).add(between)
    return found


@cache
def plainly(source: str) -> tuple[Any, set[str], list[Any]]:
    """A declaration's data; the marks of plain words that its policy prints, and the page's elements."""
    data = FULL if source == "made up" else data_of(Path(source))
    page = page_reader.read(render.fragment(unpictured(marked(data, "plain"))))
    return data, {*said(page.text)}, page.shape()


PRINTABLE = st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" "), min_size=1, max_size=40)
SYNTAX = '* _ ` <b> </p> [x](y) | \\ &amp; {{ {% # - 1. ~~ :// <!-- "'
MARKUP = st.lists(st.sampled_from([*SYNTAX.split(), " "]), min_size=1, max_size=6).map("".join)


@settings(deadline=None, max_examples=25)
@given(st.one_of(PRINTABLE, MARKUP), st.sampled_from(["made up", *map(str, FILES)]))
def test_declared_words_come_back_and_are_never_markup(text: str, source: str) -> None:
    data, printed, shape = plainly(source)
    document = unpictured(marked(data, text))
    page = page_reader.read(render.fragment(document))
    expected = {mark: {" ".join(f"( {text} )".split())[1:-1]} for mark in printed}
    assert said(page.text) == expected
    assert page.shape() == shape
    in_markdown = said("\n".join(markup.plain(p.markdown) for p in document.passages))
    assert in_markdown == {mark: expected[mark] for mark in in_markdown}


def test_most_declared_words_are_printed() -> None:
    data, printed, _ = plainly("made up")
    assert len(printed) > 0.75 * len(words(data))
