"""A Document as text or bytes: Markdown, HTML, PDF, JSON.

Each format's library is imported when that format is first asked for.
"""

from __future__ import annotations

from generator.document import Document


def markdown(document: Document) -> str:
    """The policy as one Markdown file, with front matter."""
    from generator.render.to_markdown import text

    return text(document)
