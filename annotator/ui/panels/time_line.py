"""A line over time: how far coders agreed, month by month; it runs as the interface does."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.language import decimal, digits, tr
from annotator.ui.theme import Theme

HEIGHT, PAD, FOOT = 120, 34, 22  # logical pixels


class TimeLine(QWidget):
    """Shows a share between 0 and 1 for each month; None where there is none."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._points: Sequence[tuple[str, float | None]] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_points(self, points: Sequence[tuple[str, float | None]]) -> None:
        """Show months, in order, and the share of each."""
        self._points = points
        said = ", ".join(f"{month} {decimal(share, 2)}" for month, share in points if share is not None)
        self.setAccessibleName(tr("Agreement over time: {months}", months=said))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the usual size."""
        return QSize(400, self._theme.px(HEIGHT))

    def points(self) -> list[tuple[QPointF, str]]:
        """Return where each month that has a share stands, and what it says."""
        room = QRectF(self.rect()).adjusted(PAD, 14, -PAD, -self._theme.px(FOOT))
        step = room.width() / max(len(self._points) - 1, 1)
        found = []
        for nth, (_, share) in enumerate(self._points):
            if share is not None:
                x = room.left() + nth * step
                if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                    x = room.right() - nth * step
                found.append((QPointF(x, room.bottom() - share * room.height()), decimal(share, 2)))
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line, its points and the months."""
        painter, theme = QPainter(self), self._theme
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            base = self.height() - theme.px(FOOT)
            painter.setPen(theme.colour("line_strong"))
            painter.drawLine(QPointF(PAD, base), QPointF(self.width() - PAD, base))
            found = self.points()
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawPolyline([point for point, _ in found])
            months = [month for month, share in self._points if share is not None]
            for (point, said), month in zip(found, months, strict=True):
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour("accent"))
                painter.drawEllipse(point, 3.5, 3.5)
                painter.setPen(theme.colour("ink"))
                painter.drawText(QRectF(point.x() - 30, point.y() - 20, 60, 16), Qt.AlignmentFlag.AlignCenter, said)
                painter.setPen(theme.colour("ink_soft"))
                foot = QRectF(point.x() - 40, base + 2, 80, theme.px(FOOT) - 2)
                painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, digits(month))
        finally:
            painter.end()
