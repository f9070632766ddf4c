"""Absolute promises a company may print, each a proposition that its practices may refute.

The label follows "we promise that"; the definition says what refutes the promise.
"""

from __future__ import annotations

from generator.vocabulary.term import Term, table

LOGIC = "FTC Act § 5: a statement must match the practice"

# fmt: off
CLAIMS = table(
    Term("never-sells", "we do not sell your data", "Refuted by any disclosure for money or other value.",
         "Cal. Civ. Code § 1798.140(ad)"),
    Term("never-shares", "we do not share your data with anyone", "Refuted by any recipient.", LOGIC),
    Term("never-shares-for-advertising", "we do not share your data for advertising across websites",
         "Refuted by disclosure for advertising across contexts.", "Cal. Civ. Code § 1798.140(ah)"),
    Term("never-rents", "we do not rent out your data", "Refuted by any use others pay for.", LOGIC, "never-sells"),
    Term("no-third-party-marketing", "we do not give your data to others for their own marketing",
         "Refuted by a recipient with marketing of its own.", LOGIC),
    Term("no-advertising", "we show no advertising", "Refuted by any purpose under advertising.", LOGIC),
    Term("no-targeted-advertising", "we show no advertising based on your activity", "Refuted by targeted advertising.", LOGIC,
         "no-advertising"),
    Term("no-marketing", "we send no marketing", "Refuted by direct marketing on any channel.", LOGIC),
    Term("no-cookies", "we use no cookies", "Refuted by any cookie or the like.", LOGIC),
    Term("no-third-party-cookies", "we use no cookies of other companies", "Refuted by a third party's cookie or tracker.", LOGIC,
         "no-cookies"),
    Term("no-tracking", "we do not track you across other websites", "Refuted by any cross-site tracker.",
         "Cal. Bus. & Prof. Code § 22575(b)(6)"),
    Term("no-identification-by-cookies", "we do not use cookies to find out who you are",
         "Refuted by cookies linked to identity.", LOGIC),
    Term("anonymous-analytics", "our statistics do not identify you", "Refuted by analytics that receive identifiers.",
         "GDPR recital 26"),
    Term("no-profiling", "we do not profile you", "Refuted by purposes that profile.", "GDPR Art. 4(4)"),
    Term("no-automated-decisions", "we make no automated decisions that matter to you", "Refuted by such a decision.",
         "GDPR Art. 13(2)(f), 22"),
    Term("no-human-access", "our staff do not read your data", "Refuted by any human access.", LOGIC),
    Term("no-ai-training", "we do not train AI models with your data", "Refuted by training, own or a vendor's.", LOGIC),
    Term("no-general-ai-training", "we do not train general AI models with your data", "Refuted by training that serves others.",
         "Google Workspace user data policy", "no-ai-training"),
    Term("data-stays-in", "your data stays in the places we name", "Refuted by any location or access elsewhere.", LOGIC),
    Term("no-transfer-abroad", "we do not send your data abroad", "Refuted by any recipient or access abroad.", "GDPR Art. 44"),
    Term("end-to-end-encrypted", "only you and the people you write to can read your messages",
         "Refuted by any reading on our side.", "FTC, In re Zoom (2020)"),
    Term("encrypted-in-transit", "your data is always encrypted in transit", "Refuted where that measure is absent.", LOGIC),
    Term("encrypted-at-rest", "your data is always encrypted where we store it", "Refuted where that measure is absent.", LOGIC),
    Term("only-provide-service", "we use your data only to provide the service",
         "Refuted by marketing, advertising or training purposes.", LOGIC),
    Term("only-stated-purposes", "we use your data only for the purposes named here", "Refuted by a recipient's wider purposes.",
         "GDPR Art. 5(1)(b)"),
    Term("only-necessary-data", "we collect only the data we need", "Refuted by optional data without a purpose.",
         "GDPR Art. 5(1)(c)"),
    Term("not-collected", "we do not collect the data we name as not collected", "Refuted by collecting it or a part of it.", LOGIC),
    Term("no-special-categories", "we do not collect special categories of data", "Refuted by any such data.", "GDPR Art. 9"),
    Term("no-children", "we do not knowingly collect data about children", "Refuted by a party below the age.", "16 CFR § 312.2"),
    Term("no-card-storage", "we do not store full card numbers", "Refuted by stored card data.", "PCI DSS v4.0.1 req. 3"),
    Term("pci-compliant", "card payments are handled under PCI DSS", "Refuted without scope or processor.", "PCI DSS v4.0.1"),
    Term("immediate-deletion", "we delete your data at once when you ask", "Refuted by backups or other retention.", LOGIC),
    Term("no-combination", "we do not combine your data with data from others", "Refuted by declared combination.", LOGIC),
    Term("no-client-data-use", "we do not use our clients' data for our own purposes", "Refuted by such a purpose.",
         "GDPR Art. 28(10)"),
    Term("all-have-rights", "everyone has these rights, wherever they live", "Refuted by rights limited by residence.", LOGIC),
    Term("no-retention-after-closure", "we keep nothing once your account is closed", "Refuted by any later retention.", LOGIC),
    Term("notice-before-disclosure", "we tell you before we disclose your data to an authority",
         "Refuted by disclosure without notice.", LOGIC),
)
# fmt: on
