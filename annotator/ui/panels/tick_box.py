"""A box to tick that can be seen in every theme: the outline of Qt's own is always darker than the ground."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton

SIDE, ROUND = 15.0, 3.5  # logical pixels
TICK = ((3.5, 7.8), (6.5, 10.8), (11.5, 4.8))  # points of the stroke, within the box


class TickBox(QCheckBox):
    """A check box in the colours of the palette."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box ourselves, and let the style write the words."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        style, painter = self.style(), QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            place = QRectF(style.subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self))
            self._draw_box(painter, place.center())
            option.rect = style.subElementRect(QStyle.SubElement.SE_CheckBoxContents, option, self)
            style.drawControl(QStyle.ControlElement.CE_CheckBoxLabel, option, painter, self)
        finally:
            painter.end()

    def _draw_box(self, painter: QPainter, centre: QPointF) -> None:
        colours, roles = self.palette(), QPalette.ColorRole
        box = QRectF(centre.x() - SIDE / 2, centre.y() - SIDE / 2, SIDE, SIDE)
        edge = roles.Highlight if self.isChecked() or self.hasFocus() else roles.PlaceholderText
        painter.setPen(QPen(colours.color(edge), 2 if self.hasFocus() else 1.2))
        painter.setBrush(colours.color(roles.Highlight if self.isChecked() else roles.Base))
        painter.drawRoundedRect(box, ROUND, ROUND)
        if self.isChecked():
            painter.setPen(QPen(colours.color(roles.HighlightedText), 1.8))
            painter.drawPolyline([box.topLeft() + QPointF(x, y) for x, y in TICK])
