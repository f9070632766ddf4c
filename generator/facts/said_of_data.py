"""What a declaration says of data, purposes, recipients and retention: parts in, `Said` out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator import vocabulary
from generator.declaration.countries import covers
from generator.facts import Given
from generator.facts.said import Said, denies, does


def spoken(given: Given) -> Iterator[Said]:
    """Everything these parts say."""
    for speak in (_collecting, _using, _disclosing, _giving, _keeping, _open):
        yield from speak(given)


def _collecting(given: Given) -> Iterator[Said]:
    children = {p.id for p in given.by_id("parties.people").values() if vocabulary.within("party-kinds", p.kind, CHILD)}
    for item in given.listed("data"):
        for i, category in enumerate(item.categories):
            at, told = given.at(item.categories, i), f"data '{item.id}' has '{category}'"
            yield does(at, told, "collect", data=category, time="knowingly", scope=_young(given, category))
            if item.stored is not False:
                yield does(at, told, "store", data=category)
        for i, party in enumerate(item.of or []):
            if party in children:
                told = f"data '{item.id}' is of '{party}'"
                scope = _young(given, "children-data")
                yield does(given.at(item.of, i), told, "collect", data="children-data", time="knowingly", scope=scope)
        yield from _answers_about(given, item)


CHILD = "child"

CHILDHOOD = 13
"""The age below which 16 CFR § 312.2 calls a person a child, and no law of the EEA lets one consent alone."""


def _young(given: Given, category: str) -> str:
    """Where nobody below 13 may use the service, a child is under its minimum age."""
    children = given.declaration.parties.children if given.declaration.parties else None
    old = children is not None and all(limit.age >= CHILDHOOD for limit in children.minimum_ages)
    return "under-age" if old and category == "children-data" else "any"


def _of_children(given: Given, item: Any) -> bool:
    people = given.by_id("parties.people")
    return any(vocabulary.within("data-categories", c, "children-data") for c in item.categories) or any(
        vocabulary.within("party-kinds", people[id_].kind, CHILD) for id_ in item.of or []
    )


def _answers_about(given: Given, item: Any) -> Iterator[Said]:
    if item.required is False:
        told = f"data '{item.id}' need not be given"
        yield does(given.at(item, "required"), told, "collect", scope="optional")
    if item.combined_with:
        yield does(given.at(item, "combined_with"), f"data '{item.id}' is combined with other data", "combine")
    if item.public:
        yield does(given.at(item, "public"), f"others can see data '{item.id}'", "publish", recipient="public")
    for category in item.categories:
        if item.end_to_end_encrypted is True:
            told = f"'end_to_end_encrypted: true' of data '{item.id}'"
            yield denies(given.at(item, "end_to_end_encrypted"), told, "use", data=category, scope="readable")
        elif item.end_to_end_encrypted is False:
            told = f"data '{item.id}' is not encrypted end to end"
            yield does(given.at(item, "end_to_end_encrypted"), told, "use", data=category, scope="readable")


IMPLIED = {
    "advertising": "advertise",
    "direct-marketing": "market",
    "ai-model-training": "train-ai",
    "sale-of-data": "sell",
    "significant-automated-decisions": "decide-automatically",
    "customer-support": "read",
    "abuse-moderation": "read",
}
"""What a purpose, or any purpose under it, means is done."""

PROFILING = ("tailoring", "targeted-advertising")
"""Purposes that evaluate a person (GDPR Art. 4(4)), unless the purpose answers `profiling: none`."""


def _using(given: Given) -> Iterator[Said]:
    for purpose in given.listed("purposes"):
        at, told = given.at(purpose, "use"), f"purpose '{purpose.id}' is '{purpose.use}'"
        yield does(at, told, "use", purpose=purpose.use)
        for wide, action in IMPLIED.items():
            if vocabulary.within("purposes", purpose.use, wide):
                scope = "general-models" if action == "train-ai" and _trains_for_all(given) else "any"
                yield does(at, told, action, purpose=purpose.use, scope=scope)
        yield from _judging(given, purpose, told)
        yield from _reading(given, purpose, told)


def _trains_for_all(given: Given) -> bool:
    training = getattr(given.mapping("ai"), "training", None)
    return not (isinstance(training, list) and all(one.model == "personalised" for one in training))


def _judging(given: Given, purpose: Any, told: str) -> Iterator[Said]:
    if purpose.profiling not in (None, "none"):
        yield does(given.at(purpose, "profiling"), f"purpose '{purpose.id}' profiles people", "profile")
    elif purpose.profiling is None and any(vocabulary.within("purposes", purpose.use, w) for w in PROFILING):
        yield does(given.at(purpose, "use"), told, "profile")
    if purpose.automated_decision == "none":
        denied = f"'automated_decision: none' of purpose '{purpose.id}'"
        yield denies(given.at(purpose, "automated_decision"), denied, "decide-automatically", purpose=purpose.use)
    elif purpose.automated_decision:
        decides = f"purpose '{purpose.id}' decides without a person"
        yield does(given.at(purpose, "automated_decision"), decides, "decide-automatically", purpose=purpose.use)


UNREAD = ("provide-service", "backup-recovery", "order-fulfilment", "service-communications", "account-management")
"""Purposes that can be served without reading what is encrypted end to end."""

IDENTIFYING = ("identifiers", "contact-data")
"""Data that tells one person from another (GDPR Art. 4(1), recital 26)."""


def _reading(given: Given, purpose: Any, told: str) -> Iterator[Said]:
    """What the purpose's own data shows: contents that must be read, statistics that know whom they count."""
    unread = any(vocabulary.within("purposes", purpose.use, wide) for wide in UNREAD)
    counting = vocabulary.within("purposes", purpose.use, "analytics")
    for item in given.chosen(purpose.data):
        at = given.at(purpose, "data")
        if item.end_to_end_encrypted is True and not unread:
            for category in item.categories:
                yield does(at, f"{told} and works on data '{item.id}'", "use", data=category, scope="readable")
        known = _identifying(item)
        if counting and known:
            yield does(at, f"{told} and uses '{known}' of data '{item.id}'", "identify", purpose=purpose.use)


