"""`disclosures`, `security`, `rights`: giving data to authorities, keeping it safe, answering people."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Tag

from generator.declaration.model import (
    SHAPE,
    BusinessDays,
    BusinessEvent,
    ConsentRef,
    ContactRole,
    DataRef,
    DataSelection,
    Date,
    DisclosureGround,
    Duration,
    Listed,
    Model,
    OrNone,
    Phrase,
    RightTerm,
    SecurityMeasure,
    SecurityStandard,
    ServiceRef,
    StandardStatus,
    Url,
    evidence,
    printed,
)


class Instrument(Model):
    """An order or request on which data is given, and the data it gets."""

    instrument: Literal[
        "subpoena",
        "court-order",
        "warrant",
        "mutual-legal-assistance",
        "european-production-order",
        "national-security-order",
        "authority-order",
        "regulator-request",
    ] = printed("what it is", required=True)
    data: Listed[DataRef] | None = printed("the data given on it; left out, nothing is said of it")


class Emergency(Model):
    """Giving data before an order comes, because somebody is in danger."""

    cases: Listed[Phrase] = printed("what counts as an emergency, such as 'a danger of death'", required=True)
    decided_by: Phrase | None = printed("who decides whether it is one, in the singular, such as 'our legal team'")


class Preservation(Model):
    """Setting data aside on an authority's request, until its order arrives."""

    period: Duration = printed("how long the data is kept pending the order", required=True)
    extension: Duration | None = printed("how much longer, where the authority asks again")


class RequestNotice(Model):
    """Telling people of a request about them before their data is given, unless the law forbids it."""

    ahead: Duration | None = printed("how long before the data is given")
    unless: Listed[Literal["danger", "children", "misuse", "emergency"]] | None = printed(
        "further cases in which they are not told"
    )
    later: bool | None = printed("whether people who were not told before are told once that is possible")


class TransparencyReport(Model):
    """Figures on requests, published."""

    url: Url = printed("where it stands", required=True)
    shows: Listed[Phrase] | None = printed("what it shows, such as 'how many requests we got'")
    every: Duration | None = printed("how often it is published")


class LegalDisclosure(Model):
    """Giving data to authorities and courts."""

    to: Listed[
        Literal[
            "authorities",
            "government-agencies",
            "courts",
            "law-enforcement",
            "regulators",
            "advisers",
            "foreign-authorities",
            "opponents",
        ]
    ] = printed("who", required=True)
    grounds: Listed[DisclosureGround] = printed("why", required=True)
    standard: Literal["required", "reasonable-belief", "good-faith"] = printed(
        "how sure the company must be", required=True
    )
    minimum: bool | None = printed("whether only what is needed is given")
    instruments: Listed[Instrument] | None = printed("the orders and requests it acts on")
    verified: bool | None = printed("whether each request is checked for being genuine and lawful first")
    overbroad: OrNone[Listed[Literal["ask-to-narrow", "refuse-part", "challenge"]]] | None = printed(
        "what the company does where a request asks for too much, or none"
    )
    notice: (
        Annotated[
            Annotated[Literal["unless-forbidden", "none"], Tag("text")] | Annotated[RequestNotice, Tag("mapping")],
            SHAPE,
        ]
        | None
    ) = printed("whether the person is told before: unless the law forbids it, also with further exceptions, or none")
    emergencies: (
        Annotated[
            Annotated[bool, Tag("answer")] | Annotated[Emergency, Tag("mapping")],
            SHAPE,
        ]
        | None
    ) = printed("whether data is given in an emergency to protect someone's life; or what counts as an emergency")
    preservation: OrNone[Preservation] | None = printed(
        "how long data is kept because an authority asks for it to be preserved, or none"
    )
    costs: Literal["charged", "not-charged"] | None = printed("whether authorities pay what answering them costs")
    report: OrNone[TransparencyReport] | None = printed("figures on requests, published, or none")
    protects: Listed[Literal["company", "employees", "affiliates", "users", "public"]] | None = printed(
        "whose rights, property or safety is protected, where that is a ground"
    )


