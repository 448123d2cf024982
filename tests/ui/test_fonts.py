"""The shipped fonts load, carry their licences, and a broken one is told and not fatal."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase, QFontInfo, QFontMetricsF, QRawFont
from PySide6.QtWidgets import QApplication

from annotator import assets
from annotator.errors import MissingPartError
from annotator.ui import fonts

pytestmark = pytest.mark.usefixtures("qapp")


def test_every_shipped_font_loads_and_every_family_is_there(qapp: QApplication) -> None:
    assert fonts.load() == []
    for family in (*fonts.READING_FAMILIES, *fonts.INTERFACE_FAMILIES):
        assert QFontInfo(fonts.reading_font(family, 17)).family() == family


@pytest.mark.parametrize("family", fonts.READING_FAMILIES)
def test_each_reading_font_has_the_letters_and_marks_of_a_report(family: str) -> None:
    fonts.load()
    raw = QRawFont.fromFont(fonts.reading_font(family, 17))
    assert all(raw.supportsCharacter(ord(char)) for char in "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيًٌٍَُِّْٰـ،؛؟٠٩")


def test_latin_comes_from_the_next_font_where_a_family_has_none() -> None:
    fonts.load()
    assert QFontMetricsF(fonts.reading_font("Noto Naskh Arabic", 17)).horizontalAdvance("Grad BM-21") > 50


def test_the_licences_lie_beside_the_fonts() -> None:
    for name in ("OFL-Noto.txt", "OFL-Amiri.txt"):
        assert "SIL OPEN FONT LICENSE" in assets.resource("fonts", name).read_text(encoding="utf-8")


def test_a_missing_or_broken_font_file_is_named_in_one_sentence(tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(b"no font at all")

    with pytest.raises(MissingPartError, match=r"gone\.ttf"):
        fonts.load_file(tmp_path / "gone.ttf")
    with pytest.raises(MissingPartError, match=r"broken\.ttf.*damaged"):
        fonts.load_file(broken)


def test_a_font_file_is_made_known_once(qapp: QApplication) -> None:
    """Each copy would be looked through for every letter that none of them has: an emoji took a second in the end."""
    path = assets.resource("fonts", fonts.FILES[0])
    families = fonts.load_file(path)
    known = len(QFontDatabase.families())

    assert fonts.load_file(path) is families
    assert len(QFontDatabase.families()) == known


def test_the_program_goes_on_without_a_font(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.setattr(fonts, "FILES", ("NotoNaskhArabic-Regular.ttf", "Missing.ttf"))

    problems = fonts.load()

    assert len(problems) == 1
    assert "Missing.ttf" in str(problems[0])
    assert "Missing.ttf" in caplog.text
