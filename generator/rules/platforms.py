"""Rules of platforms: Google's APIs, and the stores that apps are published in."""

from __future__ import annotations

from datetime import date
from typing import Any

from generator import catalog, vocabulary
from generator.declaration.integrations import AiUse
from generator.facts import Given
from generator.propositions import Proposition
from generator.rules import ERROR, GAP, INFO, WARNING, Found, rule
from generator.rules.stores import alike


@rule(ERROR, law="Google API Services User Data Policy, Limited Use")
def limited_use_broken(given: Given) -> Found:
    """Data from a Google API under Limited Use is used for advertising, sold, or trains models for everyone.

    What other parts do with the connection's `data` counts, too: a purpose, a recipient, a training.
    """
    for api in given("google-limited-use").value:
        for field in ("advertising", "sold"):
            if getattr(api, field):
                yield (
                    given.at(api, field),
                    f"integration '{api.id}' is under Limited Use and says '{field}: true'",
                )
        if api.ai not in (None, "none") and api.ai.trains_general_models:
            yield (
                given.at(api.ai, "trains_general_models"),
                f"integration '{api.id}' is under Limited Use and trains models that serve others",
            )
        for one in given("said").value:
            elsewhere = one.because[0][:2] != given.at(api)
            if elsewhere and _against_limited_use(one.proposition, api.id):
                yield one.because[0], f"integration '{api.id}' is under Limited Use, and {one.told}"


LIMITED = ("advertising", "data-broker", "social-network")
"""Kinds of recipients that data under Limited Use must not go to."""


def _against_limited_use(stated: Proposition, id_: str) -> bool:
    """Whether it is done with the data of a connection and Limited Use forbids it."""
    if not stated.holds or id_ not in stated.scope.split():
        return False
    traded = stated.action == "share" and any(
        vocabulary.within("recipient-kinds", stated.recipient, kind) for kind in LIMITED
    )
    return traded or stated.action in ("sell", "advertise") or stated.scope != id_


@rule(ERROR)
def connection_used_after_all(given: Given) -> Found:
    """Data of a connected service is said never to be used for something, and a purpose uses it for that.

    The connection's own `purposes` count, and every purpose that uses its `data`. Take the promise back, or the use.
    """
    for one in given.listed("integrations"):
        for i, never in enumerate(one.never_used_for or []):
            for purpose in _purposes_of(given, one):
                if vocabulary.within("purposes", purpose.use, never):
                    yield (
                        given.at(one.never_used_for, i),
                        f"data of integration '{one.id}' is never used for '{never}', "
                        f"but purpose '{purpose.id}' uses it for '{purpose.use}'",
                    )


@rule(ERROR)
def trained_after_all(given: Given) -> Found:
    """Data of a connected service is said never to train AI models, and a model is declared that learns from it.

    Take the promise back, and leave it at the models that serve others, under `ai`; or train on other data.
    """
    trainings = given("ai-trainings").value
    for one in given.listed("integrations"):
        for i, never in enumerate(one.never_used_for or []):
            for training in trainings:
                learned = {*(one.data or [])} & {item.id for item in given.chosen(training.data)}
                if never == "ai-model-training" and training.model != "none" and learned:
                    yield (
                        given.at(one.never_used_for, i),
                        f"data of integration '{one.id}' is never used for 'ai-model-training', and a "
                        f"'{training.model}' model learns from '{min(learned)}'",
                    )


FREE = ("protection", "legal")
"""Purposes that a promise to use data for nothing else leaves open: keeping it safe, and what the law asks."""


@rule(ERROR)
def used_beside_its_purposes(given: Given) -> Found:
    """Data of a connected service is said to be used for its purposes alone, and another purpose uses it, too.

    Take the data out of that purpose, or answer `exclusive: false`. Security and legal duties are no other use.
    """
    for one in given.listed("integrations"):
        for purpose in _purposes_of(given, one) if one.exclusive else []:
            free = any(vocabulary.within("purposes", purpose.use, wide) for wide in FREE)
            if purpose.id not in one.purposes and not free:
                yield (
                    given.at(purpose, "data"),
                    f"data of integration '{one.id}' is used for its purposes alone, but purpose '{purpose.id}' uses "
                    f"it for '{purpose.use}'",
                )


