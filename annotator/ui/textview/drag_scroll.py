"""Scrolling while a drag is outside the view, faster the further out it is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractScrollArea

INTERVAL = 30
"""Milliseconds between two steps."""

SHARE = 1 / 3
"""Of the distance, at each step."""


class DragScroll:
    """Moves the vertical scroll bar of a view while the pointer is above or below it."""

    def __init__(self, view: QAbstractScrollArea, scrolled: Callable[[], None]) -> None:
        """Take the view, and what to do after each step."""
        self._view = view
        self._scrolled = scrolled
        self._y = 0.0
        self._timer = QTimer(view)
        self._timer.setInterval(INTERVAL)
        self._timer.timeout.connect(self._step)

    def follow(self, y: float) -> None:
        """Take the pointer's height in the viewport; scroll as long as it is outside."""
        self._y = y
        if not self._beyond():
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """Scroll no more."""
        self._timer.stop()

    def _beyond(self) -> float:
        below = self._y - self._view.viewport().height() + 1
        return below if below > 0 else min(self._y, 0.0)

    def _step(self) -> None:
        beyond = self._beyond()
        bar = self._view.verticalScrollBar()
        bar.setValue(bar.value() + int(beyond * SHARE) + (1 if beyond >= 0 else -1))
        self._scrolled()
