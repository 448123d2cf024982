"""Quantities without a number: عشرات, بضعة, عدد من, ثلثي; each as a rule of thumb, never as a statement of the text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from annotator.arabic.cuts import Cut, cuts
from annotator.arabic.hedge_words import A_FEW, FUZZY, FUZZY_HEDGES, LONGEST, ODD, PERCENT, SEVERAL, Hedge
from annotator.arabic.number_words import PARTS
from annotator.arabic.numbers import NumberReader

_SIGNS = ("%", "٪")
_FIRST_TENS, _HUNDRED = 20, 100


class Vague(NamedTuple):
    """A vague quantity: indices of its tokens, half-open, its bounds, and what is glued before its first word."""

    tokens: tuple[int, int]
    least: int | None
    most: int | None
    hedge: Hedge
    joined: bool = False
    governed: bool = False
    definite: bool = False


class VagueReader:
    """Reads vague quantities of one text, token by token."""

    def __init__(self, keys: Sequence[str], numbers: NumberReader) -> None:
        self.keys, self.numbers = keys, numbers

    def a_few(self, at: int) -> Vague | None:
        """Read بضعة (3 to 9), بضعة عشر (13 to 19), بضع مئات (300 to 900), بضعة وعشرون (23 to 29), نيف وعشرون."""
        cut = next((one for one in cuts(self.keys[at]) if one.word in A_FEW or one.word == ODD), None)
        if cut is None:
            return None
        tens = self.numbers.read_after_and(at + 1)
        if tens is not None and isinstance(tens.value, int) and _FIRST_TENS <= tens.value < _HUNDRED:
            least, hedge = (1, "odd") if cut.word == ODD else (3, "several")
            return _vague(cut, (at, tens.tokens[1]), tens.value + least, tens.value + 9, hedge)
        if cut.word == ODD:
            return None
        after = PARTS.get(self._key(at + 1))
        if after is not None and after.kind == "ten" and not after.joined:
            return _vague(cut, (at, at + 2), 13, 19, "several")
        scale, end = self._scale(at + 1)
        return _vague(cut, (at, end), 3 * scale, 9 * scale, "several")

    def several(self, at: int) -> Vague | None:
        """Read عدد من, عدة, العديد من: three at the least."""
        for cut in cuts(self.keys[at]):
            for length in range(min(LONGEST, len(self.keys) - at), 0, -1):
                if (cut.word, *self.keys[at + 1 : at + length]) in SEVERAL:
                    scale, end = self._scale(at + length)
                    return _vague(cut, (at, end), 3 * scale, None, "several")
        return None

    def fuzzy(self, at: int) -> Vague | None:
        """Read عشرات, المئات, عشرات الآلاف: from twice the scale to just below ten times."""
        found = self._fuzzy_word(at)
        if found is None:
            return None
        cut, scale = found
        more, end = self._scale(at + 1)
        if more > scale:
            scale *= more
        else:
            end = at + 1
        vague = _vague(cut, (at, end), 2 * scale, 10 * scale - 1, FUZZY_HEDGES.get(scale, "plural"))
        return vague._replace(definite=cut.word not in FUZZY)

    def share(self, at: int) -> Vague | None:
        """Read ثلثي, نصف, 50 في المئة, %50: how many people that is, is not said."""
        part = PARTS.get(self.keys[at])
        if part is not None and part.kind == "part" and self.numbers.read(at) is None:
            return Vague((at, at + 1), None, None, "fraction", part.joined, part.governed, part.definite)
        signed = self.keys[at] in _SIGNS
        number = self.numbers.read(at + signed) if at + signed < len(self.keys) else None
        if number is None:
            return None
        end = number.tokens[1] if signed else self.percent(number.tokens[1])
        return Vague((at, end), None, None, "fraction", number.joined, number.governed) if end else None

    def percent(self, at: int) -> int:
        """Return the index behind a sign of percent at a token; 0 where there is none."""
        return next((at + length for length in (1, 2) if tuple(self.keys[at : at + length]) in PERCENT), 0)

    def _scale(self, at: int) -> tuple[int, int]:
        """Return a scale at a token and the index behind it: مئات; 1 where none stands there."""
        found = self._fuzzy_word(at)
        return (1, at) if found is None or found[0].joined or found[0].governed else (found[1], at + 1)

    def _fuzzy_word(self, at: int) -> tuple[Cut, int] | None:
        """Return a round figure's word at a token, as it was cut, and its scale."""
        for cut in cuts(self._key(at)):
            scale = fuzzy_scale(cut)
            if scale:
                return cut, scale
        return None

    def _key(self, at: int) -> str:
        return self.keys[at] if at < len(self.keys) else ""


def fuzzy_scale(cut: Cut) -> int:
    """Return what a round figure's word stands for, with its article or without; 0 for any other word."""
    return FUZZY.get(cut.word) or FUZZY.get(cut.bare, 0)


def _vague(cut: Cut, tokens: tuple[int, int], least: int, most: int | None, hedge: str) -> Vague:
    return Vague(tokens, least, most, hedge, cut.joined, cut.governed)  # type: ignore[arg-type]
