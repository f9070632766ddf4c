"""`diff`: what changed between two policies, and the notice of it."""

from __future__ import annotations

import datetime
import json
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import typer

from generator import changed, compare, examine, report, source
from generator import notice as notices
from generator.changed import Change
from generator.clauses import Library
from generator.cli import checking
from generator.compare import Block
from generator.declaration import Declaration
from generator.facts import Given
from generator.problems import Exit, Problem, Refused
from generator.render import to_changes

FORMS: dict[str, Callable[..., str]] = {
    "text": to_changes.text,
    "markdown": to_changes.markdown,
    "html": to_changes.page,
    "json": to_changes.as_json,
}


@dataclass(frozen=True)
class Side:
    """One of the two policies: its name, its declaration where there is one, and its passages."""

    name: str
    declaration: Declaration | None
    blocks: list[Block]


def diff(old: str, new: str, *, form: str, layers: Sequence[Path], notice: bool, on: datetime.date) -> None:
    """Prints what changed, or the notice to send. Exit 1 where a side cannot be read or the notice is late."""
    with tempfile.TemporaryDirectory() as folder:
        sides = [_side(name, layers, Path(folder) / str(i)) for i, name in enumerate((old, new))]
        changes = _changes(sides, checking.shipped(layers))
        if notice:
            _notice(sides[1], changes, on)
            return
        edits = compare.edits(sides[0].blocks, sides[1].blocks)
        typer.echo(FORMS[form](changes, edits, (old, new)), nl=False)


def _changes(sides: Sequence[Side], library: Library) -> list[Change] | None:
    old, new = (side.declaration for side in sides)
    return changed.changes(Given(old), Given(new), library.phrases.groups) if old and new else None


def _notice(new: Side, changes: list[Change] | None, on: datetime.date) -> None:
    if changes is None or new.declaration is None:
        raise typer.BadParameter("a notice needs two declarations; a built policy does not say what is practised")
    given = Given(new.declaration)
    if problem := notices.late(given, changes, on):
        _fail([problem])
    drafted = notices.notice(given, changes)
    for people, channel in drafted.announcements:
        typer.echo(f"to {people}, {channel}, by {drafted.by}", err=True)
    typer.echo(drafted.text, nl=False)


def _side(name: str, layers: Sequence[Path], folder: Path) -> Side:
    path = _from_git(name, folder) if _in_git(name) else Path(name)
    if path.suffix == ".json":
        return Side(name, None, _published(path, name))
    examined = examine.declaration(path, checking.shipped(layers, file=path))
    if examined.document is None or examined.declaration is None:
        _fail(examined.errors)
        raise AssertionError
    return Side(name, examined.declaration, compare.blocks(examined.document))


def _published(path: Path, name: str) -> list[Block]:
    try:
        policy: Any = json.loads(path.read_text("utf-8"))
        return compare.published(policy)
    except OSError as error:
        raise typer.BadParameter(f"'{name}' cannot be read: {(error.strerror or str(error)).lower()}") from None
    except (ValueError, KeyError, TypeError):
        raise typer.BadParameter(f"'{name}' is no privacy-policy.json as build writes it") from None


def _fail(problems: Sequence[Problem]) -> None:
    typer.echo(report.text(problems, source.line), nl=False)
    raise typer.Exit(Exit.PROBLEMS)


def _in_git(name: str) -> bool:
    """REV:path, where no file has that very name; a drive letter is no revision."""
    return name.find(":") > 1 and not Path(name).exists()


def _from_git(name: str, folder: Path) -> Path:
    """The file of a revision, with the bases it extends, written below `folder` as they lie in the repository."""
    revision, _, path = name.partition(":")
    waiting, first = [PurePosixPath(path)], folder / path
    while waiting:
        one = waiting.pop()
        held = folder / one
        if held.exists() or ".." in one.parts or one.is_absolute():
            continue
        held.parent.mkdir(parents=True, exist_ok=True)
        held.write_bytes(_shown(revision, one))
        waiting += [_joined(one.parent, base) for base in _bases(held)]
    return first


def _shown(revision: str, path: PurePosixPath) -> bytes:
    """The file as the revision has it, seen from the current folder or, as git itself does, from the repository's."""
    why = ""
    for prefix in ("./", ""):
        command = ["git", "show", "--end-of-options", f"{revision}:{prefix}{path}"]
        try:
            return subprocess.run(command, capture_output=True, check=True).stdout
        except FileNotFoundError:
            raise typer.BadParameter(f"'{revision}:{path}' needs git, which is not installed") from None
        except subprocess.CalledProcessError as error:
            why = error.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ")
    raise typer.BadParameter(f"'{revision}:{path}' cannot be read: {why}")


def _bases(file: Path) -> list[str]:
    """What a declaration extends, if it can be read at all; its faults are told when it is loaded."""
    try:
        base = source.read(file).data.get("extends")
    except Refused:
        return []
    return [base] if isinstance(base, str) and file.suffix != ".json" else []


def _joined(folder: PurePosixPath, base: str) -> PurePosixPath:
    parts: list[str] = list(folder.parts)
    for part in PurePosixPath(base).parts:
        if part == ".." and parts:
            parts.pop()
        elif part != ".":
            parts.append(part)
    return PurePosixPath(*parts)
