"""Clauses that go wrong, told at their own line; values that stay text."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from rendering import by_clauses, clause, declared, written

from generator import assemble, clauses
from generator.clauses import Clause
from generator.problems import Refused

FRONT = "---\nwhen: {declared: company.brand}\nversion: 1\n---\n"
PARTS_AND_FACTS = "is neither a part of the declaration nor a fact"


def fault(body: str, **front: object) -> str:
    with pytest.raises(Refused) as refused:
        written(body, declared(), **front)
    return str(refused.value).removeprefix("data/tested.md.j2:").removesuffix(" [clause-fault]")


@pytest.mark.parametrize("precompiled", [False, True])
def test_a_misspelt_field_is_told_at_its_line(tmp_path: Path, precompiled: bool) -> None:
    file = tmp_path / "data" / "names.md.j2"
    file.parent.mkdir()
    file.write_text(f"{FRONT}We are {{{{ company.brand }}}}.\nWe are a {{{{ company.from }}}}.\n", "utf-8")
    read = clauses.read(file, tmp_path)
    with pytest.raises(Refused) as refused:
        by_clauses([ready(read) if precompiled else read], declared())
    assert str(refused.value) == (f"{file}:6:1: error: 'from' is no field here; did you mean 'form' [clause-fault]")


def ready(read: Clause) -> Clause:
    """The clause as a library made ready beforehand holds it."""
    return dataclasses.replace(read, code=assemble.code_of(read))


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("{{ company.bran }}", "1:1: error: 'bran' is no field here; did you mean 'brand'"),
        ("a\n\n{{ company.xyz }}", "3:1: error: 'xyz' is no field here"),
        ("{{ compny.brand }}", f"1:1: error: 'compny' {PARTS_AND_FACTS}; did you mean 'company'"),
        ("{% if data_gven %}x{% endif %}", f"1:1: error: 'data_gven' {PARTS_AND_FACTS}; did you mean 'data_given'"),
        (
            "{% for one in data %}\n- {{ one.labl }}\n{% endfor %}",
            "2:1: error: 'labl' is no field here; did you mean 'label'",
        ),
        (
            "Tax number {{ company.vat }}",
            "1:1: error: a value that the declaration leaves out would print as nothing; ask for it with 'if' first",
        ),
        (
            "{{ policy.url | url }}",
            "1:1: error: a value that the declaration leaves out reaches a filter; ask for it with 'if' first",
        ),
        (
            "{% if hosting.places %}x{% endif %}",
            "1:1: error: 'places' is asked of a value that the declaration leaves out; ask for it with 'if' first",
        ),
        (
            "{{ cookies.consent }}",
            "1:1: error: 'consent' is asked of a value that is 'none' here; ask for it with 'if' first",
        ),
        ("{{ data }}", "1:1: error: a list cannot be printed; print one of its fields, or use a filter"),
        ("{{ company.address }}", "1:1: error: a mapping cannot be printed; print one of its fields, or use a filter"),
        ("{{ links.external }}", "1:1: error: a yes or no cannot be printed; print one of its fields, or use a filter"),
        ("{% for one in company.brand %}x{% endfor %}", "1:1: error: this value cannot be gone through one by one"),
        ("{% for one in policy.url %}x{% endfor %}", "1:1: error: this value cannot be gone through one by one"),
        ("{% if company.vat %}x{% endif %}", "1:1: error: the clause applies and prints nothing"),
        (
            "See {{ section('rights') }}.",
            "1:1: error: section 'rights' is not part of this policy, so nothing can refer to it",
        ),
        ("a\n{% if %}", "2:1: error: Expected an expression, got 'end of statement block'"),
        ("a\n{{ company.brand | shout }}", "2:1: error: No filter named 'shout'."),
    ],
)
def test_faults(body: str, told: str) -> None:
    with pytest.raises(Refused) as refused:
        written(body, declared(links={"external": True}))
    assert str(refused.value) == f"data/tested.md.j2:{told} [clause-fault]"


def test_a_fault_in_a_heading() -> None:
    assert fault("x", heading="About {{ company.bran }}") == (
        "1:1: error: 'bran' is no field here; did you mean 'brand'"
    )


def test_every_clause_at_fault_is_told() -> None:
    with pytest.raises(Refused) as refused:
        by_clauses([clause("{{ company.vat }}"), clause("{{ data }}", "data/other")], declared())
    assert [p.place.path for p in refused.value.problems] == ["data/tested.md.j2", "data/other.md.j2"]


def test_declared_text_is_never_a_template_or_markup() -> None:
    company = {**declared().company.model_dump(exclude_none=True), "brand": "{{ data }} *<b>*"}
    (passage,) = written("We are {{ company.brand }}.", declared(company=company)).passages
    assert passage.markdown == "We are &#123;&#123; data &#125;&#125; &#42;&lt;b&gt;&#42;."


def test_only_our_own_filters() -> None:
    environment = assemble.ClauseEnvironment()
    assert environment.globals == {}
    assert not {"safe", "attr", "map", "tojson", "format"} & environment.filters.keys()
