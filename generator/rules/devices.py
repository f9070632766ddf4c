"""Rules on cookies and the like, and on the signals browsers send."""

from __future__ import annotations

from generator import vocabulary
from generator.facts import Given
from generator.rules import ERROR, GAP, Found, rule


@rule(ERROR, law="ePrivacy Directive Art. 5(3)")
def essential_cookie_with_other_purpose(given: Given) -> Found:
    """A cookie is called strictly necessary and serves analytics, advertising or marketing.

    Such a cookie needs consent. Change its category, or its purposes.
    """
    cookies, purposes = given.mapping("cookies"), given.by_id("purposes")
    for cookie in cookies.items if cookies else []:
        for i, id_ in enumerate(cookie.purposes):
            use = purposes[id_].use
            wide = next(
                (w for w in ("analytics", "advertising", "marketing") if vocabulary.within("purposes", use, w)),
                None,
            )
            if cookie.category == "strictly-necessary" and wide:
                yield (
                    given.at(cookie.purposes, i),
                    f"cookie '{cookie.id}' is strictly necessary and serves purpose '{id_}', which is {wide}",
                )


@rule(GAP, law="ePrivacy Directive Art. 5(3)")
def cookies_without_consent(given: Given) -> Found:
    """Cookies that are not strictly necessary are set and no consent is declared.

    People must agree before anything that the service does not need is stored or read. Name the consent under
    `cookies.consent`.
    """
    cookies = given.mapping("cookies")
    if given("in-european-scope") and given("cookies-needing-consent") and not cookies.consent:
        first = given("cookies-needing-consent").value[0]
        yield (
            given.at(first),
            f"cookie '{first.id}' is not strictly necessary and 'cookies' names no 'consent'",
        )


@rule(ERROR, law="ePrivacy Directive Art. 5(3)")
def advertising_under_another_name(given: Given) -> Found:
    """A cookie serves advertising, and stands among those for other uses.

    The list would show no cookies for advertising, and people would choose by it. Make it `category: advertising`, or
    make two of it.
    """
    cookies, purposes = given.mapping("cookies"), given.by_id("purposes")
    for cookie in cookies.items if cookies else []:
        for i, id_ in enumerate(cookie.purposes):
            shows = vocabulary.within("purposes", purposes[id_].use, "targeted-advertising")
            if shows and cookie.category in ("preferences", "analytics"):
                yield (
                    given.at(cookie.purposes, i),
                    f"cookie '{cookie.id}' stands under '{cookie.category}' and serves purpose '{id_}', "
                    f"which is '{purposes[id_].use}'",
                )
