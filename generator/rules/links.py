"""Rules on what a policy sends its readers to: documents, pages and services must have an address that they can use."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from generator.facts import Given
from generator.recorder import Path, fields
from generator.rules import WARNING, Found, rule

INSTEAD = ("sub-processors", "recipient-list", "cookie-notice", "request-metrics", "retention-schedule")
"""Documents that say what the policy itself would say otherwise."""


@rule(WARNING, law="GDPR Art. 12(1)")
def document_without_address(given: Given) -> Found:
    """A document says a part of what the policy should, or takes precedence over it, and nobody can look it up.

    Such are a list of sub-processors, terms that prevail or define the policy's words, and terms for the people of
    some countries. Add `url`.
    """
    for document in given.listed("documents"):
        told = _weight(document)
        if told and not document.url:
            yield given.at(document), f"document '{document.id}' {told} and has no 'url'; say where it stands"


def _weight(document: Any) -> str | None:
    """Why a reader needs a document, if so."""
    if document.kind in INSTEAD:
        return "says what the policy leaves out"
    if document.prevails:
        return "prevails over the policy"
    if document.defines_terms:
        return "defines words of the policy"
    return "holds for people of some countries" if document.people_in else None


@rule(WARNING)
def unencrypted_link(given: Given) -> Found:
    """A link of the policy starts with http://, so that others on the way can read and change what people see there.

    Such links are often old ones, too. Try the page, and write https://.
    """
    for path, url in _links(given.declaration, ()):
        yield path, f"'{url}' is not encrypted; write 'https://'"


def _links(value: Any, at: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, BaseModel):
        for name, alias in fields(type(value)):
            yield from _links(getattr(value, name), (*at, alias))
    elif isinstance(value, list):
        for i, one in enumerate(value):
            yield from _links(one, (*at, i))
    elif isinstance(value, str) and value.startswith("http://"):
        yield at, value


@rule(WARNING, law="GDPR Art. 12(1)")
def restricted_area_without_address(given: Given) -> Found:
    """A service has an area for people who log in, and nothing says where it is.

    Who logs in somewhere must be able to tell that this policy is for that place. Add `url`, or `stores`.
    """
    for service in given.listed("services"):
        area = next((area for area in service.areas or [] if area.access == "restricted"), None)
        if area and not service.url and not service.stores:
            yield given.at(service), f"service '{service.id}' has restricted area '{area.id}' and no 'url'"


PLACES = ("account-settings", "device-settings", "preference-centre", "form")
"""Ways to stop messages that are places by themselves."""


@rule(WARNING, law="GDPR Art. 12(1)")
def choice_without_place(given: Given) -> Found:
    """People are told that they can choose something about messages, and not where.

    A link that stops all messages is no place to choose how often they come. Say `where`, or give the page as `url`.
    """
    for message in given("direct-marketing").value:
        placed = any(way.where or way.url or way.how in PLACES for way in message.stop)
        if message.choices and not placed:
            yield (
                given.at(message, "choices"),
                f"people can choose '{message.choices[0]}', and no way under 'stop' says where; add 'where' or 'url'",
            )
