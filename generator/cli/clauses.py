"""The commands `fairnotice clauses …` and their options. What each does is imported when it is called."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from generator.cli.options import FORMS, LISTINGS, Form, Layers, Listing, On, day, one_of

clauses = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Work on the clause library.")


VOICES = ("plain", "formal")

Folders = Annotated[
    list[Path] | None,
    typer.Argument(metavar="DIR", help="folders of clauses over ours", exists=True, file_okay=False),
]
Tried = Annotated[list[Path] | None, typer.Argument(metavar="FILE", help="declarations to try besides the profiles")]


@clauses.command("list")
def list_(
    section: Annotated[
        str, typer.Argument(metavar="SECTION", help="a section, by its id; all if left out", show_default=False)
    ] = "",
    form: Listing = "text",
    layers: Layers = [],  # noqa: B006  typer wants a list and copies it
) -> None:
    """List the clauses: version, review, and what fires each."""
    from generator.cli import desk

    desk.list_(section, form=one_of(form, LISTINGS), layers=layers)


@clauses.command()
def show(
    id_: Annotated[str, typer.Argument(metavar="ID", help="a clause", show_default=False)],
    files: Tried = None,
    form: Listing = "text",
    layers: Layers = [],  # noqa: B006  typer wants a list and copies it
) -> None:
    """Show a clause: its text, what it rests on, what it meets and states, where it is used."""
    from generator.cli import desk

    desk.show(id_, files or [], form=one_of(form, LISTINGS), layers=layers)


@clauses.command()
def lint(
    folders: Folders = None,
    form: Form = "",
) -> None:
    """Say what is wrong with clauses, ours or those of a folder."""
    from generator.cli import checking

    checking.lint(folders or [], form=one_of(form, FORMS))


@clauses.command("test")
def try_(folders: Folders = None, form: Form = "") -> None:
    """Run the examples of clauses, and build the starter profiles with them."""
    from generator.cli import desk

    desk.try_(folders or [], form=one_of(form, FORMS))


@clauses.command()
def stale(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="FILE", help="declarations, to list only the clauses they use")
    ] = None,
    months: Annotated[int, typer.Option("--months", metavar="N", min=0, max=1200, help="how long a review holds")] = 12,
    on: On = "",
    form: Listing = "text",
    layers: Layers = [],  # noqa: B006  typer wants a list and copies it
) -> None:
    """List the clauses to review again: not reviewed for so long, or their words or their law changed since."""
    from generator.cli import desk

    desk.stale(files or [], months, day(on), form=one_of(form, LISTINGS), layers=layers)


@clauses.command()
def docs(
    files: Tried = None,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="the folder to write into", file_okay=False)
    ] = Path("library"),
    layers: Layers = [],  # noqa: B006  typer wants a list and copies it
) -> None:
    """Write a static site of the library, to search and to read."""
    from generator.cli import desk

    desk.docs(output, files or [], layers)


@clauses.command()
def new(
    id_: Annotated[str, typer.Argument(metavar="ID", help="of a new clause, as section/name", show_default=False)] = "",
    into: Annotated[
        Path, typer.Option("--into", metavar="DIR", help="the folder of your own clauses", file_okay=False)
    ] = Path("clauses"),
    override: Annotated[str, typer.Option("--override", metavar="ID", help="the clause whose words to change")] = "",
    voice: Annotated[str, typer.Option("--voice", metavar="VOICE", help="plain or formal")] = "plain",
    renew: Annotated[
        bool, typer.Option("--renew", help="your words are up to date: note down ours as they are now")
    ] = False,
    heading: Annotated[str, typer.Option("--heading", metavar="WORDS", help="the heading of a new clause")] = "",
    when: Annotated[
        str, typer.Option("--when", metavar="CONDITION", help="a fact, a field, or a condition in YAML")
    ] = "",
    words: Annotated[str, typer.Option("--words", metavar="WORDS", help="what a new clause says")] = "",
    meets: Annotated[
        list[str] | None, typer.Option("--meets", metavar="REQUIREMENT", help="what it meets; repeatable")
    ] = None,
    layers: Layers = [],  # noqa: B006  typer wants a list and copies it
) -> None:
    """Start a clause in a folder of yours: a new one, or a change to the words of one there is."""
    if override and id_:
        raise typer.BadParameter("name a new clause or one to override, not both", param_hint="ID")
    if override:
        from generator.cli import overriding

        overriding.override(override, into, one_of(voice, VOICES, "--voice"), layers, renew=renew)
        return
    from generator.cli import drafting
    from generator.desk.skeleton import Draft

    drafting.new(Draft(id_, when, words, heading, tuple(meets or [])), into, layers)


@clauses.command()
def approve(
    ids: Annotated[list[str], typer.Argument(metavar="ID", help="clauses", show_default=False)],
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="who reviewed the words")],
    into: Annotated[
        Path, typer.Option("--into", metavar="DIR", help="the folder of your own clauses", file_okay=False)
    ] = Path("clauses"),
    on: Annotated[str, typer.Option("--on", metavar="DATE", help="the day of the review; today if left out")] = "",
    voice: Annotated[str, typer.Option("--voice", metavar="VOICE", help="plain or formal")] = "plain",
    layers: Layers = [],  # noqa: B006  typer wants a list and copies it
) -> None:
    """Record that somebody reviewed the words of clauses as they stand, and approved them."""
    from generator.cli import drafting

    drafting.approve(ids, into, by=by, on=day(on), voice=one_of(voice, VOICES, "--voice"), layers=layers)


@clauses.command("import-review")
def import_review(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="a reviewed Word file (.docx)", exists=True, dir_okay=False)
    ],
    declaration: Annotated[
        Path | None,
        typer.Option("--for", metavar="FILE", help="its declaration: shows declared values, finds untracked changes"),
    ] = None,
    form: Listing = "text",
    layers: Layers = [],  # noqa: B006  typer wants a list and copies it
) -> None:
    """List the clauses that a reviewer's changes and comments in a Word file touch."""
    from generator.cli import reviews

    reviews.listed(file, declaration, form=one_of(form, LISTINGS), layers=layers)
