"""The documents beside a policy and the ways changes of it are announced."""

from __future__ import annotations

from generator.vocabulary.term import Term, table

COMMON = "common usage"

# fmt: off
CHANGE_CHANNELS = table(
    Term("this-page", "on this page", "The new text replaces the old.", COMMON),
    Term("homepage", "on our homepage", "A note on the first page.", COMMON),
    Term("website", "on our website", "A note somewhere on the site.", COMMON),
    Term("email", "by email", "A message to the address on file.", COMMON),
    Term("in-app", "in the app", "A note inside the service.", COMMON),
    Term("account-notification", "in your account", "A note in the account or customer portal.", COMMON),
    Term("push", "by push notification", "A note on the device.", COMMON),
    Term("sms", "by text message", "A message to the phone.", COMMON),
    Term("post", "by post", "A letter.", COMMON),
    Term("banner", "in a banner", "A strip across the page.", COMMON),
    Term("blog", "on our blog", "An article.", COMMON),
    Term("consent-request", "by asking for your consent again", "A new consent, where consent was the basis.",
         "GDPR Art. 7"),
)

DOCUMENT_KINDS = table(
    Term("terms", "terms of service", "The contract for the service.", COMMON),
    Term("dpa", "data processing agreement", "The contract with clients about their data.",
         "GDPR Art. 28(3)"),
    Term("sub-processors", "list of sub-processors", "Who works for us on clients' data.", "GDPR Art. 28(2)"),
    Term("recipient-list", "list of service providers", "Who receives data, by name.", "GDPR Art. 13(1)(e)"),
    Term("cookie-notice", "cookie notice", "What is stored on devices.", "Directive 2002/58/EC Art. 5(3)"),
    Term("acceptable-use", "acceptable use rules", "What users must not do.", COMMON),
    Term("security-page", "security page", "How data is protected.", COMMON),
    Term("privacy-notice", "privacy notice", "A notice for a certain group or service.", "GDPR Art. 13"),
    Term("applicant-notice", "notice for job applicants", "A notice for applicants.", "GDPR Art. 13",
         "privacy-notice"),
    Term("children-notice", "notice for parents", "A notice about children.", "16 CFR § 312.4(d)",
         "privacy-notice"),
    Term("health-notice", "consumer health data notice", "A separate notice about health data.",
         "RCW 19.373.020", "privacy-notice"),
    Term("california-notice", "notice for California", "A notice of Californian rights.",
         "Cal. Civ. Code § 1798.130(a)(5)", "privacy-notice"),
    Term("request-metrics", "figures on requests", "How many Californian requests came and how they were answered.",
         "11 CCR § 7102"),
    Term("retention-schedule", "retention schedule", "How long each kind of data is kept.",
         "GDPR Art. 13(2)(a)"),
    Term("imprint", "legal notice", "Who stands behind the site.", "Directive 2000/31/EC Art. 5"),
    Term("ai-notice", "notice about AI", "How AI is used.", "Regulation (EU) 2024/1689 Art. 50"),
    Term("law-enforcement-guidelines", "guidelines for law enforcement", "How authorities must ask.", COMMON),
    Term("transparency-report", "transparency report", "How often authorities asked.", COMMON),
    Term("community-rules", "community rules", "How to behave.", COMMON),
    Term("refund-policy", "refund rules", "When money is paid back.", COMMON),
    Term("archive", "earlier versions of this policy", "What applied before.", COMMON),
)
# fmt: on
