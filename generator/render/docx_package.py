"""What a Word file says of itself, and its bytes: properties and digest in, the same bytes each time out."""

from __future__ import annotations

import datetime
import io
import zipfile

from docx.document import Document as Word
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from generator import __version__
from generator.document import Document
from generator.render.to_svg import NOT_XML, escaped
from generator.render.words import words

_VARIANT = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "application/vnd.openxmlformats-officedocument"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The format id of user-defined properties, [MS-OLEPS] 2.21."""


def describe(word: Word, document: Document) -> None:
    """Gives the file its properties."""
    core = word.core_properties
    core.title, core.author, core.last_modified_by = _short(document.title), _short(document.organisation), ""
    core.subject, core.comments, core.keywords = "", "", ""
    core.language, core.version = _short(document.language), _short(document.version)
    core.created = core.modified = datetime.datetime.fromisoformat(f"{document.updated or document.effective}T00:00:00")
    core.revision = 1
    core.identifier = _short(document.url)
    core.content_status = words(document.language).draft if document.draft else ""
    package = word.part.package
    assert package
    for key, rel in list(package.rels.items()):
        if rel.reltype in (RT.EXTENDED_PROPERTIES, RT.THUMBNAIL) or rel.reltype.endswith("/thumbnail"):
            del package.rels[key]
    for name, kind, related, text in (
        ("app", "extended-properties", RT.EXTENDED_PROPERTIES, _application(document)),
        ("custom", "custom-properties", RT.CUSTOM_PROPERTIES, _custom(document)),
    ):
        uri = PackURI(f"/docProps/{name}.xml")
        package.relate_to(Part(uri, f"{_TYPES}.{kind}+xml", (_HEAD + text).encode(), package), related)


def _short(text: str | None) -> str:
    """As python-docx and XML take it."""
    return NOT_XML.sub("", text or "")[:255]


def _application(document: Document) -> str:
    company = f"<Company>{escaped(document.organisation)}</Company>"
    return f'<Properties xmlns="{_EXTENDED}"><Application>FairNotice {__version__}</Application>{company}</Properties>'


def _custom(document: Document) -> str:
    facts = {
        "FairNotice digest": document.digest,
        "FairNotice kind": document.kind,
        "Effective": document.effective,
        "Updated": document.updated,
        "Version": document.version,
    }
    held = [(name, value) for name, value in facts.items() if value is not None]
    told = "".join(
        f'<property fmtid="{_FORMAT}" pid="{pid}" name="{name}"><vt:lpwstr>{escaped(value)}</vt:lpwstr></property>'
        for pid, (name, value) in enumerate(held, 2)
    )
    return f'<Properties xmlns="{_CUSTOM}" xmlns:vt="{_VARIANT}">{told}</Properties>'


_BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a ZIP archive can name."""


def saved(word: Word) -> bytes:
    """The file, its parts in the order of their names and without the time of day."""
    made, out = io.BytesIO(), io.BytesIO()
    word.save(made)
    with zipfile.ZipFile(made) as parts, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as ordered:
        for name in sorted(parts.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, _BEGINNING)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 0, 0
            ordered.writestr(entry, parts.read(name))
    return out.getvalue()