def _identifying(item: Any) -> str | None:
    """The first category of an item that tells one person from another."""
    return next(
        (c for c in item.categories if any(vocabulary.within("data-categories", c, wide) for wide in IDENTIFYING)),
        None,
    )


def _disclosing(given: Given) -> Iterator[Said]:
    home = given.declaration.company.established_in[:2]
    for one in given("recipients-receiving").value:
        yield does(given.at(one, "data"), f"recipient '{one.id}' gets data", "disclose", recipient=one.kind)
        for i, use in enumerate(one.own_purposes if isinstance(one.own_purposes, list) else []):
            at, told = given.at(one.own_purposes, i), f"recipient '{one.id}' uses data for '{use}' of its own"
            yield does(at, told, "disclose", recipient=one.kind, purpose=use, scope="own-purposes")
        for countries in (one.locations, one.access_from):
            for i, country in enumerate(countries or []):
                if not covers(country, home) and not covers(home, country):
                    told = f"recipient '{one.id}' has data in {country}"
                    yield does(given.at(countries, i), told, "transfer", place=country)
        if vocabulary.within("recipient-kinds", one.kind, "analytics"):
            yield from _counting(given, one)
        yield from _recognising(given, one)
    children = given.declaration.parties.children if given.declaration.parties else None
    if children and children.sold_knowingly is False:
        at, told = given.at(children, "sold_knowingly"), "'parties.children.sold_knowingly: false'"
        yield denies(at, told, "sell", data="children-data")
        yield denies(at, told, "share-for-advertising", data="children-data")
    for one in given("sells-or-shares").value:
        item = next((item for item in given.chosen(one.data) if _of_children(given, item)), None)
        if item:
            told = f"recipient '{one.id}' gets data '{item.id}' of children by sale or sharing"
            for action in ("sell", "share-for-advertising"):
                yield does(given.at(one, "data"), told, action, data="children-data")
    for one in given("sells").value:
        told = f"recipient '{one.id}' gets data for '{one.consideration}'"
        yield does(given.at(one, "consideration"), told, "sell", recipient=one.kind)
    for path in given("shares-for-advertising").because:
        yield does(path, "data serves advertising across contexts", "share-for-advertising")


def _recognising(given: Given, recipient: Any) -> Iterator[Said]:
    """Who gets identifiers for advertising recognises the people they are of."""
    uses = recipient.own_purposes if isinstance(recipient.own_purposes, list) else []
    purposes = given.by_id("purposes")
    uses = [*uses, *(purposes[id_].use for id_ in recipient.purposes or [])]
    use = next((use for use in uses if vocabulary.within("purposes", use, "advertising")), None)
    for item in given.chosen(recipient.data) if use else []:
        if known := _identifying(item):
            told = f"recipient '{recipient.id}' gets '{known}' of data '{item.id}' for advertising"
            yield does(given.at(recipient, "data"), told, "identify", actor="third-parties", purpose=str(use))


def _counting(given: Given, recipient: Any) -> Iterator[Said]:
    for item in given.chosen(recipient.data):
        known = _identifying(item)
        if known:
            told = f"recipient '{recipient.id}' gets '{known}' of data '{item.id}' for statistics"
            yield does(given.at(recipient, "data"), told, "identify", purpose="analytics")


