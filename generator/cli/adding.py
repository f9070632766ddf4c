"""`add`: a vendor's facts as lines of a declaration, for its author to confirm."""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from pathlib import Path

import typer

from generator import add as adding
from generator import catalog, load, publish
from generator.cli import checking
from generator.problems import Exit, Refused
from generator.template import meant


def add(names: Sequence[str], file: Path) -> None:
    """Writes recipients, and cookies where the file lists some, of the vendors named."""
    known = catalog.vendors()
    for name in names:
        if name not in known:
            advice = meant(name, list(known)) or "; 'fairnotice terms vendors' lists them"
            typer.echo(f"'{name}' is no vendor we know{advice}", err=True)
            raise typer.Exit(Exit.USAGE)
    try:
        whole = load.merged(file)
        written = file.read_bytes()
        mark = codecs.BOM_UTF8 if written.startswith(codecs.BOM_UTF8) else b""
        text = written.decode("utf-8-sig")
        added = adding.vendors(text, file.as_posix(), [known[name] for name in dict.fromkeys(names)], whole)
        publish.write(file.parent, {file.name: mark + added.text.encode()})
    except Refused as refused:
        checking.tell(refused.problems, checking.form_for_reader(), 1)
        raise typer.Exit(Exit.PROBLEMS) from None
    for line in added.told:
        typer.echo(line, err=True)
    if added.text != text:
        typer.echo(f"next: read each line marked 'confirm' in {file}, then: fairnotice check {file}", err=True)
