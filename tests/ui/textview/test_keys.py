"""R8, R11, R14: the keyboard moves by the eye, extends through the text, and copies exactly what is stored."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from pytestqt.qtbot import QtBot

from annotator.arabic.graphemes import is_boundary
from annotator.ui.textview import hits
from annotator.ui.textview.view import TextView
from tests.ui.textview.conftest import OpenView
from tests.ui.textview.rendering import PROSE, picture, place, press

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def caret_x(view: TextView) -> float:
    """Return where the caret is drawn."""
    row = view._geometry.row_at(view.caret())
    x = view._standing().x
    return hits.caret_x(view._geometry, row, view.caret()) if x is None else x


@pytest.mark.parametrize("text", ["قال Grad 12 إن قُتل 7", "The shelling of the قصف central market السوق (20) ended"])
def test_the_left_and_right_keys_follow_the_eye_through_every_letter(open_view: OpenView, text: str) -> None:
    """R8. Qt's own visual moves get stuck between runs."""
    view = open_view(text, width=900)
    arabic = text.startswith("ق")
    view.set_caret(0 if arabic else len(text))
    lefts = walked(view, Key.Key_Left, len(text) + 3)
    rights = walked(view, Key.Key_Right, len(text) + 3)

    assert lefts == sorted(lefts, reverse=True)
    assert rights == sorted(rights)
    letters = len(hits.cells(view._geometry, view._geometry.rows(0)[0]))
    assert len(set(lefts)) == len(set(rights)) == letters + 1
    assert view.caret() == (0 if arabic else len(text))


def walked(view: TextView, key: Qt.Key, times: int) -> list[float]:
    """Press a key so many times; return where the caret was drawn before each."""
    xs = []
    for _ in range(times):
        xs.append(round(caret_x(view), 2))
        press(view, key)
    return xs


def test_the_left_key_goes_on_in_the_next_row_of_a_paragraph_that_runs_right_to_left(open_view: OpenView) -> None:
    view = open_view(PROSE, width=420)
    rows = view._geometry.rows(0)
    view.set_caret(hits.row_end(PROSE, rows[0]))
    press(view, Key.Key_Left)
    assert view.caret() == rows[1].start
    press(view, Key.Key_Right)
    assert view.caret() == hits.row_end(PROSE, rows[0])


def test_arrows_step_over_whole_letters(open_view: OpenView) -> None:
    """R11."""
    text = "قُتِلَ 👨\u200d👩\u200d👧 جميــل"
    view = open_view(text, width=900)
    stops = [0]
    for _ in range(len(text)):
        press(view, Key.Key_Left)
        stops.append(view.caret())

    assert max(stops) == len(text)
    assert all(is_boundary(text, stop) for stop in stops)


def test_control_and_an_arrow_goes_by_our_words(open_view: OpenView) -> None:
    """R9."""
    text = "قال «سلام، 1,554 شخصا» ثم"
    view = open_view(text, width=900)
    view.set_caret(0)
    stops = []
    for _ in range(5):
        press(view, Key.Key_Left, CONTROL)
        stops.append(view.caret())
    assert stops == [*(text.index(word) for word in ("سلام", "1,554", "شخصا", "ثم")), len(text)]

    press(view, Key.Key_Right, CONTROL)
    press(view, Key.Key_Right, CONTROL)
    assert view.caret() == text.index("شخصا")


def test_shift_control_and_an_arrow_takes_a_word_without_what_follows(open_view: OpenView) -> None:
    """R9."""
    text = "قال «سلام، 1,554 شخصا» ثم"
    view = open_view(text, width=900)
    view.set_caret(text.index("سلام"))
    press(view, Key.Key_Left, SHIFT | CONTROL)
    assert view.selection() == place(text, "سلام")
    press(view, Key.Key_Left, SHIFT | CONTROL)
    assert view.selection() == place(text, "سلام، 1,554")


