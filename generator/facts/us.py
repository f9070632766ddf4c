"""The laws of US states other than California's: which bind the company, what rights they give, what is sold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from generator import catalog, vocabulary
from generator.catalog.law import Binds, State
from generator.declaration.countries import US_STATES, covers
from generator.facts import Given, Holds, every, fact
from generator.recorder import Derived, Path
from generator.vocabulary import VOCABULARIES


def offered_in(given: Given, place: str) -> tuple[Path, ...]:
    """Why the service is offered in a place; nothing where it is not."""
    return tuple(given.at(given.offered_to, i) for i, area in enumerate(given.offered_to) if covers(area, place))


def chosen(given: Given, regime: str) -> Any:
    """What the declaration itself says of whether a regime applies, or None."""
    found = [c for c in given.declaration.regimes or [] if c.regime == regime]
    return found[-1] if found else None


@dataclass(frozen=True)
class StateLaw(Derived):
    """A state's privacy law that binds the company."""

    code: str
    law: str
    state: State


@fact
def state_laws(given: Given) -> Holds[list[StateLaw]]:
    """The privacy laws of US states other than California that bind the company: by place, day and its size."""
    choice = chosen(given, "us-state-family")
    if choice and not choice.applies:
        return Holds([], (given.at(choice, "applies"),))
    found = []
    for state in catalog.states().values():
        offered = offered_in(given, state.code)
        if not offered or not state.rights or state.since > given.declaration.policy.effective:
            continue
        size = (given.at(choice, "applies"),) if choice else tuple(_bound(given, state))
        if size:
            found.append(StateLaw((*offered, *size), state.code, state.law, state))
    return Holds(found, every(path for one in found for path in one.because))


def _bound(given: Given, state: State) -> Iterator[Path]:
    """The answers on size that bring the company under a state's law; nothing where none is known to."""
    scale = given.declaration.company.scale
    if scale is None or state.binds is None or (scale.non_profit and not state.binds.non_profits):
        return
    rule = state.binds.on(given.declaration.policy.effective)
    if rule.turnover_usd and (scale.turnover_usd or 0) < rule.turnover_usd:
        return
    if rule.not_small and scale.small_business is False:
        yield given.at(scale, "small_business")
    if rule.grounds and scale.florida_grounds:
        yield given.at(scale, "florida_grounds")
    people = next((one for one in scale.residents or [] if one.state == state.code), None)
    if people and _enough(given, rule, people.people, scale.revenue_from_selling or 0):
        yield given.at(people, "people")


def _enough(given: Given, rule: Binds, people: int, from_selling: float) -> bool:
    """Whether data of so many people of a state, what is done with it or what it is brings the law with it."""
    least, share = rule.selling or (0, 0)
    sold = bool(rule.selling and given("sells")) and people >= least and from_selling >= share
    many = rule.people is not None and people >= rule.people
    return many or sold or bool(rule.sensitive and people and given("us-sensitive"))


@fact
def us_sensitive(given: Given) -> Holds[list[Any]]:
    """Data that the privacy laws of US states call sensitive."""
    terms = VOCABULARIES["data-categories"]
    items = [d for d in given.listed("data") if any("us-sensitive" in terms[c].flags for c in d.categories)]
    return Holds(items, tuple(given.at(item, "categories") for item in items))


@dataclass(frozen=True)
class StateRight(Derived):
    """A right, and the states that give it or, where most do, those that do not."""

    right: str
    only: tuple[str, ...]
    lacking: tuple[str, ...]


@fact
def state_rights(given: Given) -> Holds[list[StateRight]]:
    """The rights that the state laws which bind the company give, each with the states that differ."""
    laws = given("state-laws").value
    rights = list(dict.fromkeys(right for one in laws for right in one.state.rights))
    found = [one for right in rights if (one := _right(given, right, laws))]
    return Holds(found, given("state-laws").because)


def _right(given: Given, right: str, laws: list[StateLaw]) -> StateRight | None:
    today = given.declaration.policy.effective
    giving = [one for one in laws if right in one.state.rights and one.state.rights_since.get(right, today) <= today]
    if not giving:
        return None
    lacking = tuple(_by_name(one for one in laws if one not in giving))
    most = len(lacking) < len(giving)
    because = every(path for one in giving for path in one.because)
    return StateRight(because, right, () if most else tuple(_by_name(giving)), lacking if most else ())


@fact
def state_appeals(given: Given) -> Holds[list[StateLaw]]:
    """The state laws that let people appeal a refusal."""
    return _those(given, lambda state: bool(state.appeal_days))


def _those(given: Given, wanted: Any) -> Holds[list[StateLaw]]:
    found = [one for one in given("state-laws").value if wanted(one.state)]
    return Holds(found, every(path for one in found for path in one.because))


def _binding(given: Given, *codes: str) -> Holds[list[StateLaw]]:
    return _those(given, lambda state: state.code in codes)


