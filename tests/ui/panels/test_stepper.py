"""A number between two buttons: stepped, typed, and never beyond its limits."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator import language
from annotator.ui import theme
from annotator.ui.panels.stepper import Stepper
from tests.ui.hands import click, press


@pytest.fixture
def stepper(app: QApplication, qtbot: QtBot) -> Stepper:
    """A size between 8 and 20."""
    app.setStyleSheet(theme.load("light").style_sheet)
    made = Stepper("Size", 17.0, (8.0, 20.0), 1.0)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_the_buttons_and_the_arrow_keys_step(qtbot: QtBot, stepper: Stepper) -> None:
    acts: list[tuple[Callable[[], object], float]] = [
        (lambda: click(stepper.more), 18.0),
        (lambda: click(stepper.less), 17.0),
        (lambda: press(stepper, "Up"), 18.0),
        (lambda: press(stepper, "Down"), 17.0),
    ]
    for act, value in acts:
        stepper.field.setFocus()
        with qtbot.waitSignal(stepper.changed, timeout=1000) as told:
            act()
        assert told.args == [value]


def test_a_number_can_be_typed(qtbot: QtBot, stepper: Stepper) -> None:
    stepper.field.selectAll()
    QTest.keyClicks(stepper.field, "12")
    QTest.keyClick(stepper.field, Qt.Key.Key_Return)

    assert stepper.field.value() == 12.0


def test_it_stops_at_its_limits(qtbot: QtBot, stepper: Stepper) -> None:
    for _ in range(20):
        click(stepper.more)
    assert stepper.field.value() == 20.0
    with qtbot.assertNotEmitted(stepper.changed):
        click(stepper.more)
    for _ in range(30):
        click(stepper.less)
    assert stepper.field.value() == 8.0


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_the_number_has_room_and_less_stands_where_the_interface_begins(
    stepper: Stepper, direction: Qt.LayoutDirection
) -> None:
    """R7. Qt gave the number no room in a window that runs left to right."""
    stepper.setLayoutDirection(direction)
    QApplication.processEvents()

    assert stepper.field.lineEdit().width() > 40
    assert (stepper.less.x() < stepper.more.x()) == (direction == Qt.LayoutDirection.LeftToRight)


def test_a_screen_reader_is_told_what_the_number_is(stepper: Stepper) -> None:
    assert stepper.field.accessibleName() == "Size"
    assert (stepper.less.accessibleName(), stepper.more.accessibleName()) == ("Size: less", "Size: more")


def test_decimals_are_those_of_the_setting(app: QApplication, qtbot: QtBot) -> None:
    made = Stepper("Space", 1.0, (0.7, 2.5), 0.1, 1)
    qtbot.addWidget(made)
    click(made.more)

    assert made.field.value() == pytest.approx(1.1)


@pytest.mark.parametrize(("code", "written"), [("ar", "١٧"), ("en", "17")])
def test_the_digits_are_the_interfaces_whatever_the_system_is(
    app: QApplication, qtbot: QtBot, code: str, written: str
) -> None:
    language.use(code)
    made = Stepper("Size", 17.0, (8.0, 20.0), 1.0)
    qtbot.addWidget(made)
    assert made.field.text() == written
    made.field.lineEdit().setText("19")
    assert made.field.value() == 19.0
