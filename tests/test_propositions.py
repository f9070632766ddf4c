"""What statements collide: subsumption, scope, narrowing; values bound from the declaration."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rendering import declared

from generator import propositions
from generator.clauses import Front
from generator.facts import Given
from generator.propositions import ARGUMENTS, Proposition, incompatible
from generator.vocabulary import VOCABULARIES


def collide(affirmed: dict[str, str], denied: dict[str, str]) -> bool:
    one, other = Proposition(**affirmed), Proposition(**denied, holds=False)  # type: ignore[arg-type]
    assert incompatible(one, other) == incompatible(other, one)
    return incompatible(one, other)


@pytest.mark.parametrize(
    ("affirmed", "denied", "expected"),
    [
        pytest.param({"action": "sell"}, {"action": "sell"}, True, id="the same"),
        pytest.param({"action": "sell"}, {"action": "contact"}, False, id="another action"),
        pytest.param({"action": "sell"}, {"action": "share"}, True, id="who sells shares"),
        pytest.param({"action": "share"}, {"action": "sell"}, False, id="not all sharing is a sale"),
        pytest.param({"action": "use"}, {"action": "train-ai"}, False, id="a wider action"),
        pytest.param({"action": "sell", "data": "email-address"}, {"action": "sell"}, True, id="denied for all data"),
        pytest.param({"action": "sell"}, {"action": "sell", "data": "email-address"}, False, id="other data"),
        pytest.param(
            {"action": "sell", "data": "email-address"},
            {"action": "sell", "data": "contact-data"},
            True,
            id="an email address is contact data",
        ),
        pytest.param(
            {"action": "sell", "data": "contact-data"},
            {"action": "sell", "data": "email-address"},
            True,
            id="who sells contact data sells email addresses",
        ),
        pytest.param(
            {"action": "sell", "data": "name"}, {"action": "sell", "data": "email-address"}, False, id="siblings"
        ),
        pytest.param(
            {"action": "use", "purpose": "retargeting"},
            {"action": "use", "purpose": "advertising"},
            True,
            id="retargeting is advertising",
        ),
        pytest.param(
            {"action": "use", "scope": "crm"}, {"action": "use", "scope": "calendar"}, False, id="scopes do not meet"
        ),
        pytest.param({"action": "use"}, {"action": "use", "scope": "calendar"}, False, id="used elsewhere"),
        pytest.param({"action": "use", "scope": "calendar"}, {"action": "use"}, True, id="denied everywhere"),
        pytest.param({"action": "store", "place": "DE"}, {"action": "store", "place": "EEA"}, True, id="within"),
        pytest.param({"action": "store", "place": "EEA"}, {"action": "store", "place": "DE"}, True, id="around"),
        pytest.param({"action": "store", "place": "US"}, {"action": "store", "place": "EEA"}, False, id="outside"),
        pytest.param({"actor": "partners", "action": "track"}, {"action": "track"}, False, id="somebody else"),
        pytest.param({"action": "collect"}, {"action": "collect", "time": "knowingly"}, False, id="another time"),
    ],
)
def test_incompatible(affirmed: dict[str, str], denied: dict[str, str], expected: bool) -> None:
    assert collide(affirmed, denied) is expected


PROPOSITIONS = st.builds(
    Proposition,
    action=st.sampled_from(["sell", "share", "any"]),
    data=st.sampled_from(["any", "contact-data", "email-address", "name"]),
    place=st.sampled_from(["any", "EEA", "DE", "US"]),
    scope=st.sampled_from(["any", "calendar", "crm"]),
    holds=st.booleans(),
)


@settings(deadline=None)
@given(PROPOSITIONS, PROPOSITIONS)
def test_it_goes_both_ways_and_never_against_oneself(one: Proposition, other: Proposition) -> None:
    assert incompatible(one, other) == incompatible(other, one)
    assert not incompatible(one, one)
    assert not (one.holds == other.holds and incompatible(one, other))


@settings(deadline=None)
@given(PROPOSITIONS, PROPOSITIONS)
def test_a_wider_denial_denies_no_less(one: Proposition, other: Proposition) -> None:
    for name in ("data", "place", "scope"):
        said = {field: getattr(other, field) for field in ARGUMENTS} | {name: "any"}
        wider = Proposition(**said, holds=other.holds)
        if one.holds and not other.holds and incompatible(one, other):
            assert incompatible(one, wider)


def bound(states: dict[str, object], **things: object) -> list[dict[str, str]]:
    template = Front.States(**states).model_dump()  # type: ignore[arg-type]
    about = Given(
        declared(
            not_collected=[{"categories": ["location", "name"]}, {"categories": ["name"]}],
            hosting={"places": [{"functions": ["logs"], "provider": "own", "locations": ["DE", "IE"]}]},
        )
    )
    return [p.as_dict() for p in propositions.bound(template, about, things)]


def test_words_stay_words() -> None:
    assert bound({"action": "sell", "data": "name", "holds": False}) == [
        {"actor": "company", "action": "sell", "data": "name", "holds": "no"}
    ]


def test_a_path_binds_each_value_once() -> None:
    found = bound({"action": "collect", "data": "$not_collected.categories"})
    assert [p["data"] for p in found] == ["location", "name"]


def test_two_paths_bind_every_combination() -> None:
    found = bound({"action": "store", "data": "$not_collected.categories", "place": "$hosting.places.locations"})
    expected = [*itertools.product(["location", "name"], ["DE", "IE"])]
    assert [(p["data"], p["place"]) for p in found] == expected


def test_a_path_without_a_value_states_nothing() -> None:
    assert bound({"action": "store", "place": "$hosting.residency.stays_in"}) == []
    assert bound({"action": "set-cookies", "scope": "$cookies.items.technology"}) == []


def test_what_the_clause_is_about_comes_first() -> None:
    purpose = declared().purposes[0]
    assert bound({"action": "use", "purpose": "$purpose.use"}, purpose=purpose) == [
        {"actor": "company", "action": "use", "purpose": "provide-service", "holds": "yes"}
    ]


def test_the_vocabularies_of_arguments_exist() -> None:
    assert {name for name in ARGUMENTS.values() if name} <= VOCABULARIES.keys()