class BusinessTransfer(Model):
    """Data when the company changes hands."""

    events: Listed[BusinessEvent] = printed("the events", required=True)
    to: Listed[Literal["buyer", "successors", "affiliates"]] | None = printed(
        "who may receive the data; left out, the new owner"
    )
    notice: OrNone[Listed[Literal["email", "website", "in-app"]]] = printed(
        "how people are told, or none", required=True
    )
    before: bool | None = printed("whether they are told before it happens")
    same_terms: bool = printed("whether the new owner must keep to this policy", required=True)
    choices: bool | None = printed("whether people are told of their choices")
    consistent_terms: bool | None = printed(
        "whether data passes only to somebody who commits to consistent privacy terms, where the company can decide it"
    )
    client_data: Literal["to-continue-service", "never"] | None = printed("whether clients' data passes too")


class Aggregated(Model):
    """Statistics from which nobody can be recognised."""

    given_to: Listed[Phrase] = printed("who gets them", required=True)
    uses: Listed[Phrase] | None = printed("what for")


class Incentive(Model):
    """A price, service or reward that depends on giving data. Cal. Civ. Code § 1798.125(b); 11 CCR § 7016."""

    name: Phrase = printed("what people know it as, such as 'our points club'", required=True)
    offers: Phrase = printed("what people get, such as 'one free coffee for every ten'", required=True)
    data: DataSelection = printed("the data it depends on", required=True)
    join: Phrase = printed("how people join, read after 'To join,', such as 'sign up at the till'", required=True)
    leave: Phrase = printed(
        "how people leave at any time, read after 'To leave at any time,', such as 'write to us'", required=True
    )
    value: Phrase = printed(
        "what the data is worth to the company, such as '12 dollars a year per member'", required=True
    )
    reckoned: Phrase = printed("how that was worked out, such as 'the extra revenue divided by members'", required=True)


class Disclosures(Model):
    """Giving data to others beyond the recipients."""

    legal: OrNone[LegalDisclosure] | None = printed("authorities and courts, or none")
    business_transfer: OrNone[BusinessTransfer] | None = printed("change of hands, or none")
    with_consent: OrNone[ConsentRef] | None = printed("giving data where the person agrees, or none")
    equal_protection: bool | None = printed(
        "whether companies that work for this one, its group and those whose code is in its services must protect data "
        "as well as this policy says"
    )
    incentives: OrNone[Listed[Incentive]] | None = printed("what people get for giving data, or none")
    aggregated: OrNone[Aggregated] | None = printed("statistics given to others, or none")


class Measure(Model):
    """A security measure."""

    measure: SecurityMeasure = printed("the measure", required=True)
    detail: Phrase | None = printed("what it covers, such as 'passwords and access keys'")
    how_often: Duration | None = printed("how often, for checks and trainings")


class Standard(Model):
    """A security standard."""

    standard: SecurityStandard = printed("the standard", required=True)
    status: StandardStatus = printed("where the company stands", required=True)
    scope: Phrase | None = printed("what it covers")
    holder: Phrase | None = printed("who holds it, where it is a provider")
    since: Date | None = evidence("the date of the certificate")
    until: Date | None = evidence("the day it runs out")


class Breach(Model):
    """What the company does after a breach. GDPR Art. 33, 34."""

    authority_within: Duration | None = printed("how soon the authority is told")
    people: Literal["high-risk", "always", "as-law-requires"] = printed("when people are told", required=True)
    how: Phrase | None = printed("how people are told")
    only_where_required: bool | None = printed("whether the authority is told only where the law requires it")


class Access(Model):
    """People inside the company who can reach data. CQLR c. P-39.1 ss. 3.2, 8."""

    who: Phrase = printed("a kind of staff, such as 'our support team'", required=True)
    data: DataSelection = printed("the data they can reach", required=True)
    does: Listed[Phrase] = printed(
        "what they do with it, from collection to deletion, each read after 'to', such as 'answer questions'",
        required=True,
    )


