"""The bundled fonts cover what they are said to cover."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from fontTools.ttLib import TTFont

from generator.render import fonts

NAMES = "Łódź Ελλάδα Україна — “ ” ’ • → €"


def covered_letters() -> list[str]:
    letters = map(chr, range(sys.maxunicode + 1))
    return [c for c in letters if fonts.COVERED.fullmatch(c) and unicodedata.category(c) not in fonts._UNSEEN]


@pytest.mark.parametrize("face", fonts.faces(), ids=lambda face: face.path.stem)
def test_every_face_has_the_letters_known_to_be_covered(face: fonts.Face) -> None:
    font = TTFont(face.path)
    letters = font.getBestCmap()
    assert [c for c in covered_letters() if ord(c) not in letters] == []
    assert font["name"].getDebugName(1) == fonts.FAMILY
    assert "fvar" not in font, "an instance of a variable font carries the time it was made"


def test_names_in_latin_greek_and_cyrillic_are_covered() -> None:
    assert fonts.missing(NAMES) == []
    assert fonts.missing("Nguyễn Thị Ἑλλάς Đặng\u202f№\u00ad5") == []
    assert fonts.missing(unicodedata.normalize("NFD", NAMES)) == []


def test_a_character_no_face_covers_is_named_once() -> None:
    assert fonts.missing("株式会社 ✓ Kraków 株") == ["株", "式", "会", "社", "✓"]


def test_known_text_opens_no_font(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_covered", lambda: pytest.fail("a font was opened"))
    assert fonts.missing(NAMES) == []
