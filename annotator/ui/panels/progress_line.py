"""A thin line that says how far something is; it fills from where the interface begins."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.language import percent
from annotator.ui.theme import Theme

THICKNESS = 3  # logical pixels


class ProgressLine(QWidget):
    """Shows a share between 0 and 1."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._share = theme, 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_share(0, 0)

    def show_share(self, done: int, every: int) -> None:
        """Show how much of everything is done."""
        self._share = done / every if every else 0.0
        self.setAccessibleName(percent(self._share))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the line's thickness; its length is the panel's."""
        return QSize(40, THICKNESS)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            radius = THICKNESS / 2
            painter.setBrush(self._theme.colour("line"))
            painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
            if self._share > 0:
                painter.setBrush(self._theme.colour("accent"))
                painter.drawRoundedRect(self._filled(), radius, radius)
        finally:
            painter.end()

    def _filled(self) -> QRectF:
        length = max(self._share * self.width(), THICKNESS)
        start = self.width() - length if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 0.0
        return QRectF(start, 0, length, self.height())
