"""The rule on letters that look alike: a word of two scripts looks right and is found by no search."""

from __future__ import annotations

import re
import unicodedata

from generator.clauses import Library
from generator.rules import WARNING, Found, rule
from generator.rules.style import sentences

SCRIPTS = ("LATIN", "CYRILLIC", "GREEK")


def _scripts(word: str) -> set[str]:
    """The scripts that the letters of a word are of."""
    names = {unicodedata.name(letter, "").partition(" ")[0] for letter in word if letter.isalpha()}
    return names & set(SCRIPTS)


@rule(WARNING)
def letters_of_two_scripts(library: Library) -> Found:
    """A word has letters of two scripts, such as a Cyrillic 'а' among Latin ones.

    It looks right, but a search does not find it and a screen reader spells it out. Type it again.
    """
    for sentence in sentences(library):
        for found in re.finditer(r"\w+", sentence.text):
            if not found[0].isascii() and len(_scripts(found[0])) > 1:
                odd = next(c for c in found[0] if not c.isascii() and c.isalpha())
                yield (
                    sentence.at(found.start()),
                    f"{sentence.of.name}: '{found[0]}' has letters of two scripts, such as {unicodedata.name(odd)};"
                    " type it again",
                )
