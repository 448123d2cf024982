"""R8, R9, R10, R18: keys that select: by words, by letters with Alt, by sentences, past clitics."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from annotator.arabic import words
from annotator.ui.textview import hits
from tests.ui.textview.conftest import OpenView
from tests.ui.textview.rendering import PROSE, place, press

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def test_alt_shift_and_an_arrow_extends_by_letters_through_the_text(open_view: OpenView) -> None:
    """R8. Through Latin too, one letter a press, whatever the eye says."""
    text = "قُتل Grad قصف"
    view = open_view(text, width=900)
    view.set_caret(0)
    heard: list[tuple[int, int]] = []
    view.range_selected.connect(lambda start, end: heard.append((start, end)))
    for _ in range(6):
        press(view, Key.Key_Left, SHIFT | ALT)
    press(view, Key.Key_Right, SHIFT | ALT)

    assert heard == [(0, end) for end in (2, 3, 4, 5, 6, 7, 6)]


def test_r18_a_press_never_seems_to_do_nothing_beside_a_direction_mark(open_view: OpenView) -> None:
    text = "قتل\u200f\u200f جرح"
    view = open_view(text)
    view.select(1, 3)
    press(view, Key.Key_Left, SHIFT | ALT)
    assert view.selection() == (1, 6)
    press(view, Key.Key_Right, SHIFT | ALT)
    assert view.selection() == (1, 3)


@pytest.mark.parametrize("modifier", [SHIFT, SHIFT | CONTROL])
def test_r9_shift_and_an_arrow_snaps_to_words(open_view: OpenView, modifier: Qt.KeyboardModifier) -> None:
    text = "قال «سلام، 1,554 شخصا» ثم"
    view = open_view(text, width=900)
    view.set_caret(text.index("سلام") + 2)
    taken = []
    for key in (Key.Key_Left, Key.Key_Left, Key.Key_Right, Key.Key_Right, Key.Key_Right):
        press(view, key, modifier)
        taken.append(text[slice(*(view.selection() or (0, 0)))])

    assert taken == ["سلام", "سلام، 1,554", "سلام", "", "قال"]


def test_r9_shift_with_down_and_end_snap_to_words_and_alt_lets_go_of_them(open_view: OpenView) -> None:
    view = open_view(PROSE, width=420)
    view.set_caret(3)
    press(view, Key.Key_Down, SHIFT)
    start, end = view.selection() or (0, 0)
    assert start == 0
    assert end in {last for _, last in words.words(PROSE)}

    view.set_caret(2)
    press(view, Key.Key_End, SHIFT)
    assert view.selection() == (0, hits.row_end(PROSE, view._geometry.rows(0)[0]))
    view.set_caret(2)
    press(view, Key.Key_Down, SHIFT | ALT)
    assert (view.selection() or (0, 0))[0] == 2


def test_alt_with_home_and_end_goes_by_sentences(open_view: OpenView) -> None:
    text = "قُتل سبعة. وأصيب عشرون، وفق مصدر. ثم هدأ."
    view = open_view(text, width=300)
    view.set_caret(text.index("عشرون"))
    press(view, Key.Key_End, ALT)
    assert view.caret() == text.index(" ثم")
    press(view, Key.Key_Home, ALT)
    assert view.caret() == text.index("وأصيب")
    press(view, Key.Key_Home, ALT)
    assert view.caret() == 0
    press(view, Key.Key_End, ALT | SHIFT)
    assert view.selection() == place(text, "قُتل سبعة.")
    press(view, Key.Key_End, ALT | SHIFT)
    assert view.selection() == place(text, "قُتل سبعة. وأصيب عشرون، وفق مصدر.")


def test_control_shift_with_down_selects_to_the_next_paragraph(open_view: OpenView) -> None:
    text = "قُتل سبعة.\nوأصيب عشرون."
    view = open_view(text)
    view.set_caret(1)
    press(view, Key.Key_Down, CONTROL | SHIFT)
    assert view.selection() == place(text, "قُتل سبعة")


def test_r10_one_key_turns_the_start_past_a_clitic_and_another_the_end(open_view: OpenView, qtbot: QtBot) -> None:
    text = "سيطر وبقواتهم على"
    view = open_view(text)
    view.set_caret(text.index("قوات"))
    taken = []
    for turn in (view.turn_start, view.turn_start, view.turn_end, view.turn_start, view.turn_end):
        with qtbot.waitSignal(view.range_selected, timeout=1000):
            turn()
        taken.append(text[slice(*(view.selection() or (0, 0)))])

    assert taken == ["قواتهم", "بقواتهم", "بقوات", "وبقوات", "وبقواتهم"]
    view.set_caret(len(text))
    view.clear_selection()
    open_view("").turn_start()


def test_widening_the_selection_tells_each_step(open_view: OpenView) -> None:
    text = "قُتل سبعة. وأصيب عشرون.\nثم هدأ."
    view = open_view(text)
    heard: list[str] = []
    view.range_selected.connect(lambda start, end: heard.append(text[start:end]))
    view.set_caret(text.index("عشرون") + 2)
    for _ in range(4):
        view.widen_selection()

    assert heard == ["عشرون", "وأصيب عشرون.", "قُتل سبعة. وأصيب عشرون.", text]
