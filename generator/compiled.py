"""The clause library made ready beforehand: parsed front matter and compiled templates in one file.

Compiling templates costs far more than rendering them, so the wheel and `make` write this file. It is
used only where its key fits: the bytes of every source file, Python's bytecode, Jinja's version.
"""

from __future__ import annotations

import hashlib
import marshal
import sys
from pathlib import Path as File
from typing import Any

import jinja2

from generator import resources

FORM = 1
"""Changes when this module writes another form, or the environment compiles otherwise."""


def sources(root: File) -> list[File]:
    """Every file the library is made from, in a fixed order."""
    return sorted(
        file
        for folder in ("clauses", "outlines", "terms")
        for file in (root / folder).rglob("*")
        if file.is_file() and file.suffix in (".j2", ".yaml")
    )


def key(root: File) -> str:
    """What a compiled library must have been made from to be of use."""
    digest = hashlib.sha256(f"{FORM} {sys.implementation.cache_tag} {jinja2.__version__}".encode())
    for file in sources(root):
        digest.update(file.relative_to(root).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def load(root: File) -> Any:
    """(clauses, outline, glossary) where a compiled library fits, else None."""
    from generator.clauses import Clause, Glossary, Outline

    file = resources.compiled() / "library.bin"
    if not file.is_file():
        return None
    try:
        held = marshal.loads(file.read_bytes())
    except (ValueError, EOFError, TypeError):
        return None
    if held["key"] != key(root):
        return None
    clauses = {c["id"]: Clause(**c) for c in held["clauses"]}
    return clauses, Outline.model_validate(held["outline"]), Glossary.model_validate(held["glossary"])
