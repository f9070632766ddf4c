"""A preset fills facts about the vendor, at its own line, and nothing the company has to say."""

from __future__ import annotations

from typing import Any

import pytest

from generator import catalog, init, load, presets, source
from generator.declaration import Declaration
from generator.problems import Place, Refused
from generator.source import Source

RECIPIENT = """\
recipients:
  - id: payments
    preset: stripe
    roles: [{role: processor}]
    data: [billing]
"""


def text(recipients: str) -> str:
    """The profile of a web app with other recipients, and so without a host; they stand at the end."""
    lines = init.declaration("saas", {}).splitlines(keepends=True)
    start, end = (next(i for i, line in enumerate(lines) if line.startswith(p)) for p in ("recipients:", "retention:"))
    return "".join(lines[:start] + lines[end:]) + recipients


def parsed(recipients: str) -> Source:
    return source.parse(recipients.encode(), "tide.yaml")


def filled(recipients: str) -> dict[str, Any]:
    whole, problems = presets.filled(parsed(recipients))
    assert problems == []
    found: dict[str, Any] = whole.data["recipients"][0]
    return found


def refused(recipients: str) -> list[str]:
    with pytest.raises(Refused) as caught:
        load.declared(parsed(text(recipients)))
    return [str(Refused([problem])) for problem in caught.value.problems]


def test_a_preset_fills_facts_about_the_vendor() -> None:
    assert filled(RECIPIENT) == {
        "id": "payments",
        "preset": "stripe",
        "roles": [{"role": "processor"}],
        "data": ["billing"],
        "name": "Stripe",
        "kind": "payments",
        "entity": "Stripe Payments Europe, Limited",
        "country": "IE",
        "locations": ["IE", "US"],
        "policy": "https://stripe.com/privacy",
    }


def test_what_the_declaration_says_stands() -> None:
    said = RECIPIENT + "    locations: [IE]\n    name: Stripe Payments\n"
    assert {key: filled(said)[key] for key in ("locations", "name")} == {"locations": ["IE"], "name": "Stripe Payments"}


@pytest.mark.parametrize("preset", catalog.vendors())
def test_no_preset_fills_what_only_the_company_knows(preset: str) -> None:
    assert presets.facts(preset).keys() <= {*presets.FIELDS}
    own = {"roles", "data", "purposes", "contract", "safeguards", "settings", "consideration", "own_purposes"}
    assert own & {*presets.FIELDS} == set()


def test_a_filled_value_stands_at_the_line_of_its_preset() -> None:
    whole, _ = presets.filled(parsed(RECIPIENT))
    for path in (("name",), ("locations",), ("locations", 1)):
        assert whole.value(("recipients", 0, *path)) == Place("tide.yaml", 3, 13)
        assert whole.key(("recipients", 0, *path)) == Place("tide.yaml", 3, 13)
    assert whole.value(("recipients", 0, "id")) == Place("tide.yaml", 2, 9)


def test_the_source_that_is_given_stays_as_it_is() -> None:
    whole = parsed(RECIPIENT)
    presets.filled(whole)
    assert "name" not in whole.data["recipients"][0]


@pytest.mark.parametrize("preset", catalog.vendors())
def test_every_preset_makes_a_recipient_that_is_valid(preset: str) -> None:
    found = load.declared(parsed(text(RECIPIENT.replace("stripe", preset))))
    assert isinstance(found, Declaration)
    (recipient,) = found.recipients  # type: ignore[misc]
    assert recipient.name == catalog.vendors()[preset].name  # type: ignore[union-attr]


def test_an_unknown_preset_is_said_once_with_what_was_meant() -> None:
    (problem,) = refused(RECIPIENT.replace("stripe", "Strype"))
    message = "error: 'preset' of recipient 'payments' cannot be 'Strype'; did you mean 'stripe' [unknown-preset]"
    assert problem.endswith(message)


def test_where_nothing_is_close_the_list_is_named() -> None:
    (problem,) = refused(RECIPIENT.replace("stripe", "zzzzzzzz"))
    assert "cannot be 'zzzzzzzz'; 'fairnotice terms vendors' lists what it may be [unknown-preset]" in problem


@pytest.mark.parametrize("recipients", ["recipients: none\n", "recipients: 3\n", "recipients: [x, {preset: [1]}]\n"])
def test_other_forms_are_left_for_validation(recipients: str) -> None:
    whole = parsed(recipients)
    assert presets.filled(whole) == (whole, [])


def test_a_recipient_without_preset_still_needs_its_kind() -> None:
    (problem,) = refused(RECIPIENT.replace("    preset: stripe\n", ""))
    assert "recipient 'payments' has no 'kind'" in problem
