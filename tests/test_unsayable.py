"""More of what no policy of ours can say: what a cookie, a right, a client's data or a clause cannot be told to be."""

from __future__ import annotations

import html
import re
from pathlib import Path

from rendering import library
from test_impossible import FILES, declaration, document, every_policy, text, within

from generator.facts import Given


@every_policy
def test_each_cookie_stands_with_its_uses_and_who_sets_it(file: Path) -> None:
    """What a policy says of cookies follows from the declared ones, those of others among them."""
    given, found = Given(declaration(file)), document(file)
    section = html.unescape(" ".join(p.markdown for p in within(found, "cookies"))).casefold()
    recipients = given.by_id("recipients")
    cookies = given.mapping("cookies")
    for cookie in cookies.items if cookies else []:
        setter = recipients[cookie.setter].name if cookie.setter else None
        assert {part for part in (*cookie.uses, setter or "") if part.casefold() not in section} == set(), cookie.id


OF_ONE_LAW = (
    *("australia", "brazil", "california", "canada", "children-us", "health", "health-us", "india", "nevada"),
    *("quebec", "switzerland", "ukraine", "united-kingdom", "us-states"),
)
"""Sections that only people under one law, or of one place, read."""

AS_A_WHOLE = ("opening/summary", "connected/used-alone", "google/used-alone", "payments/none")
"""Clauses that sum up, or deny many things at once where another denies one of them."""


@every_policy
def test_nothing_is_denied_twice(file: Path) -> None:
    """Each denial stands in one clause, so no two of them differ in strength. Laws with sections of their own ask
    for some again."""
    told: dict[str, set[str]] = {}
    sections = [section for section in document(file).sections if section.id not in OF_ONE_LAW]
    for passage in (passage for section in sections for passage in section.passages):
        for state in passage.basis.states:
            if state["holds"] == "no" and passage.clause not in AS_A_WHOLE:
                told.setdefault(str(sorted(state.items())), set()).add(passage.clause)
    assert {state: names for state, names in told.items() if len(names) > 1} == {}


@every_policy
def test_each_right_is_listed_once(file: Path) -> None:
    """One list names the rights that everybody has; laws that give others have sections of their own."""
    lists = [p for p in within(document(file), "rights") if p.clause == "rights/list"]
    names = [name for p in lists for name in re.findall(r"^- \*\*(.+?)\*\*", p.markdown, re.MULTILINE)]
    assert len(lists) <= 1
    assert len(names) == len(set(names))
    assert len([name for name in names if re.search(r"correct|rectif|updat", name, re.IGNORECASE)]) <= 1


@every_policy
def test_clients_data_is_told_of_in_one_section(file: Path) -> None:
    """What is done with data of clients stands where their role is explained, and nowhere else."""
    for section in document(file).sections:
        if section.id != "clients":
            told = [
                p.clause for p in section.passages if any(leaf.path[0] == "client_data" for leaf in p.basis.because)
            ]
            assert told == []


CHANGES = ("policy", "changes")


@every_policy
def test_changes_of_the_policy_are_told_of_in_one_section(file: Path) -> None:
    """How changes are announced is one part of a declaration, so it cannot be told twice with differences. New
    purposes stand with the purposes."""
    for section in document(file).sections:
        if section.id not in ("changes", "purposes"):
            told = {p.clause for p in section.passages for leaf in p.basis.because if leaf.path[:2] == CHANGES}
            assert told == set()


OUTSIDE = (
    r"(?i)(?:does|do) not (?:cover|apply)|not (?:covered by|subject to|responsible for)|outside (?:of )?this policy"
    r"|no control over"
)
"""How a text leaves somebody out of a policy."""


@every_policy
def test_no_recipient_is_left_out_of_the_policy(file: Path) -> None:
    """Only what others run elsewhere is outside of a policy: nobody it names as a recipient."""
    names = [one.name for one in Given(declaration(file)).listed("recipients") if one.name]
    for sentence in re.split(r"(?<=[.!?])\s+", text(document(file))):
        if re.search(OUTSIDE, sentence):
            assert [name for name in names if name in sentence] == []


@every_policy
def test_who_gives_no_data_is_told_what_devices_tell(file: Path) -> None:
    """A service may be used without giving data, and yet what it collects by itself stands in the policy."""
    given, said = Given(declaration(file)), text(document(file))
    for service in given.listed("services"):
        if service.without_account:
            assert "without giving us personal data yourself" in said
            assert "without giving us personal data." not in said
            for item in given.listed("data"):
                if item.source == "automatic" and given.meet(item.on, [service.id]) and item.label:
                    assert item.label.casefold() in said.casefold(), item.id


@every_policy
def test_the_commitment_to_limited_use_names_who_makes_it(file: Path) -> None:
    """In one form, with the name of the app and a link to the policy of Google."""
    for passage in (p for p in document(file).passages if p.clause == "google/limited-use"):
        assert passage.markdown.startswith(declaration(file).company.brand)
        assert re.search(
            r"\[.*\]\(https://developers.google.com/terms/api-services-user-data-policy\)", passage.markdown
        )
        assert "Limited Use requirements" in passage.markdown


@every_policy
def test_a_right_against_offers_is_not_one_against_clients_messages(file: Path) -> None:
    """Who may refuse offers learns whose: those that the company sends, and not those of its clients."""
    said = text(document(file))
    for sentence in re.findall(r"opt out of offers[^.;\n]*", said):
        assert "for whom we write to you" in sentence


WORDS = {id_: f"{clause.heading or ''}\n{clause.template}" for id_, clause in library().clauses.items()}
WORDS |= {f"phrases {name}": "\n".join(group.values()) for name, group in library().phrases.groups.items()}
WORDS |= {f"term {entry.id}": f"{entry.term}\n{entry.means}" for entry in library().glossary.terms}
"""The words of each clause with its heading, of the phrases and of the glossary."""


def test_the_library_names_no_company_it_writes_for() -> None:
    """A clause made for one company would tell of its products to all others."""
    names = {n for file in FILES for n in (declaration(file).company.brand, declaration(file).company.legal_name)}
    names |= {s.name for file in FILES for s in Given(declaration(file)).listed("services") if s.name}
    proper = {name for name in names if re.search(r"[A-Z]", name) and not name.startswith("the ")}
    found = {
        (id_, name) for id_, words in WORDS.items() for name in proper if re.search(rf"\b{re.escape(name)}\b", words)
    }
    assert found == set()


def test_no_clause_brings_an_address_of_its_own() -> None:
    """Every postal address, email address and phone number comes from a declaration."""
    street = r"\b\d+ [A-Z]\w+ (?:Street|St|Road|Rd|Avenue|Ave|Blvd|Lane|Square)\b|\b[A-Z]{2} \d{5}\b"
    address = rf"{street}|[\w.]+@[\w.]+\.\w+|\+\d[\d ]{{6,}}"
    assert {id_: found for id_, words in WORDS.items() if (found := re.findall(address, words))} == {}


def test_no_clause_tells_of_history_or_explains_a_law() -> None:
    """Facts on others, such as when they were founded, and summaries of laws grow old, and no declaration has them."""
    law = r"\b(?:GDPR|General Data Protection Regulation|PCI DSS)"
    told = rf"(?<!Act )\b(?:19|20)\d\d\b(?!/)|{law} (?:is|are|was|applies|requires|mandates|obliges|sets|means)\b"
    assert {id_: found for id_, words in WORDS.items() if (found := re.findall(told, words))} == {}
