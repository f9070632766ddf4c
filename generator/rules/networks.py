"""Rules on social networks: pages that the company keeps there, and their buttons on its own pages."""

from __future__ import annotations

from typing import Any

from generator.declaration.contact import SocialProfile
from generator.facts import Given
from generator.rules import GAP, WARNING, Found, rule


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


@rule(GAP, law="GDPR Art. 26(2)")
def joint_control_unsettled(given: Given) -> Found:
    """A recipient is joint controller, and nothing tells what it and the company have agreed.

    People can ask for the essence of the arrangement. Name the recipient, or its entity, under
    `company.joint_controllers`; for a page at a social network, give the `arrangement` under `social.profiles`.
    """
    known = {one.name for one in _partners(given)} | {one.network for one in _settled(given)}
    for one in given("recipients-receiving").value if given("in-european-scope") else []:
        joint = next((role for role in one.roles if role.role == "joint-controller"), None)
        if joint and not {one.name, one.entity} & known:
            yield (
                given.at(joint, "role"),
                f"recipient '{one.id}' is joint controller, and no arrangement with it is told",
            )


def _partners(given: Given) -> list[Any]:
    partners = given.declaration.company.joint_controllers
    return [] if partners in (None, "none") else list(partners)


def _settled(given: Given) -> list[SocialProfile]:
    """Pages at social networks with which the company has an arrangement that can be read."""
    social = given.mapping("social")
    profiles = social.profiles if social else []
    return [one for one in profiles if one.joint not in (None, True, False) and one.joint.arrangement]


@rule(WARNING, law="GDPR Art. 26; CJEU C-40/17")
def plugin_without_joint_control(given: Given) -> Found:
    """A social network's button on the company's pages takes visitors' data, and nobody shares control with it.

    Whoever builds the button in decides with the network that the data is collected and sent (Fashion ID). The
    policy covers that part. Give the recipient the role `joint-controller` for the purpose.
    """
    for one in given.listed("integrations") if given("in-european-scope") else []:
        shared = one.kind == "social-plugin" and one.directed_by == "company" and one.data
        if shared and not any(_joint(given, recipient, one) for recipient in given("recipients-receiving").value):
            yield (
                given.at(one, "data"),
                f"'{one.product}' takes data '{one.data[0]}' on the company's own pages, and no recipient of it is "
                "'joint-controller'",
            )


def _joint(given: Given, recipient: Any, plugin: Any) -> bool:
    roles = {role.role for role in recipient.roles}
    return "joint-controller" in roles and any(item.id in plugin.data for item in given.chosen(recipient.data))
