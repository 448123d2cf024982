"""Finding words of the window that are cut off: larger than their place, or sticking out of what holds them."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QComboBox, QLabel, QWidget

ARROW = 24  # logical pixels, of a box that unfolds
SPARE = 2  # logical pixels of height that a style adds for nothing


def cut_off(root: QWidget) -> list[str]:
    """Return what is cut off in a window, and how. People's own words may be shortened; those of the window not."""
    shown = [one for one in root.findChildren(QWidget) if one.isVisible() and one.window() is root]
    return [
        f"{type(one).__name__} {_words(one)!r} {fault}" for one in shown if _words(one) for fault in _faults(one, root)
    ]


def _words(one: QWidget) -> str:
    if isinstance(one, QLabel):
        return one.text()
    if isinstance(one, QComboBox):
        return one.currentText()
    return one.accessibleName() if isinstance(one, QAbstractButton) else ""


def _faults(one: QWidget, root: QWidget) -> Iterator[str]:
    if isinstance(one, QLabel) and one.wordWrap():
        if one.height() < one.heightForWidth(one.width()):
            yield "is too low for its lines"
    elif isinstance(one, QComboBox):
        if one.width() < one.fontMetrics().horizontalAdvance(one.currentText()) + ARROW:
            yield "is too narrow"
    elif one.width() < _wanted(one).width() or one.height() < _wanted(one).height() - SPARE:
        yield "is too small"
    holder = _holder_left(one, root)
    if holder is not None:
        yield f"sticks out of {type(holder).__name__} {holder.objectName()}"


def _wanted(one: QWidget) -> QRect:
    return QRect(QPoint(), one.minimumSizeHint() if isinstance(one, QLabel) else one.sizeHint())


def _holder_left(one: QWidget, root: QWidget) -> QWidget | None:
    """Return what a widget sticks out of; what scrolls has room below."""
    inner, scrolls = one, False
    while inner is not root:
        holder = inner.parentWidget()
        assert holder is not None
        area = holder.parentWidget()
        scrolls = scrolls or (isinstance(area, QAbstractScrollArea) and area.viewport() is holder)
        place = QRect(one.mapTo(holder, QPoint()), one.size())
        if place.left() < 0 or place.right() >= holder.width():
            return holder
        if not scrolls and (place.top() < 0 or place.bottom() >= holder.height()):
            return holder
        inner = holder
    return None
