"""How fast FairNotice is beside what its libraries cost by themselves: `make bench`.

Prints ratios, never times: of two things run by turns, A B A B, the median of the ratios of the pairs. The
cold ones are whole processes. `--quick` runs fewer rounds; `--write` puts the table into docs/performance.md.
"""

from __future__ import annotations

import argparse
import gc
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from typing import Any

import jinja2
import yaml

from generator import assemble, clause, clauses, formats, load, render, resources, rules, source
from generator.clauses import Library
from generator.declaration import Declaration
from generator.document import Document
from generator.facts import FACTS, Given
from generator.markup import Markdown, escape
from generator.problems import Problem
from generator.rules import Settled, Written
from generator.select import select
from generator.telling import Telling
from generator.template import ClauseEnvironment

ROOT = Path(__file__).parents[1]
PRACTICE = ROOT / "practices" / "integrica.yaml"
REPORT = ROOT / "docs" / "performance.md"
MARKS = "<!-- written by tools/bench.py --write -->", "<!-- end -->"

LIBRARIES = "import yaml, pydantic, jinja2, typer\n"
MODELS = LIBRARIES + "from generator.declaration import Declaration\nDeclaration.model_rebuild()\n"
"""What a program pays that reads declarations with these models, before it has done anything."""

Measured = Iterator[tuple[str, str, float, list[float]]]
"""Two things that are compared, the ratio aimed at, and the ratio of each pair."""


@dataclass(frozen=True)
class Rounds:
    """How often each pair is run."""

    cold: int
    warm: int


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--quick", action="store_true", help="fewer rounds")
    asked.add_argument("--write", action="store_true", help="put the table into docs/performance.md")
    options = asked.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    rounds = Rounds(5, 5) if options.quick else Rounds(25, 25)
    _compile()
    rows = ["| | beside | aim | ratio | lowest to highest |", "|---|---|---|---|---|"]
    print(*rows, sep="\n")
    for what, beside, aim, ratios in chain(_cold(rounds.cold), _warm(rounds.warm)):
        middle = statistics.median(ratios)
        spread = f"{min(ratios):.2f} to {max(ratios):.2f}"
        rows.append(f"| {what} | {beside} | {aim:.1f} | **{middle:.2f}** | {spread} |")
        print(rows[-1], flush=True)
    if options.write:
        _write([*rows, "", _machine()])


def _compile() -> None:
    for command in (["compileall", "-q", "generator"], ["generator.compile"]):
        subprocess.run([sys.executable, "-m", *command], cwd=ROOT, check=True)


# Whole processes.


def _cold(rounds: int) -> Measured:
    with tempfile.TemporaryDirectory() as folder:
        build = ["build", "--format", "md,html", str(PRACTICE), "-o", folder]
        commands = {
            "libraries": [sys.executable, "-c", LIBRARIES],
            "models": [sys.executable, "-c", MODELS],
            "check": [sys.executable, "-m", "generator", "check", str(PRACTICE)],
            "build": [sys.executable, "-m", "generator", *build],
        }
        for command in commands.values():
            _process(command)
        turns = [{name: _process(c) for name, c in commands.items()} for _ in range(rounds)]
    aims = (
        ("check", "models", 1.3),
        ("build", "models", 1.6),
        ("check", "libraries", 1.6),
        ("build", "libraries", 1.9),
    )
    called = {
        "check": "`fairnotice check`",
        "build": "`fairnotice build --format md,html`",
        "models": "a script that imports the libraries and builds our models",
        "libraries": "a script that imports yaml, pydantic, jinja2 and typer",
    }
    for ours, theirs, aim in aims:
        yield called[ours], called[theirs], aim, [turn[ours] / turn[theirs] for turn in turns]


def _process(command: list[str]) -> float:
    started = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    took = time.perf_counter() - started
    if done.returncode:
        sys.exit(f"bench: {' '.join(command[1:4])} failed:\n{done.stdout}{done.stderr}")
    return took


# Within one process.


