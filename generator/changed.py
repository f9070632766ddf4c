"""Two declarations -> the practices that changed between them, each told as a reader would and judged.

What is told and judged how stands in `catalog/changes.yaml`. A field that no kind of practice tells of is
told as itself, so that no change is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel

from generator import catalog, practised
from generator.catalog.change import Verdict
from generator.declaration import Declaration
from generator.facts import Given
from generator.practised import Practice
from generator.problems import Place
from generator.recorder import Path, fields

NOT_PRACTICE = ("policy", "extends", "without", "schema", "accept", "attested", "notes")
"""Parts that say nothing of a practice: the document itself, how the file is put together, our dealings with rules."""


@dataclass(frozen=True)
class Change:
    """One practice that changed. `place` is where the newer declaration says it, or the older where it is gone."""

    kind: str
    event: str
    says: str
    material: bool
    because: str
    law: str
    place: Place


def changes(old: Given, new: Given, phrases: Any) -> list[Change]:
    """The changes from one declaration to the other: the material first, each kind in the catalogue's order."""
    kinds = list(catalog.changes())
    found = [*_practised(old, new, phrases), *_fields(old.declaration, new.declaration)]
    return sorted(found, key=lambda one: (not one.material, kinds.index(one.kind)))


def _practised(old: Given, new: Given, phrases: Any) -> Iterator[Change]:
    before, after = practised.practices(old, phrases), practised.practices(new, phrases)
    for key in dict.fromkeys([*after, *before]):
        was, now = before.get(key), after.get(key)
        event = _event(was, now)
        verdict = catalog.changes()[key[0]].verdicts.get(event) if event else None
        if verdict and now and event == "added" and now.of and now.of not in before:
            verdict = replace(catalog.changes()[now.of[0]].verdicts[event], says=verdict.says)
        if event and verdict and not _told_by_its_thing(key, event, before, after):
            held = now or was
            assert held
            place = (new if now else old).declaration.places.value(held.path)
            yield _change(key[0], event, verdict, held.name, was.value if was else "", now.value if now else "", place)


def _event(was: Practice | None, now: Practice | None) -> str | None:
    """What befell a practice, or None where nothing did."""
    if was is None or now is None:
        return "added" if now else "removed"
    if was.value == now.value:
        return None
    if was.size is None or now.size is None or was.size == now.size:
        return "changed"
    return "larger" if now.size > was.size else "smaller"


THINGS = {
    "purpose-data": "purpose",
    "basis": "purpose",
    "recipient-data": "recipient",
    "recipient-role": "recipient",
    "safeguard": "recipient",
}
"""Kinds told with their thing's coming and going: a new purpose is told once, not for each of its data."""


def _told_by_its_thing(
    key: tuple[str, ...], event: str, before: Mapping[Any, Practice], after: Mapping[Any, Practice]
) -> bool:
    thing = (THINGS.get(key[0]), *key[1:2])
    return event in ("added", "removed") and (thing in before) != (thing in after)


def _change(kind: str, event: str, verdict: Verdict, name: str, old: str, new: str, place: Place) -> Change:
    says = verdict.says
    for slot, value in (("{name}", name), ("{old}", old), ("{new}", new)):
        says = says.replace(slot, value)
    return Change(kind, event, says[:1].upper() + says[1:], verdict.material, verdict.because, verdict.law, place)


def _fields(old: Declaration, new: Declaration) -> Iterator[Change]:
    """Fields that no kind tells of and that are not the same any more."""
    told = {field for kind in catalog.changes().values() for field in kind.reads}
    before, after = dict(_leaves(old)), dict(_leaves(new))
    for key in dict.fromkeys([*after, *before]):
        was, now = before.get(key), after.get(key)
        name = ".".join(step for step in key if not step.startswith("#"))
        if (was and was[0]) == (now and now[0]) or any(name == one or name.startswith(f"{one}.") for one in told):
            continue
        if _thing(key) and (_thing(key) in _things(before)) != (_thing(key) in _things(after)):
            continue  # it came or went with its thing, and that is told
        event = "added" if was is None else "removed" if now is None else "changed"
        verdict = catalog.changes()["field"].verdicts[event]
        place = (new if now else old).places.value((now or was or ("", ()))[1])
        yield _change("field", event, verdict, _spoken(key), was[0] if was else "", now[0] if now else "", place)


Leaves = Mapping[tuple[str, ...], tuple[str, Path]]


def _leaves(declared: Declaration) -> Iterator[tuple[tuple[str, ...], tuple[str, Path]]]:
    """Every printed leaf by its names and the ids of the things it lies in (with # before), its text and its path."""

    def walk(value: Any, key: tuple[str, ...], at: Path) -> Iterator[Any]:
        if isinstance(value, BaseModel):
            for name, alias in fields(type(value)):
                extra = type(value).model_fields[name].json_schema_extra
                role = extra.get("role") if isinstance(extra, dict) else None
                child = getattr(value, name)
                if (
                    child is not None
                    and role != "evidence"
                    and alias != "id"
                    and not (not key and alias in NOT_PRACTICE)
                ):
                    yield from walk(child, (*key, alias), (*at, alias))
        elif isinstance(value, list):
            for i, child in enumerate(value):
                step = f"#{getattr(child, 'id', None) or (child if isinstance(child, str) else i)}"
                yield from walk(child, (*key, step), (*at, i))
        else:
            yield (
                key,
                ({True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else str(value), at),
            )

    return walk(declared, (), ())


def _thing(key: tuple[str, ...]) -> tuple[str, ...]:
    """The key of the thing with an id that a leaf lies in: ("recipients", "#stripe")."""
    return key[:2] if len(key) > 1 and key[1].startswith("#") else ()


def _things(leaves: Leaves) -> set[tuple[str, ...]]:
    return {_thing(key) for key in leaves}


def _spoken(key: tuple[str, ...]) -> str:
    """A leaf's key as words: 'links, endorsement'; of a list item its place in the list is left out."""
    return ", ".join(step.lstrip("#").replace("_", " ").replace("-", " ") for step in key if not step[1:].isdigit())
