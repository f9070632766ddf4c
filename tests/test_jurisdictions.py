"""Laws of countries outside the EU: whom they bind, from when, which rights they give, who answers under them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from rendering import declared

from generator import catalog
from generator.explain import path_text
from generator.facts import Given
from generator.vocabulary import VOCABULARIES

COMPANY = declared().company.model_dump(exclude_none=True)
PARTIES = declared().parties.model_dump(exclude_none=True)
POLICY = declared().policy.model_dump(exclude_none=True)
HOST = declared().recipients[0].model_dump(exclude_none=True)
OFFICER = {"under": ["qc-law25"], "title": "privacy officer", "email": "officer@acme.example"}
DECIDED = {"reason": "counsel says so", "by": "counsel"}


def given(home: str, *offered: str, on: date | None = None, **parts: Any) -> Given:
    company = {**COMPANY, "established_in": home, **parts.pop("company", {})}
    policy = {**POLICY, "effective": on or POLICY["effective"]}
    return Given(declared(company=company, parties={**PARTIES, "offered_to": list(offered)}, policy=policy, **parts))


@pytest.mark.parametrize(
    ("fact", "home", "offered", "because"),
    [
        ("canada", "US", ["CA"], ["parties.offered_to[0]"]),
        ("canada", "CA", ["US"], ["company.established_in"]),
        ("canada", "US", ["CA-QC"], ["parties.offered_to[0]"]),
        ("canada", "CA-QC", ["CA-QC"], []),
        ("canada", "CA-BC", ["CA-BC", "US"], []),
        ("canada", "CA-QC", ["CA"], ["company.established_in", "parties.offered_to[0]"]),
        ("canada", "CA-ON", ["CA-ON"], ["company.established_in", "parties.offered_to[0]"]),
        ("quebec", "US", ["CA"], ["parties.offered_to[0]"]),
        ("quebec", "US", ["CA-ON"], []),
        ("quebec", "CA-QC", ["US"], ["company.established_in"]),
        ("quebec", "CA", ["US"], []),
        ("brazil", "US", ["BR"], ["parties.offered_to[0]"]),
        ("brazil", "US", ["world"], ["parties.offered_to[0]"]),
        ("brazil", "US", ["PT"], []),
        ("switzerland", "US", ["CH"], ["parties.offered_to[0]"]),
        ("united-kingdom", "GB", ["US"], ["company.established_in"]),
        ("ukraine", "UA", ["US"], ["company.established_in"]),
    ],
)
def test_a_law_applies_where_a_company_is_or_offers(
    fact: str, home: str, offered: list[str], because: list[str]
) -> None:
    found = given(home, *offered)(fact)
    assert (bool(found), [path_text(path) for path in found.because]) == (bool(because), because)


def test_merely_reachable_is_not_offered() -> None:
    parties = {**PARTIES, "offered_to": ["US"], "reachable_from": ["CA", "BR", "IN", "AU"]}
    found = Given(declared(parties=parties))
    assert [name for name in ("canada", "quebec", "brazil", "india", "australia") if found(name)] == []


@pytest.mark.parametrize(("on", "applies"), [(date(2027, 5, 12), False), (date(2027, 5, 13), True)])
def test_the_indian_act_counts_from_its_day(on: date, applies: bool) -> None:
    assert bool(given("IN", "IN", on=on)("india")) is applies


@pytest.mark.parametrize(
    ("scale", "because"),
    [
        (None, []),
        ({"turnover_aud": 3_000_000}, []),
        ({"turnover_aud": 3_000_001}, ["parties.offered_to[0]", "company.scale.turnover_aud"]),
        ({"australian_grounds": ["health-service"]}, ["parties.offered_to[0]", "company.scale.australian_grounds"]),
    ],
)
def test_small_businesses_in_australia_are_exempt_unless_they_are_of_a_kind(scale: Any, because: list[str]) -> None:
    found = given("US", "AU", company={"scale": scale} if scale else {})("australia")
    assert [path_text(path) for path in found.because] == because


@pytest.mark.parametrize(("consent", "bound"), [({}, True), ({"consent": "agreed"}, False)])
def test_selling_data_without_consent_ends_the_exemption(consent: dict[str, str], bound: bool) -> None:
    assert bool(given("US", "AU", recipients=[{**HOST, "consideration": "a fee", **consent}])("australia")) is bound


@pytest.mark.parametrize(("applies", "offered"), [(True, "US"), (False, "BR")])
def test_somebody_may_decide_otherwise(applies: bool, offered: str) -> None:
    found = given("US", offered, regimes=[{"regime": "br-lgpd", "applies": applies, **DECIDED}])
    assert bool(found("brazil")) is applies
    assert ("br-lgpd" in found("laws").value) is applies


def test_rights_are_those_of_the_laws_that_apply() -> None:
    assert given("US", "CA-ON")("rights-given").value == [
        "access",
        "rectification",
        "withdraw-consent",
        "complaint-to-company",
    ]
    european = ["access", "rectification", "erasure", "restriction", "portability", "objection"]
    assert given("IE", "IE")("rights-given").value == european
    assert given("IE", "IE", "CA-ON")("rights-given").value[:6] == european
    assert given("US", "US")("rights-given").value == []


def test_no_right_about_decisions_that_nobody_makes() -> None:
    purpose = {**declared().purposes[0].model_dump(exclude_none=True), "automated_decision": "none"}
    rights = given("US", "BR")("brazil").value.rights
    assert set(rights) - set(given("US", "BR", purposes=[purpose])("brazil").value.rights) == {"decision-review"}


def test_who_answers_under_a_law_is_named_with_it() -> None:
    dpo = {"email": "dpo@acme.example", "also": ["ca-pipeda"]}
    found = given("US", "CA", company={"in_charge": [OFFICER], "dpo": dpo})
    assert [one.title for one in found("quebec").value.officers] == ["privacy officer"]
    assert [one.email for one in found("canada").value.officers] == ["dpo@acme.example"]
    assert [path_text(path) for path in found("canada").value.because][-1] == "company.dpo.also[0]"
    assert [path_text(path) for path in found("canada").because] == ["parties.offered_to[0]"]


def test_an_authority_is_named_as_the_company_names_it() -> None:
    named = {"authorities": [{"name": "OPC", "country": "CA"}]}
    assert given("US", "CA")("canada").value.supervisor.name == "Office of the Privacy Commissioner of Canada"
    found = given("US", "CA", company=named)
    assert (found("canada").value.supervisor.name, found("quebec").value.supervisor.country) == ("OPC", "CA-QC")
    assert (found("canada").value.named, found("quebec").value.named) == (True, False)


def test_rights_and_supervisors_of_the_catalogue_are_cited() -> None:
    for regime in catalog.regimes().values():
        assert {one.right for one in regime.rights} <= VOCABULARIES["rights"].keys()
        assert all(one.citation for one in (*regime.rights, *([regime.supervisor] if regime.supervisor else [])))


@pytest.mark.parametrize(
    ("place", "codes", "listed"),
    [("switzerland", ["IE", "NZ"], True), ("switzerland", ["JP"], False), ("switzerland", ["US"], False)],
)
def test_the_swiss_list_has_the_eea_and_not_the_us(place: str, codes: list[str], listed: bool) -> None:
    (one,) = given("US", "CH", recipients=[{**HOST, "locations": codes}])(f"passed-from-{place}").value
    assert (list(one.countries), one.listed) == (codes, listed)


def test_what_a_country_s_section_says_of_transfers_stands_there_alone() -> None:
    host = {**HOST, "locations": ["US"], "safeguards": [{"mechanism": "scc-m2"}, {"mechanism": "br-scc"}]}
    found = given("IE", "IE", "BR", recipients=[host])
    assert [t.mechanisms for t in found("transfers-made").value] == [("scc-m2",)]
    assert [one.mechanisms for one in found("passed-from-brazil").value] == [("br-scc",)]
