"""Where the text lies on the page: rows, pieces of marks and clusters, asked of Qt once and kept as numbers.

Coordinates are the document's: the view subtracts its scroll position. Offsets are code points; Qt's
UTF-16 positions are relative to a paragraph and stay in here. Every Qt line is fetched, used and
dropped within one function.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QTextBlock, QTextDocument

from annotator.core.offsets import Utf16Map
from annotator.ui.textview import clusters
from annotator.ui.textview.clusters import Cluster, ShapedLine, Stretch
from annotator.ui.textview.index import Paragraphs
from annotator.ui.textview.rhythm import lay_out_from

FUZZY = Qt.HitTestAccuracy.FuzzyHit
WIDEST_GAP = 48
"""Pixels; no space between two paragraphs is higher, at the largest letters."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a paragraph. Offsets are code points of the text; heights are from the paragraph's origin."""

    paragraph: int
    number: int
    start: int
    end: int
    top: float
    baseline: float
    last: bool

    @property
    def reach(self) -> int:
        """Return the end of what belongs to the row: the last one has the line feed too."""
        return self.end + 1 if self.last else self.end


@dataclass(frozen=True, slots=True)
class Placed:
    """A row where it lies now: its paragraph's origin in the document, and the paragraph's direction."""

    row: Row
    x: float
    y: float
    rtl: bool

    @property
    def baseline(self) -> float:
        """Height of the baseline in the document."""
        return self.y + self.row.baseline


