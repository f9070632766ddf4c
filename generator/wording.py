"""One of pydantic's errors in; a rule and a message out, in the words of someone who writes YAML.

Also the words that other checks of a declaration share: what a place is called, what was probably meant.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.shapes import Path, Shape
from generator.syntax import short

LISTED = 10
"""As many allowed values stand in a message; of more, the closest one."""


def subject(data: Any, path: Path) -> str:
    """What a place is called: a thing by its id, else the field or item, and what it belongs to.

    `purpose 'analytics'`, `'basis' of purpose 'analytics'`, `item 2 of 'contacts'`, `'city' of 'address'`.
    """
    if not path:
        return "the file"
    thing = _thing(data, path)
    around = thing or path[: -1 if isinstance(path[-1], str) else -2]
    name = _name(data, path)
    return name if path == thing or not around else f"{name} of {_name(data, around)}"


def value(data: Any, path: Path) -> Any:
    """The value at a path that exists."""
    for step in path:
        data = data[step]
    return data


def closest(word: str, words: Iterable[str]) -> list[str]:
    """The word a writer may have meant, if there is one."""
    return difflib.get_close_matches(word, list(words), n=1)


def either(words: Iterable[str]) -> str:
    """`a, b or c`."""
    *others, last = words
    return f"{', '.join(others)} or {last}" if others else last


def _thing(data: Any, path: Path) -> Path:
    """The path of the nearest thing with an id that is `path` or holds it; empty where there is none."""
    found: Path = ()
    for depth, step in enumerate(path, 1):
        data = data[step]
        if isinstance(step, int) and isinstance(data, dict) and isinstance(data.get("id"), str):
            found = path[:depth]
    return found


def _name(data: Any, path: Path) -> str:
    last = path[-1]
    if isinstance(last, str):
        return f"'{short(last)}'"
    owner = next((short(step) for step in reversed(path) if isinstance(step, str)), "the list")
    if _thing(data, path) == path:
        return f"{_singular(owner)} '{short(value(data, path)['id'])}'"
    return f"item {last + 1} of '{owner}'"


def _singular(plural: str) -> str:
    if plural.endswith("ies"):
        return plural[:-3] + "y"
    return plural[:-1] if plural.endswith("s") and not plural.endswith(("ss", "is")) else plural


@dataclass(frozen=True)
class Fault:
    """One of pydantic's errors, with the path it has in the data."""

    data: Any
    path: Path
    type: str
    message: str
    value: Any
    details: Mapping[str, Any]
    shape: Shape

    @property
    def subject(self) -> str:
        return subject(self.data, self.path)

    @property
    def parent(self) -> Path:
        return self.path[:-1]


def worded(fault: Fault) -> tuple[str, str]:
    """Rule and message of an error about a value."""
    collection = isinstance(fault.value, dict | list)
    if fault.type in WRONG_TYPES or (collection and not {"a list", "a mapping"} & {*fault.shape.forms}):
        return "wrong-type", _wrong_type(fault)
    if fault.type in _WORDS:
        rule, worded = _WORDS[fault.type]
        return rule, worded(fault)
    message = " ".join(fault.message.removeprefix("Value error, ").split())
    if "-" not in fault.type:
        return "wrong-value", f"{fault.subject}: {message[:1].lower()}{message[1:].rstrip('.')}"
    return fault.type, f"{fault.subject}: {message}{_or_words(fault)}" if fault.path else message


def _or_words(fault: Fault) -> str:
    words = [form for form in fault.shape.forms if form.startswith("'")]
    return f", or {either(words)}" if words else ""


def _form(given: Any) -> str:
    """The value at fault, as its writer sees it."""
    if isinstance(given, bool):
        return str(given).lower()
    if isinstance(given, dict | list):
        return "a mapping" if isinstance(given, dict) else "a list"
    return f"the text '{short(given)}'" if isinstance(given, str) else f"the number {given}"


def _wrong_type(fault: Fault) -> str:
    forms = fault.shape.forms
    given = fault.value
    advice = f"; it must be {either(forms)}" if forms else ""
    if "text" in forms and isinstance(given, bool | int | float):
        advice += "; put it in quotes"
    if "true" in forms and isinstance(given, str) and given.lower() in _ANSWERS:
        advice += f"; write {_ANSWERS[given.lower()]}"
    if isinstance(given, str) and given in _QUOTED & {*forms}:
        advice += "; take the quotes away"
    return f"{fault.subject} is {_form(given)} here{advice}"


