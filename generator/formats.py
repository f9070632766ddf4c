"""Filters for clauses: dates, spans, countries, lists and labels in the policy's language.

Each takes declared values and gives plain text, which is escaped when printed, or `Markdown` of ours.
Names of months and countries come from CLDR.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable
from typing import Any

from generator import cldr, vocabulary
from generator.declaration.countries import US_STATES
from generator.markup import Markdown, email, escape, link

UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day"}


def day(value: datetime.date) -> str:
    """24 February 2024."""
    return f"{value.day} {cldr.names('en').months[value.month]} {value.year}"


def iso(value: datetime.date) -> str:
    """2024-02-24 (ISO 8601)."""
    return value.isoformat()


def count(number: int, unit: str) -> str:
    """1 month, 6 months."""
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"


def span(value: str) -> str:
    """An ISO 8601 duration in words: P6M is '6 months', P1Y6M '1 year and 6 months', PT72H '72 hours'."""
    date, _, time = value[1:].partition("T")
    parts = [count(int(n), UNITS[u]) for n, u in re.findall(r"(\d+)([YMWD])", date)]
    parts += [count(int(n), {"H": "hour", "M": "minute"}[u]) for n, u in re.findall(r"(\d+)([HM])", time)]
    return " and ".join(parts)


def country(code: str) -> str:
    """The country's English name; a state of the US has its own, another part of a country the country's."""
    names = cldr.names("en").territories
    areas = {"EU": "the European Union (EU)", "EEA": "the European Economic Area (EEA)", "world": "any country"}
    if code in areas:
        return areas[code]
    if code in US_STATES:
        return US_STATES[code]
    name: str = names[code[:2]]
    return f"the {name}" if name.startswith(("United ", "Netherlands", "Philippines")) else name


def country_name(code: str) -> str:
    """The name of a country or area as a table has it, without an article or abbreviation."""
    return re.sub(r" \(\w+\)$", "", country(code).removeprefix("the "))


def country_names(codes: Iterable[str]) -> list[str]:
    """The names of several countries, without articles."""
    return [country_name(code) for code in codes]


def countries(codes: Iterable[str]) -> list[str]:
    """The names of several countries."""
    return [country(code) for code in codes]


def each_span(value: str) -> str:
    """A duration after 'every': P1Y is 'year', P6M '6 months'."""
    return span(value).removeprefix("1 ")


def listing(values: Iterable[Any], word: str = "and") -> Markdown:
    """'a, b and c', each value escaped; with a comma before the word where an item has it inside."""
    items = [v if isinstance(v, Markdown) else escape(str(v)) for v in values]
    if len(items) < 2:
        return Markdown("".join(items))
    comma = "," if any(f" {word} " in item for item in items) else ""
    return Markdown(f"{', '.join(items[:-1])}{comma} {word} {items[-1]}")


def capital(text: str) -> str:
    """The text with its first letter large."""
    kind = Markdown if isinstance(text, Markdown) else str
    return kind(text[:1].upper() + text[1:])


def term(value: str, name: str) -> str:
    """The label of a term of a vocabulary."""
    return vocabulary.label(name, value)


def terms(values: Iterable[str], name: str) -> list[str]:
    """The labels of several terms."""
    return [vocabulary.label(name, value) for value in values]


def many(value: str, name: str) -> str:
    """The plural of a term."""
    return vocabulary.plural(name, value)


def url(address: str, text: str | None = None) -> Markdown:
    """A link; its text is the address without its scheme where no other is given."""
    return link(text or re.sub(r"^https?://(www\.)?|/$", "", address), address)


def mail(address: str) -> Markdown:
    return email(address)


FILTERS: dict[str, Callable[..., Any]] = {
    f.__name__: f
    for f in (
        day,
        iso,
        span,
        each_span,
        country,
        countries,
        country_name,
        country_names,
        listing,
        capital,
        term,
        terms,
        many,
        url,
        mail,
    )
}
"""What a clause may write after `|`; `telling.NAMES` adds those that know the declaration."""
