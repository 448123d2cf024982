"""Mentions: where the same words stand in a text, in any spelling, with or without what is glued to them.

The words looked for are the evidence that a letter before them is a clitic: in وقوات الأسد the و is one because what is
left are words that somebody has already marked. A mention leaves proclitics out and keeps the article and attached
pronouns in, as the boundary rules of the codebook say.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from annotator.arabic.folding import Folded, fold, fold_key
from annotator.arabic.graphemes import snap

# same: to the letter; spelling: another spelling; proclitic: glued behind و ف ب ل ك س; article: with ال before it;
# pronoun: with an attached pronoun behind it.
Form = Literal["same", "spelling", "proclitic", "article", "pronoun"]

ARTICLE = "ال"
_JOINED = ("و", "ف")
_SECOND = ("ب", "ل", "ك", "س")
PROCLITICS = (*_JOINED, *_SECOND, *(one + other for one in _JOINED for other in _SECOND))
# Folded: teh marbuta and the pronoun ه have one key, so a word and its feminine form are told apart by a person.
PRONOUNS = frozenset("ه ها هم هن هما ك كم كن كما نا ي ني".split())
_BEFORE_ARTICLE = (ARTICLE, *(before + ARTICLE for before in PROCLITICS))
_WITHOUT_ALEF = ("لل", "ولل", "فلل")  # للنظام: the article's alef is not written


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where the words stand, half-open, in code points, and in which form."""

    start: int
    end: int
    form: Form


def mentions(text: str, words: str) -> list[Mention]:
    """Return every place where the words stand, first to last, without overlap.

    Args:
        text: Where to look.
        words: What to look for, one word or several.
    """
    needle = fold_key(words)
    if not any(char.isalnum() for char in needle):
        return []
    folded = fold(text)
    found = sorted(_found(folded, needle), key=lambda hit: (hit[0], -hit[1]))
    kept: list[Mention] = []
    for key_start, key_end, form in found:
        start, end = snap(text, folded.start_of(key_start), folded.end_of(key_end))
        if kept and start < kept[-1].end:
            continue
        same = form == "spelling" and text[start:end] == words.strip()
        kept.append(Mention(start, end, "same" if same else form))
    return kept


def written_forms(key: str, *, first: bool, last: bool) -> list[str]:
    """Return every folded form in which a word may be written that is the first, or the last, of those looked for."""
    starts = [key]
    if first:
        starts += [before + key for before in (*PROCLITICS, *_BEFORE_ARTICLE, *_WITHOUT_ALEF)]
        if key.startswith(ARTICLE):
            starts += [before + key[len(ARTICLE) :] for before in _WITHOUT_ALEF]
    return starts + ([start + pronoun for start in starts for pronoun in sorted(PRONOUNS)] if last else [])


def _found(folded: Folded, needle: str) -> Iterator[tuple[int, int, Form]]:
    """Go through the hits as [start, end) of the key, and their form."""
    key = folded.key
    for at in _places(key, needle):
        before = key[_word_before(key, at) : at]
        end, after = _word_after(key, at + len(needle))
        form = _form(before, after)
        if form is not None:
            yield at - (len(ARTICLE) if before.endswith(ARTICLE) else 0), end, form
        elif _hides_article(before) and (not after or after in PRONOUNS):
            yield at - 1, end, "article"
    if needle.startswith(ARTICLE):
        yield from _behind_lam(key, needle[len(ARTICLE) :])


def _behind_lam(key: str, bare: str) -> Iterator[tuple[int, int, Form]]:
    """Go through words with the article whose alef is not written, behind ل: للنظام for النظام, from its second lam."""
    for at in _places(key, bare) if bare else ():
        before = key[_word_before(key, at) : at]
        end, after = _word_after(key, at + len(bare))
        if _hides_article(before) and (not after or after in PRONOUNS):
            yield at - 1, end, "pronoun" if after else "proclitic"


def _form(before: str, after: str) -> Form | None:
    """Return the form that a word has by what stands in it before and behind the words; None where it is another."""
    if after and after not in PRONOUNS:
        return None
    bare = before.removesuffix(ARTICLE)
    if bare and bare not in PROCLITICS:
        return None
    if after:
        return "pronoun"
    if bare != before:
        return "article"
    return "proclitic" if before else "spelling"


def _hides_article(before: str) -> bool:
    return before in _WITHOUT_ALEF


def _places(key: str, needle: str) -> Iterator[int]:
    at = key.find(needle)
    while at >= 0:
        yield at
        at = key.find(needle, at + 1)


def _word_before(key: str, at: int) -> int:
    """Return where the word begins that goes on to the offset."""
    while at > 0 and key[at - 1].isalnum():
        at -= 1
    return at


def _word_after(key: str, at: int) -> tuple[int, str]:
    """Return where the word ends that is not over at the offset, and what is left of it there."""
    end = at
    while end < len(key) and key[end].isalnum():
        end += 1
    return end, key[at:end]
