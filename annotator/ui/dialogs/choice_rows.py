"""How a choice is drawn in a list: its name, and under it in a few words what it means."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem

from annotator.ui.panels.report_rows import draw_ground
from annotator.ui.theme import Theme

VALUE, NAME, MEANING = (Qt.ItemDataRole.UserRole + place for place in range(3))
INSET, GAP, SMALL, LEAST_WIDTH = 14, 8, 13, 80  # logical pixels
WRAPPED = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextDontClip


class ChoiceRows(QStyledItemDelegate):
    """Draws the rows of a list of choices; what they mean breaks into as many lines as it needs."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height that name and meaning need at the width of the list."""
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListWidget) else option.rect.width()
        name, meaning = self._heights(option.font, index, max(width - 2 * INSET, LEAST_WIDTH))
        return QSize(LEAST_WIDTH, ceil(name + meaning + 2 * GAP))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw a row."""
        painter.save()
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_ground(painter, option, self._theme)
            place = QRectF(option.rect).adjusted(INSET, GAP, -INSET, -GAP)
            name, _ = self._heights(option.font, index, place.width())
            painter.setLayoutDirection(option.direction)
            painter.setFont(option.font)
            painter.setPen(self._theme.colour("ink"))
            painter.drawText(place, WRAPPED, index.data(NAME))
            painter.setFont(self._small(option.font))
            painter.setPen(self._theme.colour("ink_soft"))
            painter.drawText(place.adjusted(0, name, 0, 0), WRAPPED, index.data(MEANING))
        finally:
            painter.restore()

    def _heights(self, font: QFont, index: QModelIndex | QPersistentModelIndex, width: float) -> tuple[float, float]:
        """Return how high name and meaning are; Arabic letters come from another font, which is higher."""
        room = QRectF(0, 0, width, 10_000)
        name = QFontMetricsF(font).boundingRect(room, WRAPPED, index.data(NAME))
        meaning = QFontMetricsF(self._small(font)).boundingRect(room, WRAPPED, index.data(MEANING))
        return name.height(), meaning.height()

    def _small(self, font: QFont) -> QFont:
        small = QFont(font)
        small.setPixelSize(self._theme.px(SMALL))
        return small


def choice(value: str, name: str, meaning: str) -> QListWidgetItem:
    """Return a row of such a list."""
    item = QListWidgetItem(f"{name}: {meaning}")
    for role, content in ((VALUE, value), (NAME, name), (MEANING, meaning)):
        item.setData(role, content)
    return item
