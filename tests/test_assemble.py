"""Selected clauses as one document: lines, numbers, references, notes, drafts, definitions."""

from __future__ import annotations

import pytest
from rendering import by_clauses, clause, declared, library, paths, written

from generator import assemble, layout
from generator.document import Document, slug
from generator.explain import path_text


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("One.\nTwo.\n\nThree.\n", "One. Two.\n\nThree."),
        ("One.  Two   three.", "One. Two three."),
        ("- a\n  more\n- b\n", "- a more\n- b"),
        ("Text:\n- a\n  - b\n", "Text:\n\n- a\n  - b"),
        ("- a\n\n- b\n", "- a\n- b"),
        ("| A |\n|---|\n\n| x |\n", "| A |\n|---|\n| x |"),
        ("| A |\n|---|\n| x |\n\nAfter.", "| A |\n|---|\n| x |\n\nAfter."),
        ("\n\n\nOne.\n\n\n\nTwo.\n\n", "One.\n\nTwo."),
    ],
)
def test_one_line_for_each_paragraph_item_and_row(template: str, text: str) -> None:
    assert layout.joined([(template, [], [])])[0] == text


def test_paths_follow_their_lines() -> None:
    chunks = [("One ", [], []), ("two.", [("a",)], [("b",)]), ("\n\nThree.\n", [("c",)], [])]
    assert layout.joined(chunks) == ("One two.\n\nThree.", {0: ([("a",)], [("b",)]), 2: ([("c",)], [])})


def test_a_value_that_ends_a_sentence_ends_it_once() -> None:
    company = {**declared().company.model_dump(exclude_none=True), "legal_name": "Acme Ltd."}
    (passage,) = written("We are {{ company.legal_name }}.\nHello.", declared(company=company)).passages
    assert passage.markdown == "We are Acme Ltd. Hello."


def test_sections_are_numbered_and_referred_to() -> None:
    found = by_clauses(
        [
            clause("See {{ section('rights') }}."),
            clause("Ask.", "rights/list"),
            clause("No.", "gone/not", when="outside-eea"),
        ],
        declared(),
    )
    assert [s.title for s in found.sections] == ["1. Data", "2. Rights"]
    assert found.sections[0].passages[0].markdown == f"See [section 2](#{slug('2. Rights')})."
    assert found.sections[1].anchor == slug("2. Rights")


def test_headings_take_values_and_their_basis() -> None:
    (passage,) = written("Text.", declared(), heading="About {{ company.brand }}").passages
    assert passage.heading == "About Acme"
    assert paths(passage.basis.lines[0].printed) == ["company.brand"]


def test_passages_that_follow_each_other_under_one_heading_have_it_once() -> None:
    held = [
        clause("One.", "data/one", heading="What we hold"),
        clause("Two.", "data/two", heading="What we hold"),
        clause("Three.", "data/three"),
        clause("Four.", "data/four", heading="What we hold"),
        clause("Five.", "data/five", heading="Others"),
        clause("Six.", "data/six", heading="What we hold"),
    ]
    found = by_clauses(held, declared()).passages
    assert [p.heading for p in found] == ["What we hold", None, None, None, "Others", "What we hold"]


def test_what_is_said_once_of_things_that_answer_alike_rests_on_each() -> None:
    sync = {"provider": "other", "kind": "sync", "purposes": ["service"], "revocation": {"where": "its settings"}}
    services = [{**sync, "id": f"sync-{n}", "product": f"Sync {n}"} for n in (1, 2)]
    text = "You can cut {{ alike | together }} in {{ alike.one.revocation.where }}."
    fact = "connected-services-revocable"
    (passage,) = written(text, declared(integrations=services), each={"alike": fact}).passages
    assert passage.markdown == "You can cut Sync 1 and Sync 2 in its settings."
    printed = paths(passage.basis.lines[0].printed)
    assert {f"integrations[{n}].revocation.where" for n in (0, 1)} <= set(printed)
    assert {f"integrations[{n}].product" for n in (0, 1)} <= set(printed)


