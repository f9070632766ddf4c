"""Rules on what recipients and purposes get: nothing, too much, or without a contract."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator import catalog, vocabulary
from generator.facts import Given
from generator.rules import ERROR, GAP, INFO, WARNING, Found, rule
from generator.rules.selling import only_processes


def _selecting(given: Given) -> Iterator[tuple[str, Any]]:
    """Everything that selects data, and what to call it."""
    for told, things in (
        ("purpose", given.listed("purposes")),
        ("recipient", given("recipients-receiving").value),
        ("retention rule", given("retention-rules").value),
    ):
        for thing in things:
            yield f"{told} '{thing.id}'", thing


@rule(ERROR, law="GDPR Art. 5(1)(b)")
def nothing_selected(given: Given) -> Found:
    """A purpose, recipient or retention rule selects no data: all there is stands among its exceptions.

    A table would have an empty cell. Name the data, or leave the thing out.
    """
    for told, thing in _selecting(given):
        if not given.chosen(thing.data):
            yield given.at(thing, "data"), f"{told} selects no data; name some, or leave it out"


@rule(WARNING, law="GDPR Art. 5(1)(c), 28(3)")
def data_beyond_purposes(given: Given) -> Found:
    """A recipient gets data that none of the purposes it gets data for uses.

    It gets too much, or gets it for a further purpose. Narrow `data`, or add the purpose.
    """
    purposes = given.by_id("purposes")
    for one in given("recipients-receiving").value:
        if not isinstance(one.data, list) or not one.purposes:
            continue
        used = {item.id for id_ in one.purposes for item in given.chosen(purposes[id_].data)}
        extra = [item.id for item in given.chosen(one.data) if item.id not in used]
        if extra:
            yield (
                given.at(one, "data"),
                f"recipient '{one.id}' gets data '{extra[0]}', which none of its purposes uses",
            )


@rule(GAP, law="GDPR Art. 28(3)")
def contract_not_signed(given: Given) -> Found:
    """A processor works without a contract, or before the one with it begins.

    A processor may work only under a contract that binds it to instructions. Sign it first.
    """
    effective = given.declaration.policy.effective
    for one in given("processors").value if given("in-european-scope") else []:
        if one.contract and one.contract.status in ("pending", "none"):
            yield (
                given.at(one.contract, "status"),
                f"recipient '{one.id}' is a processor, and the contract with it is '{one.contract.status}'",
            )
        elif one.contract and one.contract.date and one.contract.date > effective:
            yield (
                given.at(one.contract, "date"),
                f"recipient '{one.id}' is a processor, and the contract with it is of {one.contract.date}, "
                f"after the policy takes effect on {effective}",
            )


@rule(WARNING, law="GDPR Art. 4(7), 4(8)")
def processor_speaks_as_controller(given: Given) -> Found:
    """All data comes from clients, whose instructions bind the company, and yet it names purposes of its own.

    Who only processes for others gives no notice as controller. Leave `purposes` to what the company decides
    itself, or declare the data it holds on its own account.
    """
    items = given.listed("data")
    if given.mapping("client_data") and items and all(item.source == "client" for item in items):
        for purpose in given.listed("purposes"):
            yield (
                given.at(purpose),
                f"purpose '{purpose.id}' is named as the company's own, and all data is clients' and bound to "
                "their instructions",
            )


ONLINE = ("website", "web-app", "online-service", "mobile-app", "api")
"""Services whose server sees an address with each request."""


@rule(INFO, law="CJEU C-582/14 (Breyer)")
def server_logs_omitted(given: Given) -> Found:
    """A service on the internet is declared, and no data of requests to it, such as an IP address.

    A server sees the address of each request. Add the data, with `stored: false` where nothing is kept.
    """
    held = {c for item in given.listed("data") for c in item.categories}
    seen = any(vocabulary.within("data-categories", c, wide) for c in held for wide in ("device-data", "usage-data"))
    absent = given.declaration.data == "none" or any(
        vocabulary.within("data-categories", c, "device-data")
        for one in given.listed("not_collected")
        for c in one.categories
    )
    for service in given.listed("services"):
        online = any(vocabulary.within("service-kinds", service.kind, kind) for kind in ONLINE)
        if online and service.url and not seen and not absent:
            yield (
                given.at(service, "kind"),
                f"service '{service.id}' is on the internet, and no data of requests to it is declared, "
                "such as 'ip-address'",
            )
            return


@rule(WARNING, law="GDPR Art. 4(7), 28(10)")
def role_unlike_vendor(given: Given) -> Found:
    """A vendor that as a rule decides for itself is declared as a processor alone, and no setting makes it one.

    Our catalogue says what is usual; a contract or a switch may differ. Name it under `settings`, or add the role.
    """
    for one in given("recipients-receiving").value:
        vendor = catalog.vendors().get(one.preset) if one.preset else None
        usual = {role.role for role in vendor.roles} if vendor else set()
        if vendor and usual <= {"controller", "joint-controller"} and only_processes(one) and not one.settings:
            yield (
                given.at(one, "roles"),
                f"recipient '{one.id}' is a processor, and {vendor.name} usually is '{min(usual)}'; "
                "name the 'settings' that make it one",
            )
