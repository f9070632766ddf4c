"""Facts: what holds, and because of which places. A negative rests on what was answered."""

from __future__ import annotations

import re
from typing import Any

import pytest
from rendering import declared

from generator.explain import path_text
from generator.facts import FACTS, Given, Holds

COMPANY = declared().company.model_dump(exclude_none=True)
PARTIES = declared().parties.model_dump(exclude_none=True)
HOST = declared().recipients[0].model_dump(exclude_none=True)
PURPOSE = declared().purposes[0].model_dump(exclude_none=True)


def found(fact: str, **parts: Any) -> tuple[Any, list[str]]:
    holds = Given(declared(**parts))(fact)
    return holds.value, [path_text(path) for path in holds.because]


def based(home: str, *offered: str) -> dict[str, Any]:
    return {"company": {**COMPANY, "established_in": home}, "parties": {**PARTIES, "offered_to": list(offered)}}


@pytest.mark.parametrize(
    ("fact", "home", "offered", "because"),
    [
        ("in-gdpr-scope", "US", ["EEA"], ["parties.offered_to[0]"]),
        ("in-gdpr-scope", "US", ["US", "DE"], ["parties.offered_to[1]"]),
        ("in-gdpr-scope", "DE", ["US"], ["company.established_in"]),
        ("in-gdpr-scope", "US", ["world"], ["parties.offered_to[0]"]),
        ("in-gdpr-scope", "GB", ["GB"], []),
        ("in-uk-gdpr-scope", "GB", ["US"], ["company.established_in"]),
        ("in-uk-gdpr-scope", "DE", ["EEA"], []),
        ("in-ukraine-scope", "US", ["UA"], ["parties.offered_to[0]"]),
        ("in-swiss-scope", "US", ["CH"], ["parties.offered_to[0]"]),
        ("in-swiss-scope", "US", ["EEA"], []),
        ("in-california", "DE", ["US"], ["parties.offered_to[0]"]),
        ("in-california", "DE", ["US-CA"], ["parties.offered_to[0]"]),
        ("in-california", "DE", ["US-NY"], []),
        ("outside-eea", "CH", ["DE"], ["company.established_in"]),
    ],
)
def test_scopes(fact: str, home: str, offered: list[str], because: list[str]) -> None:
    assert found(fact, **based(home, *offered)) == (bool(because), because)


def test_merely_reachable_is_not_offered() -> None:
    parts = based("US", "US")
    parts["parties"]["reachable_from"] = ["DE", "GB"]
    assert found("in-european-scope", **parts) == (False, [])


def test_a_denied_law_does_not_apply() -> None:
    choice = {"regime": "gdpr-13", "applies": False, "reason": "counsel says so", "by": "counsel"}
    assert found("in-gdpr-scope", regimes=[choice])[0] is False


@pytest.mark.parametrize(
    ("recipients", "value", "because"),
    [
        ("none", True, ["recipients"]),
        ([{**HOST, "consideration": "none"}], True, ["recipients[0].consideration"]),
        ([{k: v for k, v in HOST.items() if k != "consideration"}], False, []),
        ([{**HOST, "consideration": "cheaper service"}], False, []),
        (None, False, []),
    ],
)
def test_nothing_is_sold_where_all_have_answered(recipients: Any, value: bool, because: list[str]) -> None:
    hosting = {"recipients": recipients}
    assert found("sells-nothing", **hosting) == (value, because)


def test_sales() -> None:
    value, because = found("sells", recipients=[{**HOST, "consideration": "money"}])
    assert ([r.id for r in value], because) == (["host"], ["recipients[0].consideration"])


def legs(home: str, **host: Any) -> list[tuple[str, tuple[str, ...], bool]]:
    value, _ = found("transfers-made", **based(home, "IE"), recipients=[{**HOST, **host}])
    return [(leg.country, leg.mechanisms, leg.adequate) for leg in value]


