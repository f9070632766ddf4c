"""The clause desk: what is listed and shown, examples that are run, what is approved and what is out of date."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import chromium
import pytest
from typer.testing import CliRunner, Result

from generator import init
from generator.cli import checking
from generator.cli.app import app
from generator.desk import aging

OWN = """\
---
heading: Deleting
when: {none: cookies}
version: 2
---
We set nothing on your device.
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    return tmp_path


def run(*command: str | Path) -> Result:
    return CliRunner().invoke(app, [str(word) for word in command])


def own(text: str, id_: str = "cookies/none") -> Path:
    """A layer of one clause."""
    file = Path("own") / f"{id_}.md.j2"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return Path("own")


def with_front(line: str) -> Path:
    return own(OWN.replace("version: 2\n", f"version: 2\n{line}\n"))


def test_a_list_has_place_version_review_and_condition() -> None:
    done = run("clauses", "list", "cookies")
    assert done.exit_code == 0
    first, none, on, *_ = done.stdout.splitlines()
    assert first == "Cookies and similar technologies (cookies)"
    assert re.fullmatch(r"  cookies/none: version \d+, draft, not reviewed", none)
    assert on == "    on {none: cookies}"
    assert done.stderr.endswith(" clauses, 0 approved\n")


def test_a_list_as_json_has_every_clause_once() -> None:
    rows = json.loads(run("clauses", "list", "--format", "json").stdout)
    ids = [row["id"] for row in rows]
    assert len(ids) == len(set(ids)) > 200
    (row,) = [row for row in rows if row["id"] == "cookies/none"]
    assert (row["section"], row["when"], row["reviewed"], row["approved"]) == (
        "cookies",
        {"none": "cookies"},
        False,
        False,
    )


def test_a_section_there_is_none_of() -> None:
    done = run("clauses", "list", "cookie")
    assert done.exit_code == 2
    assert "'cookie' is no section; did you mean 'cookies'" in " ".join(done.stderr.split())


def test_a_clause_is_shown_with_all_it_rests_on() -> None:
    text = run("clauses", "show", "rights/withdrawal").stdout
    for line in (
        "rights/withdrawal",
        "  heading   Withdrawing your consent",
        "  file      templates/clauses/en/rights/withdrawal.md.j2",
        "  fact      relies-on-consent: Legal bases that are consent.",
        "  states    action stop-processing, time withdrawal",
        "  examples  1",
        "  | You can withdraw your consent at any time.",
    ):
        assert line in text.splitlines()
    assert "gdpr-13-2-c: State the right to withdraw consent any time" in text
    assert "fires in  newsletter, podcast" in text


def test_it_is_tried_on_declarations_of_ones_own() -> None:
    Path("mine.yaml").write_text(init.declaration("newsletter", {}), "utf-8")
    shown = json.loads(run("clauses", "show", "rights/withdrawal", "mine.yaml", "--format", "json").stdout)
    assert shown["fires_in"][:2] == ["mine.yaml", "newsletter"]
    assert shown["text"].startswith("You can withdraw your consent")
    assert shown["requirements"][0]["id"] == "gdpr-13-2-c"


def test_a_clause_there_is_none_of() -> None:
    done = run("clauses", "show", "rights/withdrawl")
    assert done.exit_code == 2
    assert "did you mean 'rights/withdrawal'" in " ".join(done.stderr.split())


def test_our_own_examples_say_what_they_are_to_say() -> None:
    done = run("clauses", "test")
    assert (done.exit_code, done.stdout) == (0, "")
    clauses, tried = done.stderr.splitlines()
    assert clauses.endswith(" clauses: no problems")
    assert tried.startswith("tried 1")


@pytest.mark.parametrize(
    ("example", "found"),
    [
        (
            "{given: {cookies: none}, says: We set no cookies}",
            "own/cookies/none.md.j2:5:43: error: example 1 of clause 'cookies/none' is to say “We set no cookies”,"
            " and the clause gives “Deleting We set nothing on your device.” [example-fails]",
        ),
        (
            "{given: {without: [cookies]}, says: x}",
            "own/cookies/none.md.j2:5:48: error: example 1 of clause 'cookies/none' is about a declaration to which"
            " the clause does not apply; change 'given' or the clause's 'when' [example-fails]",
        ),
        (
            "{given: {company: {dpoo: none}}, says: x}",
            "own/cookies/none.md.j2:5:31: error: 'dpoo' is not a field of 'company'; did you mean 'dpo'"
            " [unknown-field]",
        ),
    ],
)
def test_an_example_that_fails(example: str, found: str) -> None:
    done = run("clauses", "test", with_front(f"examples: [{example}]"))
    assert done.exit_code == 1
    assert found in done.stdout.splitlines()


def test_a_clause_that_says_less_than_the_profiles_need() -> None:
    silent = "---\nwhen: {declared: company.contacts}\nversion: 9\n---\nWrite to us.\n"
    done = run("clauses", "test", own(silent, "company/contacts"))
    assert done.exit_code == 1
    assert "templates/profiles/saas.yaml" in done.stdout
    assert "gdpr-13-1-a" in done.stdout or "[undisclosed-practice]" in done.stdout


