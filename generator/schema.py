"""The models of a declaration in; its JSON Schema (draft 2020-12) out, for editors and other programs.

Made from pydantic's own schema, with what that cannot know put in its words: a field is absent, `none` or has
content, and never null; a text may have a form, such as a date or a country, or name the id of another thing.
What the schema cannot hold is whether an id that is named is there, and whether the practices are lawful.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from generator import shapes
from generator.declaration import Declaration, model
from generator.declaration.countries import AREAS, COUNTRIES
from generator.shapes import Shape
from generator.vocabulary import VOCABULARIES

Schema = dict[str, Any]

DRAFT = "https://json-schema.org/draft/2020-12/schema"

WIDTH = 110
"""Characters in a line of the file, where a value can be broken."""

_HOST = r"[^\s<>\"'`{}|\\^]+"


@dataclass(frozen=True)
class Form:
    """A form of text: its name in `$defs`, what a writer calls it, the alias of the models, its schema."""

    name: str
    words: str
    alias: Any
    schema: Mapping[str, Any]

    @property
    def validator(self) -> Callable[..., Any] | None:
        """The function that holds the models' values to this form; None where a pattern alone does."""
        return next((mark.func for mark in self.alias.__metadata__ if hasattr(mark, "func")), None)


FORMS = (
    Form(
        "id",
        "a name of your own: lower case, digits, hyphens",
        model.Id,
        {"type": "string", "pattern": "^[a-z][a-z0-9-]*$", "maxLength": 60},
    ),
    Form(
        "text",
        "text of up to 300 characters",
        model.Phrase,
        {"type": "string", "pattern": r"\S", "maxLength": 300},
    ),
    Form(
        "paragraph",
        "text of up to 4,000 characters",
        model.Paragraph,
        {"type": "string", "pattern": r"\S", "maxLength": 4000},
    ),
    Form(
        "date",
        "a date, YYYY-MM-DD",
        model.Date,
        {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
    ),
    Form(
        "url",
        "a web address",
        model.Url,
        {"type": "string", "format": "uri", "pattern": rf"^https?://{_HOST}\.{_HOST}$", "maxLength": 2000},
    ),
    Form(
        "email",
        "an email address",
        model.Email,
        {
            "type": "string",
            "format": "email",
            "pattern": r"^[A-Za-z0-9.!#$%&'*+/=?^_~-]{1,64}@([A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,63}$",
            "maxLength": 254,
        },
    ),
    Form(
        "country",
        "a country code (ISO 3166), such as DE or US-CA",
        model.Country,
        {"anyOf": [{"enum": sorted(COUNTRIES)}, {"type": "string", "pattern": "^[A-Z]{2}-[A-Z0-9]{1,3}$"}]},
    ),
    Form(
        "area",
        "a country code, or EU, EEA or world",
        model.Area,
        {"anyOf": [{"enum": sorted(AREAS)}, {"$ref": "#/$defs/country"}]},
    ),
    Form(
        "duration",
        "a duration (ISO 8601), such as P6M or P30D",
        model.Duration,
        {
            "type": "string",
            "pattern": r"^P(?=\d|T\d)(\d{1,4}Y)?(\d{1,4}M)?(\d{1,4}W)?(\d{1,5}D)?"
            r"(T(?=\d)(\d{1,5}H)?(\d{1,5}M)?)?$",
        },
    ),
)
"""Each stands once in `$defs`. A test holds them to what the models accept."""


@cache
def declaration() -> Schema:
    """The schema of a whole declaration."""
    whole = Declaration.model_json_schema(schema_generator=_Generator)
    _complete(whole)
    return _headed(_tidy(whole), "urn:fairnotice:declaration:1", "A FairNotice declaration")


@cache
def partial() -> Schema:
    """The schema of a declaration that completes another, or is completed: each part may be left out."""
    schema: Schema = json.loads(as_json(declaration()))
    for node in (schema, *schema["$defs"].values()):
        if node.get("anyOf") == WITH_PRESET:
            del node["anyOf"]
        if "id" in node.pop("required", []):
            node["required"] = ["id"]
    return _headed(schema, "urn:fairnotice:partial-declaration:1", "Part of a FairNotice declaration")


def as_json(schema: Schema) -> str:
    """The schema as the text of a file: what fits on a line stands on one."""
    return _written(schema, "") + "\n"


def _written(value: Any, indent: str) -> str:
    line = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, dict | list) or len(indent) + len(line) <= WIDTH:
        return line
    inner = f"{indent}  "
    if isinstance(value, list):
        return f"[\n{inner}" + f",\n{inner}".join(_written(one, inner) for one in value) + f"\n{indent}]"
    fields = [f"{json.dumps(key)}: {_written(one, inner)}" for key, one in value.items()]
    return f"{{\n{inner}" + f",\n{inner}".join(fields) + f"\n{indent}}}"


