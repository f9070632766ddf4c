"""Formal words beside plain ones: chosen by the policy's voice, and telling the same facts."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from rendering import GOLDEN, PRACTICES, declared, library, loaded

from generator import assemble, clauses, load, source
from generator.document import Document, Passage
from generator.problems import Refused
from generator.recorder import Path as Steps

VOICED = {id_: clause.formal for id_, clause in library().clauses.items() if clause.formal}
EVERYONE = [*PRACTICES, *GOLDEN]
PERSON = r"(?i)\b(?:we|us|our|ours|ourselves|you|your|yours|yourself)\b"
OURSELVES = "opening/about"
"""It says whom "we" and "you" mean in clauses that have no formal words."""


def in_both(file: Path) -> tuple[Document, Document]:
    """The policy in plain words and in formal ones."""
    declaration = load.declaration(file)
    policy = declaration.policy.model_copy(update={"voice": "formal"})
    plain = declaration.model_copy(update={"policy": declaration.policy.model_copy(update={"voice": "plain"})})
    formal = declaration.model_copy(update={"policy": policy})
    return tuple(assemble.document(one.stands_in(declaration.places), library()) for one in (plain, formal))  # type: ignore[return-value, arg-type]


def printed(passage: Passage) -> set[Steps]:
    return {leaf.path for line in passage.basis.lines for leaf in line.printed}


@pytest.mark.parametrize("file", EVERYONE, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_formal_words_tell_the_same_facts(file: Path) -> None:
    plain, formal = in_both(file)
    told = [(p.clause, printed(p), p.basis.meets, p.basis.states, p.basis.because) for p in plain.passages]
    assert [(p.clause, printed(p), p.basis.meets, p.basis.states, p.basis.because) for p in formal.passages] == told
    assert [s.id for s in formal.sections] == [s.id for s in plain.sections]


def test_the_most_used_clauses_have_formal_words_or_need_none() -> None:
    fired = Counter(clause for file in EVERYONE for clause in {p.clause for p in in_both(file)[0].passages})
    addressing = [
        id_
        for id_, _ in fired.most_common()
        if id_ in library().clauses and re.search(PERSON, without_tags(library().clauses[id_].template))
    ]
    assert [id_ for id_ in addressing[:10] if id_ not in VOICED] == []
    assert len(VOICED) >= 10


@pytest.mark.parametrize("id_", VOICED)
def test_formal_words_speak_of_the_company_and_the_person(id_: str) -> None:
    formal = VOICED[id_]
    words = without_tags(f"{formal.heading or ''}\n{formal.template}")
    assert id_ == OURSELVES or not re.search(PERSON, words)


def without_tags(template: str) -> str:
    return re.sub(r"\{%.*?%\}|\{\{.*?\}\}", " ", template)


def test_the_voice_chooses_words_and_headings() -> None:
    said = assemble.document(declared(policy={"effective": "2026-11-01", "voice": "formal"}), library())
    passages = {p.clause: p for p in said.passages}
    assert "is responsible for personal data under this policy" in passages["company/identity"].markdown
    assert passages["company/identity"].basis.file == "templates/clauses/en/company/identity.formal.md.j2"
    assert "Rights" in {section.heading for section in said.sections}


def test_one_person_is_not_called_a_company() -> None:
    data = source.read(Path(__file__).parent / "rules" / "base.yaml").data
    data["company"]["natural_person"] = True
    data["policy"]["voice"] = "formal"
    text = assemble.document(loaded(data), library()).preamble
    assert '"the operator" means' in " ".join(p.markdown for p in text)


def test_formal_words_may_have_a_heading_and_a_review_of_their_own_and_no_more(tmp_path: Path) -> None:
    file = tmp_path / "opening/about.formal.md.j2"
    file.parent.mkdir()
    file.write_text("---\nheading: Us\nreviewed: {on: 2026-01-01, by: Ann}\n---\nThe company.\n", "utf-8")
    held = clauses.library([tmp_path]).clauses["opening/about"]
    assert held.heading is None
    assert held.formal
    assert (held.formal.heading, held.formal.review, held.review) == (
        "Us",
        "reviewed by Ann on 2026-01-01",
        "not reviewed",
    )
    assert held.formal.when == held.when
    file.write_text("---\nwhen: data-given\n---\nThe company.\n", "utf-8")
    with pytest.raises(Refused, match=r"about.formal.md.j2:2:1: error: 'when' is not a field here"):
        clauses.library([tmp_path])


def test_formal_words_of_no_clause(tmp_path: Path) -> None:
    (tmp_path / "lost.formal.md.j2").write_text("The company.\n", "utf-8")
    with pytest.raises(Refused, match="there is no clause 'lost' to be said in formal words"):
        clauses.library([tmp_path])


def test_own_words_in_one_voice_are_those_of_both(tmp_path: Path) -> None:
    file = tmp_path / "opening/about.md.j2"
    file.parent.mkdir()
    file.write_text("---\nwhen: {declared: company.brand}\nversion: 1\n---\nWe are.\n", "utf-8")
    assert clauses.library([tmp_path]).clauses["opening/about"].formal is None


def test_words_that_an_override_has_not_changed_keep_their_formal_ones(tmp_path: Path) -> None:
    ours = library().clauses["opening/about"]
    file = tmp_path / "opening/about.md.j2"
    file.parent.mkdir()
    front = f"---\nreplaces: {{version: {ours.version}, digest: {ours.digest}}}\n---\n"
    file.write_text(front + ours.template, "utf-8")
    assert clauses.library([tmp_path]).clauses["opening/about"].formal == ours.formal
    file.write_text(f"{front}We are.\n", "utf-8")
    assert clauses.library([tmp_path]).clauses["opening/about"].formal is None
