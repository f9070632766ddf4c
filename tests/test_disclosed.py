"""Nothing declared goes unsaid: every printed leaf changes the text, or a problem says why it does not."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import leaves
import pytest
from rendering import library, without

from generator import assemble, examine, load, source
from generator.document import Document
from generator.examine import Examined
from generator.facts import Given
from generator.markup import escape
from generator.problems import Place, Problem, Refused
from generator.rules import RULES, Written

LIBRARY = library()
PLACE = Place("changed.yaml", 1, 1)
PRACTICES = sorted((Path(__file__).parents[1] / "practices").glob("*.yaml"))
GOLDEN = sorted((Path(__file__).parent / "golden").glob("*/declaration.yaml"))
PARTS = ("data", "purposes", "consents", "recipients", "services", "documents", "sources", "parties.people")

UNSAID = {
    "ai.features.edited": "texts on public matters are published",
    "ai.features.marked": "the feature makes something anew",
    "client_data.forwarded_within": "requests are forwarded",
    "company.dpo.also": "that law applies",
    "company.in_charge.title": "that law applies",
    "company.in_charge.under": "that law applies",
    "cookies.opt_out_limits": "there are pages to opt out",
    "data.consequence": "the data must be given, or need not be",
    "data.required_by": "the data must be given",
    "data.special.condition": "the data is of a special category",
    "data.untold_because": "they are not told",
    "disclosures.business_transfer.before": "people are told",
    "integrations.deletion": "it says how",
    "integrations.hosted": "the service is a social plugin",
    "integrations.limited_use": "the service is a Google API",
    "integrations.posts_to": "the company can post",
    "integrations.tokens.encrypted": "keys are stored",
    "links.endorsement": "there are links",
    "links.examples": "there are links",
    "parties.children.processors_told": "the data is deleted",
    "parties.people.acts_for": "the policy explains who they are",
    "parties.people.areas": "the policy explains who they are",
    "parties.people.plural": "the policy speaks of them",
    "parties.people.term": "the policy speaks of them",
    "policy.collection_notice": "California's law applies",
    "policy.information_duty": "the GDPR applies",
    "purposes.basis.contract": "that is the basis",
    "purposes.basis.interest": "that is the basis",
    "purposes.basis.law": "that is the basis",
    "recipients.joined_identifiers": "advertising features are switched on",
    "recipients.safeguards.countries": "the recipient is in one of them",
    "recipients.safeguards.because": "it is an exception for single cases",
    "recipients.safeguards.fallback": "data goes to another country under it",
    "recipients.safeguards.mechanism": "data goes to another country under it",
    "recipients.safeguards.purposes": "data goes to another country under it",
    "recipients.safeguards.url": "data goes to another country under it",
    "retention.rules.clocks.starts": "no client decides",
    "retention.rules.as_long_as": "no client decides",
    "retention.rules.criteria": "no client decides",
    "retention.rules.until_last": "there are several clocks",
    "rights.sale_requests": "the service is offered in Nevada",
    "signals.confirmed": "the signal is honoured",
    "signals.do_not_track_reason": "the signal is ignored",
    "signals.frictionless": "the signal is honoured",
    "signals.holds_for": "the signal is honoured",
}
"""Leaves that say something only where another answer holds, and which; elsewhere their silence is reported."""


def words(document: Document) -> str:
    return " ".join(f"{p.heading or ''} {p.markdown}" for p in document.passages).casefold()


def dotted(path: tuple[str | int, ...]) -> str:
    return ".".join(step for step in path if isinstance(step, str))


def ids(given: Given) -> dict[str, str]:
    return {part: list(things)[-1] for part in PARTS if (things := given.by_id(part))}


def set_leaves(file: Path) -> Iterator[tuple[str, dict[str, Any], Any]]:
    """For each printed leaf left out: its name, the whole declaration with it filled in, and the value."""
    declared, data = load.declaration(file), load.merged(file).data
    known, seen = ids(Given(declared)), set()
    for path, info in leaves.unfilled(declared):
        name = dotted(path)
        value = leaves.sample(info.annotation, known, tuple(info.metadata))
        if value is None or name in seen:
            continue
        seen.add(name)
        changed = copy.deepcopy(data)
        at: Any = changed
        for step in path[:-1]:
            at = at[step]
        at[path[-1]] = value
        yield name, changed, value


def assembled(data: dict[str, Any]) -> Examined:
    """What came of it, with the problems of the one rule on what goes unsaid."""
    try:
        declared = load.declared(source.parse(json.dumps(data).encode(), "changed.yaml"))
        document = assemble.document(declared, LIBRARY)
    except Refused as refused:
        return Examined(None, None, refused.problems)
    rule = RULES["undisclosed-practice"]
    found = rule.function(Written(Given(declared), document))
    return Examined(declared, document, [Problem(PLACE, rule.level, rule.name, message) for _, message in found])


def examined(data: dict[str, Any], folder: Path) -> Examined:
    file = folder / "changed.yaml"
    file.write_text(json.dumps(data), "utf-8")
    return examine.declaration(file, LIBRARY)


def unsaid(found: Examined) -> set[str]:
    return {p.message for p in found.problems if p.rule == "undisclosed-practice"}


def silence(name: str, value: Any, before: Examined, after: Examined) -> str | None:
    """Why a leaf that was set made no difference although nothing says so, or None where it did."""
    assert before.document is not None
    if after.document is None or after.errors:
        return None
    new = sorted(unsaid(after) - unsaid(before))
    if name in UNSAID or (new and all(message.split("'")[1] in UNSAID for message in new)):
        return None
    if new:
        return new[0]
    if after.document.digest == before.document.digest:
        return f"setting '{name}' changed nothing"
    return None if not isinstance(value, str) or _printed(value, after.document) else f"'{name}' is not printed"


def _printed(value: str, document: Document) -> bool:
    return leaves.MARKER not in value or leaves.MARKER in words(document)


@pytest.mark.parametrize("file", [*PRACTICES, *GOLDEN], ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_every_leaf_that_is_set_is_said(file: Path, tmp_path: Path) -> None:
    before = examine.declaration(file, LIBRARY)
    silent = []
    for name, data, value in set_leaves(file):
        if silence(name, value, before, assembled(data)):  # only then are all the rules asked, which takes its time
            silent.append(silence(name, value, before, examined(data, tmp_path)))
    assert [one for one in silent if one] == []


@pytest.mark.parametrize("file", PRACTICES, ids=lambda file: file.stem)
def test_every_declared_leaf_is_said(file: Path) -> None:
    assert [p for p in examine.declaration(file, LIBRARY).problems if p.rule == "undisclosed-practice"] == []


FALLBACK = "you use our services"
"""What the table of automatic data says, too, where no occasion is declared."""


def texts(data: Any, at: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text of some words that stands in a field of its own, with its path."""
    for step, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield from texts(value, (*at, step))
        if isinstance(value, str) and isinstance(step, str) and len(value.split()) > 3 and value != FALLBACK:
            yield (*at, step), value


@pytest.mark.parametrize("file", [*PRACTICES, *GOLDEN], ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_a_fact_that_is_taken_away_takes_its_words_along(file: Path) -> None:
    data = load.merged(file).data
    before = words(assemble.document(load.declaration(file), LIBRARY))
    left = []
    for path, value in texts(data):
        said = str(escape(" ".join(value.split()))).casefold()
        after = assembled(without(data, path)).document if said in before else None
        if after and words(after).count(said) >= before.count(said):
            left.append(dotted(path))
    assert left == []
