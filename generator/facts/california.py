"""Whom the California Consumer Privacy Act binds, and what it calls sale, sharing and sensitive."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from generator import vocabulary
from generator.declaration.countries import covers
from generator.facts import Given, Holds, every, fact
from generator.facts.california_matrix import held
from generator.recorder import Path

TURNOVER_USD = 26_625_000
"""Yearly revenue above which the law applies: Cal. Civ. Code § 1798.140(d)(1)(A), as adjusted for 2025 and 2026."""

CONSUMERS = 100_000
"""Consumers whose data is bought, sold or shared in a year, from which on it applies: § 1798.140(d)(1)(B)."""

FROM_SELLING = 0.5
"""Share of revenue from selling or sharing data, from which on it applies: § 1798.140(d)(1)(C)."""


@fact
def in_ccpa_scope(given: Given) -> Holds[bool]:
    """The CCPA applies: the service is offered in California, and the company meets a threshold of its size."""
    chosen = [c for c in given.declaration.regimes or [] if c.regime == "ccpa-statute"]
    if chosen:
        return Holds(chosen[-1].applies, (given.at(chosen[-1], "applies"),))
    offered = given("in-california")
    reached = tuple(_thresholds(given))
    return Holds(bool(offered.value and reached), (*offered.because, *reached))


def _thresholds(given: Given) -> Iterator[Path]:
    """The answers on size that bring the company under the law; a non-profit is not bound by it."""
    scale = given.declaration.company.scale
    if scale is None or scale.non_profit:
        return
    if (scale.turnover_usd or 0) > TURNOVER_USD:
        yield given.at(scale, "turnover_usd")
    if (scale.california_consumers or 0) >= CONSUMERS:
        yield given.at(scale, "california_consumers")
    if (scale.revenue_from_selling or 0) >= FROM_SELLING:
        yield given.at(scale, "revenue_from_selling")


@fact
def recipients_of_the_year(given: Given) -> Holds[list[Any]]:
    """Recipients that got data in the twelve months before the policy (Cal. Civ. Code § 1798.130(a)(5))."""
    end = given.declaration.policy.effective
    start = end - timedelta(days=365)
    found = [r for r in given("recipients-receiving").value if _within(r, start, end)]
    said = [given.at(r, name) for r in found for name, day in (("from", r.since), ("until", r.until)) if day]
    return Holds(found, every((*(given.at(r, "data") for r in found), *said)))


def _within(recipient: Any, start: date, end: date) -> bool:
    return (recipient.until is None or recipient.until >= start) and (recipient.since is None or recipient.since <= end)


@fact
def shares_for_advertising(given: Given) -> Holds[list[Any]]:
    """Recipients that use data to advertise across contexts: sharing (Cal. Civ. Code § 1798.140(ah))."""
    found = {id(r): (r, tuple(_advertising(given, r))) for r in given("recipients-receiving").value}
    sharing = [(r, because) for r, because in found.values() if because]
    return Holds([r for r, _ in sharing], every(path for _, because in sharing for path in because))


def _advertising(given: Given, recipient: Any) -> Iterator[Path]:
    """What makes giving data to a recipient sharing: its own advertising, or its cookies across sites."""
    own = recipient.own_purposes if isinstance(recipient.own_purposes, list) else []
    for i, use in enumerate(own):
        wide = "advertising" if _is_advertiser(recipient) else "targeted-advertising"
        if vocabulary.within("purposes", use, wide):
            yield given.at(own, i)
    for cookie in given("cookies-across-sites").value:
        if cookie.setter == recipient.id and cookie.category == "advertising":
            yield given.at(cookie, "cross_site")


def _is_advertiser(recipient: Any) -> bool:
    return vocabulary.within("recipient-kinds", recipient.kind, "advertising")


@fact
def shares_nothing_for_advertising(given: Given) -> Holds[bool]:
    """Each recipient answers what it uses data for on its own account, each of its cookies whether it crosses sites."""
    if given.declaration.recipients == "none":
        return Holds(True, (("recipients",),))
    receiving = given("recipients-receiving").value
    cookies = given("cookies-of-others").value
    answered = (
        bool(receiving)
        and given.declaration.cookies is not None
        and all(r.own_purposes is not None for r in receiving)
        and all(c.cross_site is not None for c in cookies)
    )
    if not answered or given("shares-for-advertising"):
        return Holds(False)
    said = [*(given.at(r, "own_purposes") for r in receiving), *(given.at(c, "cross_site") for c in cookies)]
    return Holds(True, tuple(said))


@fact
def sells_or_shares(given: Given) -> Holds[list[Any]]:
    """Recipients to whom data is sold, or with whom it is shared for advertising across contexts."""
    sold, shared = given("sells"), given("shares-for-advertising")
    found = [r for r in given("recipients-receiving").value if r in sold.value or r in shared.value]
    return Holds(found, every((*sold.because, *shared.because)))


@fact
def california_sensitive(given: Given) -> Holds[list[Any]]:
    """Data that is sensitive personal information (Cal. Civ. Code § 1798.140(ae))."""
    items = held(given, "L")
    return Holds(items, tuple(given.at(item, "categories") for item in items))


PERMITTED = ("service", "analytics", "protection", "legal", "product-improvement", "contextual-advertising")
"""Purposes for which sensitive personal information may be used whatever people say (11 CCR § 7027(m))."""


def _permitted(use: str) -> bool:
    wide = vocabulary.above("purposes", use)
    return "marketing" not in wide and any(permitted in wide for permitted in PERMITTED)


@fact
def sensitive_beyond(given: Given) -> Holds[list[Any]]:
    """Purposes beyond 11 CCR § 7027(m) that sensitive personal information is used for; people can limit them."""
    sensitive = given("california-sensitive").value
    found = [
        p
        for p in given.listed("purposes")
        if not _permitted(p.use) and any(d in sensitive for d in given.chosen(p.data))
    ]
    return Holds(found, tuple(given.at(p, field) for p in found for field in ("use", "data")))


@fact
def sensitive_passed(given: Given) -> Holds[list[Any]]:
    """Recipients to whom sensitive personal information is sold, or with whom it is shared for advertising."""
    found = [r for r in given("sells-or-shares").value if _gets_sensitive(given, r)]
    return Holds(found, tuple(given.at(r, "data") for r in found))


def _gets_sensitive(given: Given, recipient: Any) -> bool:
    sensitive = given("california-sensitive").value
    return any(item in sensitive for item in given.chosen(recipient.data))


@fact
def sensitive_within(given: Given) -> Holds[bool]:
    """All sensitive personal information has purposes, each of 11 CCR § 7027(m); nobody buys it."""
    sensitive = given("california-sensitive")
    purposes = [p for p in given.listed("purposes") if any(d in sensitive.value for d in given.chosen(p.data))]
    used = all(any(item in given.chosen(p.data) for p in purposes) for item in sensitive.value)
    recipients = [r for r in given("recipients-receiving").value if _gets_sensitive(given, r)]
    answered = given.declaration.recipients is not None and all(
        r.consideration == "none" and r.own_purposes is not None for r in recipients
    )
    if not sensitive or not used or not answered or given("sensitive-beyond") or given("sensitive-passed"):
        return Holds(False)
    said = [given.at(r, field) for r in recipients for field in ("consideration", "own_purposes")]
    return Holds(True, every((*sensitive.because, *(given.at(p, "use") for p in purposes), *said)))


ADULT_ENOUGH = 16
"""Below this age selling or sharing data needs consent (Cal. Civ. Code § 1798.120(c))."""


@fact
def no_sale_of_minors(given: Given) -> Holds[bool]:
    """Nobody under 16 may use the service in California, and their data is not collected knowingly."""
    children = given.declaration.parties.children if given.declaration.parties else None
    if children is None or children.collected_knowingly is not False or children.sold_knowingly is not None:
        return Holds(False)
    there = [limit for limit in children.minimum_ages if limit.territory and covers(limit.territory, "US-CA")]
    limits = there or [limit for limit in children.minimum_ages if not limit.territory]
    old_enough = bool(limits) and all(limit.age >= ADULT_ENOUGH for limit in limits)
    because = (given.at(children, "collected_knowingly"), *(given.at(limit, "age") for limit in limits))
    return Holds(old_enough, because)
