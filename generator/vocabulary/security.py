"""How data is protected: measures, standards and what a company may say about a standard.

A measure's label follows "we use" or "our measures include".
"""

from __future__ import annotations

from generator.vocabulary.term import Term, table

ART_32 = "GDPR Art. 32(1)"
ISO = "ISO/IEC 27001:2022 "

# fmt: off
SECURITY_MEASURES = table(
    Term("encryption", "encryption", "Data made unreadable without a key.", ART_32 + "(a)"),
    Term("encryption-in-transit", "encryption of data in transit", "Data encrypted while it travels.", ART_32 + "(a)", "encryption"),
    Term("encryption-at-rest", "encryption of stored data", "Data encrypted where it lies.", ART_32 + "(a)", "encryption"),
    Term("end-to-end-encryption", "end-to-end encryption", "Only the people who communicate hold the keys.", ART_32 + "(a)",
         "encryption"),
    Term("encrypted-backups", "encrypted backups", "Backups encrypted.", ART_32 + "(a)", "encryption-at-rest"),
    Term("password-hashing", "storage of passwords in hashed form only", "Passwords kept so that nobody can read them.",
         ISO + "A.8.24"),
    Term("pseudonymisation", "pseudonymisation", "Names replaced by codes kept apart.", "GDPR Art. 4(5), 32(1)(a)"),
    Term("masking", "masking of data", "Parts of data hidden from view.", ISO + "A.8.11"),
    Term("data-minimisation", "collection of only the data we need", "Less data, less harm.", "GDPR Art. 5(1)(c), 25"),
    Term("access-control", "restricted access to personal data", "Access only for those entitled.", ISO + "A.5.15"),
    Term("need-to-know", "access on a need-to-know basis", "Only what a task needs.", ISO + "A.5.15", "access-control"),
    Term("role-based-access", "access rights by role", "Rights follow from the job.", ISO + "A.5.18", "access-control"),
    Term("default-deny", "access rules that deny by default", "What is not allowed is blocked.", ISO + "A.5.15", "access-control"),
    Term("password-protection", "password protection", "A secret before access.", ISO + "A.5.17", "access-control"),
    Term("password-policy", "rules for strong passwords", "Length and quality of passwords.", ISO + "A.5.17"),
    Term("authentication", "authentication of users", "Checking who asks for access.", ISO + "A.8.5", "access-control"),
    Term("mfa", "multi-factor authentication", "A second proof at login.", ISO + "A.8.5", "authentication"),
    Term("session-timeout", "automatic log-out", "Sessions end when idle.", ISO + "A.8.1"),
    Term("access-review", "regular review of access rights", "Rights looked through and withdrawn.", ISO + "A.5.18"),
    Term("logging", "logging of access", "Notes of who did what.", ISO + "A.8.15"),
    Term("monitoring", "monitoring for attacks and misuse", "Watching for what is unusual.", ISO + "A.8.16"),
    Term("intrusion-detection", "intrusion detection", "Systems that notice break-ins.", ISO + "A.8.16", "monitoring"),
    Term("firewalls", "firewalls", "Filters between networks.", ISO + "A.8.20"),
    Term("network-separation", "separate networks", "Networks kept apart.", ISO + "A.8.22"),
    Term("tenant-separation", "separation of each client's data", "Clients cannot see each other's data.", ISO + "A.8.22"),
    Term("malware-protection", "protection against malware", "Finding harmful programs.", ISO + "A.8.7"),
    Term("patching", "prompt security updates", "Known weaknesses closed.", ISO + "A.8.8"),
    Term("regular-testing", "regular security checks", "Testing whether measures work.", ART_32 + "(d)"),
    Term("penetration-testing", "penetration tests", "Attacks ordered by the company.", ART_32 + "(d)", "regular-testing"),
    Term("vulnerability-scanning", "scans for weaknesses", "Automatic search for known weaknesses.", ISO + "A.8.8",
         "regular-testing"),
    Term("audits", "security audits", "Checks against a standard.", ISO + "A.5.35", "regular-testing"),
    Term("code-review", "review of code", "A second look before release.", ISO + "A.8.28"),
    Term("secure-development", "secure development practices", "Security from design to release.", ISO + "A.8.25"),
    Term("change-management", "controlled changes to our systems", "Changes planned and approved.", ISO + "A.8.32"),
    Term("bug-bounty", "rewards for reports of weaknesses", "Paying finders.", ISO + "A.8.8"),
    Term("backups", "regular backups", "Copies to restore from.", ART_32 + "(c); " + ISO + "A.8.13"),
    Term("disaster-recovery", "plans to restore data after a failure", "How service comes back.", ART_32 + "(c)"),
    Term("redundancy", "redundant systems", "Spare systems take over.", ISO + "A.8.14"),
    Term("staff-training", "training of our staff", "People learn to handle data.", ISO + "A.6.3"),
    Term("background-checks", "background checks of staff", "Checks before employment, as law allows.", ISO + "A.6.1"),
    Term("confidentiality-duties", "confidentiality duties for staff and contractors", "Promises to keep secrets.",
         "GDPR Art. 28(3)(b); " + ISO + "A.6.6"),
    Term("policies", "internal rules on data protection", "Rules people must follow.", "GDPR Art. 24(2)"),
    Term("security-officer", "a person in charge of security", "Somebody answers for security.", ISO + "A.5.2"),
    Term("physical-security", "physical protection of our premises", "Locks, guards, cameras.", ISO + "A.7.1"),
    Term("data-centre-security", "physical protection of the data centres", "The same, where servers stand.", ISO + "A.7.1",
         "physical-security"),
    Term("secure-disposal", "secure destruction of data and media", "Nothing can be restored.", ISO + "A.7.14, A.8.10"),
    Term("device-management", "management of staff devices", "Work devices locked and wiped if lost.", ISO + "A.8.1"),
    Term("incident-response", "a plan for security incidents", "Who does what when it happens.", ISO + "A.5.24"),
    Term("vendor-assessment", "checks of our service providers", "Suppliers looked at before and during use.",
         "GDPR Art. 28(1); " + ISO + "A.5.19"),
    Term("vendor-contracts", "data protection contracts with service providers", "Duties agreed in writing.", "GDPR Art. 28(3)"),
    Term("impact-assessment", "data protection impact assessments", "Risks weighed before use.", "GDPR Art. 35"),
    Term("privacy-by-design", "privacy by design and by default", "Protection built in.", "GDPR Art. 25"),
    Term("tokenisation", "tokens in place of card numbers", "A stand-in for the number.", "PCI DSS v4.0.1"),
    Term("review", "regular review of our measures", "Measures looked at again.", ART_32 + "(d)"),
)

