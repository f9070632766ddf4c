"""Absolute promises: what each denies, what it stands on, and what in the declaration refutes it.

A claim is a declaration's word; a *promise* is a claim that stands: nothing declared refutes it, and what it
says is done is declared as done. Clauses print promises alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

from generator import vocabulary
from generator.facts import Given, Holds, every, fact, said_of_data, said_of_services
from generator.facts.said import Said
from generator.propositions import Proposition, incompatible
from generator.recorder import Derived, Path

Denied = dict[str, tuple[str, ...]]

BEYOND_SERVICE = ("marketing", "advertising", "analytics", "development", "corporate", "tailoring")
"""Uses that nobody needs in order to get what they asked for."""

DENIED: dict[str, Denied] = {
    "never-sells": {"action": ("sell",)},
    "never-rents": {"action": ("sell",)},
    "never-shares": {"action": ("disclose",)},
    "never-shares-for-advertising": {"action": ("share-for-advertising",)},
    "no-third-party-marketing": {"action": ("disclose",), "purpose": ("marketing", "advertising")},
    "no-advertising": {"action": ("advertise",)},
    "no-targeted-advertising": {"action": ("advertise",), "purpose": ("targeted-advertising",)},
    "no-marketing": {"action": ("market",)},
    "no-cookies": {"actor": ("company", "third-parties"), "action": ("set-cookies",)},
    "no-third-party-cookies": {"actor": ("third-parties",), "action": ("set-cookies",)},
    "no-tracking": {"actor": ("company", "third-parties"), "action": ("track",), "scope": ("other-sites",)},
    "no-identification-by-cookies": {"action": ("identify",), "scope": ("cookies",)},
    "anonymous-analytics": {"action": ("identify",), "purpose": ("analytics",)},
    "no-profiling": {"action": ("profile",)},
    "no-automated-decisions": {"action": ("decide-automatically",)},
    "no-human-access": {"action": ("read",)},
    "no-ai-training": {"action": ("train-ai",)},
    "no-general-ai-training": {"action": ("train-ai",), "scope": ("general-models",)},
    "no-transfer-abroad": {"action": ("transfer",)},
    "end-to-end-encrypted": {"action": ("use",), "data": ("communications",), "scope": ("readable",)},
    "encrypted-at-rest": {"action": ("store",), "scope": ("unencrypted",)},
    "only-provide-service": {"action": ("use",), "purpose": BEYOND_SERVICE},
    "only-stated-purposes": {"action": ("disclose",), "scope": ("own-purposes",)},
    "only-necessary-data": {"action": ("collect",), "scope": ("optional",)},
    "no-special-categories": {"action": ("collect",), "data": ("special-category",)},
    "no-children": {"action": ("collect",), "data": ("children-data",), "time": ("knowingly",)},
    "no-card-storage": {"action": ("store",), "data": ("payment-card",)},
    "immediate-deletion": {"action": ("retain",), "time": ("after-deletion",)},
    "no-combination": {"action": ("combine",)},
    "no-client-data-use": {"action": ("use",), "scope": ("client-data",)},
    "all-have-rights": {"action": ("respond",), "scope": ("by-residence",)},
    "no-retention-after-closure": {"action": ("retain",), "time": ("after-closure", "after-deletion")},
    "notice-before-disclosure": {"action": ("disclose",), "scope": ("without-notice",)},
}
"""What a claim denies, as values of a proposition's arguments; what is not named it does not limit."""


@fact
def said(given: Given) -> Holds[list[Said]]:
    """What the declaration says is done and not done, part by part."""
    found = [*said_of_data.spoken(given), *said_of_services.spoken(given)]
    return Holds(found, every(path for one in found for path in one.because))


def _denied(claim: str, given: Given) -> list[Proposition]:
    """The propositions a claim denies."""
    if claim == "not-collected":
        named = [c for one in given.listed("not_collected") for c in one.categories]
        return [Proposition(action="collect", data=c, holds=False) for c in named]
    if claim not in DENIED:
        return []
    options = DENIED[claim]
    return [
        Proposition(**dict(zip(options, values, strict=True)), holds=False) for values in product(*options.values())
    ]


def _measure(term: str) -> Callable[[Given], Iterator[Path]]:
    """A security measure, of the whole: one with a `detail` covers only what that names."""

    def support(given: Given) -> Iterator[Path]:
        security = given.mapping("security")
        for one in security.measures if security else []:
            if vocabulary.within("security-measures", one.measure, term) and not one.detail:
                yield given.at(one, "measure")

    return support


def _end_to_end(given: Given) -> Iterator[Path]:
    for item in given.listed("data"):
        talk = any(vocabulary.within("data-categories", c, "communications") for c in item.categories)
        if talk and item.end_to_end_encrypted:
            yield given.at(item, "end_to_end_encrypted")


def _pci(given: Given) -> Iterator[Path]:
    payments, security = given.mapping("payments"), given.mapping("security")
    if payments and payments.pci:
        yield given.at(payments, "pci")
    standards = security.standards if security and isinstance(security.standards, list) else []
    for one in standards:
        if one.standard == "pci-dss" and one.status in ("certified", "attested") and (one.scope or one.holder):
            yield given.at(one, "status")


