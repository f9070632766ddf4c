"""The few words a rendered page adds to the text of a policy, by language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    contents: str
    skip: str
    draft: str
    draft_notice: str
    open_questions: str
    review: str


_ENGLISH = Words(
    contents="Contents",
    skip="Skip to the text",
    draft="Draft",
    draft_notice="Draft. Not for publication.",
    open_questions="These questions are still open:",
    review="Review copy, with the reasons of each passage. Internal, not for publication.",
)

_WORDS = {"en": _ENGLISH}


def words(language: str) -> Words:
    """The words for a BCP 47 tag, English where a language has none yet."""
    return _WORDS.get(language.lower().split("-")[0], _ENGLISH)
