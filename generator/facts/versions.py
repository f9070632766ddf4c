"""Earlier versions of the policy: its releases, which stand beside the declaration."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from generator.facts import Given, Holds, fact
from generator.recorder import Derived


@dataclass(frozen=True)
class Earlier(Derived):
    """A version that was in force before; `changes` say what was new in it."""

    version: str
    effective: datetime.date
    changes: tuple[str, ...]
    url: str | None


@fact
def earlier_versions(given: Given) -> Holds[list[Earlier]]:
    """The released versions of the policy before this one, the latest first."""
    because = (("policy", "effective"),)
    found = [Earlier(because, r.version, r.effective, r.changes, r.url) for r in given.declaration.earlier]
    return Holds(found, because if found else ())
