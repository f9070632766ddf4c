"""Rules on the words a declaration brings itself: what nobody can promise or deny, and what no longer exists."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.facts import Given
from generator.rules import ERROR, WARNING, Found, rule

GUARANTEED = r"""(?ix)
    \b100\s?%\s?(?:secure|safe) | (?:completely|absolutely|totally|fully)\s(?:secure|safe)\b
    | \b(?:military|bank)[- ]grade\b | \bunhackable\b | \bunbreakable\b
    | \bwe\s(?:fully\s)?guarantee\b
    | \b(?:secur|safe)\w*\b.{0,20}\bis\sguaranteed\b
    | \butmost\b
"""


@rule(WARNING, law="FTC Act § 5")
def security_guaranteed(given: Given) -> Found:
    """Words of the declaration promise security that nobody can give.

    No system is fully safe, and such words deceive. Name the measures, and say what they protect.
    """
    for path, text in given.texts:
        if found := re.search(GUARANTEED, text):
            yield path, f"'{found[0]}' is a promise nobody can keep; name the measure"


OTHERS = r"(?:others?|they|their|third|links?|sites?|websites?|pages?|networks?|clients?|customers?)"
SHIFTED = rf"""(?ix)
    \bat\s(?:your|their)\s(?:own|sole)\srisk\b
    | \b(?:not|never|no)\s(?:\w+\s){{0,2}}(?:liable|responsible|liability)\b(?!.{{0,60}}\b{OTHERS}\b)
    | \bno\s(?:duties|obligations|responsibilit(?:y|ies))\b(?!.{{0,60}}\b{OTHERS}\b)
    | \byou\swaive\b
    | \bdisclaim\w*\b