def _warm(rounds: int) -> Measured:
    library = clauses.library()
    declared = load.declaration(PRACTICE)
    bare = _Bare(declared, library)
    _same_words(_markdown(declared, library), bare.text())
    yield (
        "from a loaded declaration to Markdown, with reasons",
        "Jinja2 alone, rendering the same clauses",
        2.0,
        _pairs(lambda: _markdown(declared, library), bare.text, rounds),
    )
    document = assemble.document(declared, library)
    yield (
        "all rules, on the declaration and on its text",
        "making that text: from the loaded declaration to Markdown",
        1.0,
        _pairs(lambda: _checked(declared, document), lambda: _markdown(declared, library), rounds),
    )
    yield (
        "all rules on the clauses",
        "reading the clauses and compiling their templates",
        1.0,
        _pairs(lambda: rules.check(library), _clauses, max(1, rounds // 5)),
    )
    with tempfile.TemporaryDirectory() as folder:
        practice = Path(folder, "practice.yaml")
        practice.write_text(_quoted(PRACTICE.read_text("utf-8")), "utf-8")
        yield (
            "from the file to Markdown",
            "CSafeLoader, validation and Jinja2 alone",
            1.5,
            _pairs(
                lambda: _markdown(load.declaration(practice), library),
                lambda: (Declaration.model_validate(_loaded(practice)), bare.text()),
                rounds,
            ),
        )
        for size in (500, 20_000):
            file = Path(folder, f"{size}.yaml")
            file.write_text(_lines(size), "utf-8")
            yield (
                f"loading {size:,} lines, with the place of every value",
                "CSafeLoader",
                0.8,
                _pairs(lambda: source.read(file), lambda: _loaded(file), rounds),  # noqa: B023  used at once
            )


def _markdown(declared: Declaration, library: Library) -> str:
    return render.markdown(assemble.document(declared, library))


def _checked(declared: Declaration, document: Document) -> list[Problem]:
    """Everything that `check` asks of a declaration it has read and a text it has made."""
    given = Given(declared)
    found = [*rules.check(given), *rules.check(document, declared.places)]
    found += rules.check(Written(given, document), declared.places)
    return [*found, *rules.check(Settled(given, found, declared.policy.effective), declared.places)]


def _clauses() -> list[Any]:
    folder, environment = resources.templates() / "clauses" / "en", ClauseEnvironment()
    held = [
        clause.read(file, folder) for file in sorted(folder.rglob(f"*{clause.SUFFIX}")) if not clause.is_formal(file)
    ]
    return [environment.compile(clause.template, clause.id, clause.file) for clause in held]


def _loaded(file: Path) -> Any:
    return yaml.load(file.read_bytes(), yaml.CSafeLoader)


class _Bare:
    """The clauses that apply, as templates of a plain environment, with all they print at hand."""

    def __init__(self, declared: Declaration, library: Library) -> None:
        given = Given(declared)
        naming = Telling(given, _Deaf(), library.phrases.groups)  # type: ignore[arg-type]
        environment = jinja2.Environment(
            undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=_printed
        )
        environment.filters |= formats.FILTERS | naming.filters()
        environment.globals.update(contact=naming.contact, section=lambda id_: Markdown(f"section {id_}"))
        reader = ClauseEnvironment()
        parts = {name: getattr(declared, name) for name in type(declared).model_fields}
        facts = {name.replace("-", "_"): given(name).value for name in FACTS}
        used = assemble.document(declared, library).passages
        terms = [t for t in library.glossary.terms if any(f"**{t.term}**" in p.markdown for p in used)]
        self.things = facts | parts | {"terms_used": sorted(terms, key=lambda t: t.term.casefold())}
        self.work: list[tuple[jinja2.Template, Mapping[str, Any]]] = []
        compiled: dict[str, jinja2.Template] = {}
        for one in (one for section in select(library, given).values() for one in section):
            for text in filter(None, (one.clause.heading, one.clause.template)):
                if text not in compiled:
                    compiled[text] = environment.from_string(reader.preprocess(text))
                self.work.append((compiled[text], one.bound))

    def text(self) -> str:
        return "".join(template.render(self.things | bound) for template, bound in self.work)


class _Deaf:
    """In place of the recorder: hears nothing."""

    def attribute(self, thing: object, name: str) -> None: ...

    def used(self, value: object) -> None: ...


def _printed(value: Any) -> str:
    return value if isinstance(value, Markdown) else escape(str(value))


def _same_words(ours: str, bare: str) -> None:
    """Ends the run where the two do not do the same work; how sections are numbered aside."""
    left, right = (len(re.sub(r"\W|\[section [^)]*\)|section [a-z-]+", "", text)) for text in (ours, bare))
    if not 0.9 < right / left < 1.1:
        sys.exit(f"bench: what is compared prints {right} characters, FairNotice {left}")


def _quoted(text: str) -> str:
    """The same for a loader of YAML 1.1, which reads a bare `on` as true."""
    return re.sub(r"(?m)^( *(?:- )?)(on|off|yes|no):", r'\1"\2":', text)


def _lines(count: int) -> str:
    """YAML of so many lines, made of the practice; a few less, where the last would name a field without its value."""
    lines = PRACTICE.read_text("utf-8").splitlines()
    copy = ["part-{}:", *(f"  {line}" for line in lines)]
    copies = [line.replace("{}", str(n)) for n in range(count // len(lines) + 1) for line in copy]
    kept = copies[:count]
    while kept[-1].endswith(":") or not kept[-1].strip() or kept[-1].lstrip().startswith("#"):
        kept.pop()
    return "\n".join(kept) + "\n"


def _pairs(ours: Callable[[], object], theirs: Callable[[], object], rounds: int) -> list[float]:
    """The ratio of each pair of runs, the collector of circular garbage kept out of both."""
    ours(), theirs()
    gc.disable()
    found = []
    for _ in range(rounds):
        gc.collect()
        found.append(_took(ours) / _took(theirs))
    gc.enable()
    return found


def _took(work: Callable[[], object]) -> float:
    """Seconds a run takes; short work is repeated, so that the clock's grain does not count."""
    started, runs = time.perf_counter(), 0
    while (took := time.perf_counter() - started) < 0.05:
        work()
        runs += 1
    return took / runs


# The report.


def _machine() -> str:
    found = re.search(r"model name\s*: (.*)", _processors())
    processor = found[1] if found else platform.machine()
    libraries = ", ".join(f"{name} {version(name)}" for name in ("pydantic", "pyyaml", "jinja2", "typer"))
    return f"Measured on {os.cpu_count()} cores of {processor}, Python {platform.python_version()}, {libraries}."


def _processors() -> str:
    file = Path("/proc/cpuinfo")
    return file.read_text() if file.is_file() else ""


def _write(lines: list[str]) -> None:
    first, last = MARKS
    before, _, rest = REPORT.read_text("utf-8").partition(first)
    after = rest.partition(last)[2]
    table = "\n".join(lines)
    REPORT.write_text(f"{before}{first}\n\n{table}\n\n{last}{after}", "utf-8")


if __name__ == "__main__":
    main()
