"""A box to tick stands out from its ground in every theme, and shows what it is and where the keyboard is."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.ui import theme
from annotator.ui.panels.tick_box import SIDE, TickBox
from tests.seeds.contrast import contrast
from tests.ui import hands


def picture(box: TickBox) -> QImage:
    return box.grab().toImage()


def colours(image: QImage) -> set[str]:
    """Return the colours of the box itself, without its words."""
    height = image.height()
    return {image.pixelColor(x, y).name() for x in range(int(SIDE) + 3) for y in range(height)}


@pytest.fixture(params=theme.THEMES)
def box(request: pytest.FixtureRequest, app: QApplication, qtbot: QtBot) -> TickBox:
    """A box in each theme."""
    chosen = theme.load(request.param)
    app.setStyle("Fusion")
    app.setPalette(chosen.palette)
    app.setStyleSheet(chosen.style_sheet)
    box = TickBox("&Same for all")
    qtbot.addWidget(box)
    with qtbot.waitExposed(box):
        box.show()
    box.clearFocus()
    return box


def test_its_outline_can_be_seen(box: TickBox) -> None:
    ground = QColor(picture(box).pixelColor(box.width() - 1, 0)).name()

    assert max(contrast(colour, ground) for colour in colours(picture(box))) >= 3


def test_ticked_it_looks_otherwise_by_more_than_its_colour(box: TickBox) -> None:
    before = picture(box)
    box.setChecked(True)
    after = picture(box)

    assert before != after
    filled = box.palette().highlight().color().name()
    tick = box.palette().highlightedText().color().name()
    assert {filled, tick} <= colours(after)
    assert contrast(filled, tick) >= 3


def test_the_keyboards_place_can_be_seen_and_space_ticks_it(box: TickBox) -> None:
    before = picture(box)

    box.setFocus()
    assert picture(box) != before
    hands.press(box, "Space")

    assert box.isChecked()
