"""A Document as text or bytes: Markdown, HTML, PDF, Word, JSON; for the public, and for those who review it.

Each format's library is imported when that format is first asked for.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from generator.document import Document
from generator.problems import Problem


class Unavailable(Exception):
    """A format needs a library that is not there; the text says what to install."""


def markdown(document: Document) -> str:
    """The policy as one Markdown file, with front matter."""
    from generator.render.to_markdown import text

    return text(document)


def html(document: Document, theme: Path | None = None) -> str:
    """The policy as a whole HTML page. `theme` is a folder with any of page.html.j2, page.css, print.css."""
    from generator.render.to_html import page

    return page(document, theme)


def fragment(document: Document) -> str:
    """The policy as one HTML `<article>` to put into a page of one's own."""
    from generator.render import to_html

    return to_html.fragment(document)


def pdf(document: Document, theme: Path | None = None) -> bytes:
    """The policy as a tagged PDF."""
    from generator.render.to_pdf import file

    return file(document, theme)


def docx(document: Document) -> bytes:
    """The policy as a Word file to review. Raises Unavailable where python-docx is missing."""
    with needed_for_word():
        from generator.render.to_docx import file

    return file(document)


@contextlib.contextmanager
def needed_for_word() -> Iterator[None]:
    """Around the import of what reads or writes Word files. Raises Unavailable where a library is missing."""
    try:
        yield
    except ModuleNotFoundError as error:
        if error.name not in ("docx", "lxml"):
            raise
        raise Unavailable("Word files need python-docx; install 'fairnotice[docx]'") from error


def review(document: Document, citations: Mapping[str, str], folder: Path, theme: Path | None = None) -> str:
    """The page as `html` makes it, with the basis of each passage beside it: internal.

    `citations` are of the requirements to show, by their ids; places are relative to `folder`.
    """
    from generator.render.notes import notes
    from generator.render.to_html import page

    return page(document, theme, notes(document, citations, folder))


def review_pdf(document: Document, citations: Mapping[str, str], folder: Path, theme: Path | None = None) -> bytes:
    """The same as a PDF, the notes below the passages."""
    from generator.render.notes import notes
    from generator.render.to_pdf import file

    return file(document, theme, notes(document, citations, folder))


def json(document: Document) -> str:
    """The policy's text, sections, digest and dates, to publish."""
    from generator.render.to_json import policy

    return policy(document)


def basis(document: Document, folder: Path, problems: Sequence[Problem] = ()) -> str:
    """Why each passage is there, and which problems are accepted, for those who answer for it: internal.

    Places are relative to `folder`.
    """
    from generator.render.to_json import basis

    return basis(document, folder, problems)
