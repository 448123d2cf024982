"""Words: ordered slices of the text, by our own rule.

A punctuation mark is a token of its own. Whole stay: numbers with their separators, clock times and dates with strokes, URLs,
hashtags and names joined by a low line. Marks stay with their letter. Digits glued to letters are cut off where they begin.
White space of any kind, and invisible characters that only steer direction, never enter a token.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from annotator.arabic.graphemes import is_boundary, next_boundary, previous_boundary

_DIGIT = r"[0-9\u0660-\u0669\u06f0-\u06f9]"
_LETTER = r"[\p{L}\u0640]"
_IN_WORD = r"[\p{L}\p{M}\u0640\u200c\u200d]"
_BETWEEN_DIGITS = r"[.,\u066b\u066c:/\u060c\u2009\u202f\u2019\-]"
_OF_ADDRESS = r"[^\s\p{Z}\p{C}«»\x22<>()\u060c\u061b]"

_TOKEN = regex.compile(
    rf"""
      (?:https?://|www\.){_OF_ADDRESS}*(?<=[^\p{{P}}]|/)              # an address, without the stop behind it
    | [\#@]{_LETTER}{_IN_WORD}*(?:_?[\p{{L}}\p{{M}}\p{{Nd}}\u0640]+)*   # a hashtag, an account
    | {_DIGIT}+\p{{M}}*(?:{_BETWEEN_DIGITS}{_DIGIT}+\p{{M}}*)*        # a number, a time, a date
    | {_LETTER}{_IN_WORD}*(?:_{_LETTER}{_IN_WORD}*)*(?<![\u200c\u200d])  # a word
    | (?=[^\s\p{{Z}}\p{{C}}\p{{M}}])\X                               # a sign with what hangs on it
    """,
    regex.VERBOSE,
)
_SPACE = regex.compile(r"[\s\p{Z}]")
_WINDOW = 400  # code points to each side in which a word is looked for; white space ends it sooner
_CLOSING = frozenset('.,;:!?،؛؟…»”’")]}–—-')
_OPENING = frozenset('«“‘"([{–—-')
_PAIRS = {"«": "»", "“": "”", "‘": "’", "(": ")", "[": "]", "{": "}", '"': '"'}

Slice = tuple[int, int]


def tokens(text: str) -> list[Slice]:
    """Return the tokens as [start, end), in order; no edge lies inside a grapheme cluster."""
    return list(_tokens(text, 0, len(text)))


def _tokens(text: str, start: int, end: int) -> Iterator[Slice]:
    before = start
    for match in _TOKEN.finditer(text, start, end):
        first, last = max(match.start(), before), match.end()
        if last <= first or not is_boundary(text, first):
            continue  # hangs on a space, or was taken by the cluster before
        while last < end and not is_boundary(text, last):
            last += 1
        before = last
        yield first, last


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

    A punctuation mark on its own is no word; the word that it stands behind is not meant either.
    """
    near = _near(text, offset)
    holding = next((token for token in near if token[0] <= offset < token[1]), None)
    if holding is not None and is_word(text, holding[0]):
        return holding
    return next((token for token in near if token[1] == offset and is_word(text, token[0])), None)


def _near(text: str, offset: int) -> list[Slice]:
    """Return the tokens around an offset; the rest of the text is not looked at."""
    if not 0 <= offset <= len(text):
        return []
    start = _space_before(text, offset)
    after = _SPACE.search(text, offset, min(len(text), offset + _WINDOW))
    end = after.start() if after else min(len(text), offset + _WINDOW)
    while end < len(text) and not is_boundary(text, end):
        end += 1
    return list(_tokens(text, start, end))


def _space_before(text: str, offset: int) -> int:
    start = offset
    while start > 0 and offset - start < _WINDOW and not _SPACE.match(text[start - 1]):
        start -= 1
    while not is_boundary(text, start):
        start -= 1
    return start


def snap_to_words(text: str, start: int, end: int) -> Slice | None:
    """Return the whole words that a rough selection touches; None where it touches no token at all.

    White space at the edges, punctuation behind and an opening mark before are left out, but a quote or bracket that
    belongs to what is selected stays: تنظيم "الدولة". A selection of punctuation alone keeps it.
    """
    start, end = max(0, min(start, len(text))), max(0, min(end, len(text)))
    while start < end and _SPACE.match(text[start]):
        start += 1
    while end > start and _SPACE.match(text[end - 1]):
        end -= 1
    if start >= end:
        return None
    first, last = token_at(text, start), token_at(text, end - 1)
    start = first[0] if first else start
    end = last[1] if last else end
    while not is_boundary(text, start):
        start -= 1
    while not is_boundary(text, end):
        end += 1
    return _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Slice | None:
    inside = [token for token in _tokens(text, start, end)]
    if not inside:
        return None
    kept = list(inside)
    while kept and _is_trailing(text, kept):
        kept.pop()
    while kept and _is_leading(text, kept):
        kept.pop(0)
    while kept and _is_trailing(text, kept):
        kept.pop()
    kept = kept or inside
    return kept[0][0], kept[-1][1]


def _is_trailing(text: str, kept: list[Slice]) -> bool:
    mark = text[kept[-1][0]]
    if mark not in _CLOSING:
        return False
    opening = next((one for one, other in _PAIRS.items() if other == mark), None)
    if opening is None:
        return True
    before = [text[start] for start, _ in kept[:-1]]
    if opening == mark:
        return before.count(mark) % 2 == 0 or kept[0][0] == kept[-1][0] or text[kept[0][0]] == mark
    return before.count(opening) <= before.count(mark) or text[kept[0][0]] == opening


def _is_leading(text: str, kept: list[Slice]) -> bool:
    mark = text[kept[0][0]]
    if is_word(text, kept[0][0]):
        return False
    closing = _PAIRS.get(mark)
    after = [text[start] for start, _ in kept[1:]]
    return mark in _OPENING | _CLOSING and (closing is None or closing not in after or after[-1:] == [closing])


def next_word(text: str, offset: int) -> int:
    """Return the end of the word at or after the offset: where a step by word goes on."""
    position = offset
    while position < len(text):
        token = token_at(text, position)
        if token is not None and is_word(text, token[0]) and token[1] > offset:
            return token[1]
        position = max(token[1] if token else 0, next_boundary(text, position))
    return len(text)


def previous_word(text: str, offset: int) -> int:
    """Return the start of the word at or before the offset: where a step by word goes back."""
    position = offset
    while position > 0:
        position = previous_boundary(text, position)
        token = token_at(text, position)
        if token is not None and is_word(text, token[0]) and token[0] < offset:
            return token[0]
        position = min(position, token[0]) if token else position
    return 0
