"""Filters that name things of a declaration: what the policy calls data, purposes, recipients, contacts.

Words for closed answers come from `templates/phrases/`; here is only how they are put together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from generator import vocabulary
from generator.declaration.company import Contact
from generator.declaration.countries import EEA
from generator.declaration.data import ThirdPartySource
from generator.declaration.parties import Party
from generator.declaration.recipients import Recipient
from generator.declaration.services import DocumentBeside, Service
from generator.facts import Given
from generator.facts.people import TRAITS
from generator.facts.recipients import Transfer
from generator.formats import capital, country_name, country_names, listing, span, url
from generator.markup import Markdown, email, escape
from generator.recorder import Recorder

Phrases = Mapping[str, Mapping[str, str]]


class Naming:
    """Names things for one declaration and tells the recorder what it read of them."""

    def __init__(self, given: Given, recorder: Recorder, phrases: Phrases) -> None:
        self.given = given
        self.recorder = recorder
        self.phrases = phrases

    def filters(self) -> dict[str, Callable[..., Any]]:
        return {name: getattr(self, name) for name in NAMES}

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

    def label(self, thing: Any) -> str:
        """What the policy calls a data item, purpose, recipient, source, service, party or document."""
        kind = type(thing).model_fields
        for field in ("label", "name", "title", "term", "short", "product"):
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
        """The things of a part that ids name: one for one id, a list for several."""
        self.recorder.used(ids)
        things = self.given.by_id(part)
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

    def occasion(self, item: Any, otherwise: str) -> Markdown:
        """When or where a data item is collected."""
        parts = [self._say("data", "places", places=listing(self._read(item, "where")))] if item.where else []
        parts += [self._say("data", "when", event=self._read(item, "when"))] if item.when else []
        if item.on:
            services = self.labels(self.named(self._read(item, "on"), "services"))
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

    def bases(self, grounds: Iterable[Any]) -> Markdown:
        """Legal bases in words, with what makes each one and what it is limited to."""
        return Markdown("; ".join(self._basis(ground) for ground in grounds))

    def _basis(self, ground: Any) -> Markdown:
        term = self._read(ground, "ground")
        text = escape(vocabulary.label("legal-bases", term))
        if ground.consent:
            consent = self.named(ground.consent, "consents")
            key = "explicit-consent" if self._read(consent, "explicit") else "consent"
            key = term if term == "implied-consent" else key
            text = self._say("basis", key, what=self._read(consent, "to"))
        elif ground.interest:
            text = self._say("basis", "legitimate-interests", interest=self._read(ground, "interest"))
        elif ground.law:
            text = self._say("basis", "law", basis=text, law=self._read(ground, "law"))
        elif ground.contract:
            document = self.named(self._read(ground, "contract"), "documents")
            text = self._say("basis", "contract", basis=text, document=self.label(document))
        if ground.activities:
            text = self._say("basis", "activities", basis=text, activities=listing(self._read(ground, "activities")))
        if ground.people:
            people = self.plurals(self.named(self._read(ground, "people"), "parties.people"))
            text = self._say("basis", "people", basis=text, people=listing(people))
        if ground.regimes:
            laws = self.laws(self._read(ground, "regimes"))
            text = self._say("basis", "regimes", basis=text, laws=listing(laws))
        return text

    def laws(self, regimes: Iterable[str]) -> list[str]:
        """The laws as a reader knows them, each once."""
        return list(dict.fromkeys(self.many_words(regimes, "laws")))

    def withdrawals(self, ways: Iterable[Any]) -> list[Markdown]:
        """Ways to withdraw consent."""
        return [self._withdrawal(way) for way in ways]

    def _withdrawal(self, way: Any) -> Markdown:
        text = Markdown(self.words(self._read(way, "how"), "withdrawal"))
        if way.contact and way.how == "post":
            text = Markdown(f"{text} at {self.letters(self.contact(self._read(way, 'contact')))}")
        elif way.contact:
            text = Markdown(f"{text} {self.reach(self._read(way, 'contact'))}")
        if way.where:
            text = Markdown(f"{text} ({escape(self._read(way, 'where'))})")
        return Markdown(f"{text}: {url(self._read(way, 'url'))}") if way.url else text

    def standing(self, recipient: Any) -> Markdown:
        """What a recipient is: its kind, and those of its roles in law that the kind does not name already."""
        kind = vocabulary.label("recipient-kinds", self._read(recipient, "kind"))
        roles = dict.fromkeys(vocabulary.label("recipient-roles", self._read(r, "role")) for r in recipient.roles)
        more = [role for role in roles if not kind.endswith(role)]
        return Markdown(f"{escape(kind)}, {listing(more)}") if more else escape(kind)

    def kinds(self, recipients: Iterable[Any]) -> list[str]:
        """The kinds of recipients, each once, in the plural."""
        kinds = (vocabulary.plural("recipient-kinds", self._read(r, "kind")) for r in recipients)
        return list(dict.fromkeys(kinds))

    def in_short(self, things: Iterable[Any]) -> list[str]:
        """The widest terms that data items or purposes fall under, each once."""
        found: dict[str, None] = {}
        for thing in things:
            name, field = ("purposes", "use") if hasattr(thing, "use") else ("data-categories", "categories")
            value = self._read(thing, field)
            for term in [value] if isinstance(value, str) else value:
                found[vocabulary.label(name, vocabulary.root(name, term))] = None
        return list(found)

    def circumstances(self, recipient: Any) -> list[Markdown]:
        """What a recipient does, and in which cases it gets data."""
        group = "recipients" if recipient.name else "recipients-many"
        found = [escape(self._read(recipient, "does"))] if recipient.does else []
        if recipient.does_are_examples:
            self._read(recipient, "does_are_examples")
            does = found[0] if found else vocabulary.label("recipient-kinds", self._read(recipient, "kind"))
            found = [self._say("recipients", "among", does=does)]
        for role in recipient.roles:
            if role.purposes:
                word = vocabulary.label if recipient.name else vocabulary.plural
                name = word("recipient-roles", self._read(role, "role"))
                purposes = self.labels(self.named(self._read(role, "purposes"), "purposes"))
                found.append(self._say(group, "role", role=name, purposes=listing(purposes)))
        if recipient.when:
            found.append(self._say(group, "when", event=self._read(recipient, "when")))
        if recipient.people:
            people = self.plurals(self.named(self._read(recipient, "people"), "parties.people"))
            found.append(self._say(group, "people", people=listing(people)))
        if recipient.access_from:
            countries = country_names(self._read(recipient, "access_from"))
            found.append(self._say(group, "access", countries=listing(countries)))
        if recipient.on:
            services = self.labels(self.named(self._read(recipient, "on"), "services"))
            found.append(self._say(group, "services", services=listing(services)))
        return found

    def devices(self, cookies: Iterable[Any]) -> list[Markdown]:
        """What cookies are called, each once: their names, else what they are and who sets them, or what for."""
        return list(dict.fromkeys(name for cookie in cookies for name in self._device(cookie)))

    def _device(self, cookie: Any) -> list[Markdown]:
        if cookie.names:
            return [escape(name) for name in self._read(cookie, "names")]
        technology = vocabulary.plural("cookie-technologies", self._read(cookie, "technology"))
        if not cookie.setter:
            return [self._say("devices", "own", technology=technology, uses=listing(self._read(cookie, "uses")))]
        setter = self.label(self.named(self._read(cookie, "setter"), "recipients"))
        return [self._say("devices", "set-by", technology=technology, setter=setter)]

    def storefronts(self, stores: Iterable[Any]) -> list[str]:
        return [self.words(self._read(store, "name"), "stores") for store in stores]

    def areas(self, areas: Iterable[Any]) -> list[Markdown]:
        return [self._say("areas", self._read(area, "access"), name=self._read(area, "name")) for area in areas]

    def protection(self, transfer: Transfer) -> Markdown:
        """What protects data that goes to another country."""
        self.recorder.used(transfer)
        if transfer.mechanisms:
            return listing(vocabulary.label("transfer-mechanisms", m) for m in transfer.mechanisms)
        if transfer.country[:2] in EEA:
            return self._say("protection", "eea")
        return self._say("protection", "adequate" if transfer.adequate else "open")

    def keeping(self, rule: Any) -> Markdown:
        """How long data is kept under a rule."""
        if self._read(rule, "decided_by") == "client":
            return self._say("keeping", "client")
        times = [self._clock(clock) for clock in rule.clocks or []]
        found = (
            [self._say("keeping", "first", times=listing(times, "or")) if len(times) > 1 else times[0]] if times else []
        )
        found += [escape(vocabulary.label("retention-criteria", c)) for c in self._read(rule, "criteria") or []]
        if rule.floor and not found:
            period = span(self._read(rule.floor, "period"))
            found.append(self._say("keeping", "floor", period=period, law=self._read(rule.floor, "law")))
        return listing(found)

    def _clock(self, clock: Any) -> Markdown:
        start = vocabulary.label("retention-starts", self._read(clock, "starts"))
        event = self._read(clock, "when") or start
        if clock.business_days:
            return self._say("keeping", "business-days", days=str(self._read(clock, "business_days")), event=event)
        if clock.period:
            return self._say("keeping", "clock", period=span(self._read(clock, "period")), event=event)
        return self._say("keeping", "at-once", event=event)

    def ending(self, rule: Any) -> Markdown:
        """What happens at the end of the time."""
        text = self._say(
            "ending",
            self._read(rule, "modality"),
            end=vocabulary.label("retention-ends", self._read(rule, "end")),
        )
        if rule.grace:
            text = self._say("ending", "grace", end=text, period=span(self._read(rule, "grace")))
        if rule.warning == "none":
            self._read(rule, "warning")
            return self._say("ending", "no-warning", end=text)
        return (
            self._say("ending", "warning", end=text, period=span(self._read(rule, "warning"))) if rule.warning else text
        )

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

NAMES = tuple(
    """
    label labels plural plurals categories named chosen data_words contents occasion origins traits bases withdrawals
    laws standing kinds in_short circumstances devices storefronts areas protection keeping ending words many_words
    reach ways postal
    """.split()
)
"""What a clause may write after `|`, beside the filters of `formats`."""
