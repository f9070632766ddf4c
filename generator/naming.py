"""Filters that name things of a declaration: what the policy calls data, purposes, recipients, contacts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from generator import vocabulary
from generator.declaration.company import Contact
from generator.facts import Given
from generator.markup import Markdown, email, escape
from generator.recorder import Recorder
from generator.wording import postal, url


class Naming:
    """Names things for one declaration and tells the recorder what it read of them."""

    def __init__(self, given: Given, recorder: Recorder) -> None:
        self.given = given
        self.recorder = recorder

    def filters(self) -> dict[str, Callable[..., Any]]:
        return {
            name: getattr(self, name)
            for name in ("label", "labels", "named", "chosen", "reach", "categories")
        }

    def _read(self, thing: Any, field: str) -> Any:
        self.recorder.attribute(thing, field)
        return getattr(thing, field)

    def label(self, thing: Any) -> str:
        """What the policy calls a data item, purpose, recipient, source, service, party or document."""
        for field in ("label", "name", "title", "term"):
            if field in type(thing).model_fields and getattr(thing, field):
                return str(self._read(thing, field))
        for field, name in (("use", "purposes"), ("kind", "recipient-kinds"), ("categories", "data-categories")):
            if field not in type(thing).model_fields:
                continue
            value = self._read(thing, field)
            if field == "categories":
                return " and ".join(vocabulary.label(name, term) for term in value)
            for known in (name, "service-kinds", "party-kinds"):
                if value in vocabulary.VOCABULARIES[known]:
                    return vocabulary.plural(known, value) if known == "recipient-kinds" else vocabulary.label(known, value)
        return str(thing.id)

    def labels(self, things: Iterable[Any]) -> list[str]:
        return [self.label(thing) for thing in things]

    def categories(self, item: Any) -> str:
        """The vocabulary's words for a data item."""
        return " and ".join(vocabulary.label("data-categories", c) for c in self._read(item, "categories"))

    def named(self, ids: str | Iterable[str], part: str) -> Any:
        """The things of a part that ids name: one for one id, a list for several."""
        self.recorder.used(ids)
        things = self.given.by_id(part)
        return things[ids] if isinstance(ids, str) else [things[i] for i in ids]

    def chosen(self, selection: Any) -> list[Any]:
        """The data items a selection names."""
        self.recorder.used(selection)
        return self.given.chosen(selection)

    def contact(self, role: str) -> Contact:
        """The contact for a role, else the one for privacy, else the general one, else the first."""
        contacts = self.given.declaration.company.contacts
        for wanted in (role, "privacy", "general"):
            for contact in contacts:
                if wanted in contact.roles:
                    return contact
        return contacts[0]

    def reach(self, role: str | Contact) -> Markdown:
        """How to reach the contact for a role: 'at privacy@acme.example', its form, or its address."""
        contact = self.contact(role) if isinstance(role, str) else role
        if contact.email:
            return Markdown(f"at {email(self._read(contact, 'email'))}")
        if contact.form:
            return Markdown(f"through {url(self._read(contact, 'form'))}")
        if contact.phone:
            return Markdown(f"at {escape(self._read(contact, 'phone'))}")
        address = contact.address or self.given.declaration.company.address
        self.recorder.used(address)
        return Markdown(f"at {escape(postal(address))}")

