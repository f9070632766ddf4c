"""Two documents -> what became of each passage, word by word, with moves told apart from changes.

A document is compared as blocks: those of an assembled `Document`, or of the JSON of a policy that was built.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

from generator.document import Document
from generator.markup import plain

Words = tuple[tuple[Literal["same", "added", "removed"], str], ...]


@dataclass(frozen=True)
class Block:
    """A passage as plain text. `clause` is "" where only the published JSON is known; `section` lacks its number."""

    clause: str
    section: str
    heading: str
    text: str


@dataclass(frozen=True)
class Edit:
    """What became of a passage, and its words; `section` and `heading` as the newer document has them, if it does."""

    event: Literal["same", "changed", "added", "removed", "moved"]
    clause: str
    section: str
    heading: str
    words: Words


def blocks(document: Document) -> list[Block]:
    """The passages of a document in their order."""
    opening = [Block(p.clause, "", plain(p.heading or ""), plain(p.markdown)) for p in document.preamble]
    rest = [
        Block(p.clause, plain(section.heading), plain(p.heading or ""), plain(p.markdown))
        for section in document.sections
        for p in section.passages
    ]
    return opening + rest


def published(policy: Mapping[str, Any]) -> list[Block]:
    """The passages of a policy's published JSON, which does not name their clauses."""
    opening = [Block("", "", p["heading"] or "", p["text"]) for p in policy["preamble"]]
    rest = [Block("", s["heading"], p["heading"] or "", p["text"]) for s in policy["sections"] for p in s["passages"]]
    return opening + rest


def edits(old: Sequence[Block], new: Sequence[Block]) -> list[Edit]:
    """What became of each passage, in the newer order; one that went stands where it was."""
    pairs = _paired(old, new)
    still = _in_order([pairs[i] for i in sorted(pairs)])
    found: list[tuple[tuple[int, int], Edit]] = []
    last = -1
    followed = {i: _latest(pairs, i) for i in range(len(old))}
    for j, block in enumerate(new):
        before = pairs.get(j)
        found.append(((j, 0), _edit(old[before] if before is not None else None, block, before in still)))
    for i, block in enumerate(old):
        if i not in pairs.values():
            last = followed[i]
            found.append(((last, 1 + i), _edit(block, None, True)))
    return [edit for _, edit in sorted(found, key=lambda one: one[0])]


def _edit(was: Block | None, now: Block | None, in_place: bool) -> Edit:
    held = now or was
    assert held
    words = redline(was.text if was else "", now.text if now else "")
    if was is None or now is None:
        return Edit("added" if now else "removed", held.clause, held.section, held.heading, words)
    if was.text != now.text or was.heading != now.heading:
        event: Any = "changed"
    else:
        event = "same" if in_place and was.section == now.section else "moved"
    return Edit(event, held.clause, held.section, held.heading, words)


def _paired(old: Sequence[Block], new: Sequence[Block]) -> dict[int, int]:
    """The older place of each newer passage that was there before: the same words first, then the same clause."""
    pairs: dict[int, int] = {}
    for alike in ALIKE_BY:
        free: dict[Any, list[int]] = {}
        for i, block in enumerate(old):
            if i not in pairs.values() and alike(block):
                free.setdefault(alike(block), []).append(i)
        for j, block in enumerate(new):
            if j not in pairs and alike(block) and free.get(alike(block)):
                pairs[j] = free[alike(block)].pop(0)
    return pairs | _similar(old, new, pairs)


ALIKE_BY: tuple[Callable[[Block], Any], ...] = (
    lambda block: (block.heading, block.text),
    lambda block: block.clause and (block.clause, block.heading),
    lambda block: block.clause,
    lambda block: not block.clause and block.heading and (block.section, block.heading),
)
"""What two passages must have in common to be versions of one another, the surest first."""

ALIKE = 0.6
"""A passage without a clause's name is a version of another if so much of it stands there too."""


def _similar(old: Sequence[Block], new: Sequence[Block], pairs: Mapping[int, int]) -> dict[int, int]:
    free = [i for i, block in enumerate(old) if i not in pairs.values() and not block.clause]
    found: dict[int, int] = {}
    for j, block in enumerate(new):
        if j in pairs or not free:
            continue
        rated = [(SequenceMatcher(None, old[i].text, block.text, autojunk=False).ratio(), -i) for i in free]
        ratio, i = max(rated)
        if ratio >= ALIKE:
            found[j] = -i
            free.remove(-i)
    return found


def _in_order(older: Sequence[int]) -> set[int]:
    """The longest run of older places that still follow one another; the others moved."""
    tails: list[int] = []
    before: dict[int, int | None] = {}
    for place in older:
        at = bisect_left(tails, place)
        before[place] = tails[at - 1] if at else None
        tails[at : at + 1] = [place]
    held: set[int] = set()
    last = tails[-1] if tails else None
    while last is not None:
        held.add(last)
        last = before[last]
    return held


def _latest(pairs: Mapping[int, int], i: int) -> int:
    """The newer place of the passage that stood last before the older place `i` and is still there."""
    before = [(older, newer) for newer, older in pairs.items() if older < i]
    return max(before)[1] if before else -1


def redline(old: str, new: str) -> Words:
    """The words of both texts in one run: what stayed, what was added, what was removed."""
    before, after = re.findall(r"\S+|\s+", old), re.findall(r"\S+|\s+", new)
    return tuple(_runs(before, after))


def _runs(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[Any, str]]:
    for kind, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            yield "same", "".join(before[i:j])
            continue
        if i < j:
            yield "removed", "".join(before[i:j])
        if k < m:
            yield "added", "".join(after[k:m])