def test_up_and_down_keep_the_column_over_short_lines(open_view: OpenView) -> None:
    text = PROSE[:90] + "\nقصف\n" + PROSE[:90]
    view = open_view(text, width=1400)
    view.set_caret(60)
    before = caret_x(view)
    press(view, Key.Key_Down)
    assert text[view.caret() :].startswith("\n")
    press(view, Key.Key_Down)
    assert abs(caret_x(view) - before) < 12
    press(view, Key.Key_Up)
    press(view, Key.Key_Up)
    assert abs(caret_x(view) - before) < 12
    press(view, Key.Key_Up)
    assert view.caret() == 0


def test_home_end_and_paragraph_keys(open_view: OpenView) -> None:
    text = PROSE + "\n" + PROSE
    view = open_view(text, width=500)
    row = view._geometry.rows(0)[1]
    view.set_caret(row.start + 9)
    press(view, Key.Key_Home)
    assert view.caret() == row.start
    press(view, Key.Key_End)
    assert view.caret() == row.start + len(text[row.start : row.end].rstrip())
    assert view._geometry.row_at(view.caret()) == row
    press(view, Key.Key_Down, CONTROL)
    assert view.caret() == len(PROSE) + 1
    press(view, Key.Key_Up, CONTROL)
    assert view.caret() == 0
    press(view, Key.Key_End, CONTROL)
    assert view.caret() == len(text)
    press(view, Key.Key_Home, CONTROL)
    assert view.caret() == 0
    assert view.verticalScrollBar().value() == 0


def test_page_keys_scroll_and_keep_the_caret_in_view(open_view: OpenView) -> None:
    view = open_view("\n".join([PROSE] * 20), height=320)
    view.set_caret(30)
    for _ in range(3):
        press(view, Key.Key_PageDown)
        assert view.viewport().rect().contains(view.spot(view.caret()))
    assert view.caret() > 800
    for _ in range(4):
        press(view, Key.Key_PageUp)
    assert view.caret() < 100


def test_what_is_copied_is_exactly_what_is_stored(open_view: OpenView) -> None:
    """R14. Qt gives NBSP as a space and U+2028 as a line feed."""
    text = "قُتل\u00a07\u2028مدنيين 👨\u200d👩 \u200fأمس\nثم"
    view = open_view(text)
    press(view, Key.Key_A, CONTROL)
    press(view, Key.Key_C, CONTROL)

    assert view.selection() == (0, len(text))
    assert QGuiApplication.clipboard().text() == text
    view.select(2, 9)
    assert view.createMimeDataFromSelection().text() == text[2:9]


@pytest.mark.parametrize("key", [Key.Key_1, Key.Key_Escape, Key.Key_Return, Key.Key_Delete, Key.Key_L])
def test_other_keys_are_left_to_the_window(open_view: OpenView, qtbot: QtBot, key: Qt.Key) -> None:
    view = open_view(PROSE)
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
    view.keyPressEvent(event)

    assert not event.isAccepted()


@pytest.mark.parametrize("modifier", [ALT, ALT | CONTROL, ALT | CONTROL | SHIFT, Qt.KeyboardModifier.MetaModifier])
def test_arrows_with_alt_are_left_to_the_window(open_view: OpenView, modifier: Qt.KeyboardModifier) -> None:
    view = open_view(PROSE)
    for key in (Key.Key_Down, Key.Key_Up, Key.Key_Left):
        event = QKeyEvent(QEvent.Type.KeyPress, key, modifier)
        view.keyPressEvent(event)
        assert not event.isAccepted()


def test_undo_and_redo_are_left_to_the_window(open_view: OpenView) -> None:
    view = open_view(PROSE)
    for key in (Key.Key_Z, Key.Key_Y):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, CONTROL)
        QCoreApplication.sendEvent(view, event)
        assert not event.isAccepted()


def test_the_caret_is_shown_while_the_view_has_the_focus(open_view: OpenView, qtbot: QtBot) -> None:
    view = open_view(PROSE)
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    focused = picture(view)
    view.clearFocus()
    assert picture(view) != focused
