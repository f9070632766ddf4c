"""Rules on laws named as a duty: whether the law that asks for a basis takes the duty of that country for one."""

from __future__ import annotations

import re
from functools import cache

from generator import cldr
from generator.declaration.countries import EEA
from generator.facts import Given
from generator.rules import GAP, Found, rule
from generator.rules.bases import grounds

ADJECTIVES = {
    "AT": "Austrian", "AU": "Australian", "BE": "Belgian", "BG": "Bulgarian", "BR": "Brazilian", "CA": "Canadian",
    "CH": "Swiss", "CN": "Chinese", "CY": "Cypriot", "CZ": "Czech", "DE": "German", "DK": "Danish", "EE": "Estonian",
    "ES": "Spanish", "FI": "Finnish", "FR": "French", "GB": "British|English|Scottish|UK", "GR": "Greek",
    "HR": "Croatian", "HU": "Hungarian", "IE": "Irish", "IL": "Israeli", "IN": "Indian", "IS": "Icelandic",
    "IT": "Italian", "JP": "Japanese", "LT": "Lithuanian", "LU": "Luxembourgish", "LV": "Latvian", "MT": "Maltese",
    "NL": "Dutch", "NO": "Norwegian", "NZ": "New Zealand", "PL": "Polish", "PT": "Portuguese", "RO": "Romanian",
    "SE": "Swedish", "SI": "Slovenian", "SK": "Slovak", "TR": "Turkish", "UA": "Ukrainian",
    "US": r"US|U\.S\.|American",
}  # fmt: skip
"""What laws of a country are called beside its name."""

UNION = r"\b(?:EU|European|Union law)\b"

TAKEN = {"gdpr-13": EEA | {"EU"}, "gdpr-14": EEA | {"EU"}, "uk-gdpr": frozenset({"GB"})}
"""Whose law may oblige: that of the Union and its states (GDPR Art. 6(3)), that of the United Kingdom (UK GDPR)."""


@cache
def _names() -> dict[str, tuple[str, ...]]:
    """The words by which the law of each country is recognised."""
    known = {code: name for code, name in cldr.names("en").territories.items() if re.match(r"[A-Z]{2}$", code)}
    also = {code: words.replace("\\.", ".").split("|") for code, words in ADJECTIVES.items()}
    return {code: (name, *also.get(code, ())) for code, name in known.items() if code not in ("EU", "EZ", "UN")}


def _tells(words: str, law: str) -> bool:
    return words in law and re.search(rf"\b{re.escape(words)}(?!\w)", law) is not None


def named(law: str) -> list[str]:
    """The countries whose law it is, by the words, with `EU`; none, where it is the GDPR, which both regimes have."""
    if "GDPR" in law:
        return []
    return [
        *(["EU"] if re.search(UNION, law) else []),
        *(code for code, known in _names().items() if any(_tells(words, law) for words in known)),
    ]


@rule(GAP, law="GDPR Art. 6(3)")
def obligation_of_another_country(given: Given) -> Found:
    """A legal obligation is the basis under the GDPR, and the law that obliges is one of a country outside.

    Only the law of the Union or of its states obliges under the GDPR, and only the law of the United Kingdom under the
    UK GDPR. Limit the ground by `regimes`, and name another for the rest, such as the legitimate interest in keeping
    the accounts that the other law asks for.
    """
    applying = given("laws").value
    for purpose, ground in grounds(given):
        if ground.ground != "legal-obligation" or not (countries := named(ground.law or "")):
            continue
        under = [law for law in TAKEN if law in (ground.regimes or applying) and law in applying]
        refused = [law for law in under if not TAKEN[law] & {*countries}]
        if refused:
            yield (
                given.at(ground, "law"),
                f"purpose '{purpose.id}' rests on '{ground.law}', which is no legal obligation under '{refused[0]}'; "
                "limit it by 'regimes', and name another basis there",
            )
