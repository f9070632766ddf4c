"""Where somebody points in a declaration: a dotted path or a line in; the paths of the values meant out.

`purposes.billing.use` names a thing by its id, `recipients[2].data` by its number from 0, `purposes.use` goes into
each thing of a list; `acme.yaml:14` and `14` are a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from generator.references import identity
from generator.source import Entry, Source

Path = tuple[str | int, ...]

LINE = re.compile(r"(?:(?P<file>.*):)?(?P<line>\d+)")
"""A file's name may be left out: then it is the declaration itself, and no file it extends."""


def meant(text: str, whole: Source) -> list[list[Path]]:
    """The values that a text may mean, the likeliest first: each a list of paths, which go together."""
    line = LINE.fullmatch(text.strip())
    found = _on_line(whole, line["file"], int(line["line"])) if line else [_at(text, whole.data)]
    return [paths for paths in found if paths]


def missing(text: str, whole: Source) -> tuple[str, str, list[str]] | None:
    """Of a path that leads nowhere: how far it leads, the step that fails, and what there is. None for other words."""
    steps = re.findall(r"[^.\[\]\s]+", text)
    if not re.fullmatch(r"\S+", text.strip()) or not steps or steps[0] not in whole.data:
        return None
    n = next((n for n in range(1, len(steps) + 1) if not _at(".".join(steps[:n]), whole.data)), None)
    if n is None:
        return None
    value = _value(whole.data, _at(".".join(steps[: n - 1]), whole.data)[0])
    known = list(value) if isinstance(value, dict) else [identity(one) for one in value if identity(one)]
    return ".".join(steps[: n - 1]), steps[n - 1], [name for name in known if name]


def _value(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data if isinstance(data, dict | list) else []


def _at(text: str, data: Any) -> list[Path]:
    steps = re.findall(r"[^.\[\]\s]+", text)
    return [*_walked(data, steps, ())] if steps and re.fullmatch(r"\S+", text.strip()) else []


def _walked(data: Any, steps: list[str], at: Path) -> Iterator[Path]:
    if not steps:
        yield at
        return
    first, *rest = steps
    if isinstance(data, dict):
        if first in data:
            yield from _walked(data[first], rest, (*at, first))
        return
    for i, thing in enumerate(data) if isinstance(data, list) else ():
        if first in (str(i), identity(thing), thing):
            yield from _walked(thing, rest, (*at, i))
        elif isinstance(thing, dict) and first in thing:
            yield from _walked(thing[first], rest, (*at, i, first))


def _on_line(whole: Source, file: str | None, line: int) -> list[list[Path]]:
    """Values on the line; things that begin there; what goes on there, having begun above."""
    named = [(path, entry) for path, entry in _entries(whole.entry, ()) if _is(entry[0], file or whole.name) and path]
    values = [(path, entry) for path, entry in named if entry[5] is None]
    on = [path for path, entry in values if line in (entry[1], entry[3])]
    begun = [path for path, entry in named if entry[5] is not None and line == entry[1]]
    above = [(entry[3], path) for path, entry in values if entry[3] < line]
    return [on, _widest(begun), [] if on or begun else [path for _, path in above[-1:]]]


def _entries(entry: Entry, at: Path) -> Iterator[tuple[Path, Entry]]:
    yield at, entry
    within = entry[5]
    for step, below in within.items() if isinstance(within, dict) else enumerate(within or ()):
        yield from _entries(below, (*at, step))


def _is(file: str, named: str) -> bool:
    return file == named or file.endswith(f"/{named}")


def _widest(paths: list[Path]) -> list[Path]:
    """The paths that lie under no other of them."""
    return [path for path in paths if not any(path[:n] in paths for n in range(1, len(path)))]
