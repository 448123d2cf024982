"""What lies under a point, and where a character lies: our own, because Qt's answer is off by a trailing space."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.ui.textview import selecting
from annotator.ui.textview.clusters import Cluster
from annotator.ui.textview.geometry import Geometry, Placed, Row
from annotator.ui.textview.measures import Measures
from annotator.ui.textview.stacking import MOST_LANES


@dataclass(frozen=True, slots=True)
class Hit:
    """What a point hits, in code points.

    Attributes:
        caret: The nearest place for a caret.
        start, end: The letter under the point, with its marks; empty beside the text.
    """

    caret: int
    start: int
    end: int

    @property
    def on_text(self) -> bool:
        """Tell whether there is a letter under the point."""
        return self.start < self.end


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
    for cluster in geometry.targets(placed.row):
        if cluster.x0 <= inside < cluster.x1:
            return _in_cluster(geometry, placed.row, cluster, inside)
    caret = _beside(geometry, placed, inside)
    return Hit(caret, caret, caret)


def _in_cluster(geometry: Geometry, row: Row, cluster: Cluster, x: float) -> Hit:
    """Divide a ligature evenly among its letters."""
    places = _places(geometry, row, cluster)
    share = (x - cluster.x0) / (cluster.x1 - cluster.x0)
    along = (1 - share if cluster.rtl else share) * (len(places) - 1)
    nth = min(int(along), len(places) - 2)
    start, end = selecting.letters_over(geometry.text, places[nth], places[nth + 1])
    return Hit(start if along - nth < 0.5 else end, start, end)


def _places(geometry: Geometry, row: Row, cluster: Cluster) -> list[int]:
    start = geometry.to_offset(row.paragraph, cluster.start)
    end = geometry.to_offset(row.paragraph, cluster.end)
    return selecting.caret_places(geometry.text, start, end)


def _beside(geometry: Geometry, placed: Placed, x: float) -> int:
    """Return the row's start or end, by the side that the point is on."""
    boxes = geometry.targets(placed.row)
    if not boxes:
        return placed.row.start
    middle = (min(box.x0 for box in boxes) + max(box.x1 for box in boxes)) / 2
    at_start = (x > middle) == placed.rtl
    return placed.row.start if at_start else row_end(geometry.text, placed.row)


def row_end(text: str, row: Row) -> int:
    """Return the last place for a caret in a row; a wrapped row's end would show as the next row's start."""
    if row.last:
        return row.end
    inked = row.start + len(text[row.start : row.end].rstrip())
    return inked if inked < row.end else selecting.letter_before(text, row.end)


def place_of(geometry: Geometry, offset: int) -> tuple[Placed, float]:
    """Return the row of a character and an x inside it, a third in from its start, in the document."""
    row = geometry.row_at(offset)
    placed = geometry.placed(row)
    for cluster in geometry.targets(row):
        places = _places(geometry, row, cluster)
        if places[0] <= offset < places[-1] and cluster.x1 > cluster.x0:
            nth = sum(place <= offset for place in places) - 1
            share = (nth + 1 / 3) / (len(places) - 1)
            inside = cluster.x1 - share * (cluster.x1 - cluster.x0) if cluster.rtl else _from(cluster, share)
            return placed, placed.x + inside
    return placed, placed.x + geometry.caret_x(row, offset)


def _from(cluster: Cluster, share: float) -> float:
    return cluster.x0 + share * (cluster.x1 - cluster.x0)
