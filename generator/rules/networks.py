"""Rules on pages that the company keeps on social networks."""

from __future__ import annotations

from generator.declaration.contact import SocialProfile
from generator.facts import Given
from generator.rules import WARNING, Found, rule


@rule(WARNING, law="GDPR Art. 26; CJEU C-210/16")
def statistics_on_visitors_unsettled(given: Given) -> Found:
    """A social network gives statistics on visitors of the company's page, and it is open who answers for them.

    Whoever keeps a page and gets such statistics decides on them together with the network, and people may read who
    does what. Say under `joint` where the `arrangement` stands.
    """
    social = given.mapping("social")
    if given("in-european-scope"):
        for profile in social.profiles if social else []:
            open_question = _open_question(profile)
            if open_question:
                yield (
                    given.at(profile, "joint" if profile.joint is not None else "insights"),
                    f"'{profile.network}' gives statistics on visitors {open_question}",
                )


def _open_question(profile: SocialProfile) -> str | None:
    if profile.insights == "none" or (profile.insights is None and not profile.joint):
        return None
    if profile.joint is None:
        return "and the profile does not say whether the two decide on them together; add 'joint'"
    if profile.joint is False:
        return "and is said to decide on them alone; whoever keeps the page decides with it"
    if profile.joint is True or not profile.joint.arrangement:
        return "by an arrangement that the profile does not say where to read; add 'arrangement'"
    return None
