"""Who is concerned, through what service, and by which way people are reached or write to the company."""

from __future__ import annotations

from generator.vocabulary.term import Term, table

COMMON = "common usage"

# fmt: off
PARTY_KINDS = table(
    Term("person", "person", "Any living human being the data is about.", "GDPR Art. 4(1)", plural="people"),
    Term("visitor", "visitor", "Someone who looks at a website or app without an account.", COMMON, "person", "visitors"),
    Term("user", "user", "Someone who uses the service.", COMMON, "person", "users"),
    Term("account-holder", "account holder", "A user who has an account.", COMMON, "user", "account holders"),
    Term("free-user", "free user", "A user who does not pay.", COMMON, "user", "free users"),
    Term("client-user", "user acting for a client", "A person who uses the service for an organisation.", COMMON, "user",
         "users acting for a client"),
    Term("administrator", "account administrator", "A user who runs an organisation's account.", COMMON, "client-user",
         "account administrators"),
    Term("customer", "customer", "A person who buys.", COMMON, "person", "customers"),
    Term("subscriber", "subscriber", "A person who signed up for messages.", COMMON, "person", "subscribers"),
    Term("client", "client", "An organisation that has a contract for the service.", COMMON, None, "clients"),
    Term("client-contact", "contact person at a client", "Who speaks for an organisation.", COMMON, "person",
         "contact people at clients"),
    Term("end-customer", "client's customer", "Whose data a client keeps in the service.", COMMON, "person", "clients' customers"),
    Term("contact-of-user", "contact of a user", "Someone a user tells the service about.", COMMON, "person", "contacts of users"),
    Term("call-party", "caller or called person", "Either side of a phone call.", COMMON, "person", "callers and called people"),
    Term("recipient", "message recipient", "Who receives a message sent through the service.", COMMON, "person",
         "message recipients"),
    Term("prospect", "prospective customer", "Someone who may become a customer.", COMMON, "person", "prospective customers"),
    Term("enquirer", "person who contacts us", "Who writes, calls or fills in a form.", COMMON, "person", "people who contact us"),
    Term("event-participant", "event participant", "Who signs up for an event, contest or webinar.", COMMON, "person",
         "event participants"),
    Term("survey-participant", "survey participant", "Who answers a survey.", COMMON, "person", "survey participants"),
    Term("guest", "guest", "Who takes part by invitation, without an account.", COMMON, "person", "guests"),
    Term("applicant", "job applicant", "Who applies for work at the company.", "W3C DPV 2.3, dpv:JobApplicant", "person",
         "job applicants"),
    Term("employee", "employee", "Who works for the company.", "W3C DPV 2.3, dpv:Employee", "person", "employees"),
    Term("child", "child", "A person below the age the law protects.", "GDPR Art. 8; 16 CFR § 312.2", "person", "children"),
    Term("student", "student", "Who learns through the service.", "W3C DPV 2.3, dpv:Student", "person", "students"),
    Term("parent", "parent or guardian", "Who answers for a child.", "16 CFR § 312.2", "person", "parents and guardians"),
    Term("patient", "patient", "Who receives health care.", "W3C DPV 2.3, dpv:Patient", "person", "patients"),
    Term("relative", "relative", "A family member of someone else named here.", COMMON, "person", "relatives"),
    Term("partner", "business partner", "Who does business with the company, or its staff.", COMMON, "person",
         "business partners"),
    Term("supplier", "supplier", "Who sells to the company, or its staff.", COMMON, "person", "suppliers"),
    Term("donor", "donor", "Who gives money to a cause.", COMMON, "person", "donors"),
    Term("member", "member", "Who belongs to an association or programme.", "W3C DPV 2.3, dpv:Member", "person", "members"),
    Term("developer", "developer", "Who builds on the company's interfaces.", COMMON, "person", "developers"),
)

SERVICE_KINDS = table(
    Term("website", "website", "Pages anyone can read in a browser.", COMMON, None, "websites"),
    Term("web-app", "web app", "A program used in a browser, as a rule after login.", COMMON, None, "web apps"),
    Term("app", "app", "A program installed on a device.", COMMON, None, "apps"),
    Term("mobile-app", "mobile app", "An app for phones and tablets.", COMMON, "app", "mobile apps"),
    Term("desktop-app", "desktop app", "An app for computers.", COMMON, "app", "desktop apps"),
    Term("game", "game", "A program for play.", COMMON, "app", "games"),
    Term("api", "API", "An interface for programs.", COMMON, None, "APIs"),
    Term("browser-extension", "browser extension", "A program inside a browser.", COMMON, None, "browser extensions"),
    Term("mail-add-on", "email add-on", "A program inside an email client.", COMMON, None, "email add-ons"),
    Term("plugin", "plug-in", "A program inside another product.", COMMON, None, "plug-ins"),
    Term("widget", "widget", "A piece shown on other people's pages.", COMMON, None, "widgets"),
    Term("chatbot", "chatbot", "A program that converses.", COMMON, None, "chatbots"),
    Term("email", "email", "Messages the company sends or receives.", COMMON, None, "emails"),
    Term("newsletter", "newsletter", "Messages sent to subscribers.", COMMON, "email", "newsletters"),
    Term("telephony", "phone service", "Calls made or taken.", COMMON, None, "phone services"),
    Term("device", "connected device", "Hardware that sends data.", COMMON, None, "connected devices"),
    Term("social-page", "social media page", "The company's page on a social network.", "CJEU C-210/16", None, "social media pages"),
    Term("offline", "in person or on paper", "Contact without a network.", COMMON),
    Term("shop", "online shop", "Where goods are ordered.", COMMON, "website", "online shops"),
    Term("blog", "blog", "Articles, perhaps with comments.", COMMON, "website", "blogs"),
    Term("forum", "forum", "Where people discuss in public or among members.", COMMON, "website", "forums"),
)

