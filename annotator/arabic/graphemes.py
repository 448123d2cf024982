"""Grapheme clusters: a letter with its marks, and with the tatweel that draws it out.

A span's edge never lies inside one. The rule is Unicode's extended grapheme cluster (``\\X`` of the regex package), with one
addition: tatweel belongs to the letter before it.
"""

from __future__ import annotations

from functools import lru_cache

import regex

TATWEEL = "\u0640"
_CLUSTER = regex.compile(r"\X(?:(?<=[\p{L}\p{M}\u0640])\u0640\p{M}*)*")
_REACH = 64  # code points; a cluster is looked for from a safe place at most this far before an offset


def is_boundary(text: str, offset: int) -> bool:
    """Tell whether a span's edge may lie at the offset: between two clusters, or at an end of the text."""
    if offset <= 0 or offset >= len(text):
        return 0 <= offset <= len(text)
    if _plain(text[offset - 1]) and _plain(text[offset]):
        return True
    start, end = _neighbourhood(text, offset)
    return offset in _edges(text[start:end], start)


def snap(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen [start, end) to whole clusters; offsets outside the text are brought back to its ends."""
    start, end = max(0, min(start, len(text))), max(0, min(end, len(text)))
    while not is_boundary(text, start):
        start -= 1
    while not is_boundary(text, end):
        end += 1
    return start, end


def boundaries(text: str, start: int = 0, end: int | None = None) -> list[int]:
    """Return the edges of all clusters in [start, end), both ends included; start must be one."""
    stop = len(text) if end is None else end
    return [start, *(match.end() for match in _CLUSTER.finditer(text, start, stop))]


def next_boundary(text: str, offset: int) -> int:
    """Return the nearest edge after the offset; the end of the text where there is none."""
    offset += 1
    while offset < len(text) and not is_boundary(text, offset):
        offset += 1
    return min(offset, len(text))


def previous_boundary(text: str, offset: int) -> int:
    """Return the nearest edge before the offset; 0 where there is none."""
    offset -= 1
    while offset > 0 and not is_boundary(text, offset):
        offset -= 1
    return max(offset, 0)


def _plain(char: str) -> bool:
    """Tell whether the character is a letter, digit, space or sign that never joins a cluster with its like."""
    return char in _PLAIN


_PLAIN = frozenset(
    [chr(code) for code in range(0x20, 0x7F)]
    + ["\n", "\u00a0", "،", "؛", "؟", "«", "»"]
    + [chr(code) for code in (*range(0x0621, 0x063B), *range(0x0641, 0x064B), *range(0x0660, 0x066A))]
)


def _neighbourhood(text: str, offset: int) -> tuple[int, int]:
    """Return a stretch around the offset that begins and ends where a cluster surely does."""
    start = offset
    while start > 0 and offset - start < _REACH and not (start < offset and _plain(text[start])):
        start -= 1
    if not _plain(text[start]):
        start = _line_start(text, offset)
    end = min(len(text), offset + 1)
    while end < len(text) and not _plain(text[end]) and end - offset < 4 * _REACH:
        end += 1
    return start, end


def _line_start(text: str, offset: int) -> int:
    return text.rfind("\n", 0, offset) + 1


@lru_cache(maxsize=256)
def _edges(stretch: str, start: int) -> frozenset[int]:
    return frozenset(start + match.end() for match in _CLUSTER.finditer(stretch)) | {start}