def test_what_is_not_approved_is_not_published() -> None:
    Path("saas.yaml").write_text(init.declaration("saas", {}), "utf-8")
    done = run("build", "saas.yaml", "--format", "md", "--require-approved")
    assert done.exit_code == 1
    first, *_ = done.stdout.splitlines()
    assert first.startswith("templates/clauses/en/")
    assert first.endswith(
        "is a draft and not reviewed; approve it with 'fairnotice clauses approve' [clause-not-approved]"
    )
    assert not Path("output").exists()
    assert run("build", "saas.yaml", "--format", "md").exit_code == 0


NEW = ("clauses", "new", "rights/leaving", "--into", "own", "--heading", "Leaving us")
LEAVING = (*NEW, "--when", "services.account_deletion", "--words", "You can delete your account yourself.")


def test_a_new_clause_lints_clean() -> None:
    done = run(*LEAVING, "--meets", "play-retention")
    assert done.stderr == "wrote own/rights/leaving.md.j2; next: fairnotice clauses lint own\n"
    assert Path("own/rights/leaving.md.j2").read_text("utf-8") == (
        '---\nheading: "Leaving us"\nwhen: {declared: services.account_deletion}\nmeets: [play-retention]\n'
        "version: 1\nstatus: draft\n---\nYou can delete your account yourself.\n"
    )
    assert run("clauses", "lint", "own").exit_code == 0


@pytest.mark.parametrize(
    ("command", "wrong"),
    [
        (("new", "Leaving"), "'Leaving' is no id of a clause; write section/name"),
        (("new", "rihgts/leaving"), "there is no section 'rihgts'; did you mean 'rights'"),
        (("new", "rights/withdrawal"), "there is a clause 'rights/withdrawal' already; '--override"),
        ((*NEW[1:], "--when", "data-gven", "--words", "x"), "'data-gven' is no fact; did you mean 'data-given'"),
        ((*NEW[1:], "--when", "[1]", "--words", "x"), "'[1]' is no condition; write a fact, a path"),
        ((*LEAVING[1:-1], "{{ companny }}"), "companny"),
        ((*LEAVING[1:], "--meets", "gdpr-99"), "'gdpr-99' is no requirement"),
        (NEW[1:], "say it where nobody can be asked"),
        (("new", "a/b", "--override", "a/c"), "not both"),
        (("approve", "rights/withdrawl", "--by", "Ann"), "did you mean 'rights/withdrawal'"),
        (("approve", "rights/withdrawal", "--by", " "), "say who reviewed the words"),
    ],
)
def test_what_nobody_can_write_is_refused(command: tuple[str, ...], wrong: str) -> None:
    done = run("clauses", *command)
    assert done.exit_code == 2
    assert wrong in " ".join(done.stderr.replace("│", " ").split())
    assert list(Path().rglob("*.j2")) == []


def test_an_approval_holds_for_the_words_that_were_read() -> None:
    done = run("clauses", "approve", "rights/withdrawal", "--by", "Ann: Quay", "--on", "2026-11-20", "--into", "own")
    assert done.stdout == "own/rights/withdrawal.md.j2: approved by Ann: Quay on 2026-11-20\n"
    assert run("clauses", "lint", "own").exit_code == 0
    assert standing("rights/withdrawal") == "approved, reviewed by Ann: Quay on 2026-11-20"
    file = Path("own/rights/withdrawal.md.j2")
    file.write_text(file.read_text("utf-8") + "\nMore.\n", "utf-8")
    assert standing("rights/withdrawal") == "approved, changed since Ann: Quay reviewed it on 2026-11-20"
    run("clauses", "approve", "rights/withdrawal", "--by", "Ben", "--on", "2026-11-21", "--into", "own")
    assert standing("rights/withdrawal") == "approved, reviewed by Ben on 2026-11-21"
    assert file.read_text("utf-8").count("reviewed:") == 1


def standing(id_: str) -> str:
    text = run("clauses", "show", id_, "--clauses", "own").stdout
    return next(line for line in text.splitlines() if line.startswith("  stands")).partition(", ")[2]


def test_formal_words_are_approved_by_themselves() -> None:
    run(
        "clauses",
        "approve",
        "rights/withdrawal",
        "--by",
        "Ann",
        "--on",
        "2026-11-20",
        "--into",
        "own",
        "--voice",
        "formal",
    )
    held = checking.shipped([Path("own")]).clauses["rights/withdrawal"]
    assert held.formal
    assert (held.unapproved, held.formal.unapproved) == ("a draft and not reviewed", None)


def test_prescribed_words_can_be_approved_as_they_are() -> None:
    verbatim = next(id_ for id_, one in checking.shipped([]).clauses.items() if one.front["verbatim"])
    assert run("clauses", "approve", verbatim, "--by", "Ann", "--into", "own").exit_code == 0
    assert run("clauses", "lint", "own").exit_code == 0


