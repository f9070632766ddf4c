"""The Jinja2 environment of clauses: strict, escaping by character references, and recorded.

Jinja's own tree is changed before it is compiled: what an `if` or `for` asks passes through `considered`
or `each`, so the recorder can tell a value that was read from one that was printed.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from jinja2 import Environment, StrictUndefined, TemplateSyntaxError, nodes
from jinja2.runtime import Context
from jinja2.utils import missing
from pydantic import BaseModel

from generator import formats
from generator.declaration import Declaration
from generator.facts import FACTS, Given
from generator.markup import escape
from generator.recorder import Derived, Item, Recorder, models_in
from generator.telling import NAMES


class Misspelt(Exception):
    """A clause asks for something that is not there, or prints nothing. `word` is what it asked for."""

    def __init__(self, message: str, word: str = "") -> None:
        super().__init__(message)
        self.word = word


class FactContext(Context):
    """Looks a name up among the parts of the declaration, then among the facts."""

    def resolve_or_missing(self, key: str) -> Any:
        found = super().resolve_or_missing(key)
        if found is not missing:
            return found
        environment: ClauseEnvironment = self.environment  # type: ignore[assignment]
        name = key.replace("_", "-")
        if name in FACTS:
            holds = environment.given(name)
            environment.recorder.read.extend(holds.because)
            return holds.value
        raise Misspelt(_unknown(key), key)


def known_names() -> list[str]:
    """What a clause may name: the parts of a declaration, and the facts."""
    return [*Declaration.model_fields, *(name.replace("-", "_") for name in FACTS)]


def _unknown(name: str) -> str:
    return f"'{name}' is neither a part of the declaration nor a fact{meant(name, known_names())}"


GIVEN = ("contact", "section", "terms_used")
"""Names that assembling gives to every clause."""


def faults(text: str, bound: Iterable[str] = ()) -> Iterator[tuple[int, int, str]]:
    """What is wrong with a clause's text whatever the declaration: (line, column, message).

    `bound` are the names of the clause's `each`.
    """
    lines = text.split("\n")
    for line, word, message in _faults(text, bound):
        yield line, max(lines[line - 1].find(word), 0) + 1 if line <= len(lines) else 1, message


def _faults(text: str, bound: Iterable[str]) -> Iterator[tuple[int, str, str]]:
    try:
        tree = ClauseEnvironment().parse(text)
    except TemplateSyntaxError as fault:
        yield fault.lineno, "{%", str(fault.message)
        return
    own = {name.name for name in tree.find_all(nodes.Name) if name.ctx != "load"}
    known = {*known_names(), *GIVEN, *bound, *own, "loop"}
    for name in tree.find_all(nodes.Name):
        if name.ctx == "load" and name.name not in known:
            yield name.lineno, name.name, _unknown(name.name)
    for filtered in tree.find_all(nodes.Filter):
        if filtered.name not in ClauseEnvironment().filters:
            yield (
                filtered.lineno,
                filtered.name,
                f"there is no filter '{filtered.name}'{meant(filtered.name, filter_names())}",
            )
    for asked in tree.find_all(nodes.Getattr):
        if isinstance(asked.node, nodes.Name) and (kinds := _kinds(asked.node.name)):
            fields = [name for kind in kinds for name in kind.model_fields]
            if asked.attr not in fields:
                yield (
                    asked.lineno,
                    asked.attr,
                    f"'{asked.node.name}' has no field '{asked.attr}'{meant(asked.attr, fields)}",
                )


def _kinds(part: str) -> list[type[BaseModel]]:
    """The mappings a part of the declaration may be; nothing where it is a list, or no part."""
    info = Declaration.model_fields.get(part)
    return models_in(info.annotation, lists=False) if info else []


def filter_names() -> list[str]:
    """Every filter a clause may use."""
    return sorted(ClauseEnvironment().filters.keys() - {"considered", "each"})


class ClauseEnvironment(Environment):
    """Knows the declaration being written about and the recorder of the passage being rendered."""

    context_class = FactContext
    given: Given
    recorder: Recorder

    def __init__(self) -> None:
        super().__init__(
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            autoescape=False,
            finalize=self._print,
        )
        self.filters.clear()
        self.filters.update({name: self._recorded(f) for name, f in formats.FILTERS.items()})
        self.filters |= {
            "considered": self._considered,
            "each": self._each,
            "first": lambda v: next(iter(v)),
            "length": len,
        }
        self.filters |= dict.fromkeys(NAMES, _unset)
        self.globals.clear()

    def about(self, given: Given, recorder: Recorder, filters: Mapping[str, Callable[..., Any]]) -> None:
        """Turns to a declaration; `filters` are those that name its things."""
        self.given, self.recorder = given, recorder
        self.filters.update({name: self._recorded(f) for name, f in filters.items()})

    def getattr(self, obj: Any, attribute: str) -> Any:
        try:
            value = getattr(obj, attribute)
        except AttributeError:
            if obj in (None, "none"):
                what = "that the declaration leaves out" if obj is None else "that is 'none' here"
                raise Misspelt(f"'{attribute}' is asked of a value {what}; ask for it with 'if' first") from None
            raise Misspelt(f"'{attribute}' is no field here{meant(attribute, _fields(obj))}") from None
        self.recorder.attribute(obj, attribute)
        return value

    def getitem(self, obj: Any, argument: Any) -> Any:
        return self.getattr(obj, argument) if isinstance(argument, str) else obj[argument]

    def preprocess(self, source: str, name: str | None = None, filename: str | None = None) -> str:
        """Keeps the line end after a line of text that ends in a tag; a line of tags alone leaves no trace."""
        return "\n".join(_kept_end(line) for line in super().preprocess(source, name, filename).split("\n"))

    def _generate(self, source: nodes.Template, *args: Any, **kwargs: Any) -> str:
        for choice in source.find_all(nodes.If):
            choice.test = _filtered("considered", choice.test)
        for either in source.find_all(nodes.CondExpr):
            either.test = _filtered("considered", either.test)
        for loop in source.find_all(nodes.For):
            loop.iter = _filtered("each", loop.iter)
            if loop.test is not None:
                loop.test = _filtered("considered", loop.test)
        return super()._generate(source, *args, **kwargs)

    def _print(self, value: Any) -> str:
        self.recorder.used(value)
        self.recorder.prints()
        return escape(value if isinstance(value, str) else _text(value))

    def _considered(self, value: Any) -> Any:
        self.recorder.decides()
        return value

    def _each(self, values: Any) -> Iterator[Any]:
        if isinstance(values, str) or not hasattr(values, "__iter__"):
            raise Misspelt(f"{_kind(values)} cannot be gone through one by one")
        self.recorder.decides()
        return self.recorder.items(values)

    def _recorded(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def filtered(value: Any, *args: Any, **kwargs: Any) -> Any:
            self.recorder.used(value)
            if value is None:
                raise Misspelt("a value that the declaration leaves out reaches a filter; ask for it with 'if' first")
            return function(str(value) if type(value) is Item else value, *args, **kwargs)

        return filtered


def _text(value: Any) -> str:
    """What is not text as text, where it reads as some: a number, a date."""
    if value is None:
        raise Misspelt("a value that the declaration leaves out would print as nothing; ask for it with 'if' first")
    if isinstance(value, bool | list | BaseModel | Derived):
        raise Misspelt(f"{_kind(value)} cannot be printed; print one of its fields, or use a filter")
    return str(value)


def _kept_end(line: str) -> str:
    tags_only = not re.sub(r"\{%.*?%\}", "", line).strip()
    return line if tags_only or not re.search(r"[^+-]%\}$", line) else f"{line[:-2]}+%}}"


def _unset(value: Any) -> Any:
    raise RuntimeError("a clause was rendered without a declaration")


def _filtered(name: str, node: nodes.Node) -> nodes.Filter:
    return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno)


def meant(word: str, known: list[str]) -> str:
    """'; did you mean …', where something known is close."""
    close = difflib.get_close_matches(word, known, 1)
    return f"; did you mean '{close[0]}'" if close else ""


def _fields(thing: Any) -> list[str]:
    if isinstance(thing, BaseModel):
        return list(type(thing).model_fields)
    return [name for name in dir(thing) if not name.startswith("_")]


def _kind(value: Any) -> str:
    if isinstance(value, bool):
        return "a yes or no"
    return (
        "a list" if isinstance(value, list) else "a mapping" if isinstance(value, BaseModel | Derived) else "this value"
    )
