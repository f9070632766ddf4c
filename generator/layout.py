"""Rendered pieces of a clause -> text with one line per paragraph, list item or table row, and the paths of each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.recorder import Path

Chunk = tuple[str, Sequence[Path], Sequence[Path]]
"""A piece of rendered text, the paths it printed and the paths read before it."""

BLOCK = re.compile(r"\s*(?P<list>- |\d+\. )|\s*(?P<table>\|)|(?P<heading>#)")
BLANKS = re.compile(r"(?<=\S) {2,}")


def _block(line: str) -> str:
    """What kind of block a line belongs to; an indented line goes on with the one before."""
    block = BLOCK.match(line)
    return (block and block.lastgroup) or ("more" if line.startswith(" ") else "text")


def joined(chunks: Sequence[Chunk]) -> tuple[str, dict[int, tuple[list[Path], list[Path]]]]:
    """Rendered chunks as text with one line per paragraph, item or row, and the paths of each line.

    One blank line stands between blocks, none between items of a list or rows of a table, however the
    clause's tags were laid out.
    """
    raw = "".join(chunk for chunk, _, _ in chunks)
    out: list[str] = []
    where: list[int] = []
    blank, last = True, ""
    for line in raw.split("\n"):
        text = line.strip()
        if text:
            kind = _block(line)
            if (last == kind == "text" and not blank) or (kind == "more" and out and last != "table"):
                out[-1] += f" {text}"
            else:
                if out and not (last == kind in ("list", "table")):
                    out.append("")
                out.append(line.rstrip() if kind == "list" else text)
            last = last if kind == "more" and last else kind
        blank = not text
        where.append(max(len(out) - 1, 0))
    return BLANKS.sub(" ", "\n".join(out)), _by_line(chunks, where)


def _by_line(chunks: Sequence[Chunk], where: Sequence[int]) -> dict[int, tuple[list[Path], list[Path]]]:
    """The paths of each line of the joined text. `where` gives, for each raw line, the line it went to."""
    found: dict[int, tuple[list[Path], list[Path]]] = {}
    at = 0
    for chunk, printed, read in chunks:
        if printed or read:
            lead = len(chunk) - len(chunk.lstrip("\n")) if chunk.strip() else 0
            row = found.setdefault(where[at + lead], ([], []))
            row[0].extend(printed)
            row[1].extend(read)
        at += chunk.count("\n")
    return found
