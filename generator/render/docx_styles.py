"""The look of a Word file: its styles, the numbering of headings and lists, and the settings that a review needs.

In comes python-docx's empty document and a language; its styles, numbering and settings are ours afterwards.
"""

from __future__ import annotations

from typing import Any

from docx.document import Document as Word
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm

WIDTH = 9638
"""Between the margins of a sheet of A4, in twentieths of a point."""

HEADINGS, BULLETS, NUMBERS = "1", "2", "3"
"""Ids of the numberings: of sections, of lists with bullets, of lists with numbers."""

_FONT = 'w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"'
_INK = '<w:color w:val="1F3552"/>'

_STYLES = (
    # kind, id, name, based on, next, paragraph, run
    ("paragraph", "Normal", "Normal", "", "", '<w:spacing w:after="120" w:line="269" w:lineRule="auto"/>', ""),
    ("paragraph", "Title", "Title", "Normal", "Normal", '<w:keepNext/><w:spacing w:after="120"/>',
     f'<w:b/>{_INK}<w:sz w:val="44"/><w:szCs w:val="44"/>'),
    ("paragraph", "Heading1", "heading 1", "Normal", "Normal",
     f'<w:keepNext/><w:keepLines/><w:numPr><w:numId w:val="{HEADINGS}"/></w:numPr>'
     '<w:spacing w:before="360" w:after="120"/><w:outlineLvl w:val="0"/>',
     f'<w:b/>{_INK}<w:sz w:val="30"/><w:szCs w:val="30"/>'),
    ("paragraph", "HeadingUnnumbered", "Heading Unnumbered", "Heading1", "Normal",
     '<w:numPr><w:numId w:val="0"/></w:numPr><w:ind w:left="0" w:firstLine="0"/>', ""),
    ("paragraph", "Heading2", "heading 2", "Normal", "Normal",
     '<w:keepNext/><w:keepLines/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="1"/>',
     f'<w:b/>{_INK}<w:sz w:val="25"/><w:szCs w:val="25"/>'),
    ("paragraph", "Heading3", "heading 3", "Normal", "Normal",
     '<w:keepNext/><w:keepLines/><w:spacing w:before="200" w:after="60"/><w:outlineLvl w:val="2"/>', f"<w:b/>{_INK}"),
    ("paragraph", "TOC1", "toc 1", "Normal", "Normal",
     '<w:tabs><w:tab w:val="left" w:pos="480"/></w:tabs><w:spacing w:after="40"/>', ""),
    ("paragraph", "ListBullet", "List Bullet", "Normal", "",
     f'<w:numPr><w:numId w:val="{BULLETS}"/></w:numPr><w:spacing w:after="60"/>', ""),
    ("paragraph", "ListBullet2", "List Bullet 2", "ListBullet", "",
     f'<w:numPr><w:ilvl w:val="1"/><w:numId w:val="{BULLETS}"/></w:numPr>', ""),
    ("paragraph", "ListNumber", "List Number", "Normal", "",
     f'<w:numPr><w:numId w:val="{NUMBERS}"/></w:numPr><w:spacing w:after="60"/>', ""),
    ("paragraph", "Caption", "caption", "Normal", "Normal", '<w:keepNext/><w:spacing w:before="160" w:after="80"/>',
     f"<w:b/>{_INK}"),
    ("paragraph", "TableText", "Table Text", "Normal", "", '<w:spacing w:before="30" w:after="30" w:line="240" '
     'w:lineRule="auto"/>', '<w:sz w:val="20"/><w:szCs w:val="20"/>'),
    ("paragraph", "TableHeading", "Table Heading", "TableText", "", "<w:keepNext/>", "<w:b/>"),
    ("paragraph", "TableEnd", "Table End", "Normal", "Normal",
     '<w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/>', ""),
    ("paragraph", "Notice", "Notice", "Normal", "",
     '<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="B3261E"/></w:pBdr>', ""),
    ("paragraph", "Header", "header", "Normal", "", "", '<w:b/><w:sz w:val="18"/><w:szCs w:val="18"/>'),
    ("paragraph", "Footer", "footer", "Normal", "",
     f'<w:tabs><w:tab w:val="right" w:pos="{WIDTH}"/></w:tabs>', '<w:sz w:val="18"/><w:szCs w:val="18"/>'),
    ("character", "Hyperlink", "Hyperlink", "", "", "", '<w:color w:val="0B57A4"/><w:u w:val="single"/>'),
)  # fmt: skip

