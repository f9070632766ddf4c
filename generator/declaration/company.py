"""`company`: who is responsible: brand and legal entity, contacts, representatives, scale."""

from __future__ import annotations

from typing import Literal

from generator.declaration.model import (
    Area,
    ContactRole,
    Country,
    Email,
    Id,
    Listed,
    Model,
    OrNone,
    Phrase,
    RegimeTerm,
    ServiceRef,
    Url,
    evidence,
    printed,
    structure,
)


class Address(Model):
    """A postal address."""

    street: Phrase = printed("street and number, or a post box", required=True)
    city: Phrase = printed("town or city", required=True)
    region: Phrase | None = printed("state, province or county")
    postcode: Phrase | None = printed("postal code")
    country: Country = printed("country code", required=True)


class Contact(Model):
    """A way to reach the company, by role. At least one of email, form, phone or address is needed."""

    roles: Listed[ContactRole] = printed("what this contact is for", required=True)
    name: Phrase | None = printed("a person or team")
    email: Email | None = printed("email address")
    phone: Phrase | None = printed("phone number; quote it so that it stays text")
    form: Url | None = printed("web form")
    address: Address | None = printed("postal address, where it differs from the company's")
    attention: Phrase | None = printed("the 'attention' line of a letter")
    people_in: Listed[Area] | None = printed("the countries whose people should use this contact")


class Registration(Model):
    """An entry in a public register."""

    kept_by: Phrase = printed("the register, such as 'Companies House'", required=True, alias="register")
    number: Phrase = printed("the number there", required=True)


class Affiliate(Model):
    """A company of the same group."""

    id: Id = structure("id", required=True)
    name: Phrase = printed("legal name", required=True)
    country: Country | None = printed("country of establishment")
    relation: Phrase | None = printed("what it is to the company, such as parent or subsidiary")
    covered: bool | None = printed("whether this policy holds for what it does, too")


class Group(Model):
    """The group of companies."""

    name: Phrase = printed("the group's name", required=True)
    functions: Listed[Phrase] | None = printed("what the group's companies do for the company")


class Officer(Model):
    """The data protection officer. GDPR Art. 37-39."""

    name: Phrase | None = printed("the person's or firm's name")
    email: Email | None = printed("email address")
    phone: Phrase | None = printed("phone number")
    address: Address | None = printed("postal address, where it differs from the company's")
    also: Listed[RegimeTerm] | None = printed(
        "other laws under which the same person answers for personal data; where one applies, its section says so"
    )


class PersonInCharge(Model):
    """Who answers for personal data under a law that knows another office than the GDPR's officer.

    PIPEDA Sch. 1 cl. 4.1; CQLR c. P-39.1 s. 3.1; LGPD Art. 41; DPDP Rules 2025 r. 9.
    """

    under: Listed[RegimeTerm] = printed("the laws; the section on each names the person", required=True)
    title: Phrase = printed("the title, read after 'our', such as 'privacy officer'", required=True)
    name: Phrase | None = printed("the person's or firm's name; some laws ask for the title alone")
    email: Email | None = printed("email address")
    form: Url | None = printed("web form")
    phone: Phrase | None = printed("phone number")
    address: Address | None = printed("postal address, where it differs from the company's")


class Representative(Model):
    """A representative in a territory where the company has no establishment. GDPR Art. 27; FADP Art. 14."""

    area: Literal["EU", "GB", "CH"] = printed("the territory", required=True)
    name: Phrase = printed("name", required=True)
    email: Email | None = printed("email address")
    address: Address = printed("postal address", required=True)


class Authority(Model):
    """A supervisory authority the reader can complain to. GDPR Art. 77."""

    name: Phrase = printed("the authority's name", required=True)
    country: Country = printed("its country", required=True)
    url: Url | None = printed("its web page")
    email: Email | None = printed("its email address")
    address: Phrase | None = printed("its postal address")


class Residents(Model):
    """How many people of one US state there is data about."""

    state: Country = evidence("the state, such as US-TX", required=True)
    people: int = evidence("people who live there and whose data is processed in a year", required=True)


