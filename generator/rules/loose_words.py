"""Rules on a declaration's own words that claim more than anybody can show, or leave open what they mean.

In come the texts a declaration brings itself; out come the words at fault, each with what would be right.
"""

from __future__ import annotations

import re
from typing import Any

from generator.document import Document
from generator.facts import Given
from generator.rules import WARNING, Found, Written, rule

EVERYTHING = r"""(?ix)
    \b(?:fully|completely|strictly|entirely)\s(?:compl(?:y|ies|iant)|conforms?)\b
    | \b(?:compl(?:y|ies)|conforms?|in\scompliance)\s(?:fully\s)?with\s(?:all|every|any)\b
    | \b(?:meets?|fulfils?|follows?|satisf(?:y|ies))\s(?:all|every)\s(?:[\w'’]+\s){0,3}(?:requirements?|rules?|laws?)\b
    | \bfull\scompliance\b
"""


@rule(WARNING, law="FTC Act § 5")
def compliance_claimed(given: Given) -> Found:
    """Words of the declaration claim that the company keeps to a law or a platform's rules in everything.

    Nobody can show that, and one slip makes it false. Say what is done: which data is used for what, and what is not.
    """
    for path, text in given.texts:
        if found := re.search(EVERYTHING, text):
            yield path, f"'{found[0]}' claims what nobody can show; say what is done"


OPEN_ENDED = r"""(?ix)
    \b(?:and|or)\s(?:for\s)?(?:any\s)?(?:various\s)?(?:other|further|similar)\s
        (?:(?:service|business|internal|related|legitimate|lawful)\s)*(?:purposes?|uses|reasons|documents)\b
    | \betc\b\.? | \band\sso\s(?:on|forth)\b | \bamong\sother\sthings\b
"""
CIRCULAR = (
    r"(?i)^(?:to )?(?:use|using|process|processing|handle|handling) (?:of )?(?:your|the|personal) (?:personal )?data$"
)


@rule(WARNING, law="GDPR Art. 5(1)(b), 12(1)")
def open_ended_words(given: Given) -> Found:
    """Words of the declaration leave a list open, as "and other purposes" does, or say that data is used to use data.

    People cannot tell what else there is. Name the rest, or what the data is used for.
    """
    for path, text in given.texts:
        if found := re.search(OPEN_ENDED, text):
            yield path, f"'{found[0]}' leaves open what else there is; name it"
        elif re.search(CIRCULAR, text):
            yield path, f"'{text}' does not say what for; name the purpose"


PRACTICE = (
    r"(?i)\b(?:used|uses?|serves?|helps?|in order) (?:us )?(?:to|for)\b"
    r"|\bcan be used\b|\bwe (?:use|collect|process|store|share)\b"
)


@rule(WARNING, law="GDPR Art. 13(1)(c)")
def practice_in_definition(given: Given) -> Found:
    """A definition tells what something is used for, away from the purposes, which can then say something else.

    Say in the definition what the word means, and declare the use under `purposes` or `cookies`.
    """
    for one in given.listed("definitions"):
        if found := re.search(PRACTICE, one.means):
            yield given.at(one, "means"), f"the definition of '{one.term}' tells a practice ('{found[0]}'); declare it"


@rule(WARNING)
def definition_unused(written: Written) -> Found:
    """A word is defined, and the policy uses it nowhere else.

    Readers look for where it matters. Leave the definition out.
    """
    given = written.given
    for one in given.listed("definitions"):
        if not re.search(rf"(?i)(?<!\w){re.escape(one.term)}s?(?!\w)", _elsewhere(written.document, given, one)):
            yield given.at(one, "term"), f"'{one.term}' is defined and used nowhere else; leave it out"


def _elsewhere(document: Document, given: Given, definition: Any) -> str:
    """The text without the passage that defines a word, with the other definitions."""
    passages = [p for s in document.sections if s.id != "definitions" for p in s.passages]
    others = [one.means for one in given.listed("definitions") if one is not definition]
    return "\n".join([*(f"{p.heading or ''}\n{p.markdown}" for p in passages), *others])
