"""A policy as `assemble` would make it: real sentences, tables to look things up in, awkward names."""

from __future__ import annotations

from generator.document import Basis, Column, Document, Figure, Leaf, LineBasis, Node, Passage, Section
from generator.markup import email, escape, link
from generator.problems import Place

NAMES = "Łódź Ελλάδα Україна"
NASTY = "Smith & <b>Sons</b> *Ltd* [x](y) {{ z }} | _q_ #1"


def passage(clause: str, markdown: str, heading: str | None = None) -> Passage:
    leaf = Leaf(("company", "name"), Place("practices/sample.yaml", 4, 9))
    lines = (LineBasis(0, (leaf,), ()),)
    states = ({"actor": "company", "action": "collect", "holds": "no"},)
    basis = Basis(clause, 1, (leaf,), lines, meets=("gdpr-13-1-a",), states=states)
    return Passage(clause, heading, markdown, basis)


def document(*, draft: bool = False, questions: tuple[str, ...] = (), name: str = "Northlight") -> Document:
    return Document(
        kind="privacy-policy",
        title="Privacy Policy",
        language="en",
        organisation=name,
        effective="2026-11-22",
        updated="2026-11-22",
        version="2.1",
        url="https://northlight.example/privacy",
        draft=draft,
        preamble=(passage("introduction/scope", _SCOPE.format(name=escape(name))),),
        sections=tuple(
            Section(id, number, heading, passages)
            for number, (id, heading, passages) in enumerate(_sections(), start=1)
        ),
        open_questions=questions,
        figures=(figure(),),
    )


def figure() -> Figure:
    return Figure(
        id="data-way",
        title="Where data goes",
        alternative="Columns: data, purposes, recipients. The tables in section 2 say the same.",
        caption="The table in [section 2](#2-the-data-we-collect) says it in full.",
        columns=(
            Column("Data", (Node("data/name", "Names"), Node("data/card", "Card details"))),
            Column("Purpose", (Node("purposes/account", "Your account"), Node("purposes/pay", "Payments"))),
            Column("Recipient", (Node("recipients/bank", NASTY, NAMES), Node("company", "Northlight", "we, Poland"))),
        ),
        links=(
            ("data/name", "purposes/account"),
            ("data/name", "purposes/pay"),
            ("data/card", "purposes/pay"),
            ("purposes/pay", "recipients/bank"),
            ("purposes/account", "company"),
        ),
        because=(Leaf(("data", 0, "categories"), Place("practices/sample.yaml", 9, 5)),),
    )


def _sections() -> list[tuple[str, str, tuple[Passage, ...]]]:
    data = (
        passage("data/given", _DATA, "Data you give us"),
        passage("data/automatic", _AUTOMATIC, "Data we collect automatically"),
    )
    google = (
        passage("google/use", _GOOGLE, "What we do with Google data"),
        passage("google/limited-use", _LIMITED, "Limited use"),
    )
    return [
        ("who-we-are", "Who we are", (passage("who-we-are/controller", _CONTROLLER),)),
        ("data", "The data we collect", data),
        ("purposes", "Why we use your data, and on what legal basis", (passage("purposes/all", _PURPOSES),)),
        ("recipients", "Who receives your data", (passage("recipients/all", _RECIPIENTS),)),
        ("google", "Google Calendar", google),
        ("retention", "How long we keep data", (passage("retention/all", _RETENTION),)),
        ("cookies", "Cookies", (passage("cookies/all", _COOKIES),)),
        ("rights", "Your rights", (passage("rights/all", _RIGHTS),)),
        ("children", "Children", (passage("children/age", _CHILDREN),)),
        ("changes", "Changes to this policy", (passage("changes/notice", _CHANGES),)),
        ("contact", "How to reach us", (passage("contact/all", _CONTACT),)),
    ]


_SCOPE = """\
{name} offers a calendar and customer records for small firms. This policy says which personal data we \
collect, why we use it, who receives it, and what you can do about it.

It covers our website, our web app and our mobile apps. It does not cover what our customers do with the \
records they keep in {name}: for those, ask the customer who holds them."""