@fact
def advertises_by_activity(given: Given) -> Holds[list[Any]]:
    """Purposes that are advertising based on what people do over time or elsewhere, and those who do it for us."""
    purposes = [p for p in given.listed("purposes") if vocabulary.within("purposes", p.use, "targeted-advertising")]
    sharing = given("shares-for-advertising")
    because = every((*(given.at(p, "use") for p in purposes), *sharing.because))
    return Holds([*purposes, *sharing.value], because)


@fact
def state_opt_out(given: Given) -> Holds[bool]:
    """A state's law binds, and data is sold or used for advertising based on activity: people can opt out of it."""
    laws, sold, shown = given("state-laws"), given("sells"), given("advertises-by-activity")
    holds = bool(laws) and bool(sold or shown)
    return Holds(holds, every((*laws.because, *sold.because, *shown.because)) if holds else ())


@fact
def state_profiling(given: Given) -> Holds[bool]:
    """A state's law lets people opt out of profiling, and decisions that matter are made by computer."""
    laws, decides = _those(given, lambda state: "opt-out-profiling" in state.rights), given("decides-automatically")
    return Holds(bool(laws and decides), every((*laws.because, *decides.because)) if laws and decides else ())


CONTACT_STATES = ("US-CO", "US-DE", "US-MD", "US-MN", "US-MT", "US-NH", "US-NJ", "US-OR", "US-RI")
"""States whose law asks for an email address or other online contact in the notice."""

DATE_STATES = ("US-CO", "US-MN", "US-MT", "US-NH", "US-NJ")
"""States whose law asks for the date of the last update or the effective date."""

METHOD_STATES = ("US-FL", "US-NE", "US-OR", "US-TX")
"""States whose law asks for each way to make a request."""

DETAIL_STATES = ("US-CO", "US-MD", "US-OR")
"""States whose law asks what kind of business each third party is."""


@fact
def in_state_with_contact(given: Given) -> Holds[list[StateLaw]]:
    """A law binds that asks for an email address or other online contact."""
    return _binding(given, *CONTACT_STATES)


@fact
def in_state_with_date(given: Given) -> Holds[list[StateLaw]]:
    """A law binds that asks for the date of the last update."""
    return _binding(given, *DATE_STATES)


@fact
def in_state_with_methods(given: Given) -> Holds[list[StateLaw]]:
    """A law binds that asks for each way to make a request."""
    return _binding(given, *METHOD_STATES)


@fact
def in_state_with_detail(given: Given) -> Holds[list[StateLaw]]:
    """A law binds that asks what kind of business third parties are."""
    return _binding(given, *DETAIL_STATES)


@fact
def in_new_jersey(given: Given) -> Holds[list[StateLaw]]:
    """The privacy law of New Jersey binds."""
    return _binding(given, "US-NJ")


@fact
def in_minnesota(given: Given) -> Holds[list[StateLaw]]:
    """The privacy law of Minnesota binds."""
    return _binding(given, "US-MN")


@fact
def in_oregon(given: Given) -> Holds[list[StateLaw]]:
    """The privacy law of Oregon binds."""
    return _binding(given, "US-OR")


@fact
def in_connecticut(given: Given) -> Holds[list[StateLaw]]:
    """The privacy law of Connecticut binds."""
    return _binding(given, "US-CT")


@fact
def in_rhode_island(given: Given) -> Holds[list[StateLaw]]:
    """The privacy law of Rhode Island binds."""
    return _binding(given, "US-RI")


@fact
def in_colorado(given: Given) -> Holds[list[StateLaw]]:
    """The privacy law of Colorado binds."""
    return _binding(given, "US-CO")


@fact
def in_texas(given: Given) -> Holds[list[StateLaw]]:
    """The privacy law of Texas binds."""
    return _binding(given, "US-TX")


@fact
def in_florida(given: Given) -> Holds[list[StateLaw]]:
    """The privacy law of Florida binds."""
    return _binding(given, "US-FL")


@fact
def trains_models(given: Given) -> Holds[list[Any]]:
    """Purposes, recipients and models of the company that serve to train AI models."""
    ai = given.mapping("ai")
    training = ai.training if ai and isinstance(ai.training, list) else []
    purposes = [p for p in given.listed("purposes") if p.use == "ai-model-training"]
    passing = [r for r in given("recipients-receiving").value if "ai-model-training" in _own(r)]
    because = (
        *(given.at(t, "data") for t in training),
        *(given.at(p, "use") for p in purposes),
        *(given.at(r, "own_purposes") for r in passing),
    )
    return Holds([*training, *purposes, *passing], because)


def _own(recipient: Any) -> list[str]:
    return recipient.own_purposes if isinstance(recipient.own_purposes, list) else []


