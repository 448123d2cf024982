"""What a gesture selects: whole words, letters with their marks, sentences. Offsets are code points."""

from __future__ import annotations

from enum import Enum, auto

from annotator.arabic import graphemes, sentences, words

Range = tuple[int, int]
"""Start and end, or the two ends of a selection: the anchor, that stays, and the head, where the caret is."""


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
    low, high = paragraphs_over(text, start, end)
    after = max(end, start + 1)
    touched = [part for part in _sentences(text, low, high) if part[0] < after and part[1] > start]
    return (touched[0][0], touched[-1][1]) if touched else words_over(text, start, end)


def paragraphs_over(text: str, start: int, end: int) -> Range:
    """Widen [start, end) to whole paragraphs, without the line feed behind the last."""
    high = text.find("\n", max(end - 1, start))
    return text.rfind("\n", 0, start) + 1, len(text) if high < 0 else max(high, end)


def wider(text: str, start: int, end: int) -> Range:
    """Return the next wider range: the words, the sentences, the paragraphs, all."""
    steps = (
        words_over(text, start, max(end, start + 1)),
        sentences_over(text, start, end),
        paragraphs_over(text, start, end),
    )
    inside = (found for found in steps if found[0] <= start and end <= found[1] and found[0] < found[1])
    return next((found for found in inside if found != (start, end)), (0, len(text)))


def sentence_end_after(text: str, offset: int) -> int:
    """Return where the sentence at or after an offset ends; the end of the text after the last."""
    at = offset
    while at < len(text):
        low, high = paragraphs_over(text, at, at)
        found = next((end for _, end in _sentences(text, low, high) if end > offset), None)
        if found is not None:
            return found
        at = high + 1
    return len(text)


def sentence_start_before(text: str, offset: int) -> int:
    """Return where the sentence at or before an offset starts; 0 before the first."""
    at = offset
    while at > 0:
        low, high = paragraphs_over(text, at - 1, at - 1)
        starts = [start for start, _ in _sentences(text, low, high) if start < offset]
        if starts:
            return starts[-1]
        at = low
    return 0


def _sentences(text: str, low: int, high: int) -> list[Range]:
    return [(start + low, end + low) for start, end in sentences.sentences(text[low:high])]


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
