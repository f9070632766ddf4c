"""Rules on pages that the company keeps on social networks."""

from __future__ import annotations

from generator.facts import Given
from generator.rules import WARNING, Found, rule


@rule(WARNING, law="GDPR Art. 26; CJEU C-210/16")
def statistics_on_visitors_unsettled(given: Given) -> Found:
    """A social network gives statistics on visitors of the company's page, and nobody says who decides on them.

    Whoever keeps such a page has a part in these statistics, and people may read who does what. Say where the
    `arrangement` stands under `joint`, or `joint: false` where the network alone decides.
    """
    social = given.mapping("social")
    if not given("in-european-scope"):
        return
    for profile in social.profiles if social else []:
        if isinstance(profile.insights, list) and profile.joint is None:
            yield (
                given.at(profile, "insights"),
                f"'{profile.network}' gives statistics on visitors and the profile does not say whether "
                "the two decide on them together; add 'joint'",
            )
        elif profile.joint and not getattr(profile.joint, "arrangement", None):
            yield (
                given.at(profile, "joint"),
                f"'{profile.network}' and the company decide together and the profile does not say where "
                "their 'arrangement' can be read",
            )
