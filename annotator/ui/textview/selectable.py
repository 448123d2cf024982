"""The sheet with a caret and a selection, whoever moves them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from PySide6.QtCore import QMimeData, QPoint, QPointF, Signal
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QWidget

from annotator.arabic import clitics, words
from annotator.ui.textview import announcing, selecting
from annotator.ui.textview.hits import Caret, Hit, hit
from annotator.ui.textview.marks import Mark
from annotator.ui.textview.scene import Scene
from annotator.ui.textview.selecting import Range
from annotator.ui.textview.sheet import Sheet

COPIED = "copied_text"
"""The name of what Python has put on the clipboard: it is to be exchanged before Python ends."""


class Selectable(Sheet):
    """Shows one immutable text in which a range can be selected. Offsets are code points.

    Signals:
        range_selected(int, int): The user finished selecting [start, end), already snapped.
        selection_cleared(): What was selected no longer is.
        caret_moved(int): The caret is at another offset.
    """

    range_selected: ClassVar[Signal] = Signal(int, int)
    selection_cleared: ClassVar[Signal] = Signal()
    caret_moved: ClassVar[Signal] = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with an empty text and nothing selected."""
        super().__init__(parent)
        self._caret, self._caret_edition = Caret(0), self._edition
        self._shown_selection: Range | None = None
        self._shown_caret = 0
        self._announced: str | None = None
        self.cursorPositionChanged.connect(self._tell)
        self.selectionChanged.connect(self._tell)

    def show_text(self, text: str) -> None:
        """Replace the text, and forget the marks of the one before; the caret is at its start."""
        super().show_text(text)
        self._shown_selection, self._shown_caret, self._announced = None, 0, None

    def caret(self) -> int:
        """Return the offset of the caret."""
        return self._geometry.units.to_code_point(self.textCursor().position())

    def selection(self) -> Range | None:
        """Return the selected range, None where nothing is selected."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        to_offset = self._geometry.units.to_code_point
        return to_offset(cursor.selectionStart()), to_offset(cursor.selectionEnd())

    def select(self, start: int, end: int) -> None:
        """Select [start, end), widened so that no letter is parted from its marks; the caret is at its end."""
        start, end = sorted((self._inside(start), self._inside(end)))
        self._put(*selecting.letters_over(self.text(), start, end))

    def clear_selection(self) -> None:
        """Select nothing; the caret stays."""
        caret = self.caret()
        self._put(caret, caret)

    def set_caret(self, offset: int) -> None:
        """Put the caret before a letter; selects nothing."""
        offset = self._inside(offset)
        place = selecting.letter(self.text(), offset)[0]
        self._put(place, place)

    def widen_selection(self) -> None:
        """Select more: the word at the caret, its sentence, its paragraph, all."""
        caret = self.caret()
        self._choose(*selecting.wider(self.text(), *(self.selection() or (caret, caret))))

    def turn_start(self) -> None:
        """Move the start of the selection, or of the word at the caret, past a clitic, past a shorter one, and back."""
        chosen = self._chosen_or_word()
        if chosen is not None:
            self._choose(*clitics.start_past_clitic(self.text(), *chosen))

    def turn_end(self) -> None:
        """Move the end of the selection, or of the word at the caret, before an attached pronoun, and back."""
        chosen = self._chosen_or_word()
        if chosen is not None:
            self._choose(*clitics.end_before_enclitic(self.text(), *chosen))

    def offset_at(self, point: QPoint) -> int:
        """Return the place for a caret that is nearest to a point of the viewport."""
        return self._hit(QPointF(point)).caret

    def copy(self) -> None:
        """Copy exactly the stored text, as data of Qt's own: what is made in Python must not outlive it."""
        chosen = self.selection()
        if chosen is not None:
            QGuiApplication.clipboard().setText(self.text()[slice(*chosen)])

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return exactly the stored text: Qt's would turn NBSP into a space and U+2028 into a line feed."""
        data = QMimeData()
        data.setObjectName(COPIED)
        start, end = self.selection() or (0, 0)
        data.setText(self.text()[start:end])
        return data

    def _chosen_or_word(self) -> Range | None:
        return self.selection() or words.word_at(self.text(), self.caret())

    def _choose(self, start: int, end: int) -> None:
        """Select as the user asked, and tell."""
        self._put(*selecting.letters_over(self.text(), start, end))
        self._tell_selected()

    def _standing(self) -> Caret:
        """Return the caret, and which of two places it has between runs of two directions, if that is known."""
        offset = self.caret()
        known = self._caret.offset == offset and self._caret_edition == self._edition
        return self._caret if known else Caret(offset)

    def _anchor(self) -> int:
        return self._geometry.units.to_code_point(self.textCursor().anchor())

    def _put(self, anchor: int, head: int, x: float | None = None, *, reveals: bool = True) -> None:
        """Select from anchor to head, where the caret goes; x says at which of its two places, if it has two."""
        self._caret, self._caret_edition = Caret(head, x), self._edition
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._geometry.units.to_utf16(anchor))
        cursor.setPosition(self._geometry.units.to_utf16(head), QTextCursor.MoveMode.KeepAnchor)
        value = self.verticalScrollBar().value()
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(value)
        self.viewport().update()
        if reveals:
            self.reveal(head)

    def _tell_selected(self) -> None:
        chosen = self.selection()
        if chosen is not None:
            self.range_selected.emit(*chosen)

    def _tell(self) -> None:
        """Tell what changed since the last time, once, and paint it."""
        caret, chosen = self.caret(), self.selection()
        before = self._shown_selection
        if (caret, chosen) == (self._shown_caret, before):
            return
        self.viewport().update()
        moved = caret != self._shown_caret
        self._shown_caret, self._shown_selection = caret, chosen
        if before is not None and chosen is None:
            self.selection_cleared.emit()
        if moved:
            self._announce(self._marks.at(caret))
            self.caret_moved.emit(caret)

    def _announce(self, marks: Sequence[Mark]) -> None:
        """Say the innermost mark when the caret comes into it."""
        innermost = marks[0] if marks else None
        if innermost is not None and innermost.id != self._announced:
            announcing.announce(self, innermost, self.text()[innermost.start : innermost.end])
        self._announced = innermost.id if innermost else None

    def _scene(self) -> Scene:
        caret = self.caret() if self.hasFocus() else None
        return replace(super()._scene(), selection=self.selection(), caret=caret, caret_x=self._standing().x)

    def _hit(self, point: QPointF) -> Hit:
        return hit(self._geometry, self._measures, point.x(), point.y() + self.verticalScrollBar().value())

    def _inside(self, offset: int) -> int:
        return min(max(offset, 0), len(self.text()))
