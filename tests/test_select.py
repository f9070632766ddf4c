"""Which clauses apply: the kinds of condition, each with its places; one passage for each thing."""

from __future__ import annotations

from typing import Any

import pytest
from rendering import by_clauses, clause, declared, library, paths

from generator import select
from generator.declaration import Declaration
from generator.explain import path_text
from generator.facts import Given

GIVEN = Given(declared(links={"external": False}))


@pytest.mark.parametrize(
    ("when", "holds", "because"),
    [
        ("in-gdpr-scope", True, ["company.established_in", "parties.offered_to[0]"]),
        ("outside-eea", False, ["company.established_in"]),
        ({"declared": "company.brand"}, True, ["company.brand"]),
        ({"declared": "company.vat"}, False, []),
        ({"declared": "cookies"}, False, []),
        ({"declared": "cookies.items"}, False, []),
        ({"declared": "recipients.locations"}, True, ["recipients[0].locations"]),
        ({"declared": "policy.changes.notice"}, False, []),
        ({"none": "cookies"}, True, ["cookies"]),
        ({"none": "signals"}, False, []),
        ({"none": "recipients.consideration"}, True, ["recipients[0].consideration"]),
        ({"is": {"links.external": False}}, True, ["links.external"]),
        ({"is": {"links.external": 0}}, False, []),
        ({"is": {"rights.offered_to": "everyone"}}, True, ["rights.offered_to"]),
        ({"not": {"none": "signals"}}, True, []),
        ({"not": {"none": "cookies"}}, False, ["cookies"]),
        ({"all": [{"none": "cookies"}, {"declared": "rights"}]}, True, ["cookies", "rights"]),
        ({"all": [{"none": "cookies"}, {"declared": "signals"}]}, False, []),
        ({"any": [{"declared": "signals"}, {"none": "cookies"}]}, True, ["cookies"]),
        ({"any": [{"declared": "signals"}]}, False, []),
    ],
)
def test_condition(when: Any, holds: bool, because: list[str]) -> None:
    found = select.condition(when, GIVEN)
    assert (found.value, [path_text(path) for path in found.because]) == (holds, because)


def test_once_for_each_thing() -> None:
    logs = {"id": "logs", "categories": ["log-data"], "source": "person"}
    account = declared().data[0].model_dump(exclude_none=True)
    one = clause("{{ item.id }}", when="data-given", each={"item": "data-given"})
    passages = by_clauses([one], declared(data=[account, logs])).passages
    assert [p.markdown for p in passages] == ["account", "logs"]
    assert [paths(p.basis.because)[-1] for p in passages] == ["data[0]", "data[1]"]


def test_not_even_once_where_the_condition_fails() -> None:
    one = clause("{{ item.id }}", when={"declared": "signals"}, each={"item": "data-given"})
    assert list(select.applies(one, GIVEN)) == []


def test_sections_without_clauses_are_left_out() -> None:
    selected = select.select(library(), GIVEN)
    order = ["", *(part.id for part in library().outline.sections)]
    assert list(selected) == [id_ for id_ in order if id_ in selected]
    assert "" in selected
    assert all(selected[id_] for id_ in selected if id_)
    assert "google" not in selected


def test_a_step_that_the_models_do_not_have() -> None:
    assert select.unknown_step("recipients.safeguards.mechanism", Declaration) is None
    assert select.unknown_step("company.registration.register", Declaration) is None
    assert select.unknown_step("company.registration.kept_by", Declaration) == "kept_by"
    assert select.unknown_step("company.brand.name", Declaration) == "name"