def test_transfers_leave_the_eea() -> None:
    assert legs("IE", locations=["IE", "DE"]) == []
    assert legs("IE", locations=["CH", "IN"]) == [("CH", (), True), ("IN", (), False)]
    assert legs("IE", locations=["IE"], access_from=["US"]) == [("US", (), False)]


def test_transfers_leave_the_company_abroad() -> None:
    assert legs("US", locations=["US"]) == []
    assert [leg[0] for leg in legs("US", locations=["DE"])] == ["DE"]


def test_safeguards_cover_their_countries() -> None:
    clauses = [{"mechanism": "scc-m2", "countries": ["IN"]}, {"mechanism": "dpf", "countries": ["US"]}]
    assert [leg[:2] for leg in legs("IE", locations=["US", "IN"], safeguards=clauses)] == [
        ("US", ("dpf",)),
        ("IN", ("scc-m2",)),
    ]


def test_transfers_that_the_same_things_protect_go_together() -> None:
    clauses = [{"mechanism": "scc-m2", "countries": ["IN", "US"]}]
    host = {**HOST, "locations": ["IN", "CH", "US"], "safeguards": clauses}
    value, _ = found("transfers-alike", **based("IE", "IE"), recipients=[host])
    assert [[leg.country for leg in route.transfers] for route in value] == [["IN", "US"], ["CH"]]


def test_an_area_within_the_eea_is_no_transfer_from_it() -> None:
    assert legs("IE", locations=["EU"]) == []
    assert legs("GB", locations=["EU"]) == [("EU", (), True)]
    assert legs("IE", locations=["world"]) == [("world", (), False)]


def test_safeguards_by_purpose_make_legs_of_their_own_with_those_for_all() -> None:
    use = {**PURPOSE, "id": "other"}
    clauses = [
        {"mechanism": "scc-m2", "purposes": [PURPOSE["id"]]},
        {"mechanism": "scc-m1", "purposes": ["other"]},
        {"mechanism": "uk-addendum"},
    ]
    host = {**HOST, "locations": ["IN"], "safeguards": clauses}
    value, _ = found("transfers-made", **based("IE", "IE"), purposes=[PURPOSE, use], recipients=[host])
    assert [(leg.mechanisms, leg.purposes) for leg in value] == [
        (("scc-m2", "uk-addendum"), (PURPOSE["id"],)),
        (("scc-m1", "uk-addendum"), ("other",)),
    ]


def test_an_exception_for_single_cases_protects_nothing() -> None:
    host = {**HOST, "locations": ["IN"], "safeguards": [{"mechanism": "derogation-contract"}]}
    value, _ = found("transfers-made", **based("IE", "IE"), recipients=[host])
    assert [(leg.exceptions, leg.protecting, leg.protected) for leg in value] == [(("derogation-contract",), (), False)]


def longest(rule: dict[str, Any], **more: Any) -> str | None:
    """The longest time of a retention rule for all data."""
    rules = [{"id": "all", "data": "all", "end": "deleted", **rule}]
    value, _ = found("longest-time", retention={"rules": rules, **more})
    return value and value.period


def test_the_longest_time_is_told_only_where_everything_ends() -> None:
    year = {"clocks": [{"period": "P1Y", "starts": "collection"}]}
    assert longest(year) == "P1Y"
    assert longest({**year, "floor": {"period": "P5Y", "law": "the Tax Act"}}) == "P5Y"
    assert longest({**year, "criteria": ["while-subscribed"]}) is None
    assert longest({**year, "criteria": ["while-subscribed"], "at_most": "P3Y"}) == "P3Y"
    assert longest({"as_long_as": "your employer is our client"}) is None
    assert longest(year, archives={"period": "P10Y"}) == "P10Y"
    assert longest(year, exceptions=[{"why": ["dispute"]}]) is None
    assert longest(year, exceptions=[{"why": ["dispute"], "at_most": "P2Y"}]) == "P2Y"


