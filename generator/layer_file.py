"""What `layer.yaml` may say: everything that a layer changes and that is not the words of a clause."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

STRICT = ConfigDict(extra="forbid", frozen=True, strict=True, defer_build=True)


class OwnSection(BaseModel):
    """A section of the layer's own, or what it changes of one of ours."""

    model_config = STRICT
    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    heading: str | None = Field(None, min_length=1, description="the heading; a new section needs one")
    after: str | None = Field(None, description="the section it follows")
    before: str | None = Field(None, description="the section it comes before")
    clauses: list[str] = Field([], description="the clauses that come first, in their order; the others follow them")
    prevails_for: str | None = Field(
        None, min_length=1, description="for an addendum, the people for whom it prevails, as 'people in Japan'"
    )


class Placing(BaseModel):
    """Where a clause stands: after or before another one, or in a section."""

    model_config = STRICT
    clause: str
    after: str | None = None
    before: str | None = None
    section: str | None = Field(None, description="the section at whose end it stands")


class OwnTerm(BaseModel):
    """A defined term of the layer's own, or what it changes of one of ours."""

    model_config = STRICT
    id: str
    term: str | None = None
    found_by: list[str] | None = Field(None, min_length=1)
    means: str | None = None
    regimes: list[str] | None = None


class Layer(BaseModel):
    """`layer.yaml`: everything a layer changes that is not the words of a clause."""

    model_config = STRICT
    title: str | None = Field(None, min_length=1, description="the title of the policy")
    company: str | None = Field(None, min_length=1, description="the word for the company, as 'the Studio'")
    remove: list[str] = Field([], description="ids of clauses that are not printed")
    sections: list[OwnSection] = []
    place: list[Placing] = []
    headings: dict[str, str] = Field({}, description="headings by the id of a section or clause")
    terms: list[OwnTerm] = []
