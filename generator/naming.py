"""Filters that name things of a declaration: what the policy calls data, purposes, recipients, contacts.

Words for closed answers come from `templates/phrases/`; here is only how they are put together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from generator import vocabulary
from generator.declaration.company import Contact, PersonInCharge
from generator.declaration.data import ThirdPartySource
from generator.declaration.parties import Party
from generator.declaration.recipients import Recipient
from generator.declaration.services import DocumentBeside, Service
from generator.facts import Given
from generator.facts.people import TRAITS
from generator.formats import capital, country_name, listing, url
from generator.markup import Markdown, email, escape
from generator.recorder import Recorder

Phrases = Mapping[str, Mapping[str, str]]


class Naming:
    """Names things for one declaration and tells the recorder what it read of them."""

    def __init__(self, given: Given, recorder: Recorder, phrases: Phrases) -> None:
        self.given = given
        self.recorder = recorder
        self.phrases = phrases

    def _read(self, thing: Any, field: str) -> Any:
        self.recorder.attribute(thing, field)
        value = getattr(thing, field)
        self.recorder.used(value)
        return value

    def words(self, value: str, group: str) -> str:
        """The words for a closed answer."""
        return self.phrases[group][value]

    def many_words(self, values: Iterable[str], group: str) -> list[str]:
        """The words for several closed answers."""
        return [self.phrases[group][value] for value in values]

    def _say(self, group: str, key: str, **values: str | Markdown) -> Markdown:
        """A phrase with its values filled in, each escaped."""
        text = self.phrases[group][key]
        for name, value in values.items():
            text = text.replace(f"{{{name}}}", value if isinstance(value, Markdown) else escape(value))
        return Markdown(text)

    def called(self, company: Any) -> str:
        """What formal words call the company. The word tells no fact, so none is noted down as printed."""
        return self.phrases["called"]["person" if company.natural_person else "company"]

    def label(self, thing: Any) -> str:
        """What the policy calls a data item, purpose, recipient, source, service, party or document."""
        kind = type(thing).model_fields
        for field in ("label", "name", "title", "term", "short", "product", "network"):
            if field in kind and getattr(thing, field):
                return str(self._read(thing, field))
        if "categories" in kind:
            return self.categories(thing)
        if "use" in kind:
            return vocabulary.label("purposes", self._read(thing, "use"))
        name = KINDS[type(thing)]
        value = self._read(thing, "kind")
        return vocabulary.plural(name, value) if name == "recipient-kinds" else vocabulary.label(name, value)

    def labels(self, things: Iterable[Any]) -> list[str]:
        return [self.label(thing) for thing in things]

    def plural(self, party: Any) -> str:
        """A group of people: Users, clients' customers."""
        if party.plural:
            return str(self._read(party, "plural"))
        if party.term:
            return f"{self._read(party, 'term')}s"
        return vocabulary.plural("party-kinds", self._read(party, "kind"))

    def plurals(self, parties: Iterable[Any]) -> list[str]:
        return [self.plural(party) for party in parties]

    def categories(self, item: Any) -> str:
        """The vocabulary's words for a data item."""
        *first, last = (vocabulary.label("data-categories", c) for c in self._read(item, "categories"))
        return f"{', '.join(first)} and {last}" if first else last

    def named(self, ids: str | Iterable[str], part: str) -> Any:
        """The things of a part that ids name: one for one id, a list for several. A service may be a part of one."""
        self.recorder.used(ids)
        things = self.given.by_id("services|services.areas" if part == "services" else part)
        return things[ids] if isinstance(ids, str) else [things[i] for i in ids]

    def chosen(self, selection: Any) -> list[Any]:
        """The data items a selection names."""
        self.recorder.used(selection)
        return self.given.chosen(selection)

    def data_words(self, selection: Any) -> Markdown:
        """A selection of data in words: all, all except some, or the items' names."""
        self.recorder.used(selection)
        if selection == "all":
            return self._say("data", "all")
        if isinstance(selection, list):
            return listing(self.labels(self.named(selection, "data")))
        return self._say("data", "except", names=listing(self.labels(self.named(selection.all_except, "data"))))

    def contents(self, item: Any) -> Markdown:
        """What a data item includes: its fields, else the vocabulary's words."""
        if item.fields:
            fields = listing(self._read(item, "fields"))
        else:
            fields = listing(vocabulary.label("data-categories", c) for c in self._read(item, "categories"))
        if item.fields_are_examples:
            self._read(item, "fields_are_examples")
            fields = self._say("data", "among", fields=fields)
        return Markdown(capital(fields))

    def _on(self, thing: Any) -> list[str]:
        """The services a thing is limited to, in a sentence: 'our website' where one has no name."""
        services = self.named(self._read(thing, "on"), "services")
        return [self.label(one) if one.name else f"our {self.label(one)}" for one in services]

    def occasion(self, item: Any, otherwise: str) -> Markdown:
        """When or where a data item is collected."""
        parts = [self._say("data", "places", places=listing(self._read(item, "where")))] if item.where else []
        parts += [self._say("data", "when", event=self._read(item, "when"))] if item.when else []
        if item.on:
            services = self._on(item)
            parts.append(self._say("data", "services", services=listing(services)))
        return Markdown(", ".join(parts)) if parts else Markdown(otherwise)

    def origins(self, sources: Iterable[Any]) -> list[Markdown]:
        """Third-party sources, each with examples of names."""
        named = [(escape(self.label(s)), self._read(s, "examples")) for s in sources]
        return [Markdown(f"{name} ({listing(examples)})") if examples else name for name, examples in named]

    def traits(self, item: Any) -> list[Markdown]:
        """How data is linked, combined, kept and seen, as far as it is declared."""
        found = []
        for field, value, key in TRAITS:
            if getattr(item, field) is value:
                self._read(item, field)
                found.append(self._say("link", key))
        if item.combined_with:
            names = listing(self.labels(self.named(self._read(item, "combined_with"), "data")))
            found.append(self._say("link", "combined", names=names))
        if item.precision:
            found.append(self._say("link", "precision", precision=self._read(item, "precision")))
        return found

    def office(self, officer: Any) -> str:
        """What somebody who answers for personal data is called: the title, else data protection officer."""
        if isinstance(officer, PersonInCharge):
            return str(self._read(officer, "title"))
        return vocabulary.label("contact-roles", "dpo")

    def postal(self, address: Any) -> str:
        """A postal address on one line."""
        parts = {name: self._read(address, name) for name in ("street", "postcode", "city", "region", "country")}
        town = " ".join(part for part in (parts["postcode"], parts["city"]) if part)
        lines = [parts["street"], town, parts["region"], country_name(parts["country"])]
        return ", ".join(line for line in lines if line)

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
        word = "through" if contact.form and not contact.email else "at"
        return Markdown(f"{word} {self._addresses(contact)[0]}")

    def letters(self, contact: Any) -> Markdown:
        """Where letters to a contact go: its address, else the company's, with the 'attention' line."""
        address = escape(self.postal(contact.address or self.given.declaration.company.address))
        if not contact.attention:
            return address
        return Markdown(f"{address}, {self._say('contact', 'attention', name=self._read(contact, 'attention'))}")

    def ways(self, contact: Any) -> Markdown:
        """Who a contact is and every way to reach it."""
        found = [escape(self._read(contact, "name"))] if getattr(contact, "name", None) else []
        if getattr(contact, "attention", None):
            found.append(self._say("contact", "attention", name=self._read(contact, "attention")))
        return Markdown(", ".join([*found, *self._addresses(contact)]))

    def _addresses(self, contact: Any) -> list[Markdown]:
        """Email, form, phone and post, the company's own where the contact has none."""
        found = [email(self._read(contact, "email"))] if contact.email else []
        if getattr(contact, "form", None):
            found.append(url(self._read(contact, "form")))
        if contact.phone:
            found.append(escape(self._read(contact, "phone")))
        if contact.address:
            found.append(escape(self.postal(contact.address)))
        return found or [escape(self.postal(self.given.declaration.company.address))]


KINDS: Mapping[type, str] = {
    Party: "party-kinds",
    Service: "service-kinds",
    Recipient: "recipient-kinds",
    ThirdPartySource: "recipient-kinds",
    DocumentBeside: "document-kinds",
}
"""The vocabulary that names a thing which has no name of its own."""