SOURCES = table(
    Term("person", "you", "The person gives the data knowingly.", "GDPR Art. 13"),
    Term("automatic", "your device, automatically", "Recorded while a service is used.", "GDPR Art. 13; CJEU C-422/24"),
    Term("third-party", "other people or companies", "Somebody else gives the data.", "GDPR Art. 14(2)(f)"),
    Term("client", "the organisation you act for", "An employer or customer gives the data.", "GDPR Art. 14(2)(f)", "third-party"),
    Term("another-user", "other users", "Another user gives the data.", "GDPR Art. 14(2)(f)", "third-party"),
    Term("public", "public sources", "Found where anyone may look.", "GDPR Art. 14(2)(f)"),
    Term("inferred", "conclusions from other data", "Worked out from other data.", "W3C DPV 2.3, dpv:InferredPersonalData"),
)

CONTACT_ROLES = table(
    Term("privacy", "questions about privacy", "Who answers about this policy and rights.", "GDPR Art. 13(1)(a)"),
    Term("dpo", "data protection officer", "The officer the law knows.", "GDPR Art. 37-39"),
    Term("privacy-officer", "privacy officer", "Who answers for privacy in the company.", "PIPEDA Sch. 1 cl. 4.1; CQLR c. P-39.1 s. 3.1"),
    Term("grievance-officer", "grievance officer", "Who handles grievances.", "DPDP Act 2023 s. 13"),
    Term("support", "support", "Who helps users.", COMMON),
    Term("general", "general questions", "Who answers anything else.", COMMON),
    Term("abuse", "reports of abuse", "Who takes reports of misuse.", COMMON),
    Term("security", "reports of security problems", "Who takes reports of weaknesses.", "RFC 9116"),
    Term("parents", "parents and guardians", "Who answers parents.", "16 CFR § 312.4(d)"),
    Term("complaints", "complaints", "Who handles complaints.", "UK Data Protection Act 2018 s. 164A"),
    Term("legal", "legal matters", "Who takes legal papers.", COMMON),
    Term("press", "press", "Who answers journalists.", COMMON),
    Term("sales", "sales", "Who answers buyers.", COMMON),
    Term("jobs", "job applications", "Who handles applications.", COMMON),
    Term("marketing", "marketing preferences", "Who stops or changes marketing.", COMMON),
    Term("region", "people in a certain region", "Who answers people of one country or region.", COMMON),
)

_EMAIL = Term("email", "email", "A message to a mailbox.", COMMON)
_PHONE = Term("phone", "phone", "A spoken call.", COMMON)
_POST = Term("post", "post", "A letter on paper.", COMMON)

CONTACT_CHANNELS = table(
    _EMAIL, _PHONE, _POST,
    Term("web-form", "online form", "A form on a web page.", COMMON),
    Term("account-settings", "your account settings", "A page of the account.", COMMON),
    Term("in-app", "in the app", "A function of the app.", COMMON),
    Term("chat", "chat", "Typed conversation.", COMMON),
    Term("toll-free-number", "toll-free number", "A call free of charge.", "Cal. Civ. Code § 1798.130(a)(1)(A)", "phone"),
    Term("unsubscribe-link", "the unsubscribe link in the message", "A link in each message.", "15 U.S.C. § 7704(a)(3)"),
    Term("preference-centre", "preference centre", "A page to choose messages.", COMMON),
    Term("browser-signal", "a signal from your browser", "A signal such as Global Privacy Control.", "11 CCR § 7025"),
    Term("device-settings", "your device settings", "A setting of the phone or computer.", COMMON),
    Term("in-person", "in person", "Face to face.", COMMON),
    Term("authorised-agent", "an authorised agent", "Someone the person has appointed.", "11 CCR § 7063"),
)

COMMUNICATION_CHANNELS = table(
    _EMAIL, _PHONE, _POST,
    Term("sms", "text message", "A message to a phone number.", COMMON),
    Term("push", "push notification", "A note the device shows.", COMMON),
    Term("in-app", "message in the service", "A note inside the service.", COMMON),
    Term("notification-centre", "the notification centre of your account", "A list of notes in the account.", COMMON, "in-app"),
    Term("messenger", "messenger", "A message through a messaging app.", COMMON),
    Term("social-media", "social media", "A message or post on a social network.", COMMON),
    Term("online-ads", "online advertising", "Advertisements on other sites.", COMMON),
    Term("fax", "fax", "A letter by fax.", COMMON),
    Term("in-person", "in person", "Face to face.", COMMON),
)
# fmt: on
