"""Signs that a text came damaged out of a PDF or an old program: letters back to front, or as finished shapes.

Nothing is repaired here; an import says so, and a person looks.
"""

from __future__ import annotations

from dataclasses import dataclass

import regex

# Letter shapes of old encodings, each in the form it takes in a word. A few stand for whole phrases and are real text.
_SHAPE = regex.compile(r"[\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdcf\ufe70-\ufefc--\ufdf2]", regex.V1)
_TYPED = frozenset(map(chr, range(0xFEF5, 0xFEFD)))  # lam-alef: keyboards write it so, and alone it says nothing
_WORD = regex.compile(r"[\u0620-\u064a][\u0620-\u0652\u0670]+")
# ة and ى end words and never begin one. Nearly every fourth word begins with the article, and few end with لا.
_NEVER_FIRST = "ةىًٌٍ"
_LEAST_EVIDENCE = 3
_SHARE = 2  # so many times more signs against the text than for it


@dataclass(frozen=True, slots=True)
class Damage:
    """What was seen.

    Attributes:
        shapes: How many letters are stored as finished shapes, which no search finds as they are.
        reversed_lines: Lines (the first is 1) whose letters run back to front.
    """

    shapes: int = 0
    reversed_lines: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.shapes or self.reversed_lines)


def damage(text: str) -> Damage:
    """Look a text over.

    A line counts as reversed when it says so itself; short lines follow when the whole text speaks for it.
    """
    lines = text.split("\n")
    signs = [_signs(line) for line in lines]
    whole = _is_reversed(sum(against for against, _ in signs), sum(speaking for _, speaking in signs))
    turned = tuple(
        number
        for number, (line, (against, speaking)) in enumerate(zip(lines, signs, strict=True), 1)
        if _is_reversed(against, speaking) or (whole and against > speaking and line.strip())
    )
    shapes = _SHAPE.findall(text)
    return Damage(0 if _TYPED.issuperset(shapes) else len(shapes), turned)


def _signs(line: str) -> tuple[int, int]:
    """Count the words that speak against the order of the letters, and those that speak for it."""
    words = _WORD.findall(line)
    against = sum(word[0] in _NEVER_FIRST or (len(word) > 4 and word.endswith("لا")) for word in words)
    speaking = sum(word[-1] in _NEVER_FIRST or (len(word) > 4 and word.startswith("ال")) for word in words)
    return against, speaking


def _is_reversed(against: int, speaking: int) -> bool:
    return against >= _LEAST_EVIDENCE and against > _SHARE * speaking
