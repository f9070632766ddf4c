"""What a declaration says of devices, messages, payments, AI and connected services: parts in, `Said` out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator import vocabulary
from generator.facts import Given
from generator.facts.said import Said, denies, does


def spoken(given: Given) -> Iterator[Said]:
    """Everything these parts say."""
    for speak in (_storing, _following, _messages, _calls, _payments, _learning, _connections, _clients):
        yield from speak(given)


NAMING = ("name", "email-address", "phone-number", "account-id", "account-credentials", "social-profile")
"""Data that says by itself who somebody is."""

RECOGNISING = ("tailoring", "account-management", "authentication", "targeted-advertising")
"""Purposes that a cookie serves only by telling one person, or one browser, from another. GDPR recital 30."""


def _storing(given: Given) -> Iterator[Said]:
    cookies = given.mapping("cookies")
    if given.declaration.cookies == "none":
        yield denies(("cookies",), "'cookies: none'", "set-cookies")
    for i, technology in enumerate(cookies.not_used or [] if cookies else []):
        at, told = given.at(cookies.not_used, i), f"'cookies.not_used' with '{technology}'"
        yield denies(at, told, "set-cookies", scope=technology)
    items, purposes = given.by_id("data"), given.by_id("purposes")
    for cookie in cookies.items if cookies else []:
        told = f"'{cookie.id}' is a {vocabulary.label('cookie-technologies', cookie.technology)}"
        yield does(given.at(cookie, "id"), told, "set-cookies", scope=cookie.technology)
        if cookie.setter:
            at, told = given.at(cookie, "setter"), f"recipient '{cookie.setter}' sets cookie '{cookie.id}'"
            yield does(at, told, "set-cookies", actor="third-parties")
            yield does(at, told, "collect", actor="third-parties")
        for i, id_ in enumerate(cookie.purposes):
            use = given.by_id("purposes")[id_].use
            told = f"cookie '{cookie.id}' serves purpose '{id_}', which is '{use}'"
            yield does(given.at(cookie.purposes, i), told, "use", purpose=use, scope=cookie.id)
        for i, id_ in enumerate(cookie.data or []):
            if items[id_].linked:
                told = f"cookie '{cookie.id}' holds data '{id_}', which is linked to the person"
                yield does(given.at(cookie.data, i), told, "identify", scope="cookies")
            elif named := next((c for c in items[id_].categories if c in NAMING), None):
                told = f"cookie '{cookie.id}' holds '{named}' of data '{id_}'"
                yield does(given.at(cookie.data, i), told, "identify", scope="cookies")
        for i, id_ in enumerate(cookie.purposes):
            if any(vocabulary.within("purposes", purposes[id_].use, wide) for wide in RECOGNISING):
                told = f"cookie '{cookie.id}' serves purpose '{id_}', which is '{purposes[id_].use}'"
                yield does(given.at(cookie.purposes, i), told, "identify", scope="cookies")


def _following(given: Given) -> Iterator[Said]:
    signals = given.mapping("signals")
    for cookie in given("cookies-across-sites").value:
        at, told = given.at(cookie, "cross_site"), f"cookie '{cookie.id}' follows people across sites"
        yield does(at, told, "track", scope="other-sites")
        yield does(at, told, "track", scope=cookie.id)
        if cookie.setter:
            yield does(at, told, "track", actor="third-parties", scope="other-sites")
    if signals and signals.third_party_tracking is not None:
        at = given.at(signals, "third_party_tracking")
        if signals.third_party_tracking:
            told = "others track people across sites"
            yield does(at, told, "track", actor="third-parties", scope="other-sites")
        else:
            yield denies(at, "'signals.third_party_tracking: false'", "track", actor="third-parties")


def _messages(given: Given) -> Iterator[Said]:
    messages = given.mapping("communications")
    for message in given("direct-marketing").value:
        told = f"marketing is sent for purpose '{message.purpose}'"
        yield does(given.at(message, "content"), told, "market")
    if messages and messages.marketing == "none":
        yield denies(given.at(messages, "marketing"), "'communications.marketing: none'", "market")
    if messages and messages.suppression_list is False:
        at, told = given.at(messages, "suppression_list"), "'communications.suppression_list: false'"
        yield denies(at, told, "retain", scope="suppression-list")


def _calls(given: Given) -> Iterator[Said]:
    calls = given.mapping("calls")
    if given.declaration.calls == "none":
        yield denies(("calls",), "'calls: none'", "record", data="audio-recordings")
    elif calls:
        told = "calls are recorded"
        yield does(given.at(calls, "recorded"), told, "record", data="audio-recordings")
        yield does(given.at(calls, "recorded"), told, "read", data="audio-recordings")


def _payments(given: Given) -> Iterator[Said]:
    payments = given.mapping("payments")
    if payments and payments.entered_with == "operator":
        at, told = given.at(payments, "entered_with"), "'payments.entered_with: operator'"
        yield denies(at, told, "collect", data="payment-card")
    if given.declaration.payments == "none":
        yield denies(("payments",), "'payments: none'", "use", purpose="payment-processing")
    elif payments and payments.card_stored:
        at = given.at(payments, "card_stored")
        yield does(at, "card numbers are stored", "store", data="payment-card")
    elif payments:
        at = given.at(payments, "card_stored")
        yield denies(at, "'payments.card_stored: false'", "store", data="payment-card")


def _learning(given: Given) -> Iterator[Said]:
    ai = given.mapping("ai")
    if given.declaration.ai == "none":
        yield denies(("ai",), "'ai: none'", "use", purpose="ai")
        yield denies(("ai",), "'ai: none'", "train-ai")
    if ai and ai.training == "none":
        yield denies(given.at(ai, "training"), "'ai.training: none'", "train-ai")
    items = given.by_id("data")
    for training in given("ai-trainings").value:
        scope = "general-models" if training.model == "general" else "any"
        for i, id_ in enumerate(training.data):
            told = f"data '{id_}' trains '{training.model}' models"
            for category in items[id_].categories:
                yield does(given.at(training.data, i), told, "train-ai", data=category, scope=scope)
                yield does(given.at(training.data, i), told, "use", data=category, scope="readable")
    for feature in given("ai-features").value:
        for i, id_ in enumerate(feature.data or []):
            told = f"AI feature '{feature.id}' works on data '{id_}'"
            for category in items[id_].categories:
                yield does(given.at(feature.data, i), told, "use", data=category, scope="readable")


def _connections(given: Given) -> Iterator[Said]:
    for one in given.listed("integrations"):
        yield from _answers(given, one)
        yield from _effects(given, one)


FLAGS = {"sold": "sell", "advertising": "advertise"}


def _answers(given: Given, one: Any) -> Iterator[Said]:
    """What is answered about a connected service."""
    for field, action in FLAGS.items():
        if getattr(one, field) is True:
            told = f"'{field}: true' of integration '{one.id}'"
            yield does(given.at(one, field), told, action, scope=one.id)
        elif getattr(one, field) is False:
            yield denies(given.at(one, field), f"'{field}: false' of integration '{one.id}'", action, scope=one.id)
    for field, action in (("shared_with", "share"), ("human_access", "read")):
        if getattr(one, field) == "none":
            yield denies(given.at(one, field), f"'{field}: none' of integration '{one.id}'", action, scope=one.id)
    recipients = given.by_id("recipients")
    for i, id_ in enumerate(one.shared_with if isinstance(one.shared_with, list) else []):
        told = f"recipient '{id_}' gets data of integration '{one.id}'"
        yield does(given.at(one.shared_with, i), told, "share", recipient=recipients[id_].kind, scope=one.id)
    if isinstance(one.human_access, list) and set(one.human_access) - {"aggregated"}:
        told = f"people read data of integration '{one.id}'"
        yield does(given.at(one, "human_access"), told, "read", scope=one.id)
    if one.stores == "none":
        told = f"'stores: none' of integration '{one.id}'"
        yield denies(given.at(one, "stores"), told, "store", data="content", scope=one.id)
    if one.ai == "none":
        told = f"'ai: none' of integration '{one.id}'"
        yield denies(given.at(one, "ai"), told, "use", purpose="ai", scope=one.id)
        yield denies(given.at(one, "ai"), told, "train-ai", scope=one.id)
    elif one.ai:
        yield from _model(given, one)
    if one.tokens and one.tokens.stored and one.tokens.encrypted is False:
        told = f"keys of integration '{one.id}' are stored unencrypted"
        yield does(given.at(one.tokens, "encrypted"), told, "store", data="access-tokens", scope="unencrypted")


def _model(given: Given, one: Any) -> Iterator[Said]:
    if one.ai.providers == "none":
        told = f"'ai.providers: none' of integration '{one.id}'"
        yield denies(given.at(one.ai, "providers"), told, "disclose", recipient="ai", scope=one.id)
    at = given.at(one.ai, "trains_general_models")
    if one.ai.trains_general_models:
        told = f"'trains_general_models: true' of integration '{one.id}'"
        for scope in (one.id, "general-models"):
            yield does(at, told, "train-ai", scope=scope)
    else:
        told = f"'trains_general_models: false' of integration '{one.id}'"
        yield denies(at, told, "train-ai", scope=f"general-models of {one.id}")


def _effects(given: Given, one: Any) -> Iterator[Said]:
    """What other parts do with the data of a connected service."""
    own = set(one.data or [])
    items = given.by_id("data")
    for i, id_ in enumerate(one.data or []):
        elsewhere = any(id_ in (other.data or []) and other.stores != "none" for other in given.listed("integrations"))
        for category in () if elsewhere or items[id_].stored is False else items[id_].categories:
            told = f"data '{id_}' of integration '{one.id}' is kept"
            yield does(given.at(one.data, i), told, "store", data=category, scope=one.id)
    for purpose in given.listed("purposes"):
        shared = own & {item.id for item in given.chosen(purpose.data)}
        if shared:
            told = f"purpose '{purpose.id}' is '{purpose.use}' and uses data '{min(shared)}' of integration '{one.id}'"
            at = given.at(purpose, "data")
            yield does(at, told, "use", purpose=purpose.use, scope=one.id)
            if vocabulary.within("purposes", purpose.use, "advertising"):
                yield does(at, told, "advertise", scope=one.id)
    for recipient in given("recipients-receiving").value:
        shared = own & {item.id for item in given.chosen(recipient.data)}
        if shared:
            told = f"recipient '{recipient.id}' gets data '{min(shared)}' of integration '{one.id}'"
            if vocabulary.within("recipient-kinds", recipient.kind, "ai"):
                yield does(given.at(recipient, "data"), told, "disclose", recipient="ai", scope=one.id)
            yield does(given.at(recipient, "data"), told, "share", recipient=recipient.kind, scope=one.id)
            if recipient in given("sells").value:
                yield does(given.at(recipient, "consideration"), f"{told} for something", "sell", scope=one.id)
    yield from _taught(given, one, own)


def _taught(given: Given, one: Any, own: set[str]) -> Iterator[Said]:
    for training in given("ai-trainings").value:
        for i, id_ in enumerate(training.data):
            if id_ in own:
                told = f"data '{id_}' of integration '{one.id}' trains '{training.model}' models"
                yield does(given.at(training.data, i), told, "train-ai", scope=one.id)
                if training.model == "general":
                    scope = f"general-models of {one.id}"
                    yield does(given.at(training.data, i), told, "train-ai", scope=scope)


def _clients(given: Given) -> Iterator[Said]:
    clients = given.mapping("client_data")
    if clients is None:
        return
    if clients.own_use == "none":
        yield denies(given.at(clients, "own_use"), "'client_data.own_use: none'", "use", scope="client-data")
    for i, _ in enumerate(clients.own_use if isinstance(clients.own_use, list) else []):
        told = f"clients' data is used for '{clients.own_use[i]}'"
        yield does(given.at(clients.own_use, i), told, "use", scope="client-data")
    for i, case in enumerate(clients.exceptions or []):
        if case == "improve-service":
            told = "clients' data is used to improve the service"
            yield does(given.at(clients.exceptions, i), told, "use", scope="client-data")
        elif case == "support":
            told = "support works on clients' data"
            yield does(given.at(clients.exceptions, i), told, "read", scope="client-data-access")
    if clients.sub_processors:
        told = "sub-processors get clients' data"
        yield does(given.at(clients, "sub_processors"), told, "disclose", scope="client-data")
