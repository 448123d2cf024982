"""Proclitics: و ف ب ل ك س glued to the word that they belong before.

Whether a letter is a clitic cannot be told from the word alone (بلدة, وكالة), so this gives every possible stop, and a
person, or evidence, chooses.
"""

from __future__ import annotations

import regex

_MARKS = r"[\p{M}\u0640\u200c\u200d]*"
# A person may leave two letters (بيد, by hand: يد); whoever cuts without asking must leave three, and have evidence.
_SHORTEST = 2
# و or ف, then one of س ب ل ك: وسـ, فبـ, ول…; also ل before the article, whose alef is not written (للجيش).
_CHAIN = regex.compile(rf"([وف]{_MARKS})?([سبلك]{_MARKS})?")
_LETTER = regex.compile(r"[\p{L}\p{N}--\u0640]", regex.V1)


def clitic_stops(word: str) -> list[int]:
    """Return the offsets in the word at which a span may start: after the longest clitic first, 0 last.

    The article stays with its word. In للنظام the article's alef is not written: the stop lies after the first ل. No
    stop parts a letter from its marks or its tatweel, and none leaves fewer than two letters.
    """
    match = _CHAIN.match(word)
    ends = {match.end(number) for number in (1, 2) if match and match.group(number)}
    kept = [end for end in ends if len(_LETTER.findall(word[end:])) >= _SHORTEST]
    return [*sorted(kept, reverse=True), 0]
