"""What a declaration practises, thing by thing, in words a reader knows: the stuff of a comparison.

Comes in: a declaration and the library's phrases. Goes out: `Practice` values, each of a kind of
`catalog.changes()`, that two declarations can be matched by.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from generator import applicability, vocabulary
from generator.facts import Given
from generator.facts.retention import days
from generator.formats import count, country_name, span
from generator.markup import plain
from generator.recorder import Path, Recorder
from generator.telling import Telling


@dataclass(frozen=True)
class Practice:
    """One thing practised: what it is called, what it is, how large where that can be said, and where it is declared.

    `of` is the key of what it is one of: of a recipient, its kind.

    Practices of two declarations with the same kind and key are versions of one another.
    """

    kind: str
    key: tuple[str, ...]
    name: str
    value: str
    path: Path
    size: float | None = None
    of: tuple[str, ...] = ()


def practices(given: Given, phrases: Any) -> dict[tuple[str, ...], Practice]:
    """Everything practised, by kind and key; of several with one key the first."""
    tell = Telling(given, Recorder(given.index), phrases)
    found: dict[tuple[str, ...], Practice] = {}
    for reader in READERS:
        for one in reader(given, tell):
            found.setdefault((one.kind, *one.key), one)
    return found


def _who(given: Given, tell: Telling) -> Iterator[Practice]:
    company = given.declaration.company
    at = given.at(company)
    yield Practice("controller", (), company.brand, company.legal_name, (*at, "legal_name"))
    for one in company.entities or []:
        yield Practice("controller", (one.id,), company.brand, one.legal_name, given.at(one, "legal_name"))
    for contact in company.contacts:
        for role in contact.roles:
            name = vocabulary.label("contact-roles", role)
            yield Practice("contact", (role,), name, plain(tell.ways(contact)), given.at(contact))
    for regime, because in applicability.regimes(given):
        yield Practice("law", (regime.id,), regime.name, regime.name, because[0] if because else at)
    children = given.declaration.parties.children if given.declaration.parties else None
    for age in (children.minimum_ages if children and children.minimum_ages else []) or []:
        where = f" in {country_name(age.territory)}" if age.territory else ""
        held = (age.territory or "", *(age.on or []))
        yield Practice("minimum-age", held, "", f"{age.age}{where}", given.at(age), age.age)


def _data(given: Given, tell: Telling) -> Iterator[Practice]:
    for item in given.listed("data"):
        at, name = given.at(item), plain(tell.label(item))
        for category in item.categories:
            label = vocabulary.label("data-categories", category)
            yield Practice("data-category", (category,), label, label, (*at, "categories"))
        for each in item.fields or []:
            yield Practice("data-field", (item.id, each.casefold()), name, each, (*at, "fields"))
        origin = tell.words(item.source, "origins")
        if item.provided_by:
            origin += f" ({_and(tell.labels(tell.named(item.provided_by, 'recipients|sources')))})"
        yield Practice("data-source", (item.id,), name, origin, (*at, "source"))
        if item.required is not None:
            must = (
                "you need not"
                if item.required is False
                else "you must"
                if item.required is True
                else "you must, in part"
            )
            yield Practice("data-required", (item.id,), name, must, (*at, "required"))
        if item.special:
            condition = vocabulary.label("special-conditions", item.special.condition)
            yield Practice("special-category", (item.id,), name, condition, (*at, "special"))
    for missing in given.listed("not_collected"):
        for category in missing.categories:
            label = vocabulary.label("data-categories", category)
            yield Practice("not-collected", (category,), label, label, given.at(missing))


def _uses(given: Given, tell: Telling) -> Iterator[Practice]:
    for purpose in given.listed("purposes"):
        at, name = given.at(purpose), plain(tell.label(purpose))
        yield Practice("purpose", (purpose.id,), name, name, at)
        if purpose.basis:
            grounds = "; ".join(_ground(tell, one) for one in purpose.basis)
            yield Practice("basis", (purpose.id,), name, grounds, (*at, "basis"))
        for item in given.chosen(purpose.data):
            yield Practice("purpose-data", (purpose.id, item.id), name, plain(tell.label(item)), (*at, "data"))
        for kind, field in (("profiling", "profiling"), ("automated-decision", "automated_decision")):
            if getattr(purpose, field) not in (None, "none"):
                yield Practice(kind, (purpose.id,), name, name, (*at, field))


def _receivers(given: Given, tell: Telling) -> Iterator[Practice]:
    for recipient in given("recipients-receiving").value:
        at, name = given.at(recipient), plain(tell.label(recipient))
        kind = vocabulary.plural("recipient-kinds", recipient.kind)
        yield Practice("recipient-kind", (recipient.kind,), kind, kind, (*at, "kind"))
        yield Practice("recipient", (recipient.id,), name, name, at, of=("recipient-kind", recipient.kind))
        roles = _and(dict.fromkeys(vocabulary.label("recipient-roles", role.role) for role in recipient.roles))
        yield Practice("recipient-role", (recipient.id,), name, roles, (*at, "roles"))
        for item in given.chosen(recipient.data):
            yield Practice("recipient-data", (recipient.id, item.id), name, plain(tell.label(item)), (*at, "data"))
        if recipient.consideration not in (None, "none"):
            yield Practice("sale", (recipient.id,), name, name, (*at, "consideration"))
    for country in given("recipient-countries").value:
        name = country_name(country.code)
        yield Practice("country", (country.code,), name, name, country.because[0])
    for leg in given("transfers-made").value:
        name = f"data that goes to {plain(tell.label(leg.recipient))} in {country_name(leg.country)}"
        protection = plain(tell.protection(leg))
        yield Practice("safeguard", (leg.recipient.id, leg.country), name, protection, leg.because[0])


def _places(given: Given, tell: Telling) -> Iterator[Practice]:
    hosting = given.declaration.hosting
    for place in hosting.places if hosting else []:
        for i, code in enumerate(place.locations):
            yield Practice("country", (code,), country_name(code), country_name(code), given.at(place.locations, i))
    for promise in (hosting.residency if hosting else None) or []:
        people, stays = (
            _and(country_name(area) for area in promise.customers_in),
            country_name(promise.stays_in),
        )
        yield Practice("residency", tuple(promise.customers_in), people, stays, given.at(promise))


def _times(given: Given, tell: Telling) -> Iterator[Practice]:
    for rule in given("retention-rules").value:
        name = rule.label or plain(tell.data_words(rule.data))
        purposes = tell.labels(tell.named(rule.purposes, "purposes")) if rule.purposes else []
        name += f" for {_and(purposes)}" if purposes else ""
        words = f"{plain(tell.keeping(rule))}, then {plain(tell.ending(rule))}"
        yield Practice("retention", (rule.id,), name, words, given.at(rule), _length(rule))
    rights = given.mapping("rights")
    if rights and rights.response:
        size = days(rights.response)
        yield Practice("response", (), "", span(rights.response), given.at(rights, "response"), size)
    elif rights and rights.response_business_days:
        within = rights.response_business_days
        at = given.at(rights, "response_business_days")
        yield Practice("response", (), "", count(within, "business day"), at, within * 7 / 5)
    for i, right in enumerate((rights.also if rights else None) or []):
        label = vocabulary.label("rights", right)
        yield Practice("further-right", (right,), label, label, given.at(rights.also, i))


def _devices(given: Given, tell: Telling) -> Iterator[Practice]:
    cookies = given.mapping("cookies")
    for item in cookies.items if cookies else []:
        at, name = given.at(item), _and(plain(one) for one in tell.devices([item]))
        label = vocabulary.label("cookie-categories", item.category)
        yield Practice("cookie-category", (item.category,), label, label, (*at, "category"))
        if item.lifetime:
            session = item.lifetime == "session"
            stays, size = ("the session", 0.0) if session else (span(item.lifetime), days(item.lifetime))
            yield Practice("cookie-lifetime", (item.id,), name, stays, (*at, "lifetime"), size)


def _conduct(given: Given, tell: Telling) -> Iterator[Practice]:
    ai = given.mapping("ai")
    for feature in (ai.features if ai else None) or []:
        yield Practice("ai-feature", (feature.id,), feature.name, feature.name, given.at(feature))
    for training in ai.training if ai and isinstance(ai.training, list) else []:
        for item in tell.named(training.data, "data"):
            label = plain(tell.label(item))
            yield Practice("ai-training", (training.model, item.id), label, label, given.at(training))
    messages = given.mapping("communications")
    for marketing in messages.marketing if messages and isinstance(messages.marketing, list) else []:
        for i, channel in enumerate(marketing.channels):
            label = vocabulary.label("communication-channels", channel)
            yield Practice("marketing", (channel,), label, label, given.at(marketing.channels, i))
    for claim in given.listed("claims"):
        label = vocabulary.label("claims", claim.claim)
        yield Practice("claim", (claim.claim,), label, label, given.at(claim))
    security = given.mapping("security")
    for measure in security.measures if security else []:
        label = vocabulary.label("security-measures", measure.measure)
        name = f"{label} ({measure.detail})" if measure.detail else label
        yield Practice("measure", (measure.measure, measure.detail or ""), name, name, given.at(measure))


READERS: tuple[Callable[[Given, Telling], Iterator[Practice]], ...] = (
    _who,
    _data,
    _uses,
    _receivers,
    _places,
    _times,
    _devices,
    _conduct,
)


def _and(words: Iterable[str]) -> str:
    *first, last = [str(word) for word in words] or [""]
    return f"{', '.join(first)} and {last}" if first else last


def _length(rule: Any) -> float | None:
    """The days of a rule's only clock; None where several or none can be compared."""
    clocks = rule.clocks or []
    if len(clocks) != 1 or rule.criteria or not clocks[0].period:
        return None
    return days(clocks[0].period) + (days(rule.grace) if rule.grace else 0)


def _ground(tell: Telling, ground: Any) -> str:
    """A legal basis on one line: what it is, what it rests on, what it is limited to."""
    rests_on = ground.interest or plain(tell.rests_on(ground))
    limits = [plain(one) for one in tell.holds_for(ground)]
    text = plain(tell.ground(ground)) + (f" ({rests_on})" if rests_on else "")
    return f"{text} for {_and(limits)}" if limits else text
