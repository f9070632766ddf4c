"""Pages on social networks by the statistics the company gets on their visitors."""

from __future__ import annotations

from typing import Any

from generator.facts import Given, Holds, fact
from generator.facts.alike import Alike, alike


def _profiles(given: Given) -> list[Any]:
    social = given.mapping("social")
    return social.profiles if social else []


def _told(profile: Any) -> bool:
    return isinstance(profile.insights, list) or profile.joint is not None


@fact
def profiles_with_insights(given: Given) -> Holds[list[Alike]]:
    """Pages on social networks on whose visitors the company gets statistics, in groups of one answer."""
    return alike(
        given,
        _profiles(given),
        ("insights", "joint"),
        lambda one: isinstance(one.insights, list) or one.joint is not None,
    )


@fact
def profiles_without_insights(given: Given) -> Holds[list[Alike]]:
    """Pages on social networks on whose visitors the company gets no statistics, as one group."""
    return alike(given, _profiles(given), ("insights",), lambda one: one.insights == "none" and one.joint is None)
