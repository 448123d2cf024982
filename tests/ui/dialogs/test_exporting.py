"""The dialog of an export: choices by keys, what would be lost, and what went wrong; it knows nothing of writing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from annotator.core.annotation_set import STATUSES
from annotator.ui.dialogs.exporting import ExportDialog
from annotator.ui.export_choices import AGREED, choice_of, manner_of
from annotator.ui.theme import Theme
from annotator.workflow.anonymous import Anonymity
from annotator.workflow.splits import rule_of
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
    dialog.options.show_coders(PEOPLE)
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

    with qtbot.waitSignal(dialog.choice_changed, timeout=0):
        hands.press(dialog, "Down", "Down")

    assert dialog.options.coder == "b2"


def test_a_coder_who_was_chosen_stays_chosen_and_everybody_does_not(dialog: ExportDialog) -> None:
    dialog.whose.setCurrentIndex(2)
    dialog.options.show_coders((("a1", "sara"), ("b2", "عمر"), ("", "Everybody, one file each")))
    assert dialog.options.coder == "b2"

    dialog.whose.setCurrentIndex(2)
    dialog.options.show_coders((("a1", "sara"), ("b2", "عمر"), ("", "Everybody, one file each")))
    assert dialog.options.coder == "a1"


def test_one_choice_is_no_choice(dialog: ExportDialog) -> None:
    dialog.options.show_coders((("", "Nobody yet"),))

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
    assert dialog.losses.toPlainText() == ""
    assert "Nothing is lost: 3 marks." in [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


def test_the_first_lines_of_the_file_are_shown_when_they_are_wanted(dialog: ExportDialog) -> None:
    dialog.show_losses("The file will hold 1 mark.", [], ["وقال O"])
    assert not dialog.lines.isVisible()

    hands.click(dialog.shown.button("lines"))

    assert dialog.lines.isVisible()
    assert not dialog.losses.isVisible()
    assert dialog.lines.toPlainText() == "وقال O"
    assert dialog.lines.layoutDirection() == Qt.LayoutDirection.LeftToRight  # as the file itself runs


def test_every_field_changes_what_is_chosen(dialog: ExportDialog, qtbot: QtBot) -> None:
    options = dialog.options
    options.offer([("ACTOR", "Actor")], [("title", "Title")], [("source", "Source")])
    changes: list[Callable[[], object]] = [
        lambda: options.labels.tick("ACTOR", True),
        lambda: options.zones.tick("title", True),
        lambda: qtest_typed(options.since, "2025"),
        lambda: qtest_typed(options.until, "2026"),
        lambda: options.status.setCurrentIndex(1),
        lambda: options.unfinished.setChecked(True),
        lambda: options.tokens.setCurrentIndex(1),
        lambda: qtest_typed(options.shares, "80/20"),
        lambda: options.seed.field.setValue(7),
        lambda: options.together.setCurrentIndex(1),
        lambda: options.codes.setChecked(True),
        lambda: options.without_addresses.setChecked(True),
        lambda: options.without_sources.setChecked(True),
    ]
    for change in changes:
        with qtbot.waitSignal(dialog.choice_changed, timeout=0):
            change()

    choice, manner = choice_of(options), manner_of(options, "ar")
    assert (choice.labels, choice.zones, choice.since, choice.until) == (("ACTOR",), ("title",), "2025", "2026")
    assert (choice.statuses, choice.unfinished, choice.coder, choice.agreed) == ((STATUSES[0],), True, None, 0)
    assert (manner.tokens, manner.language, manner.anonymity) == ("clitics", "ar", Anonymity(True, True, True))
    assert manner.split == rule_of("80/20", 7, ["source"])
    assert manner_of(options, "ar", split=False).split is None


def test_what_several_marked_alike_is_one_of_whose_work_there_is(dialog: ExportDialog) -> None:
    dialog.options.show_coders([*PEOPLE, (f"{AGREED}2", "What 2 coders marked alike")])
    dialog.whose.setCurrentIndex(3)

    assert (choice_of(dialog.options).coder, choice_of(dialog.options).agreed) == (None, 2)


def qtest_typed(field: QLineEdit, text: str) -> None:
    field.clear()
    QTest.keyClicks(field, text)


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

    assert len(letters) == 7
    assert len(set(letters)) == 7


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
    dialog.options.show_coders([*PEOPLE, ("c3", "اسم طويل " * 9)])
    dialog.show_losses("The file will hold 3 marks.", ["line"] * 500)
    dialog.open()
    qtbot.waitExposed(dialog)
    assert (dialog.formats.x() > dialog.shown.x() + 99) == rtl

    assert dialog.height() <= 700
    assert dialog.width() <= 900
    assert (dialog.cancel.x() < dialog.export.x()) != rtl
    rows = [dialog.formats.visualItemRect(dialog.formats.item(nth)) for nth in range(2)]
    assert rows[0].height() > rows[1].height()  # a long meaning has as many lines as it needs
    dialog.close()
