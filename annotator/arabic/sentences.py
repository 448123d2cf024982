"""Sentences: after a full stop, a question or exclamation mark or an ellipsis with a space behind it, and at line ends."""

from __future__ import annotations

import regex

# Not behind a single letter (أ.ف.ب. and د. and م.), and closing quotes and brackets stay with their sentence.
_BREAK = regex.compile(r"(?:(?<!(?:^|[^\p{L}\p{M}])\p{L}\p{M}*)\.|[؟!?…۔])+[»”’\"')\]]*(?=[\s\p{Z}])|\n")


def sentences(text: str) -> list[tuple[int, int]]:
    """Return the sentences as [start, end), in order, without the white space around them."""
    found: list[tuple[int, int]] = []
    begin = 0
    for match in _BREAK.finditer(text):
        _add(found, text, begin, match.end())
        begin = match.end()
    _add(found, text, begin, len(text))
    return found


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    kept = piece.strip()
    if kept:
        first = start + piece.index(kept)
        found.append((first, first + len(kept)))
