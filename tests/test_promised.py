"""Promises of the text that reach no further than they can be kept: held over all practices and golden cases.

What the company cannot bind, control or delete is left out of the promise in the same passage.
"""

from __future__ import annotations

import html
import re
from functools import cache
from pathlib import Path

import pytest
from rendering import GOLDEN, PRACTICES, library

from generator import examine
from generator.document import Document, Passage
from generator.examine import Examined
from generator.facts import Given

FILES = [*PRACTICES, *GOLDEN]
every_policy = pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}-{file.stem}")


@cache
def examined(file: Path) -> Examined:
    return examine.declaration(file, library())


def document(file: Path) -> Document:
    found = examined(file).document
    assert found
    return found


def given(file: Path) -> Given:
    declaration = examined(file).declaration
    assert declaration
    return Given(declaration)


def said_by(file: Path, clause: str) -> list[Passage]:
    return [p for p in document(file).passages if p.clause == clause]


def sentences(passage: Passage) -> list[str]:
    return re.split(r"(?<=[.!?])\s+", passage.markdown)


def test_the_clauses_held_here_are_said_somewhere() -> None:
    said = {passage.clause for file in FILES for passage in document(file).passages}
    assert {"recipients/no-sale", "recipients/equal-protection", "children/deleted", "elsewhere/links"} <= said


@every_policy
def test_a_denial_of_sale_has_no_exception(file: Path) -> None:
    """Who gets data stands in the list of recipients, and never as a case in which data is sold after all."""
    denied = re.compile(r"\b(?:not|never) sell\b", re.IGNORECASE)
    softened = re.compile(r"\b(?:except|unless|other than|without your (?:consent|permission))\b", re.IGNORECASE)
    said = [s for p in document(file).passages for s in sentences(p) if denied.search(s)]
    assert [s for s in said if softened.search(s)] == []


@every_policy
def test_authorities_and_courts_are_told_of_once(file: Path) -> None:
    """What is given because the law asks is one list, with each case once."""
    told = said_by(file, "recipients/authorities")
    assert len(told) <= 1
    cases = [line for p in told for line in p.markdown.splitlines() if line.startswith("- ")]
    assert len(cases) == len(set(cases))


@every_policy
def test_no_duty_is_put_on_authorities(file: Path) -> None:
    """Nobody can bind an authority to a policy."""
    everyone = re.compile(r"\b(?:everyone|everybody|anyone|every recipient|authorit\w+|courts?)\b", re.IGNORECASE)
    assert [p for p in said_by(file, "recipients/equal-protection") if everyone.search(p.markdown)] == []


@every_policy
def test_deletion_does_not_end_at_the_companys_own_servers(file: Path) -> None:
    """Copies at service providers go with the original (GDPR Art. 19, 28(3)(g))."""
    own = re.compile(r"\bdelet\w*\b[^.]*\bfrom our (?:own )?servers\b", re.IGNORECASE)
    limited = [s for p in document(file).passages for s in sentences(p) if own.search(s)]
    assert [s for s in limited if "service providers" not in s] == []


@every_policy
def test_portability_is_worded_as_the_law_has_it(file: Path) -> None:
    """GDPR Art. 20: the format, and sending it on."""
    for passage in said_by(file, "rights/list"):
        for line in passage.markdown.splitlines():
            if "Portability" in line:
                assert "machine-readable" in line.replace("&#45;", "-")
                assert "send it to someone else" in line


@every_policy
def test_rights_that_a_practice_brings_are_listed_with_it(file: Path) -> None:
    """GDPR Art. 7(3), 22(3): withdrawing a consent, and having a person look at what a program decided."""
    rights = " ".join(p.markdown for s in document(file).sections if s.id == "rights" for p in s.passages)
    whole = " ".join(p.markdown for p in document(file).passages)
    assert not given(file)("relies-on-consent").value or "withdraw your consent" in rights
    decided = [p.id for p in given(file).listed("purposes") if p.automated_decision not in (None, "none")]
    assert not decided or "have a person review the decision" in whole


def _stored(what: str, passage: Passage) -> bool:
    return " store" in passage.markdown and what in html.unescape(passage.markdown)


@every_policy
def test_what_a_connection_stores_is_told_in_one_clause(file: Path) -> None:
    """Told twice, it could be told with "may" in one place and "only" in the other."""
    sections = [s for s in document(file).sections if s.id in ("google", "connected")]
    for one in given(file).listed("integrations"):
        for stored in one.stores if isinstance(one.stores, list) else []:
            said = [{p.clause for p in s.passages if _stored(stored, p)} for s in sections]
            assert max(map(len, said)) == 1, stored


@every_policy
def test_what_is_said_of_linked_sites_is_not_said_of_providers(file: Path) -> None:
    """For its service providers, and for services that people connect, the company answers."""
    ours = {
        "This does not cover our service providers": given(file)("processors").value,
        "the services you connect": given(file)("processors").value and given(file).listed("integrations"),
    }
    for passage in document(file).passages:
        if "not responsible for" in passage.markdown:
            assert "sites we merely link to" in passage.markdown, passage.clause
            assert [words for words, declared in ours.items() if declared and words not in passage.markdown] == []


def test_processing_means_what_the_gdpr_says() -> None:
    """GDPR Art. 4(2): the list has all that the law's has, whatever else another law adds."""
    (means,) = [entry.means for entry in library().glossary.terms if entry.id == "processing"]
    named = (
        "collect record organise systematise store modify retrieve consult use disclose disseminate combine restrict "
        "delete destroy"
    )
    assert [one for one in named.split() if one not in means] == []
    assert "automated or not" in means
