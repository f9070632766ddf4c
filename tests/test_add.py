"""Adding a vendor puts its facts in as lines to confirm, and changes nothing else of the file."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from generator import add, catalog, init, load, source
from generator.add import Added
from generator.cli.app import app
from generator.problems import Problem, Refused
from generator.source import Source

ROOT = Path(__file__).parents[1]
FILES = [*sorted((ROOT / "practices").glob("*.yaml")), *sorted((ROOT / "templates/profiles").glob("*.yaml"))]

SMALL = """\
# Tide
purposes: [{id: selling, use: payment-processing}]
data: [{id: cards, categories: [payment-card]}]
recipients:
  - id: letters  # who sends them
    name: |
      Letter  Company

    # a note on letters

# what comes next
retention: none
"""

STRIPE = """\
  - id: stripe
    # confirm: each line; it is what is usual for Stripe. Where from: fairnotice terms stripe
    name: Stripe
    kind: payments
    does: processes payments
    entity: "Stripe Payments Europe, Limited"  # confirm: the company your contract is with
    country: IE
    roles: [{role: processor, purposes: [selling]}]
    # confirm: usually it is also controller, for fraud-prevention
    purposes: [selling]
    # confirm: the data it gets; usual: name, email-address, payment-card, purchase-history, \
transaction-records, ip-address, device-info
    data: [cards]
    locations: [IE, US]  # confirm: the region you chose
    policy: https://stripe.com/privacy
    # confirm: contract, such as {status: signed}, and bound_to
    # confirm: consideration and own_purposes, or 'none'
    # confirm: safeguards in force; it offers scc-m1, scc-m2, uk-idta, dpf