class Scale(Model):
    """Size, where a law depends on it. Never printed."""

    turnover_usd: int | None = evidence("yearly turnover in US dollars")
    turnover_aud: int | None = evidence("yearly turnover in Australian dollars")
    australian_grounds: (
        Listed[
            Literal[
                "health-service",
                "trades-in-data",
                "commonwealth-contractor",
                "credit-reporting",
                "tenancy-database",
                "money-laundering-reports",
                "related-to-larger-company",
                "opted-in",
            ]
        ]
        | None
    ) = evidence("why Australian law binds it whatever its turnover. Privacy Act 1988 (Cth) ss. 6D(4), 6D(9), 6E, 6EA")
    small_agent_in_brazil: bool | None = evidence(
        "whether it is a small processing agent that need not name an encarregado. Resolution CD/ANPD 2/2022"
    )
    employees: int | None = evidence("number of employees")
    people_records: int | None = evidence("number of people whose data is held")
    california_consumers: int | None = evidence("Californian consumers whose data is bought, sold or shared in a year")
    revenue_from_selling: float | None = evidence("share of revenue from selling or sharing personal data, 0 to 1")
    non_profit: bool | None = evidence("whether it is a non-profit")
    small_business: bool | None = evidence(
        "whether it is a small business by the size standards of the US Small Business Administration. 13 CFR Part 121"
    )
    florida_grounds: Listed[Literal["advertising-revenue", "smart-speaker", "app-store"]] | None = evidence(
        "which of these it is: half its revenue from advertising online, a smart speaker, a large app store. "
        "Fla. Stat. § 501.702(9)(a)4."
    )
    residents: Listed[Residents] | None = structure("people by US state, where a state's law depends on their number")


class JointController(Model):
    """A company that decides on purposes and means together with this one. GDPR Art. 26."""

    id: Id = structure("id", required=True)
    name: Phrase = printed("legal name", required=True)
    country: Country | None = printed("country of establishment")
    decides: Listed[Phrase] = printed("what is decided together", required=True)
    essence: Phrase = printed("who does what towards the reader", required=True)
    contact: Email | None = printed("email address of the contact point")


class Entity(Model):
    """Another company of the same enterprise, controller for some services or for people in some places.

    At least one of `services` and `people_in` is needed; with both, it is controller for these people there.
    """

    id: Id = structure("id", required=True)
    legal_name: Phrase = printed("the legal entity", required=True)
    legal_form: Phrase | None = printed("legal form, such as 'limited liability company'")
    registration: Registration | None = printed("entry in a public register")
    address: Address = printed("postal address", required=True)
    country: Country = printed("country of establishment", required=True)
    email: Email | None = printed("email address, where people should not use the contacts of `company`")
    phone: Phrase | None = printed("phone number, where people should not use the contacts of `company`")
    services: Listed[ServiceRef] | None = printed("the services it is controller for; left out, all")
    people_in: Listed[Area] | None = printed("the places whose people it is controller for; left out, all")


class Company(Model):
    """Who is responsible for the data."""

    brand: Phrase = printed("the name people know", required=True)
    legal_name: Phrase = printed("the legal entity, or the person's name", required=True)
    owns_services: bool | None = printed("true where the company owns and controls all services the policy covers")
    natural_person: bool | None = printed("true where the publisher is a person and no legal entity")
    form: Phrase | None = printed("legal form, such as 'limited liability company'")
    registration: Registration | None = printed("entry in a public register")
    vat: Phrase | None = printed("VAT or tax number, where the law asks for it")
    address: Address = printed("postal address", required=True)
    established_in: Country = printed("country of establishment", required=True)
    describes: Phrase | None = printed("what the company does, as 'a CRM for small teams'")
    contacts: Listed[Contact] = structure("ways to reach the company, by role", required=True)
    dpo: OrNone[Officer] | None = printed("the data protection officer, or none")
    in_charge: Listed[PersonInCharge] | None = printed("who answers for personal data under laws outside Europe")
    representatives: OrNone[Listed[Representative]] | None = printed("representatives in other territories, or none")
    authorities: Listed[Authority] | None = printed("the supervisory authorities to name")
    authorities_list: Url | None = printed("a page that lists the supervisory authorities of several countries")
    group: OrNone[Group] | None = printed("the group the company belongs to, or none")
    affiliates: OrNone[Listed[Affiliate]] | None = printed("companies of the group by name, or none")
    joint_controllers: OrNone[Listed[JointController]] | None = printed("companies that decide together with this one")
    entities: Listed[Entity] | None = structure(
        "companies of the same enterprise that are controller in this one's place for some services or people"
    )
    public_task: bool | None = evidence("whether a law gives it a task in the public interest. GDPR Art. 6(1)(e), (3)")
    hipaa: Literal["covered-entity", "business-associate", "neither"] | None = evidence(
        "what it is under HIPAA. 45 CFR § 160.103"
    )
    scale: Scale | None = structure("size, where a law depends on it")
