"""Quantities: a figure with its hedge, as the least and the most that it says.

نحو 15 is 15, hedged; أكثر من 15 is 16 or more; بين 10 و15 is a range; عشرات is 20 to 99; ثلثي is no number of people.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from annotator.arabic.cuts import Cut, cuts
from annotator.arabic.date_words import MONTHS
from annotator.arabic.hedge_words import (
    A_FEW,
    BEFORE,
    BEHIND,
    BETWEEN,
    DASHES,
    FROM,
    LONGEST,
    ODD,
    OR,
    SEVERAL,
    TO,
    Hedge,
)
from annotator.arabic.keyed import Token
from annotator.arabic.number_words import PARTS
from annotator.arabic.numbers import Number, NumberReader
from annotator.arabic.thing_words import NAMED
from annotator.arabic.vague_quantities import Vague, VagueReader, fuzzy_scale

_YEAR = 4  # digits
_NAME_SIGNS = frozenset("-#/")
_HEDGING, _COUNTING = (frozenset(phrase[0] for phrase in phrases) for phrases in (BEFORE, SEVERAL))
_RANGING = frozenset(phrase[0] for phrase in BETWEEN) | {FROM}

Beginning = Literal["hedge", "between", "few", "several", "fuzzy", "share", "number"]


class Quantity(NamedTuple):
    """A figure as the text has it.

    Attributes:
        tokens: Indices of its tokens, half-open, hedges included.
        least, most: None where no bound is stated.
        flag: A doubt: "figure_too_large", "not_whole", "reversed_range"; or "".
        hedges: Where the words of the hedge stand, as indices of tokens, half-open.
        joined, governed, definite: و, a preposition, the article is glued before its first word.
    """

    tokens: tuple[int, int]
    least: int | None
    most: int | None
    hedge: Hedge = "none"
    flag: str = ""
    hedges: tuple[tuple[int, int], ...] = ()
    joined: bool = False
    governed: bool = False
    definite: bool = False

    def hedged(self, hedge: Hedge) -> Quantity:
        """Return the quantity under a hedge; one that is vague by itself stays what it is."""
        if self.hedge not in ("none", "about") or self.least is None or self.least != self.most:
            opens = hedge in ("at_least", "more_than") and self.hedge not in ("fraction", "between")
            return self._replace(most=None) if opens else self
        value = self.least
        bounds: dict[str, tuple[int | None, int | None]] = {
            "at_least": (value, None),
            "more_than": (value + 1, None),
            "less_than": (None, value - 1),
            "up_to": (None, value),
        }
        least, most = bounds.get(hedge, (value, value))
        return self._replace(least=least, most=most, hedge=hedge)


@lru_cache(maxsize=1 << 16)
def beginnings(key: str) -> frozenset[Beginning]:
    """Return what kinds of quantity may begin with a word: quick, and never wrong about what it leaves out."""
    words = {cut.word for cut in cuts(key)}
    number = key in PARTS or key[:1].isdecimal()
    found: dict[Beginning, bool] = {
        "hedge": bool(words & _HEDGING),
        "between": bool(words & _RANGING),
        "few": bool(words & A_FEW) or ODD in words,
        "several": bool(words & _COUNTING),
        "fuzzy": any(fuzzy_scale(cut) for cut in cuts(key)),
        "share": number or key in ("%", "٪"),
        "number": number,
    }
    return frozenset(kind for kind, may in found.items() if may)


class QuantityReader:
    """Reads quantities of one text, token by token."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.text, self.tokens = text, tokens
        self.keys = [token.key for token in tokens]
        self.numbers = NumberReader(text, tokens)
        self.vague = VagueReader(self.keys, self.numbers)
        self._readers: tuple[tuple[Beginning, Callable[[int], Quantity | Vague | None]], ...] = (
            ("between", self._between),
            ("few", self.vague.a_few),
            ("several", self.vague.several),
            ("fuzzy", self.vague.fuzzy),
            ("share", self.vague.share),
            ("number", self._figure),
        )

    def read(self, at: int) -> Quantity | None:
        """Return the quantity that begins at a token, or None."""
        kinds = beginnings(self.keys[at])
        hedged = self._hedge_before(at) if "hedge" in kinds else None
        if hedged is None:
            found = self._bare(at) if kinds else None
        else:
            hedge, end, cut = hedged
            found = self._bare(end)
            if found is None or found.governed:
                return None
            found = found.hedged(hedge)._replace(tokens=(at, found.tokens[1]), hedges=((at, end),))
            found = found._replace(joined=cut.joined, governed=cut.governed)
        return None if found is None else self.with_hedge_behind(found, found.tokens[1])

    def with_hedge_behind(self, quantity: Quantity, at: int) -> Quantity:
        """Return the quantity with a hedge that stands at a token behind it: 14 على الأقل, 14 شخصاً على الأقل."""
        for length in range(min(LONGEST, len(self.keys) - at), 0, -1):
            hedge = BEHIND.get(tuple(self.keys[at : at + length]))
            if hedge is not None:
                end = at + length
                tokens = (quantity.tokens[0], end)
                return quantity.hedged(hedge)._replace(tokens=tokens, hedges=(*quantity.hedges, (at, end)))
        return quantity

    def _hedge_before(self, at: int) -> tuple[Hedge, int, Cut] | None:
        """Return a hedge, the index behind it, and how its first word was cut."""
        for cut in cuts(self.keys[at]):
            for length in range(min(LONGEST, len(self.keys) - at - 1), 0, -1) if cut.word in _HEDGING else ():
                hedge = BEFORE.get((cut.word, *self.keys[at + 1 : at + length]))
                if hedge is not None:
                    return hedge, at + length, cut
        return None

    def _bare(self, at: int) -> Quantity | None:
        """Return the quantity that begins at a token without any hedge before it."""
        kinds = beginnings(self.keys[at])
        for kind, read in self._readers:
            if kind in kinds and (found := read(at)) is not None:
                return found if isinstance(found, Quantity) else _as_quantity(found)
        return None

    # Numbers.

    def _figure(self, at: int) -> Quantity | None:
        number = self.numbers.read(at)
        if number is None:
            large = self.keys[at].isdecimal()
            return Quantity((at, at + 1), None, None, "unknown", "figure_too_large") if large else None
        if self._is_name(number):
            return None
        return self._range(number) or self._odd(number) or _of(number)

    def _is_name(self, number: Number) -> bool:
        """Tell whether a number names something: اللواء 137, عام 2014, BM-21, أيار 2016."""
        first = number.tokens[0]
        before = self._key(first - 1) if first else ""
        if before in NAMED and (self.text[number.start].isdecimal() or number.definite):
            return not number.joined
        if self._in_date(number) or ((before,) in MONTHS and len(self.keys[first]) == _YEAR):
            return True
        touching = first > 1 and self.tokens[first - 2].end == self.tokens[first - 1].start
        glued = touching and self.tokens[first - 1].end == self.tokens[first].start
        return glued and before in _NAME_SIGNS and not self.keys[first - 2][:1].isdecimal()

    def _in_date(self, number: Number) -> bool:
        """Tell whether a number is part of 30 - 8 - 2006."""
        first, end = number.tokens
        if self._key(end) not in DASHES and (first == 0 or self.keys[first - 1] not in DASHES):
            return False
        around = [self._key(at) for at in range(max(first - 4, 0), end + 4)]
        begins = [at for at in range(len(around) - 4) if all(sign in DASHES for sign in around[at + 1 : at + 4 : 2])]
        place = first - max(first - 4, 0)
        return any(at <= place <= at + 4 and all(map(str.isdecimal, around[at : at + 5 : 2])) for at in begins)

    def _odd(self, number: Number) -> Quantity | None:
        """Read عشرون ونيف."""
        at = number.tokens[1]
        glued, apart = self._key(at) == "و" + ODD, (self._key(at), self._key(at + 1)) == ("و", ODD)
        if not (glued or apart) or not isinstance(number.value, int):
            return None
        tokens = (number.tokens[0], at + 1 if glued else at + 2)
        return _of(number)._replace(tokens=tokens, least=number.value + 1, most=number.value + 9, hedge="odd")

    # Ranges.

    def _range(self, number: Number) -> Quantity | None:
        """Read 10-15, 10 إلى 15, ثلاثة أو أربعة, whose first number is read already."""
        at = number.tokens[1]
        sign = self._key(at)
        if number.definite or not (sign in DASHES or sign in TO or sign == OR) or at + 1 >= len(self.keys):
            return None
        other = self.numbers.read(at + 1)
        if other is None or other.joined or other.governed or self.vague.percent(other.tokens[1]):
            return None
        if self._key(other.tokens[1]) in DASHES and self._key(other.tokens[1] + 1).isdecimal():
            return None  # 30 - 8 - 2006
        return self._from_to(number.tokens[0], number, other)

    def _between(self, at: int) -> Quantity | None:
        """Read بين 10 و15, ما بين عشرة وعشرين, من 10 إلى 15."""
        for cut in cuts(self.keys[at]):
            if cut.governed:
                continue
            if cut.word == FROM:
                one = self.numbers.read(at + 1) if at + 1 < len(self.keys) else None
                found = None if one is None else self._range(one)
                return None if found is None else found._replace(tokens=(at, found.tokens[1]), joined=cut.joined)
            for phrase in BETWEEN:
                if (cut.word, *self.keys[at + 1 : at + len(phrase)]) == phrase and at + len(phrase) < len(self.keys):
                    return self._two(at, at + len(phrase), cut)
        return None

    def _two(self, at: int, first: int, cut: Cut) -> Quantity | None:
        one = self.numbers.read(first)
        other = None if one is None else self.numbers.read_after_and(one.tokens[1])
        if one is not None and other is None:
            one, other = self._torn(one)
        found = None if one is None or other is None else self._from_to(at, one, other)
        return None if found is None else found._replace(joined=cut.joined)

    def _torn(self, number: Number) -> tuple[Number | None, Number | None]:
        """Return the two numbers that a single one is behind بين: خمسة وعشرين is 5 and 20 there."""
        for joint in reversed(self.numbers.joints(number)):
            one = self.numbers.read(number.tokens[0], stop=joint)
            other = self.numbers.read_after_and(joint)
            if one is not None and other is not None and one.value < other.value:
                return one, other
        return None, None

    def _from_to(self, at: int, one: Number, other: Number) -> Quantity | None:
        if not (isinstance(one.value, int) and isinstance(other.value, int)):
            return None
        flag = "reversed_range" if one.value > other.value else ""
        low, high = sorted((one.value, other.value))
        low = min(low * self._shared_scale(one.value, other), high)
        return Quantity((at, other.tokens[1]), low, high, "between", flag, joined=one.joined)

    def _shared_scale(self, value: int, other: Number) -> int:
        """Return what the first number is to be multiplied by: 10 إلى 15 ألفاً is 10,000 to 15,000."""
        part = PARTS.get(self.keys[other.tokens[1] - 1])
        if part is None or part.kind not in ("scale", "scales", "either") or other.tokens[1] - other.tokens[0] == 1:
            return 1
        return int(part.value) if value < part.value else 1

    def _key(self, at: int) -> str:
        return self.keys[at] if at < len(self.keys) else ""


def _of(number: Number) -> Quantity:
    """Return the quantity that a number says with no word around it."""
    clitics = (number.joined, number.governed, number.definite)
    if not isinstance(number.value, int):
        return Quantity(number.tokens, None, None, "unknown", "not_whole", (), *clitics)
    return Quantity(number.tokens, number.value, number.value, "none", "", (), *clitics)


def _as_quantity(vague: Vague) -> Quantity:
    clitics = (vague.joined, vague.governed, vague.definite)
    return Quantity(vague.tokens, vague.least, vague.most, vague.hedge, "", (), *clitics)
