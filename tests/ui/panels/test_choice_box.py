"""A box that unfolds a list shows at its end that it does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.ui.panels.choice_box import FROM_END, HALF, ChoiceBox
from annotator.ui.theme import Theme


def inked(image: QImage, start: float, end: float) -> int:
    """Count the dark points between two places across."""
    middle = image.height() // 2
    return sum(
        image.pixelColor(x, y).lightness() < 140
        for x in range(int(start), int(end) + 1)
        for y in range(middle - 5, middle + 6)
    )


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_the_arrow_stands_at_the_end_in_either_direction(
    app: QApplication, qtbot: QtBot, light: Theme, direction: Qt.LayoutDirection
) -> None:
    app.setStyle("Fusion")
    app.setPalette(light.palette)
    app.setStyleSheet(light.style_sheet)
    box = ChoiceBox()
    qtbot.addWidget(box)
    box.setLayoutDirection(direction)
    box.addItem(" ")
    box.resize(200, 34)
    box.show()

    image = box.grab().toImage()

    rtl = direction == Qt.LayoutDirection.RightToLeft
    place = FROM_END if rtl else 200 - FROM_END
    assert inked(image, place - HALF, place + HALF) > 6
    assert inked(image, 40, 160) == 0
