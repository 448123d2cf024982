"""Small parts: plain text stays plain, and a button for an action is what the action is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from annotator.ui import theme
from annotator.ui.icons import Icons
from annotator.ui.panels import widgets
from annotator.ui.panels.widgets import ActionButton
from tests.ui.hands import click
from tests.ui.pixels import picture

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def action() -> QAction:
    """An action."""
    action = QAction("Undo")
    action.setToolTip("Undo  (Ctrl+Z)")
    return action


@pytest.fixture
def made(qtbot: QtBot, action: QAction) -> ActionButton:
    """A button for it."""
    button = ActionButton(action)
    qtbot.addWidget(button)
    button.show()
    return button


@pytest.mark.parametrize("make", [widgets.heading, widgets.soft, widgets.plain_label])
def test_words_of_people_are_never_taken_for_markup(qtbot: QtBot, make: type[QLabel]) -> None:
    label = make("<b>قصف</b> & <img src='http://x'>")
    qtbot.addWidget(label)

    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == "<b>قصف</b> & <img src='http://x'>"


def test_a_button_runs_its_action_once(qtbot: QtBot, action: QAction, made: ActionButton) -> None:
    heard: list[QAction] = []
    action.triggered.connect(lambda: heard.append(action))
    click(made)

    assert heard == [action]


def test_a_button_follows_its_action(action: QAction, made: ActionButton) -> None:
    action.setEnabled(False)
    assert not made.isEnabled()
    action.setEnabled(True)
    action.setText("Undo: mark")
    assert made.isEnabled()
    assert made.text() == "Undo: mark"
    assert made.toolTip() == "Undo  (Ctrl+Z)"
    assert made.accessibleName() == "Undo: mark"


def test_a_button_with_words_of_its_own_keeps_them(qtbot: QtBot, action: QAction) -> None:
    button = ActionButton(action, text="Take back")
    qtbot.addWidget(button)
    action.setText("Undo: mark")

    assert button.text() == "Take back"


def test_an_icon_stands_beside_the_words_where_the_action_has_one(qtbot: QtBot, action: QAction) -> None:
    light = theme.load("light")
    action.setIcon(Icons(light.colour("ink"), light.colour("ink_faint")).icon("undo"))
    with_icon, without = ActionButton(action), ActionButton(action, with_icon=False)
    for button in (with_icon, without):
        qtbot.addWidget(button)

    assert with_icon.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    assert without.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextOnly
    assert with_icon.sizeHint().width() > without.sizeHint().width()


def test_a_click_on_a_button_takes_no_focus(made: ActionButton) -> None:
    assert not made.focusPolicy() & Qt.FocusPolicy.ClickFocus
    assert made.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_the_name_of_a_button_has_no_sign_that_underlines(qtbot: QtBot) -> None:
    button = widgets.button("&Stop")
    qtbot.addWidget(button)

    assert button.accessibleName() == "Stop"


@pytest.mark.parametrize("vertical", [False, True])
def test_a_hairline_is_one_pixel_thick(qtbot: QtBot, vertical: bool) -> None:
    line = widgets.hairline(vertical)
    qtbot.addWidget(line)
    line.resize(100, 100)

    assert (line.width() if vertical else line.height()) == 1


def test_another_role_looks_another_way_at_once(qtbot: QtBot, app: QApplication) -> None:
    app.setStyleSheet(theme.load("light").style_sheet)
    panel = QWidget()
    qtbot.addWidget(panel)
    widgets.grounded(panel, "status")
    panel.resize(40, 20)
    before = picture(panel)
    widgets.restyled(panel, "failed")

    assert picture(panel) != before
