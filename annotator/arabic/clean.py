"""Cleaning: done once, at import; after it the text is frozen.

Only what would make offsets drift is changed: line ends, byte-order marks, and characters that a text widget, a
database or XML rewrites or refuses. Wherever possible one character is replaced by one, so that the offsets of the
others stay true.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

RULES_VERSION = 1  # raise it with any change of the rules; stored texts keep the version they were cleaned by

BYTE_ORDER_MARK = "\ufeff"
REPLACEMENT = "\ufffd"

_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
# One code for each kind of change, in the import report; what stands for what, one for one.
_RULES: tuple[tuple[str, re.Pattern[str], str], ...] = (
    ("line_end", re.compile("\r"), "\n"),
    ("separator", re.compile("[\u2028\u2029\u0085]"), "\n"),
    ("control", re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]"), " "),
    ("surrogate", re.compile("[\ud800-\udfff]"), REPLACEMENT),
    ("noncharacter", re.compile(f"[{_NONCHARACTERS}]"), REPLACEMENT),
)
CODES = ("bom", *(code for code, _, _ in _RULES))
_DIRTY = re.compile("|".join(pattern.pattern for _, pattern, _ in _RULES))


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """The way between offsets of a clean text and of the decoded original, both in code points.

    Attributes:
        dropped: Offsets, in the original, of the characters that cleaning left out; ascending.
    """

    dropped: tuple[int, ...] = ()

    def to_clean(self, offset: int) -> int:
        """Return where an offset of the original lies in the clean text."""
        return offset - bisect_left(self.dropped, offset)

    def to_original(self, offset: int) -> int:
        """Return where an offset of the clean text lies in the original.

        Where a character was left out just there, the offset after it is meant.
        """
        low, high = 0, len(self.dropped)
        while low < high:  # how many were dropped before it: each one found moves the offset on
            middle = (low + high) // 2
            if self.dropped[middle] - middle <= offset:
                low = middle + 1
            else:
                high = middle
        return offset + low


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A clean text, how many characters were changed for which reason, and the way back."""

    text: str
    counts: dict[str, int] = field(default_factory=dict)
    map: OffsetMap = field(default_factory=OffsetMap)


def clean(raw: str) -> Cleaned:
    """Return the text as it will be stored for ever.

    Leading byte-order marks go; CRLF, CR, U+0085, U+2028 and U+2029 become a line feed; other control characters than
    tab become a space; noncharacters and lone surrogates become U+FFFD. All else stays, no-break spaces, bidi controls
    and tatweel included; nothing is normalised.
    """
    if not raw.startswith(BYTE_ORDER_MARK) and not _DIRTY.search(raw):
        return Cleaned(raw)
    counts: dict[str, int] = {}
    marks = len(raw) - len(raw.lstrip(BYTE_ORDER_MARK))
    dropped = list(range(marks))
    if "\r\n" in raw:
        dropped += [match.start() for match in re.finditer("\r\n", raw)]
    text = raw[marks:].replace("\r\n", "\n")
    for code, pattern, replacement in _RULES:
        text, count = pattern.subn(replacement, text)
        counts[code] = count
    counts["bom"] = marks
    counts["line_end"] += len(dropped) - marks
    return Cleaned(text, {code: counts[code] for code in CODES if counts[code]}, OffsetMap(tuple(dropped)))
