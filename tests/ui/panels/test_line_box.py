"""Lines begin on the side where the interface begins, and are read and copied, not written."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.ui.panels.line_box import LineBox
from annotator.ui.theme import Theme
from tests.ui import hands

LTR, RTL = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft


def ink(image: QImage) -> float:
    """Return where across the picture the dark points are on average, from 0 to 1."""
    dark = [
        x
        for x in range(4, image.width() - 4)
        for y in range(4, image.height() - 4)
        if image.pixelColor(x, y).lightness() < 140
    ]
    return sum(dark) / len(dark) / image.width()


@pytest.mark.parametrize("program", [LTR, RTL])
@pytest.mark.parametrize("text", ["left out", "تُركت"])
def test_lines_begin_where_the_interface_begins(
    app: QApplication, qtbot: QtBot, light: Theme, program: Qt.LayoutDirection, text: str
) -> None:
    app.setPalette(light.palette)
    app.setLayoutDirection(program)
    box = LineBox("Details")
    qtbot.addWidget(box)
    box.resize(500, 120)
    box.show_lines([text])
    box.show()
    assert (ink(box.viewport().grab().toImage()) > 0.5) == (program == RTL)

    box.setLayoutDirection(LTR if program == RTL else RTL)
    assert (ink(box.viewport().grab().toImage()) > 0.5) == (program == LTR)


def test_lines_are_copied_and_cannot_be_written(app: QApplication, qtbot: QtBot) -> None:
    box = LineBox("Details")
    qtbot.addWidget(box)
    box.show_lines(["one", "two"])
    with qtbot.waitActive(box):
        box.show()

    hands.write(box, "more")
    hands.press(box, "Ctrl+A", "Ctrl+C")

    assert app.clipboard().text() == "one\ntwo"
    assert box.accessibleName() == "Details"
