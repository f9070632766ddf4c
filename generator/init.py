"""A profile's name and the author's answers in; the YAML text of a first declaration out.

A profile is a whole declaration under example names. The values to ask for end in a comment `# ask: KEY`;
they are the only ones replaced, so all the rest of the file, comments included, reaches the author as it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from generator import resources

NAMES = (
    "saas",
    "newsletter",
    "podcast",
    "shop",
    "marketplace",
    "personal-site",
    "static-site",
    "app-without-data",
    "childrens-game",
    "browser-extension",
    "mail-add-on",
    "open-source",
    "clinic",
)
"""The profiles, in the order they are offered."""

PROMPTS = {
    "brand": "Name people know",
    "legal-name": "Legal name, or your own name where there is no company",
    "street": "Street and number",
    "city": "City",
    "postcode": "Postal code",
    "country": "Country, two capital letters such as DE",
    "email": "Email address for questions about privacy",
    "website": "Web address of the service",
    "hosting-provider": "Company that hosts the service",
    "email-provider": "Company that delivers your emails",
    "payment-provider": "Company that processes payments",
    "effective": "Day the policy takes effect, YYYY-MM-DD",
}
"""What to ask, by key; a profile asks for some of these."""

_ASKED = re.compile(r"(?m)^(?P<field>.*: )(?P<value>[^ ].*?)(?P<comma>,?)  # ask: (?P<key>[a-z-]+)$")
_PLAIN = re.compile(r"[^\W\d_][\w@./-]*(?: [\w.][\w@./-]*)*|\d{4}-\d{2}-\d{2}")
# Words that YAML 1.1 or 1.2 takes for something other than text, or that a declaration reads as an answer.
_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null", "none"})
# Controls, line breaks other than \n, direction overrides, byte order marks and lone surrogates.
_UNSAFE = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")


@dataclass(frozen=True)
class Question:
    """A value the author has to give; the default is the example in the profile."""

    key: str
    prompt: str
    default: str


def profiles() -> dict[str, str]:
    """The profiles by name, each with its description: the first comment of its file."""
    return {name: _text(name).splitlines()[0].removeprefix("#").strip() for name in NAMES}


def questions(profile: str) -> list[Question]:
    """What to ask for a profile, each once, in the order of the file. Raises KeyError for an unknown one."""
    asked = {match["key"]: _said(match["value"]) for match in reversed(list(_ASKED.finditer(_text(profile))))}
    return [Question(key, PROMPTS[key], asked[key]) for key in reversed(asked)]


def declaration(profile: str, answers: Mapping[str, str]) -> str:
    """The declaration with the answers filled in; a value without an answer keeps its example.

    Raises KeyError for a profile there is none of, and for an answer to no question of it.
    """
    if unasked := answers.keys() - {question.key for question in questions(profile)}:
        raise KeyError(min(unasked))

    def filled(match: re.Match[str]) -> str:
        key = match["key"]
        value = _quoted(answers[key]) if key in answers else match["value"]
        return match["field"] + value + match["comma"]

    return _ASKED.sub(filled, _text(profile))


def _text(profile: str) -> str:
    if profile not in NAMES:
        raise KeyError(profile)
    return resources.first(f"{profile}.yaml", [resources.profiles()])


def _said(value: str) -> str:
    return str(json.loads(value)) if value.startswith('"') else value


def _quoted(text: str) -> str:
    """The text as a YAML scalar: plain where no reader of YAML takes it for something else.

    A JSON string is a YAML double-quoted scalar, but for some characters that only YAML wants escaped.
    """
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS:
        return text
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False))
