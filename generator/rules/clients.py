"""Rules on data held for clients: what they may not store, and when it goes."""

from __future__ import annotations

from typing import Any

from generator import vocabulary
from generator.facts import Given
from generator.rules import ERROR, GAP, Found, rule


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
