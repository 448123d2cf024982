"""Dates with a month or a year: 14/05/2016, 14 أيار/مايو 2016, الخامس من رمضان 1437, بين 3 و7 نيسان, عام 2014."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from annotator.arabic.cuts import cuts
from annotator.arabic.date_words import (
    DAY_ORDINALS,
    DIRECTIONS,
    GREGORIAN_SIGNS,
    HIJRI_SIGNS,
    LONGEST_MONTH,
    MONTHS,
    THE_YEAR,
    UNSURE_MONTHS,
    Calendar,
    Month,
)
from annotator.arabic.hedge_words import BETWEEN, DASHES, FROM, TO
from annotator.arabic.keyed import Token, keys_of, past_letters
from annotator.arabic.numbers import NumberReader

Precision = Literal["day", "range", "week", "month", "year", "unknown"]
Kind = Literal["calendar", "relative", "duration", "recurring"]

_NUMERIC = re.compile(r"(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})")
_DAY_MONTH = re.compile(r"(\d{1,2})/(\d{1,2})")
_MONTH_WORD, _SLASH, _LAST_DAY, _LAST_MONTH = "شهر", "/", 31, 12
_FIRST_YEAR, _LAST_YEAR, _FIRST_HIJRI, _LAST_HIJRI = 1800, 2199, 1200, 1600
_BEFORE_YEAR = keys_of("في منذ خلال حتى بعد قبل مطلع بداية نهاية أواخر أوائل منتصف أواسط صيف شتاء ربيع خريف")
_SHORT_YEAR, _CENTURY, _PIVOT = 2, 2000, 70
_DAYS_IN_RANGE, _DAYS_IN_WEEK = 6, 7


class Found(NamedTuple):
    """A date that was found: the index behind its tokens, and what a reading says of it."""

    end: int
    value: str
    precision: Precision
    kind: Kind
    calendar: Calendar = "gregorian"
    mod: str = ""
    anchor: str = ""
    vague: bool = False
    flags: tuple[str, ...] = ()
    weekday: str = ""  # that the text names beside the date


class Year(NamedTuple):
    """A year that was found, and the index behind it and its sign."""

    number: int
    end: int
    calendar: Calendar


class CalendarDates:
    """Reads dates with a month or a year, token by token."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.text, self.tokens = text, tokens
        self.keys = [token.key for token in tokens]
        self.numbers = NumberReader(text, tokens)

    def read(self, at: int) -> Found | None:
        """Return the date that begins at a token, or None."""
        for read in (self._numeric, self._spaced, self._range, self._written, self._month, self.the_year):
            found = read(at)
            if found is not None:
                return found
        return None

    def key(self, at: int) -> str:
        """Return the key of a token; "" behind the end."""
        return self.keys[at] if 0 <= at < len(self.keys) else ""

    # In digits.

    def _numeric(self, at: int) -> Found | None:
        """Read 14/05/2016, 14-5-2016, 14.5.2016, 2016/05/14; 14/5."""
        key = self.key(at)
        if match := _NUMERIC.fullmatch(key):
            return _of_numbers(at + 1, match[1], match[3], match[4])
        if match := _DAY_MONTH.fullmatch(key):
            day, month = int(match[1]), int(match[2])
            if 1 <= day <= _LAST_DAY and 1 <= month <= _LAST_MONTH:
                return Found(at + 1, f"--{month:02}-{day:02}", "day", "calendar")
        return None

    def _spaced(self, at: int) -> Found | None:
        """Read 14 - 5 - 2016 and 14 / 5 / 2016."""
        parts = [self.key(at + step) for step in range(5)]
        signs = set(parts[1::2])
        if not all(part.isdecimal() for part in parts[::2]) or not (signs <= DASHES or signs == {_SLASH}):
            return None
        return _of_numbers(at + 5, *parts[::2])

    # In words.

    def month_at(self, at: int) -> tuple[Month, int, bool] | None:
        """Return a month at a token, the index behind it, and whether its word means nothing else.

        Both names of one month with a slash between them are one month: أيار/مايو.
        """
        for first in dict.fromkeys(cut.word for cut in cuts(self.key(at))) if self.key(at) else ():
            for length in range(LONGEST_MONTH, 0, -1):
                words = (first, *(self.key(at + step) for step in range(1, length)))
                month = MONTHS.get(words)
                if month is not None:
                    return self._both_names(month, at + length, words not in UNSURE_MONTHS)
        return None

    def _both_names(self, month: Month, end: int, sure: bool) -> tuple[Month, int, bool]:
        other = self.month_at(end + 1) if self.key(end) == _SLASH else None
        return (month, other[1], True) if other is not None and other[0] == month else (month, end, sure)

    def year_at(self, at: int) -> Year | None:
        """Return a year at a token: 2016, عام 2016, من عام ألفين وستة عشر, 1437 هـ."""
        begin = at + (self.key(at) == FROM)
        named = self.key(begin) in THE_YEAR
        number = self.numbers.read(begin + named) if begin + named < len(self.keys) else None
        if number is None or not isinstance(number.value, int) or number.joined:
            return None
        end, value = number.tokens[1], number.value
        if self.key(end) in HIJRI_SIGNS and _FIRST_HIJRI <= value <= _LAST_HIJRI:
            return Year(value, end + 1, "hijri")
        if not (_FIRST_YEAR <= value <= _LAST_YEAR or _FIRST_HIJRI <= value <= _LAST_HIJRI):
            return None
        in_digits = len(self.key(begin + named)) == len(str(value))
        if not in_digits and not named:
            return None
        return Year(value, end + (self.key(end) in GREGORIAN_SIGNS), "gregorian")

    def day_at(self, at: int) -> tuple[int, int] | None:
        """Return a day's number at a token and the index behind it: 14, الرابع عشر, الحادي والعشرين."""
        for first in dict.fromkeys(cut.word for cut in cuts(self.key(at))) if self.key(at) else ():
            for words in ((first, self.key(at + 1)), (first,)):
                if words in DAY_ORDINALS:
                    return DAY_ORDINALS[words], at + len(words)
        number = self.numbers.read(at) if at < len(self.keys) else None
        if number is None or not isinstance(number.value, int) or not 1 <= number.value <= _LAST_DAY:
            return None
        return number.value, number.tokens[1]

    def _written(self, at: int) -> Found | None:
        """Read 14 أيار 2016, الرابع عشر من أيار, 7 شعبان 1437."""
        day = self.day_at(at)
        if day is None:
            return None
        begin = day[1] + (self.key(day[1]) == FROM)
        found = self.month_at(begin + (self.key(begin) == _MONTH_WORD))
        return None if found is None else self._dated(found[0], found[1], (day[0],))

    def _range(self, at: int) -> Found | None:
        """Read بين 3 و7 نيسان, من 3 إلى 7 نيسان 2016, 3-7 نيسان."""
        begin = next((at + len(words) for words in BETWEEN if tuple(self.keys[at : at + len(words)]) == words), at)
        begin += begin == at and self.key(at) == FROM
        one = self.numbers.read(begin) if begin < len(self.keys) else None
        if one is None:
            return None
        sign = self.key(one.tokens[1])
        to = sign in TO or sign in DASHES
        other = self.numbers.read(one.tokens[1] + 1) if to and one.tokens[1] + 1 < len(self.keys) else None
        if not to and begin > at:
            other = self.numbers.read_after_and(one.tokens[1])
        found = None if other is None else self.month_at(other.tokens[1])
        if other is None or found is None or not _are_days(one.value, other.value):
            return None
        return self._dated(found[0], found[1], (int(one.value), int(other.value)))

    def _dated(self, month: Month, end: int, days: tuple[int, ...]) -> Found:
        """Return one day, or the days from one to another, of a month whose year may follow."""
        year = self.year_at(end)
        hijri = month.calendar == "hijri" or (year is not None and year.calendar == "hijri")
        stem = f"{'hijri:' if hijri else ''}{year.number}-" if year is not None else "--"
        direction = "" if year is not None else self._direction(end)
        end = year.end if year is not None else end + bool(direction)
        if hijri and year is None:
            return Found(end, "", "unknown", "calendar", "hijri", flags=("no_year",))
        values = [f"{stem}{month.number:02}-{day:02}{direction.strip('=')}" for day in days]
        length = days[-1] - days[0] + 1
        precision: Precision = "day" if len(days) == 1 else "range" if length <= _DAYS_IN_RANGE else "month"
        precision = "week" if length == _DAYS_IN_WEEK else precision
        flags = ("plus_minus_one",) if hijri else ()
        return Found(end, "/".join(values), precision, "calendar", "hijri" if hijri else "gregorian", flags=flags)

    def _month(self, at: int) -> Found | None:
        """Read نيسان, شهر أبريل/نيسان الماضي, كانون الأول 2015."""
        named = self.key(at).removeprefix("ال") == _MONTH_WORD
        found = self.month_at(at + named)
        if found is None:
            return None
        month, end, sure = found
        year = self.year_at(end)
        if year is not None:
            hijri = month.calendar == "hijri" or year.calendar == "hijri"
            value = f"{'hijri:' if hijri else ''}{year.number}-{month.number:02}"
            return Found(year.end, value, "month", "calendar", "hijri" if hijri else "gregorian")
        direction = self._direction(end)
        if not (sure or named or direction) or month.calendar == "hijri":
            return None
        value = f"--{month.number:02}{direction.strip('=')}"
        return Found(end + bool(direction), value, "month", "relative" if direction else "calendar")

    def the_year(self, at: int) -> Found | None:
        """Read عام 2014, العام 2015, سنة 1437 هـ; a bare 2014 where it is a year by its size."""
        alone = len(self.keys) == 1 or self.key(at - 1) in _BEFORE_YEAR
        if self.key(at) not in THE_YEAR and not (alone and len(self.key(at)) == len("2016")):
            return None
        year = self.year_at(at)
        if year is None or year.calendar == "hijri" or not _FIRST_YEAR <= year.number <= _LAST_YEAR:
            return None
        return Found(year.end, str(year.number), "year", "calendar")

    def _direction(self, at: int) -> str:
        return DIRECTIONS.get(self.key(at), "")

    def start_of(self, at: int, letters: int) -> int:
        """Return where a token goes on behind letters that are glued before it."""
        return past_letters(self.text, self.tokens[at], letters)


