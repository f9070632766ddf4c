"""Absolute promises, each with the proposition it states; the text's own check finds what refutes one."""

from __future__ import annotations

from dataclasses import dataclass

from generator.facts import Given, Holds, fact
from generator.recorder import Derived

DENIED: dict[str, dict[str, str]] = {
    "never-sells": {"action": "sell"},
    "never-rents": {"action": "sell"},
    "never-shares": {"action": "disclose"},
    "never-shares-for-advertising": {"action": "share-for-advertising"},
    "no-third-party-marketing": {"action": "disclose", "purpose": "direct-marketing"},
    "no-advertising": {"action": "advertise"},
    "no-targeted-advertising": {"action": "advertise", "purpose": "targeted-advertising"},
    "no-marketing": {"action": "market"},
    "no-cookies": {"action": "set-cookies"},
    "no-third-party-cookies": {"action": "set-cookies", "recipient": "third-party-company"},
    "no-tracking": {"action": "track"},
    "no-identification-by-cookies": {"action": "identify", "scope": "cookies"},
    "no-profiling": {"action": "profile"},
    "no-automated-decisions": {"action": "decide-automatically"},
    "no-human-access": {"action": "read"},
    "no-ai-training": {"action": "train-ai"},
    "no-general-ai-training": {"action": "train-ai", "scope": "general-models"},
    "no-transfer-abroad": {"action": "transfer"},
    "no-combination": {"action": "combine"},
    "no-card-storage": {"action": "store", "data": "payment-card"},
}
"""What a claim denies, as arguments of a proposition. A claim not listed promises that something is done."""


@dataclass(frozen=True)
class Promise(Derived):
    """A claim and the arguments of what it denies; "any" where it limits nothing."""

    claim: str
    action: str | None
    data: str
    recipient: str
    purpose: str
    scope: str


@fact
def promises(given: Given) -> Holds[list[Promise]]:
    """The absolute promises the company makes."""
    found = []
    for claim in given.listed("claims"):
        denied = DENIED.get(claim.claim, {})
        limits = {name: denied.get(name, "any") for name in ("data", "recipient", "purpose", "scope")}
        found.append(Promise((given.at(claim, "claim"),), claim.claim, denied.get("action"), **limits))
    return Holds(found, tuple(path for promise in found for path in promise.because))
