"""Declared text as Markdown that reads back as the same text and never as markup.

Values are data. `escape` writes every character that could start markup as a character reference, which
CommonMark, GitHub, Python-Markdown, MyST and MDX all read back as text, and in which template languages
that see the file first (Jinja, Liquid) find no braces. Ordinary prose stays readable: a hyphen inside a
word, a dot, an apostrophe or a slash pass through. `link`, `reference` and `email` make the only markup.
"""

from __future__ import annotations

import html
import re
from urllib.parse import quote

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""What a link may lead to; everything else, `javascript:` above all, is refused."""


class Markdown(str):
    """Text that is Markdown already, so that it is not escaped again."""

    __slots__ = ()


_BLANKS = re.compile("[ \t-\r\x1c-\x1f\x85\u2028\u2029]+")
"""Blanks and line ends of every kind. No-break and typographic spaces are text and stay."""

_NOT_TEXT = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
"""Control characters and lone surrogates, which no HTML page can hold."""

_MARKUP = r"""
      [&<>*`\[\]{}|\\~\#$^]               # markup wherever it stands
    | (?<![A-Za-z0-9])[_=]                # emphasis, underlines, marks …
    | [_=](?![A-Za-z0-9])                 # … but not inside a word
    | :(?=[A-Za-z0-9_+-]+:)               # the :shortcode: of an emoji
    | !$                                  # a link right after it would become an image
"""
_AT_THE_START = r"""
    | ^[-%:?!]                            # list, comment, definition, admonition
    | ^\+(?![0-9])                        # list or block break, but not the + of +44 20 …
    | ^/(?=//)                            # a fence of pymdownx
    | ^e(?=xport\b) | ^i(?=mport\b)       # a module statement in MDX
"""
_LINKS = r"| :(?=//) | (?<=www)\."
"""Of `https://…` and `www.…` GitHub makes links. (It makes one of an address whatever we write; the text
stays the same, so `@` is left readable.)"""

_NUMBERED = re.compile(r"^([0-9]+)([.)])(?= |$)")
"""What would start a numbered list."""

_INSIDE_LINK = re.compile(_MARKUP, re.VERBOSE)
_ANYWHERE = re.compile(_MARKUP + _AT_THE_START + _LINKS, re.VERBOSE)

_URL_KEEPS = ":/?#@!$&*+,;=%~"
_STRAY_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")


def escape(value: str) -> Markdown:
    """Declared text as Markdown; what is Markdown already comes back unchanged."""
    return value if isinstance(value, Markdown) else _escaped(value)


def link(text: str, url: str) -> Markdown:
    """An inline link. Raises ValueError where the scheme of `url` is none of SCHEMES."""
    scheme, colon, _ = url.partition(":")
    if not colon or scheme.lower() not in SCHEMES:
        raise ValueError(f"a link leads to {', '.join(sorted(SCHEMES))} only, not to '{url}'")
    return _link(text, url)


def reference(text: str, anchor: str) -> Markdown:
    """A link to a heading of the same document."""
    return _link(text, f"#{anchor}")


def email(address: str) -> Markdown:
    """An e-mail address that can be clicked, and still be found by searching for it."""
    return _link(address, "mailto:" + quote(address, safe="@"))


def _link(text: str, url: str) -> Markdown:
    label = text if isinstance(text, Markdown) else _INSIDE_LINK.sub(_character_reference, _folded(text))
    target = quote(_STRAY_PERCENT.sub("%25", url.strip()), safe=_URL_KEEPS)
    return Markdown(f"[{label}]({target.replace('&', '&amp;')})")


def _escaped(value: str) -> Markdown:
    text = _ANYWHERE.sub(_character_reference, _folded(value))
    return Markdown(_NUMBERED.sub(lambda found: f"{found[1]}&#{ord(found[2])};", text))


def _folded(value: str) -> str:
    """On one line; no blank of any kind at the ends, where it would undo bold."""
    return _NOT_TEXT.sub("\N{REPLACEMENT CHARACTER}", _BLANKS.sub(" ", value)).strip()


def _character_reference(found: re.Match[str]) -> str:
    named = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
    return named.get(found[0], f"&#{ord(found[0])};")


_LINK = re.compile(r"\[((?:\\.|[^\]\\])*)\]\([^)]*\)")
_RULE = re.compile(r"(?m)^\|?[ :|-]*--[ :|-]*$\n?")


def plain(text: str) -> str:
    """Markdown of our dialect as plain text: what a reader hears, without emphasis, links and table rules."""
    text = _LINK.sub(r"\1", _RULE.sub("", text))
    text = re.sub(r"(?m)^#{1,6} +", "", text)
    text = re.sub(r"(?m)^\| *(.*?) *\|$", lambda row: re.sub(r" *\| *", "; ", row[1]), text)
    text = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text.replace("**", ""))
    return html.unescape(text)
