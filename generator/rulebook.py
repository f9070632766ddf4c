"""The catalogue of rules in; how it explains itself out: in the terminal, as JSON, and as pages of documentation."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from generator import examples
from generator.examples import Example
from generator.problems import Level
from generator.rules import RULES, Rule

READS = {
    "Given": "the declaration",
    "Document": "the text",
    "Written": "the declaration and the text",
    "Settled": "what was found and what is accepted",
    "Library": "the clauses",
}
"""What a rule reads, by the type of its parameter."""

LEVELS = {
    Level.ERROR: "the text would be false or contradict itself, or cannot be written; nothing is built",
    Level.GAP: "a law that applies asks for something that the text does not say",
    Level.WARNING: "likely wrong, or recommended only",
    Level.INFO: "worth knowing",
}

INDEX_INTRODUCTION = """\
What `fairnotice check` and `fairnotice clauses lint` look for. `fairnotice rules` lists them in the terminal, and
`fairnotice rules NAME` explains one. The example of each is the first finding of its table in
[tests/rules](../../tests/rules), which the tests run; what it declares completes the small declaration
[below](#the-declaration-that-examples-complete), in which no rule finds anything.

Errors cannot be accepted. A gap or a warning can, under `accept`, with a reason, a name and an end; it stays visible
in `check`."""


def first_sentence(rule: Rule) -> str:
    """What the rule finds, in a sentence."""
    text = " ".join(inspect.cleandoc(rule.explanation).split())
    return re.split(r"(?<=[.!?]) (?=[A-Z`\"])", text)[0]


def as_json(rule: Rule) -> dict[str, Any]:
    """A rule as `rules --format json` prints it."""
    return {
        "id": rule.name,
        "level": rule.level.value,
        "law": rule.law,
        "reads": READS[rule.about].removeprefix("the "),
        "text": inspect.cleandoc(rule.explanation),
    }


def example_as_json(example: Example | None) -> dict[str, Any] | None:
    """The example as JSON has it: what was written, and the problems found in it."""
    if example is None:
        return None
    return {
        "case": example.case,
        "files": dict(example.files),
        "problems": [
            {"path": p.place.path, "line": p.place.line, "column": p.place.column, "message": p.message}
            for p in example.problems
        ],
    }


def listed(rule: Rule) -> str:
    """One line: name, level, law, first sentence."""
    return f"{rule.name} ({rule.level.value}{f', {rule.law}' if rule.law else ''}): {first_sentence(rule)}"


def explained(rule: Rule, example: Example | None) -> str:
    """A rule in the terminal, with an example of what it finds."""
    lines = [rule.name, "", f"level  {rule.level.value}: {LEVELS[rule.level]}", f"reads  {READS[rule.about]}"]
    lines += [f"law    {rule.law or '-'}", "", inspect.cleandoc(rule.explanation)]
    if example:
        lines += ["", f"Example: {example.case}"]
        for name, text in example.files.items():
            lines += ["", f"  {name}", *(f"    {line}".rstrip() for line in text.splitlines())]
        lines += ["", *(f"  {line}".rstrip() for line in example.printed.splitlines())]
    return "\n".join(lines)


def pages() -> dict[str, str]:
    """A page for each rule and an index, by their paths in the project."""
    found = {f"docs/rules/{rule.name}.md": _page(rule, examples.of(rule)) for rule in RULES.values()}
    return {"docs/rules/index.md": _index(), **found}


def _page(rule: Rule, example: Example | None) -> str:
    told = [f"**{rule.level.value}**: {LEVELS[rule.level]}", f"reads {READS[rule.about]}", *filter(None, [rule.law])]
    lines = [f"# {rule.name}", "", " · ".join(told), "", inspect.cleandoc(rule.explanation)]
    if example:
        lines += ["", "## Example", "", f"{example.case[:1].upper()}{example.case[1:]}:"]
        for name, text in example.files.items():
            lines += ["", *([] if name == examples.OWN else [f"`{name}`", ""])]
            lines += _fenced("yaml" if name.endswith("yaml") else "jinja", text)
        lines += ["", "is answered with", "", *_fenced("text", example.printed)]
    return "\n".join([*lines, "", "[All rules](index.md)"]) + "\n"


def _index() -> str:
    lines = ["# Rules", "", INDEX_INTRODUCTION]
    lines += ["", "| level | means |", "|---|---|"]
    lines += [f"| {level.value} | {means} |" for level, means in LEVELS.items()]
    for about, rules in groupby(sorted(RULES.values(), key=_order), key=lambda rule: rule.about):
        lines += ["", f"## On {READS[about]}", "", *_rows(rules)]
    lines += ["", "## The declaration that examples complete", "", *_fenced("yaml", examples.base())]
    return "\n".join(lines) + "\n"


def _rows(rules: Iterator[Rule]) -> Iterator[str]:
    yield from ("| rule | level | finds | law |", "|---|---|---|---|")
    for rule in rules:
        said = first_sentence(rule).replace("|", "&#124;")
        yield f"| [{rule.name}]({rule.name}.md) | {rule.level.value} | {said} | {rule.law or '-'} |"


def _order(rule: Rule) -> tuple[int, int, str]:
    return list(READS).index(rule.about), list(Level).index(rule.level), rule.name


def _fenced(language: str, text: str) -> list[str]:
    return [f"```{language}", *text.rstrip("\n").splitlines(), "```"]
