"""Filters that name things of a declaration, each tried in a clause of one line."""

from __future__ import annotations

from typing import Any

import pytest
from rendering import declared, written

from generator.telling import NAMES, Telling

COMPANY = declared().company.model_dump(exclude_none=True)
ACCOUNT = declared().data[0].model_dump(exclude_none=True)
HOST = declared().recipients[0].model_dump(exclude_none=True)
PURPOSE = declared().purposes[0].model_dump(exclude_none=True)
RULE = {"id": "all", "data": ["account"], "end": "deleted"}


def said(body: str, **parts: Any) -> str:
    (passage,) = written(body, declared(**parts)).passages
    return passage.markdown


@pytest.mark.parametrize(
    ("more", "label"),
    [
        ({}, "email address"),
        ({"categories": ["name", "email-address"]}, "name and email address"),
        ({"categories": ["name", "gender", "email-address"]}, "name, gender and email address"),
        ({"label": "your *account*"}, "your &#42;account&#42;"),
    ],
)
def test_label_of_data(more: dict[str, Any], label: str) -> None:
    assert said("{{ data[0] | label }}", data=[{**ACCOUNT, **more}]) == label


@pytest.mark.parametrize(
    ("expression", "label"),
    [
        ("purposes[0]", "providing the service"),
        ("documents[0]", "Terms of Service"),
        ("recipients[0]", "hosting providers"),
        ("services[1]", "website"),
    ],
)
def test_label_of_others(expression: str, label: str) -> None:
    assert said(f"{{{{ {expression} | label }}}}") == label


def test_every_name_is_a_filter() -> None:
    assert all(callable(getattr(Telling, name)) for name in NAMES)


def test_one_id_and_several() -> None:
    logs = {"id": "logs", "categories": ["log-data"], "source": "automatic"}
    body = "{{ 'account' | named('data') | label }}: {{ ['logs', 'account'] | named('data') | labels | listing }}"
    assert said(body, data=[ACCOUNT, logs]) == "email address: server log data and email address"


@pytest.mark.parametrize(
    ("selection", "words"),
    [
        ("all", "all data named in this policy"),
        (["account"], "email address"),
        ({"all_except": ["account"]}, "all data except email address"),
    ],
)
def test_selections(selection: Any, words: str) -> None:
    assert said("{{ purposes[0].data | data_words }}", purposes=[{**PURPOSE, "data": selection}]) == words


@pytest.mark.parametrize(
    ("ground", "words"),
    [
        ({"ground": "contract"}, "a contract with you | | "),
        ({"ground": "contract", "contract": "terms"}, "a contract with you | Terms of Service | "),
        ({"ground": "consent", "consent": "agreed"}, "your consent | To receive our newsletter | "),
        ({"ground": "legitimate-interests", "interest": "safety"}, "our legitimate interest | Safety | "),
        ({"ground": "implied-consent", "consent": "agreed"}, "your implied consent | To receive our newsletter | "),
        ({"ground": "legal-obligation", "law": "the Tax Code"}, "a legal obligation | The Tax Code | "),
        ({"ground": "public-task", "law": "the School Act"}, "a task in the public interest | The School Act | "),
        ({"ground": "contract", "activities": ["billing"]}, "a contract with you | | billing"),
        ({"ground": "contract", "channels": ["email", "post"]}, "a contract with you | | messages by email or post"),
        ({"ground": "contract", "data": ["account"]}, "a contract with you | | email address"),
        ({"ground": "contract", "regimes": ["uk-gdpr"]}, "a contract with you (under the UK GDPR) | | "),
    ],
)
def test_bases(ground: dict[str, Any], words: str) -> None:
    purpose = {**PURPOSE, "activities": ["billing"], "basis": [ground]}
    one = "purposes[0].basis[0]"
    text = f"{{{{ {one} | ground }}}} | {{{{ {one} | rests_on }}}} | {{{{ {one} | holds_for | listing }}}}"
    assert said(text, purposes=[purpose]) == words.strip()


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({}, "hosting provider, processor"),
        ({"kind": "tax-authority", "roles": [{"role": "authority"}]}, "tax authority"),
    ],
)
def test_standing(more: dict[str, Any], words: str) -> None:
    assert said("{{ recipients[0] | standing }}", recipients=[{**HOST, **more}]) == words


