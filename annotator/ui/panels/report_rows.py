"""How a report is drawn in the list: its state as a shape, its title in its own direction, and what was marked."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from annotator.store.documents import DocumentRow
from annotator.ui.own_direction import draw, draw_towards
from annotator.ui.panels.report_model import ROW, said
from annotator.ui.theme import Theme

HEIGHT, INSET, GUTTER, SHAPE = 56, 12, 24, 11  # logical pixels


class ReportRows(QStyledItemDelegate):
    """Draws the rows of a ReportModel."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of a row; the width is the list's."""
        return QSize(80, self._theme.px(HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw a row."""
        row = index.data(ROW)
        if not isinstance(row, DocumentRow):
            return
        painter.save()
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._draw_ground(painter, option)
            self._draw_row(painter, option, row)
        finally:
            painter.restore()

    def _draw_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        draw_ground(painter, option, self._theme)

    def _draw_row(self, painter: QPainter, option: QStyleOptionViewItem, row: DocumentRow) -> None:
        place = QRectF(option.rect).adjusted(INSET, 0, -INSET, 0)
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        text = place.adjusted(0, 0, -GUTTER, 0) if rtl else place.adjusted(GUTTER, 0, 0, 0)
        shape_x = place.right() - SHAPE / 2 - 2 if rtl else place.left() + SHAPE / 2 + 2
        theme, font = self._theme, QFont(option.font)
        top = QRectF(text.left(), place.top() + theme.px(8), text.width(), theme.px(22))
        below = QRectF(text.left(), place.top() + theme.px(31), text.width(), theme.px(17))
        if row.status == "done":
            draw(painter, top, row.title, font, theme.colour("ink_soft"))
        else:
            draw(painter, top, row.title, font, theme.colour("ink"))
        small = QFont(font)
        small.setPixelSize(theme.px(12))
        draw_towards(painter, below, said(row), small, theme.colour("ink_soft"), option.direction)
        self._draw_state(painter, QPointF(shape_x, top.center().y()), row.status)

    def _draw_state(self, painter: QPainter, centre: QPointF, status: str) -> None:
        """Draw ○ not started, ◐ in progress, ✓ done: by shape, so that it can be told without colours."""
        theme, radius = self._theme, SHAPE / 2 - 1
        circle = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if status == "done":
            painter.setPen(QPen(theme.colour("ok"), 1.8, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
            x, y = centre.x(), centre.y()
            painter.drawPolyline([QPointF(x - 4.5, y + 0.5), QPointF(x - 1.5, y + 3.5), QPointF(x + 4.5, y - 3.5)])
            return
        colour = theme.colour("ink_faint" if status == "not_started" else "accent")
        painter.setPen(QPen(colour, 1.5))
        painter.drawEllipse(circle)
        if status == "in_progress":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawPie(circle, 270 * 16, 180 * 16)


def draw_ground(painter: QPainter, option: QStyleOptionViewItem, theme: Theme) -> None:
    """Draw what lies under a row: selected, hovered, and where the keyboard is."""
    box = QRectF(option.rect).adjusted(4, 1, -4, -1)
    painter.setPen(Qt.PenStyle.NoPen)
    if option.state & QStyle.StateFlag.State_Selected:
        painter.setBrush(theme.colour("accent_soft"))
        painter.drawRoundedRect(box, 6, 6)
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.setBrush(theme.colour("hover"))
        painter.drawRoundedRect(box, 6, 6)
    focused = QStyle.StateFlag.State_HasFocus
    if option.state & focused:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("focus"), 1.5))
        painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), 6, 6)
