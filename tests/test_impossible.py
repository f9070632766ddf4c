"""What no policy of ours can say, whatever is declared: held over all declarations of the practices and golden cases.

The sources' policies had these faults; here the text is derived in a way that leaves no room for them.
"""

from __future__ import annotations

import html
import re
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from rendering import GOLDEN, PRACTICES, library

from generator import examine, load, render
from generator.declaration import Declaration
from generator.document import Document, Passage, slug
from generator.facts import Given
from generator.formats import country_name, span

FILES = [*PRACTICES, *GOLDEN]


@cache
def document(file: Path) -> Document:
    found = examine.declaration(file, library()).document
    assert found
    return found


@cache
def declaration(file: Path) -> Declaration:
    return load.declaration(file)


every_policy = pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}-{file.stem}")


def text(found: Document) -> str:
    """All its words but the table rules, without link targets."""
    whole = "\n".join(f"{p.heading or ''}\n{p.markdown}" for p in found.passages)
    return html.unescape(re.sub(r"\]\([^)]*\)", "]", whole))


def within(found: Document, section: str) -> list[Passage]:
    return [p for s in found.sections if s.id == section for p in s.passages]


@every_policy
def test_a_reference_to_a_section_leads_to_one(file: Path) -> None:
    found = document(file)
    anchors = {s.anchor for s in found.sections} | {slug(p.heading) for p in found.passages if p.heading}
    links = {link for p in found.passages for link in re.findall(r"\]\(#([^)]*)\)", p.markdown)}
    assert links - anchors == set()


@every_policy
def test_sections_are_counted_without_a_hole(file: Path) -> None:
    assert all(second.number == first.number + 1 for first, second in pairwise(document(file).sections))


@every_policy
def test_every_email_address_is_a_declared_one(file: Path) -> None:
    found, declared = document(file), declaration(file).model_dump_json()
    addresses = {a for p in found.passages for a in re.findall(r"mailto:([^)]+)\)", p.markdown)}
    assert {one for one in addresses if one not in declared} == set()


@every_policy
def test_a_word_is_explained_only_if_the_policy_uses_it(file: Path) -> None:
    found = document(file)
    elsewhere = text(found).casefold()
    explained = [line for p in within(found, "definitions") for line in p.markdown.splitlines() if "means" in line]
    entries = {entry.term.casefold(): entry for entry in library().glossary.terms}
    for line in explained:
        term = line.split("**")[1].casefold()
        if term in entries:
            used = elsewhere.replace(line.casefold(), "")
            assert any(word.casefold() in used for word in entries[term].found_by), term


def test_an_explanation_tells_of_no_practice() -> None:
    """What data is used for stands where its purposes are declared, and in no definition."""
    assert [e.term for e in library().glossary.terms if re.search(r"\b(we|us|our)\b", e.means, re.IGNORECASE)] == []


@every_policy
def test_nobody_agrees_by_using_a_service(file: Path) -> None:
    agreed = re.compile(
        r"by (using|visiting|accessing|continuing|registering)[^.]*\b(you|agree|accept|consent)"
        r"|(your|continued) use (of[^.]*)?(means|is|constitutes)[^.]*(agree|accept|consent)"
        r"|you (hereby )?(agree|consent|accept) to (this|our|the) (privacy )?policy",
        re.IGNORECASE,
    )
    assert agreed.findall(text(document(file))) == []


OF_MANY = {"google": "service", "connected": "service"} | dict.fromkeys(
    "california us-states nevada canada quebec brazil india australia switzerland united-kingdom ukraine".split(),
    "place",
)
"""Sections on one of several things, by what these are."""