def _giving(given: Given) -> Iterator[Said]:
    """Disclosures beyond the recipients."""
    to = given.declaration.disclosures
    legal = to.legal if to else None
    if to and legal and legal != "none":
        yield does(given.at(legal, "to"), "authorities can get data", "disclose", recipient="authority")
        if legal.notice == "none":
            told = "people are not told of a disclosure to authorities"
            yield does(given.at(legal, "notice"), told, "disclose", recipient="authority", scope="without-notice")
    elif to and legal == "none":
        yield denies(given.at(to, "legal"), "'disclosures.legal: none'", "disclose", recipient="authority")
    if to and to.business_transfer not in (None, "none"):
        yield does(given.at(to, "business_transfer"), "a new owner can get data", "disclose", recipient="buyer")
        yield from _clients_data_passing(given, to.business_transfer)
    if to and to.with_consent not in (None, "none"):
        yield does(given.at(to, "with_consent"), "data is given to others with consent", "disclose")
    for message in given("direct-marketing").value:
        if message.partners_get_data:
            at = given.at(message, "partners_get_data")
            told = "partners get the data of those who get their offers"
            yield does(at, told, "disclose", recipient="business-partner", purpose="direct-marketing")


def _clients_data_passing(given: Given, transfer: Any) -> Iterator[Said]:
    told = {"to-continue-service": "a new owner can get clients' data", "never": "'client_data: never'"}
    if transfer.client_data:
        speak = denies if transfer.client_data == "never" else does
        at = given.at(transfer, "client_data")
        yield speak(at, told[transfer.client_data], "disclose", recipient="buyer", scope="client-data")


def _keeping(given: Given) -> Iterator[Said]:
    retention = given.mapping("retention")
    for name in ("backups", "archives") if retention else ():
        answer = getattr(retention, name)
        if answer == "none":
            yield denies(given.at(retention, name), f"'retention.{name}: none'", "retain", scope=name)
        elif answer:
            yield does(given.at(answer, "period"), f"{name} outlive deletion", "retain", time="after-deletion")
    listed = retention.exceptions if retention and isinstance(retention.exceptions, list) else []
    for one in listed:
        for i, why in enumerate(one.why):
            at, told = given.at(one.why, i), f"data is kept beyond its time for '{why}'"
            yield does(at, told, "retain", time="after-deletion", scope=KEPT_AS.get(why, why))
    for rule in given("retention-rules").value:
        yield from _outliving(given, rule)


KEPT_AS = {"archive": "archives"}
"""The part of `retention` that answers for a reason to keep data longer, where it has another name."""

CLOSING = ("account-closure", "contract-end", "subscription-end", "termination-notice", "deletion-request")


def _outliving(given: Given, rule: Any) -> Iterator[Said]:
    for clock in rule.clocks or []:
        if clock.starts in CLOSING:
            time = "after-deletion" if clock.starts == "deletion-request" else "after-closure"
            told = f"retention rule '{rule.id}' counts from '{clock.starts}'"
            yield does(given.at(clock, "starts"), told, "retain", time=time)
    if rule.floor:
        told = f"retention rule '{rule.id}' keeps data as '{rule.floor.law}' asks"
        yield does(given.at(rule.floor, "law"), told, "retain", time="after-closure")


def _open(given: Given) -> Iterator[Said]:
    handling = given.mapping("handling")
    if handling and handling.staff_access == "none":
        yield denies(given.at(handling, "staff_access"), "'handling.staff_access: none'", "read", data="content")
    elif handling and handling.staff_access:
        yield does(given.at(handling, "staff_access"), "staff read people's content", "read", data="content")
    rights = given.mapping("rights")
    if rights and rights.offered_to == "by-residence":
        yield does(given.at(rights, "offered_to"), "rights depend on residence", "respond", scope="by-residence")
    children = given.declaration.parties.children if given.declaration.parties else None
    if children and children.collected_knowingly is False:
        at, told = given.at(children, "collected_knowingly"), "'parties.children.collected_knowingly: false'"
        yield denies(at, told, "collect", data="children-data", time="knowingly", scope="under-age")
    elif children and children.collected_knowingly:
        at, told = given.at(children, "collected_knowingly"), "data of people under the age is collected knowingly"
        yield does(at, told, "collect", data="children-data", time="knowingly", scope="under-age")
    if children and children.directed:
        at, told = given.at(children, "directed"), "the service is directed to children"
        scope = _young(given, "children-data")
        yield does(at, told, "collect", data="children-data", time="knowingly", scope=scope)
