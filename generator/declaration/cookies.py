"""`cookies` and `signals`: what is stored on or read from a device, and the choices about it."""

from __future__ import annotations

from typing import Literal

from generator.declaration.model import (
    ConsentRef,
    CookieCategory,
    CookieTechnology,
    DataRef,
    Date,
    Duration,
    Id,
    Listed,
    Model,
    OrNone,
    Phrase,
    PurposeRef,
    RecipientRef,
    ServiceRef,
    Url,
    evidence,
    printed,
    structure,
)


class Cookie(Model):
    """A cookie or something that works alike, or a group of them with one use."""

    id: Id = structure("id", required=True)
    names: Listed[Phrase] | None = printed("the names on the device, such as _ga")
    technology: CookieTechnology = printed("what it is", "cookie")
    category: CookieCategory = printed("its category", required=True)
    setter: RecipientRef | None = printed("the recipient who sets it; left out, the company")
    uses: Listed[Phrase] = printed("what it does, each read after 'to', such as 'keep you logged in'", required=True)
    purposes: Listed[PurposeRef] = structure("the purposes it serves", required=True)
    data: Listed[DataRef] | None = printed("the data it holds or reads")
    lifetime: Duration | Literal["session", "until-deleted"] | None = printed(
        "how long it stays: ISO 8601, `session`, or `until-deleted` where only the person or the service deletes it"
    )
    cross_site: bool | None = printed("whether it follows people across other sites")
    on: Listed[ServiceRef] | None = printed("the services it is used on; left out, all")


class OptOut(Model):
    """A page where people can opt out."""

    name: Phrase = printed("what it covers", required=True)
    url: Url = printed("the page", required=True)
    region: Phrase | None = printed("who it is for")


class ConsentTool(Model):
    """Where people choose."""

    name: Phrase = printed("what people see, such as 'cookie banner'", required=True)
    reopen: Phrase | None = printed("how to open it again, such as 'the Cookie settings link at the foot of each page'")


class Cookies(Model):
    """Cookies and similar technologies. ePrivacy Directive Art. 5(3)."""

    items: Listed[Cookie] = structure("one entry per cookie, or per group with one use", required=True)
    consent: ConsentRef | None = structure("the consent for those that are not strictly necessary")
    tool: ConsentTool | None = printed("where people choose")
    browser_controls: bool | None = printed("whether the policy explains browser settings")
    blocking_effect: Phrase | None = printed("what stops working without cookies, read after 'If you block cookies,'")
    opt_outs: Listed[OptOut] | None = printed("pages where people can opt out")
    opt_out_limits: (
        Listed[Literal["not-all", "generic-ads", "per-browser", "lost-with-cookies", "others-apart"]] | None
    ) = printed("what these pages cannot do")
    about: Url | None = printed("a page that explains cookies")
    run_by_customers: OrNone[Listed[CookieTechnology]] | None = printed(
        "technologies customers run on their own pages and the company does not control, or none"
    )
    not_used: Listed[CookieTechnology] | None = printed("technologies that are not used")
    not_used_for: Listed[Phrase] | None = printed("what they are not used for, read after 'to', such as 'rank you'")
    document: Phrase | None = evidence("the page that lists them, where it is kept apart")


class Signals(Model):
    """How the service answers signals a browser sends."""

    do_not_track: Literal["honoured", "ignored"] | None = printed("the answer to Do Not Track. Cal. B&P § 22575(b)(5)")
    do_not_track_reason: Phrase | None = printed("why it is ignored")
    global_privacy_control: Literal["honoured", "ignored"] | None = printed(
        "the answer to Global Privacy Control. 11 CCR § 7025"
    )
    holds_for: Listed[Literal["browser", "device", "account", "offline"]] | None = printed(
        "what a Global Privacy Control signal opts out. 11 CCR § 7025(c)"
    )
    confirmed: bool | None = printed("whether people see that their signal was followed. 11 CCR § 7025(c)(6)")
    frictionless: bool | None = printed(
        "whether a signal costs nothing, changes nothing and brings up no notice. 11 CCR § 7025(f)"
    )
    third_party_tracking: bool | None = printed("whether others track people across sites on the service")
    tested: OrNone[Date] | None = evidence("the day somebody saw the service answer these signals so, or none")
