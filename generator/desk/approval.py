"""What is published held to what was approved; and a review written into the text of a clause's file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from generator import clause as files
from generator.clauses import Clause, Library
from generator.document import Document
from generator.problems import Level, Place, Problem


def not_approved(document: Document, library: Library, *, formal: bool = False) -> list[Problem]:
    """A problem for each clause of a policy that is a draft, or whose words nobody reviewed as they are.

    The company's own notes are no clauses; it answers for them in its declaration.
    """
    used = dict.fromkeys(passage.clause for passage in document.passages)
    return [problem for id_ in used if id_ in library.clauses for problem in _of(library.clauses[id_], formal)]


def _of(plain: Clause, formal: bool) -> Iterator[Problem]:
    one = plain.formal if formal and plain.formal else plain
    if one.unapproved:
        message = f"clause '{one.id}' is {one.unapproved}; approve it with 'fairnotice clauses approve'"
        yield Problem(place(one), Level.ERROR, "clause-not-approved", message)


def place(one: Clause) -> Place:
    """Where a clause's file says how its review stands; else its first line."""
    matter = files.matter(one)
    known = [name for name in ("reviewed", "status") if name in matter.data]
    return matter.key((known[0],)) if known else Place(one.file, 1, 1)


def signed(text: str, *, on: str, by: str, digest: str, status: bool) -> str:
    """The text of a clause's file with the review in its front matter; `status` marks it approved, too."""
    front = files.FRONT.match(text)
    lines = front[1] if front else ""
    body = text[front.end() :] if front else text
    for field in ("reviewed", *(["status"] if status else [])):
        lines = re.sub(rf"^{field}:.*\n(?:[ \t]+.*\n)*", "", lines, flags=re.MULTILINE)
    lines += f"reviewed: {{on: {on}, by: {json.dumps(by, ensure_ascii=False)}, digest: {digest}}}\n"
    lines += "status: approved\n" if status else ""
    return f"---\n{lines}---\n{body}"
