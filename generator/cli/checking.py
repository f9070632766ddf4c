"""`check` and `clauses lint`: problems, in four forms."""

from __future__ import annotations

import datetime
import json
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import typer

from generator import __version__, clauses, examine, report, rules
from generator.clauses import Library
from generator.problems import Exit, Level, Place, Problem, Refused, in_order

FORMS = ("text", "github", "json", "sarif")


def check(
    files: Sequence[Path], *, form: str, strict: bool, layers: Sequence[Path], on: datetime.date
) -> None:
    """Prints the problems of declarations; exit 1 where one fails."""
    library = shipped(layers, form)
    problems = [p for file in files for p in _problems(file, library, on)]
    tell(problems, form, len(files))
    raise typer.Exit(Exit.PROBLEMS if failed(problems, strict=strict) else Exit.OK)


def _problems(file: Path, library: Library, on: datetime.date) -> list[Problem]:
    examined = examine.declaration(file, library)
    found = list(examined.problems)
    declared = examined.declaration
    if declared and declared.policy.effective > on:
        place = declared.places.value(("policy", "effective"))
        text = f"the policy takes effect on {declared.policy.effective}, after {on}"
        found.append(Problem(place, Level.INFO, "not-yet-effective", text))
    return in_order(found)


def lint(folders: Sequence[Path], *, form: str) -> None:
    """Prints the problems of the clause library."""
    library = shipped(folders, form)
    problems = rules.check(library)
    tell(problems, form, len(library.clauses), things="clause")
    raise typer.Exit(Exit.PROBLEMS if failed(problems, strict=True) else Exit.OK)


def shipped(layers: Sequence[Path], form: str = "text") -> Library:
    """The clause library with layers over it; ends the process where it cannot be read."""
    for folder in layers:
        if not folder.is_dir():
            raise typer.BadParameter(f"'{folder}' is not a folder", param_hint="--clauses")
    try:
        return clauses.library(layers)
    except Refused as refused:
        tell(refused.problems, form, 0)
        raise typer.Exit(Exit.PROBLEMS) from None


def failed(problems: Iterable[Problem], *, strict: bool = False) -> bool:
    """Whether problems end a command with exit 1."""
    fatal = {Level.ERROR, Level.GAP, Level.WARNING} if strict else {Level.ERROR}
    return any(p.level in fatal for p in problems)


def tell(problems: Sequence[Problem], form: str, count: int, *, things: str = "declaration") -> None:
    """Prints problems in a form; a summary of the text form goes to stderr."""
    if form not in FORMS:
        raise typer.BadParameter(f"'{form}' is none of {', '.join(FORMS)}", param_hint="--format")
    if form == "json":
        typer.echo(json.dumps(report.as_json(problems), ensure_ascii=False, indent=2))
    elif form == "sarif":
        typer.echo(json.dumps(report.sarif(problems, __version__), ensure_ascii=False, indent=2))
    elif form == "github" or os.environ.get("GITHUB_ACTIONS") == "true":
        typer.echo(report.github(problems), nl=False)
    else:
        color = sys.stdout.isatty() and "NO_COLOR" not in os.environ
        typer.echo(report.text(problems, line_of, color=color), nl=False)
    if form == "text":
        typer.echo(summary(problems, count, things), err=True)


def summary(problems: Sequence[Problem], count: int, things: str) -> str:
    """'1 declaration: 2 errors, 1 gap'."""
    counts = [(sum(p.level is level for p in problems), level.value) for level in Level]
    told = ", ".join(_plural(n, word) for n, word in counts if n) or "no problems"
    return f"{_plural(count, things)}: {told}"


def _plural(n: int, word: str) -> str:
    return f"{n} {word}" if n == 1 or word == "info" else f"{n} {word}s"


def line_of(place: Place) -> str | None:
    """The line of a file a problem stands in, to print beneath it."""
    try:
        lines = Path(place.path).read_bytes().decode("utf-8", "replace").split("\n")
    except OSError:
        return None
    return lines[place.line - 1].rstrip("\r") if place.line <= len(lines) else None
