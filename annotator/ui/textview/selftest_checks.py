"""The checks of the self-test: each says in a few words what is wrong with a view, or nothing."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import regex
from bidi import get_display  # never bidi.algorithm, another implementation and often wrong
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QImage

from annotator.language import isolated, tr
from annotator.ui.textview.clusters import LEAST_WIDTH, NOTHING, TOUCHING, Cluster, Stretch
from annotator.ui.textview.geometry import Geometry, Row
from annotator.ui.textview.view import TextView

EXPLICIT = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Controls that the other implementation has not been shown to follow."""

_ARABIC_WORD = regex.compile(r"[\u0620-\u063a\u0641-\u064a]{3,}")
_APART = "\u200c"


def picture_of(view: TextView) -> QImage:
    """Return what a view shows, without padding at the ends of its rows."""
    return view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def ink(bare: QImage, marked: QImage) -> str:
    """Compare the red of two pictures, which is the ink alone, and see that the rest differs: the mark is there."""
    red = _channel(bare, 2), _channel(marked, 2)
    if red[0] != red[1]:
        count = sum(one != other for one, other in zip(*red, strict=True))
        return tr("the mark changes {count} points of the letters", count=count)
    return "" if _channel(bare, 0) != _channel(marked, 0) else tr("the mark is not seen")


def joining(font: QFont, text: str) -> str:
    """See that letters join: kept apart, a word is of another width."""
    metrics = QFontMetricsF(font)
    words = _ARABIC_WORD.findall(text)
    apart = [word for word in words if metrics.horizontalAdvance(word) == metrics.horizontalAdvance(_APART.join(word))]
    return tr("letters stand apart in {word}", word=isolated(apart[0])) if apart else ""


def order(view: TextView) -> str:
    """Compare the order of the letters in each row that is a whole line with that of another implementation."""
    for number, line in enumerate(view.text().split("\n")):
        rows = view._geometry.rows(number)
        if len(rows) != 1 or any(char in EXPLICIT for char in line):
            continue
        base = "R" if view.direction_at(rows[0].start) == "rtl" else "L"
        shown = "".join(line[at] for at in drawn_order(view._geometry, rows[0]))
        if _seen(shown) != _seen(get_display(line, base_dir=base)):
            return tr("letters stand in another order than Unicode wants")
    return ""


def boxes(view: TextView, start: int, end: int) -> str:
    """See that clusters tile each row, and that the mark covers those that it touches, all of them and no other."""
    rows = [row for number in range(len(view._geometry.paragraphs)) for row in view._geometry.rows(number)]
    for row in rows:
        table = view._geometry.clusters(row)
        if not _is_tiled(table):
            return tr("letters overlap or leave a gap")
        first, last = max(start, row.start), min(end, row.end)
        if first >= last:
            continue
        expected = covered(table, *(view._geometry.to_position(row.paragraph, at) for at in (first, last)))
        found = list(view._geometry.pieces(row, first, last))
        if width(expected) >= LEAST_WIDTH and not _are_close(found, expected):
            return tr("the mark does not cover the letters that it is on")
    return ""


def hits(view: TextView) -> str:
    """See that a point inside each letter hits that letter."""
    text = view.text()
    missed = [text[offset] for offset in _reachable(view) if not text[offset].isspace() and not _is_hit(view, offset)]
    return tr("a click on {letter} hits another letter", letter=isolated(missed[0])) if missed else ""


def drawn_order(geometry: Geometry, row: Row) -> list[int]:
    """Return the code points of a row in the order in which they stand, low x first, counted from its start."""
    seen = sorted((c for c in geometry.targets(row) if c.x1 - c.x0 >= NOTHING), key=lambda c: c.x0 + c.x1)
    found: list[int] = []
    for cluster in seen:
        start, end = (geometry.to_offset(row.paragraph, at) - row.start for at in (cluster.start, cluster.end))
        found += reversed(range(start, end)) if cluster.rtl else range(start, end)
    return found


def covered(clusters: tuple[Cluster, ...], start: int, end: int) -> list[Stretch]:
    """Unite the extents of the clusters that [start, end) touches, from their table alone. Positions are UTF-16."""
    found: list[Stretch] = []
    touched = (c for c in clusters if c.start < end and c.end > start and c.x1 - c.x0 >= NOTHING)
    for x0, x1 in sorted((c.x0, c.x1) for c in touched):
        if found and x0 <= found[-1][1] + TOUCHING:
            found[-1] = (found[-1][0], max(found[-1][1], x1))
        else:
            found.append((x0, x1))
    return found


def width(stretches: list[Stretch]) -> float:
    """Return how wide stretches are together."""
    return sum(x1 - x0 for x0, x1 in stretches)


def _channel(image: QImage, which: int) -> bytes:
    """Return the blue (0) or the red (2) of a picture."""
    return bytes(image.constBits())[which::4]


def _seen(text: str) -> str:
    """Return the letters without marks and controls: in which order those come is nobody's business."""
    return "".join(char for char in text if unicodedata.category(char) not in ("Mn", "Cf"))


def _is_tiled(clusters: tuple[Cluster, ...]) -> bool:
    shown = sorted((c for c in clusters if c.x1 - c.x0 >= NOTHING), key=lambda c: c.x0)
    return all(abs(one.x1 - other.x0) < TOUCHING for one, other in pairwise(shown))


def _are_close(one: list[Stretch], other: list[Stretch]) -> bool:
    return len(one) == len(other) and all(
        abs(a - c) < 0.1 and abs(b - d) < 0.1 for (a, b), (c, d) in zip(one, other, strict=True)
    )


def _reachable(view: TextView) -> list[int]:
    """Return the code points whose cluster is wide enough to be pointed at."""
    geometry = view._geometry
    found: list[int] = []
    for number in range(len(geometry.paragraphs)):
        for row in geometry.rows(number):
            wide = [c for c in geometry.clusters(row) if c.x1 - c.x0 > LEAST_WIDTH]
            edges = [[geometry.to_offset(number, at) for at in (c.start, c.end)] for c in wide]
            found += [offset for start, end in edges for offset in range(start, end)]
    return found


def _is_hit(view: TextView, offset: int) -> bool:
    under = view._hit(QPointF(view.spot(offset)))
    return under.start <= offset < max(under.end, under.start + 1)
