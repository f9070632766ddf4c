"""The options that commands share, and what they are read as. Imports nothing that takes time."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Annotated

import typer

Files = Annotated[list[Path], typer.Argument(metavar="FILE", help="declarations (YAML)", show_default=False)]
File = Annotated[Path, typer.Argument(metavar="FILE", help="a declaration (YAML)", show_default=False)]
Layers = Annotated[
    list[Path],
    typer.Option(
        "--clauses", metavar="DIR", help="a folder of clauses over ours; repeatable", exists=True, file_okay=False
    ),
]
Form = Annotated[
    str,
    typer.Option("--format", metavar="FORMAT", help="text, github, json or sarif; in GitHub Actions github, else text"),
]
Listing = Annotated[str, typer.Option("--format", metavar="FORMAT", help="text or json")]
On = Annotated[str, typer.Option("--on", metavar="DATE", help="the day to check for, YYYY-MM-DD; today if left out")]

Releases = Annotated[Path, typer.Option("--releases", metavar="DIR", help="the folder of releases", file_okay=False)]

FORMS = ("text", "github", "json", "sarif")
LISTINGS = ("text", "json")


def one_of(form: str, known: tuple[str, ...], option: str = "--format") -> str:
    if form and form not in known:
        raise typer.BadParameter(f"'{form}' is none of {', '.join(known)}", param_hint=option)
    return form


def day(text: str) -> datetime.date:
    if not text:
        return datetime.date.today()
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"'{text}' is not a calendar date; write YYYY-MM-DD", param_hint="--on") from None