def models(shape: Shape) -> Iterator[type[BaseModel]]:
    """Every mapping a shape holds, each once, in the order of the fields."""
    found: dict[type[BaseModel], None] = {}
    waiting = [shape]
    while waiting:
        one = waiting.pop()
        waiting += [inner for inner in (one.items, one.values) if inner]
        for kind in one.models:
            if kind not in found:
                found[kind] = None
                waiting += [field.shape for field in shapes.fields(kind).values()]
    yield from found


def _headed(schema: Schema, id_: str, title: str) -> Schema:
    return {"$schema": DRAFT} | schema | {"$id": id_, "title": title}


class _Generator(GenerateJsonSchema):
    """pydantic's generator, without null, and with the name of each form in its schema's place."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        wanted = FORMS[0].schema["pattern"]
        return {"x-form": "id"} if schema.get("pattern") == wanted else super().str_schema(schema)

    def function_after_schema(self, schema: core_schema.AfterValidatorFunctionSchema) -> JsonSchemaValue:
        return self._form(schema["function"]["function"], schema["schema"])

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        return self._form(schema["function"]["function"], schema["schema"])

    def _form(self, validator: object, inner: Mapping[str, Any]) -> JsonSchemaValue:
        forms = [form for form in FORMS if form.validator is validator]
        longest = inner.get("max_length")
        form = next((form for form in forms if form.schema.get("maxLength") == longest), forms[0])
        return {"x-form": form.name}


def _complete(whole: Schema) -> None:
    """Puts the fields in the order of the models, and says which texts are ids of what."""
    for kind in models(Shape(models=(Declaration,))):
        schema = whole if kind is Declaration else whole["$defs"][kind.__name__]
        fields = shapes.fields(kind)
        schema["properties"] = {name: schema["properties"][name] for name in fields}
        for name, field in fields.items():
            _refer(schema["properties"][name], field.shape)
    recipient = whole["$defs"]["Recipient"]
    recipient["required"].remove("kind")
    recipient["anyOf"] = WITH_PRESET


WITH_PRESET = [{"required": ["kind"]}, {"required": ["preset"]}]
"""A recipient says what it is, or names the preset that does; presets are filled in before the models are met."""


def _refer(node: Schema, shape: Shape) -> None:
    for one in node.get("anyOf", []) + node.get("oneOf", []):
        _refer(one, shape)
    if "items" in node and shape.items:
        _refer(node["items"], shape.items)
    if node.get("type") == "string" and "const" not in node:
        for mark in shape.marks:
            if isinstance(mark, model.Reference):
                node["x-refers-to"] = mark.kind.split("|")
                if mark.words:
                    node["x-or-words"] = list(mark.words)


def _tidy(whole: Schema) -> Schema:
    """The schema without what pydantic adds for programs, and each form and vocabulary once in `$defs`."""
    named: dict[str, Schema] = {}

    def tidy(node: Any) -> Any:
        if isinstance(node, list):
            return [tidy(one) for one in node]
        if not isinstance(node, dict):
            return node
        name = node.get("x-form") or node.get("x-vocabulary")
        if name:
            named[name] = _form(name)
            node = {"$ref": f"#/$defs/{name}"} | {key: node[key] for key in BESIDE if key in node}
        found = {NEW.get(key, key): _inside(key, node[key], tidy) for key in node if _kept(key, node[key])}
        if "anyOf" in found:
            found["anyOf"] = [way for one in found["anyOf"] for way in _ways(one)]
        return found

    tidied: Schema = tidy(whole)
    if "area" in named:
        named["country"] = _form("country")
    shared = {NOTE: tidied["properties"][NOTE]}
    tidied["$defs"] = dict(sorted((tidied["$defs"] | named | shared).items()))
    for schema in (tidied, *tidied["$defs"].values()):
        if NOTE in schema.get("properties", {}):
            schema["properties"][NOTE] = {"$ref": f"#/$defs/{NOTE}"}
    return tidied


NOTE = "counsel_note"
"""Every mapping may have one, so it is described once."""


BESIDE = ("description", "role", "default")
"""What a field says beside the form of its value."""

NEW = {"role": "x-role", "oneOf": "anyOf"}
"""`none` is also a text, so that of text and `none` more than one may hold."""


def _inside(key: str, value: Any, tidy: Callable[[Any], Any]) -> Any:
    """The names of fields are no keywords of the schema."""
    if key in ("properties", "$defs"):
        return {name: tidy(one) for name, one in value.items()}
    return tidy(value)


def _ways(one: Schema) -> list[Schema]:
    """The alternatives of an alternative that is nothing else."""
    return one["anyOf"] if one.keys() == {"anyOf"} else [one]


def _kept(key: str, value: Any) -> bool:
    return key not in ("title", "discriminator") and not (key == "default" and value is None)


def _form(name: str) -> Schema:
    """A form of text, or a vocabulary with the definition of each term."""
    for form in FORMS:
        if form.name == name:
            return {"description": form.words, **form.schema}
    terms = VOCABULARIES[name]
    return {
        "description": f"one of the {name}; see: fairnotice terms {name}",
        "type": "string",
        "enum": list(terms),
        "enumDescriptions": [term.definition for term in terms.values()],
    }
