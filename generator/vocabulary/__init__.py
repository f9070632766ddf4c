"""The closed vocabularies of the field: every word a declaration may choose from, defined and cited.

Nothing comes in. Out go `VOCABULARIES` (terms by vocabulary and id) and three questions about them: the label
of a term, what it falls under, and a page that lists all. To add a term, add it to its table.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from generator.vocabulary.claims import CLAIMS
from generator.vocabulary.cookies import COOKIE_CATEGORIES, COOKIE_TECHNOLOGIES, TRACKING_SIGNALS
from generator.vocabulary.data import DATA_CATEGORIES
from generator.vocabulary.documents import CHANGE_CHANNELS, DOCUMENT_KINDS
from generator.vocabulary.integrations import AI_TRAINING, GOOGLE_ACTIONS, GOOGLE_PRODUCTS
from generator.vocabulary.law import LEGAL_BASES, REGIMES, RIGHTS, SPECIAL_CONDITIONS
from generator.vocabulary.people import (
    COMMUNICATION_CHANNELS,
    CONTACT_CHANNELS,
    CONTACT_ROLES,
    PARTY_KINDS,
    SERVICE_KINDS,
    SOURCES,
)
from generator.vocabulary.purposes import ACTIONS, PURPOSES
from generator.vocabulary.recipients import (
    BUSINESS_EVENTS,
    DISCLOSURE_GROUNDS,
    RECIPIENT_KINDS,
    RECIPIENT_ROLES,
)
from generator.vocabulary.retention import RETENTION_CRITERIA, RETENTION_ENDS, RETENTION_STARTS
from generator.vocabulary.security import SECURITY_MEASURES, SECURITY_STANDARDS, STANDARD_STATUS
from generator.vocabulary.term import Term
from generator.vocabulary.transfers import TRANSFER_MECHANISMS

__all__ = ["VOCABULARIES", "Term", "as_markdown", "label", "plural", "root", "within"]

VOCABULARIES: Mapping[str, Mapping[str, Term]] = {
    "data-categories": DATA_CATEGORIES,
    "purposes": PURPOSES,
    "actions": ACTIONS,
    "legal-bases": LEGAL_BASES,
    "special-conditions": SPECIAL_CONDITIONS,
    "rights": RIGHTS,
    "regimes": REGIMES,
    "party-kinds": PARTY_KINDS,
    "service-kinds": SERVICE_KINDS,
    "sources": SOURCES,
    "contact-roles": CONTACT_ROLES,
    "contact-channels": CONTACT_CHANNELS,
    "communication-channels": COMMUNICATION_CHANNELS,
    "recipient-kinds": RECIPIENT_KINDS,
    "recipient-roles": RECIPIENT_ROLES,
    "disclosure-grounds": DISCLOSURE_GROUNDS,
    "business-events": BUSINESS_EVENTS,
    "transfer-mechanisms": TRANSFER_MECHANISMS,
    "cookie-technologies": COOKIE_TECHNOLOGIES,
    "cookie-categories": COOKIE_CATEGORIES,
    "tracking-signals": TRACKING_SIGNALS,
    "retention-starts": RETENTION_STARTS,
    "retention-ends": RETENTION_ENDS,
    "retention-criteria": RETENTION_CRITERIA,
    "security-measures": SECURITY_MEASURES,
    "security-standards": SECURITY_STANDARDS,
    "standard-status": STANDARD_STATUS,
    "change-channels": CHANGE_CHANNELS,
    "document-kinds": DOCUMENT_KINDS,
    "ai-training": AI_TRAINING,
    "google-products": GOOGLE_PRODUCTS,
    "google-actions": GOOGLE_ACTIONS,
    "claims": CLAIMS,
}


@cache
def above(vocabulary: str, term: str) -> frozenset[str]:
    """The term itself and every wider term it falls under. Raises KeyError for an unknown term."""
    entry = VOCABULARIES[vocabulary][term]
    wider = (entry.parent, *entry.also) if entry.parent else entry.also
    return frozenset({term}).union(*(above(vocabulary, parent) for parent in wider))


def within(vocabulary: str, term: str, ancestor: str) -> bool:
    """Whether the term is the ancestor or falls under it: an email address is contact data."""
    return ancestor in above(vocabulary, term)


def root(vocabulary: str, term: str) -> str:
    """The widest term that the term falls under, by its first parents."""
    parent = VOCABULARIES[vocabulary][term].parent
    return root(vocabulary, parent) if parent else term


def label(vocabulary: str, term: str) -> str:
    """What a reader of a policy sees for the term, in mid-sentence."""
    return VOCABULARIES[vocabulary][term].label


def plural(vocabulary: str, term: str) -> str:
    """The label for several, or the one label where the term has no plural of its own."""
    entry = VOCABULARIES[vocabulary][term]
    return entry.plural or entry.label


def as_markdown() -> str:
    """Every vocabulary as a table for the documentation: id, label, definition and source."""
    lines = ["# Vocabulary", "", "The closed lists a declaration chooses from."]
    for name, terms in VOCABULARIES.items():
        lines += ["", f"## {name}", "", "| id | in a policy | definition | source |", "|---|---|---|---|"]
        lines += [_row(name, term) for term in terms.values()]
    return "\n".join(lines) + "\n"


def _row(vocabulary: str, term: Term) -> str:
    wider = ", ".join(f"`{parent}`" for parent in (term.parent, *term.also) if parent)
    under = f" (under {wider})" if wider else ""
    return f"| `{term.id}`{under} | {term.label} | {term.definition} | {term.source} |"
