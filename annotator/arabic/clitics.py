"""Clitics: و ف ب ل ك س glued before the word that they belong to, and the pronouns glued behind it.

Whether a letter is a clitic cannot be told from the word alone (بلدة, وكالة; منطقة نفوذه, وجه), so this gives every
possible stop, and a person, or evidence, chooses.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import regex

from annotator.arabic.words import token_at

_MARKS = r"[\p{M}\u0640\u200c\u200d]*"
# A person may leave two letters (بيد, by hand: يد); whoever cuts without asking must leave three, and have evidence.
_SHORTEST, _SHORTEST_UNASKED = 2, 3
# و or ف, then one of س ب ل ك: وسـ, فبـ, ول…; also ل before the article, whose alef is not written (للجيش).
_CHAIN = regex.compile(rf"([وف]{_MARKS})?([سبلك]{_MARKS})?")
_PRONOUNS = ("هما", "كما", "هم", "هن", "كم", "كن", "ها", "نا", "ني", "ه", "ك", "ي")
_ENDINGS = tuple(regex.compile(rf"{''.join(letter + _MARKS for letter in pronoun)}$") for pronoun in _PRONOUNS)
_LETTER = regex.compile(r"[\p{L}\p{N}--\u0640]", regex.V1)
_ARTICLE_AFTER_LAM = regex.compile(rf"(?<=ل{_MARKS})ل")


def clitic_stops(word: str) -> list[int]:
    """Return the offsets in the word at which a span may start: after the longest clitic first, 0 last.

    The article stays with its word. In للنظام the article's alef is not written: the stop lies after the first ل. No
    stop parts a letter from its marks or its tatweel, and none leaves fewer than two letters.
    """
    match = _CHAIN.match(word)
    ends = {match.end(number) for number in (1, 2) if match and match.group(number)}
    kept = [end for end in ends if _letters(word[end:]) >= _SHORTEST]
    return [*sorted(kept, reverse=True), 0]


def enclitic_stops(word: str) -> list[int]:
    """Return the offsets in the word at which a span may end: before the longest pronoun first, its length last.

    The ت of مدينته stays with its word, whose name is مدينة. No stop parts a letter from its marks or its tatweel, and
    none leaves fewer than two letters.
    """
    found = {match.start() for ending in _ENDINGS if (match := ending.search(word))}
    kept = [start for start in found if _letters(word[:start]) >= _SHORTEST]
    return [*sorted(kept), len(word)]


def start_past_clitic(text: str, start: int, end: int) -> tuple[int, int]:
    """Move the start of [start, end) to the next stop of its first word: past the longest clitic, …, and back again."""
    word = token_at(text, start)
    if word is None:
        return start, end
    stops = [word[0] + stop for stop in clitic_stops(text[slice(*word)])]
    return _after(start, [stop for stop in stops if stop < end]), end


def end_before_enclitic(text: str, start: int, end: int) -> tuple[int, int]:
    """Move the end of [start, end) to the next stop of its last word: before the longest pronoun, …, and back again."""
    word = token_at(text, end - 1)
    if word is None:
        return start, end
    stops = [word[0] + stop for stop in enclitic_stops(text[slice(*word)])]
    return start, _after(end, [stop for stop in stops if stop > start])


def unasked_start(word: str, is_known: Callable[[str], bool]) -> int:
    """Return the stop at which a span over the word starts when nobody is asked: past a clitic only with evidence.

    Args:
        word: One word of the text.
        is_known: Tells whether the lexicon or an earlier mark has a name that begins with this word, as it is written
            when nothing stands before it.
    """
    if is_known(word):
        return 0
    stops = [stop for stop in clitic_stops(word)[:-1] if _letters(word[stop:]) >= _SHORTEST_UNASKED]
    return next((stop for stop in stops if is_known(without_clitic(word, stop))), 0)


def without_clitic(word: str, stop: int) -> str:
    """Return what is left of a word after a stop, as it is written alone: النظام for للنظام."""
    article = _ARTICLE_AFTER_LAM.match(word, stop)
    return ("ا" if article else "") + word[stop:]


def _letters(word: str) -> int:
    return len(_LETTER.findall(word))


def _after(edge: int, stops: Sequence[int]) -> int:
    """Return the stop after this edge, the first where it is the last or none; the edge itself where there is none."""
    if not stops:
        return edge
    return stops[(stops.index(edge) + 1) % len(stops)] if edge in stops else stops[0]
