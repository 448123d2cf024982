"""Values of dates, absolute and relative, and the days that they stand for once the report's date is known.

A value is one short word of ASCII, which is what is stored; the days are computed whenever they are asked for, so that
they follow when a report's date is corrected:

    2016-05-14  2016-05  2016       a day, a month, a year
    2016-05-03/2016-05-07           from one day to another
    --05-14  --05                   without its year: the one nearest to the report
    --10<  --10>                    the last one past, the next one to come
    day-1  week-1  month+0  year-2  counted from the report's date; week+0 is the week that it lies in
    month-1-15                      the 15th of the month before
    saturday  saturday<  saturday>  the nearest past (the report's own day included), strictly before, strictly after
    2016:start  --04:end  month+0:mid   the beginning, middle or end of a year or month
    hijri:1437-08-07  hijri:1437-08     Umm al-Qura; what was seen may differ by a day
    P10M  event:day-1  every:day    a length of time, a time counted from another event, a habit: no days
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from hijridate import Hijri

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SATURDAY = 5  # as date.weekday() counts
_WEEK, _MONTHS = 7, 12

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_YEAR = re.compile(r"(\d{4})")
_YEARLESS = re.compile(r"--(\d\d)(?:-(\d\d))?([<>]?)")
_COUNTED = re.compile(r"(day|week|month|year)([+-]\d{1,4})(?:-(\d\d))?")
_WEEKDAY = re.compile(rf"({'|'.join(WEEKDAYS)})([<>]?)")
_HIJRI = re.compile(r"hijri:(\d{4})-(\d\d)(?:-(\d\d))?")


@dataclass(frozen=True, slots=True)
class Days:
    """The days that a value stands for, both included."""

    first: date
    last: date


def resolve(value: str, dated: date | None, *, week_starts: int = SATURDAY) -> Days | None:
    """Return the days that a value stands for.

    Args:
        value: As above.
        dated: The day of the report; where it is not known, nothing relative can be said.
        week_starts: The first day of the week, 0 for Monday.

    Returns:
        None for what is no day of the calendar, cannot be computed without the report's date, or is no value.
    """
    first, slash, last = value.partition("/")
    if slash:
        begin, end = resolve(first, dated, week_starts=week_starts), resolve(last, dated, week_starts=week_starts)
        return Days(begin.first, end.last) if begin and end and begin.first <= end.last else None
    bare, _, part = value.partition(":") if not value.startswith("hijri:") else (value, "", "")
    try:
        days = _absolute(bare) or (None if dated is None else _relative(bare, dated, week_starts))
    except (ValueError, OverflowError):  # the 31st of a month that has none, a year that no calendar has
        return None
    return days if days is None or not part else _part_of(days, part)


def is_relative(value: str) -> bool:
    """Tell whether a value stands for days only together with the report's date."""
    bare = value.partition(":")[0]
    return any(pattern.fullmatch(one) for one in bare.split("/") for pattern in (_YEARLESS, _COUNTED, _WEEKDAY))


def _absolute(value: str) -> Days | None:
    if match := _DAY.fullmatch(value):
        day = date(*map(int, match.groups()))
        return Days(day, day)
    if match := _MONTH.fullmatch(value):
        return month(*map(int, match.groups()))
    if match := _YEAR.fullmatch(value):
        return Days(date(int(value), 1, 1), date(int(value), 12, 31))
    if match := _HIJRI.fullmatch(value):
        return _hijri(*(int(part) if part else 0 for part in match.groups()))
    return None


def _relative(value: str, dated: date, week_starts: int) -> Days | None:
    if match := _COUNTED.fullmatch(value):
        days = _counted(match[1], int(match[2]), dated, week_starts)
        return _day(days.first, int(match[3]) - 1) if match[3] else days
    if match := _WEEKDAY.fullmatch(value):
        return _weekday(dated, WEEKDAYS.index(match[1]), match[2])
    if match := _YEARLESS.fullmatch(value):
        return _yearless(dated, int(match[1]), int(match[2] or 0), match[3])
    return None


def month(year: int, number: int) -> Days:
    """Return the days of a month; raises ValueError where the calendar has none."""
    return Days(date(year, number, 1), date(year, number, monthrange(year, number)[1]))


def _hijri(year: int, number: int, day: int = 0) -> Days:
    first = Hijri(year, number, day or 1)
    begin = date.fromordinal(first.to_gregorian().toordinal())
    return Days(begin, begin if day else begin + timedelta(days=first.month_length() - 1))


def _counted(unit: str, count: int, dated: date, week_starts: int) -> Days:
    """Return the day, week, month or year that lies so many away from that of the report."""
    if unit == "day":
        return _day(dated, count)
    if unit == "week":
        first = dated - timedelta(days=(dated.weekday() - week_starts) % _WEEK) + timedelta(weeks=count)
        return Days(first, first + timedelta(days=_WEEK - 1))
    if unit == "month":
        year, number = divmod(dated.year * _MONTHS + dated.month - 1 + count, _MONTHS)
        return month(year, number + 1)
    return Days(date(dated.year + count, 1, 1), date(dated.year + count, 12, 31))


def _day(dated: date, count: int) -> Days:
    day = dated + timedelta(days=count)
    return Days(day, day)


def _weekday(dated: date, wanted: int, direction: str) -> Days:
    back = (dated.weekday() - wanted) % _WEEK
    if direction == "<":
        back = back or _WEEK
    elif direction == ">":
        back -= _WEEK
    return _day(dated, -back)


def _yearless(dated: date, number: int, day: int, direction: str) -> Days | None:
    """Return the day or month of the year nearest to the report, or the last or next one."""
    found: list[Days] = []
    for year in (dated.year - 1, dated.year, dated.year + 1):
        length = monthrange(year, number)[1]
        if day <= length:
            found.append(Days(date(year, number, day), date(year, number, day)) if day else month(year, number))
    if direction == "<":
        found = [days for days in found if days.last < dated][-1:]
    elif direction == ">":
        found = [days for days in found if days.first > dated][:1]
    return min(found, key=lambda days: _distance(days, dated), default=None)


def _distance(days: Days, dated: date) -> int:
    if days.first <= dated <= days.last:
        return 0
    return min(abs((days.first - dated).days), abs((days.last - dated).days))


# Of a month its first and second ten days, and the rest; of a year its first three months, the middle, its last three.
_TENTHS = {"start": (1, 10), "mid": (11, 20), "end": (21, 31)}
_QUARTERS = {"start": (1, 3), "mid": (5, 8), "end": (10, 12)}


def _part_of(days: Days, part: str) -> Days | None:
    if part not in _TENTHS:
        return None
    year, number = days.first.year, days.first.month
    if days.last.month == number:
        first, last = _TENTHS[part]
        return Days(date(year, number, first), date(year, number, min(last, days.last.day)))
    begin, end = _QUARTERS[part]
    return Days(date(year, begin, 1), month(year, end).last)
