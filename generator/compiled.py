"""The clause library made ready beforehand: parsed front matter and compiled templates in one file.

Compiling templates costs far more than rendering them, so the wheel and `make` write this file. It is
used only where its key fits: the bytes of every source file, Python's bytecode, Jinja's version.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import sys
from pathlib import Path as File
from typing import Any

import jinja2

from generator import resources

FORM = 4
"""Changes when this module writes another form, or the environment compiles otherwise."""


def sources(root: File) -> list[str]:
    """Every file the library is made from, in a fixed order. Plain text: some hundreds of paths cost a start dear."""
    return sorted(
        os.path.join(folder, name)  # noqa: PTH118
        for part in ("clauses", "outlines", "terms", "phrases")
        for folder, _, names in os.walk(root / part)
        for name in names
        if name.endswith((".j2", ".yaml"))
    )


def key(root: File) -> str:
    """What a compiled library must have been made from to be of use."""
    digest = hashlib.sha256(f"{FORM} {sys.implementation.cache_tag} {jinja2.__version__}".encode())
    for path in sources(root):
        with open(path, "rb") as file:  # noqa: PTH123
            digest.update(path[len(str(root)) :].replace(os.sep, "/").encode() + b"\0" + file.read() + b"\0")
    return digest.hexdigest()


def load(root: File, language: str) -> Any:
    """The compiled library of a language as plain data where it fits its sources, else None."""
    file = resources.compiled() / f"{language}.bin"
    if not file.is_file():
        return None
    try:
        held = marshal.loads(file.read_bytes())
    except (ValueError, EOFError, TypeError):
        return None
    return held if isinstance(held, dict) and held.get("key") == key(root) else None


def save(root: File, language: str, content: dict[str, Any]) -> File:
    """Writes a compiled library. `content` holds clauses, outlines, terms and phrases as plain data."""
    file = resources.compiled() / f"{language}.bin"
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(marshal.dumps(content | {"key": key(root)}))
    return file
