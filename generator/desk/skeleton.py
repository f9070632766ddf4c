"""What the author of a new clause answers in; the text of its file out, or what is wrong with an answer."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator import catalog, select, source, template
from generator.clauses import Library
from generator.declaration import Declaration
from generator.facts import FACTS
from generator.problems import Refused
from generator.reference import in_line
from generator.template import meant

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Draft:
    """A clause to be. `when` is a fact, a path of the declaration, or a condition in YAML; `words` may have tags."""

    id: str
    when: str
    words: str
    heading: str = ""
    meets: Sequence[str] = field(default=())

    @property
    def condition(self) -> Any:
        """The condition as front matter has it: a path alone asks whether it is declared."""
        if self.when in FACTS:
            return self.when
        try:
            read = source.parse(f"when: {self.when}".encode(), "--when").data["when"]
        except Refused:
            return self.when
        is_path = isinstance(read, str) and select.unknown_step(read, Declaration) is None
        return {"declared": read} if is_path else read

    @property
    def text(self) -> str:
        """The text of the file."""
        lines = [f"heading: {json.dumps(self.heading, ensure_ascii=False)}"] if self.heading else []
        lines.append(f"when: {in_line(self.condition)}")
        lines += [f"meets: [{', '.join(self.meets)}]"] if self.meets else []
        return "\n".join(["---", *lines, "version: 1", "status: draft", "---", self.words.strip(), ""])


def wrong_id(id_: str, library: Library, *, sections: bool = True) -> str | None:
    """Why an id is none for a new clause. `sections`: whether the section has to be one of the library's."""
    if not ID.fullmatch(id_):
        return f"'{id_}' is no id of a clause; write section/name, in small letters with hyphens"
    if id_ in library.clauses:
        return f"there is a clause '{id_}' already; '--override {id_}' changes its words"
    section, known = id_.partition("/")[0], ["opening", *(part.id for part in library.outline.sections)]
    if sections and section not in known:
        return f"there is no section '{section}'{meant(section, known)}; a new one is named in layer.yaml first"
    return None


def wrong_when(draft: Draft) -> str | None:
    """What is wrong with its condition."""
    condition = draft.condition
    if not isinstance(condition, str | dict) or not condition:
        return f"'{draft.when}' is no condition; write a fact, a path such as cookies.items, or {{none: cookies}}"
    return next(select.faults(condition, Declaration), None)


def wrong_words(draft: Draft) -> str | None:
    """What is wrong with its words."""
    if not draft.words.strip():
        return "a clause says something; write its first sentence"
    return next((text for _, _, text in template.faults(draft.words, {})), None)


def wrong_meets(draft: Draft) -> Iterator[str]:
    """What is wrong with the requirements it names."""
    known = catalog.requirements()
    for id_ in draft.meets:
        if id_ not in known:
            yield f"'{id_}' is no requirement{meant(id_, list(known))}"
