"""Filters that tell of bases, recipients, devices, transfers and times: several values put into one phrase.

The words come from `templates/phrases/` and the vocabularies; here is only how they are put together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from generator import vocabulary
from generator.declaration.contact import SocialProfile
from generator.declaration.countries import EEA, lies_in
from generator.declaration.integrations import AiFeature
from generator.declaration.services import ServiceFeature
from generator.facts.alike import Alike
from generator.facts.transfers import Transfer
from generator.formats import capital, countries, listing, span, terms, url
from generator.markup import Markdown, escape
from generator.naming import Naming


class Telling(Naming):
    """Everything a clause may write after `|` that knows the declaration."""

    def filters(self) -> dict[str, Callable[..., Any]]:
        return {name: getattr(self, name) for name in NAMES}

    def ground(self, ground: Any) -> Markdown:
        """A legal basis in a few words, with the laws it is one under where it is not one under each."""
        term = self._read(ground, "ground")
        text = escape(vocabulary.label("legal-bases", term))
        if ground.consent and self._read(self.named(ground.consent, "consents"), "explicit"):
            text = self._say("basis", "explicit-consent")
        elif ground.interest:
            text = self._say("basis", "legitimate-interest")
        if ground.regimes:
            laws = self.many_words(self._read(ground, "regimes"), "law-names")
            text = self._say("basis", "laws", basis=text, laws=listing(dict.fromkeys(laws)))
        return text

    def rests_on(self, ground: Any) -> Markdown:
        """What makes a legal basis one: a consent, interest, law or contract; empty where nothing does."""
        if ground.consent:
            return Markdown(
                capital(self._say("basis", "consent", what=self._read(self.named(ground.consent, "consents"), "to")))
            )
        if ground.contract:
            return escape(self.label(self.named(self._read(ground, "contract"), "documents")))
        field = "interest" if ground.interest else "law"
        return Markdown(capital(escape(self._read(ground, field) or "")))

    def holds_for(self, ground: Any) -> list[Markdown]:
        """What of a purpose a legal basis is limited to."""
        found = []
        if ground.activities:
            found.append(listing(self._read(ground, "activities")))
        if ground.channels:
            channels = terms(self._read(ground, "channels"), "communication-channels")
            found.append(self._say("basis", "channels", channels=listing(channels, "or")))
        if ground.data:
            found.append(listing(self.labels(self.named(self._read(ground, "data"), "data"))))
        if ground.people:
            found.append(listing(self.plurals(self.named(self._read(ground, "people"), "parties.people"))))
        return found

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

    def work(self, recipient: Any) -> Markdown:
        """What a recipient does; nothing where that is not declared."""
        does = escape(self._read(recipient, "does")) if recipient.does else Markdown("")
        if recipient.does_are_examples:
            self._read(recipient, "does_are_examples")
            does = does or escape(vocabulary.label("recipient-kinds", self._read(recipient, "kind")))
            return self._say("recipients", "among", does=does)
        return does

    def circumstances(self, recipient: Any) -> list[Markdown]:
        """What a recipient does, and in which cases it gets data."""
        group = "recipients" if recipient.name and not recipient.examples else "recipients-many"
        work = None if recipient.layer else self.work(recipient)
        found = [work] if work else []
        for role in recipient.roles:
            if role.purposes:
                word = vocabulary.label if group == "recipients" else vocabulary.plural
                name = word("recipient-roles", self._read(role, "role"))
                purposes = self.labels(self.named(self._read(role, "purposes"), "purposes"))
                found.append(self._say(group, "role", role=name, purposes=listing(purposes)))
        if cases := self._cases(recipient):
            found.append(self._say(group, "gets", cases=Markdown(" ".join(cases))))
        if recipient.people_in:
            where = countries(self._read(recipient, "people_in"))
            found.append(self._say(group, "people-in", countries=listing(where)))
        if recipient.access_from:
            where = countries(self._read(recipient, "access_from"))
            found.append(self._say(group, "access", countries=listing(where)))
        return found

    def _cases(self, recipient: Any) -> list[Markdown]:
        """Whose data a recipient gets, on which services and in which case."""
        found = []
        if recipient.people:
            people = self.plurals(self.named(self._read(recipient, "people"), "parties.people"))
            found.append(self._say("recipients-cases", "people", people=listing(people)))
        if recipient.on:
            found.append(self._say("recipients-cases", "services", services=listing(self._on(recipient))))
        if recipient.when:
            found.append(self._say("recipients-cases", "when", event=self._read(recipient, "when")))
        return found

    def own_uses(self, purposes: Iterable[str], recipients: Sequence[Any]) -> list[Markdown]:
        """Purposes that recipients have of their own, told from their side."""
        one = len(recipients) == 1 and recipients[0].name and not recipients[0].examples
        whose = "its" if one else "their"
        words = self.phrases["own-purposes"]
        return [
            self._say("own-purposes", purpose, whose=whose)
            if purpose in words
            else escape(vocabulary.label("purposes", purpose))
            for purpose in purposes
        ]

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
            return self._say(
                "together", "features" if isinstance(alike.one, AiFeature | ServiceFeature) else "services"
            )
        return listing(self.labels(alike.things))

    def shields(self, recipient: Any) -> list[Markdown]:
        """What protects the data of a recipient abroad, each once, in the few words a table has room for."""
        legs = [leg for leg in self.given("transfers-made").value if leg.recipient is recipient and leg.protected]
        self.recorder.used(legs)
        return list(dict.fromkeys(self._shield(leg) for leg in legs))

    def _shield(self, transfer: Transfer) -> Markdown:
        text = self.protection(transfer, "mechanisms")
        if not transfer.purposes:
            return text
        purposes = self.labels(self.named(transfer.purposes, "purposes"))
        return self._say("basis", "activities", basis=text, activities=listing(purposes))

    def _mechanism(self, mechanism: str, group: str | None) -> str:
        short = self.phrases[group] if group else {}
        return short.get(mechanism) or vocabulary.label("transfer-mechanisms", mechanism)

    def protection(self, transfer: Transfer, group: str | None = None) -> Markdown:
        """What protects data that goes to another country; `group`: short words for some mechanisms."""
        self.recorder.used(transfer)
        if transfer.protecting:
            first = [m for m in transfer.protecting if m not in transfer.fallbacks]
            main, rest = (listing(self._mechanism(m, group) for m in found) for found in (first, transfer.fallbacks))
            key = "else" if group else "fallback"
            return self._say("protection", key, main=main, rest=rest) if main and rest else main or rest
        if lies_in(transfer.country, EEA):
            return self._say("protection", "eea")
        return self._say("protection", "adequate" if transfer.adequate else "open")

    def keeping(self, rule: Any) -> Markdown:
        """How long data is kept under a rule."""
        if self._read(rule, "decided_by") == "client":
            found = [self._say("keeping", "client")]
        else:
            found = [text for text in (self._until(rule), listing(self._clocks(rule))) if text]
        if rule.floor and not found:
            found = [self._floor(rule.floor)]
        text = self._say("keeping", "then", first=found[0], later=found[1]) if len(found) > 1 else listing(found)
        return self._at_most(rule, text)

    def _until(self, rule: Any) -> Markdown:
        """What decides beside the clocks; of several, which one, where that is declared."""
        found = self._criteria(rule)
        if len(found) < 2 or rule.until_last is None:
            return listing(found)
        last = self._read(rule, "until_last")
        return self._say("keeping", "ends-last" if last else "ends-first", times=listing(found, "or"))

    def _clocks(self, rule: Any) -> list[Markdown]:
        times = [self._clock(clock) for clock in rule.clocks or []]
        if len(times) < 2:
            return times
        last = self._read(rule, "until_last")
        return [self._say("keeping", "last" if last else "first", times=listing(times, "or"))]

    def _criteria(self, rule: Any) -> list[Markdown]:
        found = [escape(vocabulary.label("retention-criteria", c)) for c in self._read(rule, "criteria") or []]
        if rule.as_long_as:
            found.append(self._say("keeping", "as-long-as", what=self._read(rule, "as_long_as")))
        return found

    def _floor(self, floor: Any) -> Markdown:
        """The shortest time a law sets."""
        period, law = span(self._read(floor, "period")), self._read(floor, "law")
        if not floor.starts:
            return self._say("keeping", "floor", period=period, law=law)
        event = vocabulary.label("retention-starts", self._read(floor, "starts"))
        return self._say("keeping", "floor-after", period=period, event=event, law=law)

    def floor(self, rule: Any) -> Markdown:
        """The shortest time a law sets for the data of a rule."""
        return self._floor(rule.floor)

    def _at_most(self, rule: Any, text: Markdown) -> Markdown:
        if rule.at_most is None:
            return text
        most = self._read(rule, "at_most")
        if most == "none":
            return self._say("keeping", "no-limit", times=text)
        return self._say("keeping", "at-most", times=text, period=span(most))

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


TOGETHER: dict[type, str] = {AiFeature: "features", ServiceFeature: "features", SocialProfile: "networks"}
"""What all things of a kind are called together; connected services where it is not said here."""

NAMES = tuple(
    """
    called label labels plural plurals categories named chosen data_words contents occasion origins traits ground
    rests_on holds_for withdrawals laws standing kinds own_uses in_short work circumstances shields devices storefronts
    areas together protection keeping floor ending words many_words reach ways postal office
    """.split()
)
"""What a clause may write after `|`, beside the filters of `formats`."""
