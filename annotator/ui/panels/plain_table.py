"""A table of words and numbers, filled row by row, each row with what it stands for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem

from annotator.ui.panels.widgets import scaled

HELD = Qt.ItemDataRole.UserRole
ROW_HEIGHT = 30  # logical pixels
MEASURED = 100  # rows that are looked at to find how wide a column must be


class PlainTable(QTableWidget):
    """Shows rows; the first column takes the room that is left.

    Signals:
        turned_to(object): The row that stands for this is the current one; None where there is none.
    """

    turned_to = Signal(object)

    def __init__(self, name: str, heads: Sequence[str], *, is_whole: bool = False) -> None:
        """Make an empty table.

        Args:
            name: For those who hear the window.
            heads: What the columns are called.
            is_whole: It is as high as its rows; else it scrolls.
        """
        super().__init__(0, len(heads))
        self._is_whole = is_whole
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(list(heads))
        self.setShowGrid(False)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(scaled(ROW_HEIGHT))
        self.setHorizontalScrollMode(QTableWidget.ScrollMode.ScrollPerPixel)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setResizeContentsPrecision(MEASURED)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(scaled(64))
        if is_whole:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentCellChanged.connect(self._turned)

    def show_rows(self, rows: Sequence[tuple[Sequence[str], Any]]) -> None:
        """Show other rows: the cells of each, and what it stands for; what was current stays so."""
        before = self.held()
        blocked = self.blockSignals(True)
        self.setRowCount(len(rows))
        for place, (cells, held) in enumerate(rows):
            for column, words in enumerate(cells):
                item = QTableWidgetItem(words)
                item.setData(HELD, held)
                item.setToolTip(words)
                self.setItem(place, column, item)
        self.blockSignals(blocked)
        for column in range(1, self.columnCount()):
            self.resizeColumnToContents(column)
        if self._is_whole:
            self._take_height()
        wanted = next((place for place, (_, held) in enumerate(rows) if held == before), 0)
        if rows:
            self.setCurrentCell(wanted, 0)
        self.turned_to.emit(self.held())

    def _take_height(self) -> None:
        rows = sum(self.rowHeight(row) for row in range(self.rowCount()))
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows + 6)

    def held(self) -> Any:
        """Return what the current row stands for; None where there is none."""
        item = self.item(self.currentRow(), 0)
        return None if item is None else item.data(HELD)

    def cells(self, row: int) -> list[str]:
        """Return the words of a row."""
        items = [self.item(row, column) for column in range(self.columnCount())]
        return ["" if item is None else item.text() for item in items]

    def _turned(self, row: int, column: int, before: int, _: int) -> None:
        if row != before:
            self.turned_to.emit(self.held())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Esc and Enter to the page."""
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)
