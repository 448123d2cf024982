"""Icons: line drawings in one colour, tinted when they are loaded."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from annotator import assets
from annotator.errors import MissingPartError
from annotator.logs import log

SIZES = (16, 20, 24, 32, 48)  # device pixels: logical sizes at the usual ratios
# A mirrored window mirrors what points somewhere.
DIRECTED = frozenset({"undo", "redo", "next", "previous", "back", "done_next"})


class Icons:
    """The icons of one window, in the colours of its theme."""

    def __init__(self, colour: QColor, faint: QColor, *, mirrored: bool = False) -> None:
        self._colour, self._faint, self._mirrored = colour, faint, mirrored
        self._made: dict[str, QIcon] = {}

    def icon(self, name: str) -> QIcon:
        """Return an icon; an empty one where there is no drawing of that name."""
        if name not in self._made:
            self._made[name] = self._icon(name)
        return self._made[name]

    def _icon(self, name: str) -> QIcon:
        icon = QIcon()
        drawing = drawing_of(name)
        if drawing is None:
            return icon
        for size in SIZES:
            icon.addPixmap(self.pixmap(drawing, size, self._colour, name in DIRECTED), QIcon.Mode.Normal)
            icon.addPixmap(self.pixmap(drawing, size, self._faint, name in DIRECTED), QIcon.Mode.Disabled)
        return icon

    def pixmap(self, drawing: str, size: int, colour: QColor, directed: bool) -> QPixmap:
        """Return a drawing in a colour, at a size in device pixels."""
        renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", colour.name()).encode("utf-8")))
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        try:
            if directed and self._mirrored:
                painter.translate(size, 0)
                painter.scale(-1, 1)
            renderer.render(painter, QRectF(0, 0, size, size))
        finally:
            painter.end()
        return pixmap


def drawing_of(name: str) -> str | None:
    """Return the SVG of an icon, or None."""
    try:
        return assets.resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    except MissingPartError:  # words stand beside every icon: the window is of use without it
        log.warning("no icon %s", name)
        return None