class Geometry:
    """Answers where things are. Nothing in here outlives :meth:`forget` but the text."""

    def __init__(self, document: QTextDocument, text: str) -> None:
        """Take a document that shows exactly this text."""
        self._document = document
        self.text = text
        self.units = Utf16Map(text)
        self.paragraphs = Paragraphs(text)
        self._rows: dict[int, tuple[Row, ...]] = {}
        self._row_starts: dict[int, list[int]] = {}
        self._pieces: dict[tuple[int, int, int, int], tuple[Stretch, ...]] = {}
        self._tables: dict[tuple[int, int], tuple[Cluster, ...]] = {}

    def forget(self) -> None:
        """Drop all numbers: the page was laid out anew."""
        self._rows.clear()
        self._row_starts.clear()
        self._pieces.clear()
        self._tables.clear()

    def forget_paragraphs(self, paragraphs: Iterable[int]) -> None:
        """Drop the heights of some paragraphs: their lines stand further apart now, nothing moved sideways."""
        for number in paragraphs:
            self._rows.pop(number, None)

    def rows(self, paragraph: int) -> tuple[Row, ...]:
        """Return the lines of a paragraph."""
        if paragraph not in self._rows:
            self._rows[paragraph] = self._fetch_rows(paragraph)
            self._row_starts[paragraph] = [row.start for row in self._rows[paragraph]]
        return self._rows[paragraph]

    def row_at(self, offset: int) -> Row:
        """Return the row that an offset lies in; at a break, the later one."""
        paragraph = self.paragraphs.number_at(offset)
        rows = self.rows(paragraph)
        return rows[max(bisect_right(self._row_starts[paragraph], offset) - 1, 0)]

    def placed(self, row: Row) -> Placed:
        """Return a row with its present place in the document."""
        block = self._laid_out(row.paragraph)
        origin = block.layout().position()
        return Placed(row, origin.x(), origin.y(), block.textDirection() == Qt.LayoutDirection.RightToLeft)

    def rows_between(self, top: float, bottom: float) -> Iterator[Placed]:
        """Yield the rows that start in a strip of the document, and the one that reaches into it from above."""
        block = self._block_near(top)
        layout = self._document.documentLayout()
        while block.isValid() and layout.blockBoundingRect(block).top() <= bottom:
            number = block.blockNumber()
            origin = block.layout().position()
            rtl = block.textDirection() == Qt.LayoutDirection.RightToLeft
            rows = self.rows(number)
            first = max(bisect_right(rows, top - origin.y(), key=lambda row: row.top) - 1, 0)
            for row in rows[first:]:
                if origin.y() + row.top > bottom:
                    break
                yield Placed(row, origin.x(), origin.y(), rtl)
            block = block.next()

    def pieces(self, row: Row, start: int, end: int) -> tuple[Stretch, ...]:
        """Return what [start, end) covers of a row, from the paragraph's origin."""
        key = (row.paragraph, row.number, max(start, row.start), min(end, row.reach))
        found = self._pieces.get(key)
        if found is None:
            found = self._pieces[key] = self._fetch_pieces(row, key[2], key[3])
        return found

    def targets(self, row: Row) -> tuple[Cluster, ...]:
        """Return the clusters of a row that can be pointed at, in UTF-16 positions of the paragraph."""
        key = (row.paragraph, row.number)
        if key not in self._tables:
            text = clusters.in_units(self.text[row.start : row.end])
            self._tables[key] = clusters.targets(self.clusters(row), text)
        return self._tables[key]

    def clusters(self, row: Row) -> tuple[Cluster, ...]:
        """Return all clusters of a row, asked anew."""
        block = self._laid_out(row.paragraph)
        return clusters.table(ShapedLine(block.layout().lineAt(row.number), self.text[row.start : row.end]))

    def caret_x(self, row: Row, offset: int) -> float:
        """Return where the caret before an offset stands, from the paragraph's origin."""
        block = self._laid_out(row.paragraph)
        line = ShapedLine(block.layout().lineAt(row.number), self.text[row.start : row.end])
        return line.caret(self.to_position(row.paragraph, offset))

    def to_position(self, paragraph: int, offset: int) -> int:
        """Return the UTF-16 position within a paragraph."""
        return self.units.to_utf16(offset) - self.units.to_utf16(self.paragraphs.bounds(paragraph)[0])

    def to_offset(self, paragraph: int, position: int) -> int:
        """Return the code-point offset of a UTF-16 position within a paragraph."""
        return self.units.to_code_point(position + self.units.to_utf16(self.paragraphs.bounds(paragraph)[0]))

    def _laid_out(self, paragraph: int) -> QTextBlock:
        """Return a block whose lines exist: layout is lazy, and the line of a block without lines crashes."""
        block = self._document.findBlockByNumber(paragraph)
        layout = self._document.documentLayout()
        layout.blockBoundingRect(block)
        if not block.layout().lineCount():  # Qt has lost it: see rhythm.set_formats
            lay_out_from(self._document, paragraph)
            layout.blockBoundingRect(block)
        return block

    def _block_near(self, y: float) -> QTextBlock:
        """Return the block at a height, or the nearest one above it.

        While the page is not all laid out, Qt takes the space between two paragraphs for the end of the text; asking
        for the block there would lay out everything. One of three heights is surely inside a paragraph.
        """
        layout = self._document.documentLayout()
        least = layout.blockBoundingRect(self._document.firstBlock()).top() + 1
        near = (layout.hitTest(QPointF(0, max(y + away, least)), FUZZY) for away in (WIDEST_GAP, -WIDEST_GAP, 0))
        block = self._document.findBlock(max(min(near), 0))
        while block.previous().isValid() and layout.blockBoundingRect(block).top() > y:
            block = block.previous()
        return block

    def _fetch_rows(self, paragraph: int) -> tuple[Row, ...]:
        block = self._laid_out(paragraph)
        layout = block.layout()
        end = self.paragraphs.bounds(paragraph)[1]
        count = layout.lineCount()
        found: list[Row] = []
        for number in range(count):
            line = layout.lineAt(number)
            start = self.to_offset(paragraph, line.textStart())
            stop = end if number + 1 == count else self.to_offset(paragraph, line.textStart() + line.textLength())
            baseline = line.y() + line.ascent()
            found.append(Row(paragraph, number, start, min(stop, end), line.y(), baseline, last=number + 1 == count))
        return tuple(found)

    def _fetch_pieces(self, row: Row, start: int, end: int) -> tuple[Stretch, ...]:
        block = self._laid_out(row.paragraph)
        line = ShapedLine(block.layout().lineAt(row.number), self.text[row.start : row.end])
        first, last = self.to_position(row.paragraph, start), self.to_position(row.paragraph, end)
        return clusters.pieces(line, first, last)
