"""What is stored on devices, in which categories, and the signals browsers send."""

from __future__ import annotations

from generator.vocabulary.term import Term, table

EPRIVACY = "Directive 2002/58/EC Art. 5(3)"
EDPB = EPRIVACY + "; EDPB Guidelines 2/2023"
COMMON = "common usage"

# fmt: off
COOKIE_TECHNOLOGIES = table(
    Term("cookie", "cookie", "A small text a website keeps in the browser.", EPRIVACY, None, "cookies"),
    Term("local-storage", "local storage", "A larger store that a site keeps in the browser.", EPRIVACY),
    Term("session-storage", "session storage", "A store that empties when the tab is closed.", EPRIVACY),
    Term("indexed-db", "browser database", "A database that a site keeps in the browser.", EPRIVACY, None,
         "browser databases"),
    Term("cache", "cached files and tags", "Files kept to load faster, and their tags.", EDPB),
    Term("pixel", "tracking pixel", "A tiny picture whose loading is noted.", EDPB, None, "tracking pixels"),
    Term("email-beacon", "email tracking pixel", "A pixel that shows when an email is opened.", EDPB, "pixel",
         "email tracking pixels"),
    Term("tracked-link", "tracked link", "A link that notes who follows it.", EDPB, None, "tracked links"),
    Term("script", "script", "A program in the page that reports what happens there.", EDPB, None, "scripts"),
    Term("sdk", "software development kit", "Another company's code in an app.", COMMON, None,
         "software development kits"),
    Term("device-id", "device identifier", "A number of the device or the installation.", EDPB, None,
         "device identifiers"),
    Term("fingerprint", "device fingerprint", "A device recognised by its traits.", EDPB, None,
         "device fingerprints"),
    Term("log-file", "log file", "What a server notes of each request.", COMMON, None, "log files"),
    Term("flash-cookie", "Flash cookie", "A store of the Flash plug-in, which ended in 2020.", EPRIVACY, None,
         "Flash cookies"),
)

COOKIE_CATEGORIES = table(
    Term("strictly-necessary", "strictly necessary",
         "They make the service work; without them we cannot give you what you asked for.", EPRIVACY),
    Term("preferences", "preferences", "They remember your choices, such as language.", EPRIVACY),
    Term("analytics", "analytics", "They show us how people use the service.", EPRIVACY),
    Term("advertising", "advertising",
         "They choose or measure advertising by what you do.", EPRIVACY),
    Term("social", "social media", "They connect the page with social networks.", EPRIVACY),
)

TRACKING_SIGNALS = table(
    Term("dnt", "Do Not Track", "An older browser signal against tracking, without a common meaning.",
         "Cal. Bus. & Prof. Code § 22575(b)(5)"),
    Term("gpc", "Global Privacy Control", "A browser signal against sale and sharing.",
         "Cal. Civ. Code § 1798.135(e); 11 CCR § 7025"),
    Term("att", "App Tracking Transparency", "The tracking prompt of Apple's devices.",
         "App Review Guidelines 5.1.2(i)"),
    Term("ad-id-off", "the advertising ID setting of your device",
         "The setting that withholds or resets the advertising ID.", COMMON),
)
# fmt: on
