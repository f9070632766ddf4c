"""The commands and their options. What each does stands in a module of its own, imported when it is called."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Annotated

import typer

from generator import __version__
from generator.cli.clauses import clauses as clauses_app
from generator.cli.options import FORMS, LISTINGS, File, Files, Form, Layers, Listing, On, Releases, day, one_of

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Privacy policies that follow from declared practices. It is not legal advice.",
)


@app.callback(invoke_without_command=True)
def fairnotice(version: Annotated[bool, typer.Option("--version", help="print the version")] = False) -> None:
    if version:
        typer.echo(f"fairnotice {__version__}")
        raise typer.Exit


@app.command()
def init(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="the file to write")] = Path("privacy.yaml"),
    profile: Annotated[
        str, typer.Option(metavar="NAME", help="such as saas or newsletter; asked for if left out")
    ] = "",
    answers: Annotated[Path | None, typer.Option(metavar="FILE", help="a YAML file with the answers")] = None,
) -> None:
    """Write a commented declaration that checks without error."""
    from generator.cli import start

    start.init(file, profile, answers, today=datetime.date.today())


@app.command()
def add(
    vendors: Annotated[
        list[str], typer.Argument(metavar="VENDOR", help="vendors; the file may come last", show_default=False)
    ],
    file: Annotated[Path, typer.Option("--file", metavar="FILE", help="the declaration to add to")] = Path(
        "privacy.yaml"
    ),
) -> None:
    """Write what is usual for vendors into a declaration, for you to confirm."""
    from generator.cli import adding

    *names, last = vendors
    if names and last.endswith((".yaml", ".yml")):
        vendors, file = names, Path(last)
    adding.add(vendors, file)


@app.command()
def check(
    files: Files,
    form: Form = "",
    strict: Annotated[bool, typer.Option("--strict", help="gaps and warnings fail too")] = False,
    regime: Annotated[str, typer.Option("--regime", help="ask only for what this law requires, by its id")] = "",
    on: On = "",
    clauses: Layers = [],  # noqa: B006  typer wants a list and copies it
) -> None:
    """Say what is wrong with declarations, and where."""
    from generator.cli import checking

    asked = checking.Asked(strict, regime or None, day(on))
    checking.check(files, form=one_of(form, FORMS), asked=asked, layers=clauses)


@app.command()
def build(
    files: Files,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="DIR", help="the folder to write into; - for stdout")
    ] = "output",
    formats: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="FORMATS",
            help="some of md,html,fragment,pdf,docx,json; all but fragment and docx if left out",
        ),
    ] = "",
    draft: Annotated[
        bool, typer.Option("--draft", help="build whatever is there, marked, with open questions")
    ] = False,
    check: Annotated[bool, typer.Option("--check", help="write nothing; fail if a file is not current")] = False,
    basis: Annotated[bool, typer.Option("--basis", help="write the reason of every line too")] = False,
    annotate: Annotated[
        bool, typer.Option("--annotate", help="write a review copy too, with the reasons beside each passage")
    ] = False,
    theme: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", help="a folder with page.html.j2, page.css or print.css", exists=True, file_okay=False
        ),
    ] = None,
    releases: Releases = Path("releases"),
    require_approved: Annotated[
        bool, typer.Option("--require-approved", help="refuse clauses that are drafts or not reviewed as they stand")
    ] = False,
    clauses: Layers = [],  # noqa: B006  typer wants a list and copies it
) -> None:
    """Build policies from declarations."""
    from generator.cli import building

    options = building.Options(
        output, building.formats(formats), draft, check, basis, annotate, theme, releases, require_approved
    )
    building.build(files, options, layers=clauses)


@app.command()
def release(
    file: File,
    releases: Releases = Path("releases"),
    theme: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", help="a folder with page.html.j2, page.css or print.css", exists=True, file_okay=False
        ),
    ] = None,
    require_sign_off: Annotated[
        bool,
        typer.Option("--require-sign-off", help="refuse a text that policy.signed_off does not name by its digest"),
    ] = False,
    clauses: Layers = [],  # noqa: B006  typer wants a list and copies it
) -> None:
    """Freeze a version of a policy under releases/, to commit beside it."""
    from generator.cli import releasing

    releasing.release(file, layers=clauses, folder=releases, theme=theme, require_sign_off=require_sign_off)


@app.command()
def active(file: File, on: On = "", releases: Releases = Path("releases"), form: Listing = "text") -> None:
    """Say which released version of a policy was in force on a day."""
    from generator.cli import releasing

    releasing.active(file, on=day(on), folder=releases, form=one_of(form, LISTINGS))


@app.command()
def explain(
    file: File,
    what: Annotated[
        str,
        typer.Argument(
            metavar="WHAT",
            help="words of the policy, a clause, a path or FILE:LINE; all if left out",
            show_default=False,
        ),
    ] = "",
    form: Listing = "text",
    clauses: Layers = [],  # noqa: B006  typer wants a list and copies it
) -> None:
    """Say why a sentence is in the policy: clause, lines, requirements."""
    from generator.cli import explaining

    explaining.explain(file, what, form=one_of(form, LISTINGS), layers=clauses)


@app.command()
def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="a declaration, a built JSON, or REV:path in git")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="the same, newer")],
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help="text, markdown, html or json")] = "text",
    notice: Annotated[bool, typer.Option("--notice", help="draft the notice that policy.changes promises")] = False,
    on: Annotated[str, typer.Option("--on", metavar="DATE", help="the day a notice is sent; today if left out")] = "",
    clauses: Layers = [],  # noqa: B006  typer wants a list and copies it
) -> None:
    """Say what changed between two policies: the practices, material or not, and the text."""
    from generator.cli import comparing

    chosen = one_of(form, tuple(comparing.FORMS))
    comparing.diff(old, new, form=chosen, layers=clauses, notice=notice, on=day(on))


@app.command()
def coverage(
    file: File,
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help="text, markdown or json")] = "text",
    clauses: Layers = [],  # noqa: B006  typer wants a list and copies it
) -> None:
    """Say which requirements of the laws that apply are met, and where."""
    from generator.cli import covering

    covering.report(file, form=form, layers=clauses)


@app.command()
def schema() -> None:
    """Print the JSON Schema of a declaration."""
    from generator.cli import catalogues

    catalogues.schema()


@app.command()
def terms(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="a vocabulary, a term, vendors, or a vendor", show_default=False)
    ] = "",
    form: Listing = "text",
) -> None:
    """List the vocabularies and vendor presets, the terms of one, or explain a term or a vendor."""
    from generator.cli import catalogues

    catalogues.terms(name, one_of(form, LISTINGS))


@app.command()
def rules(
    name: Annotated[str, typer.Argument(metavar="NAME", help="a rule", show_default=False)] = "",
    form: Listing = "text",
) -> None:
    """List the rules, or explain one."""
    from generator.cli import catalogues

    catalogues.rules(name, one_of(form, LISTINGS))


@app.command()
def regimes(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="a regime or a requirement, by its id", show_default=False)
    ] = "",
    file: Annotated[
        Path | None, typer.Option("--for", metavar="FILE", help="say how each stands to this declaration")
    ] = None,
    form: Listing = "text",
) -> None:
    """List the laws and platforms' rules, explain one, or say which apply."""
    from generator.cli import regimes as catalogue

    if file:
        catalogue.applying(file, name, one_of(form, LISTINGS))
    else:
        catalogue.catalogue(name, one_of(form, LISTINGS))


app.add_typer(clauses_app, name="clauses")