class Security(Model):
    """How data is kept safe."""

    measures: Listed[Measure] = printed("the measures", required=True)
    kinds: Listed[Literal["technical", "organisational", "administrative", "physical"]] | None = printed(
        "the kinds of measures"
    )
    risk_based: bool | None = printed("whether the measures are chosen by the risk to people. GDPR Art. 32(1)")
    against: (
        Listed[Literal["destruction", "loss", "alteration", "disclosure", "access", "use", "misuse", "unlawful-use"]]
        | None
    ) = printed("the harms they guard against")
    access: Listed[Access] | None = printed("who inside the company can reach which data, and what for")
    standards: OrNone[Listed[Standard]] | None = printed("standards, or none")
    breach: Breach | None = printed("what happens after a breach")
    no_guarantee: bool | None = printed("whether the policy says that no system is fully safe")
    contact: ContactRole | None = printed("the contact for questions on security")
    report_to: ContactRole | None = printed("the contact for people who find a weakness")


class SelfService(Model):
    """What people can do themselves."""

    rights: Listed[RightTerm] = printed("which rights", required=True)
    where: Phrase = printed("where, such as 'your account settings'", required=True)
    does: Listed[Phrase] | None = printed("what they can do there, read after 'you can'; left out, use these rights")
    shows: Phrase | None = printed("how soon a change shows, such as 'at once'")
    on: Listed[ServiceRef] | None = printed("the services it holds for; left out, all")


class Appeal(Model):
    """What people can do when a request is refused."""

    contact: ContactRole = printed("the contact", required=True)
    within: Duration = printed("how soon it is answered", required=True)


class Complaints(Model):
    """What becomes of a complaint to the company. APP 1.4(e); PIPEDA Sch. 1 cl. 4.10; UK DPA 2018 s. 164A."""

    contact: ContactRole = printed("the contact for complaints", required=True)
    handling: Listed[Phrase] = printed(
        "what the company does with one, each read after 'we', such as 'look into it'", required=True
    )
    acknowledged: Duration | None = printed("how soon the person hears that it came in")
    answered: Duration | None = printed("how soon the person has the outcome")


class ConsentManager(Model):
    """Somebody through whom people give, see and withdraw their consents. DPDP Act 2023 s. 6(7)."""

    name: Phrase = printed("the name", required=True)
    url: Url = printed("where it is reached", required=True)


class Link(Model):
    """A link people use to make a choice."""

    text: Phrase = printed("the words people see, such as 'Your Privacy Choices'", required=True)
    url: Url = printed("where it leads", required=True)


class Rights(Model):
    """How people use their rights; which rights they have derives from the law."""

    contact: ContactRole = printed("the contact for requests", required=True)
    form: Url | None = printed("a web form for requests")
    offered_to: Literal["everyone", "by-residence"] = printed("whether everyone gets the same rights", required=True)
    refusals_explained: bool | None = printed("whether a person whose request is refused is told why. GDPR Art. 12(4)")
    response: Duration | None = printed("how soon requests are answered")
    response_business_days: BusinessDays | None = printed("how soon in business days")
    given_with_request: Listed[Phrase] | None = printed(
        "what people need to give with a request so that their data is found, such as 'your user name'"
    )
    identity_check: Phrase | None = printed("how the person is identified, read after 'we may ask you to'")
    free: bool | None = printed("whether requests cost nothing")
    self_service: Listed[SelfService] | None = printed("what people can do themselves")
    appeal: Appeal | None = printed("what people can do when a request is refused")
    agents: Phrase | None = printed("how somebody else can ask for them")
    nominee: Phrase | None = printed(
        "how people name somebody to use their rights after death or incapacity, read after 'to do so,'"
    )
    consent_managers: Listed[ConsentManager] | None = printed("registered services that manage consents for people")
    complaints: Complaints | None = printed("what becomes of a complaint to the company")
    also: Listed[RightTerm] | None = printed("rights the company gives beyond the law")
    shine_the_light: ContactRole | None = printed(
        "the contact for Californians who ask which data others got for their marketing. Cal. Civ. Code § 1798.83"
    )
    opt_out: Link | None = printed(
        "the link to opt out of sale, of sharing for advertising and of targeted advertising. 11 CCR §§ 7013, 7015"
    )
    limit: Link | None = printed("the link to limit the use of sensitive data. 11 CCR § 7014")
    sale_requests: ContactRole | None = printed(
        "the contact for people who ask that their data not be sold. NRS 603A.325, 603A.345"
    )
    after_action: bool | None = printed("whether the person is told what was done")
    tested: Date | None = evidence("the day the process was last tried")