def test_a_kind_of_recipients_is_many() -> None:
    body = "{{ recipients[0] | circumstances | listing }}"
    role = {"role": "processor", "purposes": ["service"]}
    kind = {**HOST, "when": "you pay", "roles": [role]}
    assert said(body, recipients=[kind]) == "act as processors for providing the service and get data when you pay"
    named = {**kind, "name": "Acme"}
    assert said(body, recipients=[named]) == "acts as processor for providing the service and gets data when you pay"


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ({"clocks": [{"period": "P1Y", "starts": "collection"}]}, "1 year after we collect it"),
        (
            {"clocks": [{"business_days": 5, "starts": "collection", "when": "we agree"}]},
            "5 business days after we agree",
        ),
        (
            {"clocks": [{"period": "P1Y", "starts": "collection"}, {"starts": "collection", "when": "you ask"}]},
            "1 year after we collect it or when you ask, whichever comes first",
        ),
        ({"floor": {"period": "P5Y", "law": "the Tax Code"}}, "at least 5 years, under the Tax Code"),
        ({"decided_by": "client"}, "as long as the client decides"),
    ],
)
def test_keeping(rule: dict[str, Any], words: str) -> None:
    assert said("{{ retention_rules[0] | keeping }}", retention={"rules": [{**RULE, **rule}]}) == words


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ({}, "deleted"),
        ({"modality": "may"}, "may be deleted"),
        ({"grace": "P30D"}, "moved to the bin, deleted 30 days later"),
        ({"warning": "none"}, "deleted, without a warning"),
        ({"warning": "P7D"}, "deleted; we warn you 7 days before"),
    ],
)
def test_ending(rule: dict[str, Any], words: str) -> None:
    rules = {"rules": [{**RULE, "criteria": ["while-account-active"], **rule}]}
    assert said("{{ retention_rules[0] | ending }}", retention=rules) == words


def contacts(*held: dict[str, Any]) -> dict[str, Any]:
    return {"company": {**COMPANY, "contacts": list(held)}}


@pytest.mark.parametrize(
    ("held", "way"),
    [
        ({"email": "a@acme.example"}, "at [a@acme.example](mailto:a@acme.example)"),
        ({"form": "https://acme.example/ask"}, "through [acme.example/ask](https://acme.example/ask)"),
        ({"phone": "+44 20"}, "at +44 20"),
        ({}, "at 1 Main Street, Dublin, Ireland"),
    ],
)
def test_reach(held: dict[str, Any], way: str) -> None:
    assert said("{{ 'privacy' | reach }}", **contacts({"roles": ["privacy"], **held})) == way


@pytest.mark.parametrize(
    ("roles", "chosen"),
    [
        ([["support"], ["privacy"], ["abuse"]], 2),
        ([["support"], ["privacy"], ["general"]], 1),
        ([["support"], ["sales"], ["general"]], 2),
        ([["support"], ["sales"], ["press"]], 0),
    ],
)
def test_the_contact_for_a_role(roles: list[list[str]], chosen: int) -> None:
    held = [{"roles": r, "email": f"{i}@acme.example"} for i, r in enumerate(roles)]
    assert f"{chosen}@acme.example" in said("{{ 'abuse' | reach }}", **contacts(*held))


def test_every_way_to_a_contact() -> None:
    held = {"roles": ["privacy"], "email": "a@acme.example", "phone": "+44 20"}
    assert said("{{ company.contacts[0] | ways }}", **contacts(held)).endswith("+44 20")
