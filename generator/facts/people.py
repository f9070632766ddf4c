"""Who the people are, what data of theirs is held, and where it comes from."""

from __future__ import annotations

from typing import Any

from generator.declaration.model import FieldsExcept
from generator.facts import Given, Holds, fact
from generator.vocabulary import VOCABULARIES


def _from(given: Given, *origins: str) -> Holds[list[Any]]:
    items = [item for item in given.listed("data") if item.source in origins]
    return Holds(items, tuple(given.at(item, "source") for item in items))


@fact
def data_given(given: Given) -> Holds[list[Any]]:
    """Data people give themselves."""
    return _from(given, "person")


@fact
def data_automatic(given: Given) -> Holds[list[Any]]:
    """Data collected automatically."""
    return _from(given, "automatic")


@fact
def data_from_others(given: Given) -> Holds[list[Any]]:
    """Data that comes from third parties, clients, other users or public sources."""
    return _from(given, "third-party", "public", "client", "another-user")


@fact
def data_inferred(given: Given) -> Holds[list[Any]]:
    """Data worked out from other data."""
    return _from(given, "inferred")


@fact
def data_special(given: Given) -> Holds[list[Any]]:
    """Data of special categories (GDPR Art. 9)."""
    terms = VOCABULARIES["data-categories"]
    items = [item for item in given.listed("data") if any("art9" in terms[c].flags for c in item.categories)]
    return Holds(items, tuple(given.at(item, "categories") for item in items))


@fact
def data_required(given: Given) -> Holds[list[Any]]:
    """Data people must give, in whole or with exceptions."""
    items = [d for d in given.listed("data") if d.required is True or isinstance(d.required, FieldsExcept)]
    return Holds(items, tuple(given.at(item, "required") for item in items))


@fact
def data_optional(given: Given) -> Holds[list[Any]]:
    """Data people need not give."""
    items = [d for d in given.listed("data") if d.required is False]
    return Holds(items, tuple(given.at(item, "required") for item in items))


@fact
def people_named(given: Given) -> Holds[list[Any]]:
    """Groups of people the declaration explains."""
    people = [p for p in given.declaration.parties.people if p.means]
    return Holds(people, tuple(given.at(p, "means") for p in people))