@every_policy
def test_no_sentence_stands_twice(file: Path) -> None:
    """Apart from the summary, and from where to write to. Of different things the same may hold: of one service
    that is connected and of another, of people in one country and in another."""
    said: dict[str, set[str]] = {}
    for passage in document(file).passages:
        running = "\n".join(line for line in passage.markdown.splitlines() if not line.startswith(("|", "-", "**")))
        for sentence in re.split(r"(?<=[.!?])\s+", running):
            if len(sentence.split()) > 4 and passage.clause != "opening/summary" and "mailto:" not in sentence:
                section, _, name = passage.clause.partition("/")
                said.setdefault(sentence, set()).add(OF_MANY.get(section, name))
    assert {sentence: names for sentence, names in said.items() if len(names) > 1} == {}


@every_policy
def test_data_is_named_where_it_is_collected_and_used(file: Path) -> None:
    """An item of data that no purpose uses or no table lists is not left to the reader to find."""
    given, found = Given(declaration(file)), document(file)
    section = " ".join(p.markdown for p in within(found, "data")).casefold()
    for item in given.listed("data"):
        if item.label:
            assert item.label.casefold().split(" (")[0] in section.replace("&#45;", "-"), item.id


@every_policy
def test_a_promise_on_a_connection_stands_under_its_name(file: Path) -> None:
    """What is denied of connected services is never read as if it were denied of the company."""
    names = {i.short or i.product for i in Given(declaration(file)).listed("integrations")} | {"these services"}
    for section in ("google", "connected"):
        under = ""
        for passage in within(document(file), section):
            under = html.unescape(passage.heading or under).casefold()
            said = f"{under} {html.unescape(passage.markdown)}".casefold()
            denies = any(state["holds"] == "no" for state in passage.basis.states)
            assert not denies or any(name.casefold() in said for name in names), passage.clause


@every_policy
def test_every_right_the_gdpr_gives_is_listed(file: Path) -> None:
    given = Given(declaration(file))
    if not given("in-gdpr-scope").value or declaration(file).data in (None, "none"):
        return
    said = " ".join(p.markdown for p in within(document(file), "rights")).casefold()
    for right in ("access", "correction", "deletion", "restriction", "object", "complain"):
        assert right in said, right


@every_policy
def test_each_recipient_is_told_of(file: Path) -> None:
    said = text(document(file)).casefold()
    for recipient in Given(declaration(file)).listed("recipients"):
        assert not recipient.name or recipient.name.casefold() in said, recipient.id


def test_an_online_identifier_counts_as_personal_data() -> None:
    """GDPR Art. 4(1), recital 30."""
    (means,) = [entry.means for entry in library().glossary.terms if entry.id == "personal-data"]
    assert "online identifier" in means
    assert "IP address" in means
    assert "cookie" in means


def test_no_clause_names_a_company_of_a_declaration() -> None:
    """Who publishes stands in the declaration alone, so no clause can carry the name of another company."""
    templates = " ".join(clause.template for clause in library().clauses.values()).casefold()
    for file in FILES:
        company = declaration(file).company
        for name in (company.brand, company.legal_name):
            assert not re.search(rf"(?<!\w){re.escape(name.casefold())}(?!\w)", templates), name


@every_policy
def test_a_reference_bears_the_number_of_its_section(file: Path) -> None:
    found = document(file)
    numbers = {s.anchor: s.number for s in found.sections}
    for passage in found.passages:
        for words, anchor in re.findall(r"\[(section \d+)[^]]*\]\(#([^)]*)\)", passage.markdown):
            assert words == f"section {numbers[anchor]}", passage.clause


@every_policy
def test_the_company_keeps_only_what_is_declared_as_its_own(file: Path) -> None:
    """A data centre of a provider is never called the company's."""
    hosting = Given(declaration(file)).mapping("hosting")
    rows = [line for p in document(file).passages if p.clause == "places/hosting" for line in p.markdown.splitlines()]
    own = [place for place in (hosting.places if hosting else []) if place.provider == "own"]
    assert sum("| We do |" in row for row in rows) == len(own)


