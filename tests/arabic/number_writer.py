"""Writes whole numbers below a billion in Arabic words, in every form of the grammar and in those that people use.

The rules are those of the school books, written down apart from the reader: gender runs against the noun from 3 to 10,
the case shows in duals, sound plurals and tens, the noun counted after a thousand does not matter here.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

MASCULINE = ("", "واحد", "اثن", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة")
FEMININE = ("", "واحدة", "اثنت", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر")
TENS = ("", "", "عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع")
HUNDREDS = ("", "", "", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع")
WITHOUT_HAMZA = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ئ": "ي"})


@dataclass(frozen=True)
class Manner:
    """How a number is written.

    Attributes:
        feminine: What is counted is feminine (خمس نساء) rather than masculine (خمسة رجال).
        nominative: The number is a subject (عشرون, مئتان) rather than an object or behind a preposition.
        construct: A dual stands right before its noun and loses its ن: مئتا رجل, ألفي رجل.
        hundred: How the hundred is written: مئة or مائة.
        split: Hundreds are two words: ثلاث مئة.
        spaced: و stands apart from the word behind it.
        hamza: Hamzas are written.
        tanween: The singular after 11 to 99 shows its tanween: ألفاً, ألفا.
    """

    feminine: bool = False
    nominative: bool = True
    construct: bool = False
    hundred: str = "مئة"
    split: bool = False
    spaced: bool = False
    hamza: bool = True
    tanween: bool = True


MANNERS = [
    Manner(feminine, nominative, construct, hundred, split, spaced, hamza, tanween)
    for feminine, nominative, construct, hundred, split, spaced, hamza, tanween in product(
        (False, True),
        (False, True),
        (False, True),
        ("مئة", "مائة"),
        (False, True),
        (False, True),
        (False, True),
        (False, True),
    )
]


def written(number: int, manner: Manner) -> str:
    """Return a whole number from 0 to 999,999,999 in words."""
    terms = [term for scale in (10**6, 10**3, 1) if (term := _term(number // scale % 1000, scale, manner))]
    words = (" و " if manner.spaced else " و").join(terms) if terms else "صفر"
    if manner.construct:
        words = _in_construct(words)
    return words if manner.hamza else words.translate(WITHOUT_HAMZA)


def _term(count: int, scale: int, manner: Manner) -> str:
    if scale == 1 or count == 0:
        return _below_thousand(count, manner, feminine=manner.feminine)
    one, many = {1000: ("ألف", "آلاف"), 10**6: ("مليون", "ملايين")}[scale]
    if count == 1:
        return one
    if count == 2:
        return one + _dual(manner)
    last = count % 100
    counted = many if 3 <= last <= 10 else one + ("اً" if manner.tanween else "ا") if 11 <= last <= 99 else one
    words = _below_thousand(count, manner, feminine=False)
    return f"{_in_construct(words) if last == 0 else words} {counted}"


def _below_thousand(count: int, manner: Manner, *, feminine: bool) -> str:
    hundreds, rest = divmod(count, 100)
    parts = [_hundreds(hundreds, manner), _below_hundred(rest, manner, feminine=feminine)]
    return (" و " if manner.spaced else " و").join(part for part in parts if part)


def _hundreds(hundreds: int, manner: Manner) -> str:
    if hundreds == 0:
        return ""
    if hundreds == 1:
        return manner.hundred
    if hundreds == 2:
        return manner.hundred[:-1] + "ت" + _dual(manner)
    unit = "ثماني" if manner.split and hundreds == 8 else HUNDREDS[hundreds]
    return f"{unit} {manner.hundred}" if manner.split else unit + manner.hundred


def _below_hundred(count: int, manner: Manner, *, feminine: bool) -> str:
    units = FEMININE if feminine else MASCULINE
    tens, unit = divmod(count, 10)
    if count == 0:
        return ""
    if count == 2:
        return units[2] + _dual(manner)
    if count <= 10:
        return units[count]
    if count < 20:
        ten = "عشرة" if feminine else "عشر"
        if unit == 1:
            return f"{'إحدى' if feminine else 'أحد'} {ten}"
        if unit == 2:
            return f"{units[2]}{'ا' if manner.nominative else 'ي'} {ten}"
        return f"{units[unit]} {ten}"
    words = TENS[tens] + ("ون" if manner.nominative else "ين")
    if unit == 0:
        return words
    one = ("إحدى" if feminine else "واحد") if unit == 1 else units[2] + _dual(manner) if unit == 2 else units[unit]
    return f"{one}{' و ' if manner.spaced else ' و'}{words}"


def _dual(manner: Manner) -> str:
    return "ان" if manner.nominative else "ين"


def _in_construct(words: str) -> str:
    """Return the words as they stand right before what is counted: a dual at the end loses its ن."""
    head, space, last = words.rpartition(" ")
    bare = last.removeprefix("و")
    if bare in ("مئتان", "مئتين", "مائتان", "مائتين", "ألفان", "ألفين", "مليونان", "مليونين"):
        last = last[:-1]
    return head + space + last
