"""How a span is drawn in the list: its label in the label's colour, and its quote in the text's own direction."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from annotator.core.codebook import Codebook
from annotator.core.span import Span
from annotator.ui.own_direction import LTR, draw, draw_towards
from annotator.ui.panels.report_rows import draw_ground
from annotator.ui.panels.span_model import LEVEL, SPAN
from annotator.ui.theme import Theme
from annotator.ui.words import short_label_name

HEIGHT, INSET, BAR, GAP, STEP = 36, 14, 3, 9, 10  # logical pixels
QUOTE, SMALL = 16, 12  # pixels of the letters


class SpanRows(QStyledItemDelegate):
    """Draws the rows of a SpanModel."""

    def __init__(self, codebook: Codebook, theme: Theme, family: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._codebook, self._theme, self._family = codebook, theme, family

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of a row; the width is the list's."""
        return QSize(80, self._theme.px(HEIGHT))

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
        place = QRectF(option.rect).adjusted(INSET, 0, -INSET, 0)
        colour = self._colour(span)
        begins = option.direction == Qt.LayoutDirection.LeftToRight
        bar = QRectF(place.left() if begins else place.right() - BAR, place.top() + 7, BAR, place.height() - 14)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(bar, 1.5, 1.5)
        room = place.adjusted(BAR + GAP, 0, 0, 0) if begins else place.adjusted(0, 0, -BAR - GAP, 0)
        room = self._draw_label(painter, option, room, short_label_name(self._codebook, span.label), colour)
        # The quote begins at the side where Arabic begins, in both interfaces; deeper ones a step further in.
        step = level * STEP
        room = room.adjusted(0, 0, -step, 0)
        quote = QFont(self._family)
        quote.setPixelSize(self._theme.px(QUOTE))
        draw(painter, room, span.quote, quote, self._theme.colour("ink"))

    def _draw_label(
        self, painter: QPainter, option: QStyleOptionViewItem, room: QRectF, name: str, colour: QColor
    ) -> QRectF:
        """Draw the label's short name at the side that Arabic ends at; return the room that is left."""
        small = QFont(option.font)
        small.setPixelSize(self._theme.px(SMALL))
        small.setWeight(QFont.Weight.DemiBold)
        width = min(QFontMetricsF(small).horizontalAdvance(name) + 1, room.width() / 2)
        draw_towards(painter, QRectF(room.left(), room.top(), width, room.height()), name, small, colour, LTR)
        return room.adjusted(width + GAP, 0, 0, 0)

    def _colour(self, span: Span) -> QColor:
        found = self._codebook.label(span.label)
        return self._theme.label_colour({} if found is None else found.colours)
