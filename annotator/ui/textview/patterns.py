"""Underlines and fills that are told apart without colour, for high contrast and for eyes that see none."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

WAVE = 8.0
HATCH = 0.30

Draw = Callable[[QPainter, QRectF, QColor], None]


def _solid(painter: QPainter, box: QRectF, colour: QColor) -> None:
    painter.fillRect(box, colour)


def _broken(*lengths: float) -> Draw:
    """Return the drawing of a line that is broken: drawn and left free by turns, in heights of the line."""

    def draw(painter: QPainter, box: QRectF, colour: QColor) -> None:
        pen = QPen(colour, box.height())
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern(lengths)
        painter.setPen(pen)
        painter.drawLine(QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y()))

    return draw


def _double(painter: QPainter, box: QRectF, colour: QColor) -> None:
    third = box.height() / 3
    for top in (box.top() - third, box.bottom()):
        painter.fillRect(QRectF(box.left(), top, box.width(), third), colour)


def _wave(painter: QPainter, box: QRectF, colour: QColor) -> None:
    path = QPainterPath(QPointF(box.left(), box.center().y()))
    x, side = box.left(), -1.0
    while x < box.right():
        half = min(WAVE / 2, box.right() - x)
        path.quadTo(x + half / 2, box.center().y() + side * box.height(), x + half, box.center().y())
        x, side = x + half, -side
    painter.setPen(QPen(colour, box.height() / 2))
    painter.drawPath(path)


def _ticked(painter: QPainter, box: QRectF, colour: QColor) -> None:
    third = box.height() / 3
    painter.fillRect(QRectF(box.left(), box.center().y() - third / 2, box.width(), third), colour)
    x = box.left() + WAVE / 2
    while x < box.right():
        painter.fillRect(QRectF(x - third, box.top() - third, 2 * third, box.height() + 2 * third), colour)
        x += WAVE


_UNDERLINES: tuple[Draw, ...] = (
    _solid,
    _broken(4, 2),
    _broken(1, 1),
    _double,
    _wave,
    _broken(5, 1.5, 1, 1.5),
    _ticked,
    _broken(1, 2.5),
)
_FILLS = (  # none with lines along the text, which would strike it through
    Qt.BrushStyle.NoBrush,
    Qt.BrushStyle.BDiagPattern,
    Qt.BrushStyle.Dense6Pattern,
    Qt.BrushStyle.FDiagPattern,
    Qt.BrushStyle.DiagCrossPattern,
    Qt.BrushStyle.VerPattern,
    Qt.BrushStyle.Dense5Pattern,
    Qt.BrushStyle.Dense7Pattern,
)
MOST = len(_UNDERLINES)
"""So many patterns there are; labels beyond share them, and have their captions."""


def underline(painter: QPainter, box: QRectF, colour: QColor, pattern: int) -> None:
    """Draw an underline in the manner of a pattern."""
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _UNDERLINES[pattern % MOST](painter, box, colour)
    painter.restore()


def hatching(colour: QColor, pattern: int) -> QBrush:
    """Return the brush that a fill of this pattern has over its tint, faint enough to read through."""
    faint = QColor(colour)
    faint.setAlphaF(HATCH)
    return QBrush(faint, _FILLS[pattern % MOST])