@every_policy
def test_every_country_that_data_goes_to_is_named_with_its_protection(file: Path) -> None:
    """The warning of other law there stands above all of them, not above one."""
    transfers = Given(declaration(file))("transfers-made").value
    said = html.unescape(" ".join(p.markdown for s in ("places", "recipients") for p in within(document(file), s)))
    for country in {transfer.country for transfer in transfers} - {"world"}:
        assert country_name(country) in said, country
    if any(p.clause == "places/transfers" for p in document(file).passages):
        assert "The law there may protect data less" in said


@every_policy
def test_backups_count_from_the_end_of_the_time_in_the_table(file: Path) -> None:
    """Whoever adds the two knows the longest time that data survives."""
    retention = Given(declaration(file)).mapping("retention")
    if retention and retention.backups not in (None, "none"):
        clauses = [p.clause for p in within(document(file), "retention")]
        (passage,) = [p for p in within(document(file), "retention") if p.clause == "retention/backups"]
        assert clauses.index("retention/table") < clauses.index("retention/backups")
        assert f"disappear up to {span(retention.backups.period)} later." in passage.markdown


@every_policy
def test_whoever_decides_is_called_responsible(file: Path) -> None:
    """For all data that is not clients', the policy says who the controller is."""
    if Given(declaration(file)).listed("purposes"):
        assert re.search(r"is responsible for (your )?personal data", text(document(file)))


@every_policy
def test_clients_data_is_processed_and_not_collected(file: Path) -> None:
    said = " ".join(p.markdown for p in within(document(file), "clients"))
    assert re.findall(r"\b[Ww]e (?:\w+ )?(?:collect|gather|obtain|own)\b", said) == []


@every_policy
def test_each_cookie_says_who_sets_it(file: Path) -> None:
    given = Given(declaration(file))
    cookies = given.mapping("cookies")
    items = cookies.items if cookies else []
    tables = [p.markdown for p in document(file).passages if p.clause == "cookies/table"]
    rows = [row for table in tables for row in table.splitlines() if row.startswith("| ")]
    heads = [row for row in rows if "| Set by |" in row]
    assert len(rows) == len(heads) + len(items)
    for table in tables:
        for group in table.split("**")[2::2]:
            head, *lines = [row.split(" | ") for row in group.splitlines() if row.startswith("| ")]
            column = [cell.strip(" |") for cell in head].index("Set by")
            assert all(cells[column].strip(" |") for cells in lines)


@every_policy
def test_no_list_stands_twice(file: Path) -> None:
    """A list of three or more is made once, in one clause; of different things it may hold the same."""
    told: dict[tuple[str, ...], set[str]] = {}
    for passage in document(file).passages:
        for block in passage.markdown.split("\n\n"):
            items = tuple(line for line in block.splitlines() if line.startswith("- "))
            if len(items) > 2:
                section, _, name = passage.clause.partition("/")
                told.setdefault(items, set()).add(name if section in ("google", "connected") else passage.clause)
    assert {items: clauses for items, clauses in told.items() if len(clauses) > 1} == {}


@every_policy
def test_objecting_to_marketing_needs_no_reason(file: Path) -> None:
    """GDPR Art. 21(2)-(4): the two rights to object stand apart, each under its own condition."""
    given, said = Given(declaration(file)), text(document(file))
    assert "legitimate grounds" not in said
    if given("in-gdpr-scope") and given("direct-marketing") and given.mapping("rights"):
        assert "object to direct marketing at any time, without a reason" in said


@every_policy
def test_a_right_has_one_entry(file: Path) -> None:
    """Each right is given once, for all data, and no second time with another scope."""
    entries = [
        name
        for p in document(file).passages
        if p.clause == "rights/list"
        for name in re.findall(r"- \*\*([^*]+)", p.markdown)
    ]
    assert len(set(entries)) == len(entries)


@every_policy
def test_tracking_by_others_is_told_as_california_asks(file: Path) -> None:
    """Cal. Bus. & Prof. Code § 22575(b)(6): over time, and across websites."""
    signals = Given(declaration(file)).mapping("signals")
    if signals and signals.third_party_tracking is not None:
        assert re.search(r"over time and across websites", text(document(file)))


