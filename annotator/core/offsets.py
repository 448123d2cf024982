"""Code points and UTF-16 units: the one place where offsets of Python meet offsets of Qt and JavaScript."""

from __future__ import annotations

import re
from bisect import bisect_left

_WIDE = re.compile("[\U00010000-\U0010ffff]")


class Utf16Map:
    """Translates offsets of one text.

    Python counts code points; Qt counts UTF-16 units, two for each character beyond
    U+FFFF (emoji, some historic scripts). Only those characters are remembered.
    """

    __slots__ = ("_code_points", "_units", "length")

    def __init__(self, text: str) -> None:
        """Remember where the wide characters of the text are."""
        wide = [match.start() for match in _WIDE.finditer(text)]
        self._code_points = wide
        self._units = [index + nth for nth, index in enumerate(wide)]
        self.length = len(text) + len(wide)
        """Length of the text in UTF-16 units."""

    def to_utf16(self, offset: int) -> int:
        """Return the UTF-16 position of a code-point offset."""
        return offset + bisect_left(self._code_points, offset)

    def to_code_point(self, position: int) -> int:
        """Return the code-point offset of a UTF-16 position.

        A position inside a surrogate pair is taken back to the character's start.
        """
        wide_before = bisect_left(self._units, position)
        if wide_before and self._units[wide_before - 1] == position - 1:
            return self._code_points[wide_before - 1]
        return position - wide_before
