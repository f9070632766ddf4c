"""The JSON Schema of a declaration says what the models say, judged by an independent validator."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter, ValidationError

from generator import resources, schema, shapes, source
from generator.declaration import Declaration
from generator.shapes import Shape

ROOT = Path(__file__).parents[1]
PRACTICES = sorted((ROOT / "practices").glob("*.yaml"))
PROFILES = sorted(resources.profiles().glob("*.yaml"))
MODELINE = "# yaml-language-server: $schema=../docs/schema/declaration.schema.json"

WHOLE = Draft202012Validator(schema.declaration())
PARTIAL = Draft202012Validator(schema.partial())

PLAIN_STRUCTURE = {
    "Declaration.extends": "a path",
    "Declaration.without": "fields and ids of another declaration",
    "Recipient.preset": "a vendor of the catalogue, whose facts are filled in before the models are met",
    "Store.id": "an id of somebody else's",
    "Policy.title": "the title of the document, which no clause prints",
    "Statement": "terms and ids of any part, as the proposition has them",
}
"""Structure that is text of no closed form, with the reason."""


def models() -> list[type[Any]]:
    return list(schema.models(Shape(models=(Declaration,))))


def properties() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every field as (name of the mapping, name of the field, its schema)."""
    whole = schema.declaration()
    for name, one in {"Declaration": whole, **whole["$defs"]}.items():
        for field, node in one.get("properties", {}).items():
            yield name, field, whole["$defs"][field] if field == "counsel_note" else node


FIELDS = list(properties())


