"""The words of which Arabic numbers are made, under their folding keys, with what may be glued before them.

All cases, both genders, joined and split hundreds, dual and construct forms; the key takes care of hamza seats, of ى
and ي, of ة and ه. A word stands for one part of a number; ``numbers.py`` puts the parts together.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Literal, NamedTuple

from annotator.arabic.folding import fold_key

# one: أحد, which is a number only before عشر or و + tens. two: اثنا, only before عشر. ten: عشر, which makes the teens.
# tens: 20 to 90. hundred: مئة, which may be multiplied. hundreds: 200 to 900 in one word. scale: ألف, مليون. scales:
# آلاف, which is a number only behind a count. twice: ألفان, ألفي. either: ألفا, which is ألفاً or the dual before its
# noun. part: نصف, ثلث.
Kind = Literal[
    "zero",
    "one",
    "unit",
    "two",
    "ten",
    "teen",
    "tens",
    "hundred",
    "hundreds",
    "scale",
    "scales",
    "twice",
    "either",
    "part",
]


class Part(NamedTuple):
    """What one word of the text says of a number.

    Attributes:
        joined: و stands before it, glued.
        governed: ب, ل or ك stands before it, glued.
        definite: It has the article.
        letters: How many letters are glued before the number; its article, which belongs to it, not counted.
    """

    kind: Kind
    value: int | Fraction
    joined: bool = False
    governed: bool = False
    definite: bool = False
    letters: int = 0


_UNITS = {
    1: "واحد واحدة واحدا",
    2: "اثنان اثنين اثنتان اثنتين",
    3: "ثلاث ثلاثة ثلاثا",
    4: "أربع أربعة أربعا",
    5: "خمس خمسة خمسا",
    6: "ست ستة ستا",
    7: "سبع سبعة سبعا",
    8: "ثمان ثماني ثمانية ثمانيا",
    9: "تسع تسعة تسعا",
}
_ONE, _TWO = "أحد إحدى", "اثنا اثني اثنتا اثنتي اثنتى"
_TEN = "عشر عشرة عشرا"
_STEMS = {2: "عشر", 3: "ثلاث", 4: "أربع", 5: "خمس", 6: "ست", 7: "سبع", 8: "ثمان", 9: "تسع"}
_HUNDRED = "مئة مائة ماءة مءة"
_TWO_HUNDRED = "مئتان مئتين مئتا مئتي مائتان مائتين مائتا مائتي ماءتان ماءتين"
_BEFORE_HUNDRED = {3: "ثلاث ثلث", 4: "أربع", 5: "خمس", 6: "ست", 7: "سبع", 8: "ثمان ثماني", 9: "تسع"}
# Singular, plurals; the dual is made from the singular.
_SCALES = {
    10**3: ("ألف", "آلاف ألوف"),
    10**6: ("مليون", "ملايين"),
    10**9: ("مليار", "مليارات"),
    10**12: ("تريليون", "تريليونات"),
}
_PARTS = {
    Fraction(1, 2): "نصف",
    Fraction(1, 3): "ثلث",
    Fraction(2, 3): "ثلثا ثلثي ثلثان ثلثين",
    Fraction(1, 4): "ربع",
}
_ALSO_OTHER_WORDS = {
    "الاثنين": "Monday",
    "الاحد": "Sunday",
    "لست": "I am not",
    "فاحد": "then one of",
}
_JOINED, _GOVERNED = ("", "و", "ف"), ("", "ب", "ل", "ك")


def _bare() -> Iterator[tuple[str, Kind, int | Fraction]]:
    """Give every word as it stands with nothing before it."""
    yield "صفر", "zero", 0
    for value, words in _UNITS.items():
        yield from ((word, "unit", value) for word in words.split())
        yield from ((word + "عشر", "teen", 10 + value) for word in words.split())
    yield from ((word, "one", 1) for word in _ONE.split())
    yield from ((word, "two", 2) for word in _TWO.split())
    yield from ((word + ten, "teen", 11) for word in _ONE.split() for ten in ("عشر", "عشرة"))
    yield from ((word + ten, "teen", 12) for word in _TWO.split() for ten in ("عشر", "عشرة"))
    yield from ((word, "ten", 10) for word in _TEN.split())
    for value, stem in _STEMS.items():
        yield from ((stem + ending, "tens", 10 * value) for ending in ("ون", "ين"))
    yield from ((word, "hundred", 100) for word in _HUNDRED.split())
    yield from ((word, "hundreds", 200) for word in _TWO_HUNDRED.split())
    for value, stems in _BEFORE_HUNDRED.items():
        yield from ((stem + word, "hundreds", 100 * value) for stem in stems.split() for word in _HUNDRED.split())
    for value, (one, many) in _SCALES.items():
        yield one, "scale", value
        yield from ((word, "scales", value) for word in many.split())
        yield from ((one + ending, "twice", 2 * value) for ending in ("ان", "ين", "ي"))
        yield one + "ا", "either", value
    for share, words in _PARTS.items():
        yield from ((word, "part", share) for word in words.split())


def _with_clitics() -> dict[str, Part]:
    """Return every key under which a number word may stand in a text."""
    found: dict[str, Part] = {}
    for word, kind, value in _bare():
        key = fold_key(word)
        for joined in _JOINED:
            for governed in _GOVERNED:
                before = joined + governed
                found.setdefault(before + key, Part(kind, value, bool(joined), bool(governed), False, len(before)))
                article = "ل" if governed == "ل" else "ال"
                part = Part(kind, value, bool(joined), bool(governed), True, len(before))
                found.setdefault(before + article + key, part)
    for key in _ALSO_OTHER_WORDS:
        found.pop(fold_key(key), None)
    return found


PARTS: dict[str, Part] = _with_clitics()
