"""What a command imports: a library is loaded by the command that needs it, and by no other."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
PRACTICE = ROOT / "practices" / "integrica.yaml"

RUN = """
import sys
from generator.cli import main

sys.argv[0] = "fairnotice"
try:
    main()
except SystemExit as end:
    assert not end.code, end.code
finally:
    found = [name for name, module in sys.modules.items() if getattr(module, "__spec__", None)]
    print(*found, file=sys.stderr)
"""

OF_TYPER = {"annotated_doc", "shellingham", "typer"}
OF_PYDANTIC = {"annotated_types", "pydantic", "pydantic_core", "typing_extensions", "typing_inspection"}
OF_A_CHECK = OF_TYPER | OF_PYDANTIC | {"babel", "jinja2", "markupsafe", "yaml"}

HEAVY = {
    "generator.examples",
    "generator.explain",
    "generator.init",
    "generator.layers",
    "generator.pointing",
    "generator.project",
    "generator.publish",
    "generator.reference",
    "generator.render.to_docx",
    "generator.render.to_html",
    "generator.render.to_json",
    "generator.render.to_markdown",
    "generator.render.to_pdf",
    "generator.reviewing",
    "generator.rulebook",
    "generator.schema",
}
"""Our modules that one command or one format needs."""


DECLARED = {"generator.cli.clauses", "generator.cli.options"}
"""Modules that say which commands and options there are, and no more."""


def loaded(*command: str) -> set[str]:
    """The modules in a fresh process after a command."""
    done = subprocess.run([sys.executable, "-c", RUN, *command], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return set(done.stderr.splitlines()[-1].split())


def packages(modules: set[str]) -> set[str]:
    """The packages among them that are neither Python's own nor ours."""
    top = {module.partition(".")[0] for module in modules}
    return {name for name in top if not name.startswith("_")} - sys.stdlib_module_names - {"generator"}


def ours(modules: set[str]) -> set[str]:
    return {module for module in modules if module.partition(".")[0] == "generator"}


def test_a_check_loads_what_reads_and_assembles_and_no_format() -> None:
    modules = loaded("check", str(PRACTICE))
    assert packages(modules) == OF_A_CHECK
    assert not modules & HEAVY


def test_markdown_needs_no_library_of_its_own(tmp_path: Path) -> None:
    modules = loaded("build", "--format", "md", str(PRACTICE), "-o", str(tmp_path))
    assert packages(modules) == OF_A_CHECK
    assert modules & HEAVY == {"generator.publish", "generator.render.to_markdown"}


def test_a_page_needs_no_more_than_markdown_and_nh3(tmp_path: Path) -> None:
    modules = loaded("build", "--format", "html", str(PRACTICE), "-o", str(tmp_path))
    assert packages(modules) == OF_A_CHECK | {"htmlparser", "markdown", "nh3"}  # the first is Markdown's own copy


def test_help_loads_the_names_of_the_commands_alone() -> None:
    modules = loaded("--help")
    assert packages(modules) == OF_TYPER
    assert ours(modules) == {"generator", "generator.cli", "generator.cli.app", *DECLARED, "generator.problems"}


def test_the_version_loads_nothing() -> None:
    modules = loaded("--version")
    assert packages(modules) == set()
    assert ours(modules) == {"generator", "generator.cli"}
