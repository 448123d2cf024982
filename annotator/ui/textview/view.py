"""The text view: the sheet with mouse, keys and selection."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QKeySequence, QMouseEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from annotator.language import isolated
from annotator.ui.textview import announcing, selecting
from annotator.ui.textview.drag_scroll import DragScroll
from annotator.ui.textview.gestures import NEAR, Clicks, Cycle, Gesture
from annotator.ui.textview.hits import Caret, Hit, hit
from annotator.ui.textview.marks import Mark
from annotator.ui.textview.moves import Move, Walker, move_of
from annotator.ui.textview.sheet import Sheet

ZOOM_STEP = 1.1
LEAST_POINTS, MOST_POINTS = 8.0, 60.0
ZOOM_IN = (Qt.Key.Key_Plus, Qt.Key.Key_Equal)
ZOOM_OUT = (Qt.Key.Key_Minus, Qt.Key.Key_Underscore)


class TextView(Sheet):
    """Shows one immutable text and lets a person select in it. Offsets are code points.

    Signals:
        range_selected(int, int): The user finished selecting [start, end), already snapped.
        selection_cleared(): What was selected no longer is.
        mark_clicked(str): A plain click on a mark: the innermost, then outwards at each further click.
        caret_moved(int): The caret is at another offset.
        zoomed(float): The user changed the size of the text, in points.
    """

    range_selected: ClassVar[Signal] = Signal(int, int)
    selection_cleared: ClassVar[Signal] = Signal()
    mark_clicked: ClassVar[Signal] = Signal(str)
    caret_moved: ClassVar[Signal] = Signal(int)
    zoomed: ClassVar[Signal] = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with an empty text and no gesture."""
        super().__init__(parent)
        self._gesture: Gesture | None = None
        self._clicks = Clicks()
        self._cycle = Cycle()
        self._walker = Walker(self._geometry, self._measures)
        self._pressed_at = QPointF()
        self._pointer = QPointF()
        self._by_letter = False
        self._shown_selection: tuple[int, int] | None = None
        self._shown_caret = 0
        self._announced: str | None = None
        self._scrolling = DragScroll(self, lambda: self._extend_to(self._pointer))
        self.cursorPositionChanged.connect(self._tell)
        self.selectionChanged.connect(self._tell)

    def show_text(self, text: str) -> None:
        """Replace the text, with the caret at its start."""
        self._gesture = None
        self._cycle = Cycle()
        super().show_text(text)
        self._shown_selection, self._shown_caret, self._announced = None, 0, None

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

    def offset_at(self, point: QPoint) -> int:
        """Return the place for a caret that is nearest to a point of the viewport."""
        return self._hit(QPointF(point)).caret

    def marks_at(self, offset: int) -> list[Mark]:
        """Return the marks over a code point, the innermost first."""
        return self._marks.at(offset)

    def zoom(self, steps: float) -> None:
        """Make the text larger or smaller; the line at the top stays where it is."""
        points = min(max(self._look.size * ZOOM_STEP**steps, LEAST_POINTS), MOST_POINTS)
        if points != self._look.size:
            self.set_look(replace(self._look, size=points))
            self.zoomed.emit(points)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return exactly the stored text: Qt's would turn NBSP into a space and U+2028 into a line feed."""
        data = QMimeData()
        start, end = self.selection() or (0, 0)
        data.setText(self.text()[start:end])
        return data

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a gesture."""
        self._press(event, double=False)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select the word."""
        self._press(event, double=True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Extend the selection, scrolling where the pointer leaves the view."""
        gesture = self._gesture
        if gesture is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        self._pointer = event.position()
        if not gesture.under_way:
            gesture.under_way = (self._pointer - self._pressed_at).manhattanLength() >= NEAR
        if gesture.under_way:
            self._by_letter = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            self._extend_to(self._pointer)
            self._scrolling.follow(self._pointer.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the gesture: tell what was selected, or what was clicked."""
        if event.button() != Qt.MouseButton.LeftButton or self._gesture is None:
            event.ignore()
            return
        gesture, self._gesture = self._gesture, None
        self._scrolling.stop()
        if gesture.under_way:
            self._tell_selected()
        else:
            self._click(self._hit(event.position()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, extend, copy or zoom; every other key is left to the window."""
        move = move_of(event.key(), event.modifiers())
        if move is not None:
            self._move(move, extends=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.select(0, len(self.text()))
            self._tell_selected()
        elif not self._zoom_by_key(event):
            event.ignore()

    def event(self, event: QEvent) -> bool:
        """Leave undo, redo and the like to the window: Qt would claim them for an editor."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            ours = move_of(event.key(), event.modifiers()) is not None
            event.setAccepted(ours or event.matches(QKeySequence.StandardKey.Copy))
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the focus is gone."""
        super().focusOutEvent(event)
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        """Say in a tooltip whose captions did not fit."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            under = self._hit(QPointF(event.pos()))
            marks = self._marks.at(under.start) if under.on_text else []
            QToolTip.showText(event.globalPos(), "\n".join(isolated(mark.caption) for mark in marks), self)
            return True
        return super().viewportEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with the control key, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(event.angleDelta().y() / 120)
            event.accept()
        else:
            super().wheelEvent(event)

    def _press(self, event: QMouseEvent, *, double: bool) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        at = event.position()
        interval = QApplication.doubleClickInterval()
        clicks = self._clicks.press(event.timestamp(), at.x(), at.y(), interval, double=double)
        self._pressed_at = self._pointer = at
        extends = clicks == 1 and bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._gesture = Gesture(self._standing_end() if extends else self._hit(at), clicks, extends)
        self._by_letter = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if extends or clicks > 1:
            self._gesture.under_way = True
            self._extend_to(at)

    def _standing_end(self) -> Hit:
        """Return the end of the selection that an extension leaves where it is."""
        anchor = self._geometry.units.to_code_point(self.textCursor().anchor())
        return Hit(anchor, anchor, anchor)

    def _extend_to(self, point: QPointF) -> None:
        if self._gesture is not None:
            self._put(*self._gesture.over(self.text(), self._hit(point), by_letter=self._by_letter), reveals=False)

    def _click(self, under: Hit) -> None:
        self._put(under.caret, under.caret, under.x)
        marks = self._marks.at(under.start) if under.on_text else []
        if marks:
            self.mark_clicked.emit(self._cycle.next(under.start, [mark.id for mark in marks]))
        else:
            self._cycle = Cycle()

    def _move(self, move: Move, *, extends: bool) -> None:
        target = self._walk(move, self._standing(), extends=extends)
        anchor = self._geometry.units.to_code_point(self.textCursor().anchor()) if extends else target.offset
        self._put(anchor, target.offset, target.x)
        if extends:
            self._tell_selected()

    def _walk(self, move: Move, caret: Caret, *, extends: bool) -> Caret:
        if self._walker.geometry is not self._geometry or self._walker.measures is not self._measures:
            self._walker = Walker(self._geometry, self._measures)
        page = self._walker.page = max(self.viewport().height() - self._measures.pitch(1), self._measures.pitch(1))
        if move in (Move.PAGE_UP, Move.PAGE_DOWN):
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + int(page if move is Move.PAGE_DOWN else -page))
        return self._walker.moved(move, caret, extends=extends)

    def _zoom_by_key(self, event: QKeyEvent) -> bool:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        if event.key() in ZOOM_IN:
            self.zoom(1)
        elif event.key() in ZOOM_OUT:
            self.zoom(-1)
        else:
            return False
        return True

    def _put(self, anchor: int, head: int, x: float | None = None, *, reveals: bool = True) -> None:
        """Select from anchor to head, where the caret goes; x says at which of its two places, if it has two."""
        self._caret = Caret(head, x)
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

    def _hit(self, point: QPointF) -> Hit:
        return hit(self._geometry, self._measures, point.x(), point.y() + self.verticalScrollBar().value())

    def _inside(self, offset: int) -> int:
        return min(max(offset, 0), len(self.text()))
