"""What one painting of the page needs to know."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor

from annotator.ui.textview.geometry import Geometry
from annotator.ui.textview.index import MarkIndex
from annotator.ui.textview.marks import Look, Shade
from annotator.ui.textview.measures import Measures

FILL_ON_LIGHT, FILL_ON_DARK = 0.15, 0.20
FILL_SELECTED = 0.34
VEIL = 0.42


@dataclass(frozen=True, slots=True)
class Grid:
    """The pixels of the screen, so that thin lines are crisp at any scale factor."""

    ratio: float
    scroll: float

    def snapped(self, y: float) -> float:
        """Return the nearest height in the document that is the edge of a pixel."""
        return round((y - self.scroll) * self.ratio) / self.ratio + self.scroll


@dataclass(frozen=True, slots=True)
class Scene:
    """The page as it is now. Offsets are code points."""

    geometry: Geometry
    marks: MarkIndex
    look: Look
    measures: Measures
    column: float
    grid: Grid
    shades: tuple[Shade, ...] = ()
    chosen: str | None = None
    selection: tuple[int, int] | None = None
    caret: int | None = None
    caret_x: float | None = None

    @property
    def strength(self) -> float:
        """How strong the fill of a mark is; a dark paper wants a little more."""
        return FILL_ON_DARK if QColor(self.look.paper).lightnessF() < 0.5 else FILL_ON_LIGHT


def tinted(colour: str, strength: float) -> QColor:
    """Return a colour of this opacity."""
    tint = QColor(colour)
    tint.setAlphaF(strength)
    return tint
