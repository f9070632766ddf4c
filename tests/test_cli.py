"""Each command as people call it: what it prints on which stream, what it writes, and its exit code."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from generator import __version__, cli, init
from generator.cli import catalogues
from generator.cli.app import app

SAAS = init.declaration("saas", {})
LETTER = init.declaration("newsletter", {})
WRONG_COUNTRY = SAAS.replace("established_in: DE", "established_in: Germany")
FAULT = (
    "'established_in' of 'company': 'Germany' is not a country code; "
    "write two capital letters of ISO 3166-1, such as DE"
)
UNNAMED_INTEREST = SAAS.replace(", interest: keeping the service safe", "")
"""An error of the practices: the file can be read, and a draft be built."""

ENVIRONMENT = {"NO_COLOR": "1", "PYTHONPATH": str(Path(__file__).parents[1])}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own for each test, outside of any CI."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    files = {"saas": SAAS, "letter": LETTER, "wrong": WRONG_COUNTRY, "open": UNNAMED_INTEREST}
    for name, text in files.items():
        (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
    return tmp_path


def run(*arguments: str, code: int = 0) -> Result:
    result = CliRunner().invoke(app, arguments)
    assert (result.exit_code, type(result.exception)) in ((code, SystemExit), (code, type(None))), result.output
    return result


def usage(*arguments: str) -> str:
    """What a wrong command line is told; it does nothing else."""
    result = run(*arguments, code=2)
    assert result.stdout == ""
    return result.stderr.split("Error: ")[1].strip()


def process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "generator", *arguments]
    told = os.environ | ENVIRONMENT | environment
    done = subprocess.run(command, env=told, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
    return done


def place(name: str, text: str) -> str:
    """Line and column of the text's first occurrence in a file."""
    lines = Path(name).read_text("utf-8").split("\n")
    row = next(i for i, line in enumerate(lines) if text in line)
    return f"{name}:{row + 1}:{lines[row].index(text) + 1}"


# --- check


def test_check_prints_each_problem_at_its_place_and_counts_them_beside() -> None:
    done = process("check", "wrong.yaml")
    assert done.returncode == 1
    at = place("wrong.yaml", "Germany")
    assert done.stdout == (
        f"{at}: error: {FAULT} [unknown-country]\n      established_in: Germany\n                      ^\n"
    )
    assert done.stderr == "1 declaration: 1 error\n"


def test_a_declaration_without_errors_is_accepted() -> None:
    assert process("check", "saas.yaml").returncode == 0


def test_each_file_is_checked_whatever_the_others_hold() -> None:
    result = run("check", "wrong.yaml", "nowhere.yaml", "saas.yaml", "--format", "json", code=1)
    found = [(p["path"], p["rule"]) for p in json.loads(result.stdout)["problems"] if p["level"] == "error"]
    assert found == [("nowhere.yaml", "unreadable-file"), ("wrong.yaml", "unknown-country")]


def test_strict_fails_on_a_gap() -> None:
    text = LETTER.replace("  dpo: none\n", "").replace("profiling: none, automated_decision: none", "profiling: none")
    text = text[: text.index("retention:")] + text[text.index("cookies:") :]
    Path("gaps.yaml").write_text(text, "utf-8")
    assert "gap: data 'address' is covered by no retention rule" in run("check", "gaps.yaml").stdout
    run("check", "gaps.yaml", "--strict", code=1)


def test_json_has_the_published_fields() -> None:
    told = json.loads(run("check", "wrong.yaml", "--format", "json", code=1).stdout)
    assert set(told) == {"ok", "problems", "errors", "gaps", "warnings", "accepted"}
    assert (told["ok"], told["errors"]) == (False, 1)
    assert set(told["problems"][0]) == {"path", "line", "column", "level", "rule", "message", "accepted"}


