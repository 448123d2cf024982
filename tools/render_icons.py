"""Render the window icon, resources/icons/tarmiz-*.png, from its drawing: run it after a change of tarmiz.svg."""

from __future__ import annotations

import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "icons"
SIZES = (16, 24, 32, 48, 64, 128, 256)


def main() -> None:
    """Write one PNG a size."""
    application = QGuiApplication([])
    drawing = QSvgRenderer(str(FOLDER / "tarmiz.svg"))
    for size in SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        drawing.render(painter)
        painter.end()
        image.save(str(FOLDER / f"tarmiz-{size}.png"))
    application.quit()


if __name__ == "__main__":
    main()
