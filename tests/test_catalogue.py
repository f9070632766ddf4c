"""The catalogue: every entry cited and of known confidence, every name in it resolves."""

from __future__ import annotations

import marshal
import shutil
from collections import Counter
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from generator import catalog, resources, select, source
from generator.catalog import files
from generator.catalog.law import Condition, Confidence, Kind, Requirement
from generator.declaration import Declaration
from generator.declaration.company import Company
from generator.declaration.countries import COUNTRIES, EEA
from generator.facts import FACTS
from generator.vocabulary import VOCABULARIES

REGIMES = catalog.regimes()
REQUIREMENTS = catalog.requirements()
SCOPES = catalog.google_scopes()
TRANSFERS = catalog.transfers()
STATES = catalog.states()

# Raising a confidence takes a source; the counts make that visible in review.
CONFIDENCE = {"confirmed": 294, "partial": 48, "recalled": 7}


def test_there_are_25_regimes_and_349_requirements() -> None:
    assert (len(REGIMES), len(REQUIREMENTS)) == (25, 349)


def test_regimes_are_those_of_the_vocabulary() -> None:
    assert REGIMES.keys() == VOCABULARIES["regimes"].keys()


def test_a_regime_stands_in_the_file_of_its_name() -> None:
    held = {name: content["regime"] for name, content in files.content("law").items() if "/" in name}
    assert held == {f"regimes/{id_}.yaml": id_ for id_ in sorted(REGIMES)}


@pytest.mark.parametrize("requirement", REQUIREMENTS.values(), ids=lambda requirement: requirement.id)
def test_a_requirement_is_cited_and_of_known_kind_and_confidence(requirement: Requirement) -> None:
    assert requirement.citation
    assert requirement.text.endswith(".")
    assert requirement.kind in get_args(Kind)
    assert requirement.confidence in get_args(Confidence)
    assert set(requirement.includes) <= REGIMES.keys()
    assert requirement.applies is None or requirement.when


def test_confidence_is_not_raised_in_passing() -> None:
    assert Counter(requirement.confidence for requirement in REQUIREMENTS.values()) == CONFIDENCE


def conditions() -> list[tuple[str, Condition]]:
    named = [(one.id, one.applies) for one in REGIMES.values()]
    named += [(one.id, one.applies) for one in REQUIREMENTS.values()]
    return [(id_, condition) for id_, condition in named if condition is not None]


@pytest.mark.parametrize(("id_", "condition"), conditions(), ids=[id_ for id_, _ in conditions()])
def test_conditions_name_facts_and_fields_there_are(id_: str, condition: Condition) -> None:
    assert list(select.faults(condition, Declaration)) == []  # type: ignore[arg-type]


def test_what_is_told_of_each_thing_is_a_fact() -> None:
    assert {fact for one in REQUIREMENTS.values() for fact in one.each} <= FACTS.keys()


def test_needs_name_fields_there_are() -> None:
    Company.model_rebuild()  # it names a model that is defined below it
    paths = {path for one in REQUIREMENTS.values() for choice in one.needs or () for path in choice}
    paths |= {path for mechanism in TRANSFERS.mechanisms.values() for path in mechanism.needs}
    assert {path: step for path in paths if (step := select.unknown_step(path, Declaration))} == {}


def test_a_requirement_counts_from_its_day_and_not_before_its_regime() -> None:
    automated = REQUIREMENTS["app-1-7"]
    assert not automated.in_force(date(2026, 12, 9))
    assert automated.in_force(date(2026, 12, 10))
    assert REQUIREMENTS["dpdp-3-c"].since == REGIMES["in-dpdp"].since == date(2027, 5, 13)
    days = [(one.since or date.min, REGIMES[one.regime].since or date.min) for one in REQUIREMENTS.values()]
    assert all(own >= regime for own, regime in days)


def test_states_are_parts_of_the_united_states_and_name_rights_there_are() -> None:
    assert len(STATES) == 23
    assert all(code.startswith("US-") for code in STATES)
    assert {right for state in STATES.values() for right in state.rights} <= VOCABULARIES["rights"].keys()
    assert {level for state in STATES.values() for level in state.confidence.values()} <= set(get_args(Confidence))
    assert [s.code for s in STATES.values() if s.since <= date(2026, 11, 22) and not (s.notice and s.rights)] == []


