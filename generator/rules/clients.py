"""Rules on data held for clients: who they are, what they may not store, and when it goes."""

from __future__ import annotations

from typing import Any

from generator import vocabulary
from generator.facts import Given
from generator.rules import ERROR, GAP, WARNING, Found, rule


@rule(ERROR)
def prohibited_after_all(given: Given) -> Found:
    """Clients may not store some kind of data, and the data held for them has it.

    Either clients break the rule with every record, or it is wider than it is meant to be. Narrow `prohibited`.
    """
    clients = given.mapping("client_data")
    for i, denied in enumerate((clients.prohibited if clients else None) or []):
        for item in given.listed("data"):
            hit = next((c for c in item.categories if vocabulary.within("data-categories", c, denied)), None)
            if hit and _of_clients(item, clients):
                yield (
                    given.at(clients.prohibited, i),
                    f"clients may not store '{denied}', but data '{item.id}' is theirs and has '{hit}'",
                )


def _of_clients(item: Any, clients: Any) -> bool:
    """Whether clients bring the data, or it is of nobody but the people their data is about."""
    return item.source == "client" or bool(item.of and set(item.of) <= set(clients.about or []))


@rule(GAP, law="GDPR Art. 28(3)(g)")
def client_data_kept_open(given: Given) -> Found:
    """Clients' data is deleted once the contract ends, and nothing says how soon.

    A processor must delete or return it. Add `deleted_within`.
    """
    clients = given.mapping("client_data")
    if clients and clients.at_end in ("deleted", "export-then-deleted") and not clients.deleted_within:
        yield (
            given.at(clients, "at_end"),
            f"clients' data is '{clients.at_end}' when the contract ends, and nothing says how soon; "
            "add 'deleted_within'",
        )


FOR_OTHERS = ("client-user", "administrator", "client-contact", "employee")
"""People who act for an organisation."""


@rule(ERROR, law="GDPR Art. 4(7), 29")
def client_acts_for_another(given: Given) -> Found:
    """Those for whom the company processes data are themselves people who act for an organisation.

    The organisation decides, and is the controller; its staff are not. Name the organisation under `clients`.
    """
    clients = given.mapping("client_data")
    party = given.by_id("parties.people").get(clients.clients) if clients else None
    if clients and party and (party.acts_for or party.kind in FOR_OTHERS):
        acts = f"acts for '{party.acts_for}'" if party.acts_for else f"is '{party.kind}'"
        yield (
            given.at(clients, "clients"),
            f"'{party.id}' is named as the client, and {acts}; name the organisation, which is the controller",
        )


@rule(WARNING, law="GDPR Art. 4(8), 28(1)")
def chosen_service_as_processor(given: Given) -> Found:
    """A service that clients or users connect themselves is also declared as a processor of the company.

    Who sends data to a service of their own choice is not served by a processor of ours there. Leave the recipient
    out, or say `directed_by: company`.
    """
    chosen = [one for one in given.listed("integrations") if one.directed_by in ("client", "user")]
    for recipient in given("recipients-receiving").value:
        works = all(vocabulary.within("recipient-roles", role.role, "processor") for role in recipient.roles)
        names = {name for name in (recipient.name, *(recipient.examples or [])) if name}
        for one in chosen if works else []:
            shared = sorted(names & {one.product, one.short, *(one.examples or [])})
            if shared:
                yield (
                    given.at(recipient, "roles"),
                    f"recipient '{recipient.id}' is a processor, and '{shared[0]}' is what a {one.directed_by} "
                    f"chooses under integration '{one.id}'",
                )
