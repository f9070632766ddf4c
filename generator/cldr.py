"""What CLDR calls months and countries: a language in; the words out, from Babel or a copy made ready beforehand.

Babel reads all it knows of a language to tell one name, which takes longer than writing a policy.
"""

from __future__ import annotations

import marshal
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import babel

from generator import resources


@dataclass(frozen=True)
class Names:
    """`months` are the full names by number from 1, `territories` those by ISO 3166-1 code."""

    months: dict[int, str]
    territories: dict[str, str]


@cache
def names(language: str) -> Names:
    """The names in a language."""
    try:
        made, months, territories = marshal.loads(_file(language).read_bytes())
    except (OSError, ValueError, EOFError, TypeError):
        return _read(language)
    return Names(months, territories) if made == babel.__version__ else _read(language)


def _read(language: str) -> Names:
    known = babel.Locale.parse(language)
    return Names(dict(known.months["format"]["wide"]), dict(known.territories))


def compile_to(folder: Path, language: str) -> None:
    """Writes the copy, which is used while Babel stays the same."""
    found = _read(language)
    folder.mkdir(parents=True, exist_ok=True)
    held = marshal.dumps((babel.__version__, found.months, found.territories))
    (folder / _file(language).name).write_bytes(held)


def _file(language: str) -> Path:
    return resources.compiled() / f"names-{language}.bin"
