"""The icons: one manner of drawing, readable by Qt, and every one that the window asks for."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from annotator import assets
from annotator.ui.action_table import rows
from annotator.ui.icons import DIRECTED

FOLDER = assets.resource("icons")
LINES = sorted(path for path in FOLDER.glob("*.svg") if path.stem != "tarmiz")
MANNER = {
    "viewBox": "0 0 24 24",
    "fill": "none",
    "stroke": "currentColor",
    "stroke-width": "1.75",
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
}
SIZES = (16, 24, 32, 48, 64, 128, 256)
WANTED = frozenset({
    "new", "open", "import", "export", "undo", "redo", "done", "next", "previous", "search", "settings", "sun", "moon",
    "language", "delete", "info", "warning", "saved", "zones", "people", "plus", "folder", "details", "back",
    "done_next",
})  # fmt: skip


def ink(path: Path, size: int) -> QImage:
    """Return the drawing at a size, on nothing."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(path)).render(painter)
    painter.end()
    return image


def covered(image: QImage) -> int:
    """Return how many pixels are not see-through."""
    return sum(image.pixelColor(x, y).alpha() > 0 for x in range(image.width()) for y in range(image.height()))


def test_every_icon_that_was_promised_is_drawn() -> None:
    assert {path.stem for path in LINES} >= WANTED


def test_every_icon_that_an_action_asks_for_is_drawn() -> None:
    assert {row.icon for row in rows() if row.icon} | DIRECTED <= {path.stem for path in LINES}


@pytest.mark.parametrize("path", LINES, ids=lambda path: path.stem)
def test_an_icon_keeps_to_the_common_manner(path: Path) -> None:
    root = ET.parse(path).getroot()
    assert {key: root.get(key) for key in MANNER} == MANNER
    own = {key for part in root for key in part.attrib if key.startswith(("stroke", "fill", "style"))}
    assert own == set()


@pytest.mark.parametrize("path", LINES, ids=lambda path: path.stem)
def test_qt_draws_an_icon_within_its_square(path: Path, qapp: object) -> None:
    assert QSvgRenderer(str(path)).isValid()
    image = ink(path, 48)
    assert 50 < covered(image) < 48 * 48 // 2
    edge = [image.pixelColor(x, y).alpha() for x in range(48) for y in (0, 47)]
    edge += [image.pixelColor(x, y).alpha() for x in (0, 47) for y in range(48)]
    assert max(edge) == 0


@pytest.mark.parametrize("size", SIZES)
def test_the_window_icon_is_there_in_every_size(size: int, qapp: object) -> None:
    stored = QImage(str(FOLDER / f"tarmiz-{size}.png"))
    assert (stored.width(), stored.height()) == (size, size)
    assert stored.pixelColor(0, 0).alpha() == 0
    drawn = ink(FOLDER / "tarmiz.svg", size)
    assert abs(covered(stored) - covered(drawn)) <= size  # another Qt may smooth an edge otherwise
