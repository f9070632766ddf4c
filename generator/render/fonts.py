"""The fonts of a PDF: files of one locked package, so that a machine without fonts prints the same bytes.

The files are static instances on purpose: WeasyPrint makes an instance of a variable font with a
timestamp in it. fontTools is imported only for text beyond the letters known to be covered.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

FAMILY = "Fira Sans"

COVERED = re.compile(
    "["
    "\\s -~\u00a0-\u024f"  # Latin with its extensions
    "\u0386\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce"  # modern Greek
    "\u0400-\u045f\u0490\u0491"  # Cyrillic of the living languages of Europe
    "‒–—―‘’‚“”„†‡•…‹›€№™→−"
    "]*"
)
"""Text every face covers, told without opening a font: Latin, Greek and Cyrillic letters, punctuation."""

_UNSEEN = {"Cc", "Cf", "Zs", "Zl", "Zp"}
"""Categories that put no ink on paper; their width, where they have one, is made from the space."""


@dataclass(frozen=True)
class Face:
    """One font file with its CSS style and weight."""

    style: str
    weight: int
    path: Path


def faces() -> list[Face]:
    """Regular and bold, upright and italic."""
    folder = _folder()
    return [
        Face("normal", 400, folder / "FiraSans-Regular.ttf"),
        Face("italic", 400, folder / "FiraSans-Italic.ttf"),
        Face("normal", 700, folder / "FiraSans-Bold.ttf"),
        Face("italic", 700, folder / "FiraSans-BoldItalic.ttf"),
    ]


def files() -> list[Path]:
    return [face.path for face in faces()]


def missing(text: str) -> list[str]:
    """The characters of a text that at least one face lacks, each once, in order."""
    if COVERED.fullmatch(text):
        return []
    covered = _covered()
    return [character for character in dict.fromkeys(text) if not _prints(character, covered)]


def _prints(character: str, covered: frozenset[int]) -> bool:
    """A letter with an accent may be put together from its parts, as HarfBuzz does."""
    if ord(character) in covered or unicodedata.category(character) in _UNSEEN:
        return True
    parts = unicodedata.normalize("NFD", character)
    return parts != character and all(ord(part) in covered for part in parts)


@cache
def _covered() -> frozenset[int]:
    from fontTools.ttLib import TTFont

    maps = []
    for path in files():
        with TTFont(path, lazy=True) as font:
            maps.append(frozenset(font.getBestCmap()))
    return frozenset.intersection(*maps)


def _folder() -> Path:
    package = find_spec("fontpkg_fira_sans")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("fontpkg-fira-sans is not installed", name="fontpkg_fira_sans")
    return Path(package.origin).parent / "files"
