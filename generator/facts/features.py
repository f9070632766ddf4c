"""Features of services by what is stored of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from generator.facts import Given, Holds, fact
from generator.facts.alike import Alike, alike


def _features(given: Given) -> list[Any]:
    return [feature for service in given.listed("services") for feature in service.features or []]


def _grouped(given: Given, fields: tuple[str, ...], holds: Callable[[Any], bool]) -> Holds[list[Alike]]:
    return alike(given, _features(given), fields, holds)


@fact
def features(given: Given) -> Holds[list[Any]]:
    """Features of services of which it is told what they do, with which data."""
    found = _features(given)
    return Holds(found, tuple(given.at(f, "name") for f in found))


@fact
def features_storing(given: Given) -> Holds[list[Alike]]:
    """Features of services of which something is stored, in groups of one answer."""
    return _grouped(given, ("stored",), lambda f: isinstance(f.stored, list))


@fact
def features_storing_nothing(given: Given) -> Holds[list[Alike]]:
    """Features of services that store nothing, without exception, as one group."""
    return _grouped(given, ("stored",), lambda f: f.stored == "none" and not f.stored_except)


@fact
def features_storing_exceptions(given: Given) -> Holds[list[Alike]]:
    """Features of services of which something is stored in certain cases alone, in groups of one answer."""
    return _grouped(given, ("stored", "stored_except"), lambda f: bool(f.stored_except))
