"""Reads one date from a token on: what has a month or a year in it, and what counts from the day of the report."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.arabic.calendar_dates import CalendarDates, Found, Precision
from annotator.arabic.cuts import cuts
from annotator.arabic.date_words import (
    AGO,
    DAY_WORDS,
    DAYTIMES,
    DIRECTIONS,
    EVERY,
    HABITS,
    LONGEST_PHRASE,
    MONTHS,
    PARTS_OF,
    THE_UNITS,
    UNITS,
    VAGUE_NOW,
    WEEKDAYS,
    Unit,
)
from annotator.arabic.hedge_words import FROM
from annotator.arabic.hedge_words import TO as _TO
from annotator.arabic.keyed import Token, keys_of

_AND, _DAY, _TWO_DAYS = "و", "يوم", "يومي"
_DIFFERENCE = {"<": -1, "=": 0, ">": 1}
_THIS, _AFTER = keys_of("هذا هذه"), keys_of("بعد")
_ABOUT_BEFORE, _ABOUT_BEHIND = keys_of("نحو حوالي قرابة زهاء"), keys_of("تقريبا")
_BEFORE_DATE = keys_of("في الموافق ، ,")
_LENGTHS: dict[Unit, str] = {"hour": "H", "day": "D", "week": "W", "month": "M", "year": "Y", "decade": "Y"}
_PRECISION: dict[Unit, Precision] = {
    "hour": "day", "day": "day", "week": "week", "month": "month", "year": "year", "decade": "year",
}  # fmt: skip
_FROM_FINE: tuple[Unit, ...] = ("hour", "day", "week", "month", "year", "decade")
_MONTH_NAMES = frozenset(words[0] for words in MONTHS)
_DECADE, _FORM_OF_ONE = 10, 1


class DateReader:
    """Reads dates of one text, token by token."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.calendar = CalendarDates(text, tokens)
        self.keys, self.numbers = self.calendar.keys, self.calendar.numbers

    def read(self, at: int) -> Found | None:
        """Return the date that begins at a token, or None."""
        for read in (self._between, self._part, self._weekday, self.calendar.read, self._day, self._daytime):
            found = read(at)
            if found is not None:
                return found
        for read in (self._ago, self._counted, self._length, self._habit):
            found = read(at)
            if found is not None:
                return found
        return None

    def start_of(self, at: int) -> int:
        """Return where a date begins that was read from a token on: behind a و or a preposition that is glued there."""
        key = self.keys[at]
        for cut in cuts(key):
            if self._names(cut.word) or cut.word[:1].isdecimal():
                return self.calendar.start_of(at, len(key) - len(cut.word))
        return self.tokens[at].start

    def _names(self, word: str) -> bool:
        tables = (WEEKDAYS, UNITS, THE_UNITS, PARTS_OF, DAYTIMES, AGO)
        return any(word in table for table in tables) or (word,) in DAY_WORDS or word in _MONTH_NAMES

    # Two dates, and parts of one.

    def _between(self, at: int) -> Found | None:
        """Read من 3 نيسان إلى 5 أيار: two dates with إلى between them."""
        if self._key(at) not in (FROM, "بين") or at + 1 >= len(self.keys):
            return None
        one = self.calendar.read(at + 1)
        if one is None or one.precision != "day":
            return self.calendar.read(at)
        joined = one.end + (self._key(one.end) in _TO or self._key(one.end) == _AND)
        other = self.calendar.read(joined) if joined < len(self.keys) else None
        if other is None or other.precision != "day" or other.calendar != one.calendar:
            return None
        first = one.value
        if first.startswith("--") and not other.value.startswith("--"):
            first = other.value[: -len(first.removeprefix("-"))] + first.removeprefix("-")
        return other._replace(value=f"{first}/{other.value}", precision="month")

    def _part(self, at: int) -> Found | None:
        """Read مطلع الشهر الجاري, أواخر نيسان, نهاية عام 2015."""
        part = next((PARTS_OF[cut.word] for cut in cuts(self._key(at)) if cut.word in PARTS_OF), "")
        if not part or at + 1 >= len(self.keys):
            return None
        whole = self.calendar.read(at + 1) or self._counted(at + 1)
        if whole is None or whole.precision not in ("month", "year"):
            return None
        finer: Precision = "week" if whole.precision == "month" else "month"
        return whole._replace(value=f"{whole.value}:{part}", precision=finer, mod=part)

    # Days.

    def _day(self, at: int) -> Found | None:
        """Read أمس, أول من أمس, الليلة الماضية, الآن."""
        for cut in cuts(self._key(at)):
            for length in range(LONGEST_PHRASE, 0, -1):
                words = (cut.word, *(self._key(at + step) for step in range(1, length)))
                for phrases, vague in ((DAY_WORDS, False), (VAGUE_NOW, True)):
                    if words in phrases:
                        end, value = at + length, f"day{phrases[words]:+}"
                        weekday = "" if vague else WEEKDAYS.get(self._key(end), "")
                        return Found(end + bool(weekday), value, "day", "relative", vague=vague, weekday=weekday)
        return None

    def _daytime(self, at: int) -> Found | None:
        """Read مساء الأحد, صباح اليوم, فجر أمس."""
        if not any(cut.word in DAYTIMES for cut in cuts(self._key(at))) or at + 1 >= len(self.keys):
            return None
        found = self._day(at + 1) or self._weekday(at + 1) or self.calendar.read(at + 1)
        return found if found is not None and found.precision == "day" else None

    def _weekday(self, at: int) -> Found | None:
        """Read السبت, يوم السبت الماضي, السبت 14 أيار."""
        two = self._key(at) == _TWO_DAYS
        first = at + (two or self._key(at) == _DAY)
        name = next((WEEKDAYS[cut.word] for cut in cuts(self._key(first)) if cut.word in WEEKDAYS), "")
        if not name:
            return None
        end = first + 1
        dated = self.calendar.read(end + (self._key(end) in _BEFORE_DATE)) if self._key(end) else None
        if dated is not None and dated.precision == "day":
            return dated._replace(weekday=name)
        other = WEEKDAYS.get(self._key(end).removeprefix(_AND), "")
        if two and other:
            return Found(end + 1, f"{name}/{other}", "range", "relative")
        direction = DIRECTIONS.get(self._key(end), "")
        return Found(end + bool(direction), name + direction.strip("="), "day", "relative")

    # Counted from the report, or from another event.

    def _ago(self, at: int) -> Found | None:
        """Read قبل يومين, منذ 3 أيام, قبل سنة وشهرين; قبل يوم من الاشتباكات counts from them."""
        words = {cut.word for cut in cuts(self._key(at))}
        ago, after = bool(words & AGO), bool(words & _AFTER)
        if not ago and not after:
            return None
        lengths = self._lengths(at + 1 + (self._key(at + 1) in _ABOUT_BEFORE))
        if not lengths:
            return None
        end = lengths[-1][2]
        finest = min((unit for unit, _, _ in lengths), key=_FROM_FINE.index)
        value = self._difference(lengths, finest, -1 if ago else 1)
        if after or self._key(end) == FROM:
            return Found(end, f"event:{value}", _PRECISION[finest], "relative", anchor="event")
        mod = "approx" if self._key(end) in _ABOUT_BEHIND or self._key(at + 1) in _ABOUT_BEFORE else ""
        return Found(end + (self._key(end) in _ABOUT_BEHIND), value, _PRECISION[finest], "relative", mod=mod)

    def _difference(self, lengths: list[tuple[Unit, int, int]], finest: Unit, sign: int) -> str:
        """Return some lengths as one count of the finest unit, which is what is still sure."""
        if finest == "hour":
            return "day+0"
        counts = {unit: sum(count for one, count, _ in lengths if one == unit) for unit in _FROM_FINE}
        years = counts["year"] + _DECADE * counts["decade"]
        if finest in ("year", "decade"):
            return f"year{sign * years:+}"
        if finest == "month":
            return f"month{sign * (12 * years + counts['month']):+}"
        return f"{finest}{sign * counts[finest]:+}"

    def _lengths(self, at: int) -> list[tuple[Unit, int, int]]:
        """Return lengths of time from a token on as unit, count and the index behind: سنة وشهرين, 7 سنوات 11 شهر."""
        found: list[tuple[Unit, int, int]] = []
        while at < len(self.keys) and (length := self._one_length(at)) is not None:
            found.append(length)
            at = length[2] + (self._key(length[2]) == _AND)
        return found

    def _one_length(self, at: int) -> tuple[Unit, int, int] | None:
        """Read يومين, 3 أيام, ثلاثة أسابيع, نحو شهر."""
        for cut in cuts(self._key(at)):
            unit = UNITS.get(cut.word)
            if unit is not None and unit[1] and not cut.governed:
                return unit[0], unit[1], at + 1
        number = self.numbers.read(at)
        unit = UNITS.get(self._key(number.tokens[1])) if number is not None else None
        if number is None or unit is None or not isinstance(number.value, int):
            return None
        return unit[0], number.value, number.tokens[1] + 1

    def _counted(self, at: int) -> Found | None:
        """Read الأسبوع الماضي, هذا الشهر, العام الجاري."""
        day = self.calendar.day_at(at) if self._key(at + 1) == FROM or self._key(at + 2) == FROM else None
        if day is not None and self._key(day[1]) == FROM:
            whole = self._counted(day[1] + 1)  # 15 من الشهر الجاري
            if whole is not None and whole.precision == "month":
                return whole._replace(value=f"{whole.value}-{day[0]:02}", precision="day")
        this = self._key(at) in _THIS
        unit = next((THE_UNITS[cut.word] for cut in cuts(self._key(at + this)) if cut.word in THE_UNITS), None)
        end = at + this + 1
        direction = DIRECTIONS.get(self._key(end), "")
        if unit is None or unit == "day" or not (this or direction):
            return None
        difference = _DIFFERENCE[direction or "="]
        return Found(end + bool(direction), f"{unit}{difference:+}", _PRECISION[unit], "relative")

    # What is no day of the calendar.

    def _length(self, at: int) -> Found | None:
        """Read 10 أشهر تقريباً, ثلاثة أيام: a length of time; a unit alone is none."""
        about = self._key(at) in _ABOUT_BEFORE
        lengths = self._lengths(at + about)
        if not lengths or (len(lengths) == 1 and lengths[0][2] == at + about + 1 and lengths[0][1] == _FORM_OF_ONE):
            return None
        end = lengths[-1][2]
        behind = self._key(end) in _ABOUT_BEHIND
        finest = min((unit for unit, _, _ in lengths), key=_FROM_FINE.index)
        hours = "".join(f"{count}H" for unit, count, _ in lengths if unit == "hour")
        rest = "".join(
            f"{count * (_DECADE if unit == 'decade' else 1)}{_LENGTHS[unit]}"
            for unit, count, _ in lengths
            if unit != "hour"
        )
        value = f"P{rest}{'T' if hours else ''}{hours}"
        mod = "approx" if about or behind else ""
        return Found(end + behind, value, _PRECISION[finest], "duration", mod=mod)

    def _habit(self, at: int) -> Found | None:
        """Read يومياً, كل يوم, كل جمعة."""
        key = self._key(at)
        if key in HABITS:
            return Found(at + 1, f"every:{HABITS[key]}", "unknown", "recurring")
        if key != EVERY:
            return None
        unit, weekday = UNITS.get(self._key(at + 1)), WEEKDAYS.get("ال" + self._key(at + 1))
        every = weekday or (unit[0] if unit is not None and unit[1] == _FORM_OF_ONE else "")
        return Found(at + 2, f"every:{every}", "unknown", "recurring") if every else None

    def _key(self, at: int) -> str:
        return self.calendar.key(at)
