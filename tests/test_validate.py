"""pydantic's errors at their places, in a YAML writer's words: by small models of every kind."""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Literal

import pytest
from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from generator import source, validate
from generator.problems import Refused
from generator.wording import closest, either, subject


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


def day(value: Any) -> datetime.date:
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        message = "'{value}' is not a calendar date; write YYYY-MM-DD"
        raise PydanticCustomError("not-a-date", message, {"value": value}) from None


def none_or_content(value: object) -> str:
    return "none" if value == "none" else "content"


class Address(Strict):
    city: str
    country: Literal["DE", "IE"]


class Post(Strict):
    kind: Literal["post"]
    address: Address


class Mail(Strict):
    kind: Literal["mail"]
    to: str


class Purpose(Strict):
    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
    data: list[str] = Field(min_length=1, description="the data used")
    basis: Literal["consent", "contract", "law"] | None = None
    content: Literal["a"] | None = None

    @model_validator(mode="after")
    def not_both(self) -> Purpose:
        if self.basis and self.content:
            raise PydanticCustomError("too-much", "'basis' and 'content' exclude each other; keep one")
        return self


class Thing(Strict):
    name: str = Field(description="what it is called; on one line", min_length=1, max_length=20)
    count: int = Field(0, ge=1, lt=9)
    share: float = Field(0.5, allow_inf_nan=False)
    open: bool = False
    since: Annotated[datetime.date, BeforeValidator(day)] | None = None
    keeps: Annotated[datetime.date, BeforeValidator(day)] | Literal["for-ever"] | None = None
    purposes: Annotated[
        Annotated[Literal["none"], Tag("none")] | Annotated[list[Purpose], Tag("content")],
        Discriminator(none_or_content),
    ] = "none"
    way: Post | Mail | None = Field(None, discriminator="kind")
    address: Address | None = None
    labels: dict[str, str] = {}
    from_: str | None = Field(None, alias="from", description="from")
    use: Literal["a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9", "b1", "b2"] | None = None


USES = "'a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7', 'a8', 'a9', 'b1' or 'b2'"


def refusal(text: str, kind: type[BaseModel] = Thing) -> str:
    with pytest.raises(Refused) as refused:
        validate.model(kind, source.parse(text.encode(), "f"))
    return "\n".join(f"{p.place.line}:{p.place.column} {p.message} [{p.rule}]" for p in refused.value.problems)


