"""A rule's name in; an example of what it finds out: the first finding of the table that the tests run.

The tables stand in tests/rules/, and the wheel carries them. A declaration of theirs completes `base.yaml`,
in which nothing is found. Where a finding stands is worked out here; that the rule finds it there, in these
words, is what the tests hold.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from generator import load, report, resources, source
from generator.problems import Place, Problem
from generator.rules import Rule

BESIDE = {"formal": "{}.formal.md.j2", "ours": "ours/{}.md.j2", "copies": "{}.original.md"}
"""What a case of clauses may have beside them: their formal words, what they lie over, and what they replaced."""

BASE = "base.yaml"
OWN = "example.yaml"


@dataclass(frozen=True)
class Example:
    """A case by its name: `files` are what somebody wrote, `problems` what the rule finds in them."""

    case: str
    files: Mapping[str, str]
    problems: Sequence[Problem]

    @property
    def printed(self) -> str:
        """The problems as `check` prints them."""
        return report.text(self.problems, self._line)

    def _line(self, place: Place) -> str | None:
        text = base() if place.path == BASE else self.files.get(place.path, "")
        return dict(enumerate(text.splitlines(), 1)).get(place.line)


def of(rule: Rule) -> Example | None:
    """The first case of the rule's table in which it finds something; None for a rule without a table."""
    try:
        cases = yaml.load(resources.first(f"{rule.name}.yaml", [resources.tables()]), yaml.CSafeLoader)
    except StopIteration:
        return None
    case = next(one for one in cases if one["finds"])
    return (_in_clauses if "clauses" in case else _in_declaration)(rule, case)


@cache
def base() -> str:
    """The declaration that the examples complete."""
    return resources.first(BASE, [resources.tables()])


def _in_declaration(rule: Rule, case: Mapping[str, Any]) -> Example:
    own = {"extends": BASE, **case.get("given", {})}
    text = _text(own | {"without": case["without"]} if "without" in case else own)
    whole = load.completed(source.parse(base().encode(), BASE), source.parse(text.encode(), OWN))
    found = [(whole.value(steps(one["at"])), worded(one["says"], whole.value)) for one in case["finds"]]
    return Example(case["name"], {OWN: text}, _problems(rule, found))


def _in_clauses(rule: Rule, case: Mapping[str, Any]) -> Example:
    """Of a case of several clauses, the one that the first finding is in."""
    found = [(_place(one["at"]), one["says"]) for one in case["finds"]]
    files = {f"{id_}.md.j2": text for id_, text in case["clauses"].items()}
    shown = found[0][0].path
    files = {name: text for name, text in files.items() if name == shown} or files
    files |= {form.format(id_): text for part, form in BESIDE.items() for id_, text in case.get(part, {}).items()}
    return Example(
        case["name"], files, _problems(rule, [(place, text) for place, text in found if place.path == shown])
    )


def _problems(rule: Rule, found: list[tuple[Place, str]]) -> list[Problem]:
    return [Problem(place, rule.level, rule.name, text) for place, text in found]


def steps(path: str) -> tuple[str | int, ...]:
    """The steps of 'purposes[1].basis'."""
    return tuple(int(i) if i else step for i, step in re.findall(r"\[(\d+)\]|(\w+)", path))


def worded(text: str, place: Callable[[tuple[str | int, ...]], Place]) -> str:
    """A message of a table, in which `{at notes[0]}` stands for the file and line of that path."""

    def line(found: re.Match[str]) -> str:
        at = place(steps(found[1]))
        return f"{at.path}:{at.line}"

    return re.sub(r"\{at ([^}]+)\}", line, text)


def _place(text: str) -> Place:
    file, line, column = text.rsplit(":", 2)
    return Place(file, int(line), int(column))


class _Plain(yaml.SafeDumper):
    """Writes text as YAML 1.2 reads it: NO and dates without quotes, lists within their field."""

    yaml_implicit_resolvers = {  # noqa: RUF012  as the class above has it
        sign: [(tag, pattern) for tag, pattern in known if not tag.endswith(("bool", "timestamp"))]
        for sign, known in yaml.SafeDumper.yaml_implicit_resolvers.items()
    }

    def ignore_aliases(self, data: Any) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


_Plain.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))
_Plain.add_representer(datetime.date, lambda dumper, day: dumper.represent_str(day.isoformat()))


def _text(data: Mapping[str, Any]) -> str:
    return yaml.dump(data, Dumper=_Plain, sort_keys=False, allow_unicode=True, width=100, default_flow_style=None)
