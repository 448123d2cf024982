"""The day of a report, and the days of its marks, which follow from it."""

from __future__ import annotations

from datetime import date

import pytest

from annotator.arabic.date_values import Days
from annotator.core.dating import day_of_report, days_of
from annotator.core.json_value import Json

DATED = date(2016, 5, 16)


@pytest.mark.parametrize("said", ["2016-05-16", "2016-05-16T08:30:00Z", " 2016-05-16 ", "16 أيار 2016", "١٦/٥/٢٠١٦"])
def test_the_day_of_a_report_is_read(said: str) -> None:
    assert day_of_report({"date": said}) == DATED


@pytest.mark.parametrize("said", ["", "أمس", "2016", "2016-13-45", 20160516, None])
def test_what_is_no_day_says_nothing(said: Json) -> None:
    assert day_of_report({"date": said}) is None
    assert day_of_report({}) is None


def test_the_days_of_a_mark_follow_the_report_unless_a_coder_wrote_them() -> None:
    relative: dict[str, Json] = {"value": "day-1"}
    assert days_of(relative, DATED) == Days(date(2016, 5, 15), date(2016, 5, 15))
    assert days_of(relative, None) is None
    written = {**relative, "start": "2016-05-10", "end": "2016-05-12"}
    assert days_of(written, None) == Days(date(2016, 5, 10), date(2016, 5, 12))
    assert days_of({**relative, "end": "2016-05-20"}, DATED) == Days(date(2016, 5, 15), date(2016, 5, 20))
    assert days_of({**relative, "start": "2016-05-20"}, DATED) is None, "it would end before it starts"
    assert days_of({"start": "2016-05-20"}, None) == Days(date(2016, 5, 20), date(2016, 5, 20))
    assert days_of({}, DATED) is None
