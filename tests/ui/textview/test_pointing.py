"""R9, R11, R12: the hand selects words, letters with their marks, sentences; it clicks marks. Real mouse events."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.arabic.graphemes import is_boundary
from annotator.ui.textview.marks import Look, Mark
from annotator.ui.textview.view import TextView
from tests.ui.textview.boxes import missed_letters
from tests.ui.textview.conftest import OpenView
from tests.ui.textview.rendering import FAMILIES, PROSE, drag, drag_points, place, send_move

LEFT = Qt.MouseButton.LeftButton
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"


def chosen(view: TextView) -> str | None:
    found = view.selection()
    return None if found is None else view.text()[found[0] : found[1]]


def click(view: TextView, offset: int, modifier: Qt.KeyboardModifier = NONE) -> None:
    QTest.mouseClick(view.viewport(), LEFT, modifier, view.spot(offset))


def double_click(view: TextView, offset: int) -> None:
    """Send the second press and its release, as after a first click."""
    QTest.mouseDClick(view.viewport(), LEFT, NONE, view.spot(offset))
    QTest.mouseRelease(view.viewport(), LEFT, NONE, view.spot(offset))


def triple_click(view: TextView, offset: int) -> None:
    """Send the events of three quick clicks: QTest keeps its clicks apart on purpose."""
    kinds = [QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.MouseButtonPress]
    for nth, kind in enumerate(kinds):
        for one in (kind, QEvent.Type.MouseButtonRelease):
            point = view.spot(offset)
            everywhere = QPointF(view.viewport().mapToGlobal(point))
            event = QMouseEvent(one, QPointF(point), everywhere, LEFT, LEFT, NONE)
            event.setTimestamp(1000 + 50 * nth)
            QCoreApplication.sendEvent(view.viewport(), event)


@pytest.mark.parametrize("family", FAMILIES)
def test_a_point_inside_a_character_hits_that_character(open_view: OpenView, family: str) -> None:
    """R4, R12. In wrapped lines too, where Qt's hit-test is off by the trailing space."""
    text = f"{FAMILY} {PROSE}\nShelling of {PROSE} {FAMILY}!"
    view = open_view(text, Look(family=family, measure=0), width=430)

    assert missed_letters(view) == []


def test_points_beside_a_line_hit_its_start_or_end(open_view: OpenView) -> None:
    view = open_view("قصف\nShelling", width=600)
    arabic, latin = view.spot(0).y(), view.spot(4).y()
    right = view.viewport().width() - 2

    assert view.offset_at(QPoint(right, arabic)) == 0
    assert view.offset_at(QPoint(2, arabic)) == 3
    assert view.offset_at(QPoint(2, latin)) == 4
    assert view.offset_at(QPoint(right, latin)) == 12
    assert view.offset_at(QPoint(right, 5000)) == 12
    assert view.offset_at(QPoint(right, -5000)) == 0


@pytest.mark.parametrize(
    ("text", "inside", "word"),
    [
        ("قال «سلام، عليكم»", "لام", "سلام"),
        ("قتل 1,554 شخصا", "554", "1,554"),
        ("في 12/5/2016 وقع", "2016", "12/5/2016"),
        ("الزهور؛وقال", "هور", "الزهور"),
        ("الزهور؛وقال", "قال", "وقال"),
        ("وصل إلى دير_الزور… أمس", "زور", "دير_الزور"),
        (f"{FAMILY} قصف –", "صف", "قصف"),
    ],
)
def test_a_double_click_takes_the_word_without_its_punctuation(
    open_view: OpenView, qtbot: QtBot, text: str, inside: str, word: str
) -> None:
    """R9, R12."""
    view = open_view(text)
    with qtbot.waitSignal(view.range_selected, timeout=1000) as told:
        double_click(view, place(text, inside)[0])

    assert told.args == list(place(text, word))
    assert chosen(view) == word


def test_a_double_click_and_drag_goes_on_by_words(open_view: OpenView) -> None:
    view = open_view(PROSE)
    start, end = place(PROSE, "مدنيين وأصيب")
    port = view.viewport()
    QTest.mouseDClick(port, LEFT, NONE, view.spot(start + 2))
    send_move(view, view.spot(end - 2))
    QTest.mouseRelease(port, LEFT, NONE, view.spot(end - 2))

    assert chosen(view) == "مدنيين وأصيب"


def test_a_triple_click_takes_the_sentence(open_view: OpenView, qtbot: QtBot) -> None:
    text = "قُتل سبعة. وأصيب عشرون آخرون، وفق مصدر. ثم هدأ."
    view = open_view(text)
    with qtbot.waitSignal(view.range_selected, timeout=1000):
        triple_click(view, text.index("عشرون"))

    assert chosen(view) == "وأصيب عشرون آخرون، وفق مصدر."


def test_a_drag_takes_whole_words_and_leaves_spaces_and_commas(open_view: OpenView, qtbot: QtBot) -> None:
    view = open_view(PROSE)
    start, end = place(PROSE, "مدنيين وأصيب أكثر")
    with qtbot.waitSignal(view.range_selected, timeout=1000) as told:
        drag(view, start + 3, end - 2)
    assert told.args == [start, end]

    comma = PROSE.index("2016،") + 4
    drag(view, place(PROSE, "12/5")[0] + 3, comma)
    assert chosen(view) == "12/5/2016"


