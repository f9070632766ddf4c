"""Rules on the words a declaration brings itself: what nobody can promise, and what no longer exists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from generator.facts import Given
from generator.recorder import Path, fields
from generator.rules import WARNING, Found, rule

GUARANTEED = r"""(?ix)
    \b100\s?%\s?(?:secure|safe) | (?:completely|absolutely|totally|fully)\s(?:secure|safe)\b
    | \b(?:military|bank)[- ]grade\b | \bunhackable\b | \bunbreakable\b
    | \bwe\s(?:fully\s)?guarantee\b
    | \b(?:secur|safe)\w*\b.{0,20}\bis\sguaranteed\b
"""


@rule(WARNING, law="FTC Act § 5")
def security_guaranteed(given: Given) -> Found:
    """Words of the declaration promise security that nobody can give.

    No system is fully safe, and such words deceive. Name the measures, and say what they protect.
    """
    for path, text in _texts(given.declaration, ()):
        if found := re.search(GUARANTEED, text):
            yield path, f"'{found[0]}' is a promise nobody can keep; name the measure"


OMNIBUS = "Articles 88a to 88c are a proposal, not law"

GONE = {
    "flash cookie": "Flash ended on 31 December 2020",
    "local shared object": "Flash ended on 31 December 2020",
    "silverlight": "Silverlight ended on 12 October 2021",
    "p3p": "browsers no longer read P3P",
    "privacy shield": "the Privacy Shield is invalid since 16 July 2020 (CJEU C-311/18)",
    "safe harbor framework": "the Safe Harbor is invalid since 6 October 2015 (CJEU C-362/14)",
    "safe harbor principles": "the Safe Harbor is invalid since 6 October 2015 (CJEU C-362/14)",
    "95/46/ec": "Directive 95/46/EC is repealed since 25 May 2018 (GDPR Art. 94)",
    "digital omnibus": OMNIBUS,
    **dict.fromkeys(("article 88a", "article 88b", "article 88c", "articles 88a", "art. 88a"), OMNIBUS),
}
"""What a text may still name, in small letters, and why it should not (Silverlight and the proposal: recalled)."""


@rule(WARNING)
def outdated_words(given: Given) -> Found:
    """Words of the declaration name a technology, a framework or a law that has gone, or is not law yet.

    It shows readers that nobody has looked at the text for years. Name what holds today.
    """
    for path, text in _texts(given.declaration, ()):
        small = text.lower()
        for words, why in GONE.items():
            if (at := small.find(words)) >= 0:
                yield path, f"'{text[at : at + len(words)]}' is out of date: {why}"


def _texts(value: Any, at: Path) -> Iterator[tuple[Path, str]]:
    """Every text of a declaration that stands in the policy."""
    if isinstance(value, BaseModel):
        for name, alias in fields(type(value)):
            extra = type(value).model_fields[name].json_schema_extra
            if isinstance(extra, dict) and extra.get("role") != "evidence":
                yield from _texts(getattr(value, name), (*at, alias))
    elif isinstance(value, list):
        for i, one in enumerate(value):
            yield from _texts(one, (*at, i))
    elif isinstance(value, str) and " " in value:
        yield at, value
