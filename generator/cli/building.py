"""`build`: policies in the formats asked for, into a folder or to stdout, or a check that they are current."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from generator import examine, publish, releases, render
from generator.clauses import Library
from generator.cli import checking, releasing
from generator.cli.checking import plural
from generator.examine import Examined
from generator.problems import Exit, Problem, Refused
from generator.releases import Release

FORMATS = ("md", "html", "fragment", "pdf", "docx", "json")


@dataclass(frozen=True)
class Options:
    """What to write, and where: a folder, or `-` for stdout."""

    output: str
    formats: tuple[str, ...]
    draft: bool
    check: bool
    basis: bool
    annotate: bool
    theme: Path | None
    releases: Path
    approved: bool = False


def formats(text: str) -> tuple[str, ...]:
    """The formats of 'md,html'; nothing asked for means all but the fragment and Word."""
    asked = tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
    wrong = [one for one in asked if one not in FORMATS]
    if wrong:
        raise typer.BadParameter(f"'{wrong[0]}' is none of {', '.join(FORMATS)}", param_hint="--format")
    return asked or ("md", "html", "pdf", "json")


def build(files: Sequence[Path], options: Options, *, layers: Sequence[Path]) -> None:
    """Builds each declaration; one that fails spoils no other. Exit 1 where one failed or is not current."""
    started = time.monotonic()
    _distinct(files)
    _possible(options, len(files))
    libraries = checking.of_each(files, layers)
    counted = enumerate(zip(files, libraries, strict=True), 1)
    results = [_built(file, options, library, f"[{n}/{len(files)}]") for n, (file, library) in counted]
    if options.output != "-":
        seconds = time.monotonic() - started
        changed = plural(sum(r for r in results if r), "file") + (" to write" if options.check else " written")
        typer.echo(f"{plural(len(files), 'declaration')}, {changed}, {seconds:.1f} s", err=True)
    failed = any(r is None for r in results) or (options.check and any(results))
    raise typer.Exit(Exit.PROBLEMS if failed else Exit.OK)


def _distinct(files: Sequence[Path]) -> None:
    stems: dict[str, Path] = {}
    for file in files:
        if file.stem in (".", ".."):
            raise typer.BadParameter(f"'{file}' leaves no name for the folder to build into; rename it")
        if file in stems.values():
            raise typer.BadParameter(f"'{file}' is named twice")
        if file.stem in stems:
            both = f"'{stems[file.stem]}' and '{file}'"
            raise typer.BadParameter(f"{both} would be built into one folder; rename one")
        stems[file.stem] = file


def _possible(options: Options, files: int) -> None:
    """What has to hold of the options together."""
    if options.output == "-":
        if files > 1 or len(options.formats) > 1 or options.check or options.basis or options.annotate:
            what = "one declaration in one --format goes to stdout, without --check, --basis, --annotate"
            raise typer.BadParameter(what, param_hint="--output")
    elif Path(options.output).exists() and not Path(options.output).is_dir():
        raise typer.BadParameter(f"'{options.output}' is no folder", param_hint="--output")


def _built(file: Path, options: Options, library: Library, count: str) -> int | None:
    """How many files changed (or would), or None where the declaration cannot be built."""
    to_stdout = options.output == "-"
    if not to_stdout:
        typer.echo(f"{count} {file}", err=True)
    earlier = releasing.found(file, options.releases)
    examined = (examine.draft if options.draft else examine.declaration)(file, library, earlier=earlier)
    document = examined.document
    if document is None or (examined.errors and not options.draft):
        _tell(examined.errors, err=to_stdout)
        return None
    if options.approved and (problems := _not_approved(examined, library)):
        _tell(problems, err=to_stdout)
        return None
    try:
        rendered = _rendered(examined, file, options)
        if to_stdout:
            typer.echo(next(iter(rendered.values())), nl=False)
            return 0
        if options.check and not options.draft and (problem := _unversioned(examined, earlier)):
            _tell([problem], err=False)
            return None
        return _published(Path(options.output) / file.stem, rendered, options)
    except Refused as refused:
        _tell(refused.problems, err=to_stdout)
    except render.Unavailable as missing:
        typer.echo(f"fairnotice: {missing}", err=True)
    return None


def _not_approved(examined: Examined, library: Library) -> list[Problem]:
    from generator.desk import approval

    assert examined.document
    assert examined.declaration
    return approval.not_approved(examined.document, library, formal=examined.declaration.policy.voice == "formal")


def _tell(problems: Sequence[Problem], *, err: bool) -> None:
    """The problems where results go, or beside them where the result itself is what a pipe reads."""
    checking.tell(problems, checking.form_for_reader(), 1, err=err)


def _rendered(examined: Examined, file: Path, options: Options) -> dict[str, bytes]:
    """File names and bytes of each format."""
    document, folder, theme = examined.document, file.parent, options.theme
    assert document
    cited = _citations(examined) if options.annotate else {}
    write: dict[str, Callable[[], str | bytes]] = {
        "md": lambda: render.markdown(document),
        "html": lambda: render.html(document, theme),
        "fragment": lambda: render.fragment(document),
        "pdf": lambda: render.pdf(document, theme),
        "docx": lambda: render.docx(document),
        "json": lambda: render.json(document),
        "basis": lambda: render.basis(document, folder, examined.problems),
        "review": lambda: render.review(document, cited, folder, theme),
        "review-pdf": lambda: render.review_pdf(document, cited, folder, theme),
    }
    made = {publish.name(document.kind, one): write[one]() for one in _asked(options)}
    return {name: content.encode() if isinstance(content, str) else content for name, content in made.items()}


def _asked(options: Options) -> Iterator[str]:
    """The formats asked for, and what `--basis` and `--annotate` add to them."""
    yield from options.formats
    if options.basis:
        yield "basis"
    if options.annotate:
        yield "review"
        yield from ["review-pdf"] if "pdf" in options.formats else []


def _unversioned(examined: Examined, earlier: Sequence[Release]) -> Problem | None:
    assert examined.declaration
    assert examined.document
    return releases.unversioned(examined.declaration, examined.document.digest, earlier)


def _citations(examined: Examined) -> dict[str, str]:
    """The requirements of the laws that apply, each with its citation."""
    from generator.applicability import regimes
    from generator.facts import Given

    assert examined.declaration
    applying = [regime for regime, _ in regimes(Given(examined.declaration))]
    return {one.id: one.citation for regime in applying for one in regime.requirements}


def _published(folder: Path, rendered: dict[str, bytes], options: Options) -> int:
    if options.check:
        stale = publish.stale(folder, rendered)
        for one in stale:
            typer.echo(f"{one.path.as_posix()}: {'is missing' if one.fault == 'missing' else 'is not current'}")
        return len(stale)
    changed = [one.path for one in publish.write(folder, rendered) if one.changed]
    for path in changed:
        typer.echo(f"      {path.as_posix()}", err=True)
    return len(changed)
