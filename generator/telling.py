"""Filters that tell of bases, recipients, devices, transfers and times: several values put into one phrase.

The words come from `templates/phrases/` and the vocabularies; here is only how they are put together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from generator import vocabulary
from generator.declaration.countries import EEA
from generator.declaration.integrations import AiFeature
from generator.facts.alike import Alike
from generator.facts.recipients import Transfer
from generator.formats import country_names, listing, span, url
from generator.markup import Markdown, escape
from generator.naming import Naming


class Telling(Naming):
    """Everything a clause may write after `|` that knows the declaration."""

    def filters(self) -> dict[str, Callable[..., Any]]:
        return {name: getattr(self, name) for name in NAMES}

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
            services = self._on(recipient)
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

    def together(self, alike: Alike) -> Markdown:
        """Things that answer alike: their names, or 'these services' where there are no others of their kind."""
        if alike.all and len(alike.things) > 2:
            return self._say("together", "features" if isinstance(alike.one, AiFeature) else "services")
        return listing(self.labels(alike.things))

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


NAMES = tuple(
    """
    label labels plural plurals categories named chosen data_words contents occasion origins traits bases withdrawals
    laws standing kinds in_short circumstances devices storefronts areas together protection keeping ending words
    many_words reach ways postal office
    """.split()
)
"""What a clause may write after `|`, beside the filters of `formats`."""
