"""What a gesture selects: whole words, letters with their marks, sentences. Offsets are code points."""

from __future__ import annotations

from enum import Enum, auto

from annotator.arabic import graphemes, sentences, words

Range = tuple[int, int]


class Unit(Enum):
    """What a selection grows by."""

    LETTER = auto()
    WORD = auto()
    SENTENCE = auto()


def selected(text: str, start: int, end: int, unit: Unit) -> Range:
    """Return the range that is selected when the hand went over [start, end)."""
    if unit is Unit.WORD:
        return words_over(text, start, end)
    if unit is Unit.SENTENCE:
        return sentences_over(text, start, end)
    return letters_over(text, start, end)


def letters_over(text: str, start: int, end: int) -> Range:
    """Widen [start, end) so that no letter is parted from its marks; an empty range stays empty."""
    return graphemes.snap(text, start, end) if start < end else (start, start)


def words_over(text: str, start: int, end: int) -> Range:
    """Widen [start, end) to whole words, without spaces and punctuation at the edges; empty over nothing but spaces."""
    found = words.snap_to_words(text, start, end) if start < end else None
    return found or (start, start)


def sentences_over(text: str, start: int, end: int) -> Range:
    """Widen [start, end) to whole sentences of its paragraphs."""
    after = max(end, start + 1)
    low = text.rfind("\n", 0, start) + 1
    high = text.find("\n", after - 1)
    inside = text[low : len(text) if high < 0 else max(high, after)]
    parts = [(first + low, last + low) for first, last in sentences.sentences(inside)]
    touched = [part for part in parts if part[0] < after and part[1] > start]
    return (touched[0][0], touched[-1][1]) if touched else words_over(text, start, end)


def letter(text: str, offset: int) -> Range:
    """Return the letter with its marks that a code point belongs to; empty at the end of the text."""
    return letters_over(text, offset, min(offset + 1, len(text)))


def is_caret_place(text: str, offset: int) -> bool:
    """Tell whether a caret may stand at an offset: never between a letter and its marks."""
    return graphemes.is_boundary(text, offset)


def caret_places(text: str, start: int, end: int) -> list[int]:
    """Return the places in [start, end] where a caret may stand, and the two ends."""
    inside = [at for at in range(start + 1, end) if is_caret_place(text, at)]
    return [start, *inside, end]


def next_letter(text: str, offset: int) -> int:
    """Return where the letter at an offset ends."""
    return graphemes.next_boundary(text, offset) if offset < len(text) else offset


def letter_before(text: str, offset: int) -> int:
    """Return where the letter before an offset starts."""
    return graphemes.previous_boundary(text, offset)


def next_word_end(text: str, offset: int) -> int:
    """Return where the word at or after an offset ends."""
    return words.next_word(text, offset)


def next_word_start(text: str, offset: int) -> int:
    """Return where the next word after an offset starts; the end of the text after the last."""
    at = offset
    while at < len(text):
        end = words.next_word(text, at)
        start = words.previous_word(text, end)
        if start > offset:
            return start
        at = end
    return len(text)


def word_start_before(text: str, offset: int) -> int:
    """Return where the word at or before an offset starts."""
    return words.previous_word(text, offset)
