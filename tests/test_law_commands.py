"""`regimes` and `coverage`: the catalogue explained, which laws apply and why, what is met and what is not."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from generator import catalog
from generator.cli.app import app

BASE = Path(__file__).parent / "regimes" / "base.yaml"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    shutil.copy(BASE, "base.yaml")
    return tmp_path


def run(*words: str, code: int = 0) -> str:
    result = CliRunner().invoke(app, words)
    assert result.exit_code == code, result.output
    return result.stdout


def acme(text: str) -> str:
    """A declaration that completes the base."""
    Path("acme.yaml").write_text(f"schema: 1\nextends: base.yaml\n{text}", "utf-8")
    return "acme.yaml"


def at(words: str) -> str:
    """Where in the base the value stands that begins after some words."""
    for n, line in enumerate(BASE.read_text("utf-8").splitlines(), 1):
        if words in line:
            return f"base.yaml:{n}:{line.index(words) + len(words) + 1}"
    raise AssertionError(words)


def at_cookies() -> str:
    """Where the mapping of cookies begins: at its first key, in the line below."""
    line = BASE.read_text("utf-8").splitlines().index("cookies:") + 2
    return f"base.yaml:{line}:3"


def standing(name: str) -> dict[str, Any]:
    (row,) = json.loads(run("regimes", name, "--for", "acme.yaml", "--format", "json"))
    assert isinstance(row, dict)
    return row


# --- regimes


def test_the_catalogue_is_listed() -> None:
    rows = json.loads(run("regimes", "--format", "json"))
    assert [row["id"] for row in rows] == [*catalog.regimes()]
    assert [line.split(":")[0] for line in run("regimes").splitlines()] == [row["id"] for row in rows]
    act = next(row for row in rows if row["id"] == "eu-ai-act-50")
    assert act["since"] == "2026-08-02"
    assert act["kinds"] == {"text": 0, "placement": 3, "timing": 1, "conduct": 1}


def test_a_regime_is_explained_with_what_it_asks() -> None:
    (row,) = json.loads(run("regimes", "gdpr-13", "--format", "json"))
    assert len(row["requirements"]) == len(catalog.regimes()["gdpr-13"].requirements)
    told = run("regimes", "gdpr-13").splitlines()
    assert told[0] == "gdpr-13"
    assert "gdpr-13-1-d (text, confirmed)" in told


def test_a_requirement_is_explained() -> None:
    assert run("regimes", "gdpr-13-1-d") == (
        "gdpr-13-1-d (text, confirmed)\n"
        "  Name the legitimate interest pursued for each purpose relying on legitimate interests.\n"
        "  law    GDPR Art. 13(1)(d)\n"
        "  if     a purpose rests on legitimate interests\n"
        "  since  2018-05-25\n"
        "  needs  purposes.basis.interest\n"
        "  each   relies-on-interests\n"
    )


def test_a_misspelt_name_is_answered_with_the_right_one() -> None:
    result = CliRunner().invoke(app, ["regimes", "eprivacyy"])
    assert result.exit_code == 2
    assert "'eprivacyy' is no regime or requirement; did you mean 'eprivacy'" in " ".join(result.stderr.split())


def test_a_regime_applies_because_of_lines() -> None:
    acme("")
    told = standing("eprivacy")
    assert told["standing"] == "applies"
    assert told["because"] == [at("established_in: "), at("offered_to: ["), at_cookies()]
    assert standing("uk-gdpr")["standing"] == "none"


def test_to_be_reachable_is_not_to_be_offered() -> None:
    acme("parties: {reachable_from: [GB]}\n")
    assert (standing("uk-gdpr")["standing"], standing("uk-gdpr")["because"]) == ("reachable", ["acme.yaml:3:28"])
    told = run("regimes", "uk-gdpr", "--for", "acme.yaml")
    assert told == (
        "Would apply if the service were offered where it can only be reached:\n"
        "  uk-gdpr: UK GDPR and Data Protection Act 2018 (as amended by DUAA 2025)\n"
        "    acme.yaml:3:28  parties.reachable_from[0]\n"
    )


def test_a_denial_says_why_by_whom_and_against_what() -> None:
    acme("regimes: [{regime: eprivacy, applies: false, reason: we set nothing on devices, by: Ann Lee}]\n")
    told = standing("eprivacy")
    assert (told["standing"], told["reason"], told["by"]) == ("denied", "we set nothing on devices", "Ann Lee")
    assert run("regimes", "eprivacy", "--for", "acme.yaml") == (
        "Denied by the declaration:\n"
        "  eprivacy: ePrivacy: cookies, device storage and marketing\n"
        "    by Ann Lee: we set nothing on devices\n"
        "    acme.yaml:3:20  regimes[0].regime\n"
        f"    would apply because of {at('established_in: ')}  company.established_in\n"
        f"    would apply because of {at('offered_to: [')}  parties.offered_to[0]\n"
        f"    would apply because of {at_cookies()}  cookies\n"
    )


@pytest.mark.parametrize("left_out", ["reason", "by"])
def test_nobody_denies_a_law_without_a_reason_and_a_name(left_out: str) -> None:
    given = {"regime": "eprivacy", "applies": "false", "reason": "no cookies", "by": "Ann Lee"}
    acme(f"regimes: [{{{', '.join(f'{k}: {v}' for k, v in given.items() if k != left_out)}}}]\n")
    why = {"reason": "why", "by": "who decided"}[left_out]
    assert f"item 1 of 'regimes' has no '{left_out}'; add it ({why})" in run("regimes", "--for", "acme.yaml", code=1)


def test_a_law_to_come_will_apply() -> None:
    acme("parties: {offered_to: [IN]}\n")
    told = run("regimes", "in-dpdp", "--for", "acme.yaml")
    assert told.startswith("Will apply:\n  in-dpdp: India DPDP Act 2023 and Rules 2025, from 2027-05-13\n")


def test_a_threshold_that_nobody_answers_is_told() -> None:
    acme("parties: {offered_to: [US-CA]}\n")
    assert (standing("ccpa-statute")["standing"], standing("ccpa-statute")["because"]) == (
        "unanswered",
        ["acme.yaml:3:24"],
    )
    acme("parties: {offered_to: [US-CA]}\ncompany: {scale: {turnover_usd: 90000000}}\n")
    assert standing("ccpa-statute")["standing"] == "applies"
    acme(
        "parties: {offered_to: [US-CA]}\n"
        "company: {scale: {turnover_usd: 9000, california_consumers: 90, revenue_from_selling: 0.0}}\n"
    )
    assert standing("ccpa-statute")["standing"] == "none"


# --- coverage


def test_what_is_outside_the_text_is_attested_or_not_visible() -> None:
    acme("attested: [{requirement: gdpr-13-3, done: true, on: 2026-10-01, by: Ann Lee}]\n")
    told = run("coverage", "acme.yaml")
    assert (
        "  attested          gdpr-13-3               GDPR Art. 13(3)\n"
        "                    done, as Ann Lee saw on 2026-10-01\n"
    ) in told
    assert ("  not visible to us gdpr-12-1               GDPR Art. 12(1)\n                    conduct\n") in told
    assert told.splitlines()[-2].startswith("Outside the text: 1 attested, ")
    markdown = run("coverage", "acme.yaml", "--format", "markdown")
    assert "| gdpr-13-3 | GDPR Art. 13(3) | attested | done, as Ann Lee saw on 2026-10-01 |" in markdown


def test_what_is_missing_is_a_gap_that_names_the_field() -> None:
    acme("without: [rights.contact, rights]\n")
    told = run("coverage", "acme.yaml", code=1)
    assert (
        "  GAP               gdpr-13-2-b             GDPR Art. 13(2)(b), 15-21\n"
        "                    needs rights.contact\n"
    ) in told
    rows = json.loads(run("coverage", "acme.yaml", "--format", "json", code=1))
    (gdpr,) = (one for one in rows["regimes"] if one["id"] == "gdpr-13")
    assert gdpr["because"][:2] == [at("established_in: "), at("offered_to: [")]
    assert next(one for one in gdpr["requirements"] if one["id"] == "gdpr-13-2-b") == {
        "id": "gdpr-13-2-b",
        "citation": "GDPR Art. 13(2)(b), 15-21",
        "kind": "text",
        "confidence": "confirmed",
        "status": "gap",
        "met_by": [],
        "needs": ["rights.contact"],
    }


def test_what_is_not_surely_asked_is_perhaps_a_gap_and_fails_nothing() -> None:
    payments = (
        "payments: {operators: [host], entered_with: operator, card_stored: false, pci: our provider is certified}\n"
    )
    acme(payments.replace(", card_stored: false", ""))
    assert "'payments' has no 'card_stored'" in run("coverage", "acme.yaml", code=1)
    acme("security: {standards: [{standard: pci-dss, status: certified}]}\n")
    told = run("coverage", "acme.yaml")
    assert (
        "  perhaps a gap     pci-claim               PCI DSS v4.0.1; FTC Act § 5\n"
        "                    needs security.standards.scope, payments.operators, payments.card_stored\n"
    ) in told
    assert "1 without a passage are only recommended, or not surely read by us.\n" in told
    assert json.loads(run("coverage", "acme.yaml", "--format", "json"))["ok"]
