"""What every part of a declaration is made of: the frozen model, the roles of leaves, the small types.

Each leaf has a role. *Printed* leaves stand in the policy's text. *Evidence* leaves are read by a rule
and never printed. *Structure* leaves (ids, references) tie things together. A part is absent (nobody
answered), the text `none` (answered: there is none) or has content.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Annotated, Any, Literal, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    Tag,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from generator.declaration.countries import AREAS, COUNTRIES
from generator.vocabulary import VOCABULARIES

T = TypeVar("T")


def printed(description: str, default: Any = None, *, required: bool = False, alias: str | None = None) -> Any:
    """A leaf that a clause prints wherever it is filled."""
    return _field(description, default, required, "printed", alias)


def evidence(description: str, default: Any = None, *, required: bool = False, alias: str | None = None) -> Any:
    """A leaf that a rule reads and no clause prints."""
    return _field(description, default, required, "evidence", alias)


def structure(description: str, default: Any = None, *, required: bool = False, alias: str | None = None) -> Any:
    """An id, a reference, or a mapping that holds leaves."""
    return _field(description, default, required, "structure", alias)


def _field(description: str, default: Any, required: bool, role: str, alias: str | None) -> Any:
    """`alias` is the name in YAML where Python cannot use it (`from`, `in`, `schema`)."""
    value = ... if required else default
    return Field(value, description=description, alias=alias, json_schema_extra={"role": role})


class Model(BaseModel):
    """A mapping of the declaration: unknown fields refused, values strict, nothing changed later.

    Only the whole is built to validate, when it first does: to build each part too takes a start longer.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, defer_build=True)

    counsel_note: Annotated[str, Field(max_length=4000)] | None = evidence(
        "a note for counsel; it never leaves the declaration"
    )


@dataclass(frozen=True)
class Reference:
    """Marks a text as the id of a thing in the named part ("data", or "recipients|sources").

    `words` may stand in its place, such as "own".
    """

    kind: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Vocabulary:
    """Marks a text as a term of a closed vocabulary of the field."""

    name: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.literal_schema(list(VOCABULARIES[self.name]), metadata={"vocabulary": self.name})

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        terms = VOCABULARIES[self.name]
        return {"type": "string", "enum": list(terms), "x-vocabulary": self.name}


def _shape(value: Any) -> str:
    if isinstance(value, bool):
        return "answer"
    if isinstance(value, str):
        return "text"
    if isinstance(value, list):
        return "list"
    return "mapping" if isinstance(value, dict | BaseModel) else "number"


def _none_or_content(value: Any) -> str:
    return "none" if isinstance(value, str) and value == "none" else "content"


SHAPE = Discriminator(
    _shape,
    custom_error_type="wrong-shape",
    custom_error_message="this form of value is not accepted here",
)

OrNone = Annotated[
    Annotated[Literal["none"], Tag("none")] | Annotated[T, Tag("content")],
    Discriminator(_none_or_content),
]
"""Content, or the text `none`: answered, there is none."""

Listed = Annotated[list[T], Field(min_length=1)]
"""A list that, where it is given, holds something."""


def _folded(value: str) -> str:
    text = " ".join(value.split())
    if not text:
        raise PydanticCustomError("empty-text", "an empty text says nothing; write the words or leave the field out")
    return text


def _date(value: Any) -> Any:
    if isinstance(value, datetime.date):
        return value
    try:
        if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            return datetime.date.fromisoformat(value)
    except ValueError:
        pass
    raise PydanticCustomError(
        "not-a-date", "'{value}' is not a calendar date; write YYYY-MM-DD", {"value": str(value)[:60]}
    )


def _url(value: str) -> str:
    if re.fullmatch(r"https?://[^\s<>\"'`{}|\\^\x00-\x20]+\.[^\s<>\"'`{}|\\^\x00-\x20]+", value):
        return value
    raise PydanticCustomError(
        "unsafe-link",
        "'{value}' is not a web address; write one that starts with https://",
        {"value": value[:60]},
    )


def _email(value: str) -> str:
    if re.fullmatch(r"[A-Za-z0-9.!#$%&'*+/=?^_~-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,63}", value):
        return value
    raise PydanticCustomError(
        "not-an-email",
        "'{value}' is not an email address; write it as name@company.example",
        {"value": value[:60]},
    )


def _country(value: str) -> str:
    if value in COUNTRIES or (
        value[2:3] == "-" and value[:2] in COUNTRIES and re.fullmatch(r"[A-Z0-9]{1,3}", value[3:])
    ):
        return value
    raise PydanticCustomError(
        "unknown-country",
        "'{value}' is not a country code; write two capital letters of ISO 3166-1, such as DE",
        {"value": value[:30]},
    )


def _area(value: str) -> str:
    return value if value in AREAS else _country(value)