@fact
def trains_no_models(given: Given) -> Holds[bool]:
    """No AI models are trained, and each recipient answers that it trains none with the data."""
    declared = given.declaration
    ai = given.mapping("ai")
    receiving = given("recipients-receiving").value
    said = ("ai",) if declared.ai == "none" else ("ai", "training") if ai and ai.training == "none" else ()
    answered = declared.recipients is not None and all(r.own_purposes is not None for r in receiving)
    if not said or not answered or given("trains-models"):
        return Holds(False)
    return Holds(True, (said, *(given.at(r, "own_purposes") for r in receiving)))


@fact
def inferred_sensitive(given: Given) -> Holds[list[Any]]:
    """Sensitive data that is worked out from other data."""
    found = [item for item in given("us-sensitive").value if item.source == "inferred"]
    return Holds(found, tuple(given.at(item, "source") for item in found))


@fact
def sold_sensitive(given: Given) -> Holds[list[Any]]:
    """Sensitive data that is sold."""
    return _sold(given, given("us-sensitive").value)


@fact
def sold_biometric(given: Given) -> Holds[list[Any]]:
    """Biometric data that is sold."""
    return _sold(given, [d for d in given.listed("data") if "biometric-identifiers" in d.categories])


def _sold(given: Given, items: list[Any]) -> Holds[list[Any]]:
    sold = {id(d) for r in given("sells").value for d in given.chosen(r.data)}
    found = [item for item in items if id(item) in sold]
    return Holds(found, every((*(given.at(d, "categories") for d in found), *given("sells").because)) if found else ())


@fact
def florida_sensitive_sale(given: Given) -> Holds[bool]:
    """A company for profit sells sensitive data and offers its service in Florida (Fla. Stat. § 501.715)."""
    scale = given.declaration.company.scale
    offered, sold, choice = offered_in(given, "US-FL"), given("sold-sensitive"), chosen(given, "us-state-family")
    denied = (scale and scale.non_profit) or (choice and not choice.applies)
    return Holds(bool(offered and sold and not denied), (*offered, *sold.because))


def _online(given: Given, place: str, regime: str) -> Holds[bool]:
    """A commercial service offered in a place takes data that says who or where somebody is."""
    choice = chosen(given, regime)
    if choice:
        return Holds(choice.applies, (given.at(choice, "applies"),))
    scale = given.declaration.company.scale
    covered = [d for d in given.listed("data") if any(_covered(c) for c in d.categories)]
    offered = offered_in(given, place) if not (scale and scale.non_profit) else ()
    return Holds(bool(offered and covered), (*offered, *(given.at(d, "categories") for d in covered)))


def _covered(category: str) -> bool:
    """Whether data says who or where somebody is: covered information (NRS 603A.320)."""
    return any(vocabulary.within("data-categories", category, wide) for wide in ("identifiers", "contact-data"))


@fact
def in_nevada(given: Given) -> Holds[bool]:
    """Nevada's law on online notices applies: a commercial service offered there takes covered data (NRS 603A.330)."""
    return _online(given, "US-NV", "nevada-603a")


@fact
def law_states(given: Given) -> Holds[list[str]]:
    """The states, other than California, whose privacy law binds the company."""
    laws = given("state-laws")
    return Holds(_by_name(laws.value), laws.because)


def _by_name(laws: Iterable[StateLaw]) -> list[str]:
    """The codes of states in the order of their names."""
    return sorted((one.code for one in laws), key=lambda code: US_STATES[code])


@dataclass(frozen=True)
class PurposeWays(Derived):
    """A purpose, and what is done with data in it: sold, used for targeted advertising, or for profiling."""

    purpose: Any
    ways: tuple[str, ...]


@fact
def purpose_ways(given: Given) -> Holds[list[PurposeWays]]:
    """For each purpose: sold, used for targeted advertising or for profiling; nothing until all of it is answered."""
    receiving = given("recipients-receiving").value
    answered = given.declaration.recipients is not None and all(
        r.consideration is not None and r.own_purposes is not None for r in receiving
    )
    if not answered or any(p.profiling is None for p in given.listed("purposes")):
        return Holds([])
    rows = [_ways(given, purpose) for purpose in given.listed("purposes")]
    return Holds(rows, every(path for row in rows for path in row.because))


def _ways(given: Given, purpose: Any) -> PurposeWays:
    sold = [r for r in given("sells").value if not r.purposes or purpose.id in r.purposes]
    sharing = [r for r in given("shares-for-advertising").value if purpose.id in (r.purposes or ())]
    targeted = sharing or vocabulary.within("purposes", purpose.use, "targeted-advertising")
    profiled = purpose.profiling not in (None, "none")
    done = {"sold": bool(sold), "targeted": bool(targeted), "profiled": profiled}
    because = (given.at(purpose, "use"), given.at(purpose, "profiling"), *(given.at(r, "consideration") for r in sold))
    return PurposeWays(because, purpose, tuple(way for way, holds in done.items() if holds))
