"""Words: ordered slices of the text, by our own rule.

A punctuation mark is a token of its own. Whole stay: numbers with their separators, clock times, dates with strokes,
addresses, hashtags and names joined by a low line. Marks stay with their letter. Digits glued to letters are cut off
where they begin. White space of any kind, and invisible characters that only steer direction, never enter a token.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from annotator.arabic.graphemes import PLAIN, ceiling, is_boundary
from annotator.arabic.outer_marks import without_outer_marks

_LETTER = r"[\p{L}\u0640]"
_IN_WORD = r"[\p{L}\p{M}\u0640\u200c\u200d]"
_NUMBER_SIGN = r"[\u0600-\u0605\u06dd\u0890\u0891\u08e2]"  # stands before digits, and forms one cluster with the first
_ADDRESS_END = r"[^\s\p{Z}\p{C}«»\x22<>()\u060c\u061b]"

_TOKEN = regex.compile(
    rf"""
      (?:(?:https?|ftp)://|www\.){_ADDRESS_END}*(?<=[^\p{{P}}]|/)     # a web address, without the stop behind it
    | [A-Za-z0-9][A-Za-z0-9._%+\-]*@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+  # a mail address
    | [\#@][\p{{L}}\p{{Nd}}\u0640]{_IN_WORD}*(?:_?[\p{{Nd}}\p{{L}}\p{{M}}\u0640]+)*  # a hashtag, an account
    | {_NUMBER_SIGN}*(?:
        \p{{Nd}}{{1,4}}-\p{{Nd}}{{1,2}}-\p{{Nd}}{{1,4}}(?!\p{{Nd}})      # a date with dashes; a range is three tokens
      | \p{{Nd}}+\p{{M}}*(?:[.,\u066b\u066c:/\u060c\u2019]\p{{Nd}}+\p{{M}}*)*  # a number, a time, a date
      | {_LETTER}{_IN_WORD}*(?:_[\p{{L}}\p{{Nd}}\u0640]{_IN_WORD}*\p{{Nd}}*)*  # a word, a joined name
      )
    | (?={_NUMBER_SIGN}*[^\s\p{{Z}}\p{{Cc}}\p{{Cf}}\p{{Cs}}])\X          # a sign with what hangs on it
    """,
    regex.VERBOSE,
)
_SPACE = regex.compile(r"[\s\p{Z}]")
_SPACE_BEFORE = regex.compile(r"(?r)[\s\p{Z}]")
_CHAR = regex.compile(r"[^\s\p{Z}]")
_CHAR_BEFORE = regex.compile(r"(?r)[^\s\p{Z}]")

Slice = tuple[int, int]


def tokens(text: str) -> list[Slice]:
    """Return the tokens as [start, end), in order; no edge lies inside a grapheme cluster."""
    return list(_tokens(text, 0, len(text)))


def _tokens(text: str, begin: int, stop: int) -> Iterator[Slice]:
    """Go through the tokens of a stretch that begins and ends with the text or beside white space."""
    done, length, plain = begin, len(text), PLAIN
    for match in _TOKEN.finditer(text, begin, stop):
        start, end = match.span()
        if text[start - 1] not in plain or text[start] not in plain or (end < length and text[end] not in plain):
            start = max(start, done)
            if start >= end or not is_boundary(text, start):
                continue  # hangs on a space, or was taken by the cluster before
            end = ceiling(text, end)
        done = end
        yield start, end


def words(text: str) -> list[Slice]:
    """Return the tokens that are words or numbers, without punctuation and signs."""
    return [(start, end) for start, end in tokens(text) if is_word(text, start)]


def is_word(text: str, start: int) -> bool:
    """Tell whether the token that starts here is a word, a number, a hashtag or an address."""
    return text[start].isalnum() or (text[start] in "#@\u0640" and text[start + 1 : start + 2].isalnum())


def token_at(text: str, offset: int) -> Slice | None:
    """Return the token that holds the character at the offset; None on white space and outside the text."""
    return next((token for token in _near(text, offset) if token[0] <= offset < token[1]), None)


def word_at(text: str, offset: int) -> Slice | None:
    """Return the word that holds the character at the offset, or that ends just there; None where there is none.

    A punctuation mark on its own is no word, but the word that it stands behind is meant at the mark's start.
    """
    touching = [token for token in _near(text, offset) if token[0] <= offset <= token[1] and is_word(text, token[0])]
    return touching[-1] if touching else None


def _near(text: str, offset: int) -> list[Slice]:
    """Return the tokens between the white space before an offset and that behind it."""
    if not 0 <= offset <= len(text):
        return []
    return list(_tokens(text, *_stretch(text, offset)))


def _stretch(text: str, offset: int) -> Slice:
    before, after = _SPACE_BEFORE.search(text, 0, offset), _SPACE.search(text, offset)
    return before.end() if before else 0, after.start() if after else len(text)


def next_word(text: str, offset: int) -> int:
    """Return the end of the word at or after the offset: where a step by word goes on."""
    return next((end for start, end in _after(text, offset) if is_word(text, start)), len(text))


def previous_word(text: str, offset: int) -> int:
    """Return the start of the word at or before the offset: where a step by word goes back."""
    return next((start for start, _ in _before(text, offset) if is_word(text, start)), 0)


def _after(text: str, offset: int) -> Iterator[Slice]:
    """Go forward through the tokens that end after the offset."""
    at = max(offset, 0)
    while found := _CHAR.search(text, at):
        stretch = _stretch(text, found.start())
        yield from (token for token in _tokens(text, *stretch) if token[1] > offset)
        at = stretch[1]


def _before(text: str, offset: int) -> Iterator[Slice]:
    """Go back through the tokens that start before the offset."""
    at = min(offset, len(text))
    while found := _CHAR_BEFORE.search(text, 0, max(at, 0)):
        stretch = _stretch(text, found.start())
        yield from (token for token in reversed(list(_tokens(text, *stretch))) if token[0] < offset)
        at = stretch[0]


def snap_to_words(text: str, start: int, end: int) -> Slice | None:
    """Return the whole words that a rough selection touches; None where it touches no token at all.

    White space and punctuation at the edges are left out, but a quote that closes what the selection opened stays:
    تنظيم "الدولة". Where there is nothing but punctuation, it stays.
    """
    start, end = max(0, start), min(end, len(text))
    first = next(_after(text, start), None)
    last = next(_before(text, end), None)
    if start >= end or first is None or last is None or first[0] >= end or last[1] <= start:
        return None
    return without_outer_marks(text, first[0], last[1]) or (first[0], last[1])
