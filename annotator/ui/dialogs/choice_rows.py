"""How a choice is drawn in a list: its name, and under it in a few words what it means."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem

from annotator.ui.panels.report_rows import draw_ground
from annotator.ui.theme import Theme

VALUE, NAME, MEANING = (Qt.ItemDataRole.UserRole + place for place in range(3))
INSET, GAP, SMALL = 14, 9, 13  # logical pixels


class ChoiceRows(QStyledItemDelegate):
    """Draws the rows of a list of choices; what they mean breaks into as many lines as it needs."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height that name and meaning need at the width of the list."""
        view = option.widget
        width = (view.viewport().width() if isinstance(view, QListWidget) else option.rect.width()) - 2 * INSET
        name, meaning = QFontMetricsF(option.font), QFontMetricsF(_small(option.font))
        words = meaning.boundingRect(QRectF(0, 0, max(width, 80), 1000), Qt.TextFlag.TextWordWrap, index.data(MEANING))
        return QSize(80, int(name.height() + words.height() + 2 * GAP) + 1)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw a row."""
        painter.save()
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_ground(painter, option, self._theme)
            place = QRectF(option.rect).adjusted(INSET, GAP, -INSET, -GAP)
            height = QFontMetricsF(option.font).height()
            painter.setFont(option.font)
            painter.setPen(self._theme.colour("ink"))
            painter.setLayoutDirection(option.direction)
            painter.drawText(QRectF(place.left(), place.top(), place.width(), height), 0, index.data(NAME))
            painter.setFont(_small(option.font))
            painter.setPen(self._theme.colour("ink_soft"))
            painter.drawText(place.adjusted(0, height, 0, 0), Qt.TextFlag.TextWordWrap, index.data(MEANING))
        finally:
            painter.restore()


def choice(value: str, name: str, meaning: str) -> QListWidgetItem:
    """Return a row of such a list."""
    item = QListWidgetItem(f"{name}: {meaning}")
    for role, content in ((VALUE, value), (NAME, name), (MEANING, meaning)):
        item.setData(role, content)
    return item


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPixelSize(SMALL)
    return small
