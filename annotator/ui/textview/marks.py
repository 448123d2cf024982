"""What the text view is told to show: marks, zones to dim, and how the page looks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """A span as it is painted. Offsets are code points.

    Attributes:
        caption: The name over it.
        colour: Its label's in this theme, ``#rrggbb``.
        pattern: Number of its label; with patterns on, labels of other numbers have other underlines.
    """

    id: str
    start: int
    end: int
    caption: str
    colour: str
    pattern: int = 0


@dataclass(frozen=True, slots=True)
class Shade:
    """A stretch to dim, such as the comments below an article. Offsets are code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Look:
    """How the page looks.

    Attributes:
        paper, ink, selection, caret, focus: Colours, ``#rrggbb``.
        family, size: Font of the text; the size in points.
        line_spacing: Factor on our own line height; 1 leaves room for a caption and two underlines.
        captions: Whether the labels are written over the marks.
        measure: Most characters a line, on average; 0 lets the lines fill the window.
        patterns: Whether labels have underlines and fills of their own, to be told apart without colour.
        invisibles: Whether direction marks, joiners and spaces are shown.
    """

    paper: str = "#fffdf8"
    ink: str = "#1f1e1b"
    selection: str = "#cfe0f5"
    caret: str = "#2f5d8a"
    focus: str = "#2f5d8a"
    family: str = "Noto Naskh Arabic"
    size: float = 17.0
    line_spacing: float = 1.0
    captions: bool = True
    measure: int = 75
    patterns: bool = False
    invisibles: bool = False
