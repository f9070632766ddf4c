"""What a YAML file may say: the whole declaration, as frozen pydantic models with one file per part.

Each part is absent (nobody answered), the text `none` (answered: there is none), or has content.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, Protocol

from pydantic import PrivateAttr

from generator.declaration.clients import ClientData
from generator.declaration.company import Company
from generator.declaration.conduct import Disclosures, Rights, Security
from generator.declaration.contact import Calls, Communications, Links, Payments, PublicAreas, Social
from generator.declaration.cookies import Cookies, Signals
from generator.declaration.data import DataItem, HealthNotice, NotCollected, ThirdPartySource
from generator.declaration.handling import Handling
from generator.declaration.integrations import Ai, Integration
from generator.declaration.law import Acceptance, Attested, Claim, Note, RegimeChoice
from generator.declaration.model import Listed, Model, OrNone, Phrase, printed, structure
from generator.declaration.parties import Parties
from generator.declaration.policy import Policy
from generator.declaration.purposes import Consent, Purpose
from generator.declaration.recipients import Hosting, Recipient, Transfers
from generator.declaration.retention import Retention
from generator.declaration.services import Definition, DocumentBeside, Service

Path = tuple[str | int, ...]


class Places(Protocol):
    """Where each key and value of the declaration stands (see `source.Source`)."""

    def value(self, path: Path) -> Any: ...

    def key(self, path: Path) -> Any: ...


class Declaration(Model):
    """What a company really does with personal data."""

    schema_: Literal[1] = structure("version of this format", required=True, alias="schema")
    extends: Phrase | None = structure("a declaration this one completes, as a path relative to this file")
    without: Listed[Phrase] | None = structure(
        "what the extended declaration has and this one has not, by field and id: recipients.stripe"
    )
    policy: Policy = structure("the document: language, dates, changes", required=True)
    company: Company = structure("who is responsible", required=True)
    parties: Parties | None = structure("who the people are and where the service is offered")
    services: Listed[Service] | None = structure("what the policy covers")
    documents: OrNone[Listed[DocumentBeside]] | None = structure("papers beside the policy, or none")
    definitions: Listed[Definition] | None = structure("words the policy uses in a meaning of its own")
    sources: OrNone[Listed[ThirdPartySource]] | None = structure("third parties that only give data, or none")
    data: OrNone[Listed[DataItem]] | None = structure("the personal data held, or none")
    not_collected: Listed[NotCollected] | None = printed("data that is not collected")
    health_notice: OrNone[HealthNotice] | None = structure("a section on health data that takes precedence, or none")
    handling: Handling | None = structure("who reads people's content, moderation, hashing, aggregation")
    purposes: OrNone[Listed[Purpose]] | None = structure("why data is used, or none")
    consents: OrNone[Listed[Consent]] | None = structure("consents people give, or none")
    recipients: OrNone[Listed[Recipient]] | None = structure("who gets data, or none")
    hosting: Hosting | None = structure("where data is kept")
    transfers: Transfers | None = structure("what readers are told about transfers")
    retention: Retention | None = structure("how long data is kept")
    cookies: OrNone[Cookies] | None = structure("cookies and similar technologies, or none")
    signals: Signals | None = structure("the answer to signals a browser sends")
    integrations: OrNone[Listed[Integration]] | None = structure("connected services, Google APIs among them, or none")
    ai: OrNone[Ai] | None = structure("machine learning, or none")
    communications: Communications | None = structure("messages to people")
    calls: OrNone[Calls] | None = structure("recorded calls, or none")
    payments: OrNone[Payments] | None = structure("payments, or none")
    public_areas: OrNone[PublicAreas] | None = structure("places where others can read posts, or none")
    social: OrNone[Social] | None = structure("pages on social networks, or none")
    links: Links | None = structure("links to other sites")
    client_data: OrNone[ClientData] | None = structure("data processed for client organisations, or none")
    disclosures: Disclosures | None = structure("giving data to others beyond the recipients")
    security: Security | None = structure("how data is kept safe")
    rights: Rights | None = structure("how people use their rights")
    claims: Listed[Claim] | None = structure("absolute promises to print")
    notes: Listed[Note] | None = structure("the company's own paragraphs")
    regimes: Listed[RegimeChoice] | None = structure("laws added or denied; the rest derive")
    attested: Listed[Attested] | None = structure("requirements outside the text that somebody saw done")
    accept: Listed[Acceptance] | None = structure("gaps and warnings accepted, with reason and end")

    _places: Places | None = PrivateAttr(default=None)
    _earlier: tuple[Any, ...] = PrivateAttr(default=())

    @property
    def places(self) -> Places:
        """Where each value stands. Only a declaration read from a file has places."""
        if self._places is None:
            raise ValueError("this declaration was not read from a file")
        return self._places

    @property
    def earlier(self) -> tuple[Any, ...]:
        """The releases of this policy that were in force before, the latest first (see `releases.Release`)."""
        return self._earlier

    def follows(self, earlier: tuple[Any, ...]) -> Declaration:
        """The same declaration, knowing the releases before it. They come from their folder, not from the file."""
        self._earlier = earlier
        return self

    def stands_in(self, places: Places) -> Declaration:
        """The same declaration, knowing where its values stand. Called once, by the loader."""
        self._places = places
        return self


def parts(declaration: Declaration) -> Mapping[str, Any]:
    """The top-level parts by their names in YAML."""
    return {
        name if name != "schema_" else "schema": getattr(declaration, name) for name in type(declaration).model_fields
    }
