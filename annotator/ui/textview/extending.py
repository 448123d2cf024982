"""How a selection grows and shrinks: the head moves, the anchor stays where somebody put it. Free of Qt.

An end of a selection lies at the end of a word, a start at the start of one; letter by letter, past what cannot be
seen. Only where nothing was selected yet does the anchor move too, out of the word that it stands in.
"""

from __future__ import annotations

from annotator.arabic import edges, words
from annotator.ui.textview import selecting
from annotator.ui.textview.selecting import Range


def by_letter(text: str, anchor: int, head: int, *, onward: bool) -> int:
    """Return where the head goes by one letter that can be seen."""
    if onward:
        if head >= anchor:
            return edges.next_end(text, head)
        after = edges.next_start(text, head)
        return min(after, anchor) if after > head else anchor
    if head > anchor:
        return max(edges.previous_end(text, head), anchor)
    return edges.previous_start(text, head)


def by_word(text: str, anchor: int, head: int, *, onward: bool) -> Range:
    """Return anchor and head after the head went on, or back, by one word."""
    if anchor == head:
        far = selecting.next_word_end(text, head) if onward else selecting.word_start_before(text, head)
        return snapped(text, anchor, far, anew=True)
    if onward:
        if head > anchor:
            return anchor, selecting.next_word_end(text, head)
        return anchor, min(selecting.next_word_start(text, head), anchor)
    if head < anchor:
        return anchor, selecting.word_start_before(text, head)
    return anchor, max(_word_end_before(text, head), anchor)


def snapped(text: str, anchor: int, head: int, *, anew: bool) -> Range:
    """Return anchor and head with the head at the edge of a word, without the spaces and stops beside it.

    Args:
        text: The whole text.
        anchor: Stays as it is, unless the selection begins anew: then it goes to the edge of its word.
        head: Where the head was taken, roughly.
        anew: Whether nothing was selected before.
    """
    first, last = selecting.words_over(text, *sorted((anchor, head)))
    if first == last:
        return anchor, anchor if anew else head
    if head > anchor:
        return (first if anew else anchor), last
    return (last if anew else anchor), first


def _word_end_before(text: str, offset: int) -> int:
    """Return the last end of a word that lies before an offset; 0 where there is none."""
    start = words.previous_word(text, offset)
    end = words.next_word(text, start)
    if end < offset or not start:
        return end if end < offset else 0
    before = words.previous_word(text, start)
    end = words.next_word(text, before)
    return end if end < offset else 0
