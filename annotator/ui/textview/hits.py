"""What lies under a point, where a letter lies, and what is beside it to the eye.

All of it is our own: Qt's hit-test is off by the trailing space of a wrapped line, and its visual cursor moves
get stuck between runs of different directions.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from annotator.ui.textview import selecting
from annotator.ui.textview.geometry import Geometry, Placed, Row
from annotator.ui.textview.measures import Measures
from annotator.ui.textview.stacking import MOST_LANES


@dataclass(frozen=True, slots=True)
class Cell:
    """A letter with its marks: code points [start, end), and where it is, from the paragraph's origin."""

    start: int
    end: int
    x0: float
    x1: float
    rtl: bool

    @property
    def before_x0(self) -> int:
        """Return the place of a caret on the cell's low side."""
        return self.end if self.rtl else self.start

    @property
    def after_x1(self) -> int:
        """Return the place of a caret on the cell's high side."""
        return self.start if self.rtl else self.end


@dataclass(frozen=True, slots=True)
class Caret:
    """A place for a caret. Between runs of two directions one offset has two; x says which, from the paragraph."""

    offset: int
    x: float | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """What a point hits, in code points.

    Attributes:
        caret: The nearest place for a caret.
        start, end: The letter under the point, with its marks; empty beside the text.
        x: Where that caret stands, from the paragraph's origin; None beside the text.
    """

    caret: int
    start: int
    end: int
    x: float | None = None

    @property
    def on_text(self) -> bool:
        """Tell whether there is a letter under the point."""
        return self.start < self.end


def cells(geometry: Geometry, row: Row) -> list[Cell]:
    """Return the letters of a row that can be seen, by x; a ligature is divided evenly among its letters."""
    limit = row_end(geometry.text, row)
    found: list[Cell] = []
    for cluster in geometry.targets(row):
        start, end = (geometry.to_offset(row.paragraph, position) for position in (cluster.start, cluster.end))
        if cluster.x1 - cluster.x0 < 0.5 or start >= limit > row.start:
            continue
        places = selecting.caret_places(geometry.text, start, end)
        width = (cluster.x1 - cluster.x0) / (len(places) - 1)
        for nth, (first, last) in enumerate(pairwise(places)):
            far = len(places) - 2 - nth if cluster.rtl else nth
            x0 = cluster.x0 + far * width
            _add(found, geometry.text, Cell(first, last, x0, x0 + width, cluster.rtl))
    return sorted(found, key=lambda cell: cell.x0)


def _add(found: list[Cell], text: str, cell: Cell) -> None:
    """Add a cell; one that begins inside a letter, such as a tatweel, belongs to the cell before."""
    if found and found[-1].end == cell.start and not selecting.is_caret_place(text, cell.start):
        before = found.pop()
        cell = Cell(before.start, cell.end, min(before.x0, cell.x0), max(before.x1, cell.x1), before.rtl)
    found.append(cell)


def hit(geometry: Geometry, measures: Measures, x: float, y: float) -> Hit:
    """Return what a point of the document hits."""
    return hit_in_row(geometry, placed_row(geometry, measures, y), x)


def placed_row(geometry: Geometry, measures: Measures, y: float) -> Placed:
    """Return the row at a height; the gap above a row, where its captions are, belongs to it."""
    far = 2 * measures.pitch(MOST_LANES) + measures.paragraph_gap
    y = max(y, 0.0)
    nearby = list(geometry.rows_between(y - far, y + far)) or [geometry.placed(geometry.rows(0)[0])]
    above = [placed for placed in nearby if placed.baseline - measures.above <= y]
    return above[-1] if above else nearby[0]


def hit_in_row(geometry: Geometry, placed: Placed, x: float) -> Hit:
    """Return what a point at this x hits in a row."""
    inside = x - placed.x
    found = cells(geometry, placed.row)
    for cell in found:
        if cell.x0 <= inside < cell.x1:
            low = inside < (cell.x0 + cell.x1) / 2
            start, end = selecting.letters_over(geometry.text, cell.start, cell.end)
            return Hit(cell.before_x0 if low else cell.after_x1, start, end, cell.x0 if low else cell.x1)
    caret = _beside(geometry, placed, found, inside)
    return Hit(caret, caret, caret)


def _beside(geometry: Geometry, placed: Placed, found: list[Cell], x: float) -> int:
    """Return the row's start or end, by the side that the point is on."""
    if not found:
        return placed.row.start
    at_start = (x > (found[0].x0 + found[-1].x1) / 2) == placed.rtl
    return placed.row.start if at_start else row_end(geometry.text, placed.row)


def row_end(text: str, row: Row) -> int:
    """Return the last place for a caret in a row; a wrapped row's end would show as the next row's start."""
    if row.last:
        return row.end
    inked = row.start + len(text[row.start : row.end].rstrip())
    return inked if inked < row.end else selecting.letter_before(text, row.end)


def caret_x(geometry: Geometry, row: Row, offset: int) -> float:
    """Return where the caret before an offset stands, from the paragraph's origin: at the start of its letter."""
    found = cells(geometry, row)
    for cell in found:
        if cell.start <= offset < cell.end:
            return cell.x1 if cell.rtl else cell.x0
    for cell in found:
        if cell.end == offset:
            return cell.x0 if cell.rtl else cell.x1
    return geometry.caret_x(row, offset)


def stepped(geometry: Geometry, caret: Caret, *, leftwards: bool) -> Caret:
    """Return the place one letter to the left or right, as the eye sees it; on the next row beyond the last."""
    row = geometry.row_at(caret.offset)
    found = cells(geometry, row)
    here = caret_x(geometry, row, caret.offset) if caret.x is None else caret.x
    gaps = [cell.x0 for cell in found[:1]] + [cell.x1 for cell in found]
    nth = min(range(len(gaps)), key=lambda at: abs(gaps[at] - here), default=0)
    if leftwards and nth > 0:
        return Caret(found[nth - 1].before_x0, found[nth - 1].x0)
    if not leftwards and nth < len(found):
        return Caret(found[nth].after_x1, found[nth].x1)
    return _onto_next_row(geometry, row, caret, leftwards=leftwards)


def _onto_next_row(geometry: Geometry, row: Row, caret: Caret, *, leftwards: bool) -> Caret:
    onward = leftwards == geometry.placed(row).rtl
    target = neighbour(geometry, row, 1 if onward else -1)
    if target is None:
        return caret
    return Caret(target.start if onward else row_end(geometry.text, target))


def neighbour(geometry: Geometry, row: Row, step: int) -> Row | None:
    """Return the row after (1) or before (-1) another, None at the ends of the text."""
    rows = geometry.rows(row.paragraph)
    if 0 <= row.number + step < len(rows):
        return rows[row.number + step]
    paragraph = row.paragraph + step
    if not 0 <= paragraph < len(geometry.paragraphs):
        return None
    return geometry.rows(paragraph)[0 if step > 0 else -1]


def place_of(geometry: Geometry, offset: int) -> tuple[Placed, float]:
    """Return the row of a character and an x inside it, a third in from its start, in the document."""
    row = geometry.row_at(offset)
    placed = geometry.placed(row)
    for cell in cells(geometry, row):
        if cell.start <= offset < cell.end:
            third = (cell.x1 - cell.x0) / 3
            return placed, placed.x + (cell.x1 - third if cell.rtl else cell.x0 + third)
    return placed, placed.x + caret_x(geometry, row, offset)
