"""Dates in a text, by rule: absolute and relative ones, and what only names a length of time.

A reading keeps the value as the text has it (``date_values`` says how); which days that is depends on the report's date
and is asked for when it is needed, so nothing is ever guessed from today's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from annotator.arabic.calendar_dates import Found, Kind, Precision
from annotator.arabic.date_reader import DateReader
from annotator.arabic.date_values import SATURDAY, Days, is_relative, resolve
from annotator.arabic.date_words import Calendar
from annotator.arabic.keyed import keyed


@dataclass(frozen=True, slots=True)
class DateReading:
    """One date as a text has it.

    Attributes:
        start, end: Where it stands, half-open, in code points of the text.
        value: As ``date_values`` says.
        mod: "start", "mid", "end" or "approx"; or "".
        anchor: "event" where it counts from another event than the report; or "".
        vague: It says a day and means a while: الآن.
        flags: Doubts: "month_first" (5/14/2016), "short_year" (14/5/16), "plus_minus_one" (Hijri), "no_year" (a
            Hijri date without one), "no_such_day" (31/02/2016).
        weekday: The day of the week that the text names beside the date; or "".
    """

    start: int
    end: int
    value: str
    precision: Precision
    kind: Kind
    calendar: Calendar = "gregorian"
    mod: str = ""
    anchor: str = ""
    vague: bool = False
    flags: tuple[str, ...] = ()
    weekday: str = ""

    def days(self, dated: date | None, *, week_starts: int = SATURDAY) -> Days | None:
        """Return the days that it stands for; None where that cannot be said, or not without the report's date."""
        return resolve(self.value, dated, week_starts=week_starts)


def dates(text: str) -> list[DateReading]:
    """Return the dates of a text, in order, none overlapping another."""
    return list(_read(text))


def _read(text: str) -> Iterator[DateReading]:
    reader = DateReader(text, keyed(text))
    at = 0
    while at < len(reader.tokens):
        found = reader.read(at)
        if found is None:
            at += 1
        else:
            yield _reading(reader, at, found)
            at = found.end


def _may_be(found: Found) -> bool:
    """Tell whether a calendar may have such a day: not 31/02/2016."""
    fixed = found.kind == "calendar" and found.value and not is_relative(found.value)
    return not fixed or resolve(found.value, None) is not None


def _reading(reader: DateReader, at: int, found: Found) -> DateReading:
    return DateReading(
        reader.start_of(at),
        reader.tokens[found.end - 1].end,
        found.value,
        found.precision,
        found.kind,
        found.calendar,
        found.mod,
        found.anchor,
        found.vague,
        found.flags if _may_be(found) else (*found.flags, "no_such_day"),
        found.weekday,
    )
