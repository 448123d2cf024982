"""The question how a file was written: answered by keys alone, in both directions, at the size of a laptop."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from annotator.ui.dialogs.encoding import EncodingDialog
from annotator.ui.dialogs.reading_rows import READING
from annotator.ui.readings import Answer, Question, Reason, readings
from annotator.ui.textview.marks import Look
from annotator.ui.theme import Theme
from tests.ui import hands

SENTENCE = "قال مصدر طبي إن سبعة مدنيين قتلوا في قصف على سوق البلدة، وأصيب آخرون بجروح."
OLD = SENTENCE.encode("windows-1256")
# Two readings: UTF-8 with damage, and nonsense in Windows-1256.
DAMAGED = f"عنوان\n{SENTENCE}\n".encode() + b"\xff " + SENTENCE.encode() + b"\xff\n"

Ask = Callable[..., EncodingDialog]


@pytest.fixture
def answers() -> list[Answer]:
    """What was answered."""
    return []


@pytest.fixture
def ask(app: QApplication, qtbot: QtBot, light: Theme, answers: list[Answer]) -> Ask:
    """Return a function that asks of a file."""
    app.setStyleSheet(light.style_sheet)
    parent = QWidget()
    qtbot.addWidget(parent)

    def asked(data: bytes = DAMAGED, reason: Reason = "guessed", name: str = "report.txt") -> EncodingDialog:
        dialog = EncodingDialog(Question(Path(name), reason), readings(data), Look(), light, parent)
        dialog.answered.connect(answers.append)
        dialog.open()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
        return dialog

    return asked


def test_enter_takes_the_likeliest_reading_for_the_folder(ask: Ask, answers: list[Answer]) -> None:
    dialog = ask(OLD)

    hands.press(dialog, "Return")

    assert answers == [Answer("windows-1256", for_folder=True)]
    assert not shiboken6.isValid(dialog)


def test_another_reading_is_shown_and_chosen_by_keys(ask: Ask, answers: list[Answer]) -> None:
    dialog = ask(DAMAGED)
    assert SENTENCE in dialog.preview.text()

    hands.press(dialog, "Down")
    assert dialog.preview.text() == dialog.readings.currentItem().data(READING).text
    assert SENTENCE not in dialog.preview.text()
    hands.press(dialog, "Return")

    assert answers == [Answer("windows-1256", for_folder=True)]


def test_a_double_click_takes_a_reading(ask: Ask, answers: list[Answer]) -> None:
    dialog = ask(DAMAGED)
    port, list_ = dialog.readings.viewport(), dialog.readings
    place = list_.visualItemRect(list_.item(1)).center()

    hands.click(port, place)
    QTest.mouseDClick(port, hands.LEFT, hands.NONE, place)

    assert answers == [Answer("windows-1256", for_folder=True)]


def test_escape_leaves_the_file_out(ask: Ask, answers: list[Answer]) -> None:
    dialog = ask(OLD)

    hands.press(dialog, "Escape")

    assert answers == [Answer("", for_folder=True)]


def test_closing_the_dialog_leaves_the_file_out(ask: Ask, answers: list[Answer]) -> None:
    dialog = ask(OLD)

    dialog.close()

    assert answers == [Answer("", for_folder=True)]


def test_the_button_leaves_the_file_out(ask: Ask, answers: list[Answer]) -> None:
    dialog = ask(OLD)

    hands.click(dialog.leave)

    assert answers == [Answer("", for_folder=True)]


def test_an_answer_can_be_for_one_file_only(ask: Ask, answers: list[Answer], qtbot: QtBot) -> None:
    dialog = ask(OLD)
    hands.press(dialog, "Alt+S")
    qtbot.waitUntil(lambda: not dialog.for_folder.isChecked())

    hands.press(dialog, "Return")

    assert answers == [Answer("windows-1256", for_folder=False)]


def test_damage_is_named_by_line_marked_and_taken_on_a_word_of_its_own(ask: Ask, answers: list[Answer]) -> None:
    dialog = ask(DAMAGED, "damaged")

    assert "report.txt" in dialog.sentence
    assert "line 3" in dialog.sentence
    text = dialog.preview.text()
    captions = [
        mark.caption for nth, char in enumerate(text) if char == "\ufffd" for mark in dialog.preview.marks_at(nth)
    ]
    assert captions == ["Line 3", ""]
    assert dialog.take.text() == "&Import as it is"
    assert not dialog.for_folder.isChecked()
    hands.press(dialog, "Return")
    assert answers == [Answer("utf-8", accept_damaged=True, for_folder=False)]


def test_a_reading_without_damage_is_taken_without_that_word(ask: Ask, answers: list[Answer]) -> None:
    dialog = ask(DAMAGED, "damaged")

    hands.press(dialog, "Down")
    assert dialog.take.text() == "&Import"
    hands.press(dialog, "Return")

    assert answers == [Answer("windows-1256", for_folder=False)]


@pytest.mark.parametrize("reason", ["guessed", "damaged", "asked"])
def test_letters_behind_alt_do_not_clash(ask: Ask, reason: Reason) -> None:
    dialog = ask(DAMAGED, reason)
    marked = [button.text() for button in dialog.findChildren(QAbstractButton) if "&" in button.text()]
    letters = [text[text.index("&") + 1].lower() for text in marked]

    assert len(letters) == 3
    assert len(set(letters)) == 3


def test_everything_has_a_name_for_those_who_hear_the_window(ask: Ask) -> None:
    dialog = ask(DAMAGED, "damaged")

    assert dialog.readings.accessibleName()
    assert dialog.preview.accessibleName()
    assert dialog.take.accessibleName() == "Import as it is"
    assert "UTF-8 · 1 damaged line" in dialog.readings.item(0).text()  # what a screen reader says of a row


def test_the_keyboard_reaches_everything(ask: Ask) -> None:
    dialog = ask(DAMAGED)
    reached = []
    for _ in range(6):
        reached.append(QApplication.focusWidget())
        hands.press(dialog, "Tab")

    assert {dialog.readings, dialog.preview, dialog.for_folder, dialog.leave, dialog.take} <= set(reached)


@pytest.mark.parametrize("rtl", [False, True])
def test_it_fits_on_a_laptop_with_a_long_file_name_and_mirrors(app: QApplication, ask: Ask, rtl: bool) -> None:
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)

    dialog = ask(DAMAGED, "damaged", f"{'تقرير_' * 40}.txt")

    assert dialog.width() <= 1000
    assert dialog.height() <= 700
    list_first = dialog.readings.geometry().center().x() < dialog.preview.geometry().center().x()
    assert list_first != rtl
    for part in (dialog.readings, dialog.preview, dialog.take, dialog.leave, dialog.for_folder):
        assert dialog.rect().contains(part.geometry())
