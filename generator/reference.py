"""Models, vocabularies, facts and a clause library in; the pages of the reference out, as Markdown.

Pure functions: `files` names each file of the documentation that is generated and gives its text.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import groupby
from typing import Any

from generator import catalog, lawbook, schema, vocabulary
from generator.clauses import Clause, Library
from generator.facts import FACTS, Fact
from generator.schema import Schema


def files(library: Library) -> dict[str, str]:
    """Every generated file of the documentation, by its path in the project."""
    return {
        "docs/schema/declaration.schema.json": schema.as_json(schema.declaration()),
        "docs/schema/partial-declaration.schema.json": schema.as_json(schema.partial()),
        "docs/reference/declaration.md": declaration_page(),
        "docs/reference/vocabulary.md": vocabulary_page(),
        "docs/reference/facts.md": facts_page(),
        "docs/reference/clauses.md": clauses_page(library),
        "docs/reference/vendors.md": vendors_page(),
        "docs/reference/regimes.md": lawbook.page(catalog.regimes()),
    }


def declaration_page() -> str:
    """Every part and field a declaration may have."""
    return _Declaration(schema.declaration()).page()


def vocabulary_page() -> str:
    """Every term a declaration may choose."""
    return vocabulary.as_markdown()


def facts_page() -> str:
    """Every fact a clause may ask, by the subject it is about."""
    lines = ["# Facts", "", FACTS_INTRODUCTION]
    for module, facts in groupby(FACTS.values(), key=_module):
        title, *_ = (sys.modules[module].__doc__ or "").strip().splitlines()
        rows = ([f"`{fact.name}`", _sentence(fact.meaning)] for fact in facts)
        lines += ["", f"## {title.rstrip('.')}", "", *_table(["fact", "what it tells"], rows)]
    return "\n".join(lines) + "\n"


def clauses_page(library: Library) -> str:
    """Every clause of a library, by section and in the order of the text."""
    outline = library.outline
    groups = {"Before the first section": outline.opening} | {
        f"{part.heading} (`{part.id}`)": part.ids for part in outline.sections
    }
    placed = {id_ for ids in groups.values() for id_ in ids}
    groups["In no place of the outline"] = [id_ for id_ in library.clauses if id_ not in placed]
    lines = ["# Clauses", "", CLAUSES_INTRODUCTION]
    for heading, ids in groups.items():
        rows = [_clause(library.clauses[id_]) for id_ in ids if id_ in library.clauses]
        if rows:
            lines += ["", f"## {heading}", "", *_table(["clause", "applies", "meets", "state"], rows)]
    return "\n".join(lines) + "\n"


def vendors_page() -> str:
    """Every vendor preset, by what vendors do."""
    lines = ["# Vendors", "", VENDORS_INTRODUCTION]
    for kind, term in vocabulary.VOCABULARIES["recipient-kinds"].items():
        rows = [_vendor(one) for one in catalog.vendors().values() if one.kind == kind]
        if rows:
            titles = ["preset", "contracts as", "keeps data in", "is usually", "offers", "cookies", "checked"]
            lines += ["", f"## {term.label[:1].upper()}{term.label[1:]}", "", *_table(titles, rows)]
    return "\n".join(lines) + "\n"


def _vendor(one: catalog.Vendor) -> list[str]:
    checked = [fact.replace("_", "-") for fact, known in one.known.items() if known.checked]
    cells = map(one.said, ("locations", "roles", "safeguards", "cookies"))
    return [
        f"`{one.id}`",
        f"{one.name}: {one.entity} ({one.country})",
        *(cell or "-" for cell in cells),
        ", ".join(checked) or "-",
    ]


VENDORS_INTRODUCTION = """\
What is usual for vendors. `fairnotice add VENDOR` writes it into a declaration for you to confirm, and `preset: VENDOR`
fills a recipient's name, kind, entity, country, locations, privacy policy and opt-out where you leave them out. A
vendor *offers* safeguards; whether one is in force, what contract you have and what data you give is yours to declare.
The facts named as *checked* were read on 22 November 2026, most of them in others' dated surveys of the vendors' own
pages; all the rest is recalled. Confirm both. `fairnotice terms VENDOR` tells where each fact is from."""

FACTS_INTRODUCTION = """\
What holds for a declaration. A clause names a fact in `when`, or in its text with `_` for `-`: `data-given`
is `data_given` there. A list holds where it has something in it. A fact that denies something rests on an
answer, `none` or `false`, and never on silence."""

CLAUSES_INTRODUCTION = """\
The clause library, in the order of the text. A clause applies where its condition holds; *once for each*
repeats it for each thing in a list. *Meets* names requirements of the
[catalogue of the law](../../generator/catalog/regimes)."""

DECLARATION_INTRODUCTION = """\
A declaration is a YAML file that says what a service really does with personal data. `NO`, `on` and `yes`
are text; only `true` and `false` are answers.

Each part is **absent** (nobody has answered), the text **`none`** (answered: there is none) or has
**content**. Silence is not `none`: a policy says that something is not done only where the declaration says
so.

A field has one of three roles. What is **printed** stands in the policy wherever it is filled. What is
**evidence** is read by a check and never printed. **Structure** holds other fields or ties things together.

