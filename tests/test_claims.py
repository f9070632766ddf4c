"""Claims: each narrower practice refutes the wide promise; what supports one stands among its reasons."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rendering import GOLDEN, PRACTICES, library, loaded

from generator import assemble, load, rules
from generator.declaration import Declaration
from generator.facts import Given
from generator.facts.claims import BACKED, BEYOND_SERVICE, DENIED, SUPPORT
from generator.facts.said_of_data import IDENTIFYING
from generator.vocabulary import VOCABULARIES, within

BASE = Path(__file__).parent / "rules" / "base.yaml"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(BASE, "base.yaml")


def declared(claim: str, **given: Any) -> Declaration:
    claims = [{"claim": claim, "affirmed_by": "the board", "on": "2026-10-01"}]
    Path("case.yaml").write_text(json.dumps({"extends": "base.yaml", "claims": claims, **given}), "utf-8")
    return load.declaration(Path("case.yaml"))


def refuted(declaration: Declaration) -> bool:
    found = rules.check(Given(declaration), declaration.places)
    return "claim-refuted" in {p.rule for p in found}


def promised(declaration: Declaration) -> list[Any]:
    document = assemble.document(declaration, library())
    return [passage for passage in document.passages if passage.clause == "scope/promises"]


def under(vocabulary: str, *roots: str) -> Iterator[str]:
    return (term for term in VOCABULARIES[vocabulary] if any(within(vocabulary, term, root) for root in roots))


def purpose(use: str) -> dict[str, Any]:
    return {"purposes": [{"id": "more", "use": use, "data": ["account"]}]}


def data(category: str) -> dict[str, Any]:
    return {"data": [{"id": "more", "categories": [category], "source": "automatic"}]}


def counted(category: str) -> dict[str, Any]:
    counting = {"id": "counting", "use": "audience-measurement", "data": ["more"]}
    return {**data(category), "purposes": [counting]}


def recipient(kind: str) -> dict[str, Any]:
    return {"recipients": [{"id": "more", "kind": kind, "roles": [{"role": "controller"}], "data": ["account"]}]}


NARROWER = [
    *(("no-advertising", purpose(use), use) for use in under("purposes", "advertising")),
    *(("no-targeted-advertising", purpose(use), use) for use in under("purposes", "targeted-advertising")),
    *(("no-marketing", purpose(use), use) for use in under("purposes", "direct-marketing")),
    *(("no-profiling", purpose(use), use) for use in under("purposes", "tailoring", "targeted-advertising")),
    *(("only-provide-service", purpose(use), use) for use in under("purposes", *BEYOND_SERVICE)),
    *(("no-special-categories", data(c), c) for c in under("data-categories", "special-category")),
    *(("no-children", data(c), c) for c in under("data-categories", "children-data")),
    *(("no-card-storage", data(c), c) for c in under("data-categories", "payment-card")),
    *(("anonymous-analytics", counted(c), c) for c in under("data-categories", *IDENTIFYING)),
    *(("never-shares", recipient(kind), kind) for kind in VOCABULARIES["recipient-kinds"]),
]
"""Each promise with each practice of the vocabularies that lies under what it denies."""


@pytest.mark.parametrize(
    ("claim", "given"), [pytest.param(claim, given, id=f"{claim}: {term}") for claim, given, term in NARROWER]
)
def test_each_narrower_practice_refutes_the_promise(claim: str, given: dict[str, Any]) -> None:
    assert refuted(declared(claim, **given))


@pytest.mark.parametrize("use", [*under("purposes", "service", "protection", "legal")])
def test_the_service_itself_refutes_no_promise_to_do_no_more(use: str) -> None:
    assert not refuted(declared("only-provide-service", **purpose(use), data=[{"id": "account", "required": True}]))


def test_each_claim_denies_something_or_stands_on_something() -> None:
    assert VOCABULARIES["claims"].keys() == DENIED.keys() | SUPPORT.keys()
    assert BACKED.keys() <= DENIED.keys()


def test_a_promise_names_what_supports_it() -> None:
    (passage,) = promised(declared("never-sells"))
    assert {leaf.path for leaf in passage.basis.because} == {("claims", 0, "claim"), ("recipients", 0, "consideration")}


def test_a_promise_that_is_refuted_is_not_printed() -> None:
    sold = [{"id": "host", "consideration": "a discount"}]
    assert promised(declared("never-sells", recipients=sold)) == []


def test_a_promise_that_stands_on_nothing_is_not_printed() -> None:
    assert promised(declared("encrypted-at-rest")) == []
    assert promised(declared("encrypted-at-rest", security={"measures": [{"measure": "encryption-at-rest"}]}))


@pytest.mark.parametrize("file", [*PRACTICES, *GOLDEN], ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_a_promise_that_stands_meets_no_contrary_in_the_text(file: Path) -> None:
    claims = [{"claim": claim, "affirmed_by": "the board", "on": "2026-10-01"} for claim in VOCABULARIES["claims"]]
    declaration = loaded({**load.merged(file).data, "claims": claims})
    given, document = Given(declaration), assemble.document(declaration, library())
    standing = [one for one in given("claims-made").value if not (one.refuted_by or one.missing)]
    assert len(standing) == sum(passage.clause == "scope/promises" for passage in document.passages)
    told = [p.message for p in rules.check(document, declaration.places) if p.rule == "contradicting-passages"]
    assert [message for message in told if "scope/promises" in message] == []


def test_a_promise_broken_is_told_once() -> None:
    declaration = declared("never-shares")
    document = assemble.document(declaration, library())
    told = rules.check(rules.Written(Given(declaration), document), declaration.places)
    assert "undisclosed-practice" not in {p.rule for p in told}
