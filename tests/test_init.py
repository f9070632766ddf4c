"""A first declaration keeps the profile's lines, holds the answers as they were given, and gives a whole policy."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rendering import library

from generator import examine, init, render, resources, source
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
    "hosting-provider": "Hosts: & more",
    "effective": "2026-12-01",
}

SEEN = st.text(
    st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\u2028\u2029\ufeff\ufffe\uffff")
    | st.sampled_from("\n\t\"'\\:#-{}[],&*!|>%@` ")
).filter(lambda text: not re.search("[\u202a-\u202e\u2066-\u2069]", text))
"""Any text a declaration may hold: its loader refuses characters that nobody sees."""


SECTIONS = {
    "saas": "cookies messages payments children",
    "newsletter": "cookies messages",
    "podcast": "cookies messages",
    "shop": "cookies payments places children",
    "marketplace": "cookies messages payments children elsewhere",
    "personal-site": "cookies messages payments elsewhere",
    "static-site": "cookies places elsewhere",
    "app-without-data": "cookies messages payments ai",
    "childrens-game": "cookies messages ai children",
    "browser-extension": "cookies messages payments ai",
    "mail-add-on": "cookies messages google children",
    "open-source": "cookies messages payments children elsewhere",
    "clinic": "cookies messages",
}
"""What each profile's policy says beyond what every policy says."""

SENTENCES = {
    "podcast": "When you opt out, we keep your address on a list so that we send you no more marketing.",
    "shop": "Some laws call this a sale of personal data.",
    "marketplace": "**Seller** means a person or firm that sells on our marketplace.",
    "personal-site": "not a company",
    "static-site": "We do not use cookies or similar technologies.",
    "app-without-data": "anything about you, your device or what you do in the app",
    "childrens-game": "Below the age of 16, a parent or guardian must agree first.",
    "browser-extension": "will adhere to the Chrome Web Store User Data Policy",
    "mail-add-on": "including the Limited Use requirements",
    "open-source": "You can post in these places: the forum.",
    "clinic": "Patient record: health or social care",
}
"""What a profile is there for, in the words of its policy."""


def asked(profile: str) -> dict[str, str]:
    """The answers to the questions a profile has."""
    keys = {question.key for question in init.questions(profile)}
    return {key: answer for key, answer in ANSWERS.items() if key in keys}


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
    data = written(profile, asked(profile))
    company = Declaration.model_validate(data).company
    vendors = {answer for key, answer in asked(profile).items() if key.endswith("-provider")}
    assert vendors
    assert vendors <= {recipient["name"] for recipient in data["recipients"]}
    assert company.brand == "Tide & Co: news"
    assert company.legal_name == 'Tide "Ltd" #1'
    assert (company.address.street, company.address.postcode) == ("12", "010")
    assert company.established_in == company.address.country == "NO"


@pytest.mark.parametrize("profile", init.NAMES)
def test_a_profile_gives_a_policy_without_a_question_left(profile: str, tmp_path: Path) -> None:
    file = tmp_path / "privacy.yaml"
    file.write_text(init.declaration(profile, {}), "utf-8")
    found = examine.declaration(file, library())
    assert found.problems == []
    assert found.document
    sections = {section.id for section in found.document.sections}
    always = ["company", "scope", "data", "purposes", "recipients", "retention", "security", "rights", "changes"]
    assert sections - {"definitions", *always} >= set(SECTIONS[profile].split())
    assert sections >= set(always)
    assert SENTENCES.get(profile, "") in render.markdown(found.document)


@pytest.mark.parametrize("profile", init.NAMES)
def test_a_profile_is_read_at_one_sitting(profile: str) -> None:
    lines = resources.first(f"{profile}.yaml", [resources.profiles()]).splitlines()
    assert len(lines) < 80
    assert lines[0].startswith("# ")
    assert lines[1].startswith("# Each line becomes words of your policy: read them all, and change what ")


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


@pytest.mark.parametrize("name", ["bakery", "../saas", ""])
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
