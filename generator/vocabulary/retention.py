"""How long: the events that start a clock, what happens at the end, and criteria where no period is fixed.

A start reads after "6 months after"; a criterion after "we keep it"; an end after "it is".
"""

from __future__ import annotations

from generator.vocabulary.term import Term, table

COMMON = "common usage"
STORAGE = "GDPR Art. 5(1)(e), 13(2)(a)"

# fmt: off
RETENTION_STARTS = table(
    Term("collection", "we collect it", "The day the data is obtained.", STORAGE),
    Term("creation", "it is created", "The day a record or file comes into being.", STORAGE),
    Term("last-activity", "your last activity", "The last use of the service.", STORAGE),
    Term("last-contact", "our last contact with you", "The last message either way.", STORAGE),
    Term("last-purchase", "your last purchase", "The last order.", STORAGE),
    Term("visit", "your visit", "A visit of the website.", STORAGE),
    Term("account-closure", "your account is closed", "Closure by either side.", STORAGE),
    Term("deletion-request", "you ask for deletion", "A request for erasure.", "GDPR Art. 12(3), 17"),
    Term("contract-end", "the contract ends", "End of the contract, however it comes.", STORAGE),
    Term("subscription-end", "your subscription ends", "Expiry or cancellation.", STORAGE),
    Term("trial-end", "the trial ends", "End of a free trial.", STORAGE),
    Term("termination-notice", "notice of termination", "A party gives notice.", STORAGE),
    Term("withdrawal-of-consent", "you withdraw your consent", "Consent is taken back.",
         "GDPR Art. 7(3), 17(1)(b)"),
    Term("objection", "you object", "A right to object is used.", "GDPR Art. 21"),
    Term("unsubscribe", "you unsubscribe", "Marketing is stopped.", STORAGE),
    Term("revocation", "you revoke access", "A connection to another service is cut.", STORAGE),
    Term("recording", "the recording", "A call or meeting is recorded.", STORAGE),
    Term("transaction", "the transaction", "A payment or delivery takes place.", STORAGE),
    Term("invoice", "the invoice date", "An invoice is issued.", STORAGE),
    Term("service-provision", "the service was provided", "The day a service was given.", STORAGE),
    Term("end-of-year", "the end of the calendar year", "31 December of the year in question.", STORAGE),
    Term("end-of-financial-year", "the end of the financial year", "The close of the books.", STORAGE),
    Term("end-of-request", "your request is settled", "A question or claim is closed.", STORAGE),
    Term("end-of-purpose", "the purpose is met", "The data has served its end.", STORAGE),
    Term("end-of-dispute", "the dispute is settled", "A claim is decided or barred.", STORAGE),
    Term("end-of-event", "the event", "An event or contest is over.", STORAGE),
    Term("decision", "our decision", "An application or request is decided.", STORAGE),
    Term("deletion", "it is deleted from our live systems", "Removal from live systems, as for backups.",
         STORAGE),
    Term("employment-end", "your employment ends", "Someone leaves the company.", STORAGE),
    Term("majority", "you come of age", "A child becomes an adult.", STORAGE),
    Term("death", "death", "A person dies.", STORAGE),
)

RETENTION_ENDS = table(
    Term("deleted", "deleted", "Removed for good.", STORAGE),
    Term("anonymised", "anonymised", "Changed so that it no longer relates to anyone.", "GDPR recital 26"),
    Term("deleted-or-anonymised", "deleted or anonymised", "One of the two, as fits the data.", STORAGE),
    Term("returned", "returned", "Handed back to its owner.", "GDPR Art. 28(3)(g)"),
    Term("returned-and-deleted", "returned and then deleted", "Handed back first, removed then.",
         "GDPR Art. 28(3)(g)"),
    Term("aggregated", "turned into statistics", "Only totals remain.", "GDPR Art. 89"),
    Term("archived", "archived", "Set apart, with access closed for daily work.", "GDPR Art. 89"),
    Term("restricted", "set apart, with its use restricted", "Kept, but used only for what another rule names.",
         "GDPR Art. 4(3), 18"),
    Term("overwritten", "overwritten", "Replaced in a cycle, as backups are.", COMMON),
    Term("destroyed", "securely destroyed", "Removed so that nobody can restore it.",
         "ISO/IEC 27001:2022 A.8.10", "deleted"),
)

RETENTION_CRITERIA = table(
    Term("while-account-active", "while your account is active", "As long as the account exists and is used.",
         STORAGE),
    Term("contract-term", "for the term of the contract", "As long as the contract runs.", STORAGE),
    Term("while-subscribed", "while you are subscribed", "Until the person unsubscribes.", STORAGE),
    Term("consent-lasts", "until you withdraw your consent", "As long as consent stands.",
         "GDPR Art. 7(3), 17(1)(b)"),
    Term("until-objection", "until you object", "As long as nobody objects.", "GDPR Art. 21"),
    Term("until-deleted-by-you", "until you delete it", "The person decides.", STORAGE),
    Term("while-connected", "while the connection exists", "As long as a link to another service is set up.",
         STORAGE),
    Term("session", "until you close the browser", "For one session.", "Directive 2002/58/EC Art. 5(3)"),
    Term("customer-decides", "for as long as the client decides", "The client sets the period.",
         "GDPR Art. 28(3)"),
    Term("client-instructions", "as the client instructs", "Kept and deleted on instruction.",
         "GDPR Art. 28(3)(a)"),
    Term("obligations", "while we need it to meet our obligations to you", "Duties to the person are open.",
         STORAGE),
    Term("contractual-obligations", "while a contract obliges us", "Duties from a contract with others.",
         STORAGE),
    Term("request-open", "until your request is settled", "A question or claim is open.", STORAGE),
    Term("legal-obligation", "as long as the law requires", "A statute orders keeping.",
         "GDPR Art. 17(3)(b)"),
    Term("local-laws", "as the law of your country requires", "Periods differ by country.",
         "GDPR Art. 17(3)(b)"),
    Term("limitation-period", "until legal claims expire", "Limitation periods run.", "GDPR Art. 17(3)(e)"),
    Term("dispute", "until a dispute is settled", "A claim is made or expected.", "GDPR Art. 17(3)(e)"),
    Term("enforcement", "while we need it to enforce our agreements", "Rights from contracts are open.",
         "GDPR Art. 17(3)(e)"),
    Term("security-need", "while we need it to protect the service", "An incident is open or a block stands.",
         "GDPR recital 49"),
    Term("purpose", "while we need it for the stated purpose", "As long as a declared purpose lasts.",
         STORAGE),
    Term("customer-expectations", "as our customers expect", "What customers were told or may expect.",
         STORAGE),
    Term("industry-standards", "as the standards of our industry suggest", "What is usual in the field.",
         STORAGE),
    Term("sensitivity", "depending on how sensitive it is", "Sensitive data goes sooner.", STORAGE),
    Term("backup-rotation", "until backups are overwritten", "One cycle of backups.", STORAGE),
    Term("suppression", "as long as we must not contact you", "A list of people not to contact.",
         "GDPR Art. 21(3)"),
    Term("public-record", "while it stays published", "What was published stays so.", STORAGE),
)
# fmt: on
