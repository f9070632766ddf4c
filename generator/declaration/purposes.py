"""`purposes` and `consents`: why data is used, on which legal basis, and how consent works."""

from __future__ import annotations

from typing import Literal

from generator.declaration.model import (
    Channel,
    ConsentRef,
    ContactRole,
    DataRef,
    DataSelection,
    DocumentRef,
    Id,
    LegalBasis,
    Listed,
    Model,
    OrNone,
    PartyRef,
    Phrase,
    RegimeTerm,
    ServiceRef,
    Url,
    Use,
    evidence,
    printed,
    structure,
)


class Ground(Model):
    """A legal basis and what makes it one. GDPR Art. 6(1), 13(1)(c)-(d)."""

    ground: LegalBasis = printed("the basis", required=True)
    interest: Phrase | None = printed(
        "the legitimate interest, read after 'our interest in', such as 'preventing fraud'"
    )
    consent: ConsentRef | None = structure("the consent it rests on")
    law: Phrase | None = printed("the law that obliges, such as 'the Accounting Act'")
    contract: DocumentRef | None = printed("the contract it rests on")
    activities: Listed[Phrase] | None = printed(
        "the activities of the purpose it holds for, spelled as there; left out, all"
    )
    data: Listed[DataRef] | None = printed("the data it holds for; left out, all of the purpose")
    channels: Listed[Channel] | None = printed("the channels of messages it holds for; left out, all")
    regimes: Listed[RegimeTerm] | None = printed("the regimes it is a basis under; left out, all that apply")
    people: Listed[PartyRef] | None = printed("the people it holds for; left out, all of the purpose")


class Profiling(Model):
    """Data used to evaluate or predict something about a person. GDPR Art. 4(4)."""

    logic: Phrase = printed("how it works", required=True)
    effect: Phrase = printed("what it means for the person", required=True)
    turned_on: Phrase | None = printed("how people turn it on, read after 'you turn it on', such as 'in your account'")


class AutomatedDecision(Model):
    """A decision without human involvement with a legal or similar effect. GDPR Art. 13(2)(f), 22."""

    decides: Phrase = printed("what is decided", required=True)
    logic: Phrase = printed("how", required=True)
    significance: Phrase = printed("what it means for the person", required=True)
    review: ContactRole = printed("the contact for human review", required=True)


class AssistedDecision(Model):
    """A decision of weight that a person makes, with a program doing a part that counts. APP 1.7-1.8."""

    decides: Phrase = printed("what is decided, read after 'we decide'", required=True)
    program: Phrase = printed("what the program does for it, such as 'it sorts applications by risk'", required=True)


class Purpose(Model):
    """Why data is used."""

    id: Id = structure("id", required=True)
    use: Use = printed("term of the purposes vocabulary", required=True)
    label: Phrase | None = printed("what the policy calls it; left out, the vocabulary's words")
    activities: Listed[Phrase] | None = printed(
        "what is done, each read after 'we use it for', such as 'sending invoices'"
    )
    data: DataSelection = printed("the data used", required=True)
    people: Listed[PartyRef] | None = printed("whose data; left out, everyone's")
    basis: Listed[Ground] | None = printed("the legal basis, one or by activity, regime or people")
    profiling: OrNone[Profiling] | None = printed("profiling, or none")
    automated_decision: OrNone[AutomatedDecision] | None = printed("decisions without human involvement, or none")
    assisted_decision: OrNone[AssistedDecision] | None = printed(
        "decisions of weight that people make with the help of a program, or none"
    )
    without_client_data: bool | None = printed("whether clients' data is kept out of it")
    on: Listed[ServiceRef] | None = printed("the services it happens on; left out, all")


class Withdrawal(Model):
    """A way to withdraw consent. GDPR Art. 7(3)."""

    how: Literal[
        "link-in-message",
        "account-settings",
        "cookie-settings",
        "contact",
        "in-call",
        "device-settings",
        "web-page",
    ] = printed("the way", required=True)
    where: Phrase | None = printed("the place, such as the name of a menu")
    url: Url | None = printed("the page")
    contact: ContactRole | None = printed("the contact, for 'contact'")


class Consent(Model):
    """A consent people give."""

    id: Id = structure("id", required=True)
    to: Phrase = printed(
        "what people agree to, read after 'your consent to', such as 'receive our newsletter'", required=True
    )
    explicit: bool | None = printed("whether it is explicit. GDPR Art. 9(2)(a), 22(2)(c), 49(1)(a)")
    obtained: Literal[
        "tick-box", "banner", "button", "spoken", "form", "settings", "signature", "double-opt-in", "email", "implied"
    ] = printed("how it is given", required=True)
    where: Phrase | None = printed("where it is asked")
    wording: Phrase | None = evidence("the words people see")
    version: Phrase | None = evidence("the version of the words")
    withdraw: Listed[Withdrawal] | None = printed("how it is withdrawn")
    without: Phrase | None = printed(
        "what follows where people refuse or withdraw it, read after 'without it', such as 'you get no newsletter'"
    )
    steps_to_give: int | None = evidence("number of steps to give it")
    steps_to_withdraw: int | None = evidence("number of steps to withdraw it")
    from_parent: bool | None = printed("whether a parent gives it")
    regimes: Listed[RegimeTerm] | None = structure("the regimes it holds under; left out, all")
