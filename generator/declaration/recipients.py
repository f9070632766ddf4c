"""`recipients`, `hosting`, `transfers`: who gets data, where it is kept, how it may travel."""

from __future__ import annotations

from typing import Annotated, Literal

from generator.declaration.model import (
    Area,
    ConsentRef,
    ContactRole,
    Country,
    DataSelection,
    Date,
    Id,
    Listed,
    Model,
    OrNone,
    PartyRef,
    Phrase,
    PurposeRef,
    RecipientKind,
    RecipientRole,
    Reference,
    ServiceRef,
    TransferMechanism,
    Url,
    Use,
    evidence,
    printed,
    structure,
)


class Role(Model):
    """What a recipient is in law, for some purposes."""

    role: RecipientRole = printed("the role", required=True)
    purposes: Listed[PurposeRef] | None = printed("the purposes it has this role for; left out, all")


class Safeguard(Model):
    """What makes a transfer lawful. GDPR Art. 45, 46, 49."""

    mechanism: TransferMechanism = printed("the mechanism", required=True)
    countries: Listed[Area] | None = printed("the countries it covers; left out, all")
    purposes: Listed[PurposeRef] | None = printed("the purposes it covers; left out, all")
    fallback: bool | None = printed("whether it applies only if the others fall away")
    because: Phrase | None = printed(
        "why an exception of Art. 49 holds, read after 'because', such as 'the hotel must know who comes'"
    )
    since: Date | None = evidence("the day it took effect")
    until: Date | None = evidence("the day it ends")
    checked: Date | None = evidence("the day somebody checked that it stands")
    url: Url | None = printed("where it can be read")


class Contract(Model):
    """The contract with a recipient. GDPR Art. 28(3)."""

    status: Literal["signed", "standard-terms", "pending", "none"] = evidence("its state", required=True)
    date: Date | None = evidence("its date")
    url: Url | None = evidence("where it stands")


class Recipient(Model):
    """Somebody who gets data: by name, or as a kind of recipient."""

    id: Id = structure("id", required=True)
    preset: Phrase | None = structure("the vendor preset that fills facts about the vendor, such as 'stripe'")
    name: Phrase | None = printed("name; left out, the kind's words")
    kind: RecipientKind = printed("term of the recipient-kinds vocabulary", required=True)
    entity: Phrase | None = printed("the legal entity that holds the contract")
    country: Country | None = printed("the country that entity is established in")
    product: Phrase | None = printed("its product that is used")
    layer: Phrase | None = printed(
        "the layer of the service it works at, such as 'infrastructure'; those with a layer stand in a table by layer"
    )
    examples: Listed[Phrase] | None = printed("names, where no single one is given")
    does: Phrase | None = printed("what it does for the company, such as 'sends our newsletters'")
    does_are_examples: bool | None = printed("whether it does more of that kind than is named")
    roles: Listed[Role] = printed("what it is in law", required=True)
    purposes: Listed[PurposeRef] | None = printed("the purposes it gets data for; left out, all")
    data: DataSelection = printed("the data it gets; who only gives data stands in `sources`", required=True)
    people: Listed[PartyRef] | None = printed("whose data; left out, everyone's")
    people_in: Listed[Area] | None = printed("the countries whose people's data it gets; left out, all")
    when: Phrase | None = printed("the case in which it gets data, read after 'when'")
    locations: Listed[Area] | None = printed("where it keeps or processes the data; an area where only that is known")
    access_from: Listed[Area] | None = printed("other countries it can reach the data from")
    consideration: OrNone[Phrase] | None = evidence("what the company gets for the data, or none")
    own_purposes: OrNone[Listed[Use]] | None = printed("what it uses the data for on its own account, or none")
    bound_to: (
        Listed[
            Literal[
                "security", "confidentiality", "instructions", "deletion", "purpose-limit", "storage-limit", "minimum"
            ]
        ]
        | None
    ) = printed("what its contract obliges it to; `storage-limit` stands after `purpose-limit`")
    limits: Listed[Literal["need-to-know", "non-identifiable", "no-identification"]] | None = printed(
        "limits the company sets itself on using what this recipient collects for it"
    )
    consent: ConsentRef | None = structure("the consent that must be given first")
    contract: Contract | None = evidence("the contract with it")
    settings: Listed[Phrase] | None = evidence("settings that decide its role, such as 'restricted data processing'")
    safeguards: Listed[Safeguard] | None = printed("what makes transfers to it lawful")
    advertising_features: OrNone[Listed[Phrase]] | None = printed(
        "features of a measuring tool that serve advertising and are switched on, such as 'remarketing', or none"
    )
    joined_identifiers: Listed[Phrase] | None = printed(
        "identifiers used together there, such as 'our analytics cookies' and 'the advertising cookies of Google'"
    )
    policy: Url | None = printed("its privacy policy")
    opt_out: Url | None = printed("where people can opt out")
    since: Date | None = evidence("the day it first got data", alias="from")
    until: Date | None = evidence("the day it last got data")
    on: Listed[ServiceRef] | None = printed("the services it gets data on; left out, all")


HostingFunction = Literal[
    "databases", "central-systems", "files", "backups", "logs", "email", "support-access", "website"
]


class HostingPlace(Model):
    """Where something is kept."""

    functions: Listed[HostingFunction] = printed("what is kept there", required=True)
    provider: Annotated[str, Reference("recipients", ("own",))] = printed(
        "the recipient who keeps it, or `own` for the company's own servers", required=True
    )
    locations: Listed[Area] = printed("the countries; an area where only that is known", required=True)
    customers_in: Listed[Area] | None = printed("the customers it is for; left out, all")


class ResidencyException(Model):
    """A case in which data leaves the place it is promised to stay in."""

    case: Phrase = printed("the case, such as 'support at night'", required=True)
    places: Listed[Area] = printed("the countries it then goes to, or is reached from", required=True)


class Residency(Model):
    """A promise that some customers' data stays in a place. Checked against every location and access."""

    customers_in: Listed[Area] = printed("the customers it is made to", required=True)
    stays_in: Area = printed("the place", required=True)
    data: DataSelection | None = printed("the data it covers; left out, all")
    exceptions: Listed[ResidencyException] | None = printed("the cases it does not hold in, each with its countries")
    affirmed_by: Phrase = evidence("who affirms it", required=True)


class Hosting(Model):
    """Where data is kept."""

    places: Listed[HostingPlace] = structure("what is kept where", required=True)
    residency: Listed[Residency] | None = printed("promises on where data stays")


class Transfers(Model):
    """What a reader is told about transfers; the transfers themselves are derived."""

    copy_from: ContactRole | None = printed("the contact who gives a copy of the safeguards. GDPR Art. 13(1)(f)")
    copy_url: Url | None = printed("where the safeguards can be read")
    explain_direct: bool | None = printed(
        "whether readers are told that what people abroad give the company themselves is no transfer. "
        "EDPB Guidelines 05/2021"
    )
    assessed: Date | None = evidence("the day of the last transfer impact assessment")
