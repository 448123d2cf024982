"""A box that unfolds a list, with an arrow that says so: the style sheet takes Qt's own away."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QComboBox

FROM_END, HALF, DEPTH = 15.0, 4.0, 4.0  # logical pixels


class ChoiceBox(QComboBox):
    """A combo box in the manner of the other fields."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, and the arrow at its end."""
        super().paintEvent(event)
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._colour(), 1.6, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
            rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            x, y = FROM_END if rtl else self.width() - FROM_END, self.height() / 2
            top = y - DEPTH / 2
            painter.drawPolyline([QPointF(x - HALF, top), QPointF(x, top + DEPTH), QPointF(x + HALF, top)])
        finally:
            painter.end()

    def _colour(self) -> QColor:
        group = QPalette.ColorGroup.Active if self.isEnabled() else QPalette.ColorGroup.Disabled
        return self.palette().color(group, QPalette.ColorRole.Text)
