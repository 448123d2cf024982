"""How a span is drawn in the list: its label in the label's colour, and its quote in the text's own direction."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from annotator.core.codebook import Codebook
from annotator.core.span import Span
from annotator.ui.own_direction import draw, draw_towards
from annotator.ui.panels.report_rows import draw_ground
from annotator.ui.panels.span_model import LEVEL, SPAN
from annotator.ui.theme import Theme
from annotator.ui.words import label_name

HEIGHT, INSET, BAR, STEP = 54, 14, 3, 10  # logical pixels


class SpanRows(QStyledItemDelegate):
    """Draws the rows of a SpanModel."""

    def __init__(self, codebook: Codebook, theme: Theme, family: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._codebook, self._theme, self._family = codebook, theme, family

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of a row; the width is the list's."""
        return QSize(80, HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw a row."""
        span = index.data(SPAN)
        if not isinstance(span, Span):
            return
        painter.save()
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_ground(painter, option, self._theme)
            self._draw(painter, option, span, int(index.data(LEVEL)))
        finally:
            painter.restore()

    def _draw(self, painter: QPainter, option: QStyleOptionViewItem, span: Span, level: int) -> None:
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        inset = INSET + level * STEP
        place = QRectF(option.rect).adjusted(*((INSET, 0, -inset, 0) if rtl else (inset, 0, -INSET, 0)))
        found = self._codebook.label(span.label)
        colour = self._theme.label_colour({} if found is None else found.colours)
        bar = QRectF(place.right() - BAR if rtl else place.left(), place.top() + 10, BAR, place.height() - 20)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(bar, 1.5, 1.5)
        room = place.adjusted(*((0, 0, -BAR - 9, 0) if rtl else (BAR + 9, 0, 0, 0)))
        small = QFont(option.font)
        small.setPixelSize(11)
        small.setWeight(QFont.Weight.DemiBold)
        name = label_name(self._codebook, span.label)
        draw_towards(
            painter, QRectF(room.left(), room.top() + 6, room.width(), 16), name, small, colour, option.direction
        )
        quote = QFont(self._family)
        quote.setPixelSize(15)
        draw(
            painter,
            QRectF(room.left(), room.top() + 21, room.width(), 26),
            span.quote,
            quote,
            self._theme.colour("ink"),
        )
