"""Rules on words that a layer puts in the place of others: what may not be replaced, and what was since changed."""

from __future__ import annotations

from collections.abc import Iterator

from generator import compare
from generator.clause import Clause, Replaced, digest
from generator.clauses import Library
from generator.problems import Place
from generator.rules import ERROR, WARNING, Found, rule


@rule(ERROR)
def prescribed_wording_overridden(library: Library) -> Found:
    """A layer has other words for a clause whose wording a regulator or platform prescribes.

    Such a clause is marked `verbatim`. In other words it would not be what is prescribed, so it stays as it is. What
    there is to add belongs into a clause of its own.
    """
    for clause in library.worded:
        if clause.over and clause.over.front["verbatim"] and clause.digest != clause.over.digest:
            yield (
                clause.replaces.place if clause.replaces else Place(clause.file, 1, 1),
                f"clause '{clause.id}' has wording that is prescribed, and this layer changes it;"
                " take the file out, and say what there is to add in a clause of its own",
            )


@rule(WARNING)
def override_out_of_date(library: Library) -> Found:
    """The clause that an override was written over has changed since: its words or its version are others now.

    What changed may be a fault of ours that was mended, or a law that asks for more. The message has both redlines:
    what changed in the original, and what the override says in place of it. Bring the override up to date, then
    write down version and digest of the original as it is now, and keep its words beside the override.
    """
    for clause in library.worded:
        was, now = clause.replaces, clause.over
        if was and now and (was.version, was.digest) != (now.version, now.digest):
            yield was.place, "; ".join(_told(clause, was, now))


def _told(clause: Clause, was: Replaced, now: Clause) -> Iterator[str]:
    yield (
        f"clause '{clause.id}' overrides version {was.version} of {now.file}, which is now version {now.version}"
        f" with the digest {now.digest}"
    )
    if was.words is None or digest(was.heading, was.words) != was.digest:
        yield f"what it said is not kept beside the override; it now says {_said(now)}"
        return
    old, new, own = (
        _text(was.heading, was.words),
        _text(now.heading, now.template),
        _text(clause.heading, clause.template),
    )
    yield f"the original: {redline(old, new)}" if old != new else "its words are the same"
    yield f"the override: {redline(old, own)}" if old != own else "the override has the words of the old original"


def _said(clause: Clause) -> str:
    return f"“{_text(clause.heading, clause.template)}”"


def _text(heading: str | None, words: str) -> str:
    """Heading and words in one line."""
    return " ".join(f"{f'**{heading}** ' if heading else ''}{words}".split())


def redline(old: str, new: str) -> str:
    """The words of both in one run: [-removed-] and {+added+}, with long runs of what stayed shortened."""
    shown = {"removed": "[-{}-]", "added": "{{+{}+}}", "same": "{}"}
    runs = compare.redline(old, new)
    return "".join(
        _spaced(shown[kind], _short(text, i == 0, i == len(runs) - 1) if kind == "same" else text)
        for i, (kind, text) in enumerate(runs)
    )


def _spaced(form: str, text: str) -> str:
    """A run in its form, with the blank after its last word outside of it."""
    words = text.rstrip()
    return form.format(words) + text[len(words) :] if words else text


KEPT = 8
"""So many words of what stayed are shown beside what changed."""


def _short(text: str, first: bool, last: bool) -> str:
    words = text.split(" ")
    if len(words) <= 2 * KEPT + 3:
        return text
    start, end = words[:KEPT], words[-KEPT:]
    return " ".join([*([] if first else start), "…", *([] if last else end)])
