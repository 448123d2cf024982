"""The fonts that come with the program: no font may be assumed on the laptop."""

from __future__ import annotations

import logging
import sys
from array import array
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from annotator import assets
from annotator.errors import MissingPartError
from annotator.language import isolated, ntr, tr

log = logging.getLogger("annotator")

SUM_OF_A_FONT = 0xB1B0AFBA

READING_FAMILIES = ("Noto Naskh Arabic", "Amiri", "Noto Sans Arabic")
"""What a report can be read in, the first by default."""

INTERFACE_POINTS = 10.5
"""Size of the window's words at 100 %."""

INTERFACE_FAMILIES = ("Noto Sans", "Noto Sans Arabic")
"""What the window is written in: Latin from the first, Arabic from the second."""

FILES = (
    "NotoNaskhArabic-Regular.ttf",
    "NotoNaskhArabic-Bold.ttf",
    "Amiri-Regular.ttf",
    "Amiri-Bold.ttf",
    "NotoSansArabic-Regular.ttf",
    "NotoSansArabic-Bold.ttf",
    "NotoSans-Regular.ttf",
    "NotoSans-Bold.ttf",
)


def load() -> list[MissingPartError]:
    """Make the shipped fonts known to Qt, once, after the application object is there.

    Returns:
        What is missing or broken, to be told; the program goes on with the fonts of the system.
    """
    problems: list[MissingPartError] = []
    for name in FILES:
        try:
            load_file(assets.resource("fonts", name))
        except MissingPartError as error:
            log.warning("font file not loaded: %s", name)
            problems.append(error)
    return problems


@cache  # Qt would take the same file once more, and look through every copy for a letter that none of them has
def load_file(path: Path) -> list[str]:
    """Make one font file known to Qt, once, and return the names of its families.

    Raises:
        MissingPartError: The file is not there, or is no font.
    """
    if not path.is_file():
        raise MissingPartError(
            tr("The font file {file} is missing. Install the program again.", file=isolated(str(path)))
        )
    # Qt takes half a font for a whole one, under another name.
    number = QFontDatabase.addApplicationFont(str(path)) if _is_whole(path) else -1
    if number < 0:
        raise MissingPartError(
            tr("The font file {file} is damaged. Install the program again.", file=isolated(str(path)))
        )
    return QFontDatabase.applicationFontFamilies(number)


def _is_whole(path: Path) -> bool:
    """Tell whether a font file is as it was made: every one is filled up so that its words have one and the same sum.

    Source:
        OpenType 1.9.1, head table, checksumAdjustment: https://learn.microsoft.com/typography/opentype/spec/head
    """
    try:
        data = path.read_bytes()
    except OSError:
        return False
    words = array("I", data + b"\0" * (-len(data) % 4))
    if sys.byteorder == "little":
        words.byteswap()
    return sum(words) % 2**32 == SUM_OF_A_FONT


def sentences(problems: Sequence[MissingPartError]) -> tuple[str, tuple[str, ...]]:
    """Return what is to be told of fonts that could not be loaded: one sentence, and the rest line by line."""
    told = tuple(map(str, problems))
    if len(told) == 1:
        return told[0], ()
    return ntr(
        "{count} font file is missing or damaged: letters may look otherwise. Install the program again.",
        "{count} font files are missing or damaged: letters may look otherwise. Install the program again.",
        len(told),
    ), told


def reading_font(family: str, points: float) -> QFont:
    """Return the font of a report: the family chosen, then ours for what it lacks (Noto Naskh has no Latin)."""
    font = QFont()
    rest = [name for name in (*READING_FAMILIES, *INTERFACE_FAMILIES) if name != family]
    font.setFamilies([family, INTERFACE_FAMILIES[0], *dict.fromkeys(rest)])
    font.setPointSizeF(max(points, 1.0))
    return font


def interface_font(points: float, *, bold: bool = False) -> QFont:
    """Return the font of the window's own words."""
    font = QFont()
    font.setFamilies(list(INTERFACE_FAMILIES))
    font.setPointSizeF(max(points, 1.0))
    font.setBold(bold)
    return font


def caption_font(pixels: int) -> QFont:
    """Return the small bold font of the captions over the marks."""
    font = QFont()
    font.setFamilies(list(INTERFACE_FAMILIES))
    font.setPixelSize(max(pixels, 1))
    font.setBold(True)
    return font
