"""Numbers in a text: in digits of all three kinds, in words, and mixed (٣ آلاف و200, 1.2 مليون).

A number in words is a row of terms, each a count below a thousand and a scale (ألف, مليون), from the greatest scale to
the least, with و between them. A row that breaks this order is two numbers: بين ثلاثة آلاف وأربعة آلاف.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from annotator.arabic.digits import end_of_digits, exact
from annotator.arabic.keyed import Token, keyed, past_letters
from annotator.arabic.number_words import PARTS, Part

_TANWEEN = "\u064b"
_AND = "و"
_ONE, _AND_ONE = "واحد", "واحدي"  # وأحد عشر has the key of واحد; وإحدى has one of its own


@dataclass(frozen=True, slots=True)
class Number:
    """A number that stands in a text, half-open, in code points, without what is glued before it.

    Attributes:
        value: Whole wherever it can be.
        tokens: The indices of its tokens, half-open.
        joined, governed, definite: و, a preposition, the article is glued before its first word.
    """

    start: int
    end: int
    value: int | float
    tokens: tuple[int, int]
    joined: bool = False
    governed: bool = False
    definite: bool = False


# Value and the index behind it.
_Read = tuple[int | Fraction, int]


def numbers(text: str) -> list[Number]:
    """Return the numbers of a text, in order, none overlapping another."""
    reader = NumberReader(text, keyed(text))
    found: list[Number] = []
    at = 0
    while at < len(reader.tokens):
        number = reader.read(at)
        if number is not None:
            found.append(number)
        at = number.tokens[1] if number is not None else at + 1
    return found


class NumberReader:
    """Reads numbers of one text, token by token."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.text = text
        self.tokens = tokens
        self._parts: list[Part | None] = [PARTS.get(token.key) for token in tokens]
        for at, token in enumerate(tokens):
            if token.key == _ONE and self._is_and_one(at):
                self._parts[at] = PARTS[_AND_ONE]

    def may_begin(self, at: int) -> bool:
        """Tell whether a number may begin at a token: quick, and never wrong when it says no."""
        return self._parts[at] is not None or self._is_digits(at)

    def read(self, at: int, stop: int | None = None) -> Number | None:
        """Return the longest number that begins at a token.

        Args:
            at: Index of the token.
            stop: Index of a token that it must not go beyond.
        """
        if not self.may_begin(at):
            return None
        stop = len(self.tokens) if stop is None else stop
        read = self._number(at, stop)
        if read is None:
            return None
        value, end = read
        part = self._parts[at]
        start = self.tokens[at].start if part is None else past_letters(self.text, self.tokens[at], part.letters)
        clitics = (False, False, False) if part is None else (part.joined, part.governed, part.definite)
        return Number(start, self.tokens[end - 1].end, _plain(value), (at, end), *clitics)

    def joints(self, number: Number) -> list[int]:
        """Return the indices in a number at which و joins a part to what stands before: where it might be two."""
        first, end = number.tokens
        return [at for at in range(first + 1, end) if self._and(at, end) is not None]

    def read_after_and(self, at: int, stop: int | None = None) -> Number | None:
        """Return the number that و joins to what stands before a token: وعشرون, و 20; None without the و."""
        behind = self._and(at, len(self.tokens))
        return None if behind is None else self.read(behind, stop)

    # Terms, from the greatest scale down.

    def _number(self, at: int, stop: int) -> _Read | None:
        first = self._term(at, stop)
        if first is None:
            return None
        total, scale, end = first
        while scale > 1 and (more := self._next_term(end, stop, scale)) is not None:
            value, scale, end = more
            total += value
        return total, end

    def _next_term(self, at: int, stop: int, scale: int) -> tuple[int | Fraction, int, int] | None:
        """Return a term joined by و whose scale is less, or the half of the scale before (مليون ونصف)."""
        behind = self._and(at, stop)
        if behind is None:
            return None
        part = self._part(behind, stop)
        if part is not None and part.kind == "part":
            again = self._part(behind + 1, stop)
            repeated = again is not None and again.kind == "scale" and not again.joined and again.value == scale
            return part.value * scale, 1, behind + 1 + repeated
        term = self._term(behind, stop)
        return term if term is not None and term[1] < scale and term[0] < scale else None

    def _term(self, at: int, stop: int) -> tuple[int | Fraction, int, int] | None:
        """Return value, scale and end of a term: خمسة عشر ألفا, ألفان, نصف مليون, 12."""
        count = self._count(at, stop)
        value, end = count if count is not None else (Fraction(1), at)
        part = self._part(end, stop)
        if part is None or (count is not None and part.joined):
            return None if count is None else (value, 1, end)
        scale = int(part.value)
        if part.kind == "scales" and count is None:
            return None
        if part.kind in ("scale", "scales") or (
            part.kind == "either" and (count is not None or self._has_tanween(end))
        ):
            return self._multiplied(value * scale, scale, end + 1, stop)
        if part.kind == "either":
            return 2 * part.value, scale, end + 1
        if part.kind == "twice" and count is None:
            return part.value, scale // 2, end + 1
        return None if count is None else (value, 1, end)

    def _multiplied(self, value: int | Fraction, scale: int, end: int, stop: int) -> tuple[int | Fraction, int, int]:
        """Take a greater scale behind a scale: ألف مليون."""
        part = self._part(end, stop)
        if part is not None and part.kind == "scale" and not part.joined and part.value > scale:
            return value * part.value, int(part.value), end + 1
        return value, scale, end

    # Counts below a thousand, digits, and shares of a scale.

    def _count(self, at: int, stop: int) -> _Read | None:
        if at >= stop:
            return None
        if self._is_digits(at):
            return self._digits(at, stop)
        part = self._part(at, stop)
        if part is None:
            return None
        if part.kind == "part":
            scale = self._part(at + 1, stop)
            return (part.value, at + 1) if scale is not None and scale.kind == "scale" else None
        hundreds = self._hundreds(part, at, stop)
        if hundreds is None:
            return self._below_hundred(at, stop)
        value, end = hundreds
        behind = self._and(end, stop)
        rest = None if behind is None else self._below_hundred(behind, stop)
        return hundreds if rest is None else (value + rest[0], rest[1])

    def _digits(self, at: int, stop: int) -> _Read | None:
        end = end_of_digits(self.text, self.tokens, at, stop)
        value = exact(" ".join(token.key for token in self.tokens[at:end]))
        if value is None:
            return None
        return (Fraction(value) if isinstance(value, Decimal) else value), end

    def _hundreds(self, part: Part, at: int, stop: int) -> _Read | None:
        if part.kind in ("hundred", "hundreds"):
            return part.value, at + 1
        after = self._part(at + 1, stop)
        if part.kind == "unit" and part.value > 2 and after is not None and after.kind == "hundred":
            return None if after.joined else (part.value * after.value, at + 2)
        return None

    def _below_hundred(self, at: int, stop: int) -> _Read | None:
        part = self._part(at, stop)
        if part is None:
            return None
        if part.kind in ("one", "two", "unit"):
            return self._unit(part, at, stop)
        return (part.value, at + 1) if part.kind in ("ten", "teen", "tens", "zero") else None

    def _unit(self, part: Part, at: int, stop: int) -> _Read | None:
        after = self._part(at + 1, stop)
        if after is not None and after.kind == "ten" and not after.joined:
            return part.value + 10, at + 2
        behind = self._and(at + 1, stop)
        tens = None if behind is None or part.kind == "two" else self._part(behind, stop)
        if behind is not None and tens is not None and tens.kind == "tens":
            return part.value + tens.value, behind + 1
        return (part.value, at + 1) if part.kind == "unit" else None

    # What stands where.

    def _part(self, at: int, stop: int) -> Part | None:
        return self._parts[at] if at < stop else None

    def _and(self, at: int, stop: int) -> int | None:
        """Return the index of the token that و joins to what stands before; None where none does."""
        if at >= stop:
            return None
        part = self._parts[at]
        if part is not None and part.joined:
            return at
        if self.tokens[at].key == _AND and at + 1 < stop and self.may_begin(at + 1):
            return at + 1
        return None

    def _is_digits(self, at: int) -> bool:
        return self.text[self.tokens[at].start].isdecimal()  # by the text: the key of ² is 2

    def _is_and_one(self, at: int) -> bool:
        """Tell whether واحد is و + أحد: it is before عشر, where its alef has a hamza or a number stands before it."""
        after = self._part(at + 1, len(self.tokens))
        if after is None or after.kind != "ten" or after.joined:
            return False
        token = self.tokens[at]
        return "أ" in self.text[token.start : token.end] or (at > 0 and self._parts[at - 1] is not None)

    def _has_tanween(self, at: int) -> bool:
        token = self.tokens[at]
        return _TANWEEN in self.text[token.start : token.end]


def _plain(value: int | Fraction) -> int | float:
    """Return a whole number as one, else a float."""
    if isinstance(value, int) or value.denominator == 1:
        return int(value)
    return float(value)
