"""Looking at pictures of widgets: where something is drawn in a colour, and where there is ink."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget


def picture(widget: QWidget, part: QRect | None = None) -> QImage:
    """Return what a widget shows, or a part of it."""
    grabbed = widget.grab() if part is None else widget.grab(part)
    return grabbed.toImage().convertToFormat(QImage.Format.Format_RGB32)


def columns_of(image: QImage, colour: QColor, tolerance: int = 24) -> list[int]:
    """Return the columns that have a pixel of a colour."""
    return [
        x for x in range(image.width()) if any(_near(image.pixelColor(x, y), colour, tolerance) for y in _rows(image))
    ]


def _rows(image: QImage) -> range:
    return range(image.height())


def _near(one: QColor, other: QColor, tolerance: int) -> bool:
    pairs = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return all(abs(a - b) <= tolerance for a, b in pairs)


def differing(one: QImage, other: QImage) -> int:
    """Return how many pixels of two pictures differ; all of them where they are of two sizes."""
    if one.size() != other.size():
        return max(one.width() * one.height(), other.width() * other.height())
    pairs = zip(_pixels(one), _pixels(other), strict=True)
    return sum(a != b for a, b in pairs)


def _pixels(image: QImage) -> memoryview:
    return memoryview(bytes(image.constBits())).cast("I")