_CONTROLLER = f"""\
{escape("Northlight Software Sp. z o.o.")} decides why and how your data is used. Our office is in \
{escape(NAMES)}. A partner of ours is called {escape(NASTY)}.

You can write to {email("privacy@northlight.example")} or read our \
{link("sub-processor list", "https://northlight.example/sub-processors?lang=en&all=1")}."""

_DATA = """\
We collect this data when you open an account, pay, or write to us. Without the fields marked as \
required we cannot give you one.

**What you give us, and when**

| Data | When | Required |
| --- | --- | --- |
| First and last name | When you open an account | Yes |
| E-mail address | When you open an account | Yes |
| Phone number | When you ask us to call you | No |
| Card number, expiry date | When you pay; goes to our payment provider only | For paid plans |"""

_AUTOMATIC = """\
Our servers record technical data whenever you use the service:

- your IP address, browser and operating system
- the pages you open, with date and time
- what you do in the app:
  - records you open and change
  - errors the app reports
- cookies and similar storage, listed under [7. Cookies](#7-cookies)"""

_PURPOSES = """\
**Purposes and legal bases**

| Purpose | Data | Legal basis |
| --- | --- | --- |
| Give you an account and keep you signed in | Name, e-mail address, password hash | Contract |
| Take payments | Name, card details, billing address | Contract; tax law for invoices |
| Find and repair faults | Technical data, error reports | Legitimate interest: a service that works |
| Send our newsletter | E-mail address | Your consent |

You may withdraw your consent at any time. This does not affect what we did before."""

_RECIPIENTS = """\
These companies receive personal data from us. We tell you for each what it does and where.

**Recipients**

| Recipient | What it does for us | Data | Country |
| --- | --- | --- | --- |
| Hetzner Online GmbH | Runs our servers | All data in the service | Germany, Finland |
| Stripe Payments Europe, Ltd. | Takes payments | Name, card details, billing address | Ireland, USA |
| Mailgun Technologies, Inc. | Sends e-mail | E-mail address, message text | United States |
| Zażółć & Συνεργάτες Α.Ε. | Answers support requests | Name, e-mail address, your request | Poland, Greece |

Stripe and Mailgun also process data in the United States. \
Both take part in the EU-U.S. Data Privacy Framework."""

_GOOGLE = """\
If you connect Google Calendar, we read the events of the calendars you choose and write the meetings you \
book in our service. We ask for the permission to see and edit events, and for no other.

You can disconnect at any time in your settings or in your Google Account. We then delete the access tokens \
at once and the copied events within 30 days."""

_LIMITED = f"""\
Our use of information received from Google APIs follows the \
{link("User Data Policy", "https://developers.google.com/terms/api-services-user-data-policy")}, \
including the Limited Use requirements."""

_RETENTION = """\
**Retention periods**

| Data | Kept for | Counted from |
| --- | --- | --- |
| Account data | 30 days | The day you close your account |
| Invoices | 10 years (German Commercial Code, section 257) | End of the calendar year |
| Server logs | 14 days | The entry |
| Backups | 35 days | The day of the backup |"""

_COOKIES = """\
**Cookies and similar storage**

| Name | Set by | Purpose | Lifetime |
| --- | --- | --- | --- |
| sb_session | Northlight | Keeps you signed in | Until you sign out |
| &#95;ga, &#95;ga&#95;7XK2 | Google | Counts visits, with your consent | 13 months |
| theme | Northlight | Remembers light or dark | 1 year |"""

_RIGHTS = f"""\
You have the right to:

- **see** the data we hold about you
- have wrong data **corrected**
- have your data **deleted**
- receive your data in a **portable** form
- **object** to use that rests on our legitimate interests

Write to {email("privacy@northlight.example")}. We answer within one month. You may also complain to a \
supervisory authority: the {link("list of authorities", "https://edpb.europa.eu/about-edpb/members_en")}."""

_CHILDREN = """\
You must be at least 16 years old to open an account. We delete an account when we learn that its holder is \
younger."""

_CHANGES = """\
We tell account holders by e-mail at least 14 days before a change takes effect. Earlier versions stay in \
our archive."""

_CONTACT = f"""\
- E-mail: {email("privacy@northlight.example")}
- Phone: {link("+48 42 123 45 67", "tel:+48421234567")}
- Post: Northlight Software, ul. Piotrkowska 100, 90-926 Łódź, Poland"""
