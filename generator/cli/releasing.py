"""`release` and `active`: a version frozen beside the policy, and which was in force."""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import typer

from generator import changed, examine, load, publish, releases, render
from generator.clauses import Library
from generator.cli import checking
from generator.declaration import Declaration
from generator.document import Document
from generator.facts import Given
from generator.problems import Exit, Level, Place, Problem
from generator.releases import Release

FOLDER = Path("releases")
"""Where releases are kept, seen from the current folder: FOLDER/<stem>/<version>/."""

DECLARATION = "declaration.yaml"


def release(file: Path, *, layers: Sequence[Path], folder: Path, theme: Path | None, require_sign_off: bool) -> None:
    """Freezes a version of a policy; exit 1 where it cannot be, and nothing is written."""
    library = checking.shipped(layers, file=file)
    before = found(file, folder)
    examined = examine.declaration(file, library, earlier=before)
    document, declared = examined.document, examined.declaration
    if document is None or declared is None or examined.errors:
        _fail(examined.errors)
        return
    problem = releases.unversioned(declared, document.digest, before) or _taken(declared, before)
    problems = [problem] if problem else []
    if require_sign_off:
        problems += releases.not_signed_off(declared, document.digest)
    if problems:
        _fail(problems)
    open_points = [one for one in examined.problems if one.level in (Level.GAP, Level.WARNING) and not one.accepted]
    if open_points:
        checking.tell(open_points, checking.form_for_reader(), 1, err=True)
    new = Release(
        releases.label(declared), declared.policy.effective, document.digest, _changes(file, declared, library)
    )
    target = folder / file.stem / releases.folder(new.version)
    for one in publish.write(target, _files(file, document, new, declared, theme)):
        typer.echo(f"      {one.path.as_posix()}", err=True)
    typer.echo(f"version {new.version} of {file} is released, in force from {new.effective}")


def active(file: Path, *, on: datetime.date, folder: Path, form: str) -> None:
    """Prints the version in force on a day; exit 1 where none was."""
    held = releases.in_force(found(file, folder), on)
    if form == "json":
        known = (
            {"version": held.version, "effective": held.effective.isoformat(), "digest": held.digest} if held else None
        )
        typer.echo(json.dumps(known))
    elif held:
        path = (folder / file.stem / releases.folder(held.version)).as_posix()
        typer.echo(f"version {held.version}, in force since {held.effective}: {path}")
    else:
        typer.echo(f"no released version of {file} was in force on {on}", err=True)
    raise typer.Exit(Exit.OK if held else Exit.PROBLEMS)


def found(file: Path, folder: Path = FOLDER) -> list[Release]:
    """The releases of a declaration. A manifest that cannot be read is a problem, and ends the process."""
    kept = []
    for path in sorted((folder / file.stem).glob(f"*/{releases.MANIFEST}")):
        try:
            kept.append(releases.read(json.loads(path.read_text("utf-8"))))
        except (ValueError, KeyError, TypeError, AttributeError):
            text = "this is no manifest of a release; restore the one that 'fairnotice release' wrote"
            _fail([Problem(Place(path.as_posix(), 1, 1), Level.ERROR, "broken-release", text)])
    return kept


def _taken(declared: Declaration, before: Sequence[Release]) -> Problem | None:
    version = releases.label(declared)
    if version not in [one.version for one in before]:
        return None
    place = declared.places.value(("policy", "version" if declared.policy.version else "effective"))
    text = f"version {version} is released already, and a release is never written over"
    return Problem(place, Level.ERROR, "already-released", text)


def _changes(file: Path, declared: Declaration, library: Library) -> tuple[str, ...]:
    """What changed since the last release, as readers are told: the material changes, else the others."""
    last = next(iter(releases.in_order(found(file))), None)
    if last is None:
        return ()
    old = load.declaration(FOLDER / file.stem / releases.folder(last.version) / DECLARATION)
    told = changed.changes(Given(old), Given(declared), library.phrases.groups)
    return tuple(one.says for one in told if one.material) or tuple(one.says for one in told)


def _files(file: Path, document: Document, new: Release, declared: Declaration, theme: Path | None) -> dict[str, bytes]:
    """What a release holds, the manifest last: a release without one was never finished."""
    kind = document.kind
    files = {
        publish.name(kind, "md"): render.markdown(document).encode(),
        publish.name(kind, "html"): render.html(document, theme).encode(),
        publish.name(kind, "json"): render.json(document).encode(),
        publish.name(kind, "pdf"): render.pdf(document, theme),
        DECLARATION: _whole(file),
    }
    content = releases.manifest(document, new, files, declared.policy.signed_off or [])
    return files | {releases.MANIFEST: (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()}


def _whole(file: Path) -> bytes:
    """The declaration as one file that extends nothing: JSON, which is YAML too."""
    data: dict[str, Any] = {
        name: value for name, value in load.merged(file).data.items() if name not in ("extends", "without")
    }
    return (json.dumps(data, ensure_ascii=False, indent=2, default=str) + "\n").encode()


def _fail(problems: Sequence[Problem]) -> None:
    checking.tell(problems, checking.form_for_reader(), 1)
    raise typer.Exit(Exit.PROBLEMS)