def noted() -> Document:
    states = [{"action": "store", "data": "name", "holds": False}]
    note = {"id": "own", "section": "data", "heading": "Own *words*", "text": "We do <not>.", "states": states}
    return written("Text.", declared(notes=[note, {**note, "id": "lost", "section": "nowhere"}]))


def test_notes_stand_in_their_section_as_text() -> None:
    _, note = noted().passages
    assert (note.clause, note.heading, note.markdown) == ("notes/own", "Own &#42;words&#42;", "We do &lt;not&gt;.")


def test_notes_have_a_basis() -> None:
    basis = noted().passages[1].basis
    assert paths(basis.because) == ["notes[0]"]
    assert paths(basis.lines[0].printed) == ["notes[0].heading", "notes[0].text"]
    assert basis.states == ({"actor": "company", "action": "store", "data": "name", "holds": "no"},)


def test_what_a_passage_carries() -> None:
    states = [{"action": "sell", "data": "$data.categories", "holds": False}]
    front = {"meets": ["gdpr-13-1-a"], "version": 7, "derived_from": ["integrica-001"], "states": states}
    (passage,) = written("Text.", declared(), **front).passages
    basis = passage.basis
    assert (basis.clause, basis.version, basis.meets, basis.derived_from) == (
        "data/tested", 7, ("gdpr-13-1-a",), ("integrica-001",),
    )  # fmt: skip
    assert [p["data"] for p in basis.states] == ["email-address"]


def test_leaves_know_their_places() -> None:
    declaration = declared()
    for passage in assemble.document(declaration, library()).passages:
        for leaf in (*passage.basis.because, *(x for line in passage.basis.lines for x in line.printed)):
            assert leaf.place == declaration.places.value(leaf.path), path_text(leaf.path)


def test_the_document_is_of_the_policy() -> None:
    policy = {"effective": "2026-11-01", "updated": "2026-11-02", "version": "2", "title": "Our words",
              "url": "https://acme.example/privacy"}  # fmt: skip
    found = written("Text.", declared(policy=policy))
    assert (found.title, found.effective, found.updated, found.version) == (
        "Our words",
        "2026-11-01",
        "2026-11-02",
        "2",
    )
    assert (found.organisation, found.url, found.draft) == ("Acme", "https://acme.example/privacy", False)
    assert written("Text.", declared()).title == "Policy"


def test_a_draft_asks_what_is_open() -> None:
    found = assemble.document(declared(rights=None), library(), draft=True, blocking=[("rights", "first this")])
    assert found.open_questions[0] == "first this"
    assert "nothing is declared under 'rights': how people use their rights" in found.open_questions
    rights = next(s for s in found.sections if s.id == "rights")
    asked = [p.markdown for p in rights.passages if p.clause == "open-question"]
    assert asked[0] == "**Open question.** First this."
    assert asked[1].startswith("**Open question.** Nothing is declared under 'rights':")


def test_a_final_document_asks_nothing() -> None:
    found = assemble.document(declared(rights=None), library(), blocking=[("rights", "first this")])
    assert found.open_questions == ()
    assert "Open question" not in "".join(p.markdown for p in found.passages)


def test_unanswered_parts_by_their_names_in_yaml() -> None:
    names = [line.split("'")[1] for line in assemble.unanswered(declared())]
    assert "signals" in names
    assert not {"schema_", "extends", "cookies", "notes", "counsel_note"} & {*names}


def test_only_terms_that_are_used_are_defined() -> None:
    found = assemble.document(declared(), library())
    definitions = "\n".join(p.markdown for s in found.sections if s.id == "definitions" for p in s.passages)
    terms = [line.split("**")[1] for line in definitions.split("\n") if "**" in line]
    assert terms == sorted(terms, key=str.casefold)
    assert "Cookie" not in terms
    assert "Personal data" in terms
