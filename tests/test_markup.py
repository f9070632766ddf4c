from __future__ import annotations

import dataclasses
from urllib.parse import unquote

import page_reader
import pytest
import sample_document
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from generator.document import Document, Section
from generator.markup import Markdown, email, escape, link, plain, reference
from generator.render import to_html, to_markdown

ESCAPED = {
    "Smith & Sons": "Smith &amp; Sons",
    "<b>": "&lt;b&gt;",
    "2 * 3 * 4": "2 &#42; 3 &#42; 4",
    "[a](b)": "&#91;a&#93;(b)",
    "{{ x }} {% y %}": "&#123;&#123; x &#125;&#125; &#123;% y %&#125;",
    "a|b": "a&#124;b",
    "C:\\x": "C:&#92;x",
    "`code` ~~gone~~": "&#96;code&#96; &#126;&#126;gone&#126;&#126;",
    "US$5 and $6": "US&#36;5 and &#36;6",
    "C# ^1": "C&#35; &#94;1",
    "sb_session=a_b": "sb_session=a_b",
    "_ga and _gid_": "&#95;ga and &#95;gid&#95;",
    "==marked==": "&#61;&#61;marked&#61;&#61;",
    "a :smile: b": "a &#58;smile: b",
    "12:30": "12:30",
    "https://x.example": "https&#58;//x.example",
    "www.x.example": "www&#46;x.example",
    "a@b.example": "a@b.example",
    "Yahoo!": "Yahoo&#33;",
    "Yahoo! Japan": "Yahoo! Japan",
    "1. January": "1&#46; January",
    "2) two": "2&#41; two",
    "1.5 million": "1.5 million",
    "3 years.": "3 years.",
    "-5 °C": "&#45;5 °C",
    "e-mail – “it’s”": "e-mail – “it’s”",
    "+44 20 7946 0000": "+44 20 7946 0000",
    "+ one": "&#43; one",
    ": meaning": "&#58; meaning",
    "% comment": "&#37; comment",
    "50 %, 50%": "50 %, 50%",
    "!!! note": "&#33;!! note",
    "??? note": "&#63;?? note",
    "/// note": "&#47;// note",
    "and/or (both); 'x'": "and/or (both); 'x'",
    "import x": "&#105;mport x",
    "exporters import": "exporters import",
    "  two \n lines\u2028now ": "two lines now",
    "10\u00a0000 €": "10\u00a0000 €",
    "a\x00b\x9c\ud800": "a\ufffdb\ufffd\ufffd",
    "Łódź Ελλάδα Україна": "Łódź Ελλάδα Україна",
    "": "",
}


@pytest.mark.parametrize(("value", "markdown"), ESCAPED.items())
def test_escape(value: str, markdown: str) -> None:
    assert escape(value) == markdown


def test_markdown_is_not_escaped_again() -> None:
    made = escape("a*b")
    assert escape(made) is made
    assert link(made, "https://x.example") == "[a&#42;b](https://x.example)"


LINKS = {
    "https://x.example/a_b": "https://x.example/a_b",
    "https://x.example/(a)?q='b'&lt;=1": "https://x.example/%28a%29?q=%27b%27&amp;lt;=1",
    'https://x.example/a b"<c>\\|{}`^[]': "https://x.example/a%20b%22%3Cc%3E%5C%7C%7B%7D%60%5E%5B%5D",
    "https://x.example/100%/%C3%A9": "https://x.example/100%25/%C3%A9",
    "https://x.example/é": "https://x.example/%C3%A9",
    "tel:+48421234567": "tel:+48421234567",
    "mailto:a@x.example": "mailto:a@x.example",
}


@pytest.mark.parametrize(("url", "target"), LINKS.items())
def test_link(url: str, target: str) -> None:
    assert link("here", url) == f"[here]({target})"


def test_link_shows_an_address_as_it_is() -> None:
    assert link("www.x.example", "https://www.x.example") == "[www.x.example](https://www.x.example)"
    assert link("https://x.example", "https://x.example") == "[https://x.example](https://x.example)"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:,x", "file:///etc/passwd", "x.example"])
def test_link_refuses_other_schemes(url: str) -> None:
    with pytest.raises(ValueError, match=r"^a link leads to http, https, mailto, tel only, not to "):
        link("here", url)


def test_reference_and_email() -> None:
    assert reference("7. Cookies", "7-cookies") == "[7. Cookies](#7-cookies)"
    assert email("first_last+x@mail.example") == ("[first_last+x@mail.example](mailto:first_last%2Bx@mail.example)")


def test_plain_is_what_a_reader_hears() -> None:
    table = "| A | B |\n| --- | :-: |\n| **x** &amp; y | [z](https://x.example) |"
    assert plain(f"Some **bold** text.\n\n{table}") == "Some bold text.\n\nA; B\nx & y; z"
    assert plain("### [Head](#x)\n\n- one \\* two") == "Head\n\n- one * two"


MARKUP = "*_`~[](){}<>&#|\\!$^=+-:;.,/@%?\"' \u00a0\n1aeximport"
VALUES = st.text(st.sampled_from(MARKUP), min_size=1, max_size=24) | st.text(
    st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=24
)

PLACES = """\
{v}

Before {v} after, ({v}), “{v}” and {v}.

- {v}
- two
  - {v}: three

**About {v}**

| {v} | Second |
| --- | --- |
| {v} | **{v}** |
| one | {v} |

Now **{v}** and [{v}](https://x.example) end."""


def made(value: str) -> Document:
    text = PLACES.format(v=escape(value))
    document = sample_document.document()
    passage = sample_document.passage("a/b", text, f"On {escape(value)}")
    section = Section("a", 1, str(escape(value)), (passage,))
    title = page_reader.folded(value)
    return dataclasses.replace(document, title=title, version=value, preamble=(), sections=(section,))


HARMLESS = page_reader.read(to_html.page(made("harmless")))


@settings(max_examples=300, deadline=None)
@given(VALUES)
@example("<script>alert(1)</script>")
@example("](javascript:alert(1))")
@example("klzzwxh:0 &copy; &#42; &amp;amp;")
@example("****")
@example("| --- |")
def test_declared_text_comes_back_as_text(value: str) -> None:
    want = page_reader.folded(value)
    assume(want)
    page = page_reader.read(to_html.page(made(value)))
    assert page.shape() == HARMLESS.shape()
    assert page_reader.folded(page.text) == page_reader.folded(HARMLESS.text).replace("harmless", want)


@settings(max_examples=100, deadline=None)
@given(VALUES)
def test_plain_undoes_escape(value: str) -> None:
    assume(page_reader.folded(value))
    assert page_reader.folded(plain(escape(value))) == page_reader.folded(value)


@settings(max_examples=100, deadline=None)
@given(VALUES)
def test_a_link_keeps_its_target(value: str) -> None:
    text = sample_document.passage("a/b", link("here", f"https://x.example/{value}"))
    first = page_reader.read(to_html.fragment(dataclasses.replace(made("x"), preamble=(text,)))).all("a")[0]
    assert first.text == "here"
    assert unquote(first.attributes["href"] or "") == unquote(f"https://x.example/{value}".strip())


def test_escaped_markdown_is_markdown() -> None:
    assert isinstance(escape("x"), Markdown)
    assert to_markdown.text(made("x")).startswith("---\n")
