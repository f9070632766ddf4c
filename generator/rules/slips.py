"""Rules on slips in the words of the library: words said twice, remains of markup, capitals that promise a meaning."""

from __future__ import annotations

import re

from generator.clauses import Library
from generator.rules import WARNING, Found, rule
from generator.rules.style import sentences

DOUBLED = r"(?i)(?<![\w-])(\w+(?: \w+){0,3}) \1(?![\w-])"
MEANT = ("that that", "had had", "who who")
"""Doubles that English knows."""


@rule(WARNING)
def doubled_words(library: Library) -> Found:
    """A word, or a few of them, stand twice in a row. Take one away."""
    for sentence in sentences(library):
        for found in re.finditer(DOUBLED, sentence.text):
            if found[0].lower() not in MEANT and "_" not in found[1]:
                yield sentence.at(found.start()), f"{sentence.of.name}: '{found[0]}' says a thing twice"


REMAINS = (
    r"""</?[a-z][^>\n]*>|\b(?:id|class|href|style|name)\s?=\s?["“”'][^"“”']*["“”']?"""
    r"""|&(?:nbsp|amp|quot|lt|gt|#\d+);"""
)


@rule(WARNING)
def stray_markup(library: Library) -> Found:
    """A piece of HTML stands in a clause, where readers would see it as it is.

    Clauses are Markdown, and HTML in them is printed as text. Take it away.
    """
    for sentence in sentences(library):
        for found in re.finditer(REMAINS, sentence.text):
            yield sentence.at(found.start()), f"{sentence.of.name}: '{found[0]}' is a remnant of markup; take it away"


CAPITALS = (
    r"(?:Account|Agreement|Company|Content|Customer|Data|Information|Part(?:y|ies)|Personal (?:Data|Information)"
    r"|Platform|Polic(?:y|ies)|Product|Service|Site|Subscriber|Term|User|Visitor|Website)s?"
)
DEFINED_LIKE = rf"(?<![\w.])[a-z][\w'’]*[,;]? (?P<word>{CAPITALS})(?![\w-]| [A-Z_])"
"""After a word in small letters; two capitals in a row make a name."""


@rule(WARNING)
def capital_without_definition(library: Library) -> Found:
    """A common word is written with a capital, as contracts write terms they define, and nothing defines it.

    A reader looks for the definition and finds none. Write it small. Terms that a declaration defines are printed
    from there, as `{{ … }}`.
    """
    for sentence in sentences(library):
        for found in re.finditer(DEFINED_LIKE, sentence.text):
            yield (
                sentence.at(found.start("word")),
                f"{sentence.of.name}: '{found['word']}' has the capital of a defined term, and nothing defines it;"
                " write it small",
            )
