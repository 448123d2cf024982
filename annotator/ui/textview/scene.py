"""What one painting of the page needs to know."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor

from annotator.ui.textview.geometry import Geometry
from annotator.ui.textview.index import MarkIndex
from annotator.ui.textview.layers import Layers
from annotator.ui.textview.marks import Look
from annotator.ui.textview.measures import Measures

FILL_ON_LIGHT, FILL_ON_DARK = 0.15, 0.20
FILL_TINTED = 0.27
FILL_SELECTED = 0.34
VEIL = 0.42
HIT_ON_LIGHT, HIT_ON_DARK = "#ffeeb0", "#55471f"
CURRENT_HIT_ON_LIGHT, CURRENT_HIT_ON_DARK = "#ffd257", "#7d6420"


@dataclass(frozen=True, slots=True)
class Grid:
    """The pixels of the screen, so that thin lines are crisp at any scale factor."""

    ratio: float
    scroll: float

    def snapped(self, y: float) -> float:
        """Return the nearest height in the document that is the edge of a pixel."""
        return round((y - self.scroll) * self.ratio) / self.ratio + self.scroll

    def whole(self, height: float) -> float:
        """Return the nearest height that is made of whole pixels, one at least."""
        return max(round(height * self.ratio), 1) / self.ratio


@dataclass(frozen=True, slots=True)
class Scene:
    """The page as it is now. Offsets are code points."""

    geometry: Geometry
    marks: MarkIndex
    layers: Layers
    look: Look
    measures: Measures
    column: float
    grid: Grid
    selection: tuple[int, int] | None = None
    caret: int | None = None
    caret_x: float | None = None

    @property
    def is_dark(self) -> bool:
        """Tell whether the paper is dark."""
        return QColor(self.look.paper).lightnessF() < 0.5

    def strength(self, id_: str) -> float:
        """Return how strong the fill of a mark is; a dark paper wants a little more."""
        if id_ == self.layers.chosen:
            return FILL_SELECTED
        if id_ in self.layers.tinted:
            return FILL_TINTED
        return FILL_ON_DARK if self.is_dark else FILL_ON_LIGHT

    def hit_colour(self, *, current: bool) -> QColor:
        """Return the colour behind a found word, for the one at hand or the others."""
        if current:
            return QColor(CURRENT_HIT_ON_DARK if self.is_dark else CURRENT_HIT_ON_LIGHT)
        return QColor(HIT_ON_DARK if self.is_dark else HIT_ON_LIGHT)


def tinted(colour: str, strength: float) -> QColor:
    """Return a colour of this opacity."""
    tint = QColor(colour)
    tint.setAlphaF(strength)
    return tint