def _are_days(one: float, other: float) -> bool:
    return isinstance(one, int) and isinstance(other, int) and 1 <= one < other <= _LAST_DAY


def _of_numbers(end: int, first: str, second: str, third: str) -> Found | None:
    """Return the date of three numbers: day, month, year, or the other way round; the month first where it must be."""
    flags: tuple[str, ...] = ()
    year, month, day = (first, second, third) if len(first) > _SHORT_YEAR else (third, second, first)
    if len(year) <= _SHORT_YEAR:
        flags += ("short_year",)
    elif len(year) != len("2016"):
        return None
    number = int(year) if len(year) > _SHORT_YEAR else _CENTURY + int(year) - (100 if int(year) >= _PIVOT else 0)
    if int(month) > _LAST_MONTH >= int(day):
        month, day, flags = day, month, (*flags, "month_first")
    if not (1 <= int(month) <= _LAST_MONTH and 1 <= int(day) <= _LAST_DAY):
        return None
    hijri = _FIRST_HIJRI <= number <= _LAST_HIJRI
    value = f"{'hijri:' if hijri else ''}{number:04}-{int(month):02}-{int(day):02}"
    flags += ("plus_minus_one",) if hijri else ()
    return Found(end, value, "day", "calendar", "hijri" if hijri else "gregorian", flags=flags)
