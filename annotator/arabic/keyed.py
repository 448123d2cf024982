"""The tokens of a text with their folding keys: what the readers of numbers, casualties and dates look words up by."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from annotator.arabic.folding import fold_key
from annotator.arabic.graphemes import cluster_end
from annotator.arabic.words import tokens


class Token(NamedTuple):
    """A token of the text, half-open, in code points, and its folding key."""

    start: int
    end: int
    key: str


_key = lru_cache(maxsize=1 << 16)(fold_key)


def keyed(text: str) -> list[Token]:
    """Return the tokens of a text, in order, each with its key."""
    key = _key
    return [Token(start, end, key(text[start:end])) for start, end in tokens(text)]


def keys_of(words: str) -> frozenset[str]:
    """Return the keys of words that are separated by spaces."""
    return frozenset(map(fold_key, words.split()))


def past_letters(text: str, token: Token, letters: int) -> int:
    """Return where a token goes on after so many letters: behind what is glued before a word, with its marks."""
    offset = token.start
    for _ in range(letters):
        offset = cluster_end(text, offset)
    return min(offset, token.end)
