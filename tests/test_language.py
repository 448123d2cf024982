"""Numbers and dates in the digits of the interface language, English and Arabic."""

from __future__ import annotations

import datetime
import re

import pytest

from annotator import language

DAY = datetime.datetime(2016, 5, 12, 14, 30, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("value", "english", "arabic"),
    [(0, "0", "٠"), (2729, "2,729", "٢٬٧٢٩"), (1234.5, "1,234.5", "١٬٢٣٤٫٥"), (1_000_000, "1,000,000", "١٬٠٠٠٬٠٠٠")],
)
def test_numbers_are_written_with_the_digits_of_the_language(value: float, english: str, arabic: str) -> None:
    assert language.number(value) == english
    assert language.tr("{n}", n=value) == english
    language.use("ar")
    assert language.number(value) == arabic
    assert language.tr("{n}", n=value) == arabic
    assert language.ntr("{count}", "{count}", int(value)) == language.number(int(value))


def test_shares_and_dates_hold_no_latin_digit_in_arabic() -> None:
    assert language.percent(0.25) == "25%"
    assert language.date(DAY) == "May 12, 2016"
    language.use("ar")
    assert language.percent(0.25) == "٢٥٪"
    for shown in (language.date(DAY), language.date_and_time(DAY), language.digits("Ctrl+1")):
        assert re.search("[٠-٩]", shown)
        assert not re.search("[0-9]", shown)


def test_a_language_that_we_do_not_speak_is_english() -> None:
    language.use("fr")
    assert (language.code(), language.is_rtl()) == ("en", False)
