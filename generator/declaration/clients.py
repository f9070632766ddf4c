"""`client_data`: what the company processes for organisations that are its clients. GDPR Art. 28."""

from __future__ import annotations

from typing import Literal

from generator.declaration.model import (
    DataCategory,
    DocumentRef,
    Duration,
    Listed,
    Model,
    OrNone,
    PartyRef,
    Phrase,
    printed,
)


class ClientData(Model):
    """Data the company holds as a processor."""

    clients: PartyRef = printed("the clients", required=True)
    what: Listed[Phrase] = printed("what it is, such as 'contacts your company keeps in the CRM'", required=True)
    about: Listed[PartyRef] | None = printed("the people it is about")
    instructions: Phrase = printed(
        "whose instructions bind the company, such as 'the contract with the client'", required=True
    )
    contract: DocumentRef | None = printed("the contract")
    exceptions: Listed[Literal["law", "security", "provide-service", "improve-service", "support"]] | None = printed(
        "the cases in which the company uses it otherwise"
    )
    uses: Listed[Phrase] | None = printed("what clients use it for, each a gerund, such as 'answering enquiries'")
    bars_other_use: bool | None = printed(
        "whether agreements with clients forbid the company every use but those named"
    )
    we_use_it_for: Listed[Phrase] | None = printed(
        "what the company uses the service for itself, such as 'our own marketing'; what it collects there is its own"
    )
    client_decides: Listed[Phrase] | None = printed(
        "what the client alone decides about, such as 'the text of its pages'"
    )
    direct_relationship: bool | None = printed("whether the company itself deals with the people it is about")
    helps_with: Listed[Literal["notice", "requests", "security", "breaches", "assessments", "audits"]] | None = printed(
        "what the company helps the client with. GDPR Art. 28(3)(e)-(h)"
    )
    client_duties: (
        Listed[
            Literal[
                "notice",
                "legal-basis",
                "accuracy",
                "requests",
                "opt-out",
                "opt-out-in-emails",
                "retention",
                "lawful-content",
            ]
        ]
        | None
    ) = printed("what the client answers for")
    requests: Literal["client", "forwarded"] = printed(
        "people's requests go to the client, or are forwarded to it", required=True
    )
    forwarded_within: Duration | None = printed("how soon")
    prohibited: Listed[DataCategory] | None = printed("data clients may not store")
    prohibited_uses: Listed[Phrase] | None = printed("what clients may not do")
    at_end: Literal["returned", "deleted", "export-then-deleted"] | None = printed(
        "what happens when the contract ends"
    )
    export_within: Duration | None = printed("how long clients can export")
    deleted_within: Duration | None = printed("how soon it is deleted")
    sub_processors: DocumentRef | None = printed("the list of sub-processors")
    own_use: OrNone[Listed[Phrase]] | None = printed("the company's use on its own account, or none")
    acceptable_use: DocumentRef | None = printed("the acceptable use policy")
    sanctions: Listed[Literal["suspension", "termination", "content-removal"]] | None = printed(
        "what a client risks that breaks the rules"
    )
    messages_stop: Listed[Literal["link-in-message", "contact"]] | None = printed(
        "how people stop messages that clients send through the service; left out, clients send none"
    )
