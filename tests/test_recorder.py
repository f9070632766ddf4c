"""What a clause printed is told from what it only read, down to rows and list items."""

from __future__ import annotations

from rendering import declared, paths, written

from generator import recorder

SOURCE_ACCOUNT = {"id": "account", "categories": ["email-address"], "source": "person"}
TWO = [
    {**SOURCE_ACCOUNT, "fields": ["email", "alias"]},
    {"id": "logs", "categories": ["log-data"], "source": "automatic", "label": "logs"},
]


def basis(body: str, **parts: object) -> list[tuple[int, list[str], list[str]]]:
    """(line, printed, read) of the passage that a clause with this body makes."""
    (passage,) = written(body, declared(**parts)).passages
    return [(line.line, paths(line.printed), paths(line.read)) for line in passage.basis.lines]


def test_printed_and_read() -> None:
    found = basis("{% if company.natural_person %}I am{% else %}We are{% endif %} {{ company.brand }}.")
    assert found == [(0, ["company.brand"], ["company.natural_person"])]


def test_what_is_printed_is_not_listed_as_read_too() -> None:
    assert basis("{% if company.brand %}We are {{ company.brand }}.{% endif %}") == [(0, ["company.brand"], [])]


def test_of_the_steps_to_a_value_only_the_last() -> None:
    assert basis("We sit in {{ company.address.city }}.") == [(0, ["company.address.city"], [])]


def test_a_condition_at_the_end() -> None:
    body = "We are {{ company.brand }}.\n{% if company.vat %}\nTax.\n{% endif %}"
    assert basis(body) == [(0, ["company.brand"], ["company.vat"])]


def test_a_condition_within_a_value() -> None:
    body = "{{ 'Person' if company.natural_person else company.legal_name }}"
    assert basis(body) == [(0, ["company.legal_name"], ["company.natural_person"])]


def test_each_row_has_its_own() -> None:
    body = "| A | B |\n|---|---|\n{% for item in data %}\n| {{ item.id }} | {{ item.source }} |\n{% endfor %}"
    assert basis(body, data=TWO) == [
        (2, ["data[0].id", "data[0].source"], []),
        (3, ["data[1].id", "data[1].source"], []),
    ]


def test_each_list_item_has_its_own() -> None:
    items = "{% for field in item.fields %}\n- {{ field }}\n{% endfor %}\n"
    found = basis(f"{{% for item in data if item.fields %}}\n{items}{{% endfor %}}", data=TWO)
    assert [(line, printed) for line, printed, _ in found] == [
        (0, ["data[0].fields[0]"]),
        (1, ["data[0].fields[1]"]),
    ]
    assert found[0][2] == ["data[0].fields"]
    assert "data[1].fields" in found[1][2]


def test_what_a_filter_takes_from_a_mapping() -> None:
    (line,) = basis("{{ company.address | postal }}")
    assert line[1] == [f"company.address.{name}" for name in ("street", "postcode", "city", "region", "country")]


def test_a_list_through_a_filter() -> None:
    assert basis("{{ data[0].fields | listing }}", data=TWO) == [(0, ["data[0].fields"], [])]


def test_things_named_by_id() -> None:
    body = "{{ purposes[0].data | named('data') | labels | listing }}"
    assert basis(body, data=TWO[:1]) == [(0, ["purposes[0].data", "data[0].categories"], [])]


def test_a_derived_value_stands_on_what_it_derives_from() -> None:
    host = {"id": "host", "kind": "hosting", "roles": [{"role": "processor"}], "data": "all",
            "locations": ["IE", "US"], "safeguards": [{"mechanism": "dpf", "countries": ["US"]}]}  # fmt: skip
    found = basis("{% for one in transfers_made %}\n- {{ one | protection }}\n{% endfor %}", recipients=[host])
    safeguard = "recipients[0].safeguards[0]"
    assert found == [(0, ["recipients[0].locations[1]", f"{safeguard}.mechanism", f"{safeguard}.countries"], [])]


def test_a_fact_is_read_with_its_places() -> None:
    found = basis("{% if in_gdpr_scope %}European law applies.{% endif %}")
    assert found == [(0, [], ["company.established_in", "parties.offered_to[0]"])]


def test_a_negative_rests_on_the_none() -> None:
    (passage,) = written("We set none.", declared(cookies="none"), when={"none": "cookies"}).passages
    assert paths(passage.basis.because) == ["cookies"]


def test_names_in_yaml() -> None:
    register = {"register": "Companies House", "number": "1"}
    company = {**declared().company.model_dump(exclude_none=True), "registration": register}
    assert basis("{{ company.registration.kept_by }}", company=company) == [(0, ["company.registration.register"], [])]


def test_paths_of_mappings_and_lists() -> None:
    root = declared()
    index = recorder.paths(root)
    assert index[id(root.company.address)] == ("company", "address")
    assert index[id(root.data[0].categories)] == ("data", 0, "categories")
    assert len(set(index.values())) == len(index)
