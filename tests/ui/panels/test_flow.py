"""A row goes on in the next line where it does not fit, from the side where the interface begins."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from annotator.ui.panels.flow import Flow, FlowRow

LTR, RTL = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft


class Box(QWidget):
    """A widget of one size."""

    def __init__(self, width: int, height: int = 20) -> None:
        super().__init__()
        self.setFixedSize(width, height)


@pytest.fixture
def row(app: QApplication, qtbot: QtBot) -> FlowRow:
    """A row of nothing."""
    made = FlowRow(spacing=10)
    qtbot.addWidget(made)
    return made


def shown(row: FlowRow, width: int, height: int = 200) -> list[QRect]:
    """Show a row at a width, and return where its widgets are."""
    row.show()
    row.setMinimumHeight(0)
    row.resize(width, height)
    QApplication.processEvents()
    items = [row.row.itemAt(nth) for nth in range(row.row.count())]
    widgets = [None if item is None else item.widget() for item in items]
    return [one.geometry() for one in widgets if one is not None and one.isVisible()]


def test_what_does_not_fit_stands_in_the_next_line(row: FlowRow) -> None:
    for width in (100, 60, 80):
        row.row.addWidget(Box(width))
    assert [(one.x(), one.y()) for one in shown(row, 270)] == [(0, 0), (110, 0), (180, 0)]
    assert [(one.x(), one.y()) for one in shown(row, 259)] == [(0, 0), (110, 0), (0, 30)]
    assert [(one.x(), one.y()) for one in shown(row, 100)] == [(0, 0), (0, 30), (0, 60)]
    assert row.row.sizeHint().width() == 260
    assert row.row.minimumSize().width() == 100
    assert [row.row.heightForWidth(width) for width in (300, 259, 100)] == [20, 50, 80]


def test_in_an_arabic_window_it_begins_at_the_right(row: FlowRow) -> None:
    for width in (100, 60):
        row.row.addWidget(Box(width))
    row.setLayoutDirection(RTL)
    assert [one.right() for one in shown(row, 300)] == [299, 189]
    assert [one.right() for one in shown(row, 120)] == [119, 119]


def test_a_field_grows_and_a_stretch_pushes_to_the_end(row: FlowRow) -> None:
    field = QLineEdit()
    row.row.addWidget(field)
    row.row.addWidget(Box(50))
    one, other = shown(row, 600)
    assert (one.x(), one.width(), other.x()) == (0, 540, 550)
    field.setMaximumWidth(200)
    row.row.addStretch()
    row.row.addWidget(Box(70))
    places = shown(row, 600)
    assert [(place.x(), place.width()) for place in places] == [(0, 200), (210, 50), (530, 70)]


def test_lines_stand_in_the_middle_where_it_is_wanted(app: QApplication, qtbot: QtBot) -> None:
    row = FlowRow(spacing=10, centred=True)
    qtbot.addWidget(row)
    for width in (100, 60):
        row.row.addWidget(Box(width))
    assert [one.x() for one in shown(row, 270)] == [50, 160]
    assert [one.x() for one in shown(row, 120)] == [10, 30]


def test_what_is_hidden_takes_no_room(row: FlowRow) -> None:
    hidden = Box(100)
    row.row.addWidget(hidden)
    row.row.addWidget(Box(60))
    hidden.hide()
    assert [one.x() for one in shown(row, 300)] == [0]
    assert row.row.sizeHint().width() == 60


def test_a_line_is_as_high_as_its_words_need(row: FlowRow) -> None:
    words = QLabel("Everything that is said here needs more than one line where it is narrow")
    words.setWordWrap(True)
    policy = words.sizePolicy()
    policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
    words.setSizePolicy(policy)
    row.row.addWidget(words)
    row.row.addWidget(QPushButton("Undo"))
    wide, narrow = row.row.heightForWidth(900), row.row.heightForWidth(160)
    assert narrow > 2 * wide
    label, button = shown(row, 160, narrow)
    assert label.height() == words.heightForWidth(160)
    assert button.top() > label.bottom()


def test_a_row_is_never_lower_than_its_lines_whatever_is_above_it(app: QApplication, qtbot: QtBot) -> None:
    window, row = QWidget(), FlowRow(spacing=10)
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(QWidget(), 1)
    column.addWidget(row)
    for _ in range(5):
        row.row.addWidget(Box(100))
    window.resize(120, 400)
    window.show()
    QApplication.processEvents()
    assert row.height() == 5 * 20 + 4 * 10
    window.resize(560, 400)
    QApplication.processEvents()
    assert row.minimumHeight() == 20


def test_a_row_gives_back_what_it_holds(row: FlowRow) -> None:
    flow = row.row
    box = Box(10)
    flow.addWidget(box)
    assert isinstance(flow, Flow)
    assert flow.takeAt(1) is None
    item = flow.takeAt(0)
    assert item is not None
    assert item.widget() is box
    assert (flow.count(), flow.itemAt(0)) == (0, None)
