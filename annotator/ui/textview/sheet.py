"""The sheet: the page with marks and other layers painted under its letters. Knows nothing of hands."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from annotator import logs
from annotator.ui.textview.index import MarkIndex
from annotator.ui.textview.layers import Hits, Layers
from annotator.ui.textview.marks import Mark, Shade
from annotator.ui.textview.page import Page
from annotator.ui.textview.painting import paint
from annotator.ui.textview.scene import Grid, Scene
from annotator.ui.textview.stacking import MOST_LANES

FOCUS = 2.0
FEW = 40
"""Up to so many changed marks, only their lines are painted again."""

Range = tuple[int, int]


class Sheet(Page):
    """Shows marks on one immutable text. Offsets are code points."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with an empty text."""
        super().__init__(parent)
        self._marks = MarkIndex(self._geometry.paragraphs)
        self._layers = Layers()
        super().show_text("")

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Show these marks for the old ones. Only lines whose marks changed are painted again."""
        self._show_changed(self._marks.set(marks))

    def change_marks(self, gone: Iterable[str], came: Iterable[Mark]) -> None:
        """Take marks away, by id, and show others; it costs nothing for the marks that stay."""
        self._show_changed(self._marks.change(gone, came))

    def marks_at(self, offset: int) -> list[Mark]:
        """Return the marks over a code point, the innermost first."""
        return self._marks.at(offset)

    def select_mark(self, id: str | None) -> None:
        """Outline this mark and scroll to it; None for none."""
        before, after = self._marks.get(self._layers.chosen), self._marks.get(id)
        self._layers = replace(self._layers, chosen=id)
        self._repaint([(mark.start, mark.end) for mark in (before, after) if mark is not None])
        if after is not None:
            self.reveal(after.end - 1)
            self.reveal(after.start)

    def selected_mark(self) -> str | None:
        """Return the id of the outlined mark."""
        return self._layers.chosen

    def set_tinted(self, ids: Collection[str]) -> None:
        """Let these marks stand out together, such as those of the event at hand, and no others."""
        self._layers = replace(self._layers, tinted=frozenset(ids))
        self.viewport().update()

    def set_shades(self, shades: Sequence[Shade]) -> None:
        """Dim these stretches for the old ones."""
        self._layers = replace(self._layers, shades=tuple(shades))
        self.viewport().update()

    def set_hits(self, hits: Sequence[Range], current: int | None = None) -> None:
        """Show where words were found, for the old hits; current is the number of the one that stands out."""
        self._layers = replace(self._layers, hits=Hits(hits, current))
        self.viewport().update()

    def set_current_hit(self, number: int | None) -> None:
        """Let another hit stand out, by its number among those that were set; it costs nothing for the others."""
        before, hits = self._layers.hits.current, self._layers.hits.going_to(number)
        self._layers = replace(self._layers, hits=hits)
        self._repaint([one for one in (before, hits.current) if one is not None])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines concerned; an error is logged, because an open painter would crash the program."""
        painter = QPainter(self.viewport())
        try:
            self._paint(painter, event)
        except Exception as error:  # noqa: BLE001  # leaving with a live painter is a segfault
            logs.failure("painting the text", error)
        finally:
            painter.end()

    def _paint(self, painter: QPainter, event: QPaintEvent) -> None:
        scene = self._scene()
        painter.translate(0, -scene.grid.scroll)
        paint(painter, scene, self.document(), QRectF(event.rect()).translated(0, scene.grid.scroll))
        painter.resetTransform()
        if self.hasFocus():
            self._paint_focus(painter)

    def _scene(self) -> Scene:
        """Return the page as it is now."""
        return Scene(
            geometry=self._geometry,
            marks=self._marks,
            layers=self._layers,
            look=self._look,
            measures=self._measures,
            column=self._column,
            grid=Grid(self.viewport().devicePixelRatioF(), self.verticalScrollBar().value()),
        )

    def _paint_focus(self, painter: QPainter) -> None:
        painter.setPen(QPen(QColor(self._look.focus), FOCUS))
        half = FOCUS / 2
        painter.drawRect(QRectF(self.viewport().rect()).adjusted(half, half, -half, -half))

    def _forget_text(self) -> None:
        self._marks = MarkIndex(self._geometry.paragraphs)
        self._layers = Layers()

    def _depth(self, paragraph: int) -> int:
        return self._marks.bucket(paragraph).depth

    def _show_changed(self, changed: Sequence[Mark]) -> None:
        touched = self._geometry.paragraphs.touched
        concerned = {number for mark in changed for number in touched(mark.start, mark.end)}
        if changed and not self._stack(concerned):
            self._repaint([(mark.start, mark.end) for mark in changed])

    def _repaint(self, ranges: Sequence[Range]) -> None:
        """Paint the lines of these ranges again, so far as they are in view."""
        viewport = self.viewport()
        if len(ranges) > FEW:
            viewport.update()
            return
        scroll = self.verticalScrollBar().value()
        reach = self._measures.pitch(MOST_LANES)
        for placed in self._geometry.rows_between(scroll - reach, scroll + viewport.height() + reach):
            if any(start < placed.row.reach and end > placed.row.start for start, end in ranges):
                top = placed.baseline - self._measures.above - 6 - scroll
                bottom = placed.baseline + reach - scroll
                viewport.update(0, int(top), viewport.width(), int(bottom - top) + 2)
