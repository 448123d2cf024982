"""The ways in which a word may be cut from what is glued before it, by its folding key."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

# و or ف, then ب, ل or ك; longest first, so that what is left is as short as it can be in the end.
_GLUED = ("", "وب", "ول", "وك", "فب", "فل", "ب", "ل", "و", "ف", "ك")
_ARTICLE, _AFTER_LAM = "ال", "ل"


class Cut(NamedTuple):
    """What is left of a word: its key, and whether و or ف, and a preposition, were cut off."""

    word: str
    joined: bool = False
    governed: bool = False

    @property
    def bare(self) -> str:
        """The word without its article."""
        article = _AFTER_LAM if self.governed and self.word.startswith(_AFTER_LAM) else _ARTICLE
        return self.word.removeprefix(article)


@lru_cache(maxsize=1 << 16)
def cuts(key: str) -> tuple[Cut, ...]:
    """Return every way to cut a word, the whole word first."""
    return tuple(
        Cut(key[len(glued) :], glued[:1] in ("و", "ف") and bool(glued), glued[-1:] in ("ب", "ل", "ك") and bool(glued))
        for glued in _GLUED
        if key.startswith(glued)
    )
