"""What is read stays where it is: through zoom, resizing, and marks that make room above."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.ui.textview.marks import Mark
from annotator.ui.textview.view import TextView
from tests.ui.textview.conftest import OpenView
from tests.ui.textview.rendering import PROSE

LONG = "\n".join([PROSE] * 60)
CONTROL = Qt.KeyboardModifier.ControlModifier


def top_line(view: TextView) -> int:
    """Return the offset of the first line that is wholly in view."""
    value = view.verticalScrollBar().value()
    rows = view._geometry.rows_between(value, value + 400)
    return next(placed.row.start for placed in rows if placed.y + placed.row.top >= value - 1)


def y_of(view: TextView, offset: int) -> float:
    placed = view._geometry.placed(view._geometry.row_at(offset))
    return placed.y + placed.row.top - view.verticalScrollBar().value()


def scrolled(open_view: OpenView) -> tuple[TextView, int]:
    view = open_view(LONG, width=700, height=400)
    view.verticalScrollBar().setValue(4321)
    return view, top_line(view)


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def test_zoom_keeps_the_line_at_the_top(open_view: OpenView, qtbot: QtBot) -> None:
    view, offset = scrolled(open_view)
    before = y_of(view, offset)
    size = view.look().size
    for key in (Qt.Key.Key_Equal, Qt.Key.Key_Plus, Qt.Key.Key_Minus):
        with qtbot.waitSignal(view.zoomed, timeout=1000):
            QTest.keyClick(view, key, CONTROL)
        settle()
        assert abs(y_of(view, offset) - before) <= 1
    assert view.look().size == size * 1.1
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_Minus, CONTROL)
        settle()

    assert abs(y_of(view, offset) - before) <= 1


def test_the_wheel_zooms_with_control_and_scrolls_without(open_view: OpenView) -> None:
    view, offset = scrolled(open_view)
    before, size = y_of(view, offset), view.look().size
    turn(view, 120, CONTROL)
    settle()
    assert view.look().size > size
    assert abs(y_of(view, offset) - before) <= 1
    value = view.verticalScrollBar().value()
    turn(view, -120, Qt.KeyboardModifier.NoModifier)

    assert view.verticalScrollBar().value() > value


def turn(view: TextView, angle: int, modifier: Qt.KeyboardModifier) -> None:
    at = QPointF(100, 100)
    none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(at, view.mapToGlobal(at), QPoint(), QPoint(0, angle), none, modifier, phase, False)
    QApplication.sendEvent(view.viewport(), event)


def test_zoom_has_limits(open_view: OpenView) -> None:
    view = open_view(PROSE)
    view.zoom(100)
    assert view.look().size == 60
    view.zoom(-100)
    assert view.look().size == 8


def test_resizing_there_and_back_keeps_the_line_at_the_top_without_drift(open_view: OpenView) -> None:
    view, offset = scrolled(open_view)
    before = y_of(view, offset)
    for width in (650, 480, 333, 520, 900, 610, 700):
        view.resize(width, 400)
        settle()
        line = view._geometry.row_at(offset)
        assert -1 <= y_of(view, line.start) <= 80

    assert abs(y_of(view, offset) - before) <= 1


def test_marks_that_make_room_above_the_view_move_nothing_in_it(open_view: OpenView) -> None:
    view, offset = scrolled(open_view)
    before = y_of(view, offset)
    top = view._geometry.placed(view._geometry.row_at(offset)).y
    view.set_marks([Mark(f"{n}", n % 3, 30 + n, "c", "#ff8800") for n in range(9)])
    settle()

    assert view._geometry.placed(view._geometry.row_at(offset)).y > top
    assert abs(y_of(view, offset) - before) <= 1


def test_another_font_keeps_the_line_and_other_colours_move_nothing(open_view: OpenView) -> None:
    view, offset = scrolled(open_view)
    before, value = y_of(view, offset), view.verticalScrollBar().value()
    view.set_look(replace(view.look(), paper="#22252b", ink="#eeeeee"))
    assert view.verticalScrollBar().value() == value
    view.set_look(replace(view.look(), family="Amiri", line_spacing=1.4))
    settle()

    assert abs(y_of(view, offset) - before) <= 1


def test_the_top_stays_the_top(open_view: OpenView) -> None:
    view = open_view(LONG)
    view.zoom(3)
    view.resize(500, 300)
    settle()

    assert view.verticalScrollBar().value() == 0


def test_choosing_a_far_mark_brings_it_into_view(open_view: OpenView) -> None:
    view = open_view(LONG, height=400)
    at = len(LONG) - 300
    view.set_marks([Mark("far", at, at + 20, "c", "#ff8800"), Mark("near", 0, 4, "c", "#ff8800")])
    view.select_mark("far")
    settle()
    assert view.viewport().rect().contains(view.spot(at))
    view.select_mark("near")
    settle()
    assert view.viewport().rect().contains(view.spot(0))
    view.select_mark(None)
    assert view.selected_mark() is None


def test_a_new_text_begins_at_its_top_without_the_old_marks(open_view: OpenView) -> None:
    view, _ = scrolled(open_view)
    view.set_marks([Mark("old", 0, 40, "c", "#ff8800")])
    view.select(3, 90)
    view.show_text(PROSE)

    assert view.verticalScrollBar().value() == 0
    assert view.selection() is None
    assert view.caret() == 0
    assert view.marks_at(3) == []