def test_what_is_right_becomes_an_instance() -> None:
    text = b"name: x\nfrom: a\nsince: 2026-01-02\npurposes:\n  - {id: p, data: [a]}\nway: {kind: mail, to: b}\n"
    thing = validate.model(Thing, source.parse(text, "f"))
    assert (thing.from_, thing.since, thing.way) == (
        "a",
        datetime.date(2026, 1, 2),
        Mail(kind="mail", to="b"),
    )
    assert thing.purposes == [Purpose(id="p", data=["a"])]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("count: 1", "1:1 the file has no 'name'; add it (what it is called) [missing-field]"),
        ("nam: x", "1:1 'nam' is not a field here; did you mean 'name' [unknown-field]"),
        (
            "name: x\nzzz: 1",
            "2:1 'zzz' is not a field here; there are count, share, open, since, keeps, purposes, way, "
            "address, labels, from, … [unknown-field]",
        ),
        (
            "name: x\npurposes:\n  - {id: p, data: [a], basi: law}",
            "3:24 'basi' is not a field of purpose 'p'; did you mean 'basis' [unknown-field]",
        ),
        (
            "name: x\npurposes:\n  - id: p",
            "3:5 purpose 'p' has no 'data'; add it (the data used) [missing-field]",
        ),
        (
            "name: x\npurposes:\n  - data: [a]",
            "3:5 item 1 of 'purposes' has no 'id'; add it [missing-field]",
        ),
        ("name: x\naddress: {city: y}", "2:1 'address' has no 'country'; add it [missing-field]"),
        (
            "name: x\npurposes:\n  - {id: p, data: [a], basis: consnt}",
            "3:31 'basis' of purpose 'p' cannot be 'consnt'; did you mean 'consent'; "
            "it may be 'consent', 'contract' or 'law' [wrong-value]",
        ),
        ("name: x\nuse: c1", f"2:6 'use' cannot be 'c1'; it may be {USES} [wrong-value]"),
        ("name: x\nuse: 3", f"2:6 'use' cannot be 3; it may be {USES} [wrong-value]"),
        ("name: x\nuse: [a1]", f"2:6 'use' is a list here; it must be {USES} [wrong-type]"),
        (
            "name: x\npurposes: non",
            "2:11 'purposes' is the text 'non' here; it must be 'none' or a list [wrong-type]",
        ),
        (
            "name: x\npurposes:\n  id: p",
            "2:1 'purposes' is a mapping here; it must be 'none' or a list [wrong-type]",
        ),
        (
            "name: x\npurposes: [p]",
            "2:12 item 1 of 'purposes' is the text 'p' here; it must be a mapping [wrong-type]",
        ),
        (
            "name: x\npurposes: [{id: p, data: []}]",
            "2:26 'data' of purpose 'p' is an empty list; list something, or leave the field out [empty-list]",
        ),
        (
            "name: x\npurposes: [{id: p, data: [a, 404]}]",
            "2:30 item 2 of 'data' of purpose 'p' is the number 404 here; it must be text; "
            "put it in quotes [wrong-type]",
        ),
        (
            "name: x\npurposes: [{id: My purpose, data: [a]}]",
            "2:17 'id' of purpose 'My purpose' cannot be 'My purpose'; write 'my-purpose' [wrong-form]",
        ),
        (
            "name: x\npurposes: [{id: '404', data: [a]}]",
            "2:17 'id' of purpose '404' cannot be '404'; it must match ^[a-z][a-z0-9-]*$ [wrong-form]",
        ),
        (
            "name: x\npurposes:\n  - {id: p, data: [a], content: b}",
            "3:33 'content' of purpose 'p' cannot be 'b'; it may be 'a' [wrong-value]",
        ),
        (
            "name: x\npurposes:\n  - id: p\n    data: [a]\n    content: a\n    basis: law",
            "3:5 purpose 'p': 'basis' and 'content' exclude each other; keep one [too-much]",
        ),
        ("name: ''", "1:7 'name' is an empty text; write the words, or leave the field out [empty-text]"),
        (f"name: {'x' * 21}", "1:7 'name' has 21 characters; at most 20 fit [too-long]"),
        ("name: true", "1:7 'name' is true here; it must be text; put it in quotes [wrong-type]"),
        ("name: {a: b}", "1:7 'name' is a mapping here; it must be text [wrong-type]"),
        (
            "name: x\nopen: yes",
            "2:7 'open' is the text 'yes' here; it must be true or false; write true [wrong-type]",
        ),
        (
            "name: x\nopen: 'false'",
            "2:7 'open' is the text 'false' here; it must be true or false; take the quotes away [wrong-type]",
        ),
        ("name: x\ncount: 0", "2:8 'count' cannot be 0; it must be at least 1 [out-of-range]"),
        ("name: x\ncount: 9", "2:8 'count' cannot be 9; it must be less than 9 [out-of-range]"),
        ("name: x\ncount: 1.5", "2:8 'count' is the number 1.5 here; it must be a number [wrong-type]"),
        ("name: x\nshare: .inf", "2:8 'share' must be a plain number [out-of-range]"),
        ("name: x\nshare: lots", "2:8 'share' is the text 'lots' here; it must be a number [wrong-type]"),
        (
            "name: x\nsince: 2026-13-45",
            "2:8 'since': '2026-13-45' is not a calendar date; write YYYY-MM-DD [not-a-date]",
        ),
        (
            "name: x\nkeeps: ever",
            "2:8 'keeps': 'ever' is not a calendar date; write YYYY-MM-DD, or 'for-ever' [not-a-date]",
        ),
        (
            "name: x\nway: {kind: fax}",
            "2:13 'kind' of 'way' cannot be 'fax'; it may be 'post' or 'mail' [wrong-value]",
        ),
        ("name: x\nway: {to: x}", "2:1 'way' has no 'kind'; add it [missing-field]"),
        (
            "name: x\nway: {kind: post, address: {city: x}}",
            "2:19 'address' of 'way' has no 'country'; add it [missing-field]",
        ),
        ("name: x\nway: fax", "2:6 'way' is the text 'fax' here; it must be a mapping [wrong-type]"),
        ("name: x\nlabels: {a: [b]}", "2:13 'a' of 'labels' is a list here; it must be text [wrong-type]"),
        ("name: x\nlabels: [a]", "2:9 'labels' is a list here; it must be a mapping [wrong-type]"),
    ],
)
def test_faults(text: str, problem: str) -> None:
    assert refusal(text) == problem


def test_all_faults_at_once_in_the_order_of_the_file() -> None:
    assert refusal("open: on\nnam: x\ncount: 0\naddress: {city: 1}") == (
        "1:7 'open' is the text 'on' here; it must be true or false; write true [wrong-type]\n"
        "2:1 'nam' is not a field here; did you mean 'name' [unknown-field]\n"
        "3:8 'count' cannot be 0; it must be at least 1 [out-of-range]\n"
        "4:1 'address' has no 'country'; add it [missing-field]\n"
        "4:17 'city' of 'address' is the number 1 here; it must be text; put it in quotes [wrong-type]"
    )


def test_a_term_of_a_vocabulary_is_found_by_its_label() -> None:
    from generator.declaration.model import ServiceKind

    class Service(Strict):
        kind: ServiceKind

    assert refusal("kind: Web site", Service) == (
        "1:7 'kind' cannot be 'Web site'; did you mean 'website'; "
        "'fairnotice terms service-kinds' lists what it may be [wrong-value]"
    )


def test_what_a_place_is_called() -> None:
    data = {"purposes": [{"id": "ads", "basis": [{"law": "x"}]}, {"data": ["a"]}], "a": {"b": {"c": 1}}}
    called = {
        (): "the file",
        ("purposes",): "'purposes'",
        ("purposes", 0): "purpose 'ads'",
        ("purposes", 0, "basis"): "'basis' of purpose 'ads'",
        ("purposes", 0, "basis", 0, "law"): "'law' of purpose 'ads'",
        ("purposes", 1): "item 2 of 'purposes'",
        ("purposes", 1, "data", 0): "item 1 of 'data' of item 2 of 'purposes'",
        ("a", "b", "c"): "'c' of 'b'",
    }
    assert {path: subject(data, path) for path in called} == called


def test_words() -> None:
    assert [either("a"), either("ab"), either("abc")] == ["a", "a or b", "a, b or c"]
    assert closest("purpos", ["purposes", "policy"]) == ["purposes"]
    assert closest("zzz", ["purposes", "policy"]) == []
