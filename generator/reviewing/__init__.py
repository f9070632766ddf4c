"""A Word file that a reviewer sent back -> which passages their tracked changes and comments touch.

What was there and what is proposed are both read from the file: a deletion keeps its words, an insertion is marked.
Passages are found by the bookmarks that `render.docx` put around them; a paragraph that somebody put between two of
them belongs to neither, and is told by the one before it. Changes of formatting, footnotes and what stands above or
below a page are not read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from generator.compare import Words, redline
from generator.reviewing.package import Package
from generator.reviewing.reading import Passage, passages


@dataclass(frozen=True)
class Remark:
    """A comment: who wrote it, when (ISO 8601, "" where not told), and the words it is about."""

    by: str
    on: str
    about: str
    text: str


@dataclass(frozen=True)
class Touched:
    """A passage that somebody changed or commented on; `name` is that of its bookmark.

    `added` passages stand after the one named, "" for the beginning. `tracked` is false where the words differ from
    those that were sent out, and no change says so.
    """

    name: str
    event: Literal["changed", "added", "removed", "remarked"]
    by: tuple[str, ...]
    words: Words
    remarks: tuple[Remark, ...]
    tracked: bool = True

    @property
    def old(self) -> str:
        return _said(self.words, "removed")

    @property
    def new(self) -> str:
        return _said(self.words, "added")


@dataclass(frozen=True)
class Review:
    """What a reviewed file says. `digest` is that of the policy it was made from, "" where it no longer says so."""

    digest: str
    touched: tuple[Touched, ...]
    before: Mapping[str, str]
    """The words of each passage as they were sent out, by bookmark."""


def read(content: bytes, name: str, sent: Review | None = None) -> Review:
    """The review in a Word file; `name` is for messages. Raises Refused where the file cannot be read.

    `sent` is what the file said when it was made. With it, changes that nobody tracked are found too.
    """
    package = Package(content, name)
    found = passages(package.document(), package.comments())
    touched = [one for passage in found if (one := _touched(passage))]
    before = {p.name: _said(p.words, "removed") for p in found if not p.between}
    if sent is not None:
        touched = _with_untracked(touched, before, sent.before)
    return Review(package.properties().get("FairNotice digest", ""), tuple(touched), before)


def _touched(passage: Passage) -> Touched | None:
    changed = _said(passage.words, "removed") != _said(passage.words, "added")
    remarks = tuple(Remark(*one) for one in passage.remarks)
    if not (changed or remarks):
        return None
    event: Literal["changed", "added", "removed", "remarked"] = "changed" if changed else "remarked"
    if passage.between:
        event = "added"
    elif changed and not _said(passage.words, "added"):
        event = "removed"
    return Touched(passage.name, event, passage.by, passage.words, remarks)


LONGEST = 20_000
"""Characters of a passage that are compared word by word; longer ones are shown as a whole."""


def _with_untracked(touched: list[Touched], before: Mapping[str, str], sent: Mapping[str, str]) -> list[Touched]:
    """The same with every passage whose words were changed, though no change is marked."""
    tracked = {one.name: one for one in touched if one.event != "added"}
    made: dict[str, Touched] = {}
    for name, was in sent.items():
        held = tracked.get(name)
        if before.get(name, "") == was:
            continue
        now = held.new if held else before.get(name, "")
        words: Words = (("removed", was), ("added", now))
        if len(was) + len(now) <= LONGEST:
            words = redline(was, now)
        event: Literal["changed", "removed"] = "changed" if now else "removed"
        base = held or Touched(name, event, (), (), ())
        made[name] = replace(base, event=event, words=words, tracked=False)
    kept = [one for one in touched if one.event == "added" or one.name not in made]
    order = {name: n for n, name in enumerate(sent)}
    return sorted([*made.values(), *kept], key=lambda one: (order.get(one.name, -1), one.event == "added"))


def _said(words: Words, kind: str) -> str:
    """The words as they stand with the changes of one kind, without regard to how blanks are set."""
    lines = "".join(said for how, said in words if how in ("same", kind)).split("\n")
    return "\n".join(line for line in (" ".join(line.split()) for line in lines) if line.strip(" |"))
