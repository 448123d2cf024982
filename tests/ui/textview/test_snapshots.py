"""The view as somebody has looked at it: joined letters, captions, underlines, colours, calm."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, QTextCharFormat, QTextCursor

from annotator.arabic.finding import Finder
from annotator.ui.textview.marks import Look, Mark, Shade
from annotator.ui.textview.view import TextView
from tests.ui.textview import snapshots
from tests.ui.textview.conftest import OpenView
from tests.ui.textview.rendering import picture, place

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems draw letters in their own way")

LIGHT = Look(paper="#fffdf8", ink="#1f2329", selection="#cddff1", caret="#1d456d", focus="#3b71a8", measure=0)
DARK = replace(LIGHT, paper="#23262d", ink="#e9e6df", selection="#334b67", caret="#cfe3fa", focus="#a6c8f0")

# Number, name, colour on light and on dark paper.
LABELS = {
    "ACTOR": (0, "فاعل", "#2763a6", "#7fb2ec"),
    "LOCATION": (1, "مكان", "#1f7a4d", "#5fcf94"),
    "TACTIC": (2, "تكتيك", "#a8650b", "#f0b45e"),
    "CASUALTY": (3, "خسائر", "#b02a52", "#ff7a9c"),
}

NEWS = (
    "قُتل 7 مدنيين وأصيب أكثر من 20 آخرين في قصف مدفعي استهدف سوق الخضار وسط مدينة تل الزهور، واتهم المجلس المحلي "
    "«كتائب النهر» بتنفيذ القصف."
)
EACH = (
    ("قُتل 7 مدنيين", "CASUALTY", "قتلى · ٧"),
    ("أصيب أكثر من 20 آخرين", "CASUALTY", "جرحى · ٢١ فأكثر"),
    ("قصف مدفعي", "TACTIC", ""),
    ("سوق الخضار", "LOCATION", ""),
    ("مدينة تل الزهور", "LOCATION", ""),
    ("المجلس المحلي", "ACTOR", ""),
    ("كتائب النهر", "ACTOR", "كتائب النهر"),
)
NESTED = "قصف على سوق مدينة تل الزهور وتضارب في أعداد الضحايا"
LEVELS = (
    ("قصف على سوق مدينة تل الزهور", "TACTIC", ""),
    ("سوق مدينة تل الزهور", "LOCATION", ""),
    ("مدينة تل الزهور", "LOCATION", ""),
    ("تل", "LOCATION", ""),
)


def marks(text: str, wanted: Sequence[tuple[str, str, str]], *, dark: bool = False) -> list[Mark]:
    """Mark quotes with labels; a reading stands over a mark in place of its label's name."""
    found = []
    for nth, (quote, label, reading) in enumerate(wanted):
        number, name, light_colour, dark_colour = LABELS[label]
        colour = dark_colour if dark else light_colour
        found.append(Mark(str(nth), *place(text, quote), reading or name, colour, number))
    return found


def drawn(view: TextView) -> QImage:
    """Return the picture of a view that has no focus, whose ring is another test's."""
    view.clearFocus()
    return picture(view)


def test_one_of_each_label(open_view: OpenView, tmp_path: Path) -> None:
    view = open_view(NEWS, LIGHT, 640, 200)
    view.set_marks(marks(NEWS, EACH))
    snapshots.compare(drawn(view), "labels", tmp_path)


def test_three_nested_levels_and_a_fourth(open_view: OpenView, tmp_path: Path) -> None:
    view = open_view(NESTED, LIGHT, 640, 110)
    view.set_marks(marks(NESTED, LEVELS))
    snapshots.compare(drawn(view), "nested", tmp_path)


def test_a_span_over_arabic_latin_and_a_number_that_is_selected(open_view: OpenView, tmp_path: Path) -> None:
    """R4."""
    text = "أطلقت صواريخ Grad من طراز BM-21 باتجاه الأحياء الشرقية"
    view = open_view(text, LIGHT, 640, 100)
    view.set_marks(marks(text, [("صواريخ Grad من طراز BM-21", "TACTIC", "راجمة"), ("الأحياء", "LOCATION", "")]))
    view.select_mark("0")
    snapshots.compare(drawn(view), "mixed", tmp_path)


@pytest.mark.parametrize("family", ["Noto Naskh Arabic", "Amiri", "Noto Sans Arabic"])
def test_half_a_ligature(open_view: OpenView, tmp_path: Path, family: str) -> None:
    """R1, R2, R3. Spans that end between lam and alef, inside a word, and inside the name of God."""
    text = "سلام على بلاد الله ولله الأمر"
    view = open_view(text, replace(LIGHT, family=family, captions=False), 420, 90)
    view.set_marks(
        [
            Mark("1", 0, 2, "", "#2763a6"),
            Mark("2", 11, 13, "", "#a8650b"),
            Mark("3", 14, 16, "", "#1f7a4d"),
            Mark("4", 20, 21, "", "#b02a52"),
        ]
    )
    snapshots.compare(drawn(view), f"ligatures-{family.replace('Noto ', '').replace(' Arabic', '').lower()}", tmp_path)