@pytest.mark.parametrize(("answer", "told"), [(False, True), (True, False), (None, False)])
def test_partners_get_nothing_only_where_that_was_answered(answer: bool | None, told: bool) -> None:
    message = {
        "channels": ["email"],
        "content": ["offers of partners"],
        "purpose": PURPOSE["id"],
        "offers_of": "partners",
        "stop": [{"how": "link-in-message"}],
        **({} if answer is None else {"partners_get_data": answer}),
    }
    value, because = found("marketing-without-data-for-partners", communications={"marketing": [message]})
    assert (len(value), because) == ((1, ["communications.marketing[0].partners_get_data"]) if told else (0, []))


def test_the_way_back_to_a_controller_abroad() -> None:
    back = [{"mechanism": "scc-m4"}]
    assert [leg[:2] for leg in legs("US", locations=["DE"], safeguards=back)] == [("DE", ()), ("US", ("scc-m4",))]


def test_decides_nothing_only_where_each_purpose_says_so() -> None:
    none = {**PURPOSE, "automated_decision": "none"}
    assert found("decides-nothing-automatically", purposes=[none]) == (True, ["purposes[0].automated_decision"])
    assert found("decides-nothing-automatically", purposes=[none, {**PURPOSE, "id": "more"}])[0] is False
    assert found("decides-nothing-automatically")[0] is False


def test_answers_about_connected_services_stand_apart() -> None:
    api = {"id": "calendar", "provider": "google", "kind": "api", "product": "Calendar", "purposes": ["service"]}
    sync = {"id": "sync", "provider": "other", "kind": "sync", "product": "Sync", "purposes": ["service"]}
    services = [{**api, "sold": False}, {**sync, "sold": True}]
    value, because = found("google-apis-not-sold", integrations=services)
    assert ([one.things[0].id for one in value], because) == (["calendar"], ["integrations[0].sold"])
    assert [one.things[0].id for one in found("connected-services-sold", integrations=services)[0]] == ["sync"]


def test_connected_services_that_answer_alike_stand_together() -> None:
    sync = {"id": "sync", "provider": "other", "kind": "sync", "product": "Sync", "purposes": ["service"]}
    answers = [{"human_access": ["law"]}, {"human_access": ["security"]}, {"human_access": ["law"]}, {}]
    services = [{**sync, "id": f"sync-{n}", **answer} for n, answer in enumerate(answers)]
    groups, _ = found("connected-services-read-by-people", integrations=services)
    assert [[one.id for one in group.things] for group in groups] == [["sync-0", "sync-2"], ["sync-1"]]
    assert [group.all for group in groups] == [False, False]
    alike, _ = found("connected-services-sold", integrations=[{**one, "sold": True} for one in services])
    assert [group.all for group in alike] == [True]


def test_limits_a_company_sets_itself_are_told_apart() -> None:
    both = {**HOST, "id": "both", "limits": ["need-to-know", "no-identification"]}
    one = {**HOST, "id": "one", "limits": ["no-identification"]}
    recipients = [HOST, both, one]
    assert [r.id for r in found("recipients-limited", recipients=recipients)[0]] == ["both"]
    assert [r.id for r in found("recipients-not-identifying", recipients=recipients)[0]] == ["both", "one"]


@pytest.mark.parametrize(
    ("answers", "holds"), [([True, True], True), ([True, None], False), ([True, False], False), ([], False)]
)
def test_data_of_clients_stays_out_where_each_purpose_says_so(answers: list[bool | None], holds: bool) -> None:
    client_data = {"clients": "users", "what": ["notes"], "instructions": "the contract", "requests": "client"}
    purposes: Any = [
        {**PURPOSE, "id": f"p{i}"} | ({} if answer is None else {"without_client_data": answer})
        for i, answer in enumerate(answers)
    ]
    value, because = found("all-without-client-data", client_data=client_data, purposes=purposes or "none")
    assert value is holds
    assert bool(because) is holds
    assert not found("all-without-client-data", purposes=purposes or "none")[0]


