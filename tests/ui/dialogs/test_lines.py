"""Lines behind a sentence: as many as there are, in a dialog that keeps its size."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.ui.dialogs.lines import SIZE, LinesDialog
from tests.ui import hands


def test_all_lines_can_be_read_and_copied_by_keys(app: QApplication, qtbot: QtBot) -> None:
    lines = [f"\u2068ملف {nth}.txt\u2069: It is empty." for nth in range(3_000)]
    dialog = LinesDialog("3,000 left out.", lines)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)

    hands.press(dialog, "Ctrl+A", "Ctrl+C")

    assert app.clipboard().text().split("\n") == lines
    assert (dialog.width(), dialog.height()) == SIZE
    hands.press(dialog, "Return")
    assert not [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, LinesDialog)]


def test_nothing_can_be_written_into_them(app: QApplication, qtbot: QtBot) -> None:
    dialog = LinesDialog("One.", ["a line"])
    qtbot.addWidget(dialog)
    dialog.open()

    hands.write(dialog.lines, "more")

    assert dialog.lines.toPlainText() == "a line"
    assert dialog.lines.accessibleName()
    dialog.close()
