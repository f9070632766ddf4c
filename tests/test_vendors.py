"""The vendor presets: every name in them resolves, every fact says where it is from or that it is recalled."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pytest
from pydantic import TypeAdapter

from generator import catalog
from generator.catalog import Vendor, files, vendor
from generator.declaration.countries import COUNTRIES
from generator.declaration.model import Duration, Id, Phrase, Url
from generator.vocabulary import VOCABULARIES

VENDORS = catalog.vendors()

KINDS = """
    hosting cdn backup analytics session-replay error-tracking monitoring security email-delivery
    marketing-platform push messaging telephony video maps payments accounting support crm forms scheduling
    documents collaboration ai authentication identity-verification consent-tool advertising content recruiting
"""

# Raising these takes a source; the counts make that visible in review.
CHECKED = {"entity": 33, "country": 27, "locations": 14, "data": 1, "roles": 43, "safeguards": 29, "cookies": 41}


@pytest.fixture(params=VENDORS.values(), ids=lambda one: one.id)
def one(request: pytest.FixtureRequest) -> Vendor:
    found: Vendor = request.param
    return found


def test_there_are_enough_of_each_kind() -> None:
    assert len(VENDORS) == 170
    assert set(KINDS.split()) <= {one.kind for one in VENDORS.values()}


def test_no_vendor_has_the_name_of_a_vocabulary() -> None:
    """`fairnotice terms NAME` lists those, and explains vendors."""
    assert VENDORS.keys() & {*VOCABULARIES, "vendors"} == set()


def test_a_vendor_names_terms_and_countries_there_are(one: Vendor) -> None:
    assert one.kind in VOCABULARIES["recipient-kinds"]
    assert set(one.data) <= VOCABULARIES["data-categories"].keys()
    assert set(one.purposes) <= VOCABULARIES["purposes"].keys()
    assert {role.role for role in one.roles} <= {"processor", "controller", "joint-controller"}
    assert {one.country, *one.locations} <= COUNTRIES
    assert {cookie.category for cookie in one.cookies} <= VOCABULARIES["cookie-categories"].keys()
    assert {cookie.technology for cookie in one.cookies} <= VOCABULARIES["cookie-technologies"].keys()


def test_safeguards_are_living_mechanisms(one: Vendor) -> None:
    assert set(one.safeguards) <= catalog.transfers().mechanisms.keys()


def test_texts_have_the_form_a_declaration_wants(one: Vendor) -> None:
    for form, values in {
        Id: [one.id, *(cookie.id for cookie in one.cookies)],
        Phrase: [one.name, one.does, one.entity, *(use for cookie in one.cookies for use in cookie.uses)],
        Url: [one.policy, *([one.opt_out] if one.opt_out else [])],
        Duration: [c.lifetime for c in one.cookies if c.lifetime not in (None, "session")],
    }.items():
        for value in values:
            assert TypeAdapter(form).validate_python(value) == value
    assert one.policy.startswith("https://")
    assert (one.opt_out or "https://").startswith("https://")
    assert re.fullmatch(r"[a-z].*s\b.*[^.]", one.does), "read after the name: 'delivers our emails'"


def test_nothing_is_listed_twice(one: Vendor) -> None:
    lists = [one.data, one.purposes, one.locations, one.safeguards, *(c.names for c in one.cookies)]
    assert all(len(set(listed)) == len(listed) for listed in lists)
    assert len({cookie.id for cookie in one.cookies}) == len(one.cookies)


def test_each_fact_says_where_it_is_from(one: Vendor) -> None:
    given = [fact for fact in vendor.FACTS if getattr(one, fact)]
    assert sorted(one.known) == sorted(given)
    assert all(known.url.startswith("https://") for known in one.known.values())


def test_no_fact_is_said_to_be_checked_in_passing() -> None:
    checked = [fact for one in VENDORS.values() for fact, known in one.known.items() if known.checked]
    assert Counter(checked) == CHECKED
    days = {known.checked for one in VENDORS.values() for known in one.known.values()}
    assert days == {None, date(2026, 11, 22)}


def test_every_source_is_used() -> None:
    sources = files.content("vendors")["vendors/sources.yaml"]["sources"]
    used = {known.url for one in VENDORS.values() for known in one.known.values() if known.checked}
    assert used == {source["url"] for source in sources.values()}


def test_one_fact_from_two_places_is_refused() -> None:
    known = [{"facts": ["entity"], "from": "https://a.example", "checked": "recalled"}] * 2
    with pytest.raises(ValueError, match="'entity' two sources"):
        dict(vendor._known(known, {}))
