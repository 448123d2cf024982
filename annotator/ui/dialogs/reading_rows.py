"""How a reading is drawn in the list: the encoding's name, and under it the first line as it would read."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from annotator.ui.fonts import reading_font
from annotator.ui.own_direction import draw, draw_towards
from annotator.ui.panels.report_rows import draw_ground
from annotator.ui.readings import Reading
from annotator.ui.theme import Theme

READING = Qt.ItemDataRole.UserRole
NAME = Qt.ItemDataRole.UserRole + 1
HEIGHT, INSET = 58, 14  # logical pixels
SAMPLE_SIZE = 12.5  # points


class ReadingRows(QStyledItemDelegate):
    """Draws the rows of a list of readings."""

    def __init__(self, theme: Theme, family: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._font = theme, reading_font(family, SAMPLE_SIZE * theme.scale)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of a row; the width is the list's."""
        return QSize(80, self._theme.px(HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw a row."""
        reading, name = index.data(READING), index.data(NAME)
        if not isinstance(reading, Reading):
            return
        painter.save()
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_ground(painter, option, self._theme)
            place, px = QRectF(option.rect).adjusted(INSET, 0, -INSET, 0), self._theme.px
            above = QRectF(place.left(), place.top() + px(7), place.width(), px(17))
            below = QRectF(place.left(), place.top() + px(25), place.width(), px(27))
            small = QFont(option.font)
            small.setPixelSize(px(12))
            draw_towards(painter, above, name, small, self._theme.colour("ink_soft"), option.direction)
            draw(painter, below, reading.sample, self._font, self._theme.colour("ink"))
        finally:
            painter.restore()
