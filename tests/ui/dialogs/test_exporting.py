"""The dialog of an export: choices by keys, what would be lost, and what went wrong; it knows nothing of writing."""

from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from annotator.ui.dialogs.exporting import ExportDialog
from annotator.ui.theme import Theme
from tests.ui import hands

FORMATS = (("one", "First format", "Everything there is. " * 8), ("two", "Second format", "Some of it"))
PEOPLE = (("", "Everybody"), ("a1", "sara"), ("b2", "عمر"))


@pytest.fixture
def parent(app: QApplication, qtbot: QtBot) -> QWidget:
    """The window to which the dialog belongs."""
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


@pytest.fixture
def dialog(app: QApplication, qtbot: QtBot, light: Theme, parent: QWidget) -> ExportDialog:
    """The dialog with two formats and two coders."""
    app.setStyleSheet(light.style_sheet)
    dialog = ExportDialog(FORMATS, light, parent)
    dialog.show_coders(PEOPLE)
    dialog.open()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    return dialog


def test_a_format_is_chosen_by_the_arrow_keys(dialog: ExportDialog, qtbot: QtBot) -> None:
    assert dialog.format == "one"

    with qtbot.waitSignal(dialog.format_changed, timeout=0):
        hands.press(dialog, "Down")

    assert dialog.format == "two"


def test_whose_work_is_chosen_by_keys(dialog: ExportDialog, qtbot: QtBot) -> None:
    hands.press(dialog, "Alt+W")
    assert QApplication.focusWidget() is dialog.whose

    with qtbot.waitSignal(dialog.coder_changed, timeout=0):
        hands.press(dialog, "Down", "Down")

    assert dialog.coder == "b2"


def test_a_coder_who_was_chosen_stays_chosen_and_everybody_does_not(dialog: ExportDialog) -> None:
    dialog.whose.setCurrentIndex(2)
    dialog.show_coders((("a1", "sara"), ("b2", "عمر"), ("", "Everybody, one file each")))
    assert dialog.coder == "b2"

    dialog.whose.setCurrentIndex(2)
    dialog.show_coders((("a1", "sara"), ("b2", "عمر"), ("", "Everybody, one file each")))
    assert dialog.coder == "a1"


def test_one_choice_is_no_choice(dialog: ExportDialog) -> None:
    dialog.show_coders((("", "Nobody yet"),))

    assert not dialog.whose.isEnabled()


def test_enter_goes_on_to_the_file(dialog: ExportDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.wanted, timeout=0):
        hands.press(dialog, "Return")

    assert dialog.isVisible()


def test_escape_closes_it(dialog: ExportDialog) -> None:
    hands.press(dialog, "Escape")

    assert not shiboken6.isValid(dialog)


def test_what_is_lost_is_said_and_shown_and_goes_when_nothing_is(dialog: ExportDialog) -> None:
    dialog.show_losses("The file will hold 3 marks.", ["1 mark left out", "    «كلمة»"])
    assert dialog.losses.isVisible()
    assert dialog.losses.toPlainText() == "1 mark left out\n    «كلمة»"

    dialog.show_losses("Nothing is lost: 3 marks.", [])
    assert not dialog.losses.isVisible()
    assert "Nothing is lost: 3 marks." in [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


def test_while_it_writes_only_stop_can_be_pressed(dialog: ExportDialog, qtbot: QtBot) -> None:
    dialog.show_writing(3, 10)

    assert dialog.bar.isVisible()
    assert (dialog.bar.value(), dialog.bar.maximum()) == (3, 10)
    assert not dialog.export.isEnabled()
    assert not dialog.formats.isEnabled()
    assert not dialog.whose.isEnabled()
    assert dialog.cancel.text() == "&Stop"
    with qtbot.waitSignal(dialog.stopped, timeout=0):
        hands.press(dialog, "Escape")
    assert dialog.isVisible()


def test_closing_it_while_it_writes_only_stops(dialog: ExportDialog, qtbot: QtBot) -> None:
    dialog.show_writing(3, 10)

    with qtbot.waitSignal(dialog.stopped, timeout=0):
        dialog.close()

    assert dialog.isVisible()
    dialog.show_choosing()


def test_what_went_wrong_is_said_until_it_goes_well(dialog: ExportDialog) -> None:
    dialog.show_writing(3, 10)
    dialog.show_choosing("The disk is full.")

    assert dialog.error == "The disk is full."
    assert dialog.export.isEnabled()
    assert not dialog.bar.isVisible()
    assert QApplication.focusWidget() is dialog.export
    dialog.show_writing(0, 10)
    assert dialog.error == ""
    dialog.show_choosing()
    assert dialog.error == ""


def test_letters_behind_alt_do_not_clash(dialog: ExportDialog) -> None:
    marked = [button.text() for button in dialog.findChildren(QAbstractButton)]
    marked += [label.text() for label in dialog.findChildren(QLabel)]
    letters = [text[text.index("&") + 1].lower() for text in marked if "&" in text]

    assert len(letters) == 3
    assert len(set(letters)) == 3


def test_everything_has_a_name_for_those_who_hear_the_window(dialog: ExportDialog) -> None:
    dialog.show_writing(3, 10)

    for part in (dialog.formats, dialog.whose, dialog.losses, dialog.export, dialog.cancel, dialog.bar):
        assert part.accessibleName()
    assert dialog.formats.item(1).text() == "Second format: Some of it"
    dialog.show_choosing()


@pytest.mark.parametrize("rtl", [False, True])
def test_it_mirrors_and_keeps_within_a_laptop(
    app: QApplication, qtbot: QtBot, light: Theme, parent: QWidget, rtl: bool
) -> None:
    app.setStyleSheet(light.style_sheet)
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    dialog = ExportDialog(FORMATS, light, parent)
    dialog.show_coders([*PEOPLE, ("c3", "اسم طويل " * 9)])
    dialog.show_losses("The file will hold 3 marks.", ["line"] * 500)
    dialog.open()
    qtbot.waitExposed(dialog)

    assert dialog.height() <= 700
    assert dialog.width() <= 900
    assert (dialog.cancel.x() < dialog.export.x()) != rtl
    rows = [dialog.formats.visualItemRect(dialog.formats.item(nth)) for nth in range(2)]
    assert rows[0].height() > rows[1].height()  # a long meaning has as many lines as it needs
    assert dialog.formats.viewport().rect().contains(rows[1])
    dialog.close()
