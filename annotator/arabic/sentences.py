"""Sentences: up to a full stop, a question or exclamation mark or an ellipsis with a space behind it, and to line ends.

Commas and semicolons of either script never end one. A stop behind a single letter is one of an abbreviation (أ.ف.ب.
and د. and م.), one behind a number that begins the line numbers it, and one between digits is a decimal point. Quotes
and brackets that close behind the stop stay with their sentence.
"""

from __future__ import annotations

import regex

_ABBREVIATION = r"(?<!(?<![\p{L}\p{M}\p{N}])\p{L}\p{M}*)"
_NUMBERING = r"(?<!(?:^|\n)[\s\p{Z}]*\p{Nd}{1,3})"
_STOP = rf"(?:{_ABBREVIATION}{_NUMBERING}\.|[؟?!…۔]|(?<=[.؟?!…])\.)"
_END = regex.compile(rf"{_STOP}[.؟?!…۔]*[»”’\"')\]﴾\u200e\u200f]*(?=[\s\p{{Z}}])|\n")


def sentences(text: str) -> list[tuple[int, int]]:
    """Return the sentences as [start, end), in order, without the white space around them."""
    found: list[tuple[int, int]] = []
    begin = 0
    for match in _END.finditer(text):
        _add(found, text, begin, match.end())
        begin = match.end()
    _add(found, text, begin, len(text))
    return found


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    kept = piece.strip()
    if kept:
        first = start + len(piece) - len(piece.lstrip())
        found.append((first, first + len(kept)))