SECURITY_STANDARDS = table(
    Term("iso-27001", "ISO/IEC 27001", "Management of information security.", "ISO/IEC 27001:2022"),
    Term("iso-27017", "ISO/IEC 27017", "Controls for cloud services.", "ISO/IEC 27017:2015"),
    Term("iso-27018", "ISO/IEC 27018", "Personal data in public clouds.", "ISO/IEC 27018:2025"),
    Term("iso-27701", "ISO/IEC 27701", "Management of privacy.", "ISO/IEC 27701:2025"),
    Term("iso-9001", "ISO 9001", "Management of quality.", "ISO 9001:2015"),
    Term("iso-22301", "ISO 22301", "Continuity of business.", "ISO 22301:2019"),
    Term("iso-42001", "ISO/IEC 42001", "Management of AI.", "ISO/IEC 42001:2023"),
    Term("soc-1", "SOC 1", "Report on controls over financial reporting.", "AICPA SSAE 18"),
    Term("soc-2", "SOC 2", "Report on security and related controls.", "AICPA Trust Services Criteria"),
    Term("soc-2-type-1", "SOC 2 Type I", "The design of controls on one day.", "AICPA Trust Services Criteria", "soc-2"),
    Term("soc-2-type-2", "SOC 2 Type II", "The working of controls over a time.", "AICPA Trust Services Criteria", "soc-2"),
    Term("soc-3", "SOC 3", "The public short form of SOC 2.", "AICPA Trust Services Criteria"),
    Term("pci-dss", "PCI DSS", "Protection of card data.", "PCI DSS v4.0.1"),
    Term("hipaa", "HIPAA", "US rules on health information.", "45 CFR Parts 160, 164"),
    Term("hitrust", "HITRUST CSF", "A framework for health and other data.", "HITRUST Alliance"),
    Term("nist-csf", "NIST Cybersecurity Framework", "A framework of security outcomes.", "NIST CSF 2.0"),
    Term("fedramp", "FedRAMP", "Clouds for US authorities.", "44 U.S.C. § 3609"),
    Term("csa-star", "CSA STAR", "Register of cloud security.", "Cloud Security Alliance"),
    Term("cyber-essentials", "Cyber Essentials", "A UK scheme of basic protection.", "UK NCSC"),
    Term("bsi-c5", "BSI C5", "German criteria for clouds.", "BSI C5:2020"),
    Term("ens", "Esquema Nacional de Seguridad", "Spanish scheme for public services.", "Real Decreto 311/2022"),
    Term("gdpr-certification", "a GDPR certification", "A seal approved by an authority.", "GDPR Art. 42"),
    Term("dpf", "EU-US Data Privacy Framework", "Self-certification of US companies.", "Decision (EU) 2023/1795"),
    Term("masa-casa", "App Defense Alliance CASA", "Assessment of apps with restricted Google scopes.",
         "Google OAuth API verification"),
)

STANDARD_STATUS = table(
    Term("certified", "certified", "An independent body has confirmed it.", "common usage"),
    Term("attested", "attested by an auditor", "An auditor has reported on it.", "common usage"),
    Term("aligned", "aligned", "Followed, without outside confirmation.", "common usage"),
    Term("applied", "applied in part", "Some of it is followed.", "common usage"),
    Term("in-progress", "being certified", "Certification has begun.", "common usage"),
    Term("expired", "no longer certified", "A certificate has run out.", "common usage"),
    Term("none", "not certified", "There is no certificate.", "common usage"),
)
# fmt: on