def leaves(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for one in node.get("anyOf", [node]):
        yield from leaves(one["items"]) if "items" in one else [one]


def accepted(data: dict[str, Any]) -> bool:
    try:
        Declaration.model_validate(data)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("whole", [schema.declaration(), schema.partial()], ids=["declaration", "partial"])
def test_it_is_a_schema_of_its_draft(whole: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(whole)


@pytest.mark.parametrize("path", [*PRACTICES, *PROFILES], ids=lambda path: path.stem)
def test_every_declaration_validates(path: Path) -> None:
    faults = [f"{fault.json_path}: {fault.message}" for fault in WHOLE.iter_errors(source.read(path).data)]
    assert faults == []


@pytest.mark.parametrize("path", PRACTICES, ids=lambda path: path.stem)
def test_a_declaration_starts_with_the_line_that_shows_editors_its_schema(path: Path) -> None:
    assert path.read_text("utf-8").splitlines()[0] == MODELINE
    assert (path.parent / MODELINE.partition("=")[2]).resolve().is_file()


def test_null_is_never_a_value() -> None:
    assert '"null"' not in schema.as_json(schema.declaration())
    assert ": null" not in schema.as_json(schema.declaration())


def test_the_file_says_what_the_schema_says() -> None:
    assert json.loads(schema.as_json(schema.declaration())) == schema.declaration()


def test_every_mapping_has_its_place() -> None:
    names = [model.__name__ for model in models()]
    assert len(names) == len(set(names))
    assert set(names) - {"Declaration"} == {name for name in schema.declaration()["$defs"] if name[0].isupper()}


def test_every_reference_in_the_schema_resolves() -> None:
    text = schema.as_json(schema.declaration())
    named = {found.split('"')[0] for found in text.split("#/$defs/")[1:]}
    assert named == schema.declaration()["$defs"].keys()


def test_a_vocabulary_stands_once_with_its_definitions() -> None:
    purposes = schema.declaration()["$defs"]["purposes"]
    assert purposes["description"] == "one of the purposes; see: fairnotice terms purposes"
    assert len(purposes["enum"]) == len(purposes["enumDescriptions"])
    assert schema.as_json(schema.declaration()).count('"fraud-prevention"') <= 3


def test_every_field_says_what_it_is() -> None:
    assert [f"{mapping}.{field}" for mapping, field, node in FIELDS if not node.get("description")] == []


def test_every_field_has_a_role() -> None:
    roles = {node.get("x-role") for _, _, node in FIELDS}
    assert roles == {"printed", "evidence", "structure"}


def test_structure_holds_nothing_a_reader_could_be_told() -> None:
    structure = [(m, f, node) for m, f, node in FIELDS if node["x-role"] == "structure"]
    texts = [f"{m}.{f}" for m, f, node in structure if not all(ties(leaf) for leaf in leaves(node))]
    assert {name for name in texts if not {name, name.split(".")[0]} & PLAIN_STRUCTURE.keys()} == set()


def ties(leaf: dict[str, Any]) -> bool:
    """Whether a leaf is an id, a reference, a switch or a mapping."""
    return (
        "x-refers-to" in leaf
        or "const" in leaf
        or "enum" in leaf
        or leaf.get("type") == "boolean"
        or ("$ref" in leaf and leaf["$ref"].rpartition("/")[2] not in {"text", "paragraph", "date", "url", "email"})
    )


def test_references_name_parts_that_are_there() -> None:
    parts = shapes.fields(Declaration).keys()
    named = {part for _, _, node in FIELDS for leaf in leaves(node) for part in leaf.get("x-refers-to", [])}
    assert {part.split(".")[0] for part in named} <= parts
    assert {"data", "purposes", "parties.people", "recipients", "sources"} <= named


SAMPLES = """
a | a-1 | A | 1a | acme_x | two words | none | a@b.example | a.b@c.d.example | a@b | @b.example
2026-11-01 | 2026-1-1 | 26-11-01 | tomorrow | P6M | P30D | PT72H | P1Y6M | P | 6M | P1.5Y | PT
DE | US-CA | de | XX | USA | EU | EEA | world | Europe
https://a.example | http://a.example/x?y=1 | https://localhost | ftp://a.example | javascript:alert(1)
www.a.example | https://a.example/ b
""".replace("\n", " | ").split(" | ")
"""Texts of every form and of none; the first and the last are empty."""


@pytest.mark.parametrize("form", schema.FORMS, ids=lambda form: form.name)
def test_a_form_accepts_what_the_models_accept(form: schema.Form) -> None:
    judge = Draft202012Validator({"$ref": f"#/$defs/{form.name}", "$defs": schema.declaration()["$defs"]})
    good = [sample for sample in SAMPLES if fits(form.alias, sample)]
    assert [sample for sample in SAMPLES if judge.is_valid(sample)] == good
    assert 0 < len(good) < len(SAMPLES)


def fits(alias: Any, sample: str) -> bool:
    try:
        TypeAdapter(alias).validate_python(sample, strict=True)
    except ValidationError:
        return False
    return True


def mappings(data: Any) -> Iterator[tuple[dict[str, Any], tuple[str | int, ...]]]:
    waiting: list[tuple[Any, tuple[str | int, ...]]] = [(data, ())]
    while waiting:
        value, path = waiting.pop()
        if isinstance(value, dict):
            yield value, path
        items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        waiting += [(one, (*path, key)) for key, one in items]


def changed(data: dict[str, Any], path: tuple[str | int, ...], fields: dict[str, Any]) -> dict[str, Any]:
    """The data with other fields in the mapping at a path; GONE takes one out."""
    copied = copy.deepcopy(data)
    inner: Any = copied
    for step in path:
        inner = inner[step]
    inner.update(fields)
    for field in [field for field, value in fields.items() if value is GONE]:
        del inner[field]
    return copied


GONE = object()


def mutants(data: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The declaration with one fault each: a field too many, one missing, one with another kind of value."""
    for mapping, path in mappings(data):
        where = ".".join(map(str, path))
        yield f"{where}.colour", changed(data, path, {"colour": "red"})
        for field, value in mapping.items():
            other = 7 if isinstance(value, str) else {"colour": "red"}
            for wrong in (GONE, "red", other):
                yield f"{where}.{field}: {wrong}", changed(data, path, {field: wrong})


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_what_the_models_refuse_the_schema_refuses(path: Path) -> None:
    faulty = list(mutants(source.read(path).data))
    differ = [name for name, data in faulty if WHOLE.is_valid(data) != accepted(data)]
    assert differ == []
    assert len(faulty) > 100


def test_a_declaration_that_completes_another_is_partial() -> None:
    data = {
        "extends": "base.yaml",
        "without": ["company.dpo"],
        "company": {"brand": "Tide"},
        "purposes": [{"id": "support", "label": "Help"}],
    }
    assert PARTIAL.is_valid(data)
    assert not WHOLE.is_valid(data)
    assert not PARTIAL.is_valid({**data, "purposes": [{"label": "Help"}]})
    assert not PARTIAL.is_valid({**data, "colour": "red"})


@pytest.mark.parametrize(("more", "valid"), [({}, False), ({"kind": "payments"}, True), ({"preset": "stripe"}, True)])
def test_a_recipient_says_its_kind_or_names_a_preset(more: dict[str, str], valid: bool) -> None:
    judge = Draft202012Validator({"$ref": "#/$defs/Recipient", "$defs": schema.declaration()["$defs"]})
    assert judge.is_valid({"id": "a", "roles": [{"role": "processor"}], "data": "all", **more}) is valid
