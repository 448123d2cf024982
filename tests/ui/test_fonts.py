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


@pytest.mark.parametrize("part", [0.0, 0.1, 0.5, 0.999])
def test_a_part_of_a_font_file_is_no_font(tmp_path: Path, part: float) -> None:
    """Qt takes it, under another name, and letters are missing."""
    whole = assets.resource("fonts", fonts.FILES[0]).read_bytes()
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(whole[: int(len(whole) * part)])

    with pytest.raises(MissingPartError, match=r"broken\.ttf.*damaged"):
        fonts.load_file(broken)


@pytest.mark.parametrize("place", [0.01, 0.3, 0.9])
def test_a_font_file_with_one_wrong_byte_is_damaged(tmp_path: Path, place: float) -> None:
    data = bytearray(assets.resource("fonts", fonts.FILES[0]).read_bytes())
    data[int(len(data) * place)] ^= 0x10
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(data)

    with pytest.raises(MissingPartError, match=r"broken\.ttf.*damaged"):
        fonts.load_file(broken)


def test_several_missing_fonts_are_told_in_one_sentence() -> None:
    problems = [MissingPartError("One is missing."), MissingPartError("Two is damaged.")]

    assert fonts.sentences(problems[:1]) == ("One is missing.", ())
    sentence, details = fonts.sentences(problems)
    assert sentence.startswith("2 font files are missing or damaged")
    assert details == ("One is missing.", "Two is damaged.")


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
