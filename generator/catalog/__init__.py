"""The law as data: YAML files in this folder -> frozen values, read once and only when asked for.

`regimes` and `requirements` say what must be disclosed, `states` and `coming_states` what differs between
US states, `consent_ages` when a child can agree alone, `after_death` whose law protects the data of the dead,
`google_scopes` what an OAuth scope opens, `transfers` how data may travel. Every entry carries its citation and a
confidence: *confirmed* was seen in a source, *partial* in part, *recalled* not at all. `vendors` are companies that
others use; each fact about them says where it was read, or that it is recalled.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from generator.catalog import abroad, change, files, google, law, vendor
from generator.catalog.abroad import Adequacy, Mechanism, Retired, Transfers
from generator.catalog.google import Scope
from generator.catalog.law import LegalRight, Regime, Requirement, State, Supervisor
from generator.catalog.vendor import Vendor, VendorCookie

__all__ = [
    "DATE",
    "Adequacy",
    "LegalRight",
    "Mechanism",
    "Regime",
    "Requirement",
    "Retired",
    "Scope",
    "State",
    "Supervisor",
    "Transfers",
    "Vendor",
    "VendorCookie",
    "after_death",
    "changes",
    "compile_to",
    "consent_ages",
    "google_scopes",
    "regimes",
    "requirements",
    "states",
    "transfers",
    "vendors",
]


DATE = "2026-11-22"
"""The day the catalogue was compiled; law that changed since is not in it."""


@cache
def regimes() -> Mapping[str, Regime]:
    """The laws and platform rules by id, each with its requirements."""
    content = files.content("law")
    return {one["regime"]: law.regime(one) for name, one in content.items() if name.startswith("regimes/")}


@cache
def requirements() -> Mapping[str, Requirement]:
    """Every requirement of every regime by id. An id used twice would hide a duty, so it is refused."""
    found = [one for regime in regimes().values() for one in regime.requirements]
    by_id = {one.id: one for one in found}
    if len(by_id) < len(found):
        raise ValueError("the catalogue uses one id for two requirements")
    return by_id


@cache
def states() -> Mapping[str, State]:
    """The comprehensive privacy laws of US states by ISO 3166-2 code, those not yet in force among them."""
    content = files.content("law")["us_states.yaml"]
    return {one["state"]: law.state(one) for one in (*content["states"], *content["coming"])}


@cache
def consent_ages() -> Mapping[str, int]:
    """From which age a child can agree alone to an online service, by country (GDPR Art. 8(1))."""
    return {one["country"]: one["age"] for one in files.content("ages")["consent_ages.yaml"]["ages"]}


@cache
def after_death() -> Mapping[str, str]:
    """The laws that ask a policy to tell of rights over the data of people who have died, by country."""
    laws = files.content("death")["after_death.yaml"]["laws"]
    return {one["country"]: one["law"] for one in laws if one.get("told")}


@cache
def google_scopes() -> Mapping[str, Scope]:
    """OAuth scopes of Google by their full name, as an app requests them."""
    content = files.content("google")["google_scopes.yaml"]
    return {one["scope"]: google.scope(one, content["sources"]) for one in content["scopes"]}


@cache
def transfers() -> Transfers:
    """Adequate countries, mechanisms for transfers, and mechanisms that ended."""
    return abroad.transfers(files.content("transfers")["transfers.yaml"])


@cache
def vendors() -> Mapping[str, Vendor]:
    """The vendor presets by id, in the order of their names. An id used twice would hide a vendor."""
    content = files.content("vendors")
    sources = content["vendors/sources.yaml"]["sources"]
    found = [vendor.vendor(one, sources) for file in content.values() for one in file.get("vendors", ())]
    by_id = {one.id: one for one in sorted(found, key=lambda one: one.name.casefold())}
    if len(by_id) < len(found):
        raise ValueError("the catalogue uses one id for two vendors")
    return by_id


@cache
def changes() -> Mapping[str, change.Kind]:
    """The kinds of practice whose changes are told and judged, by id, in the order they are told."""
    content = files.content("changes")["changes.yaml"]
    return {one["kind"]: change.kind(one) for one in content["kinds"]}


def compile_to(folder: Path) -> None:
    """Writes each part in a form that loads faster than YAML; used while the YAML stays the same."""
    for part in files.PARTS:
        files.compile_to(folder, part)
