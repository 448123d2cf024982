"""A choice of one among a few: one button is pressed, and a press tells its value."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.ui.panels.segments import Segments
from tests.ui.hands import click

CHOICES = (("auto", "As the system"), ("ar", "العربية"), ("en", "English"))


@pytest.fixture
def segments(app: QApplication, qtbot: QtBot) -> Segments:
    """Three languages, the last one chosen."""
    made = Segments("Language", CHOICES, "en")
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def pressed(segments: Segments) -> list[str]:
    return [value for value, _ in CHOICES if segments.button(value).isChecked()]


def test_a_press_tells_the_value_and_lets_the_others_go(qtbot: QtBot, segments: Segments) -> None:
    assert pressed(segments) == ["en"]
    with qtbot.waitSignal(segments.chosen, timeout=1000) as told:
        click(segments.button("ar"))

    assert told.args == ["ar"]
    assert pressed(segments) == ["ar"]


def test_a_value_that_is_shown_is_not_told(qtbot: QtBot, segments: Segments) -> None:
    with qtbot.assertNotEmitted(segments.chosen):
        segments.show_value("auto")
        segments.show_value("no such value")

    assert pressed(segments) == ["auto"]


def test_a_choice_is_made_by_the_keyboard(qtbot: QtBot, segments: Segments) -> None:
    segments.button("ar").setFocus()
    with qtbot.waitSignal(segments.chosen, timeout=1000) as told:
        QTest.keyClick(segments.button("ar"), Qt.Key.Key_Space)

    assert told.args == ["ar"]


def test_a_screen_reader_is_told_what_is_chosen(segments: Segments) -> None:
    assert segments.accessibleName() == "Language"
    assert segments.button("ar").accessibleName() == "Language: العربية"


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_the_first_choice_stands_where_the_interface_begins(segments: Segments, direction: Qt.LayoutDirection) -> None:
    """R7."""
    segments.setLayoutDirection(direction)
    QApplication.processEvents()
    xs = [segments.button(value).x() for value, _ in CHOICES]

    assert xs == sorted(xs, reverse=direction == Qt.LayoutDirection.RightToLeft)
