"""Clusters of a shaped line: what the font made of the letters, as numbers.

A mark may end inside a ligature; a rectangle may not. Edges move out to cluster boundaries before
Qt is asked for rectangles, because its answers for a part of a cluster are displaced. The functions
take a ``QTextLine`` and forget it: one that is kept over a change of the document crashes.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from typing import cast

from PySide6.QtCore import QTextBoundaryFinder
from PySide6.QtGui import QTextLayout, QTextLine

INDEXES = QTextLayout.GlyphRunRetrievalFlag.RetrieveGlyphIndexes
_STEERS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_WIDE = re.compile("[\U00010000-\U0010ffff]")
TOUCHING = 0.75
NOTHING = 0.5
LEAST_WIDTH = 3.0
BAR = 2.0

Stretch = tuple[float, float]
"""From x to x, in pixels from the paragraph's origin."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Letters that share a shape. Positions are UTF-16 units of the paragraph, x is from its origin."""

    start: int
    end: int
    x0: float
    x1: float
    rtl: bool


class ShapedLine:
    """One line while it is being asked. Lives within one call; never to be kept."""

    __slots__ = ("_finder", "_line", "_singles", "_text", "first", "last")

    def __init__(self, line: QTextLine, text: str) -> None:
        """Take a line and its text (of the stored text, never Qt's)."""
        self._line = line
        self._finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text)
        self._singles: dict[int, int] = {}
        self._text = in_units(text)
        self.first = line.textStart()
        self.last = self.first + len(self._text)

    def is_boundary(self, at: int) -> bool:
        """Tell whether a cluster ends here: cut in two, it would be counted twice."""
        if at <= self.first or at >= self.last:
            return True
        self._finder.setPosition(at - self.first)
        return self._finder.isAtBoundary() and self._is_cut(at)

    def _is_cut(self, at: int) -> bool:
        """Tell whether the font, too, parts two letters here. What steers direction is never of one shape with them."""
        if _STEERS.match(self._text, at - self.first - 1) or _STEERS.match(self._text, at - self.first):
            return True
        return self._glyphs(at - 1, 2) == self._single(at - 1) + self._single(at)

    def back(self, at: int) -> int:
        """Return the nearest boundary at or before a position."""
        while not self.is_boundary(at):
            at = self.first + self._finder.toPreviousBoundary()
        return max(at, self.first)

    def on(self, at: int) -> int:
        """Return the nearest boundary at or after a position."""
        while not self.is_boundary(at):
            at = self.first + self._finder.toNextBoundary()
        return min(at, self.last)

    def edges(self) -> list[int]:
        """Return all boundaries of the line, in order."""
        found = [self.first]
        self._finder.setPosition(0)
        while (at := self._finder.toNextBoundary()) >= 0 and self.first + at < self.last:
            if self._is_cut(self.first + at):
                found.append(self.first + at)
        return [*found, self.last] if self.last > self.first else found

    def is_bare(self, start: int, end: int) -> bool:
        """Tell whether there is nothing but a sign that steers direction, without any width."""
        return end == start + 1 and _STEERS.match(self._text, start - self.first) is not None

    def stretches(self, start: int, end: int) -> list[Stretch]:
        """Return what whole clusters cover, by x; those that touch are united, those without width dropped."""
        found: list[Stretch] = []
        for x0, x1 in sorted(self._rectangles(start, end)):
            if x1 - x0 < NOTHING:
                continue
            if found and x0 <= found[-1][1] + TOUCHING:
                found[-1] = (found[-1][0], max(found[-1][1], x1))
            else:
                found.append((x0, x1))
        return found

    def cluster(self, start: int, end: int) -> Cluster:
        """Return one cluster with its extent and the direction of its run."""
        runs = self._line.glyphRuns(start, end - start) if end > start else []
        boxes = [(run.boundingRect(), run.isRightToLeft()) for run in runs]
        if not boxes:
            x = self.caret(start)
            return Cluster(start, end, x, x, rtl=False)
        # a joiner at the end of a cluster is an empty box that may lie in another run
        inked = [one for one in boxes if one[0].width() >= NOTHING] or boxes[:1]
        x0, x1 = min(box.left() for box, _ in inked), max(box.right() for box, _ in inked)
        return Cluster(start, end, x0, x1, inked[0][1])

    def caret(self, at: int) -> float:
        """Return where Qt draws the caret before a position."""
        x, _ = cast("tuple[float, int]", self._line.cursorToX(at))
        return x

    def _rectangles(self, start: int, end: int) -> list[Stretch]:
        if end <= start:
            return []
        boxes = [run.boundingRect() for run in self._line.glyphRuns(start, end - start)]
        return [(box.left(), box.right()) for box in boxes]

    def _glyphs(self, start: int, length: int) -> int:
        return sum(len(run.glyphIndexes()) for run in self._line.glyphRuns(start, length, INDEXES))

    def _single(self, at: int) -> int:
        if at not in self._singles:
            self._singles[at] = self._glyphs(at, 1)
        return self._singles[at]


