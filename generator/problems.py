"""Problems: what is wrong, where, how bad it is; and the exit codes a command ends with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum


class Level(Enum):
    """How bad a problem is, worst first."""

    ERROR = "error"
    GAP = "gap"
    WARNING = "warning"
    INFO = "info"


class Exit(int, Enum):
    """What a command tells the shell."""

    OK = 0
    PROBLEMS = 1
    USAGE = 2
    BUG = 3


@dataclass(frozen=True, order=True)
class Place:
    """A point in a file: its path as the user would write it, line and column counted from 1."""

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Accepted:
    """That somebody accepts a problem: why, who, until which day (ISO 8601), and where that is written."""

    reason: str
    by: str
    until: str
    place: Place


@dataclass(frozen=True)
class Problem:
    """One finding. `rule` is the kebab-case name of the fault; `message` one lower-case clause."""

    place: Place
    level: Level
    rule: str
    message: str
    accepted: Accepted | None = None


@dataclass
class Refused(Exception):
    """Raised where a file cannot be used at all; carries every problem found in it."""

    problems: list[Problem] = field(default_factory=list)

    def __str__(self) -> str:
        return "\n".join(f"{p.place}: {p.level.value}: {p.message} [{p.rule}]" for p in self.problems)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sorted by place, then rule and message, each once."""
    return sorted(set(problems), key=lambda p: (p.place, p.rule, p.message))