def test_scopes_name_products_and_data_there_are() -> None:
    assert len(SCOPES) == len(files.content("google")["google_scopes.yaml"]["scopes"]) == 368
    assert {scope.product for scope in SCOPES.values()} == VOCABULARIES["google-products"].keys()
    assert {data for scope in SCOPES.values() for data in scope.data} <= VOCABULARIES["data-categories"].keys()
    assert {scope.sensitivity for scope in SCOPES.values()} == {"non-sensitive", "sensitive", "restricted"}
    assert [scope.scope for scope in SCOPES.values() if not (scope.does and scope.data)] == []


def test_a_scope_is_confirmed_or_partial_only_with_its_source() -> None:
    assert [s.scope for s in SCOPES.values() if (s.confidence == "recalled") != (s.source is None)] == []


def test_a_scope_tells_which_google_rules_follow() -> None:
    calendar = SCOPES["https://www.googleapis.com/auth/calendar"]
    assert (calendar.sensitivity, calendar.guarded, calendar.workspace) == ("sensitive", True, True)
    assert not SCOPES["openid"].guarded
    assert not SCOPES["https://www.googleapis.com/auth/youtube.readonly"].workspace


def test_the_eea_is_that_of_the_declaration() -> None:
    assert TRANSFERS.eea == EEA


def test_adequate_countries_exist() -> None:
    assert TRANSFERS.eu.keys() - COUNTRIES == {"EPO"}
    assert TRANSFERS.uk.keys() - COUNTRIES == {"EEA"}


@pytest.mark.parametrize(
    ("country", "on", "adequate"),
    [
        ("US", date(2023, 7, 9), False),
        ("US", date(2023, 7, 10), True),
        ("BR", date(2026, 1, 25), False),
        ("BR", date(2026, 1, 26), True),
        ("GB", date(2031, 12, 27), True),
        ("GB", date(2031, 12, 28), False),
        ("IN", date(2026, 11, 22), False),
    ],
)
def test_adequacy_has_its_days(country: str, on: date, adequate: bool) -> None:
    assert (country in TRANSFERS.adequate(on)) is adequate


def test_the_uk_finds_other_countries_adequate() -> None:
    assert TRANSFERS.adequate(date(2026, 11, 22), "GB") - TRANSFERS.adequate(date(2026, 11, 22)) == {
        "EEA",
        "GI",
    }


def test_mechanisms_are_those_of_the_vocabulary() -> None:
    terms = VOCABULARIES["transfer-mechanisms"]
    assert TRANSFERS.mechanisms.keys() | TRANSFERS.retired.keys() == terms.keys()
    assert TRANSFERS.retired.keys() == {id_ for id_, term in terms.items() if "retired" in term.flags}


def test_retired_mechanisms_ended_and_are_replaced_by_living_ones() -> None:
    assert all(retired.ended < date(2026, 1, 1) for retired in TRANSFERS.retired.values())
    replaced = {id_ for retired in TRANSFERS.retired.values() for id_ in retired.replaced_by}
    assert replaced <= TRANSFERS.mechanisms.keys()


def test_people_may_have_a_copy_of_contracts_but_not_of_decisions() -> None:
    assert {"scc", "scc-m2", "uk-addendum", "bcr"} <= TRANSFERS.copy_needed
    assert not {"adequacy", "dpf", "derogation-contract"} & TRANSFERS.copy_needed


@pytest.mark.parametrize("part", files.PARTS)
def test_a_current_copy_spares_the_yaml(part: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = files.content(part)
    monkeypatch.setattr(resources, "compiled", lambda: tmp_path)
    catalog.compile_to(tmp_path)
    monkeypatch.setattr(source, "parse", pytest.fail)
    assert files.content(part) == held


def test_a_copy_of_other_files_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "compiled", lambda: tmp_path / "compiled")
    catalog.compile_to(tmp_path / "compiled")
    changed = tmp_path / "catalog"
    shutil.copytree(files.FOLDER, changed)
    (changed / "transfers.yaml").write_text("eea: [AT]\n", "utf-8")
    monkeypatch.setattr(files, "FOLDER", changed)
    assert files.content("transfers") == {"transfers.yaml": {"eea": ["AT"]}}


@pytest.mark.parametrize("broken", [b"", b"not marshal", marshal.dumps({"key": "old", "content": {}})])
def test_a_broken_copy_is_not_used(broken: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = files.content("transfers")
    monkeypatch.setattr(resources, "compiled", lambda: tmp_path)
    (tmp_path / "catalog-transfers.bin").write_bytes(broken)
    assert files.content("transfers") == held