"""


def added(text: str, *names: str) -> Added:
    whole = source.parse(text.encode(), "tide.yaml")
    return add.vendors(text, "tide.yaml", [catalog.vendors()[name] for name in names], whole)


def problems(whole: Source) -> list[Problem]:
    try:
        load.declared(whole)
    except Refused as refused:
        return refused.problems
    return []


def kept(old: str, new: str) -> bool:
    """Whether the new text is the old one with something put in at two places at most, of lines or of brackets."""
    for opcode, *spans in SequenceMatcher(None, old.splitlines(True), new.splitlines(True), False).get_opcodes():
        a, b, c, d = spans
        was, now = "".join(old.splitlines(True)[a:b]), "".join(new.splitlines(True)[c:d])
        bracket = was.rfind("]")
        if opcode != "insert" and was != now and not (now.startswith(was[:bracket]) and now.endswith(was[bracket:])):
            return False
    return True


def test_lines_go_in_after_the_last_recipient_and_its_notes() -> None:
    note = "    # a note on letters\n"
    assert added(SMALL, "stripe").text == SMALL.replace(note, note + STRIPE)


def test_cookies_go_in_where_the_file_lists_some() -> None:
    text = SMALL + "cookies:\n  items:\n  - id: own\n    names: [x]\n  tool: {name: banner}\n"
    found = added(text, "stripe")
    assert found.told == ("stripe: added to 'recipients'", "stripe: added to 'cookies'")
    own, fraud, session = source.parse(found.text.encode(), "").data["cookies"]["items"]
    assert own == {"id": "own", "names": ["x"]}
    assert (fraud["id"], fraud["names"], fraud["lifetime"]) == ("stripe-fraud", ["__stripe_mid"], "P1Y")
    assert (session["setter"], session["purposes"]) == ("stripe", ["selling"])


def test_where_the_file_lists_no_cookies_it_is_told() -> None:
    told = "stripe: it sets cookies (__stripe_mid, __stripe_sid); this file lists none, so add them under 'cookies'"
    assert added(SMALL, "stripe").told[1] == told


def test_none_becomes_a_list_and_that_is_told() -> None:
    found = added("recipients: none  # so far\ndata: none\n", "bunny")
    assert found.text.startswith("recipients:  # so far\n  - id: bunny\n")
    assert found.text.endswith("\ndata: none\n")
    assert found.told[1] == "bunny: 'recipients' was 'none', which no longer holds; it is a list now"


@pytest.mark.parametrize("end", ["", "\n", "\n# the end\n", "\n...\n"])
def test_a_missing_part_is_made(end: str) -> None:
    text = "data: none" + end
    found = added(text, "bunny").text
    assert "recipients:\n  - id: bunny\n" in found
    assert found.replace("\n...\n", "\n").startswith("data: none\n")


def test_what_fits_nothing_declared_is_left_to_confirm() -> None:
    found = added("recipients: none\ndata: none\n", "stripe").text
    assert "data: [to-confirm]" in found
    assert "# confirm: purposes; usual: payment-processing, fraud-prevention\n" in found


def test_a_vendor_that_is_there_is_not_added_again() -> None:
    once = added(SMALL, "stripe").text
    again = added(once, "stripe", "stripe")
    assert again == Added(once, ("tide.yaml:10:5: 'stripe' is there already",) * 2)


def test_an_id_in_use_gets_a_number() -> None:
    text = "recipients: none\nsources: [{id: bunny, name: Easter Ltd}]\n"
    assert "- id: bunny-2\n" in added(text, "bunny").text


@pytest.mark.parametrize("recipients", ["[{id: a}]", "[\n  {id: a},  # mine\n]", "\n  [{id: a},]", "[]"])
def test_a_list_in_brackets_stays_one(recipients: str) -> None:
    text = f"recipients: {recipients}\ncookies: {{items: [{{id: own}}]}}\ndata: none\n"
    found = added(text, "stripe")
    said = source.parse(found.text.encode(), "").data
    assert [one["id"] for one in said["recipients"]][-1] == "stripe"
    assert [one["id"] for one in said["cookies"]["items"]] == ["own", "stripe-fraud", "stripe-fraud-session"]
    assert re.fullmatch("(?s)" + ".*".join(map(re.escape, re.split(r"(?=\])", text))), found.text)


@pytest.mark.parametrize("recipients", ["{a: 1}", "many"])
def test_what_is_no_list_is_refused_at_its_place(recipients: str) -> None:
    with pytest.raises(Refused, match=r"^tide\.yaml:1:13: error: lines cannot be added to 'recipients'"):
        added(f"recipients: {recipients}\n", "stripe")


def test_a_file_in_braces_is_refused() -> None:
    with pytest.raises(Refused, match="cannot-add"):
        added("{data: none}\n", "stripe")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_are_those_of_the_file(end: str) -> None:
    text = SMALL.replace("\n", end)
    found = added(text, "stripe").text
    assert found.count("\r") == (found.count("\n") if end == "\r\n" else 0)
    assert kept(text, found)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
@settings(max_examples=10, deadline=None)
@given(names=st.lists(st.sampled_from([*catalog.vendors()]), min_size=1, max_size=3, unique=True))
def test_all_else_of_a_file_stays_byte_for_byte(file: Path, names: list[str]) -> None:
    text = file.read_text("utf-8")
    found = added(text, *names)
    assert kept(text, found.text)
    before, after = (source.parse(one.encode(), "").data for one in (text, found.text))
    assert after["recipients"][: len(before["recipients"])] == before["recipients"]
    assert {**after, "recipients": 0, "cookies": 0} == {**before, "recipients": 0, "cookies": 0}


COMMENT = st.sampled_from(["", "# note\n", "\n", "  # deeper\n", "\n\n# more\n"])
VALUE = st.sampled_from(
    ["a", "'a # b'", "|\n      text\n\n      # text\n", ">+\n      text\n\n", "[x,\n      y]", "{x: y}"]
)


@settings(deadline=None)
@given(indent=st.sampled_from(["", "  ", "   "]), value=VALUE, between=COMMENT, after=st.booleans(), end=COMMENT)
def test_any_way_to_write_a_list_is_kept(indent: str, value: str, between: str, after: bool, end: str) -> None:
    value = value if value.endswith("\n") else f"{value}  # mine\n"
    text = f"recipients:  # all\n{between}{indent}- id: a\n{indent}  does: {value}{end}"
    text += f"data: none\n{between}" if after else ""
    found = added(text, "stripe").text
    assert kept(text, found)
    assert [one["id"] for one in source.parse(found.encode(), "").data["recipients"]] == ["a", "stripe"]


@pytest.mark.parametrize("name", catalog.vendors())
def test_after_adding_the_file_loads_or_says_what_to_confirm(name: str) -> None:
    text = init.declaration("saas", {})
    found = problems(source.parse(added(text, name).text.encode(), "tide.yaml"))
    assert {problem.rule for problem in found} <= {"dangling-reference"}
    assert all("names 'to-confirm'" in problem.message for problem in found)


def test_the_command_writes_the_file_and_keeps_its_byte_order_mark(tmp_path: Path) -> None:
    file = tmp_path / "tide.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + SMALL.encode())
    result = CliRunner().invoke(app, ["add", "stripe", str(file)])
    assert result.exit_code == 0, result.output
    assert file.read_bytes() == b"\xef\xbb\xbf" + added(SMALL, "stripe").text.encode()
    assert result.stderr.splitlines()[0] == "stripe: added to 'recipients'"


def test_an_unknown_vendor_is_wrong_usage(tmp_path: Path) -> None:
    file = tmp_path / "tide.yaml"
    file.write_text(SMALL, "utf-8")
    result = CliRunner().invoke(app, ["add", "strype", "--file", str(file)])
    assert (result.exit_code, result.stderr) == (2, "'strype' is no vendor we know; did you mean 'stripe'\n")
    assert file.read_text("utf-8") == SMALL


def test_a_broken_file_is_refused_and_kept(tmp_path: Path) -> None:
    file = tmp_path / "tide.yaml"
    file.write_text("recipients: [\n", "utf-8")
    result = CliRunner().invoke(app, ["add", "stripe", "--file", str(file)])
    assert result.exit_code == 1
    assert file.read_text("utf-8") == "recipients: [\n"


def test_vendors_are_listed_and_explained() -> None:
    listed = CliRunner().invoke(app, ["terms", "vendors"]).stdout.splitlines()
    assert len(listed) == len(catalog.vendors())
    assert "stripe: Stripe, payment provider" in listed
    told = CliRunner().invoke(app, ["terms", "plausible"]).stdout
    assert "entity      Plausible Insights OÜ\n            from Vendor snapshot of 5 August 2026" in told
    assert "policy      https://plausible.io/privacy\n            from memory, not checked" in told
