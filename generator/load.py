"""The path of a YAML file in; a Declaration out, whose ids are unique and whose references hold, or Refused.

A declaration may complete another one: `extends: base.yaml`, a path relative to the file that names it. The
base lies in that file's folder, below it, or in a folder above it. It may extend one in turn.

* A mapping completes the base's mapping, field by field.
* A list of things with ids completes the base's: a thing with the same id completes the one there, others
  are added at the end.
* Anything else replaces what the base has.
* `without` takes things out of the base before that, by field and id: `company.dpo`, `recipients.stripe`.

Every value keeps the place it has in the file it comes from.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from pathlib import Path as File
from typing import Any, NoReturn

from generator import presets, source, validate
from generator.declaration import Declaration
from generator.problems import Level, Place, Problem, Refused, in_order
from generator.references import dangling, identity, repeated
from generator.source import Source
from generator.syntax import short

SETTINGS = "fairnotice.yaml"
"""The file of a project's settings, which may stand beside declarations."""

CHAIN = 8
"""So many files may extend one another."""


def declaration(path: File) -> Declaration:
    """The declaration in a file and those it extends. Raises Refused with every fault in them."""
    return declared(merged(path))


def declared(whole: Source) -> Declaration:
    """The declaration that a Source holds. Raises Refused."""
    whole, unknown = presets.filled(whole)
    faults = [*unknown, *repeated(whole), *dangling(Declaration, whole)]
    try:
        found = validate.model(Declaration, whole)
    except Refused as refused:
        raise Refused(in_order([*refused.problems, *faults])) from None
    if faults:
        raise Refused(in_order(faults))
    return found.stands_in(whole)


def merged(path: File) -> Source:
    """What the file says together with what it extends, not yet validated. Raises Refused."""
    if path.name == SETTINGS:
        message = f"{SETTINGS} has the settings of a project and declares nothing; leave it out"
        _refuse(Place(path.as_posix(), 1, 1), "no-declaration", message)
    chain = [_Link(path, source.read(path))]
    while isinstance(chain[-1].source.data.get("extends"), str):
        chain.append(_base(chain))
    whole = chain[-1].source
    _no_base(whole)
    for link in reversed(chain[:-1]):
        whole = completed(whole, link.source)
    return whole


@dataclass(frozen=True)
class _Link:
    """A file of a chain of `extends`, and what it says."""

    file: File
    source: Source


def _base(chain: list[_Link]) -> _Link:
    """The file that the last of the chain extends."""
    last = chain[-1]
    given, place = last.source.data["extends"], last.source.value(("extends",))
    file, shown = last.file.parent / given, f"'{short(given)}'"
    try:
        real, folder = file.resolve(), last.file.resolve().parent
        there = real.is_file()
    except (OSError, RuntimeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is a link to itself"
        _refuse(place, "bad-extends", f"{shown} cannot be read: {why}")
    if given.startswith("/") or "\\" in given:
        _refuse(place, "bad-extends", f"{shown} is not a path from this file on, with '/' between folders")
    if not (real.is_relative_to(folder) or folder.is_relative_to(real.parent)):
        where = "in the folder of this file, nor below it, nor in a folder above it"
        _refuse(place, "bad-extends", f"{shown} is neither {where}")
    if not there:
        _refuse(place, "bad-extends", f"there is no file {shown} here")
    name = posixpath.normpath(posixpath.join(posixpath.dirname(last.source.name), given))
    if real in (link.file.resolve() for link in chain):
        circle = " > ".join([*(link.source.name for link in chain), name])
        _refuse(place, "circular-extends", f"'extends' leads in a circle: {circle}")
    if len(chain) == CHAIN:
        _refuse(place, "bad-extends", f"more than {CHAIN} files extend one another; leave some out")
    return _Link(file, source.read(file, name))


def _refuse(place: Place, rule: str, message: str) -> NoReturn:
    raise Refused([Problem(place, Level.ERROR, rule, message)])


def _no_base(whole: Source) -> None:
    if "without" in whole.data:
        message = "'without' takes things out of what 'extends' names, and this file extends nothing"
        _refuse(whole.key(("without",)), "without-base", message)


def completed(base: Source, own: Source) -> Source:
    """The base with what `own` leaves out, adds and changes. Takes the base apart. Raises Refused."""
    _leave_out(base, own)
    data, entry = _together((base.data, base.entry), (own.data, own.entry))
    return Source(own.name, data, entry)


def _leave_out(base: Source, own: Source) -> None:
    """Takes what `own` lists under `without` from the base. A list that is none is left for validation."""
    listed = own.data.get("without")
    if not (isinstance(listed, list) and all(isinstance(name, str) for name in listed)):
        return
    problems = []
    for i, name in enumerate(listed):
        if not _taken(base.data, base.entry, name.split(".")):
            message = f"item {i + 1} of 'without' names '{short(name)}', which '{base.name}' does not have"
            problems.append(Problem(own.value(("without", i)), Level.ERROR, "dangling-reference", message))
    if problems:
        raise Refused(problems)
    del own.data["without"]


def _taken(data: Any, entry: Any, steps: list[str]) -> bool:
    """Takes out the field, or the thing with that id, that the steps lead to; false where there is none."""
    for step in steps[:-1]:
        key = _key(data, step)
        if key is None:
            return False
        data, entry = data[key], entry[5][key]
    key = _key(data, steps[-1])
    if key is not None:
        del data[key], entry[5][key]
    return key is not None


def _key(data: Any, step: str) -> Any:
    if isinstance(data, dict) and step in data:
        return step
    if isinstance(data, list):
        return next((i for i, thing in enumerate(data) if identity(thing) == step), None)
    return None


def _together(base: tuple[Any, Any], own: tuple[Any, Any]) -> tuple[Any, Any]:
    """A base's value and its places, completed or replaced by another."""
    (data, entry), (more, more_entry) = base, own
    if isinstance(data, dict) and isinstance(more, dict):
        values, entries = dict(data), dict(entry[5])
        for key, value in more.items():
            new = value, more_entry[5][key]
            values[key], entries[key] = _together((data[key], entries[key]), new) if key in data else new
    elif isinstance(data, list) and isinstance(more, list) and all(map(identity, [*data, *more])):
        values, entries = _lists_together(data, entry[5], more, more_entry[5])
    else:
        return own
    return values, (*more_entry[:5], entries)


def _lists_together(data: Any, entries: Any, more: Any, more_entries: Any) -> tuple[Any, Any]:
    """Things with one id completed, new ones at the end. An id said twice stays so, for the check to find."""
    values, entries = list(data), list(entries)
    places = {identity(thing): i for i, thing in reversed([*enumerate(data)])}
    for thing, entry in zip(more, more_entries, strict=True):
        i = places.pop(identity(thing), None)
        if i is None:
            values.append(thing)
            entries.append(entry)
        else:
            values[i], entries[i] = _together((values[i], entries[i]), (thing, entry))
    return values, entries
