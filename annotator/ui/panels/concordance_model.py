"""The lines of a concordance as an item model: before, match, after; each ticked or not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from annotator.core.document import DocumentId
from annotator.core.span import Label
from annotator.language import isolated, tr
from annotator.ui.words import form_name
from annotator.workflow.concordance import Line

LINE = Qt.ItemDataRole.UserRole
TICK, BEFORE, MATCH, AFTER, REPORT = range(5)
UNASKED = ("same", "spelling", "proclitic")  # forms that are ticked until somebody says otherwise
Index = QModelIndex | QPersistentModelIndex


class ConcordanceModel(QAbstractTableModel):
    """Lines in their order, some of them ticked.

    Signals:
        ticked(): Another number of lines is ticked.
    """

    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []
        self._ticked: set[tuple[str, int, int]] = set()
        self._label: Label | None = None

    def begin(self, label: Label | None) -> None:
        """Show nothing; lines that come are ticked unless their words have this label already."""
        self.beginResetModel()
        self._lines, self._ticked, self._label = [], set(), label
        self.endResetModel()
        self.ticked.emit()

    def add(self, lines: Sequence[Line]) -> None:
        """Show more lines."""
        if not lines:
            return
        first = len(self._lines)
        self.beginInsertRows(QModelIndex(), first, first + len(lines) - 1)
        self._lines += lines
        self._ticked |= {_place(line) for line in lines if self._is_proposed(line)}
        self.endInsertRows()
        self.ticked.emit()

    def _is_proposed(self, line: Line) -> bool:
        if self._label is not None:
            return line.form in UNASKED and not line.has(self._label)
        return line.form in UNASKED and not line.spans

    @property
    def lines(self) -> list[Line]:
        """All lines."""
        return self._lines

    def chosen(self) -> list[tuple[DocumentId, int, int]]:
        """Return the places of the ticked lines."""
        return [(line.document, line.start, line.end) for line in self._lines if _place(line) in self._ticked]

    def is_ticked(self, line: Line) -> bool:
        """Tell whether a line is ticked."""
        return _place(line) in self._ticked

    def tick(self, row: int, on: bool | None = None) -> None:
        """Tick a line, or take its tick away; the other way round for None."""
        place = _place(self._lines[row])
        on = place not in self._ticked if on is None else on
        if on:
            self._ticked.add(place)
        else:
            self._ticked.discard(place)
        self.dataChanged.emit(self.index(row, 0), self.index(row, REPORT))
        self.ticked.emit()

    def tick_all(self, on: bool) -> None:
        """Tick every line, or none."""
        self._ticked = {_place(line) for line in self._lines} if on else set()
        if self._lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._lines) - 1, REPORT))
        self.ticked.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of columns."""
        return 0 if parent.isValid() else REPORT + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a column is called."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return ("", tr("Before"), tr("Words"), tr("After"), tr("Report"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a line, what stands in a column, or what a screen reader says of it."""
        if not (index.isValid() and index.row() < len(self._lines)):
            return None
        line = self._lines[index.row()]
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == TICK:
            return Qt.CheckState.Checked if self.is_ticked(line) else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DisplayRole and index.column() != TICK:
            return isolated((line.before, line.match, line.after, line.title)[index.column() - 1])
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{isolated(line.title)}\n{form_name(line.form)}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            tick = tr("ticked") if self.is_ticked(line) else tr("not ticked")
            return (
                f"{tick}, {isolated(line.before)} {isolated(line.match)} {isolated(line.after)}, {isolated(line.title)}"
            )
        return None


def _place(line: Line) -> tuple[str, int, int]:
    return (line.document, line.start, line.end)