def test_answers_about_data_are_grouped() -> None:
    account = declared().data[0].model_dump(exclude_none=True)
    data = [
        {**account, "id": "a", "linked": True},
        {**account, "id": "b", "linked": True},
        {**account, "public": False},
    ]
    traits, because = found("data-traits", data=data)
    assert [(t.phrase, [item.id for item in t.items]) for t in traits] == [
        ("linked", ["a", "b"]),
        ("not-public", [account["id"]]),
    ]
    assert because == ["data[0].linked", "data[1].linked", "data[2].public"]


def test_documents_that_make_the_policy_part_of_themselves() -> None:
    terms = {"id": "terms", "kind": "terms", "title": "Terms"}
    documents = [terms, {**terms, "id": "rules", "includes_policy": True}]
    assert [d.id for d in found("part-of-contract", documents=documents)[0]] == ["rules"]


def test_selections_of_data() -> None:
    account = declared().data[0].model_dump(exclude_none=True)
    given = Given(declared(data=[account, {**account, "id": "other"}]))
    except_one = declared(purposes=[{**PURPOSE, "data": {"all_except": ["account"]}}]).purposes[0].data
    assert [[d.id for d in given.chosen(s)] for s in ("all", ["other"], except_one, None, "none")] == [
        ["account", "other"],
        ["other"],
        ["other"],
        [],
        [],
    ]


def test_every_fact_is_documented_and_works_out_on_nothing() -> None:
    none = dict.fromkeys(
        ("documents", "consents", "recipients", "retention", "cookies", "integrations", "rights"), None
    )
    given = Given(declared(data="none", purposes="none", **none))
    for name, fact in FACTS.items():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)
        assert fact.meaning.endswith("."), name
        assert isinstance(given(name), Holds)


def test_a_fact_is_worked_out_once() -> None:
    given = Given(declared())
    assert given("transfers-made") is given("transfers-made")


ENTITY = {
    "id": "europe",
    "legal_name": "Acme Europe Ltd",
    "address": {"street": "1 Main Street", "city": "Dublin", "country": "IE"},
    "country": "IE",
    "people_in": ["EEA"],
}


def test_a_company_of_the_enterprise_brings_its_law() -> None:
    parts = based("US", "US")
    parts["company"]["entities"] = [ENTITY]
    assert found("in-gdpr-scope", **parts) == (True, ["company.entities[0].country"])


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        (None, ["shop"], True),
        (["shop"], ["shop"], True),
        (["basket"], ["shop"], True),
        (["shop"], ["basket", "blog"], True),
        (["basket"], ["shelf"], False),
        (["blog"], ["basket"], False),
    ],
)
def test_limits_meet_in_a_service_or_a_part_of_one(one: list[str], other: list[str], meet: bool) -> None:
    parts = [{"id": id_, "name": f"the {id_}", "access": "public"} for id_ in ("basket", "shelf")]
    services = [{"id": "shop", "kind": "shop", "areas": parts}, {"id": "blog", "kind": "blog"}]
    assert Given(declared(services=services)).meet(one, other) is meet


def test_a_health_notice_denies_for_the_kinds_of_data_it_covers() -> None:
    data = [{"id": "account", "categories": ["health-medical", "name"], "source": "person"}]
    notice = {"covers": ["account"], "prevails": True, "never": ["employers"]}
    ((denial,), because) = found("health-denials", data=data, health_notice=notice)
    assert (denial.action, denial.data, denial.recipient) == ("disclose", ("health-medical", "name"), "employer")
    assert because == ["health_notice.never[0]"]


def test_a_company_of_the_enterprise_in_the_eea_passes_data_on_from_there() -> None:
    parts = based("US", "US")
    abroad = [{**HOST, "locations": ["US"]}]
    assert found("transfers-made", **parts, recipients=abroad)[0] == []
    parts["company"]["entities"] = [ENTITY]
    (transfer,) = found("transfers-made", **parts, recipients=abroad)[0]
    assert transfer.country == "US"
