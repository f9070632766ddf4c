"""Rules of the stores that apps are published in, and of their forms beside the policy."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator import vocabulary
from generator.facts import Given
from generator.rules import ERROR, GAP, Found, rule


def _published(given: Given, store: str) -> Iterator[tuple[Any, Any]]:
    """The services in a store, each with its entry there."""
    for service in given.listed("services"):
        for one in service.stores or []:
            if one.name == store:
                yield service, one


def _holds_for(thing: Any, service: Any) -> bool:
    """Whether something limited by `on` holds for a service; left out, for all."""
    return not thing.on or bool({service.id, *(area.id for area in service.areas or [])} & set(thing.on))


@rule(GAP, law="Google Play, User account deletion requirement")
def account_without_deletion_page(given: Given) -> Found:
    """An app in Google Play has accounts, and no page on the web where people can have theirs deleted.

    Add `account_deletion` to the service.
    """
    for service, store in _published(given, "google-play"):
        if service in given("accounts").value and not service.account_deletion:
            yield given.at(store), f"app '{service.id}' has accounts and no 'account_deletion' page"


@rule(GAP, law="App Review Guideline 5.1.1(v)")
def account_without_deletion_in_app(given: Given) -> Found:
    """An app in the App Store has accounts, and people cannot delete theirs in the app. Add `delete_in_app`."""
    for service, store in _published(given, "app-store"):
        if service in given("accounts").value and not service.delete_in_app:
            yield given.at(store), f"app '{service.id}' has accounts and no 'delete_in_app'"


def _following(given: Given, service: Any) -> Iterator[str]:
    """What follows people from this service to others, in words."""
    for cookie in given("cookies-across-sites").value:
        if _holds_for(cookie, service):
            yield f"'{cookie.id}' follows people across services"
    for one in given("shares-for-advertising").value:
        if _holds_for(one, service):
            yield f"recipient '{one.id}' gets data for advertising across services"


@rule(GAP, law="App Review Guideline 5.1.2(i)")
def tracking_without_prompt(given: Given) -> Found:
    """An app in the App Store follows people across other companies' apps, and does not ask by the system's prompt.

    Ask through App Tracking Transparency, and write `tracking_prompt: true` at the store; or do not track.
    """
    for service, store in _published(given, "app-store"):
        told = next(_following(given, service), None)
        if told and not store.tracking_prompt:
            yield given.at(store), f"app '{service.id}' has no 'tracking_prompt', and {told}"


@rule(GAP, law="App Review Guideline 5.1.2(i)")
def ai_without_permission(given: Given) -> Found:
    """An app in the App Store gives personal data to another company's AI, and asks nobody first.

    Name the consent people give under `consent` of the recipient.
    """
    apps = list(_published(given, "app-store"))
    for one in given("recipients-receiving").value:
        hit = next((service for service, _ in apps if _holds_for(one, service)), None)
        if hit and _is_ai(given, one) and not one.consent:
            yield given.at(one), f"app '{hit.id}' gives data to AI provider '{one.id}', which has no 'consent'"


def _is_ai(given: Given, recipient: Any) -> bool:
    providing = [f.providers for f in given("ai-features").value if isinstance(f.providers, list)]
    return vocabulary.within("recipient-kinds", recipient.kind, "ai") or any(recipient.id in ids for ids in providing)


@rule(ERROR, law="Google Play User Data policy; App Review Guideline 5.1.1(i)")
def store_label_differs(given: Given) -> Found:
    """The form in a store names kinds of data that the policy does not, or leaves out kinds that it names.

    One of the two is false. `labels` lists what the form says; correct the form, or the declaration.
    """
    for service in given.listed("services"):
        items = [item for item in given.listed("data") if _holds_for(item, service) and item.stored is not False]
        held = {category for item in items for category in item.categories}
        for store in [store for store in service.stores or [] if store.labels]:
            for i, label in enumerate(store.labels):
                if not any(alike(label, category) for category in held):
                    told = f"the form of '{service.id}' in '{store.name}' names '{label}', and no data is of that kind"
                    yield given.at(store.labels, i), told
            for category in sorted(held):
                if not any(alike(label, category) for label in store.labels):
                    told = f"the form of '{service.id}' in '{store.name}' leaves out '{category}', which is collected"
                    yield given.at(store, "labels"), told


def alike(one: str, other: str) -> bool:
    """Whether one kind of data is the other, or holds it."""
    return vocabulary.within("data-categories", one, other) or vocabulary.within("data-categories", other, one)


@rule(GAP, law="Google Play User Data policy")
def developer_not_in_policy(given: Given) -> Found:
    """An app's page in a store shows a developer that the policy does not name.

    The policy must be recognisable as the developer's. Write the store's name as `brand` or `legal_name`, or
    correct the store.
    """
    company = given.declaration.company
    known = {company.brand.casefold(), company.legal_name.casefold()}
    known |= {one.legal_name.casefold() for one in company.entities or []}
    known |= {one.name.casefold() for one in (company.affiliates if isinstance(company.affiliates, list) else [])}
    for service in given.listed("services"):
        for store in service.stores or []:
            if store.developer and store.developer.casefold() not in known:
                yield (
                    given.at(store, "developer"),
                    f"'{store.name}' shows '{store.developer}' as developer of '{service.id}'; "
                    f"the policy names '{company.legal_name}'",
                )
