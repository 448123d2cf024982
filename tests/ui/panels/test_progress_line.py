"""The line of progress fills from where the interface begins."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator import language
from annotator.ui.panels.progress_line import THICKNESS, ProgressLine
from annotator.ui.theme import Theme
from tests.ui.pixels import columns_of, picture

WIDTH = 200


@pytest.fixture
def line(app: QApplication, qtbot: QtBot, light: Theme) -> ProgressLine:
    """A line of a known width."""
    made = ProgressLine(light)
    qtbot.addWidget(made)
    made.resize(WIDTH, THICKNESS)
    return made


def filled(line: ProgressLine, theme: Theme) -> list[int]:
    return columns_of(picture(line), theme.colour("accent"))


@pytest.mark.parametrize(("done", "every", "length"), [(1, 4, 50), (3, 4, 150), (4, 4, 200)])
@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_it_fills_as_far_as_the_work_is_done_from_where_the_interface_begins(
    line: ProgressLine, light: Theme, direction: Qt.LayoutDirection, done: int, every: int, length: int
) -> None:
    """R7."""
    line.setLayoutDirection(direction)
    line.show_share(done, every)
    columns = filled(line, light)

    assert abs(len(columns) - length) <= 3
    assert (columns[0] <= 1) if direction == Qt.LayoutDirection.LeftToRight else (columns[-1] >= WIDTH - 2)


@pytest.mark.parametrize(("done", "every"), [(0, 0), (0, 7)])
def test_where_nothing_is_done_nothing_is_filled(line: ProgressLine, light: Theme, done: int, every: int) -> None:
    line.show_share(done, every)

    assert filled(line, light) == []


def test_the_share_is_said_in_the_digits_of_the_interface(line: ProgressLine) -> None:
    line.show_share(1, 4)
    assert line.accessibleName() == "25%"
    language.use("ar")
    line.show_share(1, 4)
    assert "٢٥" in line.accessibleName()
