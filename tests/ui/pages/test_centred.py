"""A page with one column in its middle, which scrolls where the window is small."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from annotator.ui.pages.centred import WIDTH, CentredPage


@pytest.fixture
def page(app: QApplication, qtbot: QtBot) -> CentredPage:
    """A page that holds a line and a tall block."""
    made = CentredPage()
    qtbot.addWidget(made)
    made.column.addWidget(QLabel("a line"))
    tall = QLabel("tall")
    tall.setFixedHeight(900)
    made.column.addWidget(tall)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_the_column_is_in_the_middle_and_no_wider_than_is_read_with_ease(
    page: CentredPage, direction: Qt.LayoutDirection
) -> None:
    """R7."""
    page.setLayoutDirection(direction)
    page.resize(1366, 700)
    QApplication.processEvents()
    middle = page.column.parentWidget()
    assert middle is not None
    left = middle.mapTo(page, QPoint(0, 0)).x()
    right = page.width() - left - middle.width()

    assert middle.width() == WIDTH
    assert abs(left - right) < 30


def test_a_small_window_scrolls_downwards_only(page: CentredPage) -> None:
    page.resize(500, 300)
    QApplication.processEvents()
    middle = page.column.parentWidget()
    assert middle is not None

    assert page.verticalScrollBar().maximum() > 0
    assert page.horizontalScrollBar().maximum() == 0
    assert middle.width() <= page.viewport().width()
