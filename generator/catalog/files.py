"""The catalogue's YAML files, or their compiled copy where it was made from these very files."""

from __future__ import annotations

import hashlib
import marshal
import sys
from pathlib import Path
from typing import Any

from generator import resources, source

FOLDER = Path(__file__).parent

PARTS = {
    "law": ("regimes/*.yaml", "us_states.yaml"),
    "google": ("google_scopes.yaml",),
    "ages": ("consent_ages.yaml",),
    "death": ("after_death.yaml",),
    "transfers": ("transfers.yaml",),
    "vendors": ("vendors/*.yaml",),
    "changes": ("changes.yaml",),
}
"""What is read together. A command that needs no transfers does not load them."""

Content = dict[str, dict[str, Any]]
"""The data of each file by its name below the folder."""


def content(part: str) -> Content:
    """The part's data, from the compiled copy if there is a current one. Raises Refused for broken YAML."""
    texts = _texts(part)
    return _compiled(part, _key(texts)) or _parsed(texts)


def compile_to(folder: Path, part: str) -> None:
    """Writes the compiled copy of a part."""
    texts = _texts(part)
    folder.mkdir(parents=True, exist_ok=True)
    held = marshal.dumps({"key": _key(texts), "content": _parsed(texts)})
    (folder / _name(part)).write_bytes(held)


def _name(part: str) -> str:
    return f"catalog-{part}.bin"


def _texts(part: str) -> dict[str, bytes]:
    files = [file for pattern in PARTS[part] for file in sorted(FOLDER.glob(pattern))]
    return {file.relative_to(FOLDER).as_posix(): file.read_bytes() for file in files}


def _key(texts: dict[str, bytes]) -> str:
    """SHA-256 of the sources and of Python's version, since marshal's form may change with it."""
    digest = hashlib.sha256(sys.version.encode())
    for name, text in texts.items():
        digest.update(b"%s\0%d\0%s" % (name.encode(), len(text), text))
    return digest.hexdigest()


def _compiled(part: str, key: str) -> Content | None:
    file = resources.compiled() / _name(part)
    try:
        held = marshal.loads(file.read_bytes())
    except (OSError, ValueError, EOFError, TypeError):
        return None
    return held["content"] if held["key"] == key else None


def _parsed(texts: dict[str, bytes]) -> Content:
    return {name: source.parse(text, f"catalog/{name}").data for name, text in texts.items()}
