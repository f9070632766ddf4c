"""Layers: an organisation's own words, clauses, sections and terms over ours, and the project file that names them."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pypdf
import pytest
from typer.testing import CliRunner, Result

from generator import assemble, clauses, coverage, load, project, render, resources, rules, source
from generator.clause import Override, Wording, digest
from generator.clauses import Library
from generator.cli.app import app
from generator.cli.building import FORMATS
from generator.document import Document
from generator.facts import Given
from generator.layer_file import Layer
from generator.problems import Refused

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "docs/layers.md").read_text("utf-8")
BASE = Path(__file__).parent / "rules" / "base.yaml"
OWN = "---\nwhen: {declared: company.brand}\nversion: 1\n---\nWe say it so.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    shutil.copy(BASE, tmp_path / "acme.yaml")
    return tmp_path


def write(name: str, text: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, "utf-8")


def laid(layer: str = "", **files: str) -> Library:
    """Our library under a layer of files, named with `__` for `/`, and a `layer.yaml`."""
    for name, text in files.items():
        write(f"house/{name.replace('__', '/').replace('_', '-')}.md.j2", text)
    write("house/layer.yaml", layer or "{}\n")
    return clauses.library([Path("house")])


def refusal(layer: str, **files: str) -> list[str]:
    with pytest.raises(Refused) as refused:
        laid(layer, **files)
    return str(refused.value).splitlines()


def policy(library: Library) -> Document:
    return assemble.document(load.declaration(Path("acme.yaml")), library)


def run(*command: str, code: int = 0) -> Result:
    result = CliRunner().invoke(app, list(command))
    assert result.exit_code == code, result.output
    return result


def part(library: Library, id_: str) -> clauses.Outline.Part:
    return next(part for part in library.outline.sections if part.id == id_)


def test_an_override_has_words_alone_and_inherits_the_rest() -> None:
    ours = clauses.library().clauses["rights/using"]
    override = f"---\nreplaces: {{version: {ours.version}, digest: {ours.digest}}}\n---\nWrite to us.\n"
    library = laid(rights__using=override)
    own = library.clauses["rights/using"]
    assert own.template == "\n\n\nWrite to us.\n"
    assert (own.when, own.each, own.meets, own.heading) == (ours.when, ours.each, ours.meets, ours.heading)
    assert (own.version, own.over, own.formal) == (ours.version, ours, None)
    assert rules.of_layers(library) == []
    (passage,) = [p for p in policy(library).passages if p.clause == "rights/using"]
    assert (passage.markdown, passage.basis.file) == ("Write to us.", "house/rights/using.md.j2")


def test_what_an_override_gives_is_taken_from_it() -> None:
    ours = clauses.library().clauses["rights/using"]
    states = "states: [{action: delete, data: account-data}]\nheading: Ask\nversion: 9\nstatus: approved\n"
    library = laid(rights__using=f"---\nreplaces: {{version: 1, digest: {ours.digest}}}\n{states}---\nWrite.\n")
    own = library.clauses["rights/using"]
    assert (own.heading, own.version, own.front["status"], own.meets) == ("Ask", 9, "approved", ours.meets)
    assert [one["action"] for one in own.front["states"]] == ["delete"]


def test_an_override_takes_its_condition_from_the_original() -> None:
    told = refusal(
        "", rights__using=f"---\nreplaces: {{version: 1, digest: {'sha256:' + 'a' * 64}}}\nwhen: x\n---\nA.\n"
    )
    assert told[0].startswith("house/rights/using.md.j2:3:1: error: 'when' is not a field here")


def test_an_override_of_nothing() -> None:
    told = refusal("", rights__usng=f"---\nreplaces: {{version: 1, digest: {'sha256:' + 'a' * 64}}}\n---\nA.\n")
    assert told == [
        "house/rights/usng.md.j2:2:1: error: there is no clause 'rights/usng' to override; its path has to be that"
        " of the clause [override-of-nothing]"
    ]


def test_an_override_of_an_override_lies_over_the_one_below() -> None:
    for name, digested in (("one", clauses.library().clauses["rights/using"]), ("two", None)):
        held = clauses.library([Path("one")] if digested is None else []).clauses["rights/using"]
        front = f"---\nreplaces: {{version: {held.version}, digest: {held.digest}}}\n---\n"
        write(f"{name}/rights/using.md.j2", f"{front}Words of {name}.\n")
    library = clauses.library([Path("one"), Path("two")])
    own = library.clauses["rights/using"]
    assert own.over
    assert (own.template.strip(), own.over.template.strip()) == ("Words of two.", "Words of one.")
    assert rules.of_layers(library) == []


def test_a_requirement_that_an_override_no_longer_prints_is_a_gap() -> None:
    """The address of the controller: GDPR Art. 13(1)(a)."""
    ours = clauses.library().clauses["company/identity"]
    write("acme.yaml", BASE.read_text("utf-8"))
    front = f"---\nreplaces: {{version: {ours.version}, digest: {ours.digest}}}\n---\n"
    kept, lost = (status(laid(company__identity=front + text)) for text in (ours.template, "We are responsible.\n"))
    assert {id_ for id_, one in lost.items() if one == "gap" and kept[id_] == "met"} >= {"gdpr-13-1-a"}
    assert "GAP" in run("coverage", "acme.yaml", "--clauses", "house", code=1).stdout


def status(library: Library) -> dict[str, str]:
    given = Given(load.declaration(Path("acme.yaml")))
    found = coverage.coverage(given, assemble.document(given.declaration, library))
    return {answer.requirement.id: answer.status for applies in found for answer in applies.answers}


def test_a_clause_of_a_layer_stands_at_the_end_of_its_section() -> None:
    library = laid(rights__more=OWN, opening__more=OWN)
    assert part(library, "rights").clauses[-1] == "more"
    assert library.outline.opening[-1] == "opening/more"
    assert rules.of_layers(library) == []
    assert library.own == {"rights/more", "opening/more"}


def test_a_clause_of_a_section_that_is_not_there_has_no_place() -> None:
    (problem,) = rules.of_layers(laid(loyalty__points=OWN))
    assert (problem.rule, problem.place.path) == ("clause-without-place", "house/loyalty/points.md.j2")


def test_a_clause_is_removed() -> None:
    library = laid("remove: [rights/using]\n")
    assert "rights/using" not in library.clauses
    assert "using" not in part(library, "rights").clauses


def test_sections_are_added_headed_and_moved() -> None:
    library = laid(
        "sections:\n  - {id: loyalty, heading: Points, after: data, clauses: [tiers]}\n"
        "  - {id: rights, heading: Your choices, before: company}\n",
        loyalty__points=OWN,
        loyalty__tiers=OWN,
    )
    order = [one.id for one in library.outline.sections]
    assert order[0] == "rights"
    assert order[order.index("data") + 1] == "loyalty"
    assert part(library, "loyalty").clauses == ["tiers", "points"]
    sections = {section.id: section.heading for section in policy(library).sections}
    assert (sections["loyalty"], sections["rights"]) == ("Points", "Your choices")


def test_clauses_are_placed_across_sections() -> None:
    library = laid(
        "place:\n  - {clause: rights/complaint, before: rights/using}\n  - {clause: rights/list, section: company}\n"
        "  - {clause: rights/using, after: company/identity}\n"
        "sections: [{id: changes, clauses: [when, rights/withdrawal]}]\n"
    )
    assert part(library, "company").clauses[1] == "rights/using"
    assert part(library, "company").ids[-1] == "rights/list"
    assert part(library, "changes").ids[:2] == ["changes/when", "rights/withdrawal"]
    placed = [id_ for one in library.outline.sections for id_ in one.ids]
    assert len(placed) == len(set(placed))
    assert sorted(placed) == sorted(i for one in clauses.library().outline.sections for i in one.ids)


def test_headings_terms_title_and_the_word_for_the_company() -> None:
    write("acme.yaml", BASE.read_text("utf-8").replace("policy: {", "policy: {voice: formal, ", 1))
    library = laid(
        "title: Privacy notice\ncompany: the Studio\nheadings: {company: About us, company/contacts: Write}\n"
        "terms:\n  - {id: personal-data, means: any data about a person}\n"
        "  - {id: ledger, term: Ledger, found_by: [personal], means: a list}\n"
    )
    document = policy(library)
    said = render.markdown(document)
    assert document.title == "Privacy notice"
    assert '"the Studio" means Acme' in said
    write("acme.yaml", BASE.read_text("utf-8"))
    assert '"us" and "the Studio" mean Acme' in render.markdown(policy(library))
    assert "## 1. About us" in said
    assert "### Write" in said
    assert "**Personal data** means any data about a person." in said
    assert "**Ledger** means a list." in said


def test_an_addendum_opens_with_what_prevails_where_anything_else_of_it_is_printed() -> None:
    addendum = "sections: [{id: japan, heading: Japan, prevails_for: people in Japan}]\n"
    library = laid(addendum, japan__contact=OWN)
    section = policy(library).sections[-1]
    assert [p.clause for p in section.passages] == ["japan/prevails", "japan/contact"]
    assert section.passages[0].markdown == (
        "This section adds to the rest of this policy for people in Japan."
        " Where the two differ, this section prevails for you and takes no right away."
    )
    assert section.passages[0].basis.file == "house/layer.yaml"
    library = laid(addendum, japan__contact=OWN.replace("{declared: company.brand}", "{none: company.brand}"))
    assert "japan" not in {section.id for section in policy(library).sections}


FAULTS: list[tuple[str, str]] = [
    ("remove: [rights/usin]", "1:10: error: there is no clause 'rights/usin'; did you mean 'rights/using'"),
    ("headings: {rigths: A}", "1:20: error: there is no section or clause 'rigths'; did you mean 'rights'"),
    ("sections: [{id: new, clauses: [rights/list]}]", "1:17: error: the new section 'new' has no 'heading'; add it"),
    ("sections: [{id: new, heading: N}]", "1:12: error: section 'new' has no clause; put one into the folder 'new'"),
    ("sections: [{id: data, after: daat}]", "1:30: error: there is no other section 'daat'; did you mean 'data'"),
    ("sections: [{id: data, clauses: [lost]}]", "1:33: error: there is no clause 'data/lost'"),
    ("place: [{clause: rights/list, section: lost}]", "1:40: error: there is no section 'lost'"),
    ("place: [{clause: rights/list}]", "1:9: error: clause 'rights/list' needs one of 'after', 'before' and"),
    ("place: [{clause: rights/list, after: rights/list}]", "1:38: error: there is no other clause in the outline"),
    ("place: [{clause: rights/lst, section: data}]", "1:18: error: there is no clause 'rights/lst'; did you mean"),
    ("terms: [{id: new, term: New}]", "1:9: error: the new term 'new' has no 'found_by', 'means'; add it"),
    ("titel: A", "1:1: error: 'titel' is not a field here; did you mean 'title'"),
    ("remove: rights/list", "1:9: error: "),
]


@pytest.mark.parametrize(("layer", "told"), FAULTS)
def test_what_is_wrong_in_a_layer_is_told_at_its_place(layer: str, told: str) -> None:
    assert refusal(layer)[0].startswith(f"house/layer.yaml:{told}")


def test_every_fault_of_a_layer_at_once() -> None:
    assert len(refusal("remove: [a/b]\nheadings: {c: D}\n", rights__using="no front matter")) == 3


def test_a_command_does_not_run_with_a_layer_whose_clauses_would_fail() -> None:
    write("house/rights/more.md.j2", "---\nwhen: lost\nversion: 1\n---\n{{ company.brnd }}\n")
    for command in (("check",), ("build", "--format", "md"), ("explain",), ("coverage",)):
        told = run(*command, "acme.yaml", "--clauses", "house", code=1).output
        assert "house/rights/more.md.j2:1:1: error: clause 'rights/more': 'lost' is no fact" in told
        assert "house/rights/more.md.j2:5:12: error: " in told


def test_prescribed_wording_stays() -> None:
    write("house/google/limited-use.md.j2", OWN)
    assert "[prescribed-wording-overridden]" in run("check", "acme.yaml", "--clauses", "house", code=1).stdout
    refused = run("clauses", "new", "--override", "google/limited-use", "--into", "house", code=2)
    assert "has wording that is prescribed" in " ".join(refused.stderr.split())


def test_the_commands_name_a_project_s_layers_by_its_file() -> None:
    write("there/fairnotice.yaml", "clauses: [house]\n")
    write("there/house/rights/using.md.j2", OWN)
    write("house/rights/using.md.j2", OWN.replace("so", "otherwise"))
    shutil.copy(BASE, "there/acme.yaml")
    assert said("there/acme.yaml") == "there/house/rights/using.md.j2"
    assert said("acme.yaml") == "templates/clauses/en/rights/using.md.j2"
    write("fairnotice.yaml", "clauses: [house]\n")
    assert said("acme.yaml") == "house/rights/using.md.j2"
    assert said("there/acme.yaml") == "there/house/rights/using.md.j2"
    assert said("there/acme.yaml", "--clauses", "house") == "house/rights/using.md.j2"


def said(file: str, *options: str) -> str:
    """The file whose words a policy has for how rights are used."""
    told = run("explain", file, "rights/using", *options).stdout
    return next(line.split()[1] for line in told.splitlines() if line.startswith("  file"))


PROJECTS = [
    ("clauses: [lost]", "1:11: error: 'lost' is no folder here [bad-folder]"),
    (
        "clauses: [../house]",
        "1:11: error: '../house' lies outside the folder of fairnotice.yaml; put the clauses into it",
    ),
    ("clauses: [/etc]", "1:11: error: '/etc' is not a path from this file on, with '/' between folders"),
    ("clauses: [link]", "1:11: error: 'link' lies outside the folder of fairnotice.yaml"),
    ("clauses: [loop]", "1:11: error: 'loop' "),
    ("clauses: house", "1:10: error: "),
    ("clause: [house]", "1:1: error: 'clause' is not a field here; did you mean 'clauses'"),
]


@pytest.mark.parametrize(("text", "told"), PROJECTS)
def test_what_is_wrong_in_a_project_is_told_at_its_place(text: str, told: str) -> None:
    Path("there").mkdir()
    Path("house").mkdir()
    Path("there/link").symlink_to(Path("house").resolve())
    Path("there/loop").symlink_to("loop")
    write("there/fairnotice.yaml", text)
    shutil.copy(BASE, "there/acme.yaml")
    assert f"there/fairnotice.yaml:{told}" in run("check", "there/acme.yaml", code=1).stdout


def test_a_layer_named_twice_lies_over_ours_once() -> None:
    run("clauses", "new", "--override", "rights/using", "--into", "house")
    own = Path("house/rights/using.md.j2")
    own.write_text(own.read_text("utf-8").replace("To use", "If you want to use"), "utf-8")
    write("fairnotice.yaml", "clauses: [house]\n")
    assert run("check", "acme.yaml", "--clauses", "./house").stdout == ""
    assert run("clauses", "lint", "house").stdout == ""


def test_the_settings_of_a_project_are_no_declaration() -> None:
    write("fairnotice.yaml", "{}\n")
    told = run("check", "acme.yaml", "fairnotice.yaml", code=1).stdout
    assert told.startswith("fairnotice.yaml:1:1: error: fairnotice.yaml has the settings of a project")


def test_a_layer_yaml_under_another_name_is_told() -> None:
    write("house/layers.yaml", "title: Mine\n")
    with pytest.raises(
        Refused, match=r"house/layers.yaml:1:1: error: nothing reads 'layers.yaml'; call it 'layer.yaml'"
    ):
        clauses.library([Path("house")])


def test_a_clause_is_placed_before_the_first_section() -> None:
    library = laid("place: [{clause: rights/list, section: opening}]\n")
    assert library.outline.opening[-1] == "rights/list"


def test_a_project_without_layers() -> None:
    write("fairnotice.yaml", "{}\n")
    assert project.layers(Path()) == []
    assert run("check", "acme.yaml").exit_code == 0


def test_an_override_is_laid_down_with_a_copy_of_what_it_overrides() -> None:
    run("clauses", "new", "--override", "rights/using", "--into", "house")
    ours = clauses.library().clauses["rights/using"]
    own = clauses.library([Path("house")]).clauses["rights/using"]
    assert own.replaces
    assert digest(own.replaces.heading, own.replaces.words or "") == own.replaces.digest == own.digest == ours.digest
    assert own.template.strip() == ours.template.strip()
    assert run("clauses", "lint", "house").exit_code == 0
    assert "is there already" in run("clauses", "new", "--override", "rights/using", "--into", "house", code=2).stderr
    unknown = run("clauses", "new", "--override", "rights/usin", "--into", "house", code=2).stderr
    assert "did you mean 'rights/using'" in " ".join(unknown.replace("│", " ").split())


def test_formal_words_are_overridden_by_themselves() -> None:
    run("clauses", "new", "--override", "rights/using", "--into", "house", "--voice", "formal")
    ours, own = (clauses.library(layers).clauses["rights/using"] for layers in ([], [Path("house")]))
    assert own.template == ours.template
    assert own.formal
    assert ours.formal
    assert own.formal.file == "house/rights/using.formal.md.j2"
    assert own.formal.digest == ours.formal.digest
    assert own.formal.over == ours.formal


def test_an_override_of_a_layer_below_is_written_over_that_layer() -> None:
    write("fairnotice.yaml", "clauses: [group, house]\n")
    write("group/rights/using.md.j2", OWN)
    told = run("clauses", "new", "--override", "rights/using", "--into", "house").stdout
    assert told.startswith("house/rights/using.md.j2 overrides group/rights/using.md.j2, version 1")


def test_what_changed_under_an_override_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    run("clauses", "new", "--override", "rights/complaint", "--into", "house")
    own = Path("house/rights/complaint.md.j2")
    own.write_text(own.read_text("utf-8").replace("You can complain", "You may complain"), "utf-8")
    shutil.copytree(resources.templates(), "newer")
    newer = Path("newer/clauses/en/rights/complaint.md.j2")
    text = newer.read_text("utf-8").replace("a supervisory authority", "any supervisory authority")
    newer.write_text(text.replace("version: 1", "version: 2"), "utf-8")
    monkeypatch.setattr(resources, "templates", lambda: Path("newer").resolve())
    (problem,) = rules.of_layers(clauses.library([Path("house")]))
    assert (problem.rule, str(problem.place)) == ("override-out-of-date", "house/rights/complaint.md.j2:2:1")
    assert "complain to [-a-]{+any+} supervisory authority" in problem.message
    assert "You [-can-]{+may+} complain" in problem.message
    mine = own.read_text("utf-8").partition("\n---\n")[2]
    run("clauses", "new", "--override", "rights/complaint", "--into", "house", "--renew")
    assert rules.of_layers(clauses.library([Path("house")])) == []
    assert own.read_text("utf-8").partition("\n---\n")[2] == mine
    assert "any supervisory" in Path("house/rights/complaint.original.md").read_text("utf-8")


@pytest.mark.parametrize("text", [None, OWN, "no front matter"])
def test_only_an_override_is_renewed(text: str | None) -> None:
    if text:
        write("house/rights/using.md.j2", text)
    told = run("clauses", "new", "--override", "rights/using", "--into", "house", "--renew", code=2).stderr
    assert "is no override that could be renewed" in " ".join(told.replace("│", " ").split())
    assert not Path("house/rights/using.original.md").exists()


def test_the_page_on_layers_explains_every_field() -> None:
    tables = re.findall(r"(?m)((?:^\|.*\n)+)", GUIDE)
    rows = [set(re.findall(r"(?m)^\| `(\w+)`", table)) for table in tables]
    assert rows == [{*Override.model_fields}, {*Layer.model_fields}]
    assert {*Wording.model_fields} == {"replaces", "heading", "reviewed"}


NOTE = "Zebra crossing: ask the board before anybody reads this"


def noted(value: Any) -> Any:
    """A declaration with a note for counsel in each of its mappings."""
    if isinstance(value, list):
        return [noted(one) for one in value]
    if isinstance(value, dict):
        return {**{name: noted(one) for name, one in value.items()}, "counsel_note": NOTE}
    return value


@pytest.mark.parametrize(("formats", "options"), [(FORMATS, []), (("md", "html", "json"), ["--draft"])])
def test_a_note_for_counsel_never_leaves_the_declaration(formats: tuple[str, ...], options: list[str]) -> None:
    """Nor does any of its words reach what an internal copy says of lines and reasons."""
    data = noted(source.read(ROOT / "practices/integrica.yaml").data)
    text = json.dumps(data, ensure_ascii=False, indent=1)
    assert text.count(NOTE) > 100
    write("acme.yaml", text)
    run("build", "acme.yaml", "-o", "out", "--format", ",".join(formats), "--basis", "--annotate", *options)
    files = {file.name: file for file in Path("out").rglob("*") if file.is_file()}
    assert len(files) > len(formats) + 1
    assert [name for name, file in files.items() if NOTE in words(file)] == []
    for command in (("explain", "acme.yaml"), ("coverage", "acme.yaml"), ("regimes", "--for", "acme.yaml")):
        assert NOTE not in CliRunner().invoke(app, list(command)).output


def words(file: Path) -> str:
    """All text of a file of any format, in one line."""
    if file.suffix == ".pdf":
        text = " ".join(page.extract_text() for page in pypdf.PdfReader(file).pages)
    elif zipfile.is_zipfile(file):
        with zipfile.ZipFile(file) as held:
            text = " ".join(held.read(name).decode("utf-8", "replace") for name in held.namelist())
    else:
        text = file.read_text("utf-8")
    return " ".join(text.split())
