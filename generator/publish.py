"""Files of a built policy, written whole or not at all; and whether those on disk are the current ones.

In comes a folder and, by name, the bytes each file is to have.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.problems import Level, Place, Problem, Refused

SUFFIXES = {
    "md": ".md",
    "html": ".html",
    "fragment": ".fragment.html",
    "pdf": ".pdf",
    "docx": ".docx",
    "json": ".json",
    "basis": ".basis.json",
    "review": ".review.html",
    "review-pdf": ".review.pdf",
}
"""How the name of a file ends, by its format."""


@dataclass(frozen=True)
class Written:
    """A file that has its bytes now. `changed` is false where it had them before."""

    path: Path
    changed: bool


@dataclass(frozen=True)
class Stale:
    """A file that is not what a build would write: `missing`, or it `differs`."""

    path: Path
    fault: str


def name(kind: str, format: str) -> str:
    """The file name of a document of that kind: privacy-policy.fragment.html."""
    return kind + SUFFIXES[format]


def write(folder: Path, files: dict[str, bytes]) -> list[Written]:
    """Gives each file its bytes. A file that has them keeps its time of change.

    Raises Refused where the system does not let us write, or where a symbolic link leads out of the folder.
    """
    with _refusing(folder):
        folder.mkdir(parents=True, exist_ok=True)
    _inside(folder, folder.parent)
    return [_write(folder / file, content) for file, content in files.items()]


def stale(folder: Path, files: dict[str, bytes]) -> list[Stale]:
    """The files that a build would change, in the order given; nothing is written."""
    found = []
    for file, content in files.items():
        before = _content(folder / file)
        if before != content:
            found.append(Stale(folder / file, "missing" if before is None else "differs"))
    return found


def _write(path: Path, content: bytes) -> Written:
    _inside(path, path.parent)
    if _content(path) == content:
        return Written(path, changed=False)
    with _refusing(path):
        _replace(path.resolve(), content)
    return Written(path, changed=True)


def _replace(path: Path, content: bytes) -> None:
    """The new file is complete on the disk before it takes the old one's name."""
    new = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with open(new, "xb") as file:  # noqa: PTH123 - the built-in takes the umask into account, as users expect
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            if path.exists():
                os.fchmod(file.fileno(), stat.S_IMODE(path.stat().st_mode))
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)


def _content(path: Path) -> bytes | None:
    with _refusing(path):
        try:
            return path.read_bytes()
        except FileNotFoundError:
            return None


def _inside(path: Path, folder: Path) -> None:
    with _refusing(path):
        target = path.resolve()
    if not target.is_relative_to(folder.resolve()):
        raise _refused(path, "unsafe-output", f"a symbolic link leads out of '{folder}' to '{target}'")


@contextlib.contextmanager
def _refusing(path: Path) -> Iterator[None]:
    try:
        yield
    except RuntimeError as error:  # what pathlib raises, before Python 3.13, where links run in a circle
        raise _refused(path, "unwritable-output", "too many levels of symbolic links") from error
    except OSError as error:
        raise _refused(path, "unwritable-output", (error.strerror or str(error)).lower()) from error


def _refused(path: Path, rule: str, message: str) -> Refused:
    return Refused([Problem(Place(path.as_posix(), 1, 1), Level.ERROR, rule, message)])
