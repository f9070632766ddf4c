"""What README shows is what happens: its files are written, its commands run and their output compared.

Comments say what a block is. `file: NAME` writes it, `run` runs the lines that start with `$` and compares what
follows them with stdout and stderr, `not run: WHY` leaves it alone; `run: COMMAND` runs a command that no reader
sees. All run in one folder, in their order. `pytest --rewrite` writes what was printed into README.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from generator.cli.app import app
from generator.cli.clauses import clauses

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"

BLOCK = re.compile(
    r"^<!-- (?P<kind>file|run|not run)(?:, exit (?P<exit>\d))?(?:: (?P<what>.*?))? -->\n"
    r"(?:```(?P<language>\w+)\n(?P<body>.*?)^```$)?",
    re.MULTILINE | re.DOTALL,
)


CHANGING = {
    r"\d+\.\d s$": "0.4 s",
    r"sha256:[0-9a-f]{8,64}…?": "sha256:5f2c…",
    r"^\d+ clauses: ": "400 clauses: ",
    r"^tried \d+ examples and (\d+) profiles; \d+ clauses": r"tried 20 examples and \1 profiles; 250 clauses",
}
"""What is printed and changes with time, or with any clause: it is shown as if it did not."""


def printed(command: str, folder: Path) -> tuple[str, int]:
    """What a command prints on both streams, with what always changes left out, and its exit code."""
    bin_ = Path(sys.executable).parent
    settings = {"PATH": f"{bin_}{os.pathsep}{os.environ['PATH']}", "LC_ALL": "C.UTF-8", "COLUMNS": "100"}
    hidden = ("GITHUB_ACTIONS", "FAIRNOTICE_DEBUG")
    environment = {name: value for name, value in os.environ.items() if name not in hidden} | settings
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    text = done.stdout
    for changing, shown in CHANGING.items():
        text = re.sub(changing, shown, text, flags=re.MULTILINE)
    return text, done.returncode


def followed(block: re.Match[str], folder: Path) -> str:
    """The block's text as it comes out when it is followed in the folder."""
    kind, body, what = block["kind"], block["body"] or "", block["what"]
    if kind == "file":
        (folder / what).parent.mkdir(parents=True, exist_ok=True)
        (folder / what).write_text(body, "utf-8")
    if kind != "run":
        return body
    commands = [what] if what else re.findall(r"^\$ (.*)$", body, re.MULTILINE)
    results = [(command, *printed(command, folder)) for command in commands]
    assert results[-1][2] == int(block["exit"] or 0), results[-1]
    return "" if what else "".join(f"$ {command}\n{output}" for command, output, _ in results)


def all_followed(text: str, folder: Path) -> str:
    def whole(block: re.Match[str]) -> str:
        body = followed(block, folder)
        return block[0].replace(block["body"], body) if block["body"] else block[0]

    return BLOCK.sub(whole, text)


@pytest.fixture(scope="module")
def readme() -> str:
    return README.read_text("utf-8")


@pytest.mark.parametrize("page", ["docs/layers.md", "docs/for-counsel.md"])
def test_what_a_page_shows_is_what_happens(page: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    text = (ROOT / page).read_text("utf-8")
    real = all_followed(text, tmp_path)
    if request.config.getoption("--rewrite"):
        (ROOT / page).write_text(real, "utf-8")
    else:
        assert text == real


def test_each_command_a_lawyer_reads_is_run() -> None:
    text = (ROOT / "docs" / "for-counsel.md").read_text("utf-8")
    run = " && ".join(block["what"] or block["body"] for block in BLOCK.finditer(text) if block["kind"] == "run")
    read = re.findall(r"`(fairnotice [^`]+)`", re.sub(r"\s+", " ", BLOCK.sub("", text)))
    assert [command for command in read if command not in run] == []


def test_what_readme_shows_is_what_happens(readme: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    real = all_followed(readme, tmp_path)
    if request.config.getoption("--rewrite"):
        README.write_text(real, "utf-8")
    else:
        assert readme == real


def test_each_command_shown_says_whether_it_is_run(readme: str) -> None:
    told = {block.start("body") for block in BLOCK.finditer(readme)}
    shown = {block.end() for block in re.finditer(r"^```(?:console|yaml)\n", readme, re.MULTILINE)}
    assert shown <= told


def test_the_first_screen_has_eight_lines_of_a_declaration(readme: str) -> None:
    first = next(block for block in BLOCK.finditer(readme) if block["kind"] == "file")
    assert len(first["body"].splitlines()) == 8


def test_no_command_goes_unmentioned(readme: str) -> None:
    there = {command.callback.__name__ for command in app.registered_commands if command.callback}
    assert there | {"clauses"} <= set(re.findall(r"fairnotice ([a-z]+)", readme))
    assert set(get_command(clauses).commands) <= set(re.findall(r"fairnotice clauses ([a-z-]+)", readme))


def test_the_clause_shown_is_one_of_ours(readme: str) -> None:
    (shown,) = re.findall(r"^```\n(---\n.*?)^```$", readme, re.MULTILINE | re.DOTALL)
    assert shown in [path.read_text("utf-8") for path in (ROOT / "templates" / "clauses").rglob("*.j2")]


PAGES = [README, ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []
