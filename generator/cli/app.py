"""The commands and their options. What each does stands in a module of its own, imported when it is called."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Annotated

import typer

from generator import __version__

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Privacy policies that follow from declared practices. It is not legal advice.",
)

Files = Annotated[list[Path], typer.Argument(help="declarations (YAML)", show_default=False)]
File = Annotated[Path, typer.Argument(help="a declaration (YAML)", show_default=False)]
Layers = Annotated[list[Path], typer.Option("--clauses", help="a folder of clauses over ours; repeatable")]
Form = Annotated[str, typer.Option("--format", help="text, github, json or sarif")]
On = Annotated[str, typer.Option("--on", help="the day to check for, YYYY-MM-DD; today if left out")]


@app.callback(invoke_without_command=True)
def fairnotice(version: Annotated[bool, typer.Option("--version", help="print the version")] = False) -> None:
    if version:
        typer.echo(f"fairnotice {__version__}")
        raise typer.Exit


@app.command()
def init(
    file: Annotated[Path, typer.Argument(help="the file to write", show_default=False)] = Path(
        "privacy.yaml"
    ),
    profile: Annotated[str, typer.Option(help="the profile to start from; asked for if left out")] = "",
    answers: Annotated[Path | None, typer.Option(help="a YAML file with the answers")] = None,
) -> None:
    """Write a commented declaration that checks without error."""
    from generator.cli import start

    start.init(file, profile, answers, today=datetime.date.today())


@app.command()
def check(
    files: Files,
    form: Form = "text",
    strict: Annotated[bool, typer.Option("--strict", help="gaps and warnings fail too")] = False,
    on: On = "",
    clauses: Layers = [],  # noqa: B006  typer wants a list and copies it
) -> None:
    """Say what is wrong with declarations, and where."""
    from generator.cli import checking

    checking.check(files, form=form, strict=strict, layers=clauses, on=_day(on))


@app.command()
def build(
    files: Files,
    output: Annotated[
        str, typer.Option("--output", "-o", help="the folder to write into; - for stdout")
    ] = "output",
    formats: Annotated[
        str, typer.Option("--format", help="md, html, fragment, pdf, json; comma between")
    ] = "",
    draft: Annotated[
        bool, typer.Option("--draft", help="build whatever is there, marked, with open questions")
    ] = False,
    check: Annotated[
        bool, typer.Option("--check", help="write nothing; fail if a file is not current")
    ] = False,
    basis: Annotated[bool, typer.Option("--basis", help="write the reason of every line too")] = False,
    theme: Annotated[
        Path | None, typer.Option(help="a folder with page.html.j2, page.css or print.css")
    ] = None,
    clauses: Layers = [],  # noqa: B006  typer wants a list and copies it
) -> None:
    """Build policies from declarations."""
    from generator.cli import building

    options = building.Options(output, building.formats(formats), draft, check, basis, theme)
    building.build(files, options, layers=clauses)


@app.command()
def explain(
    file: File,
    what: Annotated[
        str, typer.Argument(help="words of the policy, a clause id, or a path", show_default=False)
    ],
    form: Annotated[str, typer.Option("--format", help="text or json")] = "text",
    clauses: Layers = [],  # noqa: B006  typer wants a list and copies it
) -> None:
    """Say why a sentence is in the policy: clause, lines, requirements."""
    from generator.cli import explaining

    explaining.explain(file, what, form=form, layers=clauses)


@app.command()
def schema() -> None:
    """Print the JSON Schema of a declaration."""
    from generator.cli import catalogues

    catalogues.schema()


@app.command()
def terms(
    name: Annotated[str, typer.Argument(help="a vocabulary, or one of its terms", show_default=False)] = "",
    form: Annotated[str, typer.Option("--format", help="text or json")] = "text",
) -> None:
    """List the vocabularies, the terms of one, or explain a term."""
    from generator.cli import catalogues

    catalogues.terms(name, form)


@app.command()
def rules(
    name: Annotated[str, typer.Argument(help="a rule", show_default=False)] = "",
    form: Annotated[str, typer.Option("--format", help="text or json")] = "text",
) -> None:
    """List the rules, or explain one."""
    from generator.cli import catalogues

    catalogues.rules(name, form)


def _day(text: str) -> datetime.date:
    if not text:
        return datetime.date.today()
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(
            f"'{text}' is not a calendar date; write YYYY-MM-DD", param_hint="--on"
        ) from None


clauses = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Work on the clause library.")
app.add_typer(clauses, name="clauses")


@clauses.command()
def lint(
    folders: Annotated[list[Path] | None, typer.Argument(help="folders of clauses over ours")] = None,
    form: Form = "text",
) -> None:
    """Say what is wrong with clauses, ours or those of a folder."""
    from generator.cli import checking

    checking.lint(folders or [], form=form)
