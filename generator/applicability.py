"""Which regimes apply to a declaration: a Given in, a Standing for each regime of the catalogue out.

That is derived from the declaration as of the policy's effective date, unless it adds or denies the regime.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from generator import catalog
from generator.catalog import Regime
from generator.declaration.company import Scale
from generator.declaration.law import RegimeChoice
from generator.facts import Given, Holds
from generator.recorder import Path
from generator.select import condition

How = Literal["applies", "added", "denied", "coming", "reachable", "unanswered", "none"]
"""*Coming*: it would apply, and is not yet in force. *Reachable*: it would apply if the service were offered where it
can merely be reached from. *Unanswered*: it would apply to a company large enough, and nobody has said how large it
is."""

LARGE = 10**12
"""Larger than any threshold of size."""


@dataclass(frozen=True)
class Standing:
    """How a regime stands to a declaration, because of which places, and who chose it where somebody did."""

    regime: Regime
    how: How
    because: tuple[Path, ...] = ()
    choice: RegimeChoice | None = None

    @property
    def applies(self) -> bool:
        return self.how in ("applies", "added")


def regimes(given: Given) -> Iterator[tuple[Regime, tuple[Path, ...]]]:
    """The regimes that apply, each with the places that make it so."""
    if APPLYING not in given.known:
        given.known[APPLYING] = Holds(list(_applying(given)))
    yield from given.known[APPLYING].value


APPLYING = "the regimes that apply"
"""Under this name they are kept, since they are asked for often; no fact has it."""


def _applying(given: Given) -> Iterator[tuple[Regime, tuple[Path, ...]]]:
    chosen = _chosen(given)
    for regime in catalog.regimes().values():
        if regime.id in chosen or _in_force(regime, given) is given:
            one = _standing(regime, given, chosen.get(regime.id))
            if one.applies:
                yield regime, one.because


def standings(given: Given) -> Iterator[Standing]:
    """How each regime of the catalogue stands, those that nearly apply too."""
    chosen = _chosen(given)
    wider, larger = _offered_where_reachable(given), _as_large_as_can_be(given)
    for regime in catalog.regimes().values():
        one = _standing(regime, given, chosen.get(regime.id))
        if one.how == "none" and (found := _derived(regime, larger)):
            because = tuple(path for path in found.because if path[:2] != ("company", "scale"))
            one = Standing(regime, "unanswered", because)
        elif one.how == "none" and wider and (found := _derived(regime, wider)):
            one = Standing(regime, "reachable", tuple(_reached(path, given) for path in found.because))
        yield one


def _chosen(given: Given) -> dict[str, RegimeChoice]:
    return {choice.regime: choice for choice in given.declaration.regimes or []}


def _standing(regime: Regime, given: Given, choice: RegimeChoice | None) -> Standing:
    if choice:
        return Standing(regime, "added" if choice.applies else "denied", (given.at(choice, "regime"),), choice)
    then = _in_force(regime, given)
    found = _derived(regime, then)
    if not found:
        return Standing(regime, "none")
    return Standing(regime, "applies" if then is given else "coming", found.because)


def _in_force(regime: Regime, given: Given) -> Given:
    """The declaration on a day on which the regime is in force: as it is, or of the regime's first day."""
    policy = given.declaration.policy
    if regime.since is None or regime.since <= policy.effective:
        return given
    return given.otherwise(policy=policy.model_copy(update={"effective": regime.since}))


def derived(regime: Regime, given: Given) -> Holds[bool]:
    """Whether a regime would apply by itself, whatever the declaration adds or denies."""
    return _derived(regime, given.otherwise(regimes=None))


def _derived(regime: Regime, given: Given) -> Holds[bool]:
    if regime.applies is None:
        return Holds(False)
    return condition(regime.applies if isinstance(regime.applies, str) else dict(regime.applies), given)


def _offered_where_reachable(given: Given) -> Given | None:
    """The declaration as it would be if the service were offered wherever it can be reached from."""
    parties: Any = given.declaration.parties
    if not parties or not parties.reachable_from:
        return None
    everywhere = [*parties.offered_to, *parties.reachable_from]
    return given.otherwise(parties=parties.model_copy(update={"offered_to": everywhere}))


def _as_large_as_can_be(given: Given) -> Given:
    """The declaration as it would be if every number on size that nobody has given were huge."""
    company = given.declaration.company
    scale = company.scale or Scale()
    numbers = [name for name, info in Scale.model_fields.items() if info.annotation in (int | None, float | None)]
    huge = {name: LARGE for name in numbers if getattr(scale, name) is None}
    return given.otherwise(company=company.model_copy(update={"scale": scale.model_copy(update=huge)}))


def _reached(path: Path, given: Given) -> Path:
    """The place in the real declaration of one in the wider: what was added stands under `reachable_from`."""
    offered = len(given.offered_to)
    if path[:2] == ("parties", "offered_to") and len(path) == 3 and isinstance(path[2], int) and path[2] >= offered:
        return ("parties", "reachable_from", path[2] - offered)
    return path
