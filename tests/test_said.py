"""What a declaration says is not done meets what it says is done, wherever the two stand."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from rendering import PRACTICES, library

from generator import assemble, load, rules
from generator.facts import Given
from generator.propositions import Proposition, incompatible

BASE = Path(__file__).parent / "rules" / "base.yaml"

ACCOUNT = {"data": ["account"]}
API = {"id": "sync", "provider": "other", "kind": "sync", "product": "Planner", "purposes": ["service"]}
PLANS = {"id": "plans", "categories": ["calendar-events"], "source": "third-party", "provided_by": ["host"]}
CHATS = {"id": "chats", "categories": ["messages-in-app"], "source": "person"}
PUPILS = {"people": [{"id": "pupils", "kind": "child"}]}
COOKIE = {"id": "visits", "category": "analytics", "uses": ["count visits"], "purposes": ["service"]}
PARTNER = {"id": "partner", "kind": "business-partner", "roles": [{"role": "controller"}], "locations": ["IE"]}
MODEL = {"id": "brain", "kind": "ai", "roles": [{"role": "controller"}], "locations": ["IE"]}
CALLS = {
    "directions": ["incoming"],
    "recorded": "always",
    "data": "account",
    "purposes": ["service"],
    "reasons": ["train our staff"],
    "announced": "at the start",
    "alternative": "write to us",
}
DECISION = {"decides": "who gets credit", "logic": "a score", "significance": "you wait", "review": "privacy"}


def sync(**answers: Any) -> list[dict[str, Any]]:
    return [{**API, "data": ["plans"], **answers}]


def purpose(use: str, *data: str) -> list[dict[str, Any]]:
    return [{"id": "more", "use": use, "data": list(data) or ["account"]}]


CASES: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "marketing": ({"communications": {"marketing": "none"}}, {"purposes": purpose("direct-marketing")}),
    "payments": ({"payments": "none"}, {"purposes": purpose("payment-processing")}),
    "machine learning": ({"ai": "none"}, {"purposes": purpose("ai-feature-inference")}),
    "training": ({"ai": {"training": "none"}}, {"purposes": purpose("ai-model-training")}),
    "backups": ({"retention": {"backups": "none"}}, {"retention": {"exceptions": [{"why": ["backups"]}]}}),
    "archives": ({"retention": {"archives": "none"}}, {"retention": {"exceptions": [{"why": ["archive"]}]}}),
    "a list of opt-outs": (
        {"communications": {"suppression_list": False}},
        {"retention": {"exceptions": [{"why": ["suppression-list"]}]}},
    ),
    "authorities": (
        {"disclosures": {"legal": "none"}},
        {"recipients": [{**PARTNER, "kind": "tax-authority", **ACCOUNT}]},
    ),
    "tracking by others": (
        {"signals": {"third_party_tracking": False}},
        {"cookies": {"items": [{**COOKIE, "setter": "host", "cross_site": True}]}},
    ),
    "a technology": (
        {"cookies": {"not_used": ["pixel"], "items": [COOKIE]}},
        {"cookies": {"items": [{**COOKIE, "id": "opened", "technology": "pixel"}]}},
    ),
    "decisions by a program": (
        {"purposes": [{"id": "service", "automated_decision": "none"}]},
        {"purposes": [{"id": "more", "use": "provide-service", "data": ["account"], "automated_decision": DECISION}]},
    ),
    "children": ({"parties": {"children": {"collected_knowingly": False}}}, {"parties": PUPILS}),
    "sale of children's data": (
        {"parties": {"children": {"sold_knowingly": False}}},
        {"parties": PUPILS, "recipients": [{**PARTNER, "data": ["marks"], "consideration": "a fee"}]},
    ),
    "reading by staff": (
        {"handling": {"staff_access": "none"}},
        {"calls": CALLS},
    ),
    "end-to-end encryption": (
        {"data": [{**CHATS, "end_to_end_encrypted": True}]},
        {"purposes": purpose("product-analytics", "chats")},
    ),
    "advertising with a connection": (
        {"integrations": sync(advertising=False)},
        {"purposes": purpose("retargeting", "plans")},
    ),
    "sale of a connection's data": (
        {"integrations": sync(sold=False)},
        {"recipients": [{**PARTNER, "data": ["plans"], "consideration": "a fee"}]},
    ),
    "sharing of a connection's data": (
        {"integrations": sync(shared_with="none")},
        {"recipients": [{**PARTNER, "data": ["plans"]}]},
    ),
    "keeping a connection's data": ({"integrations": sync(stores="none")}, {"data": [{**PLANS, "stored": True}]}),
    "machine learning with a connection": (
        {"integrations": sync(ai="none")},
        {"purposes": purpose("ai-feature-inference", "plans")},
    ),
    "training with a connection": (
        {"integrations": sync(ai={"use": "guessing", "trains_general_models": False})},
        {"ai": {"training": [{"model": "general", "data": ["plans"]}]}},
    ),
    "card details": (
        {"payments": {"operators": ["host"], "entered_with": "operator", "card_stored": True}},
        {"data": [{"id": "card", "categories": ["payment-card"], "source": "person", "stored": False}]},
    ),
    "card numbers": (
        {"payments": {"operators": ["host"], "entered_with": "company", "card_stored": False}},
        {"data": [{"id": "card", "categories": ["payment-card"], "source": "person"}]},
    ),
    "clients' data": (
        {"client_data": {"own_use": "none"}},
        {"client_data": {"exceptions": ["improve-service"]}},
    ),
}
"""What is denied, and what says the contrary elsewhere."""

AROUND: dict[str, dict[str, Any]] = {
    "children": {
        "parties": {"children": {"minimum_ages": [{"age": 16}]}},
        "data": [{"id": "marks", "categories": ["education-records"], "source": "person", "of": ["pupils"]}],
    },
    "clients' data": {
        "parties": {"people": [{"id": "firms", "kind": "client"}]},
        "client_data": {"clients": "firms", "what": ["lists"], "instructions": "the contract", "requests": "client"},
    },
}
AROUND["sale of children's data"] = AROUND["children"]


ALREADY = ("children", "keeping a connection's data")
"""Where what stands around the denial contradicts it already."""


def merged(*parts: Any) -> Any:
    """Mappings key by key, lists one after the other, things with one id as one."""
    first, *others = [part for part in parts if part is not None]
    for other in others:
        if isinstance(first, dict) and isinstance(other, dict):
            first = {key: merged(first.get(key), other.get(key)) for key in {**first, **other}}
        elif isinstance(first, list) and isinstance(other, list):
            same = {one["id"]: one for one in first if isinstance(one, dict) and "id" in one}
            known = [
                merged(same.get(one["id"]), one) if isinstance(one, dict) and "id" in one else one for one in other
            ]
            ids = {one["id"] for one in known if isinstance(one, dict) and "id" in one}
            first = [one for one in first if not (isinstance(one, dict) and one.get("id") in ids)] + known
        else:
            first = other
    return first


def contradictions(given: dict[str, Any]) -> list[str]:
    shutil.copy(BASE, "base.yaml")
    if "plans" in json.dumps(given):
        given = merged({"data": [PLANS]}, given)
    Path("case.yaml").write_text(json.dumps({"extends": "base.yaml", **given}), "utf-8")
    declared = load.declaration(Path("case.yaml"))
    return [p.message for p in rules.check(Given(declared), declared.places) if p.rule == "contradicting-answers"]


@pytest.mark.parametrize("name", CASES)
def test_an_answer_and_its_contrary_meet(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    denied, done = CASES[name]
    around = AROUND.get(name, {})
    assert contradictions(merged(around, denied, done))
    if name not in ALREADY:
        assert contradictions(merged(around, {"parties": PUPILS} if "children" in name else {}, denied)) == []


@pytest.mark.parametrize("file", PRACTICES, ids=lambda file: file.stem)
def test_no_sentence_of_a_policy_denies_what_its_declaration_says(file: Path) -> None:
    given = Given(load.declaration(file))
    document = assemble.document(given.declaration, library())
    said = [(passage.clause, one) for passage in document.passages for one in passage.basis.states]
    stated = [(clause, Proposition(**{**one, "holds": one["holds"] == "yes"})) for clause, one in said]  # type: ignore[arg-type]
    denials = [(clause, one) for clause, one in stated if not one.holds]
    done = [one for one in given("said").value if one.proposition.holds]
    met = [(clause, one.told) for clause, denied in denials for one in done if incompatible(one.proposition, denied)]
    assert met == []
