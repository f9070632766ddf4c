"""Laws of US states: whom they bind by place, day and size, and what they make a company say."""

from __future__ import annotations

from typing import Any

import pytest
from rendering import declared

from generator.facts import Given

COMPANY = declared().company.model_dump(exclude_none=True)
PARTIES = declared().parties.model_dump(exclude_none=True)
HOST = declared().recipients[0].model_dump(exclude_none=True)
POLICY = declared().policy.model_dump(exclude_none=True)
SOLD = [{**HOST, "consideration": "money"}]


def given(offered: str = "US", scale: Any = None, **parts: Any) -> Given:
    company = {**COMPANY, "scale": scale} if scale else COMPANY
    return Given(declared(**{"company": company, "parties": {**PARTIES, "offered_to": [offered]}, **parts}))


def people(state: str, number: int) -> dict[str, Any]:
    return {"residents": [{"state": state, "people": number}]}


@pytest.mark.parametrize(
    ("offered", "scale", "parts", "laws"),
    [
        ("US", people("US-VA", 100_000), {}, ["US-VA"]),
        ("US", people("US-VA", 99_999), {}, []),
        ("US-NY", people("US-VA", 100_000), {}, []),
        ("US-VA", people("US-VA", 100_000), {}, ["US-VA"]),
        ("US", {**people("US-VA", 25_000), "revenue_from_selling": 0.5}, {"recipients": SOLD}, ["US-VA"]),
        ("US", {**people("US-VA", 25_000), "revenue_from_selling": 0.5}, {}, []),
        ("US", {**people("US-VA", 25_000), "revenue_from_selling": 0.4}, {"recipients": SOLD}, []),
        ("US", people("US-NJ", 25_000), {"recipients": SOLD}, ["US-NJ"]),
        ("US", people("US-UT", 100_000), {}, []),
        ("US", {**people("US-UT", 100_000), "turnover_usd": 25_000_000}, {}, ["US-UT"]),
        ("US", people("US-CT", 35_000), {}, ["US-CT"]),
        ("US", people("US-CT", 35_000), {"policy": {**POLICY, "effective": "2026-06-30"}}, []),
        ("US", people("US-IN", 100_000), {"policy": {**POLICY, "effective": "2025-12-31"}}, []),
        ("US", {"small_business": False}, {}, ["US-NE", "US-TX"]),
        ("US", {"small_business": True}, {}, []),
        ("US", {**people("US-OR", 100_000), "non_profit": True}, {}, ["US-OR"]),
        ("US", {**people("US-VA", 100_000), "non_profit": True}, {}, []),
        ("US", {"turnover_usd": 1_000_000_000, "florida_grounds": ["app-store"]}, {}, ["US-FL"]),
        ("US", {"turnover_usd": 999_999_999, "florida_grounds": ["app-store"]}, {}, []),
        ("US", None, {}, []),
    ],
)
def test_state_laws_bind_by_place_day_and_size(offered: str, scale: Any, parts: Any, laws: list[str]) -> None:
    assert given(offered, scale, **parts)("law-states").value == laws


def test_a_denied_family_binds_nobody_and_an_added_one_wherever_offered() -> None:
    choice = {"regime": "us-state-family", "reason": "counsel says so", "by": "counsel"}
    assert given("US-VA", people("US-VA", 100_000), regimes=[{**choice, "applies": False}])("law-states").value == []
    assert given("US-VA", regimes=[{**choice, "applies": True}])("law-states").value == ["US-VA"]


def test_rights_name_the_states_that_differ() -> None:
    scale = {**people("US-UT", 100_000), "turnover_usd": 30_000_000, "small_business": False}
    rights = {one.right: one for one in given("US", scale)("state-rights").value}
    assert rights["opt-out-profiling"].lacking == ("US-UT",)
    assert (rights["delete"].only, rights["delete"].lacking) == ((), ())


@pytest.mark.parametrize(("scale", "binds"), [(None, True), ({"non_profit": True}, False)])
def test_nevada_binds_commercial_services_of_any_size(scale: Any, binds: bool) -> None:
    assert bool(given("US", scale)("in-nevada")) is binds
    assert not given("IE", scale)("in-nevada")


@pytest.mark.parametrize(
    ("offered", "category", "states"),
    [
        ("US", "health-medical", ["US-WA", "US-NV"]),
        ("US-WA", "fitness-wellness", ["US-WA"]),
        ("US-NV", "biometric-identifiers", ["US-NV"]),
        ("US", "purchase-history", []),
        ("IE", "health-medical", []),
    ],
)
def test_health_laws_bind_by_what_is_held(offered: str, category: str, states: list[str]) -> None:
    item = {"id": "held", "categories": [category], "source": "person"}
    purposes = [{"id": "p", "use": "provide-service", "data": ["held"]}]
    host = {**HOST, "data": ["held"]}
    found = given(offered, data=[item], purposes=purposes, recipients=[host], retention=None)
    assert found("health-states").value == states


@pytest.mark.parametrize(
    ("offered", "children", "applies"),
    [
        ("US", {"minimum_ages": [{"age": 4}], "directed": True}, True),
        ("US-VT", {"minimum_ages": [{"age": 4}], "directed": True}, True),
        ("IE", {"minimum_ages": [{"age": 4}], "directed": True}, False),
        ("US", {"minimum_ages": [{"age": 13}], "directed": True}, False),
        ("US", {"minimum_ages": [{"age": 4}, {"age": 13, "territory": "US"}], "directed": True}, False),
        ("US", {"minimum_ages": [{"age": 4}], "directed": False}, False),
        ("US", {"minimum_ages": [{"age": 13}], "collected_knowingly": True}, True),
    ],
)
def test_coppa_applies_to_services_for_children(offered: str, children: Any, applies: bool) -> None:
    assert bool(given(parties={**PARTIES, "offered_to": [offered], "children": children})("in-coppa-scope")) is applies
