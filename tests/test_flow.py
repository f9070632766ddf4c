"""The picture of the data's way shows what was declared, all of it, and nothing else."""

from __future__ import annotations

import dataclasses
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import rendering

from generator import assemble, load, resources, vocabulary
from generator.declaration import Declaration
from generator.document import Document, Figure
from generator.flow import MOST_NODES
from generator.formats import country_name

STRIPE = {
    "id": "pay", "name": "Payco", "kind": "payments", "roles": [{"role": "processor"}], "data": ["account"],
    "purposes": ["service"], "locations": ["IE", "US"], "access_from": ["IN"],
}  # fmt: skip
DATA = [
    {"id": "account", "categories": ["email-address"], "source": "person"},
    {"id": "logs", "categories": ["ip-address", "usage-activity"], "source": "automatic"},
]
PURPOSES = [
    {"id": "service", "use": "provide-service", "data": ["account"]},
    {"id": "defence", "use": "security", "data": ["logs"]},
]
NOTHING = {"data": "none", "purposes": "none", "recipients": "none", "retention": None, "consents": None}
TABLES = ("data", "purposes", "recipients")
DOCUMENTS = [*rendering.PRACTICES, *sorted(resources.profiles().glob("*.yaml"))]


def drawn(**parts: Any) -> Figure:
    given = {"data": DATA, "purposes": PURPOSES, "recipients": [STRIPE], **parts}
    return picture(rendering.declared(**given))


def picture(declaration: Declaration) -> Figure:
    (figure,) = policy(declaration).figures
    return figure


def policy(declaration: Declaration) -> Document:
    return assemble.document(declaration, rendering.library())


def nodes(figure: Figure, column: int) -> list[tuple[str, str]]:
    return [(node.label, node.note) for node in figure.columns[column].nodes]


def links(figure: Figure) -> set[tuple[str, str]]:
    return {(start.split("/")[-1], end.split("/")[-1]) for start, end in figure.links}


def test_columns_hold_the_widest_terms_and_recipients_with_their_countries() -> None:
    figure = drawn()
    assert nodes(figure, 0) == [("Contact details", ""), ("Device data", ""), ("Usage data", "")]
    assert nodes(figure, 1) == [("Running the service", ""), ("Keeping the service and people safe", "")]
    assert nodes(figure, 2)[0] == ("Payment providers", "Ireland, United States, India")


def test_who_gets_data_for_a_purpose_is_joined_with_it_else_the_company_is() -> None:
    assert links(drawn()) == {
        ("contact-data", "service"),
        ("device-data", "protection"),
        ("usage-data", "protection"),
        ("service", "payments"),
        ("protection", "company"),
    }


def test_without_recipients_data_stays_with_the_company() -> None:
    figure = drawn(recipients="none")
    company = rendering.declared().company
    assert [label for label, _ in nodes(figure, 2)] == [company.brand]
    assert {end for _, end in links(figure)} == {"service", "protection", "company"}


def test_a_recipient_more_is_a_node_more() -> None:
    host = {"id": "host", "kind": "hosting", "roles": [{"role": "processor"}], "data": "all", "country": "DE"}
    figure = drawn(recipients=[STRIPE, host])
    assert nodes(figure, 2) == [
        ("Payment providers", "Ireland, United States, India"),
        ("Hosting providers", "Germany"),
    ]
    assert links(figure) >= {("service", "hosting"), ("protection", "hosting")}


def test_recipients_of_one_kind_share_a_node() -> None:
    figure = drawn(recipients=[STRIPE, STRIPE | {"id": "other", "locations": ["LT"], "access_from": ["IN"]}])
    assert nodes(figure, 2)[0] == ("Payment providers", "Ireland, United States, India, Lithuania")


def test_for_every_purpose_means_those_that_use_the_data_it_gets() -> None:
    given = {name: value for name, value in STRIPE.items() if name != "purposes"}
    assert ("protection", "payments") not in links(drawn(recipients=[given]))
    assert ("protection", "payments") in links(drawn(recipients=[given | {"data": "all"}]))


def test_too_many_recipients_become_one_node_that_says_where_they_stand() -> None:
    services = ["payments", "hosting", "cdn", "backup", "analytics", "monitoring", "security"]
    kinds = [*services, "authentication", "push", "messaging", "telephony", "video", "support", "crm"]
    recipients = [STRIPE | {"id": kind, "kind": kind} for kind in kinds]
    figure = drawn(recipients=recipients)
    assert len(figure.columns[2].nodes) == MOST_NODES
    assert figure.columns[2].nodes[-1].label.startswith("4 more, see section ")
    assert ("service", "more") in links(figure)


def test_too_many_countries_are_counted() -> None:
    figure = drawn(recipients=[STRIPE | {"locations": ["IE", "US", "DE", "FR", "PL", "ES", "IT"]}])
    assert nodes(figure, 2)[0][1] == "Ireland, United States, Germany, France, Poland, + 3"


def test_no_data_or_no_purpose_no_picture() -> None:
    assert policy(rendering.declared(**NOTHING)).figures == ()


def test_the_alternative_names_the_sections_with_the_tables() -> None:
    document = policy(rendering.declared(data=DATA, purposes=PURPOSES, recipients=[STRIPE]))
    numbers = {section.id: section.number for section in document.sections}
    (figure,) = document.figures
    for id_ in TABLES:
        assert f"section {numbers[id_]}" in figure.alternative
        assert f"[section {numbers[id_]}](#{numbers[id_]}-" in figure.caption
    assert "(#" not in figure.alternative


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_every_link_joins_nodes_of_neighbouring_columns(path: Path) -> None:
    for figure in policy(load.declaration(path)).figures:
        columns = [{node.id for node in column.nodes} for column in figure.columns]
        assert all(0 < len(column) <= MOST_NODES for column in columns)
        pairs = list(pairwise(columns))
        assert all(any(start in left and end in right for left, right in pairs) for start, end in figure.links)
        assert len(set(figure.links)) == len(figure.links)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_what_is_shown_was_declared(path: Path) -> None:
    declaration = load.declaration(path)
    recipients = declaration.recipients if isinstance(declaration.recipients, list) else []
    kinds = {vocabulary.plural("recipient-kinds", one.kind).lower() for one in recipients}
    codes = {code for one in recipients for code in (*(one.locations or ()), *(one.access_from or ()), one.country)}
    countries = {country_name(code) for code in codes if code}
    for figure in policy(declaration).figures:
        assert {re.split(r"\W", leaf)[0] for leaf in rendering.paths(figure.because)} <= {*TABLES, "company", "hosting"}
        for node in figure.columns[2].nodes:
            if node.id not in ("company", "recipients/more"):
                assert node.label.lower() in kinds
                assert {name for name in node.note.split(", ") if name and name[0] != "+"} <= countries


def test_it_counts_in_the_digest() -> None:
    document = policy(rendering.declared(data=DATA, purposes=PURPOSES, recipients=[STRIPE]))
    (figure,) = document.figures
    fewer = dataclasses.replace(figure, links=figure.links[1:])
    assert dataclasses.replace(document, figures=(fewer,)).digest != document.digest
    assert dataclasses.replace(document, figures=(dataclasses.replace(figure, because=()),)).digest == document.digest


def test_it_comes_out_the_same_each_time() -> None:
    assert drawn() == drawn()
