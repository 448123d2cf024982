"""The day of a report, and the days of its marks, which follow from it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from annotator.arabic.date_values import SATURDAY, Days, is_relative, resolve
from annotator.arabic.dates import dates
from annotator.core.json_value import Json


def day_of_report(metadata: Mapping[str, Json]) -> date | None:
    """Return the day of a report as its metadata say it: ISO 8601, or a date in words; None where nothing does."""
    said = metadata.get("date")
    if not isinstance(said, str):
        return None
    try:
        return date.fromisoformat(said.strip()[:10])
    except ValueError:
        found = next((one for one in dates(said) if one.precision == "day" and not is_relative(one.value)), None)
        days = None if found is None else found.days(None)
        return None if days is None else days.first


def days_of(values: Mapping[str, Json], dated: date | None, *, week_starts: int = SATURDAY) -> Days | None:
    """Return the days that a DATE mark stands for: those that a coder wrote, else those of its value.

    Args:
        values: What the mark says.
        dated: The day of the report.
        week_starts: The first day of the week, 0 for Monday.
    """
    value = values.get("value")
    found = resolve(value, dated, week_starts=week_starts) if isinstance(value, str) else None
    first, last = _day(values.get("start")), _day(values.get("end"))
    if first is None and last is None:
        return found
    first = first or (found.first if found is not None else last)
    last = last or (found.last if found is not None else first)
    return Days(first, last) if first is not None and last is not None and first <= last else None


def _day(value: Json) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
