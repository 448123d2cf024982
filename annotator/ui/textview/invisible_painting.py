"""Showing what cannot be seen: signs of our own drawing where a direction mark, a joiner or a space stands.

They are painted over the finished page, so that nothing moves when they are switched on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from annotator.arabic import invisible
from annotator.arabic.invisible import Kind
from annotator.ui.textview.geometry import Placed
from annotator.ui.textview.hits import Cell, cells
from annotator.ui.textview.scene import Scene, tinted

FAINT, CLEAR = 0.45, 0.9
FLAG = 0.26
"""Size of a flag, times the letter size."""

APART = 0.22
"""Distance of signs that stand at one place, times the letter size."""

MOST_TOGETHER = 12

Draw = Callable[[QPainter, QPointF, float, QColor], None]


def paint_row(painter: QPainter, scene: Scene, placed: Placed) -> None:
    """Paint the signs of one row."""
    row = placed.row
    shown = list(invisible.found(scene.geometry.text, row.start, row.reach))
    if not shown:
        return
    by_start = sorted(cells(scene.geometry, row), key=lambda cell: cell.start)
    together: Counter[float] = Counter()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for offset, kind in shown:
        _paint(painter, scene, placed, kind, _place(scene, placed, by_start, offset), together)
    painter.restore()


def _paint(
    painter: QPainter, scene: Scene, placed: Placed, kind: Kind, place: tuple[float, float], together: Counter[float]
) -> None:
    """Paint a sign in its stretch; those without width that stand at one place are set side by side."""
    x0, x1 = place
    em = scene.measures.em
    ink = tinted(scene.look.ink, FAINT)
    if kind is Kind.SPACE or kind is Kind.FIXED_SPACE or kind is Kind.TAB:
        _SPACES[kind](painter, QRectF(placed.x + x0, placed.baseline - em / 2, x1 - x0, em / 2), em, ink)
        return
    nth = together[x0]
    together[x0] += 1
    if nth < MOST_TOGETHER:
        step = em * APART * (-nth if placed.rtl else nth)
        at = QPointF(placed.x + x0 + step, placed.baseline - scene.measures.rise)
        if kind is Kind.LINE_END:
            _line_end(painter, QPointF(at.x(), placed.baseline), em, ink, rtl=placed.rtl)
        else:
            _FLAGS.get(kind, _cross)(painter, at, em, tinted(scene.look.focus, CLEAR))


def _place(scene: Scene, placed: Placed, by_start: list[Cell], offset: int) -> tuple[float, float]:
    """Return the stretch of a character: that of its own cell, or the end of the cell before it."""
    before: Cell | None = None
    for cell in by_start:
        if cell.start == offset:
            return cell.x0, cell.x1
        if cell.start > offset:
            break
        before = cell
    if before is not None:
        x = before.x0 if before.rtl else before.x1
    elif by_start:
        x = by_start[0].x1 if by_start[0].rtl else by_start[0].x0
    else:
        x = scene.column if placed.rtl else 0.0
    return x, x


def _dot(painter: QPainter, box: QRectF, em: float, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(QPointF(box.center().x(), box.bottom() - em * 0.2), em * 0.05, em * 0.05)


def _trough(painter: QPainter, box: QRectF, em: float, colour: QColor) -> None:
    painter.setPen(QPen(colour, 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    low, high, inset = box.bottom(), box.bottom() - em * 0.16, min(1.5, box.width() / 4)
    left, right = box.left() + inset, box.right() - inset
    painter.drawPolyline(
        QPolygonF([QPointF(left, high), QPointF(left, low), QPointF(right, low), QPointF(right, high)])
    )


def _bar(painter: QPainter, box: QRectF, em: float, colour: QColor) -> None:
    y = box.bottom() - em * 0.2
    painter.setPen(QPen(colour, 1.2))
    painter.drawLine(QPointF(box.left() + 2, y), QPointF(box.right() - 2, y))
    for x in (box.left() + 2, box.right() - 2):
        painter.drawLine(QPointF(x, y - em * 0.12), QPointF(x, y + em * 0.12))


def _line_end(painter: QPainter, at: QPointF, em: float, colour: QColor, *, rtl: bool) -> None:
    """Draw the arrow of a return key, away from the text."""
    side = -1.0 if rtl else 1.0
    painter.setPen(QPen(colour, 1.2))
    x0, x1, y = at.x() + side * em * 0.18, at.x() + side * em * 0.6, at.y() - em * 0.15
    painter.drawPolyline(QPolygonF([QPointF(x1, y - em * 0.3), QPointF(x1, y), QPointF(x0, y)]))
    head = em * 0.12
    tip = [QPointF(x0 + side * head, y - head), QPointF(x0, y), QPointF(x0 + side * head, y + head)]
    painter.drawPolyline(QPolygonF(tip))


def _flag(side: float, *, filled: bool = True) -> Draw:
    """Return the drawing of a pole with a flag that points to the left (-1) or the right (1)."""

    def draw(painter: QPainter, top: QPointF, em: float, colour: QColor) -> None:
        _pole(painter, top, em, colour)
        size = em * FLAG
        tip = QPolygonF([top, QPointF(top.x() + side * size, top.y() + size / 2), QPointF(top.x(), top.y() + size)])
        painter.setBrush(colour if filled else Qt.BrushStyle.NoBrush)
        painter.drawPolygon(tip)

    return draw


def _box_on_pole(painter: QPainter, top: QPointF, em: float, colour: QColor) -> None:
    _pole(painter, top, em, colour)
    size = em * FLAG * 0.7
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(top.x() - size / 2, top.y(), size, size))


def _cross(painter: QPainter, top: QPointF, em: float, colour: QColor) -> None:
    _pole(painter, top, em, colour)
    half = em * FLAG * 0.4
    painter.drawLine(top + QPointF(-half, -half), top + QPointF(half, half))
    painter.drawLine(top + QPointF(-half, half), top + QPointF(half, -half))


def _wedge(painter: QPainter, top: QPointF, em: float, colour: QColor) -> None:
    _pole(painter, top, em, colour)
    half = em * FLAG * 0.4
    painter.drawPolyline(QPolygonF([top + QPointF(-half, -half), top, top + QPointF(half, -half)]))


def _pole(painter: QPainter, top: QPointF, em: float, colour: QColor) -> None:
    painter.setPen(QPen(colour, 1.2))
    painter.drawLine(top, top + QPointF(0, em * 1.15))


_SPACES = {Kind.SPACE: _dot, Kind.FIXED_SPACE: _trough, Kind.TAB: _bar}
_FLAGS: dict[Kind, Draw] = {
    Kind.RIGHT_TO_LEFT: _flag(-1),
    Kind.LEFT_TO_RIGHT: _flag(1),
    Kind.FIRST_LETTER: _flag(1, filled=False),
    Kind.POP: _box_on_pole,
    Kind.JOINER: _cross,
    Kind.NON_JOINER: _wedge,
}