@every_policy
def test_others_are_called_certified_only_by_what_is_declared(file: Path) -> None:
    """Who stands on the list of the Data Privacy Framework is told only where a recipient is declared so."""
    given = Given(declaration(file))
    security = given.mapping("security")
    standards = security.standards if security and isinstance(security.standards, list) else []
    declared = [s.mechanism for r in given.listed("recipients") for s in r.safeguards or []]
    declared += [one.standard for one in standards]
    if not any(one.startswith("dpf") for one in declared):
        assert "Data Privacy Framework" not in text(document(file))


@every_policy
def test_minors_learn_how_posts_go_and_that_copies_can_stay(file: Path) -> None:
    """Cal. Bus. & Prof. Code § 22581(a)(3)-(4)."""
    children = Given(declaration(file)).declaration.parties
    if children and children.children and children.children.minors_may_remove_posts:
        (passage,) = [p for p in document(file).passages if p.clause == "children/posts"]
        assert re.search(r"Write to us .+\.", passage.markdown)
        assert "can stay online" in passage.markdown


@every_policy
def test_reasons_to_disclose_stand_apart(file: Path) -> None:
    """Who takes over the company and what an authority may ask for are never one list."""
    for passage in document(file).passages:
        told = {leaf.path[1] for line in passage.basis.lines for leaf in line.printed if leaf.path[0] == "disclosures"}
        assert not {"legal", "business_transfer"} <= told, passage.clause


@every_policy
def test_a_heading_stands_on_a_line_of_its_own(file: Path) -> None:
    """No heading is swallowed by the paragraph before it."""
    found = document(file)
    lines = render.markdown(found).splitlines()
    headings = [line.lstrip("# ") for line in lines if line.startswith("#")]
    for passage, before in zip(found.passages, (None, *found.passages), strict=False):
        if passage.heading and not (before and before.heading == passage.heading):
            assert any(passage.heading in line for line in headings), passage.heading
    assert all(not lines[n - 1] for n, line in enumerate(lines) if n and line.startswith("#"))


@every_policy
def test_a_lead_in_is_followed_by_what_it_announces(file: Path) -> None:
    for passage in document(file).passages:
        blocks = [block for block in passage.markdown.split("\n\n") if block.strip()]
        for block, after in zip(blocks, (*blocks[1:], ""), strict=True):
            if block.rstrip().endswith(":"):
                assert after.startswith(("- ", "|", "**", ">", "1.")), (passage.clause, block)


@every_policy
def test_no_feature_is_told_of_that_was_not_declared(file: Path) -> None:
    """A policy for a website without a shop speaks of no cart. Definitions, which tell of no practice, may."""
    declared = declaration(file).model_dump_json().casefold()
    said = "\n".join(p.markdown for s in document(file).sections if s.id != "definitions" for p in s.passages)
    for word in (
        "shopping cart",
        "basket",
        "blog",
        "forum",
        "video",
        "text size",
        "sales commission",
        "broadcast list",
        "favourite",
        "search result",
        "customer list",
        "prize",
    ):
        assert word not in said.casefold() or word in declared, word


@every_policy
def test_whom_cookies_follow_is_told_cookie_by_cookie(file: Path) -> None:
    """What is denied of one cookie is never denied of all, and no cookie stands on both sides."""
    given = Given(declaration(file))
    follow, stay = given("cookies-across-sites").value, given("cookies-on-own-sites").value
    assert not {one.id for one in follow} & {one.id for one in stay}
    clauses = {p.clause for p in document(file).passages}
    assert ("cookies/across-sites" in clauses) == bool(follow)
    assert ("cookies/own-sites" in clauses) == bool(stay)


