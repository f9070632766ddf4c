"""One thing a declaration says is done or not done: a proposition, its places, and words for a message.

The text's own propositions come from clauses and are held against each other once it is assembled. These come
from the answers themselves, so they meet where no clause speaks of both: a claim, a `none` or a `false`
against a practice three parts away.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.propositions import Proposition
from generator.recorder import Derived, Path


@dataclass(frozen=True)
class Said(Derived):
    """Something a declaration says is done, or not done; `told` has the words for it."""

    told: str
    proposition: Proposition


def does(path: Path, told: str, action: str, **arguments: str) -> Said:
    """It is done. `told` is a clause: data 'logs' has 'ip-address'."""
    return Said((path,), told, _stated(action, True, arguments))


def denies(path: Path, told: str, action: str, **arguments: str) -> Said:
    """It is not done. `told` quotes the answer: 'cookies: none'."""
    return Said((path,), told, _stated(action, False, arguments))


def _stated(action: str, holds: bool, arguments: dict[str, str]) -> Proposition:
    return Proposition(**{"action": action, **arguments}, holds=holds)
