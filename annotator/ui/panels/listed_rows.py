"""Places that wait for somebody, as an item model and as they are drawn: questions, marks to look at again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from annotator.core.codebook import Codebook
from annotator.core.coder import CoderId
from annotator.core.document import DocumentId
from annotator.core.remark import Remark
from annotator.core.span import Span
from annotator.language import isolated
from annotator.ui.own_direction import draw, draw_towards
from annotator.ui.panels.report_rows import draw_ground
from annotator.ui.theme import Theme

LISTED = Qt.ItemDataRole.UserRole
HEIGHT, INSET, BAR, GAP, SMALL = 54, 14, 3, 9, 13  # logical pixels
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Listed:
    """One place that waits.

    Attributes:
        document: Its report.
        coder: Whose work it is in.
        main: What is read first: the question, or the words of the mark.
        below: What is read then.
        span: The mark, where it is one.
        remark: The question, where it is one.
    """

    document: DocumentId
    coder: CoderId
    main: str
    below: str
    span: Span | None = None
    remark: Remark | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        """What it is about, whatever is said of it."""
        what = self.remark.id if self.remark is not None else "" if self.span is None else self.span.id
        return self.document, self.coder, what


class ListedModel(QAbstractListModel):
    """Places that wait."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.shown: Sequence[Listed] = ()

    def show(self, listed: Sequence[Listed]) -> None:
        """Show these."""
        self.beginResetModel()
        self.shown = listed
        self.endResetModel()

    def row_of(self, listed: Listed | None) -> int | None:
        """Return the row of what was shown before, or None where it is gone."""
        keys = [one.key for one in self.shown]
        return keys.index(listed.key) if listed is not None and listed.key in keys else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many there are."""
        return 0 if parent.isValid() else len(self.shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a place, or what is read of it."""
        if not (index.isValid() and index.row() < len(self.shown)):
            return None
        one = self.shown[index.row()]
        if role == LISTED:
            return one
        if role == Qt.ItemDataRole.DisplayRole:
            return isolated(one.main)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{isolated(one.main)}\n{one.below}"
        return None


class ListedRows(QStyledItemDelegate):
    """Draws the rows of a ListedModel: two lines, and a bar in the colour of the mark's label."""

    def __init__(self, codebook: Codebook, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._codebook, self._theme = codebook, theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row; the width is the list's."""
        return QSize(80, self._theme.px(HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        one = index.data(LISTED)
        if not isinstance(one, Listed):
            return
        painter.save()
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_ground(painter, option, self._theme)
            self._draw(painter, option, one)
        finally:
            painter.restore()

    def _draw(self, painter: QPainter, option: QStyleOptionViewItem, one: Listed) -> None:
        theme, place = self._theme, QRectF(option.rect).adjusted(INSET, 0, -INSET, 0)
        begins = option.direction == Qt.LayoutDirection.LeftToRight
        bar = QRectF(place.left() if begins else place.right() - BAR, place.top() + 8, BAR, place.height() - 16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour(one))
        painter.drawRoundedRect(bar, 1.5, 1.5)
        room = place.adjusted(BAR + GAP, 0, 0, 0) if begins else place.adjusted(0, 0, -BAR - GAP, 0)
        top = QRectF(room.left(), room.top() + theme.px(7), room.width(), theme.px(22))
        below = QRectF(room.left(), room.top() + theme.px(29), room.width(), theme.px(19))
        draw(painter, top, one.main, QFont(option.font), theme.colour("ink"))
        small = QFont(option.font)
        small.setPixelSize(theme.px(SMALL))
        draw_towards(painter, below, one.below, small, theme.colour("ink_soft"), option.direction)

    def _colour(self, one: Listed) -> QColor:
        label = None if one.span is None else self._codebook.label(one.span.label)
        return self._theme.colour("line_strong") if label is None else self._theme.label_colour(label.colours)
