"""Rules on who the company is and where it is reached, and on words that the law has defined before."""

from __future__ import annotations

import re
from itertools import combinations

from generator.declaration.company import Contact, Officer
from generator.declaration.countries import covers
from generator.facts import Given
from generator.rules import ERROR, WARNING, Found, rule


@rule(WARNING, law="GDPR Art. 13(1)(a)")
def brand_as_legal_name(given: Given) -> Found:
    """The legal name is the brand, and nothing else tells who that is in law.

    People must be able to name the controller before an authority or a court. Write the name as registered, or add
    `form` or `registration`; where the publisher is a person, `natural_person: true`.
    """
    company = given.declaration.company
    if company.legal_name == company.brand and not (company.form or company.registration or company.natural_person):
        yield (
            ("company", "legal_name"),
            f"'{company.legal_name}' is the brand; name the legal entity, or add 'form' or 'registration'",
        )


@rule(ERROR)
def role_with_two_addresses(given: Given) -> Found:
    """Two contacts for one matter and the same people have two postal addresses.

    A letter then goes to the wrong one. Keep one address, or say under `people_in` who should use which.
    """
    posted = [one for one in given.declaration.company.contacts if one.address or one.attention]
    for one, other in combinations(posted, 2):
        role = next((role for role in other.roles if role in one.roles), None)
        mine, theirs = (contact.address or given.declaration.company.address for contact in (one, other))
        if role and mine != theirs and _meet(one, other):
            yield (
                given.at(other, "address") if other.address else given.at(other),
                f"contact '{role}' has the postal addresses '{mine.street}, {mine.city}' and "
                f"'{theirs.street}, {theirs.city}'; keep one",
            )


def _meet(one: Contact, other: Contact) -> bool:
    """Whether two contacts are for some of the same people; left out, everyone."""
    if not one.people_in or not other.people_in:
        return not one.people_in and not other.people_in
    return any(covers(a, b) or covers(b, a) for a in one.people_in for b in other.people_in)


PROTECTED = ("personal data", "personal information", "personally identifiable information", "your data")
GIVEN = r"(?i)\b(?:voluntar\w*|of your own will|you (?:\w+ )?(?:give|submit|provide|tell|enter|send))\b"


@rule(WARNING, law="GDPR Art. 4(1)")
def personal_data_narrowed(given: Given) -> Found:
    """A definition limits personal data to what people give themselves.

    The law protects what devices and others tell about a person as well. Leave the definition out: the policy
    explains the word as the law does, wherever it is used.
    """
    for one in given.listed("definitions"):
        narrowed = re.search(GIVEN, one.means) if one.term.casefold() in PROTECTED else None
        if narrowed:
            yield (
                given.at(one, "means"),
                f"'{one.term}' is limited to what people give ('{narrowed[0]}'); leave this definition out",
            )


@rule(WARNING, law="GDPR Art. 38(4)-(5)")
def officer_behind_general_address(given: Given) -> Found:
    """Mail to the data protection officer arrives where all other mail does, and nobody reads it as the officer's.

    People may write to the officer in confidence. Give the officer an address, or declare that the contact is for
    privacy, too.
    """
    company = given.declaration.company
    email = company.dpo.email if isinstance(company.dpo, Officer) else None
    for contact in company.contacts if email else []:
        if contact.email == email and not {"privacy", "dpo"} & set(contact.roles):
            yield (
                given.at(company.dpo, "email"),
                f"'{email}' of the data protection officer is the address for '{contact.roles[0]}', and not for 'dpo'",
            )
