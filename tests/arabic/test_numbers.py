"""Numbers are read as people write them, and a row that is two numbers is read as two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.arabic.keyed import keyed
from annotator.arabic.numbers import NumberReader, numbers
from tests.arabic.independent_writers import icu, pyarabic
from tests.arabic.number_writer import MANNERS, Manner, written
from tests.arabic.texts import hard_texts

BELOW_A_BILLION = st.integers(0, 999_999_999) | st.integers(0, 1300) | st.integers(0, 999).map(lambda n: n * 1000)
RULES = ("%spellout-numbering", "%spellout-cardinal-masculine", "%spellout-cardinal-feminine")


def values(text: str) -> list[int | float]:
    return [number.value for number in numbers(text)]


@given(BELOW_A_BILLION, st.sampled_from(MANNERS))
def test_a_number_written_in_any_manner_is_read_back_whole(number: int, manner: Manner) -> None:
    words = written(number, manner)
    (read,) = numbers(words)
    assert (read.value, read.start, read.end) == (number, 0, len(words))


@pytest.mark.parametrize("manner", MANNERS)
def test_every_number_to_a_thousand_is_read_back(manner: Manner) -> None:
    for number in (*range(130), *range(195, 225), *range(795, 825), *range(990, 1025), 2000, 2002, 11_000, 200_000):
        assert values(written(number, manner)) == [number]


@given(BELOW_A_BILLION)
def test_what_pyarabic_writes_is_read_back(number: int) -> None:
    assert values(pyarabic(number)) == [number]


@pytest.mark.parametrize("rules", RULES)
def test_what_icu_writes_is_read_back(rules: str) -> None:
    write = icu(rules)

    @given(BELOW_A_BILLION)
    def is_read_back(number: int) -> None:
        assert values(write(number)) == [number]

    is_read_back()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ألفا نازح", 2000),
        ("ألفاً", 1000),
        ("خمسة عشر ألفا", 15_000),
        ("مليونا نازح", 2_000_000),
        ("نصف مليون", 500_000),
        ("ربع مليون", 250_000),
        ("مليون ونصف المليون", 1_500_000),
        ("1.2 مليون", 1_200_000),
        ("٣ آلاف و500", 3500),
        ("15 ألفاً و200", 15_200),
        ("ألف مليون", 10**9),
        ("ثلاثةعشر", 13),
        ("ثلثمائة", 300),
        ("ثمان مئة", 800),
        ("مِئَتَيْنِ وَخَمْسِينَ", 250),
        ("مـــئـــة", 100),
        ("الثلاثة عشر", 13),
        ("مئة ألف وواحد", 100_001),
        ("مقتل148شخصاً", 148),
        ("1\u202f250\u202f000", 1_250_000),
        ("صفر قتلى", 0),
        ("وإحدى وعشرون", 21),
    ],
)
def test_one_number(text: str, value: int) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("بين ثلاثة آلاف وأربعة آلاف", [3000, 4000]),
        ("بين مئة ومئة وخمسين", [100, 150]),
        ("ثلاثة وخمسة", [3, 5]),
        ("عشرون وثلاثة", [20, 3]),
        ("ثمانية و10", [8, 10]),
        ("10 و15", [10, 15]),
        ("1 250", [1, 250]),
        ("ألف وألفان", [1000, 2000]),
    ],
)
def test_what_breaks_the_order_of_scales_is_two_numbers(text: str, found: list[int]) -> None:
    assert values(text) == found


@pytest.mark.parametrize(
    "text", ["يوم الاثنين", "الأحد المقبل", "أحد السكان", "لست هنا", "10:30", "14/05/2016", "²", "إحداهن"]
)
def test_what_only_looks_like_a_number_is_none(text: str) -> None:
    assert values(text) == []


def test_what_is_glued_before_a_number_stays_outside_and_is_told() -> None:
    text = "وبخمسة عشر رجلاً والعشرين الآخرين"
    first, second = numbers(text)
    assert text[first.start : first.end] == "خمسة عشر"
    assert (first.joined, first.governed, first.definite) == (True, True, False)
    assert text[second.start : second.end] == "العشرين"
    assert (second.joined, second.governed, second.definite) == (True, False, True)


def test_a_number_tells_where_it_might_be_two() -> None:
    text = "بين خمسة وعشرين"
    reader = NumberReader(text, keyed(text))
    number = reader.read(1)
    assert number is not None
    assert (number.value, reader.joints(number)) == (25, [2])
    parts = (reader.read(1, stop=2), reader.read_after_and(2))
    assert [part and part.value for part in parts] == [5, 20]


@given(hard_texts() | st.text(alphabet="واحدثنينعشرمئةألف ٣1.٬", max_size=30))
def test_numbers_are_ordered_slices_of_any_text(text: str) -> None:
    end = 0
    for number in numbers(text):
        assert end <= number.start < number.end <= len(text)
        end = number.end