def _duration(value: str) -> str:
    if re.fullmatch(r"P(?=\d|T\d)(\d{1,4}Y)?(\d{1,4}M)?(\d{1,4}W)?(\d{1,5}D)?(T(?=\d)(\d{1,5}H)?(\d{1,5}M)?)?", value):
        return value
    raise PydanticCustomError(
        "not-a-duration",
        "'{value}' is not an ISO 8601 duration; write P6M for six months, P30D for thirty days",
        {"value": value[:30]},
    )


Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$", max_length=60)]
"""A name for a thing inside the declaration: lower case, digits, hyphens."""

Phrase = Annotated[str, Field(min_length=1, max_length=300), AfterValidator(_folded)]
"""A few words of text on one line."""

Paragraph = Annotated[str, Field(min_length=1, max_length=4000), AfterValidator(_folded)]

Date = Annotated[datetime.date, BeforeValidator(_date)]
"""A calendar date, YYYY-MM-DD (ISO 8601)."""

Url = Annotated[str, Field(max_length=2000, json_schema_extra={"format": "uri"}), AfterValidator(_url)]
Email = Annotated[str, Field(max_length=254, json_schema_extra={"format": "email"}), AfterValidator(_email)]
Country = Annotated[str, AfterValidator(_country)]
"""ISO 3166-1 alpha-2, or ISO 3166-2 for a part of a country: DE, US-CA."""
Area = Annotated[str, AfterValidator(_area)]
"""A country, or one of EU, EEA, world."""
Duration = Annotated[str, Field(max_length=30), AfterValidator(_duration)]
"""ISO 8601: P6M, P7Y, P30D, PT72H."""
BusinessDays = Annotated[int, Field(ge=1, le=400)]
Age = Annotated[int, Field(ge=1, le=99)]

DataRef = Annotated[str, Reference("data")]
PartyRef = Annotated[str, Reference("parties.people")]
PurposeRef = Annotated[str, Reference("purposes")]
ConsentRef = Annotated[str, Reference("consents")]
RecipientRef = Annotated[str, Reference("recipients")]
SourceRef = Annotated[str, Reference("recipients|sources")]
ServiceRef = Annotated[str, Reference("services|services.areas")]
"""A service, or a part of one by its own id."""
DocumentRef = Annotated[str, Reference("documents")]

DataCategory = Annotated[str, Vocabulary("data-categories")]
Use = Annotated[str, Vocabulary("purposes")]
LegalBasis = Annotated[str, Vocabulary("legal-bases")]
SpecialCondition = Annotated[str, Vocabulary("special-conditions")]
RecipientKind = Annotated[str, Vocabulary("recipient-kinds")]
RecipientRole = Annotated[str, Vocabulary("recipient-roles")]
ServiceKind = Annotated[str, Vocabulary("service-kinds")]
PartyKind = Annotated[str, Vocabulary("party-kinds")]
CookieTechnology = Annotated[str, Vocabulary("cookie-technologies")]
CookieCategory = Annotated[str, Vocabulary("cookie-categories")]
RetentionStart = Annotated[str, Vocabulary("retention-starts")]
RetentionEnd = Annotated[str, Vocabulary("retention-ends")]
RetentionCriterion = Annotated[str, Vocabulary("retention-criteria")]
ContactRole = Annotated[str, Vocabulary("contact-roles")]
Channel = Annotated[str, Vocabulary("communication-channels")]
ChangeChannel = Annotated[str, Vocabulary("change-channels")]
SecurityMeasure = Annotated[str, Vocabulary("security-measures")]
SecurityStandard = Annotated[str, Vocabulary("security-standards")]
StandardStatus = Annotated[str, Vocabulary("standard-status")]
TransferMechanism = Annotated[str, Vocabulary("transfer-mechanisms")]
DisclosureGround = Annotated[str, Vocabulary("disclosure-grounds")]
BusinessEvent = Annotated[str, Vocabulary("business-events")]
DocumentKind = Annotated[str, Vocabulary("document-kinds")]
ClaimTerm = Annotated[str, Vocabulary("claims")]
RegimeTerm = Annotated[str, Vocabulary("regimes")]
RightTerm = Annotated[str, Vocabulary("rights")]
Origin = Annotated[str, Vocabulary("sources")]


class AllExcept(Model):
    """A group answer with exceptions."""

    all_except: Listed[DataRef] = structure("ids of the data this does not hold for", required=True)


DataSelection = Annotated[
    Annotated[Literal["all"], Tag("text")]
    | Annotated[Listed[DataRef], Tag("list")]
    | Annotated[AllExcept, Tag("mapping")],
    SHAPE,
]
"""`all`, a list of data ids, or `{all_except: [ids]}`."""


class FieldsExcept(Model):
    """A group answer over the fields of one thing, with exceptions."""

    all_except: Listed[Phrase] = printed("the fields this does not hold for, spelled as in `fields`", required=True)


YesExcept = Annotated[
    Annotated[bool, Tag("answer")] | Annotated[FieldsExcept, Tag("mapping")],
    SHAPE,
]
"""`true`, `false`, or `{all_except: [fields]}`: true for the others."""
