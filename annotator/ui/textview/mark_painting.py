"""Painting the marks of one row: soft fills, stacked underlines, captions, the chosen one's outline."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from annotator.ui.fonts import caption_font
from annotator.ui.textview import patterns
from annotator.ui.textview.captions import GAP, Place, Wish
from annotator.ui.textview.captions import placed as captions_placed
from annotator.ui.textview.clusters import Stretch
from annotator.ui.textview.geometry import Placed
from annotator.ui.textview.index import Strip
from annotator.ui.textview.measures import CAPTION_CLEARANCE, LEAST_MARGIN
from annotator.ui.textview.scene import Scene, tinted
from annotator.ui.textview.stacking import MOST_LANES

RADIUS = 3.0
OUTLINE = 1.4
INSET = 1.0
TINTED_OUTLINE = 0.6
GAP_SHARE = 0.7


@dataclass(frozen=True, slots=True)
class Box:
    """A piece of a strip in one row, in the document; open sides are those where the mark goes on in another row."""

    strip: Strip
    x0: float
    x1: float
    open_before_x0: bool
    open_after_x1: bool


def paint_row(painter: QPainter, scene: Scene, placed: Placed) -> None:
    """Paint all marks of a row, outer ones first."""
    strips = scene.marks.bucket(placed.row.paragraph).within(placed.row.start, placed.row.reach)
    if not strips:
        return
    boxes = [box for strip in strips for box in _boxes(scene, placed, strip)]
    boxes.sort(key=lambda box: -box.strip.lane)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for box in boxes:
        _fill(painter, scene, placed, box)
    for box in boxes:
        _underline(painter, scene, placed, box)
    _paint_captions(painter, scene, placed, strips)
    painter.restore()


def _boxes(scene: Scene, placed: Placed, strip: Strip) -> list[Box]:
    row = placed.row
    pieces = scene.geometry.pieces(row, strip.start, strip.end)
    from_before, goes_on = strip.mark.start < row.start, strip.mark.end > row.reach
    low_open, high_open = (goes_on, from_before) if placed.rtl else (from_before, goes_on)
    last = len(pieces) - 1
    return [
        Box(strip, placed.x + x0, placed.x + x1, low_open and nth == 0, high_open and nth == last)
        for nth, (x0, x1) in enumerate(pieces)
    ]


def _fill(painter: QPainter, scene: Scene, placed: Placed, box: Box) -> None:
    mark = box.strip.mark
    chosen, with_others = mark.id == scene.layers.chosen, mark.id in scene.layers.tinted
    if box.strip.lane >= MOST_LANES - 1 and not chosen and not with_others:
        return  # a deep heap of fills would hide the letters
    shape = _shape(scene, placed, box)
    painter.fillPath(shape, tinted(mark.colour, scene.strength(mark.id)))
    if scene.look.patterns:
        painter.fillPath(shape, patterns.hatching(QColor(mark.colour), mark.pattern))
    if chosen:
        painter.strokePath(shape, QPen(QColor(mark.colour), OUTLINE))
    elif with_others:
        painter.strokePath(shape, QPen(tinted(mark.colour, TINTED_OUTLINE), 1.0))


def _shape(scene: Scene, placed: Placed, box: Box) -> QPainterPath:
    top = scene.grid.snapped(placed.baseline - scene.measures.rise)
    bottom = scene.grid.snapped(placed.baseline + scene.measures.drop)
    body = QRectF(box.x0, top, box.x1 - box.x0, bottom - top)
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    radius = min(RADIUS, body.width() / 2)
    path.addRoundedRect(body, radius, radius)
    if box.open_before_x0:
        path.addRect(QRectF(body.left(), top, radius, body.height()))
    if box.open_after_x1:
        path.addRect(QRectF(body.right() - radius, top, radius, body.height()))
    return path.simplified() if box.open_before_x0 or box.open_after_x1 else path


def _underline(painter: QPainter, scene: Scene, placed: Placed, box: Box) -> None:
    mark, measures = box.strip.mark, scene.measures
    y = scene.grid.snapped(placed.baseline + measures.drop + measures.lane_step * box.strip.lane)
    inset = INSET if box.x1 - box.x0 > 4 * INSET else 0.0
    x0 = box.x0 if box.open_before_x0 else box.x0 + inset
    x1 = box.x1 if box.open_after_x1 else box.x1 - inset
    line = QRectF(x0, y, x1 - x0, scene.grid.whole(measures.underline))
    patterns.underline(painter, line, QColor(mark.colour), mark.pattern if scene.look.patterns else 0)


def _paint_captions(painter: QPainter, scene: Scene, placed: Placed, strips: list[Strip]) -> None:
    row = placed.row
    opening = [strip for strip in strips if strip.opens and strip.start >= row.start and strip.mark.caption]
    if not opening or not scene.look.captions:
        return
    opening.sort(key=lambda strip: (strip.end - strip.start, strip.mark.id))
    font = caption_font(scene.measures.caption_pixels)
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    wishes = [
        Wish(_along(scene, placed, strip), metrics.horizontalAdvance(strip.mark.caption), nth)
        for nth, strip in enumerate(opening)
    ]
    top = scene.grid.snapped(placed.baseline - scene.measures.rise)
    baseline = top - CAPTION_CLEARANCE - scene.measures.caption_drop
    gap = max(GAP, GAP_SHARE * scene.measures.caption_pixels)
    for place in captions_placed(wishes, scene.column + LEAST_MARGIN - 4, gap):
        mark = opening[place.key].mark
        words = _fitted(metrics, mark.caption, place)
        painter.setPen(QColor(mark.colour))
        painter.drawText(QPointF(_drawn_from(scene, placed, place, metrics.horizontalAdvance(words)), baseline), words)


def _fitted(metrics: QFontMetricsF, words: str, place: Place) -> str:
    return metrics.elidedText(words, Qt.TextElideMode.ElideRight, place.width + 0.5)


def _drawn_from(scene: Scene, placed: Placed, place: Place, width: float) -> float:
    return placed.x + (scene.column - place.along - width if placed.rtl else place.along)


def _along(scene: Scene, placed: Placed, strip: Strip) -> float:
    """Return how far from the row's beginning a mark starts: the start side of the piece with its first letter."""
    first = scene.geometry.pieces(placed.row, strip.start, strip.start + 1)[0]
    whole = scene.geometry.pieces(placed.row, strip.start, strip.end)
    piece = next((one for one in whole if _holds(one, first)), first)
    return scene.column - piece[1] if placed.rtl else piece[0]


def _holds(piece: Stretch, other: Stretch) -> bool:
    return piece[0] <= (other[0] + other[1]) / 2 <= piece[1]
