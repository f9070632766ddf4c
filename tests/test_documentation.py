"""The reference is the one the code makes, and what the guide to clauses shows is what happens."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest
import yaml

from generator import assemble, catalog, clauses, load, reference, rulebook, schema, vocabulary
from generator.declaration import Declaration
from generator.document import Passage
from generator.facts import FACTS, Given
from generator.problems import Refused
from generator.propositions import ARGUMENTS
from generator.recorder import Recorder
from generator.select import CONDITIONS, faults
from generator.shapes import Shape
from generator.telling import Telling
from generator.template import ClauseEnvironment

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "docs/writing-clauses.md").read_text("utf-8")
EXAMPLE = "rights/deleting-account"
GENERATED = reference.files(clauses.library()) | rulebook.pages()


def blocks(language: str) -> list[str]:
    return re.findall(rf"(?ms)^```{language}\n(.*?)^```$", GUIDE)


@pytest.fixture(scope="module")
def declaration(tmp_path_factory: pytest.TempPathFactory) -> Declaration:
    file = tmp_path_factory.mktemp("guide") / "tide.yaml"
    file.write_text(blocks("yaml")[0], "utf-8")
    return load.declaration(file)


@pytest.fixture
def library(tmp_path: Path) -> clauses.Library:
    """Our library with the guide's clause over it, and the guide's outline."""
    file = tmp_path / f"{EXAMPLE}.md.j2"
    file.parent.mkdir()
    file.write_text(blocks("jinja")[0], "utf-8")
    (part,) = yaml.safe_load(blocks("yaml")[1])["sections"]
    held = clauses.library([tmp_path])
    outline = held.outline.model_copy(update={"opening": [], "sections": [clauses.Outline.Part(**part)]})
    return dataclasses.replace(held, outline=outline)


@pytest.mark.parametrize("name", GENERATED)
def test_generated_files_are_current(name: str, request: pytest.FixtureRequest) -> None:
    file = ROOT / name
    if request.config.getoption("--rewrite"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(GENERATED[name], "utf-8", newline="\n")
    assert file.read_text("utf-8") == GENERATED[name], "run: pytest tests/test_documentation.py --rewrite"


@pytest.mark.parametrize("name", [name for name in GENERATED if name.endswith(".md")])
def test_a_generated_page_links_to_what_is_there(name: str) -> None:
    broken = [link for link in re.findall(r"\]\(([^)]+)\)", GENERATED[name]) if not leads(link, name)]
    assert broken == []


def leads(link: str, page: str) -> bool:
    """Whether a link leads to something in the project, and its anchor to a heading there."""
    path, _, anchor = link.partition("#")
    target = (ROOT / page).parent / path if path else ROOT / page
    return target.exists() and (not anchor or anchor in anchors(target))


def anchors(page: Path) -> list[str]:
    headings = re.findall(r"(?m)^#+ (.+)$", page.read_text("utf-8"))
    return [re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings]


@pytest.mark.parametrize("name", [name for name in GENERATED if name.endswith(".md")])
def test_every_row_of_a_table_has_all_its_cells(name: str) -> None:
    tables = re.findall(r"(?m)(?:^\|.*\|\n)+", GENERATED[name])
    assert [table for table in tables if len({row.count("|") for row in table.splitlines()}) != 1] == []


def test_no_heading_stands_twice_on_the_page_of_the_declaration() -> None:
    found = anchors(ROOT / "docs/reference/declaration.md")
    assert len(found) == len(set(found))


def test_every_field_stands_on_the_page_of_the_declaration() -> None:
    page = GENERATED["docs/reference/declaration.md"]
    names = [name for kind in schema.models(Shape(models=(Declaration,))) for name in kind.model_fields]
    aliases = {info.alias for info in Declaration.model_fields.values() if info.alias}
    missing = {name for name in {*names} | aliases if f"`{name}`" not in page}
    assert missing <= {"schema_", "kept_by", "since", "from_"}  # in YAML: schema, register, from


def test_every_fact_is_explained() -> None:
    assert [name for name, fact in FACTS.items() if not fact.meaning] == []
    assert [name for name in FACTS if f"| `{name}` |" not in GENERATED["docs/reference/facts.md"]] == []


def test_every_term_stands_on_the_page_of_the_vocabulary() -> None:
    page = GENERATED["docs/reference/vocabulary.md"]
    terms = [term for terms in vocabulary.VOCABULARIES.values() for term in terms]
    assert [term for term in terms if f"| `{term}`" not in page] == []


def test_every_clause_stands_on_the_page_of_clauses() -> None:
    page = GENERATED["docs/reference/clauses.md"]
    assert [c.id for c in clauses.library().clauses.values() if f"(../../{c.file})" not in page] == []


def test_every_page_of_a_rule_is_one_of_a_rule_there_is(request: pytest.FixtureRequest) -> None:
    pages = {path.relative_to(ROOT).as_posix(): path for path in (ROOT / "docs/rules").glob("*.md")}
    if request.config.getoption("--rewrite"):
        for name in pages.keys() - GENERATED:
            pages.pop(name).unlink()
    assert pages.keys() == {name for name in GENERATED if name.startswith("docs/rules/")}


def test_the_guide_is_short() -> None:
    assert len(GUIDE.splitlines()) <= 250


def test_the_links_of_the_guide_lead_somewhere() -> None:
    links = re.findall(r"\]\(((?:reference|\.\.)/[^)]+)\)", GUIDE)
    assert len(links) > 3
    assert [link for link in links if not leads(link, "docs/writing-clauses.md")] == []


def test_the_worked_example_says_what_the_guide_says(declaration: Declaration, library: clauses.Library) -> None:
    (section,) = assemble.document(declaration, library).sections
    assert [shown(passage) for passage in section.passages] == blocks("markdown")


def shown(passage: Passage) -> str:
    return f"### {passage.heading}\n\n{passage.markdown}\n"


def test_the_worked_example_is_in_order(library: clauses.Library) -> None:
    clause = library.clauses[EXAMPLE]
    assert list(faults(clause.when, Declaration)) == []
    assert set(clause.meets) <= catalog.requirements().keys()


def test_a_misspelt_field_is_reported_at_its_line(declaration: Declaration, library: clauses.Library) -> None:
    """The guide promises it."""
    clause = library.clauses[EXAMPLE]
    misspelt = dataclasses.replace(clause, template=clause.template.replace("}: {{ service.acc", "}: {{ service.ac"))
    library = dataclasses.replace(library, clauses={**library.clauses, EXAMPLE: misspelt})
    with pytest.raises(Refused) as refused:
        assemble.document(declaration, library)
    (problem,) = refused.value.problems
    line = blocks("jinja")[0].splitlines().index("- {{ service | label }}: {{ service.account_deletion | url }}") + 1
    assert problem.place.line == line
    assert problem.message == "'acount_deletion' is no field here; did you mean 'account_deletion'"


FILTER_LINES = [re.split(r"(?<=\}\}) +", line, maxsplit=1) for line in blocks("text")[0].splitlines()]


@pytest.mark.parametrize(("written", "said"), FILTER_LINES)
def test_a_filter_gives_what_the_guide_says(
    declaration: Declaration, library: clauses.Library, written: str, said: str
) -> None:
    assert rendered(written, declaration, library) == said


def test_a_contact_is_found_as_the_guide_says(declaration: Declaration, library: clauses.Library) -> None:
    assert '`{{ contact("privacy").phone }}`' in GUIDE
    assert rendered('{{ contact("privacy").phone }}', declaration, library) == "+353 1 555 0100"


def rendered(text: str, declaration: Declaration, library: clauses.Library) -> str:
    given = Given(declaration)
    recorder = Recorder(given.index)
    naming = Telling(given, recorder, library.phrases.groups)
    environment = ClauseEnvironment()
    environment.about(given, recorder, naming.filters())
    environment.globals.update(contact=naming.contact)
    template = environment.from_string(text)
    parts = {name: getattr(declaration, name) for name in type(declaration).model_fields}
    return "".join(template.root_render_func(template.new_context(parts)))


def test_the_guide_shows_every_filter_and_no_other() -> None:
    shown = {name for written, _ in FILTER_LINES for name in re.findall(r"\| (\w+)", written)}
    assert shown == set(ClauseEnvironment().filters) - {"considered", "each"}  # these two are our own wiring


def test_the_guide_explains_every_field_of_the_front_matter() -> None:
    table = GUIDE.partition("## The front matter")[2].partition("## ")[0]
    assert set(re.findall(r"(?m)^\| `(\w+)`", table)) == clauses.Front.model_fields.keys()
    needed = {name for name, info in clauses.Front.model_fields.items() if info.is_required()}
    assert set(re.findall(r"(?m)^\| `(\w+)` \| yes", table)) == needed


def test_the_guide_explains_every_condition() -> None:
    table = GUIDE.partition("## Conditions")[2].partition("A sentence that denies")[0]
    shown = [yaml.safe_load(text) for text in re.findall(r"(?m)^\| `([^`]+)`", table)]
    assert {kind for when in shown if isinstance(when, dict) for kind in when} == set(CONDITIONS)
    assert [fault for when in shown for fault in faults(when, Declaration)] == []


def test_the_guide_names_every_argument_of_a_proposition() -> None:
    text = GUIDE.partition("## Propositions")[2].partition("## ")[0]
    assert [argument for argument in ARGUMENTS if f"`{argument}`" not in text] == []
    for states in yaml.safe_load(blocks("yaml")[2])["states"]:
        clauses.Front.States.model_validate(states)
        assert states["action"] in vocabulary.VOCABULARIES["actions"]


def test_the_files_the_guide_names_are_there() -> None:
    named = re.findall(r"`(templates/[a-z/-]+\.yaml)`", GUIDE)
    assert [name for name in named if not (ROOT / name).is_file()] == []


def test_what_was_judged_names_requirements_there_are() -> None:
    judged = (ROOT / "docs/law.md").read_text("utf-8").split("## What was judged")[1]
    known = {*catalog.regimes(), *catalog.requirements()}
    assert [id_ for id_ in re.findall(r"`([\w-]+)`", judged) if id_ not in known] == []
