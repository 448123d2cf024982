"""Files are asked for by the file dialog, driven here by keys; what Qt notes of it is wiped."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from annotator.ui.dialogs import files
from tests.ui import hands

WAIT = 10  # milliseconds between two looks for the dialog


@pytest.fixture
def parent(app: QApplication, qtbot: QtBot) -> QWidget:
    """A window that asks."""
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    return parent


def when_asked(answer: Callable[[QFileDialog], None]) -> None:
    """Do something as soon as the file dialog is there and listens."""
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, QFileDialog) and QApplication.activeWindow() is dialog:
        answer(dialog)
    else:
        QTimer.singleShot(WAIT, lambda: when_asked(answer))


def typing(words: str) -> Callable[[QFileDialog], None]:
    """Return what types a name and presses Enter."""

    def answer(dialog: QFileDialog) -> None:
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        assert field is not None
        field.setText(words)
        hands.press(dialog, "Return")

    return answer


def escaping(dialog: QFileDialog) -> None:
    hands.press(dialog, "Escape")


def noted(home: Path) -> str:
    """Return all that Qt has written down of its file dialogs."""
    return "".join(path.read_text(encoding="utf-8") for path in home.rglob("QtProject*"))


def test_reports_are_chosen_and_nothing_of_their_place_stays(parent: QWidget, tmp_path: Path, home: Path) -> None:
    folder = tmp_path / "مجلد-سري"
    folder.mkdir()
    for name in ("one.txt", "two.txt"):
        (folder / name).write_text("x", encoding="utf-8")
    when_asked(typing(f'"{folder / "one.txt"}" "{folder / "two.txt"}"'))

    assert files.choose_reports(parent) == [folder / "one.txt", folder / "two.txt"]
    assert "FileDialog" not in noted(home)


def test_a_folder_is_chosen(parent: QWidget, tmp_path: Path) -> None:
    when_asked(typing(str(tmp_path)))

    assert files.choose_folder(parent) == tmp_path


def test_a_target_is_chosen_and_a_name_is_suggested(parent: QWidget, tmp_path: Path) -> None:
    suggested: list[str] = []

    def answer(dialog: QFileDialog) -> None:
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        assert field is not None
        suggested.append(field.text())
        typing(str(tmp_path / "out.jsonl"))(dialog)

    when_asked(answer)

    assert files.choose_target(parent, "work.jsonl") == tmp_path / "out.jsonl"
    assert suggested == ["work.jsonl"]


def test_a_new_project_gets_the_suffix_of_projects(parent: QWidget, tmp_path: Path) -> None:
    when_asked(typing(str(tmp_path / "fresh")))

    assert files.choose_new_project(parent) == tmp_path / "fresh.tarmiz"


def test_a_project_is_chosen(parent: QWidget, tmp_path: Path) -> None:
    (tmp_path / "work.tarmiz").write_bytes(b"")
    when_asked(typing(str(tmp_path / "work.tarmiz")))

    assert files.choose_project(parent) == tmp_path / "work.tarmiz"


def test_escape_chooses_nothing(parent: QWidget, tmp_path: Path) -> None:
    when_asked(escaping)
    assert files.choose_reports(parent) == []
    when_asked(escaping)
    assert files.choose_folder(parent) is None
    when_asked(escaping)
    assert files.choose_target(parent, "work.jsonl") is None


def test_what_qt_notes_is_wiped_and_other_settings_stay(home: Path) -> None:
    kept = QSettings(QSettings.Scope.UserScope, "QtProject")
    kept.setValue("FileDialog/lastVisited", "file:///home/sara/secret")
    kept.setValue("Other/thing", "stays")
    kept.sync()
    assert "secret" in noted(home)

    files.forget()

    assert "secret" not in noted(home)
    assert "stays" in noted(home)
