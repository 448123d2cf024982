"""The heights of a page, in pixels, from the font and the look: what the vertical rhythm is made of."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF

from annotator.ui.fonts import caption_font
from annotator.ui.textview.marks import Look

TALL, DEEP = "لأإكطظآ", "ج ع ي ق م"  # each deep letter alone: inside a word it does not reach down
PROSE = "قتل ثلاثة مدنيين وأصيب آخرون في قصف مدفعي على سوق المدينة صباح الثلاثاء"

LINE_HEIGHT = 2.3
"""Times the letter size: room for a caption and two underlines."""

KEPT_LANES = 2
UNDERLINE, PATTERNED = 2.0, 3.0
"""Least heights of an underline in pixels; a pattern needs more to be told from another."""

UNDERLINE_SHARE = 0.08
"""Of the letter size, so that underlines grow with large letters."""

CAPTION_CLEARANCE = 2.0
LEAST_MARGIN = 28.0


@dataclass(frozen=True, slots=True)
class Measures:
    """Heights in pixels.

    Attributes:
        em: Size of the letters.
        natural: Height of a line as the font wants it.
        rise, drop: How far a mark's box reaches above and below the baseline.
        caption: Height that a caption takes above the box; 0 without captions.
        caption_drop: How far the captions' letters reach below their own baseline.
        caption_pixels: Size of the captions' letters.
        wanted: Distance of two baselines that the look asks for.
        underline: Height of an underline; as much is left free below it.
        kept_lanes: So many underlines have room before any mark is there.
        character: Average width of a character of Arabic prose.
    """

    em: float
    natural: float
    rise: float
    drop: float
    caption: float
    caption_drop: float
    caption_pixels: int
    wanted: float
    underline: float
    kept_lanes: int
    character: float

    def pitch(self, lanes: int) -> float:
        """Return the distance of two baselines in a paragraph whose marks stack this deep.

        The lines do not move for the first marks: room for them is kept, unless the reader wants denser lines.
        """
        lanes = max(lanes, self.kept_lanes)
        needed = self.rise + self.drop + self.lane_step * lanes + self.caption + 1 if lanes else 0.0
        return max(self.wanted, self.natural, needed)

    @property
    def lane_step(self) -> float:
        """Distance of one underline to the next."""
        return 2 * self.underline

    @property
    def paragraph_gap(self) -> float:
        """Space before a paragraph, beyond the distance of its lines."""
        return round(0.5 * self.em)

    @property
    def above(self) -> float:
        """How far what belongs to a line reaches above its baseline."""
        return self.rise + self.caption

    def text_width(self, room: float, measure: int) -> float:
        """Return how wide the text may run in so much room."""
        inside = max(room - 2 * LEAST_MARGIN, 1.0)
        return min(inside, measure * self.character) if measure else inside


def measures(font: QFont, look: Look) -> Measures:
    """Measure the font of a look."""
    metrics = QFontMetricsF(font)
    em = float(QFontInfo(font).pixelSize())
    pixels = max(9, round(0.38 * em))
    small = QFontMetricsF(caption_font(pixels)).tightBoundingRect("لكأبعhgp")
    caption = small.height() + CAPTION_CLEARANCE if look.captions else 0.0
    return Measures(
        em=em,
        natural=metrics.ascent() + metrics.descent(),
        rise=_between(-metrics.tightBoundingRect(TALL).top(), 0.72 * em, 0.95 * em) + 1,
        drop=_between(metrics.tightBoundingRect(DEEP).bottom(), 0.25 * em, 0.5 * em) + 1,
        caption=caption,
        caption_drop=small.bottom(),
        caption_pixels=pixels,
        wanted=LINE_HEIGHT * em * look.line_spacing,
        underline=max(PATTERNED if look.patterns else UNDERLINE, float(round(UNDERLINE_SHARE * em))),
        kept_lanes=KEPT_LANES if look.line_spacing >= 1 else 0,
        character=max(metrics.horizontalAdvance(PROSE) / len(PROSE), 1.0),
    )


def _between(value: float, least: float, most: float) -> float:
    return min(max(value, least), most)
