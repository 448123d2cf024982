"""The list that unfolds below a field: what can be chosen there, each with the digit that chooses it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPalette, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.language import digits, tr
from annotator.ui.own_direction import draw_towards
from annotator.ui.panels.widgets import scaled

NUMBERED = 9  # choices that have a digit
MOST_ROWS, LEAST_ROWS = 10, 5  # in sight at once; with fewer below the field, they go above it
ROW, INSET, NUMBER, TICK, EDGE = 28, 8, 18, 22, 6  # logical pixels
Index = QModelIndex | QPersistentModelIndex
CHOICE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Choice:
    """One row.

    Attributes:
        ticked: It is chosen already.
        explanation: What it means, or "".
    """

    words: str
    ticked: bool = False
    explanation: str = ""


class _Choices(QAbstractListModel):
    """The rows that are offered now."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[Choice] = ()

    def show_rows(self, rows: Sequence[Choice]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        return {
            Qt.ItemDataRole.DisplayRole: row.words,
            Qt.ItemDataRole.ToolTipRole: row.explanation or None,
            CHOICE: row,
        }.get(Qt.ItemDataRole(role) if role < CHOICE else CHOICE)


class _Rows(QStyledItemDelegate):
    """Draws the digit, the words and the tick of a row."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        metrics = QFontMetricsF(option.font)
        words = str(index.data(Qt.ItemDataRole.DisplayRole))
        around = scaled(2 * INSET + NUMBER + TICK)
        return QSize(round(metrics.horizontalAdvance(words)) + around, scaled(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        choice = index.data(CHOICE)
        style = option.widget.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget)
        painter.save()
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._draw(painter, option, choice, index.row())
        finally:
            painter.restore()

    def _draw(self, painter: QPainter, option: QStyleOptionViewItem, choice: Choice, row: int) -> None:
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        place = QRectF(option.rect).adjusted(scaled(INSET), 0, -scaled(INSET), 0)
        number, tick = scaled(NUMBER), scaled(TICK)
        faint = option.palette.color(QPalette.ColorRole.PlaceholderText)
        ink = option.palette.color(QPalette.ColorRole.Text)
        if row < NUMBERED:
            at = QRectF(place.right() - number if rtl else place.left(), place.top(), number, place.height())
            draw_towards(painter, at, digits(str(row + 1)), option.font, faint, option.direction)
        words = place.adjusted(tick, 0, -number, 0) if rtl else place.adjusted(number, 0, -tick, 0)
        draw_towards(painter, words, choice.words, option.font, ink, option.direction)
        if choice.ticked:
            x = place.left() if rtl else place.right() - scaled(14)
            painter.setPen(QPen(option.palette.color(QPalette.ColorRole.Highlight), 2.0))
            points = ((1.0, 0.0), (5.0, 4.0), (12.0, -4.0))
            painter.drawPolyline([QPointF(x + dx, place.center().y() + dy) for dx, dy in points])


class ChoiceList(QListView):
    """Lies over what is below its field; the keyboard stays with the field."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("choice_list")
        self.setAccessibleName(tr("What can be chosen"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._choices = _Choices()
        self._choices.setParent(self)
        self.setModel(self._choices)
        self.setItemDelegate(_Rows(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.owner: QWidget | None = None
        self._take: Callable[[int], object] | None = None
        self.clicked.connect(self._clicked)
        self.hide()

    def show_below(self, field: QWidget, rows: Sequence[Choice], current: int, take: Callable[[int], object]) -> None:
        """Offer rows to a field.

        Args:
            field: Below which the list unfolds.
            rows: What is offered.
            current: The number of the one that Enter would take, -1 for none.
            take: What is done with the number of a row that is clicked.
        """
        self._take = take
        if self.parentWidget() is not field.window():
            self.setParent(field.window())
        self.setLayoutDirection(field.window().layoutDirection())
        self.owner = field
        self._choices.show_rows(rows)
        self.go_to(current)
        self.setVisible(bool(rows))
        if rows:
            self._place(field)
            self.raise_()

    def go_to(self, row: int) -> None:
        """Let another row be the one that Enter takes."""
        self.setCurrentIndex(self._choices.index(row, 0))

    @property
    def row(self) -> int:
        """The number of the row that Enter takes, -1 for none."""
        return self.currentIndex().row()

    @property
    def rows(self) -> Sequence[Choice]:
        """What is offered."""
        return self._choices.rows

    def fold(self, field: QWidget | None = None) -> None:
        """Go away, if it is this field's."""
        if field is None or field is self.owner:
            self.owner = None
            self.hide()

    def _clicked(self, index: QModelIndex) -> None:
        if self.owner is not None and self._take is not None:
            self._take(index.row())

    def _place(self, field: QWidget) -> None:
        """Stand below the field where there is room, else above it, within the window."""
        window = field.window()
        at = field.mapTo(window, QPoint(0, 0))
        height = min(self._choices.rowCount(), MOST_ROWS) * scaled(ROW) + 2 * EDGE
        below, above = window.height() - at.y() - field.height() - EDGE, at.y() - EDGE
        up = below < min(height, LEAST_ROWS * scaled(ROW)) and above > below
        height = min(height, above if up else below)
        width = min(max(field.width(), self.sizeHintForColumn(0) + 2 * EDGE + 12), window.width() - 2 * EDGE)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = at.x() + field.width() - width if rtl else at.x()
        x = min(max(x, EDGE), window.width() - width - EDGE)
        self.setGeometry(x, at.y() - height - 2 if up else at.y() + field.height() + 2, width, height)