def _purposes_of(given: Given, integration: Any) -> list[Any]:
    """The purposes that a connection serves, or that use the data it brings."""
    brought = set(integration.data or [])
    return [
        purpose
        for purpose in given.listed("purposes")
        if purpose.id in integration.purposes or brought & {item.id for item in given.chosen(purpose.data)}
    ]


@rule(GAP, law="Google API Services User Data Policy")
def google_data_untold(given: Given) -> Found:
    """A Google API leaves open what happens to its data.

    The policy must say what is accessed, used, stored, shared and deleted. `none` is an answer.
    """
    for api in given("google-apis").value:
        for field in (
            "scopes",
            "reads",
            "uses",
            "stores",
            "shared_with",
            "human_access",
            "revocation",
            "deletion",
        ):
            if getattr(api, field) is None:
                yield given.at(api), f"integration '{api.id}' does not answer '{field}'"
        if isinstance(api.ai, AiUse) and api.ai.providers is None:
            yield given.at(api.ai), f"integration '{api.id}' does not answer 'ai.providers'"


@rule(INFO)
def unknown_scope(given: Given) -> Found:
    """An OAuth scope is not in our catalogue of Google scopes; what it brings could not be checked."""
    from generator import catalog

    for api in given("google-apis").value:
        for i, scope in enumerate(api.scopes or []):
            if scope not in catalog.google_scopes():
                yield (
                    given.at(api.scopes, i),
                    f"scope '{scope}' of integration '{api.id}' is not in the catalogue",
                )


@rule(WARNING, law="Google API Services User Data Policy, request relevant permissions")
def scope_without_data(given: Given) -> Found:
    """An OAuth scope opens data that no declared data of the connection is of.

    An app may ask only for what its features need. Drop the scope, or declare the data it brings under `data`.
    """
    items = given.by_id("data")
    for api in given("google-apis").value:
        held = {category for id_ in api.data or [] for category in items[id_].categories}
        for i, name in enumerate(api.scopes or []):
            scope = catalog.google_scopes().get(name)
            if held and scope and not any(alike(opened, category) for opened in scope.data for category in held):
                yield (
                    given.at(api.scopes, i),
                    f"scope '{name}' opens '{scope.data[0]}', and no data of integration '{api.id}' is of that kind",
                )


@rule(GAP, law="GDPR Art. 14(1)(d)")
def sign_in_untold(given: Given) -> Found:
    """People can log in with an account elsewhere, and nothing says which data comes from there.

    List it all under `reads`, and not only examples.
    """
    for one in given.listed("integrations"):
        if one.kind == "sign-in" and one.reads is None:
            yield given.at(one), f"integration '{one.id}' is a log-in by another service and does not answer 'reads'"


@rule(GAP, law="GDPR Art. 13(1)(e)")
def ai_feature_untold(given: Given) -> Found:
    """A feature with machine learning leaves open whether an AI provider gets the data.

    Name the recipients under `providers`, or answer `none`.
    """
    for feature in given("ai-features").value:
        if feature.providers is None:
            yield given.at(feature), f"AI feature '{feature.id}' does not answer 'providers'"


@rule(GAP, law="EU AI Act Art. 50(1)")
def machine_untold(given: Given) -> Found:
    """People in the European Union talk with a machine, and nothing says that the product tells them so.

    The policy alone does not do: Art. 50(5) asks for it at the latest when they first talk. Answer `told`.
    """
    regime = catalog.regimes()["eu-ai-act-50"]
    if not given("in-eu") or given.declaration.policy.effective < (regime.since or date.min):
        return
    for feature in given("ai-features").value:
        if feature.chat and not feature.told:
            yield (
                given.at(feature, "told" if feature.told is False else "chat"),
                f"people talk with a machine in AI feature '{feature.id}', and 'told' does not say that they are told",
            )
