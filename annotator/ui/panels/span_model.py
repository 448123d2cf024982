"""The spans of the open report as an item model, in the order of the text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.core.codebook import Codebook
from annotator.core.span import Span
from annotator.language import isolated
from annotator.ui.marks import in_order
from annotator.ui.words import label_name

SPAN = Qt.ItemDataRole.UserRole
LEVEL = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


class SpanModel(QAbstractListModel):
    """One coder's spans over one report."""

    def __init__(self, codebook: Codebook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._codebook = codebook
        self._spans: list[Span] = []
        self.is_changing = False
        """Rows come and go: a view that turns to another row now does not do so for a person."""

    def show_spans(self, spans: Sequence[Span]) -> None:
        """Show the spans of another report."""
        self.beginResetModel()
        self._spans = sorted(spans, key=in_order)
        self.endResetModel()

    def follow(self, gone: Sequence[Span], came: Sequence[Span]) -> None:
        """Take some spans away and put others in; a span that only got another label stays in its row."""
        self.is_changing = True
        try:
            self._follow(gone, came)
        finally:
            self.is_changing = False

    def _follow(self, gone: Sequence[Span], came: Sequence[Span]) -> None:
        came_here = {in_order(span): span for span in came}
        for span in gone:
            place = self.place_of(span)
            if place is None:
                continue
            stays = came_here.pop(in_order(span), None)
            if stays is not None:
                self._spans[place] = stays
                if stays.label != span.label:  # what else it says is not in the row, and a list lays out all rows anew
                    self.dataChanged.emit(self.index(place), self.index(place))
            else:
                self.beginRemoveRows(QModelIndex(), place, place)
                del self._spans[place]
                self.endRemoveRows()
        for span in came_here.values():
            place = bisect_left(self._spans, in_order(span), key=in_order)
            self.beginInsertRows(QModelIndex(), place, place)
            self._spans.insert(place, span)
            self.endInsertRows()

    @property
    def spans(self) -> list[Span]:
        """The spans shown."""
        return self._spans

    def place_of(self, span: Span) -> int | None:
        """Return the row of a span, or None."""
        place = bisect_left(self._spans, in_order(span), key=in_order)
        found = place < len(self._spans) and self._spans[place].id == span.id
        return place if found else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of spans."""
        return 0 if parent.isValid() else len(self._spans)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a span, its quote, how deep it lies in others, or what a screen reader says of it."""
        if not (index.isValid() and index.row() < len(self._spans)):
            return None
        span = self._spans[index.row()]
        if role == SPAN:
            return span
        if role == LEVEL:
            return self._level(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return isolated(span.quote)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{label_name(self._codebook, span.label)}, {isolated(span.quote)}"
        return None

    def _level(self, place: int) -> int:
        """Return in how many of the spans just before it a span lies; three at most are shown."""
        span, level = self._spans[place], 0
        for other in self._spans[max(0, place - 12) : place]:
            level += other.start <= span.start and span.end <= other.end
        return min(level, 3)
