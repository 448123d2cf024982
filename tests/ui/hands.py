"""Hands at the window: real keys, clicks and drags."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QWidget

from annotator.ui.textview.view import TextView

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


def press(widget: QWidget, *keys: str) -> None:
    """Press keys, given as Qt spells them ("Ctrl+Z", "١"), in the window that a widget belongs to."""
    handle = widget.window().windowHandle()
    for key in keys:
        QTest.keySequence(handle, QKeySequence(key))


def write(widget: QWidget, words: str) -> None:
    """Type words of any script into a field."""
    widget.setFocus()
    for letter in words:
        QTest.sendKeyEvent(QTest.KeyAction.Click, widget, Qt.Key.Key_unknown, letter, NONE)


def click(widget: QWidget, at: QPoint | None = None) -> None:
    """Click a widget in its middle, or at a point."""
    QTest.mouseClick(widget, LEFT, NONE, widget.rect().center() if at is None else at)


def click_row(view: QAbstractItemView, row: int) -> None:
    """Click a row of a list."""
    index = view.model().index(row, 0)
    view.scrollTo(index)
    click(view.viewport(), view.visualRect(index).center())


def click_word(view: TextView, words: str) -> None:
    """Click the first letter of the first place where these words stand."""
    offset = view.text().index(words)
    view.reveal(offset)
    click(view.viewport(), view.spot(offset))


def drag_over(view: TextView, words: str) -> None:
    """Drag the mouse from the first letter of these words to the last."""
    start = view.text().index(words)
    view.reveal(start)
    port = view.viewport()
    begin, end = view.spot(start), view.spot(start + len(words) - 1)
    QTest.mousePress(port, LEFT, NONE, begin)
    for point in (begin + QPoint(3, 9), (begin + end) / 2, end):
        _move(port, point)
    QTest.mouseRelease(port, LEFT, NONE, end)


def _move(port: QWidget, point: QPoint) -> None:
    """Move the pointer with the button held: QTest cannot say that a button is down."""
    at, everywhere = QPointF(point), QPointF(port.mapToGlobal(point))
    event = QMouseEvent(QEvent.Type.MouseMove, at, everywhere, Qt.MouseButton.NoButton, LEFT, NONE)
    QCoreApplication.sendEvent(port, event)


def put_caret(view: TextView, words: str) -> None:
    """Put the caret at the start of these words by the keyboard: to the text's start, then letter by letter."""
    view.setFocus()
    press(view, "Ctrl+Home")
    wanted = view.text().index(words)
    for _ in range(len(view.text())):
        if view.caret() >= wanted:
            return
        press(view, "Left")
