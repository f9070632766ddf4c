"""`check` and `clauses lint`: problems, in four forms."""

from __future__ import annotations

import datetime
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

import typer

from generator import __version__, clauses, examine, report, rules, source
from generator.clauses import Library
from generator.problems import Exit, Level, Place, Problem, Refused
from generator.template import meant
from generator.vocabulary import VOCABULARIES


@dataclass(frozen=True)
class Asked:
    """How strictly to check, for which law (None: each that applies), and for which day."""

    strict: bool
    regime: str | None
    on: datetime.date


def check(files: Sequence[Path], *, form: str, asked: Asked, layers: Sequence[Path]) -> None:
    """Prints the problems of declarations; exit 1 where one fails."""
    if asked.regime and asked.regime not in VOCABULARIES["regimes"]:
        raise typer.BadParameter(
            f"'{asked.regime}' is no regime{meant(asked.regime, list(VOCABULARIES['regimes']))}", param_hint="--regime"
        )
    form = form or form_for_reader()
    libraries = of_each(files, layers, form)
    problems = [p for file, library in zip(files, libraries, strict=True) for p in _problems(file, library, asked)]
    problems += [p for one in {id(one): one for one in libraries}.values() for p in rules.of_layers(one)]
    tell(problems, form, len(files))
    raise typer.Exit(Exit.PROBLEMS if failed(problems, strict=asked.strict) else Exit.OK)


def _problems(file: Path, library: Library, asked: Asked) -> list[Problem]:
    return list(examine.declaration(file, library, regime=asked.regime, on=asked.on).problems)


def lint(folders: Sequence[Path], *, form: str) -> None:
    """Prints the problems of the clause library."""
    form = form or form_for_reader()
    library = shipped(folders, form)
    problems = rules.check(library)
    tell(problems, form, len(library.clauses), things="clause")
    raise typer.Exit(Exit.PROBLEMS if failed(problems, strict=True) else Exit.OK)


def shipped(layers: Sequence[Path], form: str = "text", file: Path | None = None, below: Path | None = None) -> Library:
    """The clause library for a declaration, with layers over it: those of its project, then those given.

    `below` takes only layers that come before that folder. Ends the process where they cannot be used.
    """
    with _refusing(form):
        chosen = _chosen(file, layers)
        return _held([*takewhile(lambda one: below is None or one.resolve() != below.resolve(), chosen)])


def of_each(files: Sequence[Path], layers: Sequence[Path], form: str = "text") -> list[Library]:
    """The clause library for each declaration; those of the same layers have the same."""
    held: dict[tuple[Path, ...], Library] = {}
    with _refusing(form):
        chosen = [_chosen(file, layers) for file in files]
        for folders in chosen:
            held[folders] = held.get(folders) or _held(folders)
    return [held[folders] for folders in chosen]


@contextmanager
def _refusing(form: str) -> Iterator[None]:
    """Ends the process, with what is wrong, where layers cannot be used."""
    try:
        yield
    except Refused as refused:
        tell(refused.problems, form, len({p.place.path for p in refused.problems}), things="file")
        raise typer.Exit(Exit.PROBLEMS) from None


def _chosen(file: Path | None, layers: Sequence[Path]) -> tuple[Path, ...]:
    """The layers for a declaration, each once however often it is named."""
    named = (*_of_project(file), *layers)
    return tuple(
        {one.resolve(): one for one in reversed(named)}[one] for one in dict.fromkeys(map(Path.resolve, named))
    )


def _of_project(file: Path | None) -> Sequence[Path]:
    """The layers that `fairnotice.yaml` names, beside a declaration or in the current folder."""
    folder = file.parent if file else Path()
    if not any((one / "fairnotice.yaml").is_file() for one in (folder, Path())):
        return ()
    from generator import project

    return project.layers(folder)


def _held(layers: Sequence[Path]) -> Library:
    """A library whose layers have no error. Raises Refused."""
    held = clauses.library(layers)
    if errors := [p for p in rules.of_layers(held) if p.level is Level.ERROR]:
        raise Refused(errors)
    return held


def form_for_reader() -> str:
    """The form of problems where none is asked for: GitHub's own in its Actions."""
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"


def failed(problems: Iterable[Problem], *, strict: bool = False) -> bool:
    """Whether problems end a command with exit 1."""
    fatal = {Level.ERROR, Level.GAP, Level.WARNING} if strict else {Level.ERROR}
    return any(p.level in fatal and not p.accepted for p in problems)


def tell(problems: Sequence[Problem], form: str, count: int, *, things: str = "declaration", err: bool = False) -> None:
    """Prints problems in a form; the count that a person wants after them goes to stderr."""
    if form == "json":
        typer.echo(json.dumps(report.as_json(problems), ensure_ascii=False, indent=2), err=err)
    elif form == "sarif":
        typer.echo(json.dumps(report.sarif(problems, __version__), ensure_ascii=False, indent=2), err=err)
    elif form == "github":
        typer.echo(report.github(problems), nl=False, err=err)
    else:
        color = (sys.stderr if err else sys.stdout).isatty() and "NO_COLOR" not in os.environ
        typer.echo(report.text(problems, line_of, color=color), nl=False, err=err)
    if form in ("text", "github"):
        typer.echo(summary(problems, count, things), err=True)


def summary(problems: Sequence[Problem], count: int, things: str) -> str:
    """'1 declaration: 2 errors, 1 gap, 3 accepted'."""
    counts = [(sum(p.level is level and not p.accepted for p in problems), level.value) for level in Level]
    told = [plural(n, word) for n, word in counts if n] or ["no problems"]
    accepted = sum(p.accepted is not None for p in problems)
    return f"{plural(count, things)}: {', '.join([*told, *([f'{accepted} accepted'] if accepted else [])])}"


def plural(n: int, word: str) -> str:
    return f"{n} {word}" if n == 1 or word == "info" else f"{n} {word}s"


def line_of(place: Place) -> str | None:
    """The line a problem stands in, to print beneath it; a pipe or a device is not read a second time."""
    return source.line(place) if Path(place.path).is_file() else None
