"""The view stays usable with whatever text there is, and with Qt's ways to crash."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.ui.textview.marks import Look, Mark, Shade
from tests.ui.textview.conftest import OpenView
from tests.ui.textview.rendering import FAMILIES, PROSE, drag_points, picture

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"

TEXTS = {
    "empty": "",
    "a line feed": "\n",
    "only marks": "ًٌٍَُِّْ" * 20,
    "only controls": "\u200f\u200e\u061c\u2067\u2069\u202a\u202c" * 10,
    "emoji with joiners": (FAMILY + "\U0001f1f8\U0001f1fe\U0001f44d\U0001f3fd") * 20,
    "only tatweel": "ـ" * 80,
    "only spaces": " \u00a0\u2003" * 60,
    "a long word": "ا" * 3000,
    "line separators": "قصف\u2028على\u2028سوق",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_every_gesture_works_on_every_text(open_view: OpenView, text: str) -> None:
    view = open_view(text, width=300, height=200)
    ends = range(1, len(text) + 1, max(len(text) // 25, 1))
    view.set_marks([Mark(str(end), end - 1, end, "c", "#ff8800") for end in ends])
    view.set_shades([Shade(0, len(text))])
    view.select_mark("1")
    drag_points(view, QPoint(10, 10), QPoint(280, 150))
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(250, 50))
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_End, Qt.Key.Key_PageDown):
        for modifier in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            QTest.keyClick(view, key, modifier)
            QTest.keyClick(view, key, modifier | Qt.KeyboardModifier.ControlModifier)
    view.zoom(2)
    view.select(0, len(text))
    picture(view)

    assert view.selection() == ((0, len(text)) if text else None)
    assert view.createMimeDataFromSelection().text() == text
    assert 0 <= view.offset_at(view.spot(len(text) // 2)) <= len(text)


def test_one_paragraph_of_200_000_characters_can_be_marked_and_read(open_view: OpenView) -> None:
    text = (PROSE * 700)[:200_000]
    view = open_view(text)
    view.set_marks([Mark(str(at), at, at + 9, "c", "#ff8800") for at in range(0, 199_000, 100)])
    view.select_mark("198000")
    QApplication.processEvents()

    assert view.viewport().rect().contains(view.spot(198_000))
    assert view.offset_at(view.spot(198_002)) == 198_002


def test_a_word_of_thousands_of_letters_wraps_anywhere_and_the_next_text_between_words(open_view: OpenView) -> None:
    """Qt needs seconds to look for the breaks of such a word."""
    view = open_view("ا" * 20_000, width=400)
    assert len(view._geometry.rows(0)) > 100
    view.show_text(PROSE)
    for row in view._geometry.rows(0)[:-1]:
        assert PROSE[row.end - 1] == " "


def test_200_000_characters_without_a_space_can_be_marked_and_read(open_view: OpenView) -> None:
    text = "قتلجرح\u064b" * 28_572
    view = open_view(text)
    view.set_marks([Mark(str(at), at, at + 9, "c", "#ff8800") for at in range(0, 199_000, 100)])
    view.scroll_to(150_000, 150_009)
    picture(view)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_PageDown):
        QTest.keyClick(view, key)
        QTest.keyClick(view, key, Qt.KeyboardModifier.ShiftModifier)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.spot(150_003))

    assert view.selection() == (0, len(text))
    assert view.offset_at(view.spot(150_002)) in (150_001, 150_002)


def test_a_view_without_our_fonts_stays_usable(open_view: OpenView) -> None:
    """A font file may be missing or broken; ``fonts.load`` has said so, and Qt takes what there is."""
    view = open_view(PROSE, Look(family="No Such Font", measure=0))
    view.set_marks([Mark("1", 5, 30, "c", "#ff8800")])
    drag_points(view, view.spot(2), view.spot(12))

    assert view.selection() == (0, PROSE.index(" وأصيب"))
    assert view.offset_at(view.spot(40)) == 40


def test_a_random_hand_breaks_nothing(open_view: OpenView) -> None:
    source = random.Random(11)
    texts = [*TEXTS.values(), PROSE, "\n".join([PROSE] * 15)]
    view = open_view(PROSE)
    deeds: list[Callable[[], object]] = [
        lambda: view.show_text(source.choice(texts)),
        lambda: view.set_marks(random_marks(source, len(view.text()))),
        lambda: view.resize(source.randint(60, 900), source.randint(40, 600)),
        lambda: view.zoom(source.choice([-2, -1, 1, 2])),
        lambda: view.set_look(Look(family=source.choice(FAMILIES), line_spacing=source.choice([0.7, 1, 2]))),
        lambda: drag_points(view, random_point(source), random_point(source)),
        lambda: QTest.keyClick(view, source.choice([Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_PageDown])),
        lambda: view.verticalScrollBar().setValue(source.randint(0, 3000)),
        lambda: view.select_mark(str(source.randint(0, 9))),
        lambda: picture(view),
        lambda: QApplication.processEvents(),
    ]
    for _ in range(400):
        source.choice(deeds)()
    view.show_text(PROSE)

    assert view.offset_at(view.spot(50)) == 50


def random_point(source: random.Random) -> QPoint:
    return QPoint(source.randint(-50, 900), source.randint(-50, 600))


def random_marks(source: random.Random, length: int) -> list[Mark]:
    if not length:
        return []
    starts = [source.randrange(length) for _ in range(source.randint(0, 20))]
    return [
        Mark(str(nth), start, min(start + source.randint(1, 60), length), "caption", "#ff8800")
        for nth, start in enumerate(starts)
    ]
