"""The list of what is not as it should be in this report."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from annotator.core.problems import Problem
from annotator.language import is_rtl, isolated, ntr, tr
from annotator.ui.panels.widgets import grounded, heading, plain_label, scaled

MOST = 300  # rows
LEAST, ARABIC_HIGHER = 110, 12  # logical pixels
PROBLEM = Qt.ItemDataRole.UserRole


class ProblemList(QWidget):
    """Shows problems, the words of the mark before each; says so where there are none.

    Signals:
        chosen(object): The place of this Problem is wanted.
        left(): The text is wanted.
    """

    chosen = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        grounded(self, "problems")
        self.title = heading("")
        self.none = plain_label(tr("Nothing is missing here. Select a mark, and say what it says."), "soft")
        self.list = _Rows()
        self.list.setObjectName("problem_list")
        self.list.setAccessibleName(tr("Problems of this report"))
        self.list.setWordWrap(True)
        self.list.setItemDelegate(_TallRows(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.title)
        column.addWidget(self.none)
        column.addWidget(self.list, 1)
        self.list.setMinimumHeight(scaled(LEAST))
        self.list.itemClicked.connect(self._choose)
        self.list.itemActivated.connect(self._choose)
        self.list.left.connect(self.left)
        self.show_problems([], {})

    def show_problems(self, problems: Sequence[Problem], quotes: dict[str, str]) -> None:
        """Show problems, with the words of their marks by id."""
        row = self.list.currentRow()
        self.list.clear()
        for problem in problems[:MOST]:
            words = quotes.get(str(problem.span), "")
            item = QListWidgetItem(f"{isolated(words)}\n{problem.sentence()}" if words else problem.sentence())
            item.setData(PROBLEM, problem)
            item.setToolTip(problem.sentence())
            self.list.addItem(item)
        self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
        self.title.setText(ntr("{count} problem in this report", "{count} problems in this report", len(problems)))
        self.title.setVisible(bool(problems))
        self.list.setVisible(bool(problems))
        self.none.setVisible(not problems)

    def begin(self) -> None:
        """Give the keyboard to the list."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(PROBLEM))


class _TallRows(QStyledItemDelegate):
    """Gives Arabic words among Latin ones the height that they need: Qt measures the first font only."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the size of a row."""
        return super().sizeHint(option, index) + QSize(0, 0 if is_rtl() else scaled(ARABIC_HIGHER))


class _Rows(QListWidget):
    """Rows of which Enter takes one; Esc leaves.

    Signals:
        left(): The text is wanted.
    """

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take one row with Enter on every system, and leave with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self.itemActivated.emit(self.currentItem())
        else:
            super().keyPressEvent(event)
