"""Outer marks: the punctuation at the edges of a selection that does not belong to what is selected.

Quotes in real reports are often left open, nested or typed the wrong way round, so no pairs are taken for granted: a
mark at an edge stays only where its fellow is seen inside the selection.
"""

from __future__ import annotations

import regex

from annotator.arabic.graphemes import ceiling, floor

_BRACKETS = {"«": "»", "(": ")", "[": "]", "{": "}", "﴿": "﴾"}
_CLOSERS = {closer: opener for opener, closer in _BRACKETS.items()}
_QUOTES = {'"': '"', "'": "'"} | dict.fromkeys("“”„‟", "“”„‟") | dict.fromkeys("‘’‚‛", "‘’‚‛")
_IDLE = r"\s\p{Z}\p{Cc}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff.,;:!?،؛؟۔…–—\-·•*"
_FIRST = regex.compile(rf"[^{_IDLE}]")
_LAST = regex.compile(rf"(?r)[^{_IDLE}]")
_ROUNDS = 32  # marks taken from an edge at most; nobody nests deeper


def without_outer_marks(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return [start, end) without the marks at its edges; None where nothing else is in it.

    Stops, commas and dashes go, brackets and quotes around the whole, and those that stand at an edge without their
    fellow. What closes a quote that the stretch opened stays: تنظيم "الدولة".
    """
    for _ in range(_ROUNDS):
        first, last = _FIRST.search(text, start, end), _LAST.search(text, start, end)
        if not first or not last:
            return None
        start, end = ceiling(text, first.start()), ceiling(text, last.end())
        if start >= end:
            return None
        narrower = _one_mark_less(text, start, end)
        if narrower == (start, end):
            break
        start, end = narrower
    return start, end


def _one_mark_less(text: str, start: int, end: int) -> tuple[int, int]:
    """Take away the pair around the stretch, or one mark without a fellow; give the stretch back where it has none."""
    after, before = ceiling(text, start + 1), floor(text, end - 1)
    if _opens(text[start]):
        fellow = _fellow_after(text, start, end)
        if fellow == end - 1:
            return after, before
        if fellow is None:
            return after, end
    elif text[start] in _CLOSERS:
        return after, end
    if text[end - 1] in _BRACKETS or (_closes(text[end - 1]) and _fellow_before(text, start, end - 1) is None):
        return start, before
    return start, end


def _opens(mark: str) -> bool:
    return mark in _BRACKETS or mark in _QUOTES


def _closes(mark: str) -> bool:
    return mark in _CLOSERS or mark in _QUOTES


def _fellow_after(text: str, at: int, end: int) -> int | None:
    """Return where, before the end, the mark at an offset is closed."""
    opener = text[at]
    if opener in _QUOTES:
        follower = _next(text, _QUOTES[opener], range(at + 1, end))
        return None if follower is None or _begins_a_quote(text, follower) else follower
    return _balance(text, opener, _BRACKETS[opener], range(at, end))


def _fellow_before(text: str, start: int, at: int) -> int | None:
    """Return where, from the start on, the mark at an offset was opened."""
    closer = text[at]
    if closer in _QUOTES:
        leader = _next(text, _QUOTES[closer], range(at - 1, start - 1, -1))
        return leader if leader is not None and _begins_a_quote(text, leader) else None
    return _balance(text, closer, _CLOSERS[closer], range(at, start - 1, -1))


def _begins_a_quote(text: str, at: int) -> bool:
    """Tell whether a word follows the quote directly: it opens. Behind a proclitic, too: و"معسكر."""
    return text[at + 1 : at + 2].isalnum()


def _next(text: str, marks: str, offsets: range) -> int | None:
    return next((offset for offset in offsets if text[offset] in marks), None)


def _balance(text: str, mark: str, fellow: str, offsets: range) -> int | None:
    depth = 0
    for offset in offsets:
        depth += (text[offset] == mark) - (text[offset] == fellow)
        if depth == 0:
            return offset
    return None
