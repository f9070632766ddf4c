"""Filters that need no declaration: dates, spans, countries, lists, links."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from generator.formats import FILTERS
from generator.markup import Markdown


@pytest.mark.parametrize(
    ("name", "value", "more", "expected"),
    [
        ("day", datetime.date(2024, 2, 24), [], "24 February 2024"),
        ("iso", datetime.date(2024, 2, 4), [], "2024-02-04"),
        ("span", "P1D", [], "1 day"),
        ("span", "P1Y6M", [], "1 year and 6 months"),
        ("span", "P2W", [], "2 weeks"),
        ("span", "PT72H", [], "72 hours"),
        ("span", "P1DT12H30M", [], "1 day and 12 hours and 30 minutes"),
        ("each_span", "P1Y", [], "year"),
        ("each_span", "P6M", [], "6 months"),
        ("country", "UA", [], "Ukraine"),
        ("country", "US", [], "the United States"),
        ("country", "NL", [], "the Netherlands"),
        ("country", "EEA", [], "the European Economic Area (EEA)"),
        ("country_name", "GB", [], "United Kingdom"),
        ("country_names", ["US", "DE"], [], ["United States", "Germany"]),
        ("countries", ["US", "DE"], [], ["the United States", "Germany"]),
        ("listing", [], [], ""),
        ("listing", ["a"], [], "a"),
        ("listing", ["a", "b"], [], "a and b"),
        ("listing", ["a", "b", "c"], ["or"], "a, b or c"),
        ("listing", ["a*", Markdown("**b**")], [], "a&#42; and **b**"),
        ("capital", "", [], ""),
        ("capital", "élan", [], "Élan"),
        ("term", "email-address", ["data-categories"], "email address"),
        ("terms", ["consent", "contract"], ["legal-bases"], ["your consent", "a contract with you"]),
        ("many", "analytics", ["recipient-kinds"], "analytics providers"),
        ("url", "https://www.acme.example/", [], "[acme.example](https://www.acme.example/)"),
        ("url", "https://acme.example/a_b", ["our *page*"], "[our &#42;page&#42;](https://acme.example/a_b)"),
        ("mail", "a@acme.example", [], "[a@acme.example](mailto:a@acme.example)"),
    ],
)
def test_filter(name: str, value: Any, more: list[Any], expected: Any) -> None:
    assert FILTERS[name](value, *more) == expected


def test_our_markup_stays_markup() -> None:
    assert isinstance(FILTERS["capital"](Markdown("*a*")), Markdown)
    assert not isinstance(FILTERS["capital"]("*a*"), Markdown)


def test_a_link_to_code_is_refused() -> None:
    with pytest.raises(ValueError, match="a link leads to"):
        FILTERS["url"]("javascript:alert(1)")