def test_a_policy_of_approved_clauses_is_built() -> None:
    Path("saas.yaml").write_text(init.declaration("saas", {}), "utf-8")
    done = run("build", "saas.yaml", "--format", "md", "--require-approved")
    used = [line.split("'")[1] for line in done.stdout.splitlines() if line.endswith("[clause-not-approved]")]
    assert run("clauses", "approve", *used, "--by", "Ann", "--into", "own").exit_code == 0
    built = run("build", "saas.yaml", "--format", "md", "--require-approved", "--clauses", "own")
    assert (built.exit_code, built.stdout) == (0, "")
    plain = Path("output/saas/privacy-policy.md").read_text("utf-8")
    run("build", "saas.yaml", "--format", "md", "-o", "plain")
    assert plain == Path("plain/saas/privacy-policy.md").read_text("utf-8")


def stale(*options: str) -> list[str]:
    """Why the one clause that was reviewed is to be reviewed again."""
    rows = json.loads(run("clauses", "stale", "--format", "json", "--clauses", "own", *options).stdout)
    return next((row["because"] for row in rows if row["id"] == "rights/complaint-to-us"), [])


@pytest.fixture
def reviewed() -> Path:
    """A layer in which one clause was reviewed, on 10 January 2026."""
    run("clauses", "approve", "rights/complaint-to-us", "--by", "Ann", "--on", "2026-01-10", "--into", "own")
    return Path("own/rights/complaint-to-us.md.j2")


def test_what_nobody_reviewed_is_stale() -> None:
    done = run("clauses", "stale")
    assert done.exit_code == 1
    assert done.stdout.splitlines()[1] == "  never reviewed"
    assert re.fullmatch(r"\d+ clauses to review\n", done.stderr)


def test_a_review_holds_for_so_many_months(reviewed: Path) -> None:
    assert stale("--months", "1", "--on", "2026-02-01") == []
    assert stale("--months", "1", "--on", "2026-02-11")[0] == "reviewed by Ann on 2026-01-10, more than 1 month ago"


def test_a_review_ends_with_the_words_or_the_law(reviewed: Path) -> None:
    reviewed.write_text(reviewed.read_text("utf-8") + "\nMore.\n", "utf-8")
    words, *law = stale("--on", "2026-06-20")
    assert words == "changed since Ann reviewed it on 2026-01-10"
    assert any(why.startswith("uk-gdpr changed on 2026-06-19: Data (Use and Access) Act 2025") for why in law)


@pytest.mark.parametrize(
    ("on", "months", "day"),
    [("2026-03-31", 1, "2026-02-28"), ("2026-01-15", 12, "2025-01-15"), ("2026-01-01", 30000, "0001-01-01")],
)
def test_months_before_a_day(on: str, months: int, day: str) -> None:
    assert aging.before(date.fromisoformat(on), months) == date.fromisoformat(day)


HOSTILE = OWN.replace("heading: Deleting", "heading: 'A <script>alert(1)</script>'").replace("We set", "<b>We</b> set")


def test_the_site_has_every_clause_and_asks_for_nothing() -> None:
    done = run("clauses", "docs", "-o", "site")
    assert (done.exit_code, done.stdout) == (0, "")
    pages = {page.name: page.read_text("utf-8") for page in Path("site").iterdir()}
    index = pages.pop("index.html")
    links = re.findall(r'<li data-words="[^"]*"><a href="([^"#]+)#([^"]+)">', index)
    assert len(links) == len(checking.shipped([]).clauses)
    assert all(f'<article id="{anchor}">' in pages[page] for page, anchor in links)
    for page in (index, *pages.values()):
        assert not re.search(r"<(?:img|link|iframe|script) |@import|fetch\(", page)
        assert "default-src 'none'" in page
    assert "<h3>In saas, newsletter, podcast and " in pages["section-rights.html"]
    assert "<h3>In its own example</h3>" in "".join(pages.values())


def test_the_site_is_the_same_each_time() -> None:
    run("clauses", "docs", "-o", "site")
    assert run("clauses", "docs", "-o", "site").stderr.split(";")[0].endswith(" 0 written")


def test_words_of_others_are_no_markup_on_the_site() -> None:
    run("clauses", "docs", "-o", "site", "--clauses", own(HOSTILE))
    for name in ("index.html", "section-cookies.html"):
        page = (Path("site") / name).read_text("utf-8")
        assert "A &lt;script&gt;alert(1)&lt;/script&gt;" in page
        assert "<script>alert" not in page
        assert "<b>We" not in page


def test_the_site_is_searched_in_the_page() -> None:
    run("clauses", "docs", "-o", "site")
    with chromium.tab() as tab:
        tab.open(Path("site/index.html").resolve(), width=1200)
        typed = "box.value = 'Withdraw GDPR'; box.dispatchEvent(new Event('input'))"
        tab.evaluate(f"(box => {{ {typed} }})(document.getElementById('search'))")
        shown = tab.evaluate("document.querySelectorAll('li[data-words]:not([hidden])').length")
        told = tab.evaluate("document.getElementById('found').textContent")
        assert told == f"{shown} found"
        assert 0 < shown < 60
        assert [one for one in tab.requests if not one.startswith("file:")] == []
        assert tab.complaints == []
