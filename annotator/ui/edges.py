"""Where an edge of a span may go: by a letter with its marks, or by a word."""

from __future__ import annotations

from collections.abc import Callable

from annotator.arabic import edges
from annotator.arabic.words import Slice, is_word, next_word, previous_word, token_at

Move = Callable[[str, int, int], tuple[int, int]]  # text, start, end -> start, end


def start_by_letter(by: int) -> Move:
    """Return the move of the start edge by one letter that can be seen: -1 earlier, 1 later."""
    moved = edges.next_start if by > 0 else edges.previous_start
    return lambda text, start, end: (_past_spaces(text, start, moved, lambda at: text[at : at + 1]), end)


def end_by_letter(by: int) -> Move:
    """Return the move of the end edge by one letter that can be seen."""
    moved = edges.next_end if by > 0 else edges.previous_end
    return lambda text, start, end: (start, _past_spaces(text, end, moved, lambda at: text[max(at - 1, 0) : at]))


def _past_spaces(text: str, edge: int, moved: Callable[[str, int], int], letter: Callable[[int], str]) -> int:
    """Move an edge, and on while the letter that it would take in is a space: a mark has none at its ends."""
    at = moved(text, edge)
    while letter(at).isspace():
        beyond = moved(text, at)
        if beyond == at:
            return edge
        at = beyond
    return at


def start_by_word(by: int) -> Move:
    """Return the move of the start edge to the next start of a word."""
    return lambda text, start, end: (word_edge(text, start, by, starts=True), end)


def end_by_word(by: int) -> Move:
    """Return the move of the end edge to the next end of a word."""
    return lambda text, start, end: (start, word_edge(text, end, by, starts=False))


def word_edge(text: str, offset: int, by: int, *, starts: bool) -> int:
    """Return the next start, or end, of a word in a direction; the offset itself where there is none.

    Punctuation is stepped over: a mark seldom begins or ends with it, and a step by letter takes it.
    """
    at = offset
    while (word := _word_from(text, at, by)) is not None:
        edge = word[0] if starts else word[1]
        if (edge - offset) * by > 0:
            return edge
        at = word[1] if by > 0 else word[0]
    return offset


def _word_from(text: str, offset: int, by: int) -> Slice | None:
    """Return the first word that reaches beyond an offset: behind it (1), or before it (-1)."""
    word = token_at(text, next_word(text, offset) - 1 if by > 0 else previous_word(text, offset))
    if word is None or not is_word(text, word[0]):
        return None
    return word if (word[1] > offset if by > 0 else word[0] < offset) else None
