"""Rules on words of a declaration that mean two things, or nothing: own definitions, names of one place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.facts import Given
from generator.recorder import Path
from generator.rules import ERROR, WARNING, Found, rule


@rule(ERROR)
def word_with_two_meanings(given: Given) -> Found:
    """A definition gives a second meaning to a word that has one: the company's name, a group of people, another one.

    Where a name means the company here and its website there, nobody knows who promises what. Define another word.
    """
    company = given.declaration.company
    meanings = {name.casefold(): "the company" for name in (company.brand, company.legal_name)}
    for person in given.by_id("parties.people").values():
        meanings |= {person.term.casefold(): f"the people '{person.id}'"} if person.term else {}
    for one in given.listed("definitions"):
        before = meanings.get(one.term.casefold())
        if before:
            yield given.at(one, "term"), f"'{one.term}' is defined, and already means {before}; define another word"
        meanings[one.term.casefold()] = "something else by a definition above"


@rule(WARNING)
def settings_under_two_names(given: Given) -> Found:
    """The place where people find their settings has two names that share no word.

    A reader looks for a second place that does not exist. Call one place by one name throughout.
    """
    named: list[str] = []
    for path, where in _settings(given):
        if named and not any(_words(where) & _words(other) for other in named):
            yield path, f"people find their settings in '{where}' here, and in '{named[0]}' elsewhere; give one name"
        named.append(where)


LITTLE = frozenset({"the", "your", "our", "a", "of", "in", "at", "under", "on", "and", "to", "page", "menu"})


def _words(where: str) -> set[str]:
    """What tells one place from another: "account" of "your accounts"."""
    return {word.rstrip("s") for word in re.findall(r"\w+", where.casefold())} - LITTLE


def _settings(given: Given) -> Iterator[tuple[Path, str]]:
    """Each name of the place where people change their account, with its path."""
    messages = given.mapping("communications")
    marketing = messages.marketing if messages and isinstance(messages.marketing, list) else []
    ways = [way for consent in given.listed("consents") for way in consent.withdraw or []]
    for way in (*ways, *(stop for one in marketing for stop in one.stop)):
        if way.how == "account-settings" and way.where:
            yield given.at(way, "where"), way.where
    rights = given.mapping("rights")
    for own in (rights.self_service or []) if rights else []:
        if "rectification" in own.rights:
            yield given.at(own, "where"), own.where