@every_policy
def test_cookies_are_told_of_in_one_section(file: Path) -> None:
    found = document(file)
    for section in found.sections:
        for passage in section.passages:
            printed = {leaf.path for line in passage.basis.lines for leaf in line.printed}
            assert section.id == "cookies" or not any(path[0] == "cookies" for path in printed), passage.clause


@every_policy
def test_a_cookie_stands_in_one_group(file: Path) -> None:
    given = Given(declaration(file))
    groups = given("cookie-groups").value
    shown = [one.id for group in groups for one in group.cookies]
    cookies = given.mapping("cookies")
    assert sorted(shown) == sorted(one.id for one in (cookies.items if cookies else []))
    assert len({group.name for group in groups}) == len(groups)


@every_policy
def test_questions_on_privacy_are_invited_in_one_place(file: Path) -> None:
    asked = re.compile(r"questions? (?:about|on) (?:your personal data|privacy|this policy)", re.IGNORECASE)
    assert {s.id for s in document(file).sections for p in s.passages if asked.search(p.markdown)} <= {"company"}


@every_policy
def test_every_passage_is_a_clause_of_ours_or_a_note(file: Path) -> None:
    """No words come from elsewhere, and each passage is there for something declared."""
    for passage in document(file).passages:
        assert passage.clause in library().clauses or passage.clause.startswith("notes/"), passage.clause
        assert passage.basis.because or any(line.printed for line in passage.basis.lines), passage.clause


@every_policy
def test_every_purpose_stands_among_the_purposes(file: Path) -> None:
    """Whatever another part says data is used for, its purpose is told of in the section on purposes."""
    found = document(file)
    told = {
        leaf.path[:2]
        for p in within(found, "purposes")
        for leaf in (*p.basis.because, *(leaf for line in p.basis.lines for leaf in line.printed))
    }
    for n, purpose in enumerate(Given(declaration(file)).listed("purposes")):
        assert ("purposes", n) in told, purpose.id


@every_policy
def test_the_day_of_the_last_update_stands_at_the_top_alone(file: Path) -> None:
    """One day under one name; what the policy says of it further down leads there."""
    found, updated = document(file), declaration(file).policy.updated
    dated = {p.clause for p in found.passages if ("policy", "updated") in _printed(p)}
    assert dated == ({"opening/dates"} if updated else set())
    assert "opening/dates" in {p.clause for p in found.preamble}
    led = [p.clause for p in found.passages if "last update at the top" in p.markdown]
    assert not led or updated


def _printed(passage: Passage) -> set[tuple[str | int, ...]]:
    return {leaf.path for line in passage.basis.lines for leaf in line.printed}


@every_policy
def test_each_subject_has_its_section_in_the_order_of_the_outline(file: Path) -> None:
    """How long data is kept stands under no other heading, and words are explained at the end."""
    outline = library().outline.sections
    place = {part.id: n for n, part in enumerate(outline)}
    order = [place[section.id] for section in document(file).sections]
    assert order == sorted(set(order))
    for section in document(file).sections:
        own = {f"{section.id}/{name.split('/')[-1]}" for name in outline[place[section.id]].clauses}
        for passage in section.passages:
            assert passage.clause in own or passage.clause.startswith("notes/"), passage.clause


@every_policy
def test_every_row_on_recipients_and_cookies_rests_on_a_declaration(file: Path) -> None:
    """Nothing that a recipient does, or a cookie is for, comes from a clause."""
    for section in ("recipients", "cookies"):
        for passage in within(document(file), section):
            rests = {line.line for line in passage.basis.lines if line.printed}
            assert _rows(passage.markdown) <= rests, passage.clause


def _rows(markdown: str) -> set[int]:
    """The lines of tables that are neither their heads nor the rules below these."""
    lines = markdown.splitlines()
    rules = {n for n, line in enumerate(lines) if line.startswith("|") and set(line) <= set("|-: ")}
    return {n for n, line in enumerate(lines) if line.startswith("|") and n not in rules and n + 1 not in rules}
