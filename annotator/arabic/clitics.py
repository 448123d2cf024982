"""Proclitics: و ف ب ل ك س glued to the word that they belong before.

Whether a letter is a clitic cannot be told from the word alone (بلدة, وكالة), so this gives every possible stop and a person, or
evidence, chooses.
"""

from __future__ import annotations

import regex

_MARKS = r"[\p{M}\u0640]*"
_SHORTEST = 2  # letters that must be left for a person's choice; an automatic one asks for three
# و or ف, then س or one of ب ل ك, in this order: وسـ, فبـ, ول… and ل before the article, whose alef is not written (للجيش).
_CHAIN = regex.compile(rf"^([وف]{_MARKS})?([سبلك]{_MARKS})?")
_LETTER = regex.compile(r"[\p{L}\p{N}]")


def clitic_stops(word: str) -> list[int]:
    """Return the offsets in the word at which a span may start, the longest clitic first, 0 last.

    The article stays with its word. In للنظام the article's alef is not written: the stop lies after the first ل.
    """
    match = _CHAIN.match(word)
    ends = {match.end(number) for number in (1, 2) if match and match.group(number)}
    kept = [end for end in ends if len(_LETTER.findall(word[end:])) >= _SHORTEST]
    return [*sorted(kept, reverse=True), 0]
