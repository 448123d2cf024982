"""The reading place: what stands at the top of the view stays there through zoom, resizing and new marks."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QScrollBar

from annotator.ui.textview.geometry import Geometry


@dataclass(frozen=True, slots=True)
class ReadingPlace:
    """A character and how far its line's top is below the view's, in pixels; with the scroll value it was taken at."""

    offset: int
    below: float
    value: int


def taken(geometry: Geometry, value: int, height: float) -> ReadingPlace:
    """Take the first line that is fully in view; the very top of the page is a place of its own."""
    if value <= 0:
        return ReadingPlace(0, 0.0, 0)
    rows = list(geometry.rows_between(value, value + height))
    if not rows:
        return ReadingPlace(0, 0.0, 0)
    full = next((placed for placed in rows if placed.y + placed.row.top >= value), rows[-1])
    return ReadingPlace(full.row.start, full.y + full.row.top - value, value)


def restored(place: ReadingPlace, geometry: Geometry, bar: QScrollBar, height: float) -> ReadingPlace:
    """Scroll so that the place is where it was; return it with its new scroll value."""
    if place.value <= 0:
        bar.setValue(0)
        return place
    placed = geometry.placed(geometry.row_at(place.offset))
    scroll(geometry, bar, round(placed.y + placed.row.top - place.below), height)
    return ReadingPlace(place.offset, place.below, bar.value())


def scroll(geometry: Geometry, bar: QScrollBar, value: int, height: float) -> None:
    """Scroll to a value, or as near to it as the text goes.

    The page is laid out as far as the view needs it, and the bar's range made to fit: layout is lazy, and a bar
    that ends too early would clamp.
    """
    lowest = max((row.baseline for row in geometry.rows_between(value, value + height)), default=0.0)
    bar.setMaximum(max(bar.maximum(), min(value, int(lowest - height))))
    bar.setValue(value)
