"""Vendors that companies use: who they are, what they usually get and do, what they offer, and who says so.

A vendor's facts are what is usual, for help in writing. What holds for a company, such as the contract, the
region it chose, the data it gives, is the company's to declare.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

FACTS = ("entity", "country", "locations", "data", "roles", "safeguards", "policy", "opt_out", "cookies")
"""The facts that were read somewhere or are recalled. Kind and description are our own words."""


@dataclass(frozen=True, slots=True)
class VendorRole:
    """What a vendor usually is in law, and for which uses."""

    role: str
    purposes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VendorCookie:
    """What a vendor's code usually keeps on a device. `lifetime` is ISO 8601, `session`, or not known."""

    id: str
    names: tuple[str, ...]
    technology: str
    category: str
    uses: tuple[str, ...]
    lifetime: str | None


@dataclass(frozen=True, slots=True)
class Known:
    """Where a fact was read, and on which day; recalled where there is no day: then, where to look."""

    source: str
    url: str
    checked: date | None

    def __str__(self) -> str:
        return f"{self.source}, checked {self.checked}" if self.checked else f"memory, not checked; see {self.url}"


@dataclass(frozen=True, slots=True)
class Vendor:
    """A vendor. `entity` is who contracts with customers in the EEA, else with those everywhere.

    `safeguards` are mechanisms it offers: whether one is in force between it and a company is not known here.
    """

    id: str
    name: str
    kind: str
    does: str
    entity: str
    country: str
    locations: tuple[str, ...]
    data: tuple[str, ...]
    roles: tuple[VendorRole, ...]
    safeguards: tuple[str, ...]
    policy: str
    opt_out: str | None
    cookies: tuple[VendorCookie, ...]
    known: Mapping[str, Known]
    note: str | None

    @property
    def purposes(self) -> tuple[str, ...]:
        """The uses it usually serves, the main one first."""
        return tuple(purpose for role in self.roles for purpose in role.purposes)

    def said(self, fact: str) -> str:
        """A fact in words: `processor (payment-processing), controller (fraud-prevention)`."""
        if fact == "roles":
            return ", ".join(f"{one.role} ({', '.join(one.purposes)})" for one in self.roles)
        if fact == "cookies":
            return ", ".join(f"{', '.join(one.names)} ({one.lifetime or 'lifetime not known'})" for one in self.cookies)
        found = getattr(self, fact)
        return ", ".join(found) if isinstance(found, tuple) else str(found)

    def as_json(self) -> dict[str, Any]:
        """The vendor as plain values, each fact with where it is from."""
        plain = asdict(self)
        for known in plain["known"].values():
            known["checked"] = str(known["checked"] or "recalled")
            known["from"] = known.pop("source")
        return plain


def vendor(content: Mapping[str, Any], sources: Mapping[str, Mapping[str, str]]) -> Vendor:
    """A vendor as a file holds it; `sources` spells out where facts were read."""
    return Vendor(
        id=content["id"],
        name=content["name"],
        kind=content["kind"],
        does=content["does"],
        entity=content["entity"],
        country=content["country"],
        locations=tuple(content["locations"]),
        data=tuple(content["data"]),
        roles=tuple(VendorRole(one["role"], tuple(one["purposes"])) for one in content["roles"]),
        safeguards=tuple(content.get("safeguards", ())),
        policy=content["policy"],
        opt_out=content.get("opt_out"),
        cookies=tuple(_cookie(one) for one in content.get("cookies", ())),
        known=dict(_known(content["known"], sources)),
        note=content.get("note"),
    )


def _cookie(content: Mapping[str, Any]) -> VendorCookie:
    return VendorCookie(
        id=content["id"],
        names=tuple(content["names"]),
        technology=content.get("technology", "cookie"),
        category=content["category"],
        uses=tuple(content["uses"]),
        lifetime=content.get("lifetime"),
    )


def _known(content: list[Mapping[str, Any]], sources: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, Known]]:
    """Each fact with where it is from. A fact said to be from two places would hide which one holds."""
    told: set[str] = set()
    for entry in content:
        where, checked = entry["from"], entry["checked"]
        day = None if checked == "recalled" else date.fromisoformat(checked)
        source = sources[where] if day else {"title": "recalled", "url": where}
        for fact in entry["facts"]:
            if fact in told:
                raise ValueError(f"the catalogue gives '{fact}' two sources")
            told.add(fact)
            yield fact, Known(source["title"], source["url"], day)
