"""`build`: policies in the formats asked for, into a folder or to stdout, or a check that they are current."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from generator import examine, publish, render
from generator.clauses import Library
from generator.cli import checking
from generator.document import Document
from generator.problems import Exit, Problem, Refused

FORMATS = ("md", "html", "fragment", "pdf", "json")


@dataclass(frozen=True)
class Options:
    """What to write, and where: a folder, or `-` for stdout."""

    output: str
    formats: tuple[str, ...]
    draft: bool
    check: bool
    basis: bool
    theme: Path | None


def formats(text: str) -> tuple[str, ...]:
    """The formats of 'md,html'; nothing asked for means all but the fragment."""
    asked = tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
    wrong = [one for one in asked if one not in FORMATS]
    if wrong:
        raise typer.BadParameter(f"'{wrong[0]}' is none of {', '.join(FORMATS)}", param_hint="--format")
    return asked or ("md", "html", "pdf", "json")


def build(files: Sequence[Path], options: Options, *, layers: Sequence[Path]) -> None:
    """Builds each declaration; one that fails spoils no other. Exit 1 where one failed or is not current."""
    started = time.monotonic()
    _distinct(files)
    if options.output == "-" and (len(files) > 1 or len(options.formats) > 1):
        raise typer.BadParameter(
            "one declaration and one --format at a time go to stdout", param_hint="--output"
        )
    library = checking.shipped(layers)
    results = [_built(file, options, library, f"[{n}/{len(files)}]") for n, file in enumerate(files, 1)]
    if options.output != "-":
        seconds = time.monotonic() - started
        written = sum(r for r in results if r)
        word = "file to write" if options.check else "file written"
        told = f"{written} {word}" if written == 1 else f"{written} {word.replace('file', 'files')}"
        typer.echo(f"{len(files)} declarations, {told}, {seconds:.1f} s", err=True)
    failed = any(r is None for r in results) or (options.check and any(results))
    raise typer.Exit(Exit.PROBLEMS if failed else Exit.OK)


def _distinct(files: Sequence[Path]) -> None:
    stems: dict[str, Path] = {}
    for file in files:
        if file.stem in stems:
            both = f"'{stems[file.stem]}' and '{file}'"
            raise typer.BadParameter(f"{both} would be built into one folder; rename one")
        stems[file.stem] = file


def _built(file: Path, options: Options, library: Library, count: str) -> int | None:
    """How many files changed (or would), or None where the declaration cannot be built."""
    if options.output != "-":
        typer.echo(f"{count} {file}", err=True)
    examined = (examine.draft if options.draft else examine.declaration)(file, library)
    fatal = examined.document is None or (examined.errors and not options.draft)
    if fatal:
        _tell(examined.problems if examined.document is None else examined.errors)
        return None
    assert examined.document is not None
    try:
        rendered = _rendered(examined.document, file, options)
        if options.output == "-":
            sys.stdout.buffer.write(next(iter(rendered.values())))
            return 0
        return _published(Path(options.output) / file.stem, rendered, options)
    except Refused as refused:
        _tell(refused.problems)
    except render.Unavailable as missing:
        typer.echo(f"fairnotice: {missing}", err=True)
    return None


def _tell(problems: Sequence[Problem]) -> None:
    checking.tell(problems, "text", 1)


def _rendered(document: Document, file: Path, options: Options) -> dict[str, bytes]:
    """File names and bytes of each format."""
    write: dict[str, Callable[[], str | bytes]] = {
        "md": lambda: render.markdown(document),
        "html": lambda: render.html(document, options.theme),
        "fragment": lambda: render.fragment(document),
        "pdf": lambda: render.pdf(document, options.theme),
        "json": lambda: render.json(document),
        "basis": lambda: render.basis(document, file.parent),
    }
    asked = (*options.formats, "basis") if options.basis and options.output != "-" else options.formats
    made = {publish.name(document.kind, one): write[one]() for one in asked}
    return {name: content.encode() if isinstance(content, str) else content for name, content in made.items()}


def _published(folder: Path, rendered: dict[str, bytes], options: Options) -> int:
    if options.check:
        stale = publish.stale(folder, rendered)
        for one in stale:
            typer.echo(
                f"{one.path.as_posix()}: {'is missing' if one.fault == 'missing' else 'is not current'}"
            )
        return len(stale)
    changed = [one.path for one in publish.write(folder, rendered) if one.changed]
    for path in changed:
        typer.echo(f"      {path.as_posix()}", err=True)
    return len(changed)
