"""Document -> HTML: Python-Markdown's reading of the policy's own Markdown, made accessible, cleaned by nh3.

What the Markdown cannot say is added to the tree while it is a tree: the anchors of headings, captions and
the scope of table headers, the landmark around the contents. Raw HTML is no part of the dialect and is
printed as the text it is.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from xml.etree.ElementTree import Element

import markdown
import nh3
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from generator import __version__, resources
from generator.document import Document, Figure, slug
from generator.markup import plain
from generator.render import to_markdown, to_svg
from generator.render.words import words

PLAIN = "plain"
"""Our own theme, which also lends the files that another theme leaves out."""

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

_ALLOWED = {
    "a": {"href", "rel"},
    "aside": {"class"},
    "caption": set[str](),
    "div": {"aria-label", "class", "role", "tabindex"},
    "nav": {"aria-labelledby", "class"},
    "p": {"class"},
    "td": {"data-label"},
    "th": {"scope"},
    **{heading: {"id"} for heading in _HEADINGS},
    **{tag: set[str]() for tag in ("br", "em", "li", "ol", "strong", "table", "tbody", "thead", "tr", "ul")},
}

_CONTENTS_END = "</nav>\n"
"""Pictures stand after the contents, which on paper fill what a picture would leave empty; no other nav is made."""

_NOT_IN_THE_DIALECT = {
    "preprocessors": ("html_block",),
    "inlinePatterns": (
        "backtick", "reference", "image_link", "image_reference", "short_reference", "short_image_ref",
        "autolink", "automail", "html",
    ),
    "blockprocessors": ("code", "setextheader", "hr", "reference"),
}  # fmt: skip


def page(document: Document, theme: Path | None = None, notes: Sequence[str] | None = None) -> str:
    """A whole page that needs no script and asks nothing of any other host.

    With `notes`, one for each passage, it is a review copy: each stands beside its passage.
    """
    own = resources.templates() / "themes" / PLAIN
    folders = (own,) if theme is None else (theme, own)
    also = {name: "" if notes is None else resources.first(f"review-{name}.css", folders) for name in ("page", "print")}
    return (
        _templates(folders)
        .get_template("page.html.j2")
        .render(
            document=document,
            article=Markup(fragment(document, notes)),
            review=notes is not None,
            say=words(document.language),
            generator=f"FairNotice {__version__}",
            page_css=Markup(resources.first("page.css", folders) + also["page"]),
            print_css=Markup(resources.first("print.css", folders) + also["print"]),
        )
    )


def fragment(document: Document, notes: Sequence[str] | None = None) -> str:
    """The text alone, as one `<article>` to put into a page that has a head and a style of its own."""
    reader = _reader()
    structure = reader.treeprocessors["structure"]
    assert isinstance(structure, _Structure)
    structure.contents = words(document.language).contents
    clean = _clean(reader.reset().convert(to_markdown.body(document, marked=notes is not None)), _ALLOWED)
    if notes is not None:
        clean = re.sub(_NOTE, lambda found: f'<div class="basis" role="note">{notes[int(found[1])]}</div>', clean)
    pictures = "".join(_figure(figure) for figure in document.figures)
    opening, contents, sections = clean.partition(_CONTENTS_END)
    clean = f"{opening}{contents}{pictures}{sections}"
    return f'<article class="fairnotice" lang="{html.escape(document.language)}">\n{clean}\n</article>\n'


def alone(text: str) -> str:
    """The Markdown of one passage, apart from its policy: what links to other sections of it is plain words."""
    unlinked = re.sub(r"\[([^\]]*)\]\(#[^)]*\)", r"\1", text)
    clean = _clean(_reader().reset().convert(unlinked), _ALLOWED)
    return clean.replace('<p class="byline">', "<p>")  # the first paragraph of a policy has its dates, this has none


_NOTE = r'<div class="basis" role="note">(\d+)</div>'
"""Where the note of a passage goes: the text brings no `div`, and the notes, which are ours, need no cleaning."""


def _figure(figure: Figure) -> str:
    """A picture in two forms, of which a style sheet shows the one that fits; without one, the wide form scrolls.

    What is drawn is ours, with every label escaped, so it comes after the cleaning, which knows no SVG.
    """
    caption = _clean(_reader().reset().convert(figure.caption), {"a": {"href", "rel"}})
    return (
        f'<figure class="picture">\n<figcaption>{html.escape(figure.title)}</figcaption>\n'
        f'<div class="wide" style="overflow:auto">\n{to_svg.wide(figure)}\n</div>\n'
        f'<div class="narrow" hidden>\n{to_svg.narrow(figure)}\n</div>\n'
        f"<p>{caption}</p>\n</figure>\n"
    )


def _clean(text: str, allowed: dict[str, set[str]]) -> str:
    return nh3.clean(
        text,
        tags=set(allowed),
        attributes=allowed,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )


@cache
def _templates(folders: tuple[Path, ...]) -> Environment:
    return Environment(
        loader=FileSystemLoader(folders), undefined=StrictUndefined, autoescape=True,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip


@cache
def _reader() -> markdown.Markdown:
    # The dialect indents the second level of a list by two blanks.
    return markdown.Markdown(extensions=["tables", _Dialect()], tab_length=2, output_format="html")


class _Dialect(Extension):
    """Python-Markdown without what passages do not use, and with the structure a page needs."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802
        for kind, names in _NOT_IN_THE_DIALECT.items():
            registry = md.parser.blockprocessors if kind == "blockprocessors" else getattr(md, kind)
            for name in names:
                registry.deregister(name)
        # Before the inline patterns run, an element's text is still Markdown; after it, links are elements.
        md.treeprocessors.register(_Structure(md), "structure", 30)
        md.treeprocessors.register(_OutsideLinks(md), "outside_links", 15)


