"""Rules on the declaration as a whole: what the text cannot do without, and references that lead nowhere."""

from __future__ import annotations

from generator import vocabulary
from generator.assemble import NEEDED
from generator.facts import Given
from generator.rules import ERROR, GAP, WARNING, Found, rule
from generator.rules.bases import grounds


@rule(ERROR)
def part_unanswered(given: Given) -> Found:
    """A part without which there is no policy is left out: who the people are, services, data, purposes.

    Write it, or write `none` where there is none. A draft can be built without it.
    """
    for name in NEEDED:
        if getattr(given.declaration, name) is None:
            told = type(given.declaration).model_fields[name].description
            yield (), f"nothing is declared under '{name}': {told}"


@rule(ERROR)
def unknown_activity(given: Given) -> Found:
    """A legal basis is limited to an activity that its purpose does not have.

    Spell the activity as in the purpose's `activities`.
    """
    for purpose, ground in grounds(given):
        for i, activity in enumerate(ground.activities or []):
            if activity not in (purpose.activities or []):
                yield (
                    given.at(ground.activities, i),
                    f"purpose '{purpose.id}' has no activity '{activity}'; spell it as in 'activities'",
                )


@rule(ERROR)
def unknown_part_of_purpose(given: Given) -> Found:
    """A legal basis is limited to data that its purpose does not use, or to a channel that no marketing for it takes.

    Add the data to the purpose's `data`, or the channel to `communications.marketing`.
    """
    for purpose, ground in grounds(given):
        used = {item.id for item in given.chosen(purpose.data)}
        sent = {c for m in given("direct-marketing").value if m.purpose == purpose.id for c in m.channels}
        for field, what, known in (("data", "data", used), ("channels", "marketing by", sent)):
            for i, one in enumerate(getattr(ground, field) or []):
                if one not in known:
                    yield (
                        given.at(getattr(ground, field), i),
                        f"purpose '{purpose.id}' has no {what} '{one}', and yet a legal basis for it",
                    )


@rule(GAP, law="GDPR Art. 13(1)(c)")
def part_without_basis(given: Given) -> Found:
    """Every legal basis of a purpose is limited to some activities, data or channels, and one is left without any.

    Add it to the basis it rests on, or take the limit away.
    """
    for purpose in given.listed("purposes"):
        parts = {
            "activities": purpose.activities or [],
            "data": [item.id for item in given.chosen(purpose.data)],
            "channels": [c for m in given("direct-marketing").value if m.purpose == purpose.id for c in m.channels],
        }
        for field, wanted in parts.items():
            limits = [getattr(ground, field) for ground in purpose.basis or []]
            covered = {one for limit in limits if limit for one in limit}
            for one in dict.fromkeys(wanted) if limits and all(limits) else ():
                if one not in covered:
                    yield given.at(purpose, "basis"), f"purpose '{purpose.id}' has no legal basis for '{one}'"


@rule(ERROR)
def unknown_field_excepted(given: Given) -> Found:
    """A data item excepts a field from being required that it does not have.

    Spell the field as in `fields` of the item.
    """
    for item in given.listed("data"):
        excepted = getattr(item.required, "all_except", None) or []
        for i, field in enumerate(excepted):
            if field not in (item.fields or []):
                yield (
                    given.at(excepted, i),
                    f"data '{item.id}' has no field '{field}'; spell it as in 'fields'",
                )


@rule(ERROR)
def source_missing(given: Given) -> Found:
    """Data from third parties does not say from whom; or data of another source does.

    The policy names each source. Add `provided_by`, or change `source`.
    """
    for item in given.listed("data"):
        if item.source == "third-party" and not item.provided_by:
            yield (
                given.at(item),
                f"data '{item.id}' comes from third parties and has no 'provided_by'; name them (GDPR Art. 14(2)(f))",
            )
        elif item.provided_by and item.source not in ("third-party", "public", "client", "another-user"):
            yield (
                given.at(item, "provided_by"),
                f"data '{item.id}' has source '{item.source}' and yet 'provided_by'; one item has one source",
            )


@rule(ERROR)
def collected_after_all(given: Given) -> Found:
    """Data is declared both as collected and as not collected.

    The policy would say both. Take the kind of data out of `not_collected`, or stop collecting it.
    """
    for denied in given.listed("not_collected"):
        for i, category in enumerate(denied.categories):
            for item in given.listed("data"):
                hit = next((c for c in item.categories if vocabulary.within("data-categories", c, category)), None)
                if hit and given.meet(denied.on, item.on):
                    yield (
                        given.at(denied.categories, i),
                        f"'{category}' is not collected, but data '{item.id}' has '{hit}'",
                    )


@rule(GAP, law="GDPR Art. 5(1)(b)")
def data_without_purpose(given: Given) -> Found:
    """Data is held that no purpose uses. Name it in a purpose's `data`, or stop holding it."""
    used = {item.id for purpose in given.listed("purposes") for item in given.chosen(purpose.data)}
    for item in given.listed("data"):
        if item.id not in used:
            yield given.at(item), f"data '{item.id}' is used for no purpose; name it in 'data' of a purpose"


@rule(ERROR)
def reachable_and_offered(given: Given) -> Found:
    """A country is named both as one the service is offered to and as one it can merely be reached from.

    Which laws apply depends on it (GDPR recital 23). Keep one.
    """
    parties = given.declaration.parties
    for i, area in enumerate((parties.reachable_from if parties else None) or []):
        if area in given.offered_to:
            yield (
                given.at(parties.reachable_from, i),  # type: ignore[union-attr]
                f"the service is offered to '{area}', and yet merely reachable from there; keep one",
            )


@rule(WARNING)
def cookie_page_without_document(given: Given) -> Found:
    """Cookies are listed on a page of its own, and `documents` has no cookie notice, so the policy does not name it.

    Add the page to `documents` as `cookie-notice`.
    """
    cookies = given.mapping("cookies")
    known = any(document.kind == "cookie-notice" for document in given.listed("documents"))
    if cookies and cookies.document and not known:
        yield (
            given.at(cookies, "document"),
            f"cookies are listed on '{cookies.document}', and 'documents' has no 'cookie-notice'; add it",
        )
