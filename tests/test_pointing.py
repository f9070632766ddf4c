"""Where somebody points in a declaration."""

from __future__ import annotations

import pytest

from generator import pointing, source

TEXT = """company:
  brand: Acme
data:
  - id: account
    fields: [name, email]
  - id: logs
    label: >-
      what the
      server notes
purposes:
  - {id: service, data: [account]}
"""
WHOLE = source.parse(TEXT.encode(), "own/acme.yaml")


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("company", [("company",)]),
        ("company.brand", [("company", "brand")]),
        ("data.account.fields", [("data", 0, "fields")]),
        ("data[1].label", [("data", 1, "label")]),
        ("data.1.label", [("data", 1, "label")]),
        ("data.id", [("data", 0, "id"), ("data", 1, "id")]),
        ("data.account.fields.email", [("data", 0, "fields", 1)]),
        ("2", [("company", "brand")]),
        ("own/acme.yaml:2", [("company", "brand")]),
        ("acme.yaml:2", [("company", "brand")]),
        ("1", [("company",)]),
        ("4", [("data", 0, "id")]),
        ("9", [("data", 1, "label")]),
    ],
)
def test_what_is_meant(text: str, paths: list[pointing.Path]) -> None:
    assert pointing.meant(text, WHOLE)[0] == paths


def test_of_a_line_on_which_a_thing_begins_its_own_value_comes_first() -> None:
    assert pointing.meant("4", WHOLE) == [[("data", 0, "id")], [("data", 0)]]


@pytest.mark.parametrize("text", ["company.brnd", "data.nothing", "acme", "other.yaml:2", "two words", "", "[]"])
def test_what_means_nothing(text: str) -> None:
    assert pointing.meant(text, WHOLE) == []


def test_what_is_missing() -> None:
    assert pointing.missing("company.brnd", WHOLE) == ("company", "brnd", ["brand"])
    assert pointing.missing("data.acount.id", WHOLE) == ("data", "acount", ["account", "logs"])
    assert pointing.missing("company.brand.x", WHOLE) == ("company.brand", "x", [])
    assert pointing.missing("nothing.here", WHOLE) is None
    assert pointing.missing("two words", WHOLE) is None
    assert pointing.missing("company", WHOLE) is None
