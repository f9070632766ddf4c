"""California: whom its law binds, what is sold or shared, and that its requirements are met by what is printed."""

from __future__ import annotations

import json
from typing import Any

import pytest
from rendering import GOLDEN, declared, library

from generator import assemble, load, source
from generator.coverage import coverage
from generator.explain import path_text
from generator.facts import Given

COMPANY = declared().company.model_dump(exclude_none=True)
PARTIES = declared().parties.model_dump(exclude_none=True)
HOST = declared().recipients[0].model_dump(exclude_none=True)
SHOP = next(file for file in GOLDEN if file.parent.name == "california-shop")


def given(offered: str = "US", scale: Any = None, **parts: Any) -> Given:
    company = {**COMPANY, "scale": scale} if scale else COMPANY
    return Given(declared(**{"company": company, "parties": {**PARTIES, "offered_to": [offered]}, **parts}))


def because(holds: Any) -> list[str]:
    return [path_text(path) for path in holds.because]


@pytest.mark.parametrize(
    ("offered", "scale", "binds"),
    [
        ("US", {"turnover_usd": 26_625_001}, True),
        ("US", {"turnover_usd": 26_625_000}, False),
        ("US-CA", {"california_consumers": 100_000}, True),
        ("US", {"california_consumers": 99_999}, False),
        ("US", {"revenue_from_selling": 0.5}, True),
        ("US", {"turnover_usd": 90_000_000, "non_profit": True}, False),
        ("US-NY", {"turnover_usd": 90_000_000}, False),
        ("IE", {"turnover_usd": 90_000_000}, False),
        ("US", None, False),
    ],
)
def test_the_law_binds_by_place_and_size(offered: str, scale: Any, binds: bool) -> None:
    assert bool(given(offered, scale)("in-ccpa-scope")) is binds


@pytest.mark.parametrize("applies", [True, False])
def test_the_declaration_may_add_or_deny_the_law(applies: bool) -> None:
    choice = {"regime": "ccpa-statute", "applies": applies, "reason": "counsel says so", "by": "counsel"}
    holds = given("IE" if applies else "US", {"turnover_usd": 90_000_000}, regimes=[choice])("in-ccpa-scope")
    assert (holds.value, because(holds)) == (applies, ["regimes[0].applies"])


@pytest.mark.parametrize(("form", "gap"), [(None, True), ("https://acme.example/requests", False)])
def test_one_way_to_make_a_request_is_a_gap(form: str | None, gap: bool) -> None:
    rights = {"contact": "privacy", "offered_to": "everyone", **({"form": form} if form else {})}
    found = given("US", {"turnover_usd": 90_000_000}, rights=rights)
    document = assemble.document(found.declaration, library())
    answers = {a.requirement.id: a for one in coverage(found, document) for a in one.answers}
    assert bool(found("two-request-methods")) is not gap
    assert (answers["ca-130-a5-A"].status == "gap") is gap
    assert answers["ca-130-a5-A"].needs == (("rights.form",) if gap else ())


@pytest.mark.parametrize(
    ("more", "shares", "shares_nothing"),
    [
        ({"own_purposes": ["targeted-advertising"]}, True, False),
        ({"own_purposes": ["retargeting"]}, True, False),
        ({"own_purposes": ["contextual-advertising"]}, False, True),
        ({"own_purposes": ["contextual-advertising"], "kind": "advertising"}, True, False),
        ({"own_purposes": ["security"]}, False, True),
        ({"own_purposes": "none"}, False, True),
        ({}, False, False),
    ],
)
def test_sharing_derives_from_what_recipients_do(more: Any, shares: bool, shares_nothing: bool) -> None:
    found = given(recipients=[{**HOST, **more}])
    assert bool(found("shares-for-advertising")) is shares
    assert bool(found("shares-nothing-for-advertising")) is shares_nothing


@pytest.mark.parametrize(
    ("cross_site", "answers"), [(True, (True, False)), (False, (False, True)), (None, (False, False))]
)
def test_sharing_derives_from_cookies(cross_site: bool | None, answers: tuple[bool, bool]) -> None:
    cookie = {"id": "ad", "category": "advertising", "setter": "host", "uses": ["show"], "purposes": ["service"]}
    items = [cookie if cross_site is None else {**cookie, "cross_site": cross_site}]
    found = given(recipients=[{**HOST, "own_purposes": "none"}], cookies={"items": items})
    assert (bool(found("shares-for-advertising")), bool(found("shares-nothing-for-advertising"))) == answers


@pytest.mark.parametrize(
    ("times", "named"),
    [
        ({}, True),
        ({"until": "2025-11-01"}, True),
        ({"until": "2025-10-31"}, False),
        ({"from": "2026-11-02"}, False),
    ],
)
def test_the_tables_look_back_twelve_months(times: dict[str, str], named: bool) -> None:
    found = given(recipients=[{**HOST, **times}])("recipients-of-the-year")
    assert (len(found.value) == 1) is named


@pytest.mark.parametrize(
    ("limits", "knowingly", "holds"),
    [
        ([{"age": 16}], False, True),
        ([{"age": 16}], True, False),
        ([{"age": 16}], None, False),
        ([{"age": 13}], False, False),
        ([{"age": 13}, {"age": 18, "territory": "US"}], False, True),
        ([{"age": 18, "territory": "EEA"}], False, False),
    ],
)
def test_of_minors_is_said_only_what_ages_and_answers_allow(limits: Any, knowingly: bool | None, holds: bool) -> None:
    children = {"minimum_ages": limits, **({} if knowingly is None else {"collected_knowingly": knowingly})}
    parties = {**PARTIES, "offered_to": ["US"], "children": children}
    assert bool(given(parties=parties)("no-sale-of-minors")) is holds


@pytest.mark.parametrize(
    ("use", "within", "beyond"),
    [
        ("provide-service", True, False),
        ("security", True, False),
        ("direct-marketing", False, True),
        ("recommendations", False, True),
        ("surveys", False, True),
        ("ai-model-training", False, True),
    ],
)
def test_a_right_to_limit_follows_from_the_purposes(use: str, within: bool, beyond: bool) -> None:
    item = {"id": "login", "categories": ["account-credentials"], "source": "person"}
    host = {**HOST, "data": ["login"], "own_purposes": "none"}
    found = given(data=[item], purposes=[{"id": "p", "use": use, "data": ["login"]}], recipients=[host], retention=None)
    assert (bool(found("sensitive-within")), bool(found("sensitive-beyond"))) == (within, beyond)


def test_its_requirements_are_met_by_the_section() -> None:
    data = load.merged(SHOP).data
    choice = {"applies": True, "reason": "its size", "by": "counsel"}
    data["regimes"] = [{"regime": regime, **choice} for regime in ("ccpa-statute", "ccpa-regs")]
    declaration = load.declared(source.parse(_json(data), "shop.yaml"))
    found = coverage(Given(declaration), assemble.document(declaration, library()))
    answers = {a.requirement.id: a for one in found for a in one.answers if one.regime.id.startswith("ccpa")}
    mapped = {id_: a for id_, a in answers.items() if a.requirement.needs is not None}
    assert len(mapped) == 36
    assert [id_ for id_, a in mapped.items() if a.status != "met"] == []


def _json(data: Any) -> bytes:
    return json.dumps(data, default=str).encode()
