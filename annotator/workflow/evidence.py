"""Evidence: which words stand at the beginning of earlier marks, so that a letter before one of them is a clitic."""

from collections import Counter
from collections.abc import Iterable
from typing import Self

from annotator.arabic.clitics import unasked_start
from annotator.arabic.folding import fold_key
from annotator.arabic.words import words
from annotator.core.change import Change
from annotator.core.span import Span
from annotator.store import annotations
from annotator.store.project import Project


class Evidence:
    """First words of names that were marked in a project, in one spelling."""

    def __init__(self, quotes: Iterable[str] = ()) -> None:
        self._known: Counter[str] = Counter()
        for quote in quotes:
            self.learn(quote)

    @classmethod
    def of(cls, project: Project) -> Self:
        """Return what all marks of a project say."""
        return cls(annotations.quotes(project))

    def learn(self, quote: str) -> None:
        """Take the first word of one more mark."""
        self._known[_first_key(quote)] += 1

    def forget(self, quote: str) -> None:
        """Take the first word of a mark back that is no more."""
        self._known[_first_key(quote)] -= 1

    def follow(self, change: Change) -> None:
        """Keep in step with a change of marks."""
        for record in change.removed:
            if isinstance(record, Span):
                self.forget(record.quote)
        for record in change.added:
            if isinstance(record, Span):
                self.learn(record.quote)

    def start(self, text: str, start: int, end: int) -> int:
        """Return where a span over [start, end) starts when nobody is asked: past a clitic only with evidence."""
        first = next(iter(words(text[start:end])), None)
        if first is None or first[0] != 0:
            return start
        word = text[start : start + first[1]]
        return start + unasked_start(word, self._is_known)

    def _is_known(self, word: str) -> bool:
        return self._known[fold_key(word)] > 0


def _first_key(quote: str) -> str:
    first = next(iter(words(quote)), None)
    return "" if first is None else fold_key(quote[slice(*first)])
