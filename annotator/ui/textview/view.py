"""The text view: the sheet in the hands of a person, with mouse and keys."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QKeySequence, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from annotator.arabic import invisible
from annotator.language import isolated
from annotator.ui.keys import is_pressed
from annotator.ui.textview.drag_scroll import DragScroll
from annotator.ui.textview.gestures import NEAR, Clicks, Cycle, Gesture
from annotator.ui.textview.hits import Hit
from annotator.ui.textview.moves import Move, Walker, move_of
from annotator.ui.textview.selectable import Selectable

ZOOM_STEP = 1.1
LEAST_POINTS, MOST_POINTS = 8.0, 60.0
ZOOM_IN = (Qt.Key.Key_Plus, Qt.Key.Key_Equal)
ZOOM_OUT = (Qt.Key.Key_Minus, Qt.Key.Key_Underscore)
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class TextView(Selectable):
    """Shows one immutable text and lets a person select in it. Offsets are code points.

    Signals:
        range_selected(int, int): The user finished selecting [start, end), already snapped.
        selection_cleared(): What was selected no longer is.
        mark_clicked(str): A plain click on a mark: the innermost, then outwards at each further click.
        caret_moved(int): The caret is at another offset.
        zoomed(float): The user changed the size of the text, in points.
    """

    mark_clicked: ClassVar[Signal] = Signal(str)
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
        self._scrolling = DragScroll(self, lambda: self._extend_to(self._pointer))

    def show_text(self, text: str) -> None:
        """Replace the text, and forget the marks of the one before; the caret is at its start."""
        self._gesture = None
        self._cycle = Cycle()
        super().show_text(text)

    def zoom(self, steps: float) -> None:
        """Make the text larger or smaller; the line at the top stays where it is."""
        points = min(max(self._look.size * ZOOM_STEP**steps, LEAST_POINTS), MOST_POINTS)
        if points != self._look.size:
            self.set_look(replace(self._look, size=points))
            self.zoomed.emit(points)

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
            self._by_letter = bool(event.modifiers() & ALT)
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
            self._move(move, extends=bool(event.modifiers() & SHIFT), by_letter=bool(event.modifiers() & ALT))
        elif _copies(event):
            self.copy()
        elif is_pressed(event, "Ctrl+A"):
            self._choose(0, len(self.text()))
        elif not self._zoom_by_key(event):
            event.ignore()

    def event(self, event: QEvent) -> bool:
        """Leave undo, redo and the like to the window: Qt would claim them for an editor."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            ours = move_of(event.key(), event.modifiers()) is not None
            event.setAccepted(ours or _copies(event))
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
        """Say in a tooltip what lies under the pointer: some captions do not fit."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._explained(self._hit(QPointF(event.pos()))), self)
            return True
        return super().viewportEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with the control key, else scroll."""
        if event.modifiers() & CONTROL:
            self.zoom(event.angleDelta().y() / 120)
            event.accept()
        else:
            super().wheelEvent(event)

    def _explained(self, under: Hit) -> str:
        """Return what can be said of the letter under a point: its marks, and what beside it cannot be seen."""
        if not under.on_text:
            return ""
        said = [isolated(mark.caption) for mark in self._marks.at(under.start)]
        if self._look.invisibles:
            behind = under.end
            while behind < len(self.text()) and invisible.is_invisible(self.text()[behind]):
                behind += 1
            said += [invisible.name(char) for char in self.text()[under.start : behind] if invisible.kind(char)]
        return "\n".join(said)

    def _press(self, event: QMouseEvent, *, double: bool) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        at = event.position()
        interval = QApplication.doubleClickInterval()
        clicks = self._clicks.press(event.timestamp(), at.x(), at.y(), interval, double=double)
        self._pressed_at = self._pointer = at
        extends = clicks == 1 and bool(event.modifiers() & SHIFT)
        origin = Hit(self._anchor(), self._anchor(), self._anchor()) if extends else self._hit(at)
        self._gesture = Gesture(origin, clicks, extends, anew=self.selection() is None)
        self._by_letter = bool(event.modifiers() & ALT)
        if extends or clicks > 1:
            self._gesture.under_way = True
            self._extend_to(at)

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

    def _move(self, move: Move, *, extends: bool, by_letter: bool) -> None:
        walker = self._page_walker(move)
        if not extends:
            target = walker.moved(move, self._standing())
            self._put(target.offset, target.offset, target.x)
            return
        self._put(*walker.extended(move, self._anchor(), self._standing(), by_letter=by_letter))
        self._tell_selected()

    def _page_walker(self, move: Move) -> Walker:
        """Return the walker of this page; a move by a page scrolls first."""
        if self._walker.geometry is not self._geometry or self._walker.measures is not self._measures:
            self._walker = Walker(self._geometry, self._measures)
        page = self._walker.page = max(self.viewport().height() - self._measures.pitch(1), self._measures.pitch(1))
        if move in (Move.PAGE_UP, Move.PAGE_DOWN):
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + int(page if move is Move.PAGE_DOWN else -page))
        return self._walker

    def _zoom_by_key(self, event: QKeyEvent) -> bool:
        if not event.modifiers() & CONTROL:
            return False
        if event.key() in ZOOM_IN:
            self.zoom(1)
        elif event.key() in ZOOM_OUT:
            self.zoom(-1)
        else:
            return False
        return True


def _copies(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Copy) or is_pressed(event, "Ctrl+C")