"""
"""What others do is theirs to answer for, and may be said."""


@rule(WARNING, law="GDPR Art. 5(2), 24, 32, 82")
def duty_shifted(given: Given) -> Found:
    """Words of the declaration put a risk on the reader, or deny a duty that the law puts on the company.

    A policy cannot take away what the law gives: a controller answers for security and for damage, a processor for
    its own duties. Say what is done, and leave the denial out.
    """
    for path, text in given.texts:
        if found := re.search(SHIFTED, text):
            yield path, f"'{found[0]}' denies what the law puts on the company; leave it out"


OMNIBUS = "Articles 88a to 88c are a proposal, not law"

GONE = {
    "flash cookie": "Flash ended on 31 December 2020",
    "local shared object": "Flash ended on 31 December 2020",
    "silverlight": "Silverlight ended on 12 October 2021",
    "p3p": "browsers no longer read P3P",
    "privacy shield": "the Privacy Shield is invalid since 16 July 2020 (CJEU C-311/18)",
    "safe harbor framework": "the Safe Harbor is invalid since 6 October 2015 (CJEU C-362/14)",
    "safe harbor principles": "the Safe Harbor is invalid since 6 October 2015 (CJEU C-362/14)",
    "95/46/ec": "Directive 95/46/EC is repealed since 25 May 2018 (GDPR Art. 94)",
    "ssl": "SSL must no longer be used since June 2015 (RFC 7568); its successor is TLS",
    "secure socket layer": "SSL must no longer be used since June 2015 (RFC 7568); its successor is TLS",
    "secure sockets layer": "SSL must no longer be used since June 2015 (RFC 7568); its successor is TLS",
    "udid": "the App Store takes no app that reads UDIDs since 1 May 2013; name the identifier of today",
    "not excessive": "since the GDPR the words are 'limited to what is necessary' (Art. 5(1)(c))",
    "do not accept cookies": "browsers of today have no such option; each names its settings in its own way",
    "browsers accept cookies": "by 2020 several browsers blocked cookies of third parties by default",
    **dict.fromkeys(
        ("ceases to apply in the united kingdom", "ceases to apply in the uk", "brexit transition period"),
        "the GDPR of the EU ceased to apply in the United Kingdom on 31 December 2020; name the UK GDPR",
    ),
    "digital omnibus": OMNIBUS,
    **dict.fromkeys(("article 88a", "article 88b", "article 88c", "articles 88a", "art. 88a"), OMNIBUS),
}
"""What a text may still name, in small letters, and why it should not (Silverlight and the proposal: recalled)."""

RENAMED = {
    "twitter": "Twitter is X since July 2023",
    "truste": "TRUSTe is TrustArc since 2017",
    "g suite": "G Suite is Google Workspace since October 2020",
}
"""Names that others have given up; a text may still give them as former ones (recalled, but TRUSTe)."""

MOVED = {
    "privacyshield.gov": "the list of the framework of today stands at https://www.dataprivacyframework.gov",
    "truste.com": RENAMED["truste"],
    "ec.europa.eu/justice/data-protection": "the authorities are listed at https://www.edpb.europa.eu",
    "ec.europa.eu/consumers/odr": "the platform is closed since 20 July 2025 (Regulation (EU) 2024/3228)",
}
"""Addresses on the web that lead nowhere by now, or to somebody of another name."""


def _any_of(words: Iterable[str], before: str, after: str) -> re.Pattern[str]:
    """One pattern for all, so that a text is gone through once."""
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(f"(?i){before}({'|'.join(map(re.escape, longest_first))}){after}")


OUTDATED = _any_of((*GONE, *RENAMED), r"(?<![\w./-])", r"(?=s?(?![\w-]|\.\w))")
MOVED_ON = _any_of(MOVED, r"(?:^|[/.\s])", r"\b")


@rule(WARNING)
def outdated_words(given: Given) -> Found:
    """Words of the declaration name a technology, a framework or a law that has gone, or is not law yet.

    It shows readers that nobody has looked at the text for years. Name what holds today. The same goes for
    names that companies have given up, and for addresses that lead nowhere.
    """
    for path, text in given.texts:
        known = GONE if "formerly" in text.lower() else GONE | RENAMED
        for words in dict.fromkeys(OUTDATED.findall(text)):
            if words.lower() in known:
                yield path, f"'{words}' is out of date: {known[words.lower()]}"
        for address in dict.fromkeys(found.lower() for found in MOVED_ON.findall(text)):
            yield path, f"'{address}' is out of date: {MOVED[address]}"


BESIDE = {
    "a term of a sale": r"(?i)\b(?:non-?)?refund\w*|\ball sales are final\b|\bwarrant(?:y|ies)\b",
    "an advertisement": r"(?i)\b(?:contact us|learn more|sign up|try it|buy|order) (?:today|now)\b",
    "praise of what nobody can check": r"(?i)\bat (?:the|this|our) (?:low |same )?prices?\b|\binstead of marketing\b",
}


@rule(WARNING, law="GDPR Art. 12(1)")
def not_of_privacy(given: Given) -> Found:
    """A note sells something, or sets the terms of a sale.

    Readers look here for what becomes of their data, and nothing else may stand in the way. Move it to the terms or
    to the website.
    """
    for note in given.listed("notes"):
        for what, words in BESIDE.items():
            if found := re.search(words, note.text):
                yield given.at(note, "text"), f"'{found[0]}' belongs to {what}, and not into a privacy policy"


OTHER_TITLE = r"(?i)\b(?:terms|conditions|agreement|licen[cs]e|imprint)\b"
OWN_TITLE = r"(?i)\b(?:privacy|data protection|personal (?:data|information)|cookies?)\b"


@rule(ERROR, law="GDPR Art. 12(1)")
def title_of_another_document(given: Given) -> Found:
    """The policy bears the title of another document, such as terms and conditions.

    Nobody who looks for it would open it. Leave `title` out for the usual one, or name privacy in it.
    """
    title = given.declaration.policy.title
    if title and re.search(OTHER_TITLE, title) and not re.search(OWN_TITLE, title):
        yield ("policy", "title"), f"'{title}' is the title of another document; leave 'title' out, or name privacy"


AGREED = r"""(?ix)
    \bby\s(?:using|visiting|accessing|browsing|entering|registering|continuing)\b
      [^.]{0,60}\byou\s(?:are\s|hereby\s)?(?:agree|accept|consent)\w*
    | \b(?:continued\s)?use\s[^.]{0,40}\b(?:means|is|constitutes|confirms|signifies|counts\sas)\b
      [^.]{0,40}\b(?:agree|accept|consent)\w*
"""


@rule(WARNING, law="GDPR Art. 4(11), 7")
def agreement_by_use(given: Given) -> Found:
    """Words of the declaration take the use of a service for agreement to the policy.

    A notice informs; nobody has to accept it, and consent needs a clear act. Say what changes when, and ask again where
    something rests on consent.
    """
    for path, text in given.texts:
        if found := re.search(AGREED, text):
            yield path, f"'{found[0]}' takes use for agreement; say what you do, and ask where you need consent"


TWICE = r"(?i)\b(\w{4,})\s(?:and|or)\s\1\b"


@rule(WARNING)
def word_joined_to_itself(given: Given) -> Found:
    """Words of the declaration join a word to itself, as "requests and requests" does: a slip, or a translation.

    Write it once, or name what the second was meant to be.
    """
    for path, text in given.texts:
        if found := re.search(TWICE, text):
            yield path, f"'{found[0]}' joins '{found[1]}' to itself; write it once, or say what else is meant"
