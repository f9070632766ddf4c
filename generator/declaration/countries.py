"""ISO 3166-1 alpha-2 codes, the European Economic Area, and the areas a declaration may name."""

from __future__ import annotations

COUNTRIES = frozenset(
    """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW
    BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI
    FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN
    IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME
    MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF
    PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV
    SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE
    YT ZA ZM ZW
    """.split()
)
"""Codes of ISO 3166-1 as published by the ISO Online Browsing Platform, 249 in all."""

EU = frozenset(
    """
    AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK
    """.split()
)
"""Member states of the European Union."""

EEA = EU | {"IS", "LI", "NO"}
"""The European Union with Iceland, Liechtenstein and Norway (EEA Agreement)."""

US_STATES = dict(
    part.split(maxsplit=1)
    for part in """
    US-AL Alabama; US-AK Alaska; US-AZ Arizona; US-AR Arkansas; US-CA California; US-CO Colorado; US-CT Connecticut;
    US-DE Delaware; US-FL Florida; US-GA Georgia; US-HI Hawaii; US-ID Idaho; US-IL Illinois; US-IN Indiana; US-IA Iowa;
    US-KS Kansas; US-KY Kentucky; US-LA Louisiana; US-ME Maine; US-MD Maryland; US-MA Massachusetts; US-MI Michigan;
    US-MN Minnesota; US-MS Mississippi; US-MO Missouri; US-MT Montana; US-NE Nebraska; US-NV Nevada;
    US-NH New Hampshire; US-NJ New Jersey; US-NM New Mexico; US-NY New York; US-NC North Carolina; US-ND North Dakota;
    US-OH Ohio; US-OK Oklahoma; US-OR Oregon; US-PA Pennsylvania; US-RI Rhode Island; US-SC South Carolina;
    US-SD South Dakota; US-TN Tennessee; US-TX Texas; US-UT Utah; US-VT Vermont; US-VA Virginia; US-WA Washington;
    US-WV West Virginia; US-WI Wisconsin; US-WY Wyoming; US-DC the District of Columbia
    """.replace("\n", " ").split(";")
)
"""Names of the states of the US by ISO 3166-2 code."""

AREAS = frozenset({"EU", "EEA", "world"})
"""Groups of countries a declaration may name in place of each country."""


MEMBERS = {"EU": EU, "EEA": EEA}
"""The countries of an area that has a list of them."""


def covers(area: str, place: str) -> bool:
    """Whether a country, a part of one or an area lies in an area: covers("EEA", "EU"), covers("US", "US-CA")."""
    if area in ("world", place):
        return True
    return lies_in(place, MEMBERS.get(area, frozenset({area})))


def lies_in(place: str, countries: frozenset[str]) -> bool:
    """Whether a country, a part of one or each country of an area is among some: lies_in("EU", EEA)."""
    return MEMBERS[place] <= countries if place in MEMBERS else place[:2] in countries
