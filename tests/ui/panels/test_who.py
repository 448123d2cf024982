"""Who is coding is asked in the window itself, once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from annotator.ui.panels.who import WhoIsCoding
from tests.ui.hands import click, press, write


@pytest.fixture
def who(app: QApplication, qtbot: QtBot) -> WhoIsCoding:
    """The question, in a window of its own."""
    made = WhoIsCoding()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.ask()
    return made


@pytest.mark.parametrize(
    ("typed", "name"), [("سارة", "سارة"), ("  C-07  ", "C-07"), ("sara   al amin", "sara al amin")]
)
def test_a_name_is_told_without_the_spaces_around_it(qtbot: QtBot, who: WhoIsCoding, typed: str, name: str) -> None:
    write(who.field, typed)
    with qtbot.waitSignal(who.answered, timeout=1000) as told:
        press(who.field, "Return")

    assert told.args == [name]


def test_a_click_answers_too(qtbot: QtBot, who: WhoIsCoding) -> None:
    write(who.field, "سارة")
    with qtbot.waitSignal(who.answered, timeout=1000) as told:
        click(who.findChildren(QPushButton)[0])

    assert told.args == ["سارة"]


@pytest.mark.parametrize("typed", ["", "   "])
def test_no_name_is_no_answer_and_the_field_waits(qtbot: QtBot, who: WhoIsCoding, typed: str) -> None:
    write(who.field, typed)
    with qtbot.assertNotEmitted(who.answered):
        click(who.findChildren(QPushButton)[0])

    assert who.field.hasFocus()


def test_asked_again_the_name_stands_there_to_be_written_over(who: WhoIsCoding) -> None:
    who.ask("sara")
    assert who.field.selectedText() == "sara"
    write(who.field, "ع")
    assert who.field.text() == "ع"


def test_the_field_turns_with_the_name(who: WhoIsCoding) -> None:
    """R15."""
    write(who.field, "سارة")
    assert who.field.layoutDirection() == Qt.LayoutDirection.RightToLeft
    who.ask("sara")
    assert who.field.layoutDirection() == Qt.LayoutDirection.LeftToRight
