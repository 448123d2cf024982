"""Dates of every country and calendar, absolute and relative; days only where they can be known."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.arabic.date_values import resolve
from annotator.arabic.date_words import MONTHS
from annotator.arabic.dates import DateReading, dates
from annotator.arabic.folding import fold_key
from tests.arabic.texts import all_vectors, hard_texts

VECTORS = all_vectors()
DATED = date.fromisoformat(VECTORS["dates_dct"])


def one(text: str) -> DateReading:
    """Return the only date of a text."""
    (reading,) = dates(text)
    return reading


def days(text: str, dated: date | None = DATED) -> tuple[str, str] | None:
    found = one(text).days(dated)
    return None if found is None else (found.first.isoformat(), found.last.isoformat())


@pytest.mark.parametrize("case", VECTORS["dates"], ids=lambda case: case["text"])
def test_the_vectors(case: dict[str, Any]) -> None:
    reading = one(case["text"])
    assert days(case["text"]) == (None if case["start"] is None else (case["start"], case["end"]))
    assert reading.precision == case["precision"]
    assert reading.calendar == case.get("calendar", "gregorian")
    assert reading.anchor == case.get("anchor", "")
    assert reading.vague == case.get("vague", False)
    assert case.get("duration", reading.value) == reading.value


@pytest.mark.parametrize("names", list(VECTORS["months"]), ids=str)
def test_every_month_of_every_set_is_that_month(names: str) -> None:
    for number, name in enumerate(VECTORS["months"][names], start=1):
        assert MONTHS[tuple(fold_key(name).split())].number == number
        if names != "hijri":
            assert days(f"3 {name} 2014") == (f"2014-{number:02}-03", f"2014-{number:02}-03")
        else:
            assert one(f"3 {name} 1437").value == f"hijri:1437-{number:02}-03"


@pytest.mark.parametrize("name", VECTORS["months_variants"])
def test_every_spelling_of_a_month_is_that_month(name: str) -> None:
    for spelling in VECTORS["months_variants"][name]:
        same = {one(f"3 {spelling} 1437").value for spelling in (name, spelling)}
        assert len(same) == 1, spelling


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from(["levant", "egypt_gulf"]))
def test_a_day_in_words_is_read_back(day: date, names: str) -> None:
    name = VECTORS["months"][names][day.month - 1]
    for text in (
        f"{day.day} {name} {day.year}",
        f"{day:%d/%m/%Y}",
        f"{day:%Y-%m-%d}",
        f"{day.day} من {name} عام {day.year}",
    ):
        assert days(text, None) == (day.isoformat(), day.isoformat())


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("مساء السبت 14 أيار", "2016-05-14", "2016-05-14", "day"),
        ("فجر أمس", "2016-05-15", "2016-05-15", "day"),
        ("أمس الأول", "2016-05-14", "2016-05-14", "day"),
        ("يومي الجمعة والسبت", "2016-05-13", "2016-05-14", "range"),
        ("من 3 نيسان إلى 5 أيار 2016", "2016-04-03", "2016-05-05", "month"),
        ("٣ نيسان/أبريل ٢٠١٦", "2016-04-03", "2016-04-03", "day"),
        ("الحادي والعشرين من آب", "2016-08-21", "2016-08-21", "day"),
        ("منذ 7 سنوات 11 شهر", "2008-06-01", "2008-06-30", "month"),
        ("قبل أسبوعين", "2016-04-30", "2016-05-06", "week"),
        ("نهاية عام 2015", "2015-10-01", "2015-12-31", "month"),
        ("منتصف نيسان", "2016-04-11", "2016-04-20", "week"),
        ("تموز المقبل", "2016-07-01", "2016-07-31", "month"),
        ("15 من الشهر الجاري", "2016-05-15", "2016-05-15", "day"),
        ("صباح اليوم الثلاثاء", "2016-05-16", "2016-05-16", "day"),
        ("رمضان 1437", "2016-06-06", "2016-07-05", "month"),
        ("3-7 نيسان", "2016-04-03", "2016-04-07", "range"),
        ("14 كانون الأول", "2015-12-14", "2015-12-14", "day"),
        ("14 - 5 - 2016", "2016-05-14", "2016-05-14", "day"),
    ],
)
def test_more_dates(text: str, first: str, last: str, precision: str) -> None:
    assert days(text) == (first, last)
    assert one(text).precision == precision
    assert (one(text).start, one(text).end) == (0, len(text))


@pytest.mark.parametrize("text", ["أمس", "السبت", "14 أيار", "الشهر الماضي", "أواخر نيسان", "منذ 3 أيام"])
def test_a_relative_date_says_nothing_without_the_day_of_the_report(text: str) -> None:
    assert days(text, None) is None


def test_a_relative_date_follows_when_the_day_of_the_report_is_corrected() -> None:
    reading = one("أول من أمس")
    assert reading.value == "day-2"
    for dated, first in ((date(2016, 5, 16), date(2016, 5, 14)), (date(2020, 3, 1), date(2020, 2, 28))):
        found = reading.days(dated)
        assert found is not None
        assert found.first == first


@pytest.mark.parametrize(
    ("text", "value", "flags"),
    [
        ("5/14/2016", "2016-05-14", ("month_first",)),
        ("14.5.16", "2016-05-14", ("short_year",)),
        ("7 شعبان 1437", "hijri:1437-08-07", ("plus_minus_one",)),
        ("31/02/2016", "2016-02-31", ("no_such_day",)),
        ("بعد يومين", "event:day+2", ()),
        ("ثلاثة أيام", "P3D", ()),
        ("كل جمعة", "every:friday", ()),
        ("يومياً", "every:day", ()),
    ],
)
def test_values_and_doubts(text: str, value: str, flags: tuple[str, ...]) -> None:
    assert (one(text).value, one(text).flags) == (value, flags)


@pytest.mark.parametrize(
    "text", ["مقتل 2000 شخص", "وسط المدينة", "اللواء 137", "أحد المقاتلين", "يوم", "الصيف", "ماي بيتي"]
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert dates(text) == []


def test_the_week_may_start_on_another_day() -> None:
    found = resolve("week-1", DATED, week_starts=0)
    assert found is not None
    assert (found.first, found.last) == (date(2016, 5, 9), date(2016, 5, 15))


@given(st.text(max_size=20) | st.from_regex(r"(--)?\d{1,4}(-\d\d){0,2}[<>]?(:start)?", fullmatch=True))
def test_any_text_is_a_value_or_none(value: str) -> None:
    found = resolve(value, DATED)
    assert found is None or found.first <= found.last


@given(hard_texts() | st.lists(st.sampled_from([case["text"] for case in VECTORS["dates"]]), max_size=5).map(" ".join))
def test_dates_are_ordered_slices_of_any_text(text: str) -> None:
    end = 0
    for reading in dates(text):
        assert end <= reading.start < reading.end <= len(text)
        end = reading.end
