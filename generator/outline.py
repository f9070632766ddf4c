"""What orders a library and lends it words: the outline of a document, defined terms, words for closed answers."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class Outline(BaseModel):
    """The order of a kind of document: templates/outlines/<kind>.yaml."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    class Part(BaseModel):
        """A section: its heading, its clauses in order by name within its folder, and the parts it tells of.

        A clause that lies in another folder is named by its id. In a draft, a part that nobody has answered is
        asked for in the section that would tell of it.
        """

        model_config = ConfigDict(extra="forbid", frozen=True, strict=True)
        id: str
        heading: str
        formal: str | None = None
        clauses: list[str] = Field(min_length=1)
        asks: list[str] = []

        def headed(self, voice: str) -> str:
            """Its heading in a policy of that voice."""
            return self.formal or self.heading if voice == "formal" else self.heading

        @property
        def ids(self) -> list[str]:
            """The ids of its clauses, in their order."""
            return [name if "/" in name else f"{self.id}/{name}" for name in self.clauses]

    title: str
    opening: list[str]
    sections: list[Part] = Field(min_length=1)


class Glossary(BaseModel):
    """Defined terms: templates/terms/<language>.yaml."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    class Entry(BaseModel):
        """A term, the words in the text that show it is used, what it means, and under which regimes."""

        model_config = ConfigDict(extra="forbid", frozen=True, strict=True)
        id: str
        term: str
        found_by: list[str] = Field(min_length=1)
        means: str
        regimes: list[str] = []
        derived_from: list[str] = []

    terms: list[Entry]


class Phrases(BaseModel):
    """Words for closed answers: templates/phrases/<language>.yaml."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    groups: dict[str, dict[str, str]]
