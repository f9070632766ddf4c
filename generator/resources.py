"""Where the clause library lies, with outlines, themes and profiles: in the checkout or the wheel's copy."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

_PACKAGE = Path(__file__).parent


def templates() -> Path:
    """The folder with clauses/, outlines/, themes/ and profiles/."""
    packaged = _PACKAGE / "_library" / "templates"
    return packaged if packaged.is_dir() else _PACKAGE.parent / "templates"


def profiles() -> Path:
    """The folder of starter declarations, one file per profile: saas.yaml, newsletter.yaml."""
    return templates() / "profiles"


def tables() -> Path:
    """The folder of the rules' tables: what each finds and what it leaves alone, as the tests run them."""
    packaged = _PACKAGE / "_library" / "rules"
    return packaged if packaged.is_dir() else _PACKAGE.parent / "tests" / "rules"


def first(name: str, folders: Iterable[Path]) -> str:
    """The text of the file in the first folder that has it: a theme's own, or the plain theme's."""
    return next(path.read_text("utf-8") for folder in folders if (path := folder / name).is_file())


def compiled() -> Path:
    """The folder of files made ready beforehand: compiled clauses and catalogue. It may not exist."""
    return _PACKAGE / "_compiled"
