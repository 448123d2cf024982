"""What the program is: its version, its promise, its licence."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel
from pytestqt.qtbot import QtBot

from annotator.ui.dialogs.about import show_about
from tests.ui.conftest import OpenProgram
from tests.ui.hands import press
from tests.ui.person import Person


def words(dialog: QDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def test_version_promise_and_licence_are_said(person: Person) -> None:
    dialog = show_about(person.window)

    assert f"Version {version('tarmiz')}" in words(dialog)
    assert "Nothing is sent anywhere" in words(dialog)
    assert "GNU General Public License, version 3 or later" in words(dialog)
    dialog.reject()


def test_the_version_has_the_digits_of_the_interface(open_program: OpenProgram, work: Path) -> None:
    person = open_program(work, language="ar")
    dialog = show_about(person.window)

    assert version("tarmiz").translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")) in words(dialog)
    dialog.reject()


def test_it_is_opened_by_its_action_and_closed_by_a_key(qtbot: QtBot, person: Person) -> None:
    person.window.actions_table.run("about")
    (dialog,) = person.window.findChildren(QDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.findChild(QDialogButtonBox) is not None
    press(dialog, "Esc")

    qtbot.waitUntil(lambda: person.window.findChildren(QDialog) == [])
