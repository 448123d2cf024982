"""What the tests know of boxes: clusters, the pieces of a span, and where they disagree."""

from __future__ import annotations

import random
from itertools import pairwise

from PySide6.QtCore import QPointF

from annotator.ui.textview.clusters import LEAST_WIDTH, NOTHING, TOUCHING, Cluster, Stretch
from annotator.ui.textview.geometry import Row
from annotator.ui.textview.selftest_checks import covered
from annotator.ui.textview.view import TextView

PARTS = ("سلام", "الله", "لِلَّهِ", "قُتل", "Grad", "BM-21", "12/5/2016", "٧", "٢٠", "(تل)", "«نهر»", "[a]", " ", "،", ".")
INVISIBLE = ("\u200f", "\u200e", "\u061c", "\u200d", "\u200c", "\u2067x\u2069")


def mixed(seed: int) -> str:
    """Return a random string of both scripts, digits, brackets and controls."""
    source = random.Random(seed)
    return "".join(source.choice(PARTS + INVISIBLE) for _ in range(12))


def rows_of(view: TextView) -> list[Row]:
    """Return all rows of the text."""
    geometry = view._geometry
    return [row for number in range(len(geometry.paragraphs)) for row in geometry.rows(number)]


def width(stretches: list[Stretch] | tuple[Stretch, ...]) -> float:
    """Return how wide stretches are together."""
    return sum(x1 - x0 for x0, x1 in stretches)


def empty_spans(view: TextView) -> list[tuple[int, int]]:
    """Return the spans of 1, 2 and 4 code points that paint nothing to be seen (R3)."""
    return [
        (start, start + length)
        for row in rows_of(view)
        for start in range(row.start, row.end)
        for length in (1, 2, 4)
        if width(view._geometry.pieces(row, start, min(start + length, row.end))) < 2
    ]


def torn_lines(view: TextView) -> list[Row]:
    """Return the rows whose clusters leave a gap or overlap (R4)."""
    return [row for row in rows_of(view) if not _is_tiled(view._geometry.clusters(row))]


def _is_tiled(clusters: tuple[Cluster, ...]) -> bool:
    shown = sorted((c for c in clusters if c.x1 - c.x0 >= NOTHING), key=lambda c: c.x0)
    return all(abs(one.x1 - other.x0) < TOUCHING for one, other in pairwise(shown))


def wrong_pieces(view: TextView, source: random.Random, spans: int = 12) -> list[tuple[int, int]]:
    """Return random spans whose pieces are not the clusters that they touch (R4, R6)."""
    wrong = []
    for row in rows_of(view):
        table = view._geometry.clusters(row)
        for _ in range(spans if row.end > row.start else 0):
            start = source.randrange(row.start, row.end)
            end = source.randint(start + 1, row.end)
            positions = (view._geometry.to_position(row.paragraph, offset) for offset in (start, end))
            expected = covered(table, *positions)
            found = list(view._geometry.pieces(row, start, end))
            if width(expected) >= LEAST_WIDTH and not _are_close(found, expected):
                wrong.append((start, end))
    return wrong


def _are_close(one: list[Stretch], other: list[Stretch]) -> bool:
    return len(one) == len(other) and all(
        abs(a - c) < 0.1 and abs(b - d) < 0.1 for (a, b), (c, d) in zip(one, other, strict=True)
    )


def missed_letters(view: TextView) -> list[int]:
    """Return the letters that a point inside them does not hit (R4, R12). Never Qt's hit-test."""
    text = view.text()
    reachable = (offset for row in rows_of(view) for offset in _reachable(view, row))
    return [offset for offset in reachable if not text[offset].isspace() and not _is_hit(view, offset)]


def _reachable(view: TextView, row: Row) -> list[int]:
    """Return the code points of a row whose cluster is wide enough to be pointed at."""
    wide = [c for c in view._geometry.clusters(row) if c.x1 - c.x0 > LEAST_WIDTH]
    edges = [tuple(view._geometry.to_offset(row.paragraph, at) for at in (c.start, c.end)) for c in wide]
    return [offset for start, end in edges for offset in range(start, end)]


def _is_hit(view: TextView, offset: int) -> bool:
    under = view._hit(QPointF(view.spot(offset)))
    return under.start <= offset < max(under.end, under.start + 1)