def _residency(given: Given) -> Iterator[Path]:
    hosting = given.mapping("hosting")
    for one in (hosting.residency or []) if hosting else []:
        yield given.at(one, "stays_in")


def _told_first(given: Given) -> Iterator[Path]:
    to = given.declaration.disclosures
    legal = to.legal if to else None
    if legal == "none":
        yield given.at(to, "legal")
    elif legal and legal.notice not in (None, "none"):
        yield given.at(legal, "notice")


def _everyone(given: Given) -> Iterator[Path]:
    rights = given.mapping("rights")
    if rights and rights.offered_to == "everyone":
        yield given.at(rights, "offered_to")


def _on_request(given: Given) -> Iterator[Path]:
    retention = given.mapping("retention")
    if retention and retention.early_deletion:
        yield given.at(retention, "early_deletion")


def _reviewed(given: Given) -> Iterator[Path]:
    retention = given.mapping("retention")
    if retention and retention.reviewed:
        yield given.at(retention, "reviewed")


def _nothing_taken(given: Given) -> Iterator[Path]:
    if given("sells-nothing") or given("sells"):
        yield from (given("sells-nothing") or given("sells")).because


def _named_as_absent(given: Given) -> Iterator[Path]:
    for one in given.listed("not_collected"):
        yield given.at(one, "categories")


@dataclass(frozen=True)
class Support:
    """What a claim stands on: how to find it, and what to declare where it is missing."""

    found: Callable[[Given], Iterator[Path]]
    missing: str


SUPPORT = {
    "encrypted-in-transit": Support(
        _measure("encryption-in-transit"),
        "'security.measures' with 'encryption-in-transit' and no 'detail' that limits it",
    ),
    "encrypted-at-rest": Support(
        _measure("encryption-at-rest"), "'security.measures' with 'encryption-at-rest' and no 'detail' that limits it"
    ),
    "end-to-end-encrypted": Support(_end_to_end, "'end_to_end_encrypted: true' of the data of messages"),
    "pci-compliant": Support(
        _pci, "'payments.pci', or the standard 'pci-dss' under 'security.standards' with 'scope' or 'holder'"
    ),
    "data-stays-in": Support(_residency, "'hosting.residency' with the place"),
    "notice-before-disclosure": Support(_told_first, "'disclosures.legal' with 'notice: unless-forbidden'"),
    "all-have-rights": Support(_everyone, "'rights.offered_to: everyone'"),
    "immediate-deletion": Support(_on_request, "'retention.early_deletion: true'"),
    "no-retention-after-closure": Support(_reviewed, "'retention.reviewed', who checked that nothing is left"),
    "not-collected": Support(_named_as_absent, "'not_collected' with the data"),
    **dict.fromkeys(("never-sells", "never-rents"), Support(_nothing_taken, "'consideration' of each recipient")),
}
"""What a claim that something is done, or is so, must be able to point to."""

BACKED = {
    "never-shares-for-advertising": "shares-nothing-for-advertising",
    "no-automated-decisions": "decides-nothing-automatically",
}
"""Facts that back a denial where each thing concerned was answered; they join its reasons."""


@dataclass(frozen=True)
class Made(Derived):
    """A claim as made: what refutes it, what supports it, and what to declare where that is missing."""

    claim: Any
    refuted_by: tuple[Said, ...]
    missing: str | None


@fact
def claims_made(given: Given) -> Holds[list[Made]]:
    """Each claim with what refutes and what supports it."""
    found = [_made(given, claim) for claim in given.listed("claims")]
    return Holds(found, every(path for one in found for path in one.because))


def _made(given: Given, claim: Any) -> Made:
    denied = _denied(claim.claim, given)
    against = [one for one in given("said").value if any(incompatible(one.proposition, no) for no in denied)]
    refuted = {one.because: one for one in reversed(against)}
    support = SUPPORT.get(claim.claim)
    stands_on = every(support.found(given)) if support else _backing(given, claim.claim)
    missing = support.missing if support and not stands_on else None
    return Made((given.at(claim, "claim"), *stands_on), claim, tuple(reversed(refuted.values())), missing)


def _backing(given: Given, claim: str) -> tuple[Path, ...]:
    backed: Holds[bool] = given(BACKED[claim]) if claim in BACKED else Holds(False)
    return backed.because if backed else ()


@dataclass(frozen=True)
class Promise(Derived):
    """A claim that stands, and what it denies: of each argument the values; "any" where it limits nothing."""

    claim: str
    actor: list[str]
    action: list[str]
    data: list[str]
    recipient: list[str]
    purpose: list[str]
    time: list[str]
    scope: list[str]


@fact
def promises(given: Given) -> Holds[list[Promise]]:
    """The absolute promises that nothing declared refutes, each with what supports it."""
    found = [_promise(given, one) for one in given("claims-made").value if not (one.refuted_by or one.missing)]
    return Holds(found, tuple(path for promise in found for path in promise.because))


def _promise(given: Given, made: Made) -> Promise:
    denied = _denied(made.claim.claim, given)
    arguments = {
        name: list(dict.fromkeys(getattr(one, name) for one in denied))
        for name in ("actor", "action", "data", "recipient", "purpose", "time", "scope")
    }
    return Promise(made.because, made.claim.claim, **arguments)
