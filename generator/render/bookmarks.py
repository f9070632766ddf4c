"""The names of a Word file's bookmarks: the id of a clause or section in, a name that Word takes out.

A reviewer sees them under "Bookmark", and `reviewing` finds the clause again by them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

LONGEST = 40
"""Characters that Word allows a name: letters, digits and underscores, a letter first."""

CLAUSE, SECTION, OTHER = "clause_", "section_", "document_"
"""How the names begin: of a passage, of a section's heading, and of the little that is neither."""

_AGAIN = re.compile(r"__\d+$")


def clause(id_: str, taken: dict[str, int]) -> str:
    """The name for a clause; one that comes again, for another thing declared, is numbered."""
    name = _name(CLAUSE, id_)
    taken[name] = taken.get(name, 0) + 1
    return name if taken[name] == 1 else f"{name}__{taken[name]}"


def section(id_: str) -> str:
    return _name(SECTION, id_)


def other(what: str) -> str:
    """The name for the title, the contents, a picture or the notice of a draft."""
    return _name(OTHER, what)


def meant(name: str, ids: Iterable[str]) -> str | None:
    """The id, of these, that a bookmark stands for."""
    wanted = _AGAIN.sub("", name)
    prefix = SECTION if name.startswith(SECTION) else CLAUSE
    return next((id_ for id_ in ids if _name(prefix, id_) == wanted), None)


def _name(prefix: str, id_: str) -> str:
    whole = prefix + re.sub(r"\W|_", "_", id_, flags=re.ASCII)
    room = LONGEST - len("__999")
    if len(whole) <= room:
        return whole
    return f"{whole[: room - 7]}_{hashlib.sha256(id_.encode()).hexdigest()[:6]}"