def in_units(text: str) -> str:
    """Repeat each wide character, so that there is one character a UTF-16 unit."""
    return _WIDE.sub(lambda found: 2 * found.group(), text)


def pieces(line: ShapedLine, start: int, end: int) -> tuple[Stretch, ...]:
    """Return the visible area of [start, end) on a line: never empty, at least 3 pixels wide.

    A letter without a width of its own, such as the alif of Naskh's lam-alif, shows with its neighbour; what has
    no shape at all, such as a lone direction mark, shows as a bar.
    """
    first, last = line.back(max(start, line.first)), line.on(min(end, line.last))
    found = line.stretches(first, last)
    if _width(found) < 1 and last > first:
        found = _extended(line, first, last)
    width = _width(found)
    if width < 1:
        x = line.caret(min(max(start, line.first), line.last))
        return ((x - BAR / 2, x + BAR / 2),)
    if width < LEAST_WIDTH:
        middle = (found[0][0] + found[-1][1]) / 2
        return ((middle - LEAST_WIDTH / 2, middle + LEAST_WIDTH / 2),)
    return tuple(found)


def _extended(line: ShapedLine, first: int, last: int) -> list[Stretch]:
    """Take the cluster before along, else the one after."""
    if first > line.first:
        found = line.stretches(line.back(first - 1), last)
        if _width(found) >= 1:
            return found
    return line.stretches(first, line.on(last + 1)) if last < line.last else []


def _width(stretches: list[Stretch]) -> float:
    return sum(x1 - x0 for x0, x1 in stretches)


def table(line: ShapedLine) -> tuple[Cluster, ...]:
    """Return all clusters of a line in the order of the text; they tile it without gap or overlap."""
    found: list[Cluster] = []
    for start, end in pairwise(line.edges()):
        if found and line.is_bare(start, end):  # asking Qt where it is costs much where there are thousands
            found.append(Cluster(start, end, found[-1].x1, found[-1].x1, found[-1].rtl))
        else:
            found.append(line.cluster(start, end))
    return tuple(found)


def targets(clusters: tuple[Cluster, ...], text: str) -> tuple[Cluster, ...]:
    """Return what can be pointed at: a letter without width belongs to the cluster before it.

    Args:
        clusters: The table of a line.
        text: The line's text with one character a UTF-16 unit.
    """
    found: list[Cluster] = []
    for cluster in clusters:
        first = clusters[0].start
        thin = cluster.x1 - cluster.x0 < NOTHING
        if thin and found and unicodedata.category(text[cluster.start - first]) == "Lo":
            before = found.pop()
            cluster = Cluster(before.start, cluster.end, before.x0, before.x1, before.rtl)
        found.append(cluster)
    return tuple(found)