def test_a_drag_backwards_selects_the_same_and_leaves_the_caret_at_the_start(open_view: OpenView) -> None:
    view = open_view(PROSE)
    start, end = place(PROSE, "مدنيين وأصيب أكثر")
    drag(view, end - 2, start + 3)

    assert view.selection() == (start, end)
    assert view.caret() == start


def test_a_drag_with_alt_takes_letters_but_never_parts_one_from_its_marks(open_view: OpenView) -> None:
    """R11."""
    text = "قال لِلَّهِ مدنيين جميــل قُتل"
    view = open_view(text)
    start = text.index("مدنيين")
    drag(view, start + 1, start + 4, ALT)
    assert view.selection() == (start + 1, start + 4)

    killed = text.index("قُتل")
    view.select(killed, killed + 1)
    assert chosen(view) == "قُ"
    drawn = text.index("يــ")
    view.select(drawn, drawn + 1)
    assert chosen(view) == "يــ"


def test_edges_are_code_points_after_an_emoji(open_view: OpenView, qtbot: QtBot) -> None:
    """R12."""
    text = f"{FAMILY} 🇸🇾 قُتل 3 مدنيين {FAMILY} أمس"
    view = open_view(text, width=900)
    start, end = place(text, "3 مدنيين")
    with qtbot.waitSignal(view.range_selected, timeout=1000) as told:
        drag(view, start, end - 2)

    assert told.args == [start, end]
    view.select(1, 2)
    assert chosen(view) == FAMILY


def test_a_shift_click_extends_from_the_other_end(open_view: OpenView) -> None:
    view = open_view(PROSE)
    start, end = place(PROSE, "أكثر من 20 آخرين")
    view.select(*place(PROSE, "أكثر"))
    click(view, end - 2, SHIFT)
    assert view.selection() == (start, end)

    view.set_caret(start)
    click(view, end - 2, SHIFT)
    assert view.selection() == (start, end)


def test_r10_a_shift_click_keeps_a_start_that_lies_past_a_clitic(open_view: OpenView) -> None:
    text = "سيطر وقوات النظام على البلدة"
    view = open_view(text)
    start = text.index("قوات")
    view.select(start, start + 4)
    click(view, text.index("ظام"), SHIFT)
    assert chosen(view) == "قوات النظام"
    click(view, text.index("بلدة"), SHIFT)
    assert chosen(view) == "قوات النظام على البلدة"


def test_a_plain_click_clears_the_selection_and_moves_the_caret(open_view: OpenView, qtbot: QtBot) -> None:
    view = open_view(PROSE)
    view.select(0, 9)
    with qtbot.waitSignals([view.selection_cleared, view.caret_moved], timeout=1000):
        click(view, 30)

    assert view.selection() is None
    assert view.caret() == 30


def test_clicks_go_from_the_innermost_mark_outwards_and_round(open_view: OpenView, qtbot: QtBot) -> None:
    view = open_view(PROSE)
    at = place(PROSE, "سوق الخضار وسط مدينة تل الزهور")[0]
    inner = Mark("inner", *place(PROSE, "مدينة تل الزهور"), "place", "#00aa55")
    outer = Mark("outer", at, inner.end, "place", "#00aa55")
    view.set_marks([outer, inner, Mark("far", 0, 3, "x", "#aa0000")])
    heard: list[str] = []
    view.mark_clicked.connect(heard.append)
    for _ in range(3):
        click(view, inner.start + 1)
    click(view, at + 1)
    click(view, place(PROSE, "صباح")[0])
    click(view, inner.start + 1)

    assert heard == ["inner", "outer", "inner", "outer", "inner"]


def test_a_drag_out_of_the_view_scrolls_and_selects_on(open_view: OpenView, qtbot: QtBot) -> None:
    view = open_view("\n".join([PROSE] * 12), height=300)
    port = view.viewport()
    begin = view.spot(5)
    QTest.mousePress(port, LEFT, NONE, begin)
    send_move(view, begin + QPoint(0, 20))
    send_move(view, QPoint(begin.x(), port.height() + 60))
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() > 200)
    QTest.mouseRelease(port, LEFT, NONE, QPoint(begin.x(), port.height() + 60))
    scrolled = view.verticalScrollBar().value()

    assert (view.selection() or (0, 0))[1] > 400
    QTest.qWait(60)
    assert view.verticalScrollBar().value() == scrolled


def test_random_clicks_and_drags_give_edges_that_are_never_inside_a_letter(open_view: OpenView) -> None:
    """R11."""
    text = f"قُتِلَ {FAMILY} لِلَّهِ سلامـــ 20 Grad é\u0301 \n" * 3
    view = open_view(text)
    source = random.Random(4)
    width, height = view.viewport().width(), view.viewport().height()
    for nth in range(60):
        begin, end = (QPoint(source.randrange(width), source.randrange(height)) for _ in range(2))
        drag_points(view, begin, end, ALT if nth % 2 else NONE)
        for edge in view.selection() or ():
            assert is_boundary(text, edge)
        assert is_boundary(text, view.caret())