def _wrong_word(fault: Fault) -> str:
    """A value that none of the allowed words is: the closest of many, or all of few."""
    words = list(map(str, fault.shape.words)) or re.findall(r"'([^']*)'", fault.details["expected"])
    vocabulary, labels = _vocabulary(words)
    given = fault.value if isinstance(fault.value, str) else str(fault.value).lower()
    guesses = closest(given.lower(), [*words, *labels]) if isinstance(fault.value, str) else []
    advice = [f"did you mean '{labels.get(guess, guess)}'" for guess in guesses]
    if len(words) <= LISTED or not vocabulary:
        forms = [form for form in fault.shape.forms if form != "text"] or [f"'{word}'" for word in words]
        advice = [*advice[: len(words) - 1], f"it may be {either(forms)}"]
    else:
        advice.append(f"'fairnotice terms {vocabulary}' lists what it may be")
    shown = f"'{short(given)}'" if isinstance(fault.value, str) else given
    return f"{fault.subject} cannot be {'; '.join([shown, *advice])}"


def _vocabulary(words: list[str]) -> tuple[str, dict[str, str]]:
    """The vocabulary of the field that has these terms, and its ids by label; empty where none has."""
    from generator.vocabulary import VOCABULARIES

    for name, terms in VOCABULARIES.items():
        if list(terms) == words:
            return name, {term.label.lower(): id for id, term in terms.items()}
    return "", {}


def _wrong_pattern(fault: Fault) -> str:
    """Where the same text in lower case with hyphens would do, that is what to write."""
    slug = re.sub(r"[^a-z0-9]+", "-", fault.value.lower()).strip("-")
    pattern = fault.details["pattern"]
    advice = f"write '{short(slug)}'" if re.search(pattern, slug) else f"it must match {pattern}"
    return f"{fault.subject} cannot be '{short(fault.value)}'; {advice}"


def _empty(fault: Fault) -> str:
    if isinstance(fault.value, str):
        return f"{fault.subject} is an empty text; write the words, or leave the field out"
    none = ", write 'none' where there is none" if "none" in fault.shape.words else ""
    return f"{fault.subject} is an empty list; list something{none}, or leave the field out"


def _too_long(fault: Fault) -> str:
    most, what = fault.details["max_length"], "characters" if isinstance(fault.value, str) else "items"
    return f"{fault.subject} has {len(fault.value)} {what}; at most {most} fit"


def _out_of_range(fault: Fault) -> str:
    limit, bound = next((words, fault.details[key]) for key, words in _LIMITS.items() if key in fault.details)
    return f"{fault.subject} cannot be {fault.value}; it must be {limit} {bound}"


def _not_finite(fault: Fault) -> str:
    return f"{fault.subject} must be a plain number"


_QUOTED = {"true", "false"}
_ANSWERS = {"yes": "true", "on": "true", "y": "true", "no": "false", "off": "false", "n": "false"}
_LIMITS = {"ge": "at least", "le": "at most", "gt": "more than", "lt": "less than"}
WRONG_TYPES = frozenset(
    f"{kind}_type" for kind in ("string", "int", "float", "bool", "list", "dict", "model", "date", "mapping")
) | {"wrong-shape", "model_attributes_type", "int_from_float", "union_tag_invalid"}
_WORDS: dict[str, tuple[str, Callable[[Fault], str]]] = {
    "literal_error": ("wrong-value", _wrong_word),
    "string_pattern_mismatch": ("wrong-form", _wrong_pattern),
    "string_too_short": ("empty-text", _empty),
    "too_short": ("empty-list", _empty),
    "string_too_long": ("too-long", _too_long),
    "too_long": ("too-long", _too_long),
    "greater_than_equal": ("out-of-range", _out_of_range),
    "less_than_equal": ("out-of-range", _out_of_range),
    "greater_than": ("out-of-range", _out_of_range),
    "less_than": ("out-of-range", _out_of_range),
    "finite_number": ("out-of-range", _not_finite),
}
