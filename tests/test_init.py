"""A first declaration keeps the profile's lines, holds the answers as they were given, and is valid."""

from __future__ import annotations

import re
import shlex
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import init, resources, source
from generator.declaration import Declaration

ANSWERS = {
    "brand": "Tide & Co: news",
    "legal-name": 'Tide "Ltd" #1',
    "street": "12",
    "city": "Łódź",
    "postcode": "010",
    "country": "NO",
    "email": "privacy@tide.example",
    "email-provider": "Mail, {Inc}",
    "effective": "2026-12-01",
}

SEEN = st.text(
    st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\u2028\u2029\ufeff\ufffe\uffff")
    | st.sampled_from("\n\t\"'\\:#-{}[],&*!|>%@` ")
).filter(lambda text: not re.search("[\u202a-\u202e\u2066-\u2069]", text))
"""Any text a declaration may hold: its loader refuses characters that nobody sees."""


def written(profile: str, answers: dict[str, str]) -> dict[str, Any]:
    return source.parse(init.declaration(profile, answers).encode(), "answers.yaml").data


def test_every_profile_is_offered() -> None:
    assert sorted(init.NAMES) == sorted(path.stem for path in resources.profiles().iterdir())


def test_a_profile_is_described_by_its_first_line() -> None:
    assert init.profiles()["newsletter"] == (
        "An email newsletter with tracked links, double opt-in and a suppression list"
    )


def test_questions_come_once_in_the_order_of_the_file() -> None:
    keys = [question.key for question in init.questions("newsletter")]
    address = ["street", "city", "postcode", "country"]
    assert keys == ["effective", "brand", "legal-name", *address, "email", "email-provider"]


def test_a_default_is_the_value_without_its_quotes() -> None:
    defaults = {question.key: question.default for question in init.questions("saas")}
    assert defaults["postcode"] == "10115"
    assert defaults["legal-name"] == "Acme Software GmbH"


@pytest.mark.parametrize("profile", init.NAMES)
def test_a_profile_is_a_valid_declaration(profile: str) -> None:
    Declaration.model_validate(written(profile, {}))


@pytest.mark.parametrize("profile", init.NAMES)
def test_answers_make_a_valid_declaration(profile: str) -> None:
    data = written(profile, ANSWERS)
    company = Declaration.model_validate(data).company
    assert "Mail, {Inc}" in [recipient["name"] for recipient in data["recipients"]]
    assert company.brand == "Tide & Co: news"
    assert company.legal_name == 'Tide "Ltd" #1'
    assert (company.address.street, company.address.postcode) == ("12", "010")
    assert company.established_in == company.address.country == "NO"


@pytest.mark.parametrize("profile", init.NAMES)
def test_only_the_markers_go(profile: str) -> None:
    text = resources.first(f"{profile}.yaml", [resources.profiles()])
    assert init.declaration(profile, {}) == re.sub("  # ask: .*", "", text)


def test_each_value_to_ask_for_is_found() -> None:
    for profile in init.NAMES:
        assert "# ask:" not in init.declaration(profile, {})


def test_simple_answers_stand_without_quotes() -> None:
    text = init.declaration("newsletter", {"brand": "Tide Letter", "effective": "2026-12-01", "country": "NO"})
    assert "\n  brand: Tide Letter\n" in text
    assert "\n  effective: 2026-12-01\n" in text
    assert '\n  established_in: "NO"\n' in text


@pytest.mark.parametrize("name", ["shop", "../saas", ""])
def test_an_unknown_profile_is_named(name: str) -> None:
    with pytest.raises(KeyError, match=re.escape(repr(name))):
        init.declaration(name, {})


def test_an_answer_to_no_question_is_named() -> None:
    with pytest.raises(KeyError, match="'emial'"):
        init.declaration("saas", {"emial": "privacy@tide.example"})


@given(SEEN)
def test_any_answer_comes_back_equal(answer: str) -> None:
    data = written("newsletter", {"brand": answer, "email-provider": answer})
    assert data["company"]["brand"] == answer
    assert data["recipients"][0]["name"] == answer


HOSTILE = """
"" " " null true none 1e3 0x10 - --- ... "? a" *a "&a b" !t "% a" "a: b" "a #b" "'" {{brand}} [ 😀 é
"""


@pytest.mark.parametrize("answer", [*shlex.split(HOSTILE), '"', "\\", "\\n", "\n", "a\nb: c", "\t", "\u00a0"])
def test_hostile_answers_come_back_equal(answer: str) -> None:
    assert written("saas", {"brand": answer})["company"]["brand"] == answer
