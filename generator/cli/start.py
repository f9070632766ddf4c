"""`init`: a commented declaration that checks without error."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Mapping
from pathlib import Path

import typer

from generator import init as starter
from generator import publish, source
from generator.cli import checking
from generator.problems import Exit, Refused


def init(file: Path, profile: str, answers: Path | None, *, today: datetime.date) -> None:
    """Writes a declaration from a profile and answers: from a file, or asked for where there is a terminal."""
    if file.exists():
        raise typer.BadParameter(f"'{file}' exists; choose another name", param_hint="FILE")
    profile = profile or _asked_profile()
    if profile not in starter.profiles():
        raise typer.BadParameter(
            f"'{profile}' is none of {', '.join(starter.profiles())}", param_hint="--profile"
        )
    given = _read(answers) if answers else {}
    if not answers and sys.stdin.isatty():
        given = {
            q.key: typer.prompt(q.prompt, default=q.default)
            for q in starter.questions(profile)
            if q.key != "effective"
        }
    asked = {q.key for q in starter.questions(profile)}
    unknown = given.keys() - asked
    if unknown:
        raise typer.BadParameter(
            f"'{min(unknown)}' is none of {', '.join(sorted(asked))}", param_hint="--answers"
        )
    dated = {"effective": today.isoformat()} if "effective" in asked else {}
    text = starter.declaration(profile, {**dated, **given})
    try:
        publish.write(file.parent, {file.name: text.encode()})
    except Refused as refused:
        checking.tell(refused.problems, "text", 1)
        raise typer.Exit(Exit.PROBLEMS) from None
    typer.echo(f"wrote {file}; next: fairnotice check {file}", err=True)


def _asked_profile() -> str:
    if not sys.stdin.isatty():
        raise typer.BadParameter("name a profile where nobody can be asked", param_hint="--profile")
    for name, description in starter.profiles().items():
        typer.echo(f"{name}: {description}")
    return str(typer.prompt("Profile", default=next(iter(starter.profiles()))))


def _read(answers: Path) -> Mapping[str, str]:
    try:
        return {key: str(value) for key, value in source.read(answers).data.items()}
    except Refused as refused:
        checking.tell(refused.problems, "text", 1)
        raise typer.Exit(Exit.PROBLEMS) from None
