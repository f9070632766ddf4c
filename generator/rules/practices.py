"""Rules on the declaration: practices that contradict each other, or that the text cannot do without."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator import vocabulary
from generator.assemble import NEEDED
from generator.declaration.countries import covers
from generator.facts import Given
from generator.rules import ERROR, GAP, INFO, Found, rule


def _grounds(given: Given) -> Iterator[tuple[Any, Any]]:
    for purpose in given.listed("purposes"):
        for ground in purpose.basis or []:
            yield purpose, ground


@rule(ERROR)
def part_unanswered(given: Given) -> Found:
    """A part without which there is no policy is left out: who the people are, services, data, purposes.

    Write it, or write `none` where there is none. A draft can be built without it.
    """
    for name in NEEDED:
        if getattr(given.declaration, name) is None:
            told = type(given.declaration).model_fields[name].description
            yield (), f"nothing is declared under '{name}': {told}"


@rule(ERROR, law="GDPR Art. 7(1)")
def consent_not_named(given: Given) -> Found:
    """A purpose rests on consent and does not say on which.

    The policy prints what people agree to and how they take it back; both stand in `consents`.
    Add the consent there and name it in the purpose: `consent: newsletter`.
    """
    for purpose, ground in _grounds(given):
        if ground.ground == "consent" and not ground.consent:
            yield (
                given.at(ground),
                f"purpose '{purpose.id}' rests on consent and names none; "
                "add 'consent' with the id of an entry of 'consents'",
            )


@rule(ERROR, law="GDPR Art. 7(3)")
def consent_without_withdrawal(given: Given) -> Found:
    """A purpose rests on consent that people cannot withdraw.

    Withdrawing must be as easy as giving, and the policy must say how. Add `withdraw` to the consent.
    """
    consents = given.by_id("consents")
    for purpose, ground in _grounds(given):
        consent = consents.get(ground.consent)
        if ground.ground == "consent" and consent and not consent.withdraw:
            yield (
                given.at(consent),
                f"purpose '{purpose.id}' rests on consent '{consent.id}', which has no 'withdraw'; "
                "say how people take it back",
            )


@rule(ERROR, law="GDPR Art. 4(11)")
def implied_consent_in_europe(given: Given) -> Found:
    """A consent is implied from what people do, where the law asks for a clear act.

    Neither the GDPR nor the UK GDPR knows implied consent. Limit the consent to regimes that do, or ask.
    """
    european = {"gdpr-13", "gdpr-14", "uk-gdpr", "eprivacy"}
    for consent in given.listed("consents"):
        limited = consent.regimes and not european & set(consent.regimes)
        if consent.obtained == "implied" and given("in-european-scope") and not limited:
            yield (
                given.at(consent, "obtained"),
                f"consent '{consent.id}' is implied; in the EEA and the UK consent needs a clear act",
            )


@rule(ERROR, law="GDPR Art. 13(1)(d)")
def interest_not_named(given: Given) -> Found:
    """A purpose rests on legitimate interests and does not name the interest.

    The policy prints the interest after "our legitimate interest in". Add `interest: preventing fraud`.
    """
    for purpose, ground in _grounds(given):
        if ground.ground == "legitimate-interests" and not ground.interest:
            yield (
                given.at(ground),
                f"purpose '{purpose.id}' rests on legitimate interests and names none; add 'interest'",
            )


@rule(ERROR, law="GDPR Art. 13(2)(a)")
def retention_without_time(given: Given) -> Found:
    """A retention rule says neither how long nor what decides.

    Give it `clocks`, `criteria` or `floor`, or say that the client decides.
    """
    for one in given("retention-rules").value:
        if not (one.clocks or one.criteria or one.floor or one.decided_by == "client"):
            yield (
                given.at(one),
                f"retention rule '{one.id}' has no 'clocks', 'criteria' or 'floor'; say how long, or what decides",
            )


@rule(ERROR)
def unknown_activity(given: Given) -> Found:
    """A legal basis is limited to an activity that its purpose does not have.

    Spell the activity as in the purpose's `activities`.
    """
    for purpose, ground in _grounds(given):
        for i, activity in enumerate(ground.activities or []):
            if activity not in (purpose.activities or []):
                yield (
                    given.at(ground.activities, i),
                    f"purpose '{purpose.id}' has no activity '{activity}'; spell it as in 'activities'",
                )


@rule(ERROR)
def unknown_field_excepted(given: Given) -> Found:
    """A data item excepts a field from being required that it does not have."""
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


@rule(ERROR, law="ePrivacy Directive Art. 5(3)")
def essential_cookie_with_other_purpose(given: Given) -> Found:
    """A cookie is called strictly necessary and serves analytics, advertising or marketing.

    Such a cookie needs consent. Change its category, or its purposes.
    """
    cookies, purposes = given.mapping("cookies"), given.by_id("purposes")
    for cookie in cookies.items if cookies else []:
        for i, id_ in enumerate(cookie.purposes):
            use = purposes[id_].use
            wide = next(
                (w for w in ("analytics", "advertising", "marketing") if vocabulary.within("purposes", use, w)),
                None,
            )
            if cookie.category == "strictly-necessary" and wide:
                yield (
                    given.at(cookie.purposes, i),
                    f"cookie '{cookie.id}' is strictly necessary and serves purpose '{id_}', which is {wide}",
                )


@rule(ERROR)
def collected_after_all(given: Given) -> Found:
    """Data is declared both as collected and as not collected."""
    for denied in given.listed("not_collected"):
        for i, category in enumerate(denied.categories):
            for item in given.listed("data"):
                hit = next((c for c in item.categories if vocabulary.within("data-categories", c, category)), None)
                if hit and not (denied.on and item.on and not set(denied.on) & set(item.on)):
                    yield (
                        given.at(denied.categories, i),
                        f"'{category}' is not collected, but data '{item.id}' has '{hit}'",
                    )


@rule(ERROR)
def residency_broken(given: Given) -> Found:
    """Data is promised to stay in a place and goes elsewhere.

    The promise is held against every place of hosting and every recipient's locations and access.
    """
    hosting = given.mapping("hosting")
    for promise in hosting.residency or [] if hosting else []:
        kept = {item.id for item in given.chosen(promise.data or "all")}
        for place in hosting.places:
            served = not place.customers_in or set(place.customers_in) & set(promise.customers_in)
            for i, country in enumerate(place.locations):
                if served and not promise.exceptions and not covers(promise.stays_in, country):
                    yield (
                        given.at(place.locations, i),
                        f"data is promised to stay in {promise.stays_in} and is kept in {country}",
                    )
        for one in given("recipients-receiving").value:
            received = kept & {item.id for item in given.chosen(one.data)}
            for field in ("locations", "access_from"):
                for i, country in enumerate(getattr(one, field) or []):
                    if received and not promise.exceptions and not covers(promise.stays_in, country):
                        yield (
                            given.at(getattr(one, field), i),
                            f"data is promised to stay in {promise.stays_in} "
                            f"and recipient '{one.id}' has it in {country}",
                        )


@rule(ERROR, law="Google API Services User Data Policy, Limited Use")
def limited_use_broken(given: Given) -> Found:
    """Data from a Google API under Limited Use is used for advertising, sold, or trains models for everyone."""
    for api in given("google-limited-use").value:
        for field in ("advertising", "sold"):
            if getattr(api, field):
                yield (
                    given.at(api, field),
                    f"integration '{api.id}' is under Limited Use and says '{field}: true'",
                )
        if api.ai not in (None, "none") and api.ai.trains_general_models:
            yield (
                given.at(api.ai, "trains_general_models"),
                f"integration '{api.id}' is under Limited Use and trains models that serve others",
            )


@rule(GAP, law="Google API Services User Data Policy")
def google_data_untold(given: Given) -> Found:
    """A Google API leaves open what happens to its data.

    The policy must say what is accessed, used, stored, shared and deleted. `none` is an answer.
    """
    for api in given("google-apis").value:
        for field in (
            "scopes",
            "reads",
            "uses",
            "stores",
            "shared_with",
            "human_access",
            "revocation",
            "deletion",
        ):
            if getattr(api, field) is None:
                yield given.at(api), f"integration '{api.id}' does not answer '{field}'"


@rule(INFO)
def unknown_scope(given: Given) -> Found:
    """An OAuth scope is not in our catalogue of Google scopes; what it brings could not be checked."""
    from generator import catalog

    for api in given("google-apis").value:
        for i, scope in enumerate(api.scopes or []):
            if scope not in catalog.google_scopes():
                yield (
                    given.at(api.scopes, i),
                    f"scope '{scope}' of integration '{api.id}' is not in the catalogue",
                )
