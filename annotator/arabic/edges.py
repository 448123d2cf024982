"""Where an edge of a span may go, letter by letter: never into a letter's marks, and past what cannot be seen.

A start stands before a letter that can be seen, an end behind one. A direction mark or a joiner beside it is stepped
over with its neighbour, so that no press of a key seems to do nothing.
"""

from __future__ import annotations

from annotator.arabic.graphemes import ceiling, next_boundary, previous_boundary
from annotator.arabic.invisible import is_invisible


def next_end(text: str, offset: int) -> int:
    """Return where the next letter that can be seen ends; the offset itself where none follows."""
    letter = _past_invisible(text, offset)
    return next_boundary(text, letter) if letter < len(text) else offset


def previous_start(text: str, offset: int) -> int:
    """Return where the letter that can be seen before an offset starts; the offset itself where there is none."""
    end = _before_invisible(text, offset)
    return previous_boundary(text, end) if end > 0 else offset


def next_start(text: str, offset: int) -> int:
    """Return where the letter after the one at an offset starts; the offset itself at the last."""
    after = _past_invisible(text, next_end(text, offset))
    return after if after < len(text) else offset


def previous_end(text: str, offset: int) -> int:
    """Return where the letter before the one that ends at an offset ends; 0 at the first."""
    return _before_invisible(text, previous_start(text, offset))


def _past_invisible(text: str, offset: int) -> int:
    offset = ceiling(text, offset)
    while offset < len(text) and is_invisible(text[offset]):
        offset = next_boundary(text, offset)
    return offset


def _before_invisible(text: str, offset: int) -> int:
    while offset > 0 and is_invisible(text[offset - 1]):
        before = previous_boundary(text, offset)
        if not is_invisible(text[before]):
            break  # a joiner that hangs on a letter: they are one
        offset = before
    return offset
