"""A box to tick that can be seen in every theme: the outline of Qt's own is always darker than the ground."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton

SIDE, ROUND = 14.0, 3.5  # logical pixels
FAINT = 0.65  # of the words' colour, for the outline of an empty box
TICK = ((3.2, 7.3), (6.0, 10.1), (10.8, 4.4))  # points of the stroke, within the box


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
        start, top = (int(middle - SIDE / 2) + 0.5 for middle in (centre.x(), centre.y()))  # lines on whole points
        box = QRectF(start, top, SIDE, SIDE)
        edge = colours.color(roles.Highlight if self.isChecked() or self.hasFocus() else roles.WindowText)
        if edge == colours.color(roles.WindowText):
            edge.setAlphaF(FAINT)
        painter.setPen(QPen(edge, 2 if self.hasFocus() else 1.2))
        painter.setBrush(colours.color(roles.Highlight if self.isChecked() else roles.Base))
        painter.drawRoundedRect(box, ROUND, ROUND)
        if self.isChecked():
            painter.setPen(QPen(colours.color(roles.HighlightedText), 1.8))
            painter.drawPolyline([box.topLeft() + QPointF(x, y) for x, y in TICK])
