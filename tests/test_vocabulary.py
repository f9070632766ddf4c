"""The vocabularies: every term defined, cited, in a tree, and named in the vocabularies others read."""

from __future__ import annotations

import re
from itertools import chain

import pytest

from generator.vocabulary import VOCABULARIES, Term, as_markdown, label, plural, within
from generator.vocabulary.term import table

TERMS = [(name, term) for name, terms in VOCABULARIES.items() for term in terms.values()]

DATA = """
    name email-address phone-number postal-address account-id account-credentials profile-photo
    age-or-birth-date gender language-locale demographics government-id payment-card bank-account
    purchase-history transaction-records credit-financial-status precise-location approximate-location
    ip-address device-id advertising-id cookie-identifiers device-info crash-diagnostics
    performance-data usage-activity search-history browsing-history media-consumption ad-interaction
    installed-apps user-content files-documents photos-videos audio-recordings messages-email
    messages-in-app sms-call-log communications-metadata calendar-events contacts-address-book
    social-graph support-communications survey-responses preferences-settings consent-records
    inferences-profile professional-info education-records ai-prompts-outputs sensor-environment
    health-medical fitness-wellness biometric-identifiers genetic-data neural-data racial-ethnic-origin
    political-opinions religious-beliefs trade-union-membership sex-life-orientation
    citizenship-immigration criminal-records children-data
"""

PURPOSES = """
    provide-service account-management authentication identity-verification age-verification
    payment-processing order-fulfilment customer-support service-communications personalization
    recommendations product-analytics audience-measurement product-improvement research-development
    ai-feature-inference ai-model-training debugging security fraud-prevention abuse-moderation
    backup-recovery legal-compliance legal-claims tax-accounting consent-management direct-marketing
    contextual-advertising targeted-advertising ad-measurement surveys significant-automated-decisions
    sale-of-data business-transfer recruitment
"""

PLAY_DATA = """
    NAME EMAIL USER_ACCOUNT ADDRESS PHONE RACE_ETHNICITY POLITICAL_RELIGIOUS
    SEXUAL_ORIENTATION_GENDER_IDENTITY OTHER_PERSONAL CREDIT_DEBIT_BANK_ACCOUNT_NUMBER PURCHASE_HISTORY
    CREDIT_SCORE OTHER APPROX_LOCATION PRECISE_LOCATION WEB_BROWSING_HISTORY EMAILS SMS_CALL_LOG
    OTHER_MESSAGES PHOTOS VIDEOS AUDIO MUSIC OTHER_AUDIO HEALTH FITNESS CONTACTS CALENDAR CRASH_LOGS
    PERFORMANCE_DIAGNOSTICS OTHER_PERFORMANCE FILES_AND_DOCS USER_INTERACTION IN_APP_SEARCH_HISTORY
    APPS_ON_DEVICE USER_GENERATED_CONTENT OTHER_APP_ACTIVITY DEVICE_ID
"""
APPLE_DATA = """
    Name EmailAddress PhoneNumber PhysicalAddress OtherUserContactInfo Health Fitness PaymentInfo
    CreditInfo OtherFinancialInfo PreciseLocation CoarseLocation SensitiveInfo Contacts
    EmailsOrTextMessages PhotosorVideos AudioData GameplayContent CustomerSupport OtherUserContent
    BrowsingHistory SearchHistory UserID DeviceID PurchaseHistory ProductInteraction AdvertisingData
    OtherUsageData CrashData PerformanceData OtherDiagnosticData EnvironmentScanning Hands Head
    OtherDataTypes
"""
PLAY_PURPOSES = """
    APP_FUNCTIONALITY ANALYTICS DEVELOPER_COMMUNICATIONS FRAUD_PREVENTION_SECURITY ADVERTISING
    PERSONALIZATION ACCOUNT_MANAGEMENT
"""
APPLE_PURPOSES = """
    ThirdPartyAdvertising DeveloperAdvertising Analytics ProductPersonalization AppFunctionality Other
"""
MAPS = {"fideslang", "dpv", "ccpa", "play", "apple"}
FLAGS = {
    "data-categories": {
        "art9",
        "art9-likely",
        "art10",
        "ccpa-spi",
        "ccpa-spi-unless-recipient",
        "us-sensitive",
        "mhmda",
        "bipa",
        "coppa",
    },
    "google-products": {"workspace"},
    "transfer-mechanisms": {"retired"},
}


