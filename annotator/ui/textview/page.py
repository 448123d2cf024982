"""The page: one frozen text, laid out by Qt in our rhythm, each paragraph in its own direction."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QSizeF, Qt
from PySide6.QtGui import QFont, QResizeEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from annotator.arabic.direction import paragraph_directions
from annotator.errors import InputError
from annotator.language import tr
from annotator.ui.fonts import reading_font
from annotator.ui.textview import reading_place, rhythm
from annotator.ui.textview.geometry import Geometry
from annotator.ui.textview.hits import place_of
from annotator.ui.textview.marks import Look
from annotator.ui.textview.measures import measures
from annotator.ui.textview.reading_place import ReadingPlace

WRAP = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
ENDLESS_WORD = re.compile(r"\S{3000}")
BEFORE = 1 / 3
"""Of the view's height stays above what is scrolled to from afar."""

_OF_COLOUR = ("paper", "ink", "selection", "caret", "focus", "invisibles")


class Page(QTextEdit):
    """Lays out one immutable text. Takes and gives code-point offsets; Qt's units stay inside.

    It has no text before the first :meth:`show_text`.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with an empty document."""
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
        # Before it is first shown, Qt gives a document no width, and lays out nothing.
        document.setPageSize(QSizeF(self.viewport().width(), -1))
        self._look = Look()
        self._font = reading_font(self._look.family, self._look.size)
        self._measures = measures(self._font, self._look)
        self._directions: list[str] = ["rtl"]
        self._turned: dict[int, str] = {}
        self._geometry = Geometry(document, "")
        self._pitches: dict[int, float] = {}
        self._column = 0.0
        self._edition = 0
        self._place: ReadingPlace | None = None

    def show_text(self, text: str) -> None:
        """Replace the text. It must be clean: see ``arabic.clean``.

        Raises:
            InputError: Qt would show something else than this text, so that no offset would be true.
        """
        document = self.document()
        self._geometry = Geometry(document, text)
        self._pitches, self._place, self._turned = {}, None, {}
        self._directions = paragraph_directions(text)
        self._forget_text()
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

    def direction_at(self, offset: int) -> str:
        """Return "rtl" or "ltr": how the paragraph of an offset runs."""
        return self._direction(self._geometry.paragraphs.number_at(offset))

    def set_directions(self, turned: Mapping[int, str]) -> None:
        """Run these paragraphs, by number, in the given direction; all others as their letters say."""
        before, self._turned = self._turned, dict(turned)
        known = range(len(self._geometry.paragraphs))
        concerned = [number for number in {*before, *turned} if number in known]
        other = [
            number for number in concerned if before.get(number, self._directions[number]) != self._direction(number)
        ]
        if other:
            with self._reading_place():
                self._format(sorted(other))
                self._forget_places()
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
        top, bottom = self._reach(offset)
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if top < bar.value():
            bar.setValue(int(top))
        elif bottom > bar.value() + height:
            bar.setMaximum(max(bar.maximum(), int(bottom - height) + 1))
            bar.setValue(int(bottom - height) + 1)

    def scroll_to(self, start: int, end: int) -> None:
        """Bring [start, end) into view. What is in view already stays; what is not comes to a third of the height."""
        bar, height = self.verticalScrollBar(), self.viewport().height()
        last = max(end - 1, start)
        top, bottom = self._reach(start)[0], self._reach(last)[1]
        if bar.value() <= top and bottom <= bar.value() + height:
            return
        self._scroll(int(top - height * BEFORE))
        self.reveal(last)
        self.reveal(start)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew; the line at the top stays where it is."""
        with self._reading_place():
            self._column = self._set_column()
            super().resizeEvent(event)
            self._forget_places()

    def changeEvent(self, event: QEvent) -> None:
        """Keep our font when the application's changes: Qt would give it to the document."""
        if event.type() not in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            super().changeEvent(event)

    def _forget_places(self) -> None:
        """Drop what is known of places: all lines are others now."""
        self._geometry.forget()
        self._edition += 1

    def _forget_text(self) -> None:
        """Drop what belongs to the text before; called before the new one is laid out."""

    def _depth(self, paragraph: int) -> int:
        """Return how many underlines lie below each other in a paragraph."""
        return 0

    def _direction(self, paragraph: int) -> str:
        own = self._directions[paragraph] if paragraph < len(self._directions) else "rtl"
        return self._turned.get(paragraph, own)

    def _reach(self, offset: int) -> tuple[float, float]:
        """Return top and bottom of a character's line in the document, with all that belongs to it."""
        placed = self._geometry.placed(self._geometry.row_at(offset))
        above = placed.baseline - self._measures.above - 4
        top = above if placed.row.number or placed.row.paragraph else 0  # the first line, with the margin over it
        return top, placed.y + placed.row.top + self._measures.pitch(1)

    def _scroll(self, value: int) -> None:
        reading_place.scroll(self._geometry, self.verticalScrollBar(), value, self.viewport().height())

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
        with rhythm.one_step(self.document()):
            self._column = self._set_column()
            self._format(range(len(self._geometry.paragraphs)))
        self._forget_places()
        self.viewport().update()

    def _stack(self, paragraphs: Iterable[int]) -> bool:
        """Make room in the paragraphs where marks stack higher or lower than before; tell whether any changed."""
        pitch = self._measures.pitch
        other = [number for number in paragraphs if pitch(self._depth(number)) != self._pitches.get(number)]
        if not other:
            return False
        with self._reading_place():
            self._format(sorted(other))
            self._geometry.forget_paragraphs(other)
        self.viewport().update()
        return True

    def _format(self, paragraphs: Iterable[int]) -> None:
        formats = {}
        for number in paragraphs:
            depth = self._depth(number)
            start, end = self._geometry.paragraphs.bounds(number)
            self._pitches[number] = self._measures.pitch(depth)
            formats[number] = rhythm.block_format(self._measures, self._direction(number), depth, empty=start == end)
        rhythm.set_formats(self.document(), formats)

    @contextmanager
    def _reading_place(self) -> Iterator[None]:
        """Keep the line at the top where it is. A place that was not scrolled away from is used again: no drift."""
        bar, height = self.verticalScrollBar(), self.viewport().height()
        place = self._place
        if place is None or place.value != bar.value():
            place = reading_place.taken(self._geometry, bar.value(), height)
        yield
        self._place = reading_place.restored(place, self._geometry, bar, height)
