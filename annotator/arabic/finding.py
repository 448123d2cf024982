"""Finding words in one text whatever their spelling: hamza seats, ى and ي, ة and ه, tatweel, marks and digits alike."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from annotator.arabic.folding import Folded, fold, fold_key

Range = tuple[int, int]


class Finder:
    """One text, made ready to be searched as a person types. Offsets are code points of the text."""

    def __init__(self, text: str) -> None:
        """Take a text; it is folded at the first question, or before it by :meth:`prepare`."""
        self.text = text

    def prepare(self) -> None:
        """Fold the text now, so that the first letter typed is answered as fast as the others."""
        _ = self._folded

    @cached_property
    def _folded(self) -> Folded:
        return fold(self.text)

    def find(self, words: str) -> list[Range]:
        """Return where the words stand, in order, none overlapping another; nothing for words without a letter.

        The ranges are whole letters with their marks.
        """
        return list(self._found(fold_key(words)))

    def _found(self, wanted: str) -> Iterator[Range]:
        if not wanted:
            return
        folded, done = self._folded, 0
        at = folded.key.find(wanted)
        while at >= 0:
            start, end = folded.start_of(at), folded.end_of(at + len(wanted))
            if start >= done:  # one letter may fold to several: ﷺ
                done = end
                yield start, end
            at = folded.key.find(wanted, at + len(wanted))
