"""Rules on what makes a consent or another legal basis hold: conditions, laws, who may rely on it."""

from __future__ import annotations

from itertools import combinations
from typing import Any

from generator import catalog
from generator.applicability import regimes
from generator.facts import Given
from generator.rules import ERROR, GAP, INFO, WARNING, Found, rule
from generator.rules.bases import grounds


@rule(GAP, law="GDPR Art. 9(2)")
def special_category_without_condition(given: Given) -> Found:
    """Data of a special category is held and no condition of Art. 9(2) allows it.

    A legal basis of Art. 6, such as a contract or legitimate interests, does not suffice for health, religion or
    biometrics. Name the condition under `special`.
    """
    if given("in-european-scope"):
        for item in given("data-special").value:
            if item.special is None:
                yield (
                    given.at(item),
                    f"data '{item.id}' is of a special category and has no 'special'; name the condition",
                )


@rule(ERROR, law="GDPR Art. 9(2)(a)")
def explicit_consent_missing(given: Given) -> Found:
    """Special data is said to rest on explicit consent, and no purpose that uses it asks for one.

    The policy would tell people of a consent nobody asks for. Give a purpose that uses the data a consent with
    `explicit: true`.
    """
    explicit = {c.id for c in given.listed("consents") if c.explicit}
    asked = {item.id for p, ground in grounds(given) if ground.consent in explicit for item in given.chosen(p.data)}
    for item in given.listed("data"):
        if item.special and item.special.condition == "explicit-consent" and item.id not in asked:
            yield (
                given.at(item.special, "condition"),
                f"data '{item.id}' rests on explicit consent, and no purpose that uses it names a consent with "
                "'explicit: true'",
            )
    for item in given.listed("data"):
        yield from _otherwise_explicit(given, item, explicit)


def _otherwise_explicit(given: Given, item: Any, explicit: set[str]) -> Found:
    """Purposes for which the data rests on explicit consent, by an entry of its own, and which ask for none."""
    for one in (item.special.otherwise if item.special else None) or []:
        for i, id_ in enumerate(one.purposes):
            asked = any(p.id == id_ and ground.consent in explicit for p, ground in grounds(given))
            if one.condition == "explicit-consent" and not asked:
                yield (
                    given.at(one.purposes, i),
                    f"data '{item.id}' rests on explicit consent for purpose '{id_}', which names no consent with "
                    "'explicit: true'",
                )


@rule(WARNING, law="GDPR Art. 6(3)")
def obligation_not_named(given: Given) -> Found:
    """A purpose rests on a legal obligation and does not say which law obliges.

    The basis has to be laid down in law; without its name nobody can check it. Add `law`.
    """
    for purpose, ground in grounds(given):
        if ground.ground == "legal-obligation" and not ground.law:
            yield (
                given.at(ground, "ground"),
                f"purpose '{purpose.id}' rests on a legal obligation and names none; add 'law'",
            )


@rule(WARNING, law="GDPR Art. 6(1)(e), 6(3)")
def public_task_of_a_company(given: Given) -> Found:
    """A purpose rests on a public task, and the company is not declared to have one.

    The task must be laid down by law. Answer `company.public_task: true` where it is, or choose another basis.
    """
    for purpose, ground in grounds(given):
        if ground.ground == "public-task" and not given.declaration.company.public_task:
            yield (
                given.at(ground, "ground"),
                f"purpose '{purpose.id}' rests on a public task, and 'company' does not say 'public_task: true'",
            )


def alike(one: Any, other: Any) -> bool:
    """Whether two legal bases hold for some of the same."""
    return all(_meet(getattr(one, name), getattr(other, name)) for name in LIMITS)


def _meet(one: list[Any] | None, other: list[Any] | None) -> bool:
    """Whether two limits leave anything in common; left out, a limit limits nothing."""
    return not one or not other or bool(set(one) & set(other))


LIMITS = ("activities", "data", "channels", "regimes", "people")


@rule(WARNING, law="EDPB Guidelines 05/2020 para. 121-123")
def consent_beside_interests(given: Given) -> Found:
    """The same use of data rests on consent and on legitimate interests (paragraphs recalled).

    Who asks for consent and goes on after a refusal misleads. Keep one, or limit each to its `activities`,
    `data`, `channels`, `people` or `regimes`.
    """
    for purpose in given.listed("purposes"):
        for one, other in combinations(purpose.basis or [], 2):
            both = {one.ground, other.ground} == {"consent", "legitimate-interests"}
            if both and alike(one, other):
                yield (
                    given.at(other, "ground"),
                    f"purpose '{purpose.id}' rests on consent and on legitimate interests alike; keep one, "
                    "or say which activities each is for",
                )


@rule(WARNING, law="GDPR Art. 7(3)")
def withdrawal_harder_than_consent(given: Given) -> Found:
    """It takes more steps to withdraw a consent than to give it, where the law asks that it be as easy.

    Take out steps, or offer the same place for both.
    """
    for consent in given.listed("consents"):
        if consent.steps_to_give is not None and (consent.steps_to_withdraw or 0) > consent.steps_to_give:
            yield (
                given.at(consent, "steps_to_withdraw"),
                f"consent '{consent.id}' takes {consent.steps_to_withdraw} steps to withdraw and "
                f"{consent.steps_to_give} to give; make it as easy",
            )


@rule(INFO, law="GDPR Art. 7(1)")
def consent_half_recorded(given: Given) -> Found:
    """Of a consent only the words are recorded, or only their version.

    Who relies on consent must show what people agreed to. Keep both: `wording` and `version`.
    """
    for consent in given.listed("consents"):
        if bool(consent.wording) != bool(consent.version):
            kept, missing = ("wording", "version") if consent.wording else ("version", "wording")
            yield given.at(consent, kept), f"consent '{consent.id}' has '{kept}' and no '{missing}'; keep both"


@rule(WARNING)
def law_that_does_not_apply(given: Given) -> Found:
    """A legal basis or a consent is limited to laws, and one of them does not apply to the company.

    People would be told of rights or rules they do not have. Take the law out, or add it under `regimes`.
    """
    applying = {regime.id for regime, _ in regimes(given)}
    known = {regime.id for regime in catalog.regimes().values() if regime.applies is not None}
    known |= {choice.regime for choice in given.declaration.regimes or []}
    limited = [(f"purpose '{p.id}'", ground) for p, ground in grounds(given)]
    limited += [(f"consent '{c.id}'", c) for c in given.listed("consents")]
    for told, thing in limited:
        for i, regime in enumerate(thing.regimes or []):
            if regime in known - applying:
                yield given.at(thing.regimes, i), f"{told} names '{regime}', which does not apply to this company"


@rule(WARNING, law="GDPR Art. 4(11), recital 42; EDPB Guidelines 05/2020, para. 65")
def consent_for_the_unnamed(given: Given) -> Found:
    """A purpose rests on consent, and a recipient that decides for itself is named by its kind or by examples alone.

    Consent is informed only if people know each controller that relies on it. Name each as a recipient of its own.
    """
    for purpose in given.listed("purposes") if given("in-european-scope") else []:
        if {ground.ground for ground in purpose.basis or []} != {"consent"}:
            continue
        for one in given("independent-controllers").value:
            if purpose.id in (one.purposes or []) and (one.examples or not one.name):
                yield (
                    given.at(one),
                    f"recipient '{one.id}' is a controller named by its kind, and purpose '{purpose.id}' rests on "
                    "consent; name each",
                )