def test_ids_are_kebab_case_and_keys() -> None:
    assert [t.id for _, t in TERMS if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", t.id)] == []
    assert all(VOCABULARIES[name][term.id] is term for name, term in TERMS)


def test_one_id_for_two_terms_is_refused() -> None:
    term = Term("a", "a", "A.", "common usage")
    with pytest.raises(ValueError, match="the term 'a' is defined twice"):
        table(term, term)


def test_every_term_is_defined_in_one_sentence_and_cited() -> None:
    faulty = [
        f"{name}: {t.id}"
        for name, t in TERMS
        if not re.fullmatch(r"[A-Z0-9].*[^.]\.", t.definition) or not t.source or t.source.endswith(".")
    ]
    assert faulty == []


def test_labels_stand_in_mid_sentence() -> None:
    assert [t.id for _, t in TERMS if t.label != t.label.strip() or t.label[-1] in ".,:;"] == []
    assert [t.id for _, t in TERMS if re.match(r"(The|A|An|Your|Our) ", t.label)] == []


@pytest.mark.parametrize("name", VOCABULARIES)
def test_labels_tell_terms_apart(name: str) -> None:
    labels = [term.label for term in VOCABULARIES[name].values()]
    assert sorted(labels) == sorted(set(labels))


def test_parents_exist_and_make_no_cycle() -> None:
    for name, term in TERMS:
        assert {parent for parent in (term.parent, *term.also) if parent} <= VOCABULARIES[name].keys()
        assert all(not within(name, parent, term.id) for parent in (term.parent, *term.also) if parent)


@pytest.mark.parametrize(
    ("vocabulary", "term", "ancestor"),
    [
        ("data-categories", "email-address", "contact-data"),
        ("data-categories", "email-address", "identifiers"),
        ("data-categories", "health-medical", "sensitive-data"),
        ("purposes", "retargeting", "advertising"),
        ("purposes", "ai-model-training", "ai"),
        ("actions", "sell", "disclose"),
        ("recipient-kinds", "hosting", "service-provider"),
        ("transfer-mechanisms", "scc-m2", "scc"),
        ("cookie-technologies", "cookie", "cookie"),
    ],
)
def test_within(vocabulary: str, term: str, ancestor: str) -> None:
    assert within(vocabulary, term, ancestor)
    assert term == ancestor or not within(vocabulary, ancestor, term)


def test_unrelated_terms_are_not_within_each_other() -> None:
    assert not within("data-categories", "email-address", "financial-data")
    assert not within("purposes", "provide-service", "advertising")


def test_labels_and_plurals() -> None:
    assert label("recipient-kinds", "hosting") == "hosting provider"
    assert plural("recipient-kinds", "hosting") == "hosting providers"
    assert plural("data-categories", "name") == "name"


def test_the_canonical_data_categories_have_their_names_elsewhere() -> None:
    terms = VOCABULARIES["data-categories"]
    ids = DATA.split()
    assert len(ids) == 65
    assert set(ids) <= terms.keys()
    assert all(terms[id_].parent and terms[id_].maps.keys() == MAPS for id_ in ids)


def test_the_canonical_purposes_have_their_names_elsewhere() -> None:
    terms = VOCABULARIES["purposes"]
    ids = PURPOSES.split()
    assert len(ids) == 35
    assert set(ids) <= terms.keys()
    assert all(terms[id_].parent and terms[id_].maps.keys() == MAPS for id_ in ids)


def test_names_elsewhere_are_real() -> None:
    for id_, term in VOCABULARIES["data-categories"].items():
        if term.maps:
            assert set(term.maps["ccpa"].split(",")) <= set("ABCDEFGHIJKL"), id_
            assert set(term.maps["play"].split(",")) <= set(PLAY_DATA.split()), id_
            assert term.maps["apple"] in APPLE_DATA.split(), id_
    for id_, term in VOCABULARIES["purposes"].items():
        if term.maps:
            assert term.maps["play"] in PLAY_PURPOSES.split(), id_
            assert term.maps["apple"] in APPLE_PURPOSES.split(), id_
    dpv = [term.maps["dpv"] for _, term in TERMS if term.maps]
    assert [name for name in dpv if not re.fullmatch(r"(pd|dpv):[A-Z][A-Za-z]+", name)] == []


def test_flags_are_known() -> None:
    used = {name: set(chain.from_iterable(t.flags for t in terms.values())) for name, terms in VOCABULARIES.items()}
    assert {name: flags for name, flags in used.items() if flags} == FLAGS


def test_article_9_flags_fit_the_tree() -> None:
    terms = VOCABULARIES["data-categories"]
    flagged = {id_ for id_, term in terms.items() if term.flags & {"art9", "art9-likely"}}
    assert flagged == {id_ for id_, term in terms.items() if term.parent == "special-category"}


def test_the_page_lists_every_term() -> None:
    page = as_markdown()
    assert page.count("\n| `") == len(TERMS)
    assert {line.count("|") for line in page.splitlines() if line.startswith("|")} == {5}
    assert (
        "| `email-address` (under `contact-data`, `identifiers`) | email address"
        " | An address to which email can be sent. | W3C DPV 2.3, pd:EmailAddress |" in page
    )
