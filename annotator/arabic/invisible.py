"""Invisible characters: they steer direction or joining, or are a space that is not the plain one.

They are part of the text and are kept; a reader can have them shown, and the edge of a span steps over them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from enum import Enum, auto

import regex


class Kind(Enum):
    """What an invisible character does."""

    RIGHT_TO_LEFT = auto()
    LEFT_TO_RIGHT = auto()
    FIRST_LETTER = auto()
    POP = auto()
    JOINER = auto()
    NON_JOINER = auto()
    SPACE = auto()
    FIXED_SPACE = auto()
    TAB = auto()
    LINE_END = auto()
    OTHER = auto()


_KINDS = {
    **dict.fromkeys("\u200f\u061c\u202b\u202e\u2067", Kind.RIGHT_TO_LEFT),
    **dict.fromkeys("\u200e\u202a\u202d\u2066", Kind.LEFT_TO_RIGHT),
    "\u2068": Kind.FIRST_LETTER,
    **dict.fromkeys("\u202c\u2069", Kind.POP),
    **dict.fromkeys("\u200d\u2060\ufeff\u034f", Kind.JOINER),
    **dict.fromkeys("\u200b\u200c\u00ad", Kind.NON_JOINER),
    " ": Kind.SPACE,
    "\t": Kind.TAB,
    **dict.fromkeys("\n\u2028\u2029\u0085", Kind.LINE_END),
}
# Signs before digits that can be seen although Unicode counts them among the format characters.
_SEEN = "\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
_STEPPED_OVER = regex.compile(rf"[\p{{Cf}}\u034f--[{_SEEN}]]", regex.V1)
_SHOWN = regex.compile(rf"[\p{{Cf}}\u034f\p{{Z}}\t\n\u0085--[{_SEEN}]]", regex.V1)


def is_invisible(char: str) -> bool:
    """Tell whether a character has no width of its own: it steers direction or joining. Spaces have."""
    return _STEPPED_OVER.match(char) is not None


def kind(char: str) -> Kind | None:
    """Return what an invisible character or a space does; None for what can be seen."""
    if _SHOWN.match(char) is None:
        return None
    return _KINDS.get(char, Kind.FIXED_SPACE if unicodedata.category(char) == "Zs" else Kind.OTHER)


def found(text: str, start: int, end: int) -> Iterator[tuple[int, Kind]]:
    """Go through the invisible characters and spaces of [start, end), in order."""
    for match in _SHOWN.finditer(text, start, end):
        what = kind(match.group())
        if what is not None:
            yield match.start(), what


def name(char: str) -> str:
    """Return the code and the Unicode name of a character: "U+200F RIGHT-TO-LEFT MARK"."""
    known = unicodedata.name(char, "")
    return f"U+{ord(char):04X} {known}".strip()
