"""People's own text keeps its own direction, whatever the interface's is."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QLineEdit, QWidget

from annotator.arabic.direction import base_direction

RTL, LTR = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
# Absolute: Qt would mirror the alignment once more in a window that runs right to left.
SIDES = {
    RTL: Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute,
    LTR: Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute,
}


def direction_of(text: str, default: Qt.LayoutDirection = RTL) -> Qt.LayoutDirection:
    """Return the direction of a text; the default where it has no letters."""
    if not any(char.isalpha() for char in text):
        return default
    return RTL if base_direction(text) == "rtl" else LTR


def draw(painter: QPainter, place: QRectF, text: str, font: QFont, colour: QColor) -> None:
    """Draw one line of people's own text: in its direction, from the side where it begins, cut at its end."""
    direction = direction_of(text)
    draw_towards(painter, place, text, font, colour, direction)


def draw_towards(
    painter: QPainter, place: QRectF, text: str, font: QFont, colour: QColor, direction: Qt.LayoutDirection
) -> None:
    """Draw one line of text in a direction, cut at its end where it does not fit."""
    painter.setFont(font)
    painter.setPen(colour)
    line = " ".join(text.split())
    shown = QFontMetricsF(font).elidedText(line, Qt.TextElideMode.ElideRight, place.width())
    option = QTextOption(SIDES[direction] | Qt.AlignmentFlag.AlignVCenter)
    option.setTextDirection(direction)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    painter.drawText(place, shown, option)


class OwnDirectionEdit(QLineEdit):
    """A line of people's own text: it runs, and stands, as its content does."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.textChanged.connect(self._turn)
        self.setText(text)

    def _turn(self, text: str) -> None:
        parent = self.parentWidget()
        default = parent.layoutDirection() if parent is not None else LTR
        wanted = direction_of(text, default)
        if wanted != self.layoutDirection():
            self.setLayoutDirection(wanted)
        self._stand()

    def changeEvent(self, event: QEvent) -> None:
        """Stand anew in another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._stand()

    def _stand(self) -> None:
        """Put the text on the line that Latin letters stand on.

        Qt lifts a line by what the ascent of its Arabic font is more than that of the field's own, the Latin one.
        """
        lifted = ceil(_ascent(self.text(), self.font())) - self.fontMetrics().ascent()
        margins = self.textMargins()
        if margins.top() != lifted:
            self.setTextMargins(margins.left(), lifted, margins.right(), -lifted)


def _ascent(text: str, font: QFont) -> float:
    layout = QTextLayout(text, font)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    return line.ascent()