class _OutsideLinks(Treeprocessor):
    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            if link.get("href", "").startswith(("http:", "https:")):
                link.set("rel", "noopener")


class _Structure(Treeprocessor):
    """Anchors, the dates, the contents, the draft notice, tables."""

    contents = ""

    def run(self, root: Element) -> None:
        passages = _unmarked(root)
        taken: dict[str, int] = {}
        for heading in (e for e in root.iter() if e.tag in _HEADINGS):
            heading.set("id", _unique(slug(heading.text or ""), taken))
        for item in root.iter("li"):
            _tight(item)
        for blocks in (root, *root.iter("blockquote")):
            _tables(blocks)
        for notice in root.findall("blockquote"):
            notice.tag = "aside"
            notice.set("class", "draft")
        _dates(root)
        self._contents(root)
        _framed(root, passages)

    def _contents(self, root: Element) -> None:
        """The heading "Contents" and the list after it become a landmark."""
        blocks = list(root)
        for at, (heading, entries) in enumerate(pairwise(blocks)):
            if heading.tag == "h2" and heading.text == self.contents and entries.tag == "ol":
                nav = Element("nav", {"class": "contents", "aria-labelledby": heading.get("id", "")})
                inner = Element("div")
                inner.extend((heading, entries))
                nav.append(inner)
                root[at : at + 2] = [nav]
                return


def _unmarked(root: Element) -> dict[str, list[Element]]:
    """Takes the marks of passages out; gives the elements that stood between them, by the passage's number."""
    found: dict[str, list[Element]] = {}
    number = None
    for element in list(root):
        text = element.text or ""
        if element.tag == "p" and text.startswith((to_markdown.BEGINS, to_markdown.ENDS)):
            number = text[1:] if text[0] == to_markdown.BEGINS else None
            root.remove(element)
        elif number is not None:
            found.setdefault(number, []).append(element)
    return found


def _framed(root: Element, passages: dict[str, list[Element]]) -> None:
    """Puts each passage, with a place for its note, into a frame of its own."""
    now = {within: block for block in root for within in block.iter()}
    for number, elements in passages.items():
        blocks = list(dict.fromkeys(now[element] for element in elements if element in now))
        frame, said = Element("div", {"class": "passage"}), Element("div")
        note = Element("div", {"class": "basis", "role": "note"})
        note.text = number
        said.extend(blocks)
        frame.extend((said, note))
        root.insert(list(root).index(blocks[0]), frame)
        for block in blocks:
            root.remove(block)


def _tight(item: Element) -> None:
    """An item of a list is text, not a paragraph, though blank lines stand between items: PDF/UA knows no other."""
    if len(item) and item[0].tag == "p" and not (item.text or "").strip():
        item.text = item[0].text
        item.remove(item[0])


def _dates(root: Element) -> None:
    """The first paragraph of the text says when the policy holds."""
    first = root.find("p")
    if first is not None:
        first.set("class", "byline")


def _unique(anchor: str, taken: dict[str, int]) -> str:
    """GitHub's way with a heading that comes again: "cookies", "cookies-1"."""
    before = taken.get(anchor)
    taken[anchor] = 0 if before is None else before + 1
    return anchor if before is None else f"{anchor}-{before + 1}"


_ONLY_BOLD = re.compile(r"\*\*((?:(?!\*\*).)+)\*\*")


def _tables(parent: Element) -> None:
    """Each table gets its caption, the scope of its headers and a region that can scroll by itself."""
    name = ""
    for block in list(parent):
        at = list(parent).index(block)
        if block.tag in _HEADINGS:
            name = plain(block.text or "")
        if block.tag != "table":
            continue
        before = parent[at - 1] if at else None
        bold = _ONLY_BOLD.fullmatch(before.text or "") if before is not None and before.tag == "p" else None
        if bold and before is not None:
            parent.remove(before)
            at -= 1
            caption = Element("caption")
            caption.text = bold[1]
            block.insert(0, caption)
        _headers(block)
        label = plain(bold[1]) if bold else name
        region = Element("div", {"class": "table", "role": "region", "tabindex": "0", "aria-label": label})
        region.append(block)
        parent[at] = region


def _headers(table: Element) -> None:
    columns = [plain(cell.text or "") for cell in table.iterfind("thead/tr/th")]
    for cell in table.iterfind("thead/tr/th"):
        cell.set("scope", "col")
    for row in table.iterfind("tbody/tr"):
        first, *others = row
        first.tag = "th"
        first.set("scope", "row")
        for column, cell in zip(columns[1:], others, strict=True):
            cell.set("data-label", column)