_KEPT = {"DefaultParagraphFont", "TableNormal", "NoList", "TableGrid"}


def apply(word: Word, language: str) -> None:
    """Puts our styles, numbering and settings in the place of the template's."""
    _styles(word, language)
    numbering = word.part.numbering_part.element
    numbering[:] = [*_abstract(), *(numbered(id_, id_) for id_ in (HEADINGS, BULLETS, NUMBERS))]
    _settings(word.settings.element, language)
    _page(word)
    for key, rel in list(word.part.rels.items()):
        if rel.reltype.endswith(("/stylesWithEffects", "/customXml", "/webSettings", "/fontTable")):
            del word.part.rels[key]


def _styles(word: Word, language: str) -> None:
    styles = word.styles.element
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:styleId")) not in _KEPT:
            styles.remove(style)
    for style in _STYLES:
        styles.append(_style(*style))
    defaults = styles.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    defaults[:] = parsed(
        f'<w:rFonts {_FONT}/><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="{proofing(language)}"/>'
    )


def _style(kind: str, id_: str, name: str, based: str, following: str, paragraph: str, run: str) -> Any:
    parts = [f'<w:name w:val="{name}"/>']
    parts += [f'<w:basedOn w:val="{based}"/>'] if based else []
    parts += [f'<w:next w:val="{following}"/>'] if following else []
    parts += ["<w:qFormat/>"]
    parts += [f"<w:pPr>{paragraph}</w:pPr>"] if paragraph else []
    parts += [f"<w:rPr>{run}</w:rPr>"] if run else []
    default = ' w:default="1"' if id_ == "Normal" else ""
    (style,) = parsed(f'<w:style w:type="{kind}"{default} w:styleId="{id_}">{"".join(parts)}</w:style>')
    return style


def _abstract() -> list[Any]:
    """What numberings look like, their levels linked to the styles that use them."""
    return [
        *_levels(HEADINGS, [("decimal", "%1.", "Heading1", 680)]),
        *_levels(BULLETS, [("bullet", "•", "ListBullet", 340), ("bullet", "–", "ListBullet2", 680)]),
        *_levels(NUMBERS, [("decimal", "%1.", "ListNumber", 400)]),
    ]


def _levels(id_: str, levels: list[tuple[str, str, str, int]]) -> list[Any]:
    told = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:pStyle w:val="{style}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{left - 340 * n}"/></w:pPr></w:lvl>'
        for n, (form, text, style, left) in enumerate(levels)
    )
    return parsed(
        f'<w:abstractNum w:abstractNumId="{id_}"><w:multiLevelType w:val="multilevel"/>{told}</w:abstractNum>'
    )


def numbered(id_: str, abstract: str, *, restart: bool = False) -> Any:
    """A numbering; with `restart`, one that begins at 1 again."""
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>' if restart else ""
    (num,) = parsed(f'<w:num w:numId="{id_}"><w:abstractNumId w:val="{abstract}"/>{start}</w:num>')
    return num


def _settings(settings: Any, language: str) -> None:
    """Whatever a reviewer types is tracked from the first key on."""
    for name in ("w:proofState", "w:rsids", "w:savePreviewPicture", "w:doNotAutoCompressPictures", "w:shapeDefaults"):
        for element in settings.findall(qn(name)):
            settings.remove(element)
    settings.find(qn("w:zoom")).set(qn("w:percent"), "100")
    settings.find(qn("w:defaultTabStop")).addprevious(OxmlElement("w:trackRevisions"))
    fonts = settings.find(qn("w:themeFontLang"))
    fonts.attrib.clear()
    fonts.set(qn("w:val"), proofing(language))
    compatible = settings.find(f".//{qn('w:compatSetting')}[@{qn('w:name')}='compatibilityMode']")
    compatible.set(qn("w:val"), "15")


def _page(word: Word) -> None:
    """A4, with room for comments in the margin."""
    (section,) = word.sections
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(22), Mm(22)


def proofing(language: str) -> str:
    """What Word checks spelling in: a language with its country. Our English is British."""
    return "en-GB" if language.lower() == "en" else language


def parsed(xml: str) -> list[Any]:
    """Elements of WordprocessingML, written without its namespace."""
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    return list(parse_xml(f"<w:body {names}>{xml}</w:body>"))
