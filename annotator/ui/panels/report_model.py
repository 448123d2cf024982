"""The reports as an item model over plain rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.core.document import DocumentId
from annotator.language import isolated, ntr, tr
from annotator.store.documents import DocumentRow
from annotator.ui.words import status_name

ROW = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class ReportModel(QAbstractListModel):
    """All reports, or those that a search has found, in their order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[DocumentRow] = []
        self._shown: list[DocumentRow] = []
        self._found: frozenset[str] | None = None

    def show_rows(self, rows: Sequence[DocumentRow]) -> None:
        """Show other rows."""
        self._all = list(rows)
        self._filter()

    def find(self, ids: frozenset[str] | None) -> None:
        """Show only these reports; all for None."""
        if ids != self._found:
            self._found = ids
            self._filter()

    def _filter(self) -> None:
        self.beginResetModel()
        found = self._found
        self._shown = [row for row in self._all if found is None or row.id in found]
        self.endResetModel()

    def replace(self, row: DocumentRow) -> None:
        """Put a row in the place of the one of the same report; one that is as it was is not drawn again."""
        if self.row_of(row.id) == row:
            return
        self._all = [row if one.id == row.id else one for one in self._all]
        place = self.place_of(row.id)
        if place is not None:
            self._shown[place] = row
            self.dataChanged.emit(self.index(place), self.index(place))

    def rename(self, id: DocumentId, title: str) -> None:
        """Give a report another title."""
        row = self.row_of(id)
        if row is not None:
            self.replace(replace(row, title=title))

    @property
    def every(self) -> list[DocumentRow]:
        """All rows, whatever the search has found."""
        return self._all

    @property
    def shown(self) -> list[DocumentRow]:
        """The rows shown."""
        return self._shown

    def row_of(self, id: str) -> DocumentRow | None:
        """Return the row of a report, shown or not."""
        return next((row for row in self._all if row.id == id), None)

    def place_of(self, id: str) -> int | None:
        """Return where a report is shown, or None where it is not."""
        return next((place for place, row in enumerate(self._shown) if row.id == id), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row, its title, or what a screen reader says of it."""
        if not (index.isValid() and index.row() < len(self._shown)):
            return None
        row = self._shown[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return isolated(row.title)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{isolated(row.title)}, {said(row)}"
        return None


def said(row: DocumentRow) -> str:
    """Return how far a report is, in words: state and number of marks."""
    if row.status == "not_started" and not row.spans:
        return status_name(row.status)
    marks = ntr("{count} mark", "{count} marks", row.spans)
    return marks if row.status == "in_progress" else status_name(row.status) + tr(" · ") + marks


def progress_of(rows: Sequence[DocumentRow]) -> tuple[int, int, int]:
    """Return how many reports are done, how many there are, and how many words are left."""
    left = [row for row in rows if row.status != "done"]
    return len(rows) - len(left), len(rows), sum(row.words for row in left)


def progress_sentence(rows: Sequence[DocumentRow]) -> str:
    """Say how far the coder is with all reports."""
    done, every, words = progress_of(rows)
    left = ntr("{count} word left", "{count} words left", words)
    return tr("{done} of {every} done", done=done, every=every) + tr(" · ") + left