def test_tashkeel(open_view: OpenView, tmp_path: Path) -> None:
    """R11. Every vowel mark stays on its letter, in a mark and at its edge."""
    text = "قُتِلَ سَبْعَةُ مَدَنِيِّينَ فِي قَصْفٍ عَلَى السُّوقِ"
    view = open_view(text, LIGHT, 520, 100)
    view.set_marks(marks(text, [("قُتِلَ سَبْعَةُ مَدَنِيِّينَ", "CASUALTY", ""), ("قَصْفٍ", "TACTIC", ""), ("السُّوقِ", "LOCATION", "")]))
    snapshots.compare(drawn(view), "tashkeel", tmp_path)


def test_a_latin_headline_over_arabic(open_view: OpenView, tmp_path: Path) -> None:
    """R20."""
    text = "Shelling kills 7 in Tal al-Zuhur\nقُتل 7 في قصف على تل الزهور.\nBBC: قصف على السوق"
    view = open_view(text, LIGHT, 520, 220)
    wanted = [("Shelling", "TACTIC", "Tactic"), ("Tal al-Zuhur", "LOCATION", "Location"), ("تل الزهور", "LOCATION", "")]
    view.set_marks(marks(text, wanted))
    snapshots.compare(drawn(view), "headline", tmp_path)


def test_zones_that_are_not_the_article_are_dimmed(open_view: OpenView, tmp_path: Path) -> None:
    text = "قصف على سوق تل الزهور\nقُتل 7 مدنيين في القصف.\nالتعليقات (3)\nأعجبني  مشاركة"
    view = open_view(text, LIGHT, 520, 290)
    view.set_marks(marks(text, [("قصف", "TACTIC", ""), ("قُتل 7 مدنيين", "CASUALTY", "")]))
    view.set_shades([Shade(text.index("التعليقات"), len(text))])
    snapshots.compare(drawn(view), "zones", tmp_path)


def test_the_dark_theme(open_view: OpenView, tmp_path: Path) -> None:
    view = open_view(NEWS, DARK, 640, 200)
    view.set_marks(marks(NEWS, EACH, dark=True))
    view.select_mark("1")
    view.select(*place(NEWS, "بتنفيذ القصف"))
    snapshots.compare(drawn(view), "dark", tmp_path)


def test_labels_told_apart_without_colour(open_view: OpenView, tmp_path: Path) -> None:
    view = open_view(NEWS, replace(LIGHT, paper="#ffffff", ink="#000000", patterns=True), 640, 220)
    view.set_marks([replace(mark, colour="#000000") for mark in marks(NEWS, EACH)])
    snapshots.compare(drawn(view), "patterns", tmp_path)


def test_found_words_an_event_and_what_cannot_be_seen(open_view: OpenView, tmp_path: Path) -> None:
    """R18."""
    text = (
        NEWS.replace("20 آخرين", "20\u00a0آخرين\u200f")
        .replace("«كتائب", "\u2067«كتائب")
        .replace("النهر»", "النهر»\u2069")
    )
    view = open_view(text, replace(LIGHT, invisibles=True), 640, 200)
    view.set_marks(
        marks(text, [("قُتل 7 مدنيين", "CASUALTY", ""), ("قصف مدفعي", "TACTIC", ""), ("سوق الخضار", "LOCATION", "")])
    )
    view.set_tinted(["0", "1"])
    view.set_hits([*Finder(text).find("قصف"), *Finder(text).find("الخضار")], 0)
    snapshots.compare(drawn(view), "layers", tmp_path)


# The comparison itself


def test_a_broken_ligature_is_noticed(open_view: OpenView) -> None:
    """A control: what styling one lam does to the picture is more than may differ."""
    view = open_view("سلام على بلاد الله", replace(LIGHT, captions=False), 420, 90)
    before = drawn(view)
    cursor = QTextCursor(view.document())
    cursor.setPosition(1)
    cursor.setPosition(2, QTextCursor.MoveMode.KeepAnchor)
    shape = QTextCharFormat()
    shape.setForeground(QColor("#1f2329"))
    shape.setFontLetterSpacing(101)
    cursor.mergeCharFormat(shape)

    assert snapshots.difference(before, drawn(view)) > snapshots.SHARE


def test_pictures_of_other_sizes_are_unlike_and_a_rounding_is_not() -> None:
    one, other, third = (QImage(40, 40, QImage.Format.Format_RGB32) for _ in range(3))
    one.fill(QColor("#808080"))
    other.fill(QColor("#858085"))
    third.fill(QColor("#808080"))
    third.setPixelColor(3, 3, QColor("#ff8080"))

    assert snapshots.difference(one, other) == 0
    assert snapshots.difference(one, third) == 1 / 1600
    assert snapshots.difference(one, one.copy(0, 0, 20, 40)) == 1


def test_a_missing_snapshot_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(snapshots.RENEW, raising=False)
    monkeypatch.setattr(snapshots, "FOLDER", tmp_path)
    with pytest.raises(AssertionError, match=r"no snapshot missing\.png"):
        snapshots.compare(QImage(4, 4, QImage.Format.Format_RGB32), "missing", tmp_path)
