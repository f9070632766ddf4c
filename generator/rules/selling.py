"""Rules on sale and sharing: who may not get data for it, and roles that do not go with it."""

from __future__ import annotations

from typing import Any

from generator import vocabulary
from generator.declaration.countries import covers
from generator.facts import Given
from generator.rules import ERROR, GAP, Found, rule
from generator.vocabulary import VOCABULARIES


def only_processes(recipient: Any) -> bool:
    """Whether a recipient is a processor for everything it gets."""
    return all(vocabulary.within("recipient-roles", role.role, "processor") for role in recipient.roles)


@rule(ERROR, law="GDPR Art. 28(10)")
def processor_with_own_purposes(given: Given) -> Found:
    """A recipient is a processor and nothing else, and uses data for purposes of its own.

    For those purposes it is a controller, and the policy must not say that it works on instructions only. Give it
    that role for them, or leave the purposes out. In California it is then no service provider either (Cal. Civ.
    Code § 1798.140(ag)).
    """
    for one in given("recipients-receiving").value:
        if only_processes(one) and isinstance(one.own_purposes, list):
            yield (
                given.at(one, "own_purposes"),
                f"recipient '{one.id}' is a processor and uses data for '{one.own_purposes[0]}' of its own; "
                "it is a controller there",
            )


@rule(GAP, law="Cal. Civ. Code § 1798.140(e)(6); 11 CCR § 7050(b)")
def processor_for_targeted_advertising(given: Given) -> Found:
    """A processor gets data of Californians for advertising chosen by what people did elsewhere.

    A service provider cannot advertise across contexts: whoever does is a third party, and giving it data is
    sharing. Change its role.
    """
    purposes = given.by_id("purposes")
    for one in given("processors").value if given("in-ccpa-scope") else []:
        for role in one.roles:
            ids = role.purposes or one.purposes or []
            hit = next((i for i in ids if vocabulary.within("purposes", purposes[i].use, "targeted-advertising")), None)
            if hit and vocabulary.within("recipient-roles", role.role, "processor"):
                yield (
                    given.at(role, "role"),
                    f"recipient '{one.id}' is '{role.role}' for purpose '{hit}', which is advertising across contexts",
                )


@rule(GAP, law="Md. Code, Com. Law § 14-4707(a)(2)")
def sensitive_data_sold_in_maryland(given: Given) -> Found:
    """Sensitive data is sold, and the service is offered in Maryland, which forbids it, with or without consent.

    Do not give that data to the recipient, or take nothing for it.
    """
    if not any(covers(area, "US-MD") for area in given.offered_to):
        return
    terms = VOCABULARIES["data-categories"]
    for one in given("sells").value:
        for item in given.chosen(one.data):
            if any("us-sensitive" in terms[c].flags for c in item.categories):
                yield given.at(one, "data"), f"recipient '{one.id}' buys data '{item.id}', which is sensitive"


@rule(GAP, law="Google Play User Data policy")
def sold_from_google_play(given: Given) -> Found:
    """An app stands in Google Play, and data from it is sold, which the store forbids.

    Limit the sale to other services with `on`, or end it.
    """
    apps = {s.id for s in given.listed("services") for store in s.stores or [] if store.name == "google-play"}
    for one in given("sells").value:
        there = {id_ for id_ in apps if given.meet([id_], one.on)}
        if there:
            yield (
                given.at(one, "consideration"),
                f"recipient '{one.id}' gets data of '{min(there)}' for '{one.consideration}'; "
                "Google Play forbids its sale",
            )


def _honours(given: Given) -> bool:
    signals = given.mapping("signals")
    return bool(signals and signals.global_privacy_control == "honoured")


def _asking(given: Given) -> list[str]:
    """The laws that bind the company and make it follow a browser's signal against sale."""
    states = [one.law for one in given("state-laws").value if one.state.signals == "honoured"]
    return [*(["the CCPA"] if given("in-ccpa-scope") else []), *states]


@rule(GAP, law="11 CCR § 7025(b) and the laws of other states")
def signal_not_followed(given: Given) -> Found:
    """Data is sold or shared for advertising, and the browser's signal against that is not followed.

    Follow Global Privacy Control, and answer `signals.global_privacy_control: honoured`.
    """
    asking = _asking(given)
    for one in given("sells-or-shares").value if asking and not _honours(given) else []:
        yield (
            given.at(one, "data"),
            f"recipient '{one.id}' gets data by sale or for advertising across contexts, and {asking[0]} asks for "
            "'global_privacy_control: honoured'",
        )


@rule(GAP, law="Cal. Civ. Code § 1798.135(a)-(b)")
def sale_without_opt_out(given: Given) -> Found:
    """Data is sold or shared for advertising, and there is no link to opt out.

    Add `rights.opt_out`. Only who follows the signal without friction may do without (11 CCR § 7025(f)).
    """
    rights, signals = given.mapping("rights"), given.mapping("signals")
    smooth = _honours(given) and signals.frictionless
    if given("in-ccpa-scope") and not smooth and not (rights and rights.opt_out):
        for one in given("sells-or-shares").value:
            yield given.at(one, "data"), f"recipient '{one.id}' gets data by sale or sharing; add 'rights.opt_out'"


UNDER = 16
"""Below this age nobody's data may be sold without consent: Cal. Civ. Code § 1798.120(c)."""


@rule(GAP, law="Cal. Civ. Code § 1798.120(c)")
def minors_not_asked(given: Given) -> Found:
    """Data is sold or shared for advertising, people under 16 may use the service, and nobody asks them or a parent.

    Declare `parties.children.opt_in`, or that their data is not sold: `sold_knowingly: false`.
    """
    children = given.declaration.parties.children if given.declaration.parties else None
    young = [limit for limit in children.minimum_ages if limit.age < UNDER] if children else []
    if young and given("in-ccpa-scope") and children and children.sold_knowingly is not False and not children.opt_in:
        for one in given("sells-or-shares").value:
            yield (
                given.at(one, "data"),
                f"recipient '{one.id}' gets data by sale or sharing, people of {young[0].age} may use the service, "
                "and 'parties.children' has no 'opt_in'",
            )
