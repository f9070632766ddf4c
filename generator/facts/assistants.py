"""Features that use machine learning, by what was answered about each, and whose models learn."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from generator.facts import FACTS, Fact, Given, Holds, fact
from generator.facts.alike import Alike, alike


def _features(given: Given) -> list[Any]:
    ai = given.mapping("ai")
    return ai.features or [] if ai else []


@fact
def ai_features(given: Given) -> Holds[list[Any]]:
    """Features that use machine learning."""
    found = _features(given)
    return Holds(found, tuple(given.at(f, "name") for f in found))


@fact
def ai_features_built(given: Given) -> Holds[list[Any]]:
    """Features that use machine learning, with whose system it is or where it runs."""
    found = [f for f in _features(given) if f.system or f.runs_on]
    return Holds(found, tuple(given.at(f, field) for f in found for field in ("system", "runs_on")))


ANSWERS: dict[str, tuple[str, tuple[str, ...], Callable[[Any], bool]]] = {
    "without-providers": ("that send data to no AI provider", ("providers",), lambda f: f.providers == "none"),
    "at-providers": ("with what AI providers do with the data", ("at_providers",), lambda f: bool(f.at_providers)),
    "storing-nothing": (
        "that store nothing, without exception",
        ("stored",),
        lambda f: f.stored == "none" and not f.stored_except,
    ),
    "storing-exceptions": (
        "of which something is stored in certain cases alone",
        ("stored", "stored_except"),
        lambda f: bool(f.stored_except),
    ),
    "reviewed": (
        "whose content people read in some cases",
        ("reviewed",),
        lambda f: f.reviewed not in (None, "none"),
    ),
    "unreviewed": ("whose content nobody reads", ("reviewed",), lambda f: f.reviewed == "none"),
}
"""What a fact's name adds: which features it lists, the fields it rests on, and when it holds."""


def _grouped(given: Given, fields: tuple[str, ...], holds: Callable[[Any], bool]) -> Holds[list[Alike]]:
    return alike(given, _features(given), fields, holds)


for _suffix, (_meaning, _fields, _holds) in ANSWERS.items():
    _name = f"ai-features-{_suffix}"
    _about = f"Features that use machine learning {_meaning}, in groups of one answer."
    FACTS[_name] = Fact(_name, _about, partial(_grouped, fields=_fields, holds=_holds))


def _told(given: Given, trains: bool) -> dict[str, list[Any]]:
    """What is said of providers whose models learn from the data of a feature, or do not; by provider."""
    found: dict[str, list[Any]] = {}
    for feature in _features(given):
        for one in feature.at_providers or []:
            if one.trains is trains:
                found.setdefault(one.provider, []).append(one)
    return found


def _providers(given: Given, told: dict[str, list[Any]]) -> Holds[list[Alike]]:
    recipients = [given.by_id("recipients")[name] for name in told]
    because = tuple(given.at(one, "trains") for ones in told.values() for one in ones)
    alike = Alike(because, recipients, tuple(map(given.at, recipients)), False)
    return Holds([alike] if recipients else [], because)


@fact
def ai_providers_learning(given: Given) -> Holds[list[Alike]]:
    """AI providers whose own models learn from the data of a feature, as one group."""
    return _providers(given, _told(given, True))


@fact
def ai_providers_not_learning(given: Given) -> Holds[list[Alike]]:
    """AI providers whose own models learn from the data of no feature, as one group."""
    learning = _told(given, True)
    return _providers(given, {name: ones for name, ones in _told(given, False).items() if name not in learning})


def _trainings(given: Given) -> list[Any]:
    ai = given.mapping("ai")
    return ai.training if ai and isinstance(ai.training, list) else []


@fact
def ai_trainings(given: Given) -> Holds[list[Any]]:
    """Kinds of data that AI models learn from, with whose models and how to refuse."""
    found = [one for one in _trainings(given) if one.model != "none"]
    return Holds(found, tuple(given.at(one, "model") for one in found))


@fact
def ai_trainings_refused(given: Given) -> Holds[list[Any]]:
    """Kinds of data that no AI model learns from, where others are learned from."""
    found = [one for one in _trainings(given) if one.model == "none"]
    return Holds(found, tuple(given.at(one, "model") for one in found))
