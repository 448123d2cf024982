"""Texts cut into words and sentences: by our own rule, with joined letters apart, or as the source had them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from annotator.arabic.clitics import clitic_stops, without_clitic
from annotator.arabic.folding import fold_key
from annotator.arabic.graphemes import is_boundary
from annotator.arabic.sentences import sentences
from annotator.arabic.words import Slice, is_word, tokens
from annotator.core.corpus import CorpusDocument
from annotator.formats.layout import Layout, layout_of

_ARTICLE = "ال"


@dataclass(frozen=True, slots=True)
class Cut:
    """A text cut into words and sentences.

    Attributes:
        words: As [start, end), in order.
        begins: Numbers of the words, from 0, with which a sentence begins; not the first.
        layout: How the source's own lines were, where they are wanted and known.
    """

    words: tuple[Slice, ...]
    begins: frozenset[int]
    layout: Layout | None = None


Cutter = Callable[[CorpusDocument], Cut]


def own_words(corpus: CorpusDocument) -> Cut:
    """Cut a text into our own tokens and sentences."""
    return _own(corpus.document.text)


@lru_cache(maxsize=2)  # the same text is asked for again for each coder
def _own(text: str) -> Cut:
    words = tuple(tokens(text))
    return Cut(words, _begins(text, words))


def _begins(text: str, words: Iterable[Slice]) -> frozenset[int]:
    ends = [end for _, end in sentences(text)]
    numbers = [bisect_right(ends, start) for start, _ in words]
    return frozenset(nth for nth in range(1, len(numbers)) if numbers[nth] != numbers[nth - 1])


def source_words(corpus: CorpusDocument) -> Cut:
    """Cut a text as its source was cut; by our own rule where no source says."""
    layout = layout_of(corpus)
    if layout is None:
        return own_words(corpus)
    words, begins = layout.places(corpus.document.text)
    return Cut(words, begins, layout)


class Clitics:
    """Cuts و ف ب ل ك س off words where there is evidence that they were joined to one.

    Evidence is that what follows stands elsewhere in the same corpus as a word of its own, or begins a mark, or is long
    enough after the article. The same word is cut in the same way wherever it stands.
    """

    def __init__(self) -> None:
        self._known: set[str] = set()

    def learn(self, text: str, begins: Iterable[int]) -> None:
        """Take the words of a text for known, and what begins at these offsets."""
        for start, end in tokens(text):
            if is_word(text, start):
                self._known.add(fold_key(text[start:end]))
                self._known.update(fold_key(text[begin:end]) for begin in begins if start < begin < end)

    def cut(self, corpus: CorpusDocument) -> Cut:
        """Cut a text."""
        text = corpus.document.text
        words = tuple(piece for word in tokens(text) for piece in self._pieces(text, word))
        return Cut(words, _begins(text, words))

    def _pieces(self, text: str, word: Slice) -> Iterator[Slice]:
        start, end = word
        letters = text[start:end]
        stop = next((stop for stop in clitic_stops(letters)[:-1] if self._is_word(letters, stop)), 0)
        if not stop or not is_boundary(text, start + stop):
            yield word
            return
        edges = sorted({start, *(start + at for at in clitic_stops(letters) if at <= stop), start + stop, end})
        yield from pairwise(edges)

    def _is_word(self, letters: str, stop: int) -> bool:
        rest = fold_key(without_clitic(letters, stop))
        with_article = rest.startswith(_ARTICLE) and len(rest) >= len(_ARTICLE) + 3
        return with_article or fold_key(letters[stop:]) in self._known or rest in self._known
