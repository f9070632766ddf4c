"""The bytes of a Word file that somebody sent -> its text and comments as XML, or Refused with the reason.

Nothing is unpacked to disk. The size of each part is known before it is read, and no more is read; XML is read
without document types, entities or the network, and no deeper than lxml allows.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from lxml import etree

from generator.problems import Level, Place, Problem, Refused

LARGEST = 10_000_000
"""Bytes of a file, and of one of its parts unpacked. A policy of thirty pages has 40,000 and 250,000."""

MOST = 2_000
"""Parts of a file."""

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OF_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = "http://purl.oclc.org/ooxml/"
_OLE = b"\xd0\xcf\x11\xe0"

COMMENTS = "comments"
CUSTOM = "custom-properties"


class Package:
    """The parts of a Word file. Raises Refused where it is none, or one that nobody should open."""

    def __init__(self, content: bytes, name: str) -> None:
        self.name = name
        if len(content) > LARGEST:
            raise self.refused(f"the file has more than {LARGEST // 1_000_000} MB")
        if content.startswith(_OLE):
            raise self.refused("this is an old Word file (.doc) or one with a password; save it as .docx without one")
        try:
            self.archive = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise self.refused("this is no Word file (.docx)") from error
        self._look_through()
        self.main = self._target("_rels/.rels", "officeDocument")
        if self.main is None:
            raise self.refused("this is no Word file: it does not say where its text is")

    def refused(self, message: str) -> Refused:
        return Refused([Problem(Place(self.name, 1, 1), Level.ERROR, "unreadable-review", message)])

    def document(self) -> Any:
        """The text."""
        assert self.main
        root = self._xml(self.main)
        if root.tag.startswith(f"{{{_STRICT}"):
            raise self.refused("this is a 'Strict Open XML' file; save it as 'Word Document (.docx)'")
        if root.tag != f"{{{MAIN}}}document":
            raise self.refused("this is no Word file: its main part is no text document")
        return root

    def comments(self) -> Any | None:
        """What reviewers remarked; None where nobody did."""
        assert self.main
        folder, file = posixpath.split(self.main)
        part = self._target(posixpath.join(folder, "_rels", f"{file}.rels"), COMMENTS, folder)
        return None if part is None else self._xml(part)

    def properties(self) -> dict[str, str]:
        """The properties that somebody gave the file, by name."""
        part = self._target("_rels/.rels", CUSTOM)
        root = None if part is None else self._xml(part)
        return {} if root is None else {one.get("name", ""): "".join(one.itertext()) for one in root}

    def _look_through(self) -> None:
        names = self.archive.namelist()
        if len(names) > MOST:
            raise self.refused(f"the file has more than {MOST} parts")
        for name in names:
            if name.startswith("/") or "\\" in name or ".." in name.split("/"):
                raise self.refused(f"the file has a part with a path that leads out of it, '{name[:80]}'")
        if len(set(names)) < len(names):
            raise self.refused("the file has two parts of one name")

    def _target(self, part: str, kind: str, folder: str = "") -> str | None:
        """The part that another one names as its relation of a kind."""
        if part not in self.archive.namelist():
            return None
        for one in self._xml(part).iter(_OF_PACKAGE):
            if one.get("Type", "").rsplit("/", 1)[-1] == kind and one.get("TargetMode") != "External":
                target = one.get("Target", "")
                return posixpath.normpath(
                    target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
                ).lstrip("/")
        return None

    def _xml(self, part: str) -> Any:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(self._read(part), parser)
        except etree.XMLSyntaxError as error:
            raise self.refused(f"its part '{part}' is no XML that we read: {_first_line(error)}") from error
        if root.getroottree().docinfo.doctype:
            raise self.refused(f"its part '{part}' has a document type, which no Word file has")
        return root

    def _read(self, part: str) -> bytes:
        try:
            entry = self.archive.getinfo(part)
        except KeyError as error:
            raise self.refused(f"its part '{part}' is missing") from error
        if entry.flag_bits & 1:
            raise self.refused("the file has a password; save it without one")
        if entry.file_size > LARGEST:
            raise self.refused(f"its part '{part}' has more than {LARGEST // 1_000_000} MB")
        try:
            return self.archive.read(entry)  # no more than the size above, whatever is packed
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, RuntimeError) as error:
            raise self.refused(f"its part '{part}' is damaged") from error


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0][:200] if str(error) else "it is empty"


def within(element: Any, *tags: str) -> Iterator[Any]:
    """The descendants with one of these names of WordprocessingML."""
    return iter(element.iter(*(f"{{{MAIN}}}{tag}" for tag in tags)))