A path such as `company.contacts.email` names a field; a step into a list goes into each of its things.
Every mapping may also have a `counsel_note`: {note}.

## Forms of values

{forms}

## Parts

{parts}"""


class _Declaration:
    """The page of a declaration, from its schema. A mapping is described where it first occurs."""

    def __init__(self, whole: Schema) -> None:
        self.whole = whole
        self.defs: Mapping[str, Schema] = whole["$defs"]
        self.parts: Mapping[str, Schema] = whole["properties"]
        self.paths: dict[str, str] = {}
        for name in self.parts:
            self._find(self.parts[name], name)

    def page(self) -> str:
        forms = _table(["form", "is"], ([f"*{form.name}*", form.words] for form in schema.FORMS))
        lines = DECLARATION_INTRODUCTION.format(
            note=self.defs[schema.NOTE]["description"],
            forms="\n".join(forms),
            parts="\n".join(self._fields(self.whole)),
        )
        return "\n".join(["# Declaration", "", lines, *self._mappings()]) + "\n"

    def _find(self, node: Schema, path: str) -> None:
        """Notes where each mapping below a field first occurs."""
        for name in _named(node):
            if name in self.defs and "properties" in self.defs[name] and name not in self.paths:
                self.paths[name] = path
                for field, inner in self.defs[name]["properties"].items():
                    self._find(inner, f"{path}.{field}")

    def _mappings(self) -> Iterator[str]:
        for name, path in self.paths.items():
            level = "##" if path in self.parts else "###"
            yield from ("", f"{level} `{path}`", "", self.defs[name]["description"], "")
            yield from self._fields(self.defs[name])

    def _fields(self, mapping: Schema) -> list[str]:
        required = mapping.get("required", [])
        rows = (
            [
                f"`{name}`",
                self._value(node),
                "yes" if name in required else "",
                node["x-role"],
                _meaning(node),
            ]
            for name, node in mapping["properties"].items()
            if name != schema.NOTE
        )
        return _table(["field", "value", "needed", "role", "what it says"], rows)

    def _value(self, node: Schema) -> str:
        """What may stand there, in the words of a writer of YAML."""
        if "anyOf" in node:
            return " or ".join(map(self._value, node["anyOf"]))
        if "items" in node:
            return "list of " + re.sub(r"^(id|\[mapping)\b", r"\1s", self._value(node["items"]))
        if "$ref" in node:
            return self._reference(node["$ref"].rpartition("/")[2])
        if "x-refers-to" in node:
            parts = [f"[`{part}`](#{_anchor(part)})" for part in node["x-refers-to"]]
            return "id of " + " or ".join([*parts, *(f"`{word}`" for word in node.get("x-or-words", []))])
        if "const" in node or "enum" in node:
            return ", ".join(f"`{word}`" for word in node.get("enum", [node.get("const")]))
        return _number(node) if node["type"] in ("integer", "number") else WORDS[node["type"]]

    def _reference(self, name: str) -> str:
        if name in self.paths:
            return f"[mapping](#{_anchor(self.paths[name])})"
        if name in vocabulary.VOCABULARIES:
            return f"[{name}](vocabulary.md#{name})"
        return f"*{name}*"


WORDS = {"boolean": "`true`, `false`", "string": "*text*"}


def _named(node: Schema) -> Iterator[str]:
    """The definitions a field leads to."""
    for one in node.get("anyOf", [node]):
        inner = one.get("items", one)
        if "$ref" in inner:
            yield inner["$ref"].rpartition("/")[2]


def _anchor(path: str) -> str:
    """The anchor of a heading, as GitHub and documentation builders make it."""
    return path.replace(".", "")


def _meaning(node: Schema) -> str:
    description, default = str(node["description"]), node.get("default")
    return description + (f" (left out: `{in_line(default)}`)" if default not in (None, []) else "")


def _number(node: Schema) -> str:
    if "minimum" in node:
        return f"number, {node['minimum']} to {node['maximum']}"
    return "whole number" if node["type"] == "integer" else "number"


def _module(fact: Fact) -> str:
    function: Any = fact.function
    return str((function.func if isinstance(function, partial) else function).__module__)


def _clause(clause: Clause) -> list[str]:
    front = clause.front
    link = f"[{clause.id.partition('/')[2]}](../../{clause.file})"
    each = "".join(f"; once for each `{name}` of `{fact}`" for name, fact in (clause.each or {}).items())
    meets = ", ".join(f"`{id_}`" for id_ in clause.meets)
    return [link, f"`{in_line(clause.when)}`{each}", meets, f"{front['status']} {clause.version}"]


def in_line(value: Any) -> str:
    """A value as YAML on one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {in_line(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(in_line, value))}]"
    return str(value).lower() if isinstance(value, bool) else str(value)


def _sentence(text: str) -> str:
    return text if text.endswith(".") else f"{text}."


def _table(heads: list[str], rows: Iterable[list[str]]) -> list[str]:
    cells = [heads, ["---"] * len(heads), *([cell.replace("|", "&#124;") for cell in row] for row in rows)]
    return [f"| {' | '.join(row)} |".replace("|  |", "| |") for row in cells]
