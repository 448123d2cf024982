"""The sheet: one frozen text, laid out by Qt and painted by us, with marks under it. Knows nothing of hands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QResizeEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from annotator import logs
from annotator.arabic.direction import paragraph_directions
from annotator.errors import InputError
from annotator.language import tr
from annotator.ui.fonts import reading_font
from annotator.ui.textview import reading_place, rhythm
from annotator.ui.textview.geometry import Geometry
from annotator.ui.textview.hits import Caret, place_of
from annotator.ui.textview.index import MarkIndex
from annotator.ui.textview.marks import Look, Mark, Shade
from annotator.ui.textview.measures import measures
from annotator.ui.textview.painting import paint
from annotator.ui.textview.reading_place import ReadingPlace
from annotator.ui.textview.scene import Grid, Scene
from annotator.ui.textview.stacking import MOST_LANES

FOCUS = 2.0
FEW = 40
"""Up to so many changed marks, only their lines are painted again."""

WRAP = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
ENDLESS_WORD = re.compile(r"\S{3000}")
_OF_COLOUR = ("paper", "ink", "selection", "caret", "focus")


class Sheet(QTextEdit):
    """Shows one immutable text. Takes and gives code-point offsets; Qt's units stay inside."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with an empty text."""
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTextInteractionFlags(  # without the keyboard flag the caret does not move
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptDrops(False)
        self.setWordWrapMode(WRAP)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Text of the report"))
        self.viewport().setAutoFillBackground(False)
        document = self.document()
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        document.setDefaultCursorMoveStyle(Qt.CursorMoveStyle.VisualMoveStyle)
        self._look = Look()
        self._font = reading_font(self._look.family, self._look.size)
        self._measures = measures(self._font, self._look)
        self._directions: list[str] = ["rtl"]
        self._geometry = Geometry(document, "")
        self._marks = MarkIndex(self._geometry.paragraphs)
        self._pitches: dict[int, float] = {}
        self._shades: tuple[Shade, ...] = ()
        self._chosen: str | None = None
        self._column = 0.0
        self._caret = Caret(0)
        self._place: ReadingPlace | None = None
        self._lay_out()

    def show_text(self, text: str) -> None:
        """Replace the text, and forget the marks of the one before. It must be clean: see ``arabic.clean``.

        Raises:
            InputError: Qt would show something else than this text, so that no offset would be true.
        """
        document = self.document()
        self._geometry = Geometry(document, text)
        self._marks = MarkIndex(self._geometry.paragraphs)
        self._pitches, self._shades, self._chosen, self._place = {}, (), None, None
        self._directions = list(paragraph_directions(text))
        self._wrap(text)
        with rhythm.one_step(document):
            document.setPlainText(text)
            self.setTextCursor(QTextCursor(document))  # Qt leaves it at the end, and would lay out as far as that
            self._lay_out()
        if document.characterCount() - 1 != self._geometry.units.length:
            self.show_text("")
            raise InputError(
                tr("This text cannot be shown, because it was not cleaned when it came in. Import it again.")
            )
        self.verticalScrollBar().setValue(0)

    def text(self) -> str:
        """Return the text that was given; it is never read back from Qt."""
        return self._geometry.text

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Show these marks for the old ones. Only lines whose marks changed are painted again."""
        changed = self._marks.set(marks)
        if not changed:
            return
        concerned = {number for mark in changed for number in self._geometry.paragraphs.touched(mark.start, mark.end)}
        if not self._stack(concerned):
            self._repaint(changed)

    def select_mark(self, id: str | None) -> None:
        """Outline this mark and scroll to it; None for none."""
        before, self._chosen = self._marks.get(self._chosen), id
        after = self._marks.get(id)
        self._repaint([mark for mark in (before, after) if mark is not None])
        if after is not None:
            self.reveal(after.end - 1)
            self.reveal(after.start)

    def selected_mark(self) -> str | None:
        """Return the id of the outlined mark."""
        return self._chosen

    def set_shades(self, shades: Sequence[Shade]) -> None:
        """Dim these stretches for the old ones."""
        self._shades = tuple(shades)
        self.viewport().update()

    def look(self) -> Look:
        """Return how the page looks."""
        return self._look

    def set_look(self, look: Look) -> None:
        """Change how the page looks; the line at the top stays where it is."""
        before, self._look = self._look, look
        colours = {name: getattr(look, name) for name in _OF_COLOUR}
        if replace(before, **colours) != look:
            with self._reading_place():
                self._font = reading_font(look.family, look.size)
                self._measures = measures(self._font, look)
                self._lay_out()
        self.viewport().update()

    def spot(self, offset: int) -> QPoint:
        """Return a point of the viewport inside a character, nearer its start than its end."""
        placed, x = place_of(self._geometry, offset)
        y = placed.baseline - self._measures.rise / 3
        return QPoint(int(x), round(y - self.verticalScrollBar().value()))

    def reveal(self, offset: int) -> None:
        """Scroll as little as it takes to have a character's line in view, with its captions and underlines."""
        placed = self._geometry.placed(self._geometry.row_at(offset))
        bar, height = self.verticalScrollBar(), self.viewport().height()
        above = placed.baseline - self._measures.above - 4
        top = above if placed.row.number or placed.row.paragraph else 0  # the first line, with the margin over it
        bottom = placed.y + placed.row.top + self._measures.pitch(1)
        if top < bar.value():
            bar.setValue(int(top))
        elif bottom > bar.value() + height:
            bar.setMaximum(max(bar.maximum(), int(bottom - height) + 1))
            bar.setValue(int(bottom - height) + 1)

    def caret(self) -> int:
        """Return the offset of the caret."""
        return self._geometry.units.to_code_point(self.textCursor().position())

    def _standing(self) -> Caret:
        """Return the caret, and which of two places it has between runs of two directions, if that is known."""
        offset = self.caret()
        return self._caret if self._caret.offset == offset else Caret(offset)

    def selection(self) -> tuple[int, int] | None:
        """Return the selected range, None where nothing is selected."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        to_offset = self._geometry.units.to_code_point
        return to_offset(cursor.selectionStart()), to_offset(cursor.selectionEnd())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines concerned; an error is logged, because an open painter would crash the program."""
        painter = QPainter(self.viewport())
        try:
            self._paint(painter, event)
        except Exception as error:  # noqa: BLE001  # leaving with a live painter is a segfault
            logs.failure("painting the text", error)
        finally:
            painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew; the line at the top stays where it is."""
        with self._reading_place():
            self._caret = Caret(self._caret.offset)
            self._column = self._set_column()
            super().resizeEvent(event)
            self._geometry.forget()

    def changeEvent(self, event: QEvent) -> None:
        """Keep our font when the application's changes: Qt would give it to the document."""
        if event.type() not in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            super().changeEvent(event)

    def _paint(self, painter: QPainter, event: QPaintEvent) -> None:
        scroll = self.verticalScrollBar().value()
        painter.translate(0, -scroll)
        scene = Scene(
            geometry=self._geometry,
            marks=self._marks,
            look=self._look,
            measures=self._measures,
            column=self._column,
            grid=Grid(self.viewport().devicePixelRatioF(), scroll),
            shades=self._shades,
            chosen=self._chosen,
            selection=self.selection(),
            caret=self.caret() if self.hasFocus() else None,
            caret_x=self._standing().x,
        )
        paint(painter, scene, self.document(), QRectF(event.rect().translated(0, scroll)))
        painter.resetTransform()
        if self.hasFocus():
            self._paint_focus(painter)

    def _paint_focus(self, painter: QPainter) -> None:
        painter.setPen(QPen(QColor(self._look.focus), FOCUS))
        half = FOCUS / 2
        painter.drawRect(QRectF(self.viewport().rect()).adjusted(half, half, -half, -half))

    def _wrap(self, text: str) -> None:
        """Break lines between words; anywhere where a word has thousands of letters, whose breaks cost Qt seconds."""
        wanted = QTextOption.WrapMode.WrapAnywhere if ENDLESS_WORD.search(text) else WRAP
        if self.wordWrapMode() != wanted:
            self.document().clear()
            self.setWordWrapMode(wanted)

    def _set_column(self) -> float:
        return rhythm.set_column(self.document(), self._measures, self.viewport().width(), self._look.measure)

    def _lay_out(self) -> None:
        """Give the document its font, column and paragraphs, from the look and the marks."""
        if self.document().defaultFont() != self._font:
            self.document().setDefaultFont(QFont(self._font))
        self._pitches = {}
        self._caret = Caret(self._caret.offset)
        with rhythm.one_step(self.document()):
            self._column = self._set_column()
            self._format(range(len(self._geometry.paragraphs)))
        self._geometry.forget()
        self.viewport().update()

    def _stack(self, paragraphs: set[int]) -> bool:
        """Make room in the paragraphs where marks stack higher or lower than before; tell whether any changed."""
        other = [number for number in paragraphs if self._pitch(number) != self._pitches.get(number)]
        if not other:
            return False
        with self._reading_place():
            self._format(sorted(other))
            self._geometry.forget_paragraphs(other)
        self.viewport().update()
        return True

    def _format(self, paragraphs: Sequence[int]) -> None:
        formats = {}
        for number in paragraphs:
            depth = self._marks.bucket(number).depth
            start, end = self._geometry.paragraphs.bounds(number)
            self._pitches[number] = self._measures.pitch(depth)
            direction = self._directions[number] if number < len(self._directions) else "rtl"
            formats[number] = rhythm.block_format(self._measures, direction, depth, empty=start == end)
        rhythm.set_formats(self.document(), formats)

    def _pitch(self, paragraph: int) -> float:
        return self._measures.pitch(self._marks.bucket(paragraph).depth)

    def _repaint(self, marks: Sequence[Mark]) -> None:
        """Paint the lines of these marks again, so far as they are in view."""
        viewport = self.viewport()
        if len(marks) > FEW:
            viewport.update()
            return
        scroll = self.verticalScrollBar().value()
        reach = self._measures.pitch(MOST_LANES)
        for placed in self._geometry.rows_between(scroll - reach, scroll + viewport.height() + reach):
            row = placed.row
            if any(mark.start < row.reach and mark.end > row.start for mark in marks):
                top = placed.baseline - self._measures.above - 6 - scroll
                bottom = placed.baseline + self._measures.pitch(MOST_LANES) - scroll
                viewport.update(0, int(top), viewport.width(), int(bottom - top) + 2)

    @contextmanager
    def _reading_place(self) -> Iterator[None]:
        """Keep the line at the top where it is. A place that was not scrolled away from is used again: no drift."""
        bar, height = self.verticalScrollBar(), self.viewport().height()
        place = self._place
        if place is None or place.value != bar.value():
            place = reading_place.taken(self._geometry, bar.value(), height)
        yield
        self._place = reading_place.restored(place, self._geometry, bar, height)
