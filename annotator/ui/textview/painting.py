"""Painting a page: what lies under the text, the text itself, and what lies over it.

Found words, selection, marks and caret are painted under the letters, so no pixel of ink depends on them.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QColor, QPainter, QPainterPath, QPalette, QTextDocument

from annotator.ui.textview import invisible_painting, mark_painting
from annotator.ui.textview.clusters import Cluster
from annotator.ui.textview.geometry import Placed
from annotator.ui.textview.hits import caret_x
from annotator.ui.textview.scene import VEIL, Scene, tinted
from annotator.ui.textview.stacking import MOST_LANES

EDGE = 2.0
CARET = 2.0
CURRENT_EDGE, HIT_INSET = 2.0, 2.0


def paint(painter: QPainter, scene: Scene, document: QTextDocument, area: QRectF) -> None:
    """Paint a part of the page. The painter's coordinates are the document's."""
    painter.fillRect(area, QColor(scene.look.paper))
    reach = scene.measures.pitch(MOST_LANES) + scene.measures.paragraph_gap
    rows = list(scene.geometry.rows_between(area.top() - reach, area.bottom() + reach))
    for placed in rows:
        _paint_selection(painter, scene, placed)
        mark_painting.paint_row(painter, scene, placed)
        _paint_hits(painter, scene, placed)
    _paint_selection_edges(painter, scene, rows)
    _paint_caret(painter, scene, rows)
    _paint_text(painter, scene, document, area)
    _paint_veil(painter, scene, rows)
    if scene.look.invisibles:
        for placed in rows:
            invisible_painting.paint_row(painter, scene, placed)


def _paint_text(painter: QPainter, scene: Scene, document: QTextDocument, area: QRectF) -> None:
    context = QAbstractTextDocumentLayout.PaintContext()
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, QColor(scene.look.ink))
    context.palette = palette
    context.clip = area
    context.cursorPosition = -1
    document.documentLayout().draw(painter, context)


def _paint_hits(painter: QPainter, scene: Scene, placed: Placed) -> None:
    """Paint found words over the fills of marks, which would muddy them; the underlines still say what is marked."""
    top, height = _box(scene, placed)
    for start, end in scene.layers.hits.within(placed.row.start, placed.row.reach):
        current = (start, end) == scene.layers.hits.current
        for x0, x1 in scene.geometry.pieces(placed.row, start, end):
            box = QRectF(placed.x + x0, top + HIT_INSET, x1 - x0, height - 2 * HIT_INSET)
            painter.fillRect(box, scene.hit_colour(current=current))
            if current:
                edge = scene.grid.whole(CURRENT_EDGE)
                for y in (box.top() - edge, box.bottom()):
                    painter.fillRect(QRectF(box.left(), y, box.width(), edge), QColor(scene.look.focus))


def _paint_selection(painter: QPainter, scene: Scene, placed: Placed) -> None:
    start, end = scene.selection or (0, 0)
    first, last = max(start, placed.row.start), min(end, placed.row.reach)
    if first >= last:
        return
    top, height = _box(scene, placed)
    for x0, x1 in scene.geometry.pieces(placed.row, first, last):
        painter.fillRect(QRectF(placed.x + x0, top - 1, x1 - x0, height + 2), QColor(scene.look.selection))


def _paint_selection_edges(painter: QPainter, scene: Scene, rows: list[Placed]) -> None:
    """Draw a line at each end: over marks the fill alone has too little contrast."""
    if scene.selection is None:
        return
    start, end = scene.selection
    for offset, at_start in ((start, True), (end - 1, False)):
        placed = _row_of(rows, offset)
        x = None if placed is None else _edge(scene, placed, offset, at_start=at_start)
        if placed is not None and x is not None:
            top, height = _box(scene, placed)
            painter.fillRect(QRectF(x - EDGE / 2, top - 2, EDGE, height + 4), QColor(scene.look.focus))


def _edge(scene: Scene, placed: Placed, offset: int, *, at_start: bool) -> float | None:
    """Return where the letter at an offset starts or ends, by the direction of its run."""
    position = scene.geometry.to_position(placed.row.paragraph, offset)
    for cluster in scene.geometry.targets(placed.row):
        if cluster.start <= position < cluster.end:
            return placed.x + _side(cluster, at_start=at_start)
    return None


def _side(cluster: Cluster, *, at_start: bool) -> float:
    return cluster.x1 if cluster.rtl == at_start else cluster.x0


def _paint_veil(painter: QPainter, scene: Scene, rows: list[Placed]) -> None:
    """Dim the shaded rows by a thin sheet of paper over them; as one shape, so that no part is dimmed twice."""
    if not scene.layers.shades:
        return
    sheet = QPainterPath()
    sheet.setFillRule(Qt.FillRule.WindingFill)
    for placed in rows:
        for shade in scene.layers.shades:
            first, last = max(shade.start, placed.row.start), min(shade.end, placed.row.reach)
            if first < last:
                _cover(sheet, scene, placed, first, last)
    painter.fillPath(sheet, tinted(scene.look.paper, VEIL))


def _cover(sheet: QPainterPath, scene: Scene, placed: Placed, first: int, last: int) -> None:
    top = min(placed.y + placed.row.top, placed.baseline - scene.measures.above)
    bottom = placed.y + placed.row.top + scene.measures.pitch(1)
    if first == placed.row.start and last >= placed.row.end:
        sheet.addRect(QRectF(placed.x - 12, top, scene.column + 24, bottom - top))
        return
    for x0, x1 in scene.geometry.pieces(placed.row, first, last):
        sheet.addRect(QRectF(placed.x + x0, top, x1 - x0, bottom - top))


def _paint_caret(painter: QPainter, scene: Scene, rows: list[Placed]) -> None:
    """Draw the caret, steady: a blinking one is looked for, not looked at."""
    placed = None if scene.caret is None else _row_of(rows, scene.caret)
    if placed is None or scene.caret is None:
        return
    inside = caret_x(scene.geometry, placed.row, scene.caret) if scene.caret_x is None else scene.caret_x
    x = placed.x + inside
    top, height = _box(scene, placed)
    left = scene.grid.snapped(x - CARET / 2 + scene.grid.scroll) - scene.grid.scroll
    painter.fillRect(QRectF(left, top - 1, CARET, height + 2), QColor(scene.look.caret))


def _row_of(rows: list[Placed], offset: int) -> Placed | None:
    """Return the row of an offset among those in view: far ones may not be laid out yet."""
    return next((placed for placed in rows if placed.row.start <= offset < placed.row.reach), None)


def _box(scene: Scene, placed: Placed) -> tuple[float, float]:
    """Return the top and the height of the boxes of a row."""
    top = scene.grid.snapped(placed.baseline - scene.measures.rise)
    return top, scene.grid.snapped(placed.baseline + scene.measures.drop) - top
