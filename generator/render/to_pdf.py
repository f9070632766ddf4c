"""Document -> PDF: WeasyPrint's print of the very page a browser shows, tagged for PDF/UA-1.

The same document gives the same bytes on any machine with the same locked packages and system libraries:
only the fonts that come with us are seen, and nothing is fetched.
"""

from __future__ import annotations

import contextlib
import ctypes.util
import html
import io
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

from generator.document import Document
from generator.markup import plain
from generator.render import Unavailable, fonts
from generator.render.to_html import page

_LIBRARIES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
_PRINT_FLAG = 4
"""PDF 32000-1, table 165: an annotation that is printed with its page."""


def file(document: Document, theme: Path | None = None, notes: Sequence[str] | None = None) -> bytes:
    """The bytes of the PDF; with `notes`, of a review copy. Raises Unavailable where a system library is missing."""
    if not (document.title.strip() and document.language.strip()):
        # WeasyPrint would write the file without a word, and it would claim to be accessible.
        raise ValueError("an accessible PDF needs a title and a language")
    weasyprint = _weasyprint()
    with _only_our_fonts():
        # Whatever else a style sheet asks for lies in the network or in someone's files.
        fetcher = weasyprint.urls.URLFetcher(allowed_protocols=("data",))
        source = weasyprint.HTML(string=page(document, theme, notes), url_fetcher=fetcher)
        printed = source.write_pdf(pdf_variant="pdf/ua-1", finisher=partial(_finish, document))
    assert isinstance(printed, bytes)
    return printed


def _finish(document: Document, _: object, pdf: Any) -> None:
    """Gives links inside the document their heading as description, and marks all links to be printed.

    A figure's alternative is its title, where WeasyPrint has it from; what the picture shows is added.
    """
    alternatives = {figure.title: f"{figure.title}. {figure.alternative}" for figure in document.figures}
    headings = {section.anchor: plain(section.title) for section in document.sections}
    for annotation in pdf.objects:
        if isinstance(annotation, dict) and annotation.get("S") == "/Figure":
            title = annotation["Alt"]
            title.string = alternatives.get(title.string, title.string)
        if isinstance(annotation, dict) and annotation.get("Subtype") == "/Link":
            annotation["F"] = _PRINT_FLAG
            target = annotation["Contents"]
            target.string = headings.get(target.string, target.string)


def _weasyprint() -> ModuleType:
    with _no_search(), contextlib.redirect_stdout(io.StringIO()):
        try:
            import weasyprint
        except OSError as error:
            raise Unavailable(f"a PDF needs Pango and HarfBuzz: apt-get install {_LIBRARIES}") from error
    return weasyprint  # type: ignore[no-any-return]


@contextlib.contextmanager
def _no_search() -> Iterator[None]:
    """Keeps the import of WeasyPrint from starting ldconfig, gcc and ld dozens of times, a third of its time.

    cffi asks ctypes.util.find_library, which runs them, for names that Linux does not know; then WeasyPrint
    tries the names the loader finds by itself.
    """
    search = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = search


@contextlib.contextmanager
def _only_our_fonts() -> Iterator[None]:
    """Lets fontconfig see the bundled font files and nothing of the machine."""
    with tempfile.TemporaryDirectory(prefix="fairnotice-") as name:
        folder = Path(name)
        (folder / "fonts").mkdir()
        for font in fonts.files():
            (folder / "fonts" / font.name).symlink_to(font)
        configuration = folder / "fonts.conf"
        here = html.escape(name)
        configuration.write_text(
            f"<fontconfig><dir>{here}/fonts</dir><cachedir>{here}/cache</cachedir></fontconfig>\n", "utf-8"
        )
        # Without libharfbuzz-subset0 fontTools makes the subsets and writes the time of day into them.
        with _environment(FONTCONFIG_FILE=str(configuration), SOURCE_DATE_EPOCH="0"):
            yield


@contextlib.contextmanager
def _environment(**variables: str) -> Iterator[None]:
    before = dict(os.environ)
    os.environ.update(variables)
    try:
        yield
    finally:
        for name in variables:
            os.environ.pop(name)
            if name in before:
                os.environ[name] = before[name]
