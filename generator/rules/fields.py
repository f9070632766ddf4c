"""Rules on the fields of data: what stands twice, what is too wide, what nobody can be asked for."""

from __future__ import annotations

import re

from generator.facts import Given
from generator.rules import ERROR, WARNING, Found, rule


@rule(WARNING)
def field_twice(given: Given) -> Found:
    """A field stands twice among the fields of an item of data. Keep it once."""
    for item in given.listed("data"):
        seen: set[str] = set()
        for i, field in enumerate(item.fields or []):
            if field.casefold() in seen:
                yield given.at(item.fields, i), f"'{field}' stands twice among the fields of data '{item.id}'"
            seen.add(field.casefold())


PARTS = r"(?i)(?:first|given|middle|second|last|family|sur) ?name|patronymic"


@rule(WARNING)
def name_beside_its_parts(given: Given) -> Found:
    """A field "name" stands beside a part of it, such as "first name".

    Nobody can tell which part the wide word adds. Write the part that is meant, such as "family name".
    """
    for item in given.listed("data"):
        part = next((field for field in item.fields or [] if re.fullmatch(PARTS, field)), None)
        for i, field in enumerate(item.fields or []):
            if part and field.casefold() == "name":
                yield (
                    given.at(item.fields, i),
                    f"'{field}' of data '{item.id}' stands beside '{part}'; name the part that is meant",
                )


@rule(ERROR, law="GDPR Art. 13(2)(e)")
def required_of_nobody(given: Given) -> Found:
    """People are said to be obliged to give data that they do not give.

    What devices collect, others give or the company works out is nothing people could refuse to provide. Leave
    `required` out, or make an item of its own of what they give.
    """
    for item in given.listed("data"):
        if item.required and item.source in ("automatic", "inferred"):
            yield (
                given.at(item, "required"),
                f"people must give data '{item.id}', and it is '{item.source}'; they give only what is from 'person'",
            )
