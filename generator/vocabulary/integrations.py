"""Google products and what is done with them, and how artificial intelligence learns."""

from __future__ import annotations

from generator.vocabulary.term import Term, table

GOOGLE = "Google API Services"
COMMON = "common usage"
WORKSPACE = frozenset({"workspace"})

# fmt: off
AI_TRAINING = table(
    Term("none", "no training", "No model learns from the data.", COMMON),
    Term("general-models", "training of general models", "A model that serves others learns from the data.",
         "Google Workspace user data policy"),
    Term("own-models", "training of our own models", "A model of the company, for all its customers.", COMMON,
         "general-models"),
    Term("third-party-models", "training of other companies' models", "A vendor's model learns.", COMMON,
         "general-models"),
    Term("personalised-models", "training of a model for you alone",
         "A model that serves only the person or client.", "Google Workspace user data policy"),
)

# The flag `workspace` marks products under the stricter Workspace policy, with its rule on AI training.
GOOGLE_PRODUCTS = table(
    Term("sign-in", "Google Sign-In", "Login with a Google account.", GOOGLE),
    Term("calendar", "Google Calendar", "Calendars and events.", GOOGLE, flags=WORKSPACE),
    Term("gmail", "Gmail", "Email.", GOOGLE, flags=WORKSPACE),
    Term("drive", "Google Drive", "Files.", GOOGLE, flags=WORKSPACE),
    Term("docs-editors", "Google Docs, Sheets and Slides", "Documents, tables, slides and forms.", GOOGLE,
         flags=WORKSPACE),
    Term("chat", "Google Chat", "Chat messages.", GOOGLE, flags=WORKSPACE),
    Term("meet", "Google Meet", "Video meetings.", GOOGLE, flags=WORKSPACE),
    Term("tasks", "Google Tasks", "Lists of tasks.", GOOGLE, flags=WORKSPACE),
    Term("people", "Google Contacts", "Contacts and profiles.", GOOGLE, flags=WORKSPACE),
    Term("classroom", "Google Classroom", "Classes and coursework.", GOOGLE, flags=WORKSPACE),
    Term("workspace-admin", "Google Workspace administration", "An organisation's users, groups and logs.",
         GOOGLE, flags=WORKSPACE),
    Term("apps-script-cloud", "Google Apps Script and Google Cloud", "Scripts and cloud resources.", GOOGLE),
    Term("photos", "Google Photos", "Photos and albums.", GOOGLE),
    Term("youtube", "YouTube", "Videos, channels and their figures.", GOOGLE),
    Term("analytics-ads-search", "Google Analytics, Ads and Search Console",
         "Figures on sites, ads and search.", GOOGLE),
    Term("fit", "Google Fit", "Fitness data.", GOOGLE),
    Term("google-health", "Google Health", "Health data.", GOOGLE),
    Term("data-portability", "Google Data Portability", "Copies of a person's Google data.", GOOGLE),
)

GOOGLE_ACTIONS = table(
    Term("read", "read", "Look at what is there.", GOOGLE),
    Term("create", "create", "Add new entries.", GOOGLE),
    Term("update", "change", "Change entries.", GOOGLE),
    Term("delete", "delete", "Remove entries.", GOOGLE),
    Term("send", "send", "Send messages or invitations.", GOOGLE),
    Term("share", "share", "Give other people access.", GOOGLE),
    Term("sync", "synchronise", "Keep two places alike.", GOOGLE),
    Term("watch", "get notified of changes to", "Be told when something changes.", GOOGLE),
)
# fmt: on
