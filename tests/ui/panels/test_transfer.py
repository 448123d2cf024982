"""The strip of an import: it says how far it is, and can be stopped without taking the focus from the text."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from annotator.ui.panels.transfer import TransferStrip
from tests.ui import hands


@pytest.fixture
def window(app: QApplication, qtbot: QtBot) -> QWidget:
    """A window with a field that has the focus, and the strip."""
    window = QWidget()
    column = QVBoxLayout(window)
    column.addWidget(QLineEdit())
    column.addWidget(TransferStrip())
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    window.findChildren(QLineEdit)[0].setFocus()
    return window


@pytest.fixture
def strip(window: QWidget) -> TransferStrip:
    """The strip in the window."""
    return window.findChildren(TransferStrip)[0]


def test_it_is_hidden_until_there_is_something_to_show(strip: TransferStrip) -> None:
    assert not strip.isVisible()

    strip.show_progress(0, 10)

    assert strip.isVisible()


def test_it_says_how_many_files_are_done(strip: TransferStrip) -> None:
    strip.show_progress(12, 300)

    assert strip.words == "Importing: 12 of 300 files"
    assert strip.bar.accessibleName() == strip.words
    assert (strip.bar.value(), strip.bar.maximum()) == (12, 300)


def test_it_says_that_folders_are_walked_and_that_an_answer_is_waited_for(strip: TransferStrip) -> None:
    strip.show_looking(0)
    assert strip.words == "Looking for files…"
    assert strip.bar.maximum() == 0  # a bar that only moves
    strip.show_looking(4_000)
    assert strip.words == "Looking for files: 4,000 so far"

    strip.show_waiting(2, 3)

    assert strip.words == "2 of 3 files; waiting for your answer"


def test_a_click_on_stop_leaves_the_focus_where_it_was(window: QWidget, strip: TransferStrip, qtbot: QtBot) -> None:
    strip.show_progress(1, 3)

    with qtbot.waitSignal(strip.cancelled, timeout=0):
        hands.click(strip.stop_button)

    assert QApplication.focusWidget() is window.findChildren(QLineEdit)[0]


def test_it_is_stopped_by_keys(strip: TransferStrip, qtbot: QtBot) -> None:
    strip.show_progress(1, 3)

    with qtbot.waitSignal(strip.cancelled):
        hands.press(strip, "Alt+S")
    with qtbot.waitSignal(strip.cancelled):
        hands.press(strip, "Tab", "Space")