def test_sarif_is_a_log_that_code_hosts_read() -> None:
    log = json.loads(run("check", "wrong.yaml", "--format", "sarif", code=1).stdout)
    assert (log["version"], len(log["runs"])) == ("2.1.0", 1)
    driver = log["runs"][0]["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("FairNotice", __version__)
    for result in log["runs"][0]["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        assert result["message"]["text"]
        where = result["locations"][0]["physicalLocation"]
        assert where["artifactLocation"]["uri"] == "wrong.yaml"
        assert min(where["region"].values()) > 0


@pytest.mark.parametrize("asked", [("--format", "github"), ()])
def test_github_shows_problems_beside_their_lines(asked: tuple[str, ...]) -> None:
    done = process("check", "wrong.yaml", *asked, GITHUB_ACTIONS="true")
    _, line, column = place("wrong.yaml", "Germany").split(":")
    assert done.stdout == f"::error file=wrong.yaml,line={line},col={column},title=unknown-country::{FAULT}\n"
    assert done.stderr == "1 declaration: 1 error\n"


def test_text_asked_for_is_text_in_github_too() -> None:
    done = process("check", "wrong.yaml", "--format", "text", GITHUB_ACTIONS="true")
    assert done.stdout.startswith("wrong.yaml:")


def test_the_day_to_check_for_can_be_named() -> None:
    early = run("check", "saas.yaml", "--on", "2026-10-31").stdout
    at = place("saas.yaml", "2026-11-01")
    assert f"{at}: info: the policy takes effect on 2026-11-01, after 2026-10-31 [not-yet-effective]" in early
    assert "not-yet-effective" not in run("check", "saas.yaml", "--on", "2026-11-01").stdout


GAP = "extends: saas.yaml\nwithout: [rights]\n"
ACCEPTED = f"""{GAP}accept:
  - {{rule: rights-unanswered, reason: the form follows, by: the DPO, until: 2027-01-01}}
  - {{rule: requirement-unmet, reason: the form follows, by: the DPO, until: 2027-01-01}}
"""


def test_what_is_accepted_is_shown_and_fails_nothing() -> None:
    Path("gap.yaml").write_text(GAP, "utf-8")
    found = run("check", "gap.yaml", "--strict", "--on", "2026-12-01", code=1)
    Path("gap.yaml").write_text(ACCEPTED, "utf-8")
    accepted = run("check", "gap.yaml", "--strict", "--on", "2026-12-01")
    told = [line for line in found.stdout.splitlines() if line.endswith("]")]
    assert [line for line in accepted.stdout.splitlines() if line.endswith("]")] == told
    assert accepted.stdout.count("    (accepted by the DPO until 2027-01-01: the form follows)\n") == len(told)
    assert accepted.stderr == f"1 declaration: no problems, {len(told)} accepted\n"


def test_an_acceptance_ends() -> None:
    Path("gap.yaml").write_text(ACCEPTED, "utf-8")
    assert "was accepted until 2027-01-01; decide again" in run("check", "gap.yaml", "--on", "2027-01-02").stdout
    run("check", "gap.yaml", "--strict", "--on", "2027-01-02", code=1)


def test_what_is_accepted_stays_inside() -> None:
    for name, text in (("gap", GAP), ("accepted", ACCEPTED)):
        Path(f"{name}.yaml").write_text(text, "utf-8")
        run("build", f"{name}.yaml", "-o", "public", "--format", "md,html,json", "--basis")
    for form in ("md", "html", "json"):
        published = [Path(f"public/{name}/privacy-policy.{form}").read_bytes() for name in ("gap", "accepted")]
        assert published[0] == published[1]
    basis = json.loads(Path("public/accepted/privacy-policy.basis.json").read_text("utf-8"))
    assert {one["rule"] for one in basis["accepted"]} >= {"rights-unanswered", "requirement-unmet"}
    assert {one["accepted_at"]["line"] for one in basis["accepted"]} <= {4, 5}


def test_windows_newlines_and_any_file_name_are_accepted() -> None:
    Path("ма́йже {all}.txt").write_bytes(SAAS.replace("\n", "\r\n").encode())
    assert process("check", "ма́йже {all}.txt").returncode == 0


HOSTILE = {
    "": "there is no such file",
    "folder": "this is a folder; name a file",
    "empty": "the file is empty; it must hold fields, such as 'name: value'",
    "binary": "the byte 0x89 is not UTF-8; save the file as UTF-8",
    "page": "the file holds a single value; it must hold fields, such as 'name: value'",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_whatever_is_named_gets_one_clear_message(name: str, folder: Path) -> None:
    (folder / "folder").mkdir()
    (folder / "empty").touch()
    (folder / "binary").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    (folder / "page").write_text("<html>", "utf-8")
    done = process("check", name or "nothing.yaml")
    errors = [line for line in done.stdout.split("\n") if ": error: " in line]
    assert done.returncode == 1
    assert [line.split(": error: ")[1].split(" [")[0] for line in errors] == [HOSTILE[name]]


def test_a_file_one_may_not_read_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("saas.yaml").chmod(0)
    if os.geteuid() == 0:  # root may read everything: the system's answer to others stands in for it
        monkeypatch.setattr(Path, "open", _forbidding(Path.open))
    told = run("check", "saas.yaml", code=1).stdout
    assert told == ("saas.yaml:1:1: error: the file may not be read; its permissions forbid it [unreadable-file]\n")


def _forbidding(opened: Any) -> Any:
    def open_(path: Path, *arguments: Any, **more: Any) -> Any:
        if path.name == "saas.yaml":
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *arguments, **more)

    return open_


# --- build


def built(name: str, output: str = "output") -> set[str]:
    return {path.name for path in Path(output, name).iterdir()}


def test_build_writes_four_formats_and_says_so_on_stderr() -> None:
    done = process("build", "saas.yaml")
    assert (done.returncode, done.stdout) == (0, "")
    first, *written, last = done.stderr.splitlines()
    assert first == "[1/1] saas.yaml"
    paths = [f"output/saas/privacy-policy.{form}" for form in ("md", "html", "pdf", "json")]
    assert written == [f"      {path}" for path in paths]
    assert last.startswith("1 declaration, 4 files written, ")
    assert all(Path(path).is_file() for path in paths)


def test_build_writes_the_formats_asked_for() -> None:
    run("build", "saas.yaml", "-o", "public", "--format", "md,fragment", "--basis")
    assert built("saas", "public") == {
        "privacy-policy.md",
        "privacy-policy.fragment.html",
        "privacy-policy.basis.json",
    }


def test_one_format_goes_to_stdout_and_nothing_else_does() -> None:
    done = process("build", "saas.yaml", "-o", "-", "--format", "md")
    assert done.stdout.startswith("---\ntitle: ")
    assert (done.returncode, done.stderr) == (0, "")


def test_problems_never_end_up_in_the_document() -> None:
    done = process("build", "wrong.yaml", "-o", "-", "--format", "md")
    assert (done.returncode, done.stdout) == (1, "")
    assert FAULT in done.stderr


def test_one_bad_declaration_spoils_no_other() -> None:
    result = run("build", "wrong.yaml", "saas.yaml", "--format", "md", code=1)
    assert FAULT in result.stdout
    assert built("saas") == {"privacy-policy.md"}
    assert not Path("output/wrong").exists()


def test_a_declaration_with_errors_is_not_built() -> None:
    result = run("build", "open.yaml", code=1)
    assert "error: purpose 'security' rests on legitimate interests and names none" in result.stdout
    assert not Path("output").exists()


def test_a_draft_asks_the_open_questions_the_blocking_ones_first() -> None:
    run("build", "open.yaml", "--draft", "--format", "md")
    text = Path("output/open/privacy-policy.md").read_text("utf-8")
    listed = text[text.index("> **Draft. Not for publication.**") :].split("\n\n")[0]
    questions = [line for line in listed.split("\n") if line.startswith("> - ")]
    assert questions[0].startswith("> - purpose 'security' rests on legitimate interests and names none")
    assert any(line.startswith("> - nothing is declared under 'ai': ") for line in questions)
    section = text[text.index(". Artificial intelligence\n") :]
    assert section.split("\n\n")[1].startswith("**Open question.** Nothing is declared under 'ai': ")


def test_a_final_policy_asks_nothing() -> None:
    run("build", "saas.yaml", "--format", "md")
    text = Path("output/saas/privacy-policy.md").read_text("utf-8")
    assert "Draft" not in text
    assert "Open question" not in text


def test_a_build_can_be_checked_for_being_current() -> None:
    current = ["build", "saas.yaml", "--format", "md,json", "--check"]
    missing = run(*current, code=1)
    assert missing.stdout == (
        "output/saas/privacy-policy.md: is missing\noutput/saas/privacy-policy.json: is missing\n"
    )
    assert not Path("output").exists()
    run("build", "saas.yaml", "--format", "md,json")
    assert run(*current).stdout == ""
    Path("saas.yaml").write_text(SAAS.replace("brand: Acme", "brand: Acne"), "utf-8")
    Path("output/saas/privacy-policy.json").unlink()
    assert run(*current, code=1).stdout == (
        "output/saas/privacy-policy.md: is not current\noutput/saas/privacy-policy.json: is missing\n"
    )


def test_two_declarations_do_not_share_a_folder(folder: Path) -> None:
    (folder / "other").mkdir()
    (folder / "other/saas.yaml").write_text(SAAS, "utf-8")
    assert usage("build", "saas.yaml", "other/saas.yaml") == (
        "Invalid value: 'saas.yaml' and 'other/saas.yaml' would be built into one folder; rename one"
    )
    assert usage("build", "saas.yaml", "saas.yaml") == "Invalid value: 'saas.yaml' is named twice"


def test_no_name_leads_out_of_the_output_folder() -> None:
    assert usage("build", "...yaml") == (
        "Invalid value: '...yaml' leaves no name for the folder to build into; rename it"
    )


def test_a_place_one_cannot_write_to_is_named(folder: Path) -> None:
    assert usage("build", "saas.yaml", "-o", "wrong.yaml") == "Invalid value for --output: 'wrong.yaml' is no folder"
    (folder / "output").mkdir()
    (folder / "output/saas").touch()
    result = run("build", "saas.yaml", "--format", "md", code=1)
    assert result.stdout == "output/saas:1:1: error: file exists [unwritable-output]\n"


def test_a_review_copy_leaves_the_clean_one_as_it_is(folder: Path) -> None:
    run("build", "saas.yaml", "-o", "clean", "--format", "html")
    run("build", "saas.yaml", "-o", "public", "--format", "html", "--annotate")
    built = {path.name: path.read_bytes() for path in (folder / "public/saas").iterdir()}
    assert built.keys() == {"privacy-policy.html", "privacy-policy.review.html"}
    assert built["privacy-policy.html"] == (folder / "clean/saas/privacy-policy.html").read_bytes()
    review = built["privacy-policy.review.html"].decode()
    assert "GDPR Art. 13(1)(a) <code>gdpr-13-1-a</code>" in review
    assert "<code>company/identity</code>" in review
    assert run("build", "saas.yaml", "-o", "public", "--format", "html", "--annotate", "--check").exit_code == 0


# --- explain


def test_explain_says_clause_lines_and_requirements() -> None:
    told = run("explain", "saas.yaml", "company.address.city").stdout.split("\n\n")[0].splitlines()
    assert told[0].startswith('"')
    assert told[1].startswith("  section  1. ")
    assert told[2].startswith("  clause   company/")
    assert f"  prints   {place('saas.yaml', 'Berlin')}  company.address.city" in told


def test_explain_finds_words_clauses_and_paths() -> None:
    by_path = json.loads(run("explain", "saas.yaml", "company.address.city", "--format", "json").stdout)
    assert "Berlin" in by_path[0]["text"]
    printed = {(leaf["path"], leaf["file"]) for leaf in by_path[0]["printed"]}
    assert ("company.address.city", "saas.yaml") in printed
    by_words = json.loads(run("explain", "saas.yaml", by_path[0]["text"].lstrip("- "), "--format", "json").stdout)
    by_clause = json.loads(run("explain", "saas.yaml", by_path[0]["clause"], "--format", "json").stdout)
    assert by_path[0] in by_words
    assert by_path[0] in by_clause
    everything = json.loads(run("explain", "saas.yaml", "--format", "json").stdout)
    assert len(everything) > len(by_clause)


def test_explain_says_where_there_is_nothing_to_explain() -> None:
    result = run("explain", "saas.yaml", "a blue elephant", code=1)
    assert result.stdout == ""
    assert result.stderr == "'a blue elephant' is no clause, path or words of this policy\n"


def test_explain_says_why_there_is_nothing_to_explain() -> None:
    def told(what: str) -> str:
        return run("explain", "saas.yaml", what, code=1).stderr

    assert told("cookies/none") == (
        "clause 'cookies/none' does not apply here; it needs {none: cookies}"
        " (templates/clauses/en/cookies/none.md.j2)\n"
    )
    assert told("data/givn").endswith("; did you mean 'data/given'\n")
    assert told("company.adress") == "'company' of this declaration has no 'adress'; did you mean 'address'\n"
    assert told("schema") == f"'schema' is declared ({place('saas.yaml', '1')}), and no sentence rests on it\n"


def test_explain_finds_a_line_of_the_declaration() -> None:
    line = place("saas.yaml", "Berlin").rpartition(":")[0]
    by_line = json.loads(run("explain", "saas.yaml", line, "--format", "json").stdout)
    assert any("Berlin" in reason["text"] for reason in by_line)
    assert {"file", "review", "requirements"} <= by_line[0].keys()


# --- coverage


def test_coverage_lists_each_requirement_of_each_law_that_applies() -> None:
    result = CliRunner().invoke(app, ["coverage", "saas.yaml", "--format", "json"])
    told = json.loads(result.stdout)
    assert set(told) == {"ok", "catalogue", "regimes"}
    assert result.exit_code == (0 if told["ok"] else 1)
    gdpr = next(one for one in told["regimes"] if one["id"] == "gdpr-13")
    met = {one["id"]: one for one in gdpr["requirements"] if one["status"] == "met"}
    assert met["gdpr-13-1-e"]["met_by"]
    assert {one["status"] for one in gdpr["requirements"]} <= {"met", "gap", "attested", "unseen"}


def test_coverage_never_calls_a_policy_compliant() -> None:
    for form in ("text", "markdown"):
        told = CliRunner().invoke(app, ["coverage", "saas.yaml", "--format", form]).stdout
        assert "gdpr-13-1-e" in told
        assert "complian" not in told


# --- init


@pytest.mark.parametrize("profile", init.NAMES)
def test_a_first_declaration_builds(profile: str) -> None:
    result = run("init", "--profile", profile)
    assert result.stdout == ""
    assert result.stderr == "wrote privacy.yaml; next: fairnotice check privacy.yaml\n"
    run("check", "privacy.yaml")
    run("build", "privacy.yaml", "--format", "md")


def test_answers_come_from_a_file() -> None:
    Path("answers.yaml").write_text('brand: "Tide #1"\ncountry: NO\n', "utf-8")
    run("init", "new/first.yaml", "--profile", "saas", "--answers", "answers.yaml")
    text = Path("new/first.yaml").read_text("utf-8")
    assert '\n  brand: "Tide #1"\n' in text
    assert '\n  established_in: "NO"\n' in text


def test_answers_no_declaration_would_take_are_refused() -> None:
    Path("answers.yaml").write_text("emial: a@b.example\npostcode: 010\ncountry: Germany\n", "utf-8")
    result = run("init", "first.yaml", "--profile", "saas", "--answers", "answers.yaml", code=1)
    lines = [line for line in result.stdout.split("\n") if ": error: " in line]
    assert lines == [
        "answers.yaml:1:1: error: 'emial' is no question of the profile 'saas'; did you mean 'email' [unknown-answer]",
        "answers.yaml:2:11: error: 'postcode' is not text; quote it [wrong-answer]",
        "answers.yaml:3:10: error: 'country' of 'address': 'Germany' is not a country code; "
        "write two capital letters of ISO 3166-1, such as DE [wrong-answer]",
    ]
    assert not Path("first.yaml").exists()


def test_init_asks_until_the_declaration_takes_the_answer() -> None:
    answers = ["newsletter", "Tide", "Tide Ltd", "1 Quay", "Galway", "H91", "Eire", "IE", "a@b.example", "Mail"]
    ours, theirs = pty.openpty()
    os.write(ours, "".join(f"{answer}\n" for answer in answers).encode())
    command = [sys.executable, "-m", "generator", "init"]
    done = subprocess.run(
        command, env=os.environ | ENVIRONMENT, stdin=theirs, capture_output=True, text=True, check=False
    )
    os.close(ours)
    os.close(theirs)
    assert (done.returncode, done.stdout.strip()) == (0, "")
    assert done.stderr.count("Country, two capital letters such as DE [IE]:") == 2
    assert "  'country' of 'address': 'Eire' is not a country code" in done.stderr
    assert "\n  brand: Tide\n" in Path("privacy.yaml").read_text("utf-8")


def test_init_overwrites_nothing_and_asks_nobody_who_is_not_there() -> None:
    assert usage("init", "saas.yaml", "--profile", "saas") == (
        "Invalid value for FILE: 'saas.yaml' exists; choose another name"
    )
    assert Path("saas.yaml").read_text("utf-8") == SAAS
    assert usage("init", "new.yaml", "--profile", "bakery") == (
        f"Invalid value for --profile: 'bakery' is none of {', '.join(init.NAMES)}"
    )
    assert usage("init", "new.yaml") == ("Invalid value for --profile: name a profile where nobody can be asked")


# --- catalogues


def test_schema_is_json() -> None:
    assert json.loads(run("schema").stdout)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("command", ["terms", "rules", "regimes"])
def test_catalogues_are_listed_and_each_entry_explained(command: str) -> None:
    ids = [entry["id"] for entry in json.loads(run(command, "--format", "json").stdout)]
    assert len(ids) == len(set(ids)) > 10
    listed = run(command).stdout.splitlines()
    assert [line.split(":")[0].split(" ")[0] for line in listed] == ids
    assert json.loads(run(command, ids[0], "--format", "json").stdout)
    assert ids[0] in run(command, ids[0]).stdout or command == "terms"


def test_a_term_is_explained_with_its_source() -> None:
    lines = run("terms", "scc-m2").stdout.splitlines()
    assert lines[0] == "scc-m2 (transfer-mechanisms)"
    assert [line.split()[0] for line in lines[2:6]] == ["label", "definition", "source", "under"]


def test_a_misspelt_name_is_answered_with_the_right_one() -> None:
    told = usage("terms", "scc-m22")
    assert told.startswith("Invalid value for NAME: 'scc-m22' is no vocabulary")
    assert told.endswith("; did you mean 'scc-m2'")
    assert usage("rules", "retired-mecanism") == (
        "Invalid value for NAME: 'retired-mecanism' is no rule; did you mean 'retired-mechanism'"
    )


def test_our_clauses_are_linted() -> None:
    told = json.loads(run("clauses", "lint", "--format", "json").stdout)
    assert told["ok"]


def test_a_layer_replaces_a_clause_and_is_linted_at_its_own_lines(folder: Path) -> None:
    clause = folder / "mine/ai/none.md.j2"
    clause.parent.mkdir(parents=True)
    clause.write_text("---\nwhen: {none: ai}\nversion: 1\n---\n{{ company.brnd }} thinks for itself.\n", "utf-8")
    Path("ai.yaml").write_text(SAAS + "ai: none\n", "utf-8")
    result = run("check", "ai.yaml", "--clauses", "mine", code=1)
    assert "mine/ai/none.md.j2:5:12: error: " in result.stdout
    assert "did you mean 'brand'" in result.stdout


# --- the command line as such


def test_version() -> None:
    assert run("--version").stdout == f"fairnotice {__version__}\n"


WRONG = {
    "--nope": "No such option: --nope",
    "chek saas.yaml": "No such command 'chek'. Did you mean 'check', 'schema'?",
    "check": "Missing argument 'FILE'.",
    "check saas.yaml --format xml": "Invalid value for --format: 'xml' is none of text, github, json, sarif",
    "terms --format sarif": "Invalid value for --format: 'sarif' is none of text, json",
    "check saas.yaml --on 2026-13-45": (
        "Invalid value for --on: '2026-13-45' is not a calendar date; write YYYY-MM-DD"
    ),
    "check saas.yaml --clauses nowhere": "Invalid value for '--clauses': dir 'nowhere' does not exist.",
    "build saas.yaml --theme nowhere": "Invalid value for '--theme': dir 'nowhere' does not exist.",
    "build saas.yaml --format doc": (
        "Invalid value for --format: 'doc' is none of md, html, fragment, pdf, docx, json"
    ),
    "build saas.yaml -o -": (
        "Invalid value for --output: one declaration in one --format goes to stdout,"
        " without --check, --basis, --annotate"
    ),
}


@pytest.mark.parametrize("line", WRONG)
def test_a_wrong_command_line_is_answered_and_nothing_done(line: str, folder: Path) -> None:
    before = sorted(folder.iterdir())
    assert usage(*line.split()) == WRONG[line]
    assert sorted(folder.iterdir()) == before


@pytest.mark.parametrize(
    "command",
    ["", "init", "check", "build", "add", "explain", "coverage", "schema", "terms", "rules", "regimes", "clauses lint"],
)
def test_help_explains_every_option(command: str) -> None:
    told = run(*command.split(), "--help").stdout
    options = [line.strip() for line in told.split("Options:\n")[1].split("\n\n")[0].split("\n") if "--" in line]
    assert all("  " in line or line.endswith(("DIR", "NAME")) for line in options)
    assert "<" not in told.replace("<path>", "").replace("<str>", "").replace("<list[Path]>", "").replace(
        "<list[str]>", ""
    )


def test_a_bug_of_ours_says_so_in_two_lines(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken() -> None:
        raise KeyError("brand")

    monkeypatch.setattr(catalogues, "schema", broken)
    monkeypatch.setattr(sys, "argv", ["fairnotice", "schema"])
    monkeypatch.delenv("FAIRNOTICE_DEBUG", raising=False)
    monkeypatch.setattr(cli.gc, "disable", lambda: None)
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 3
    assert capsys.readouterr() == (
        "",
        "fairnotice: this is a bug in FairNotice, not in your files: KeyError: 'brand'\n"
        "Run it again with FAIRNOTICE_DEBUG=1 and report what it prints.\n",
    )


def test_a_reader_that_stops_early_ends_the_command_quietly() -> None:
    command = [sys.executable, "-m", "generator", "schema"]
    streams: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, env=os.environ | ENVIRONMENT, **streams) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        told = running.stderr.read()
    assert (running.returncode, told) == (1, b"")


def test_a_full_disk_is_no_bug_of_ours() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "generator", "schema"],
            env=os.environ | ENVIRONMENT,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (done.returncode, done.stderr) == (1, "fairnotice: no space left on device\n")


def test_check_asks_for_the_law_that_is_named() -> None:
    assert "'uk-gdp' is no regime; did you mean 'uk-gdpr'" in usage("check", "--regime", "uk-gdp", "open.yaml")
    told = json.loads(run("check", "--regime", "caloppa", "--format", "json", "open.yaml", code=1).stdout)
    assert [p for p in told["problems"] if p["rule"].startswith("requirement-")] == []
