"""Evidence: which words stand at the beginning of earlier marks, so that a letter before one of them is a clitic."""

from __future__ import annotations

from collections.abc import Iterable

from annotator.arabic.clitics import unasked_start
from annotator.arabic.folding import fold_key
from annotator.arabic.words import words
from annotator.store import annotations
from annotator.store.project import Project


class Evidence:
    """First words of names that were marked in a project, in one spelling."""

    def __init__(self, quotes: Iterable[str] = ()) -> None:
        self._known: set[str] = set()
        for quote in quotes:
            self.learn(quote)

    @classmethod
    def of(cls, project: Project) -> Evidence:
        """Return what all marks of a project say."""
        return cls(annotations.quotes(project))

    def learn(self, quote: str) -> None:
        """Take the first word of one more mark."""
        first = next(iter(words(quote)), None)
        if first is not None:
            self._known.add(fold_key(quote[slice(*first)]))

    def start(self, text: str, start: int, end: int) -> int:
        """Return where a span over [start, end) starts when nobody is asked: past a clitic only with evidence."""
        first = next(iter(words(text[start:end])), None)
        if first is None or first[0] != 0:
            return start
        word = text[start : start + first[1]]
        return start + unasked_start(word, self._is_known)

    def _is_known(self, word: str) -> bool:
        return fold_key(word) in self._known
