"""Figures with their hedges, as the least and the most that they say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.arabic.hedge_words import BEFORE, BEHIND
from annotator.arabic.keyed import keyed
from annotator.arabic.quantities import Quantity, QuantityReader, beginnings

NO_BOUND = None


def quantities(text: str) -> list[Quantity]:
    """Return the quantities of a text, in order, none overlapping another."""
    reader = QuantityReader(text, keyed(text))
    found: list[Quantity] = []
    at = 0
    while at < len(reader.keys):
        quantity = reader.read(at)
        if quantity is not None:
            found.append(quantity)
        at = quantity.tokens[1] if quantity is not None else at + 1
    return found


@pytest.mark.parametrize(
    ("text", "least", "most", "hedge"),
    [
        ("نحو 15", 15, 15, "about"),
        ("بنحو خمسة عشر", 15, 15, "about"),
        ("ما لا يقل عن 12", 12, NO_BOUND, "at_least"),
        ("14 على الأقل", 14, NO_BOUND, "at_least"),
        ("15 أو أكثر", 15, NO_BOUND, "at_least"),
        ("أكثر من مئة", 101, NO_BOUND, "more_than"),
        ("أكثر 18", 19, NO_BOUND, "more_than"),
        ("أقل من عشرة", NO_BOUND, 9, "less_than"),
        ("ما يصل إلى 40", NO_BOUND, 40, "up_to"),
        ("لا يتجاوز 30", NO_BOUND, 30, "up_to"),
        ("بين 10 و15", 10, 15, "between"),
        ("ما بين عشرة وخمسة عشر", 10, 15, "between"),
        ("بين خمسة وعشرين", 5, 20, "between"),
        ("بين مئة ومئتين", 100, 200, "between"),
        ("من 10 إلى 15", 10, 15, "between"),
        ("١٠–١٥", 10, 15, "between"),
        ("10 إلى 15 ألفاً", 10_000, 15_000, "between"),
        ("ثلاثة أو أربعة", 3, 4, "between"),
        ("عشرون ونيف", 21, 29, "odd"),
        ("نيف وعشرون", 21, 29, "odd"),
        ("بضعة", 3, 9, "several"),
        ("بضعة عشر", 13, 19, "several"),
        ("بضعة وعشرون", 23, 29, "several"),
        ("بضع مئات", 300, 900, "several"),
        ("عدد من", 3, NO_BOUND, "several"),
        ("العشرات", 20, 99, "tens"),
        ("بالمئات", 200, 999, "hundreds"),
        ("آلاف", 2000, 9999, "thousands"),
        ("عشرات الآلاف", 20_000, 99_999, "tens_of_thousands"),
        ("مئات الآلاف", 200_000, 999_999, "hundreds_of_thousands"),
        ("أكثر من عشرات", 20, NO_BOUND, "tens"),
        ("ثلثي", NO_BOUND, NO_BOUND, "fraction"),
        ("50%", NO_BOUND, NO_BOUND, "fraction"),
        ("٪٥٠", NO_BOUND, NO_BOUND, "fraction"),
        ("50 في المئة", NO_BOUND, NO_BOUND, "fraction"),
        ("نصف مليون", 500_000, 500_000, "none"),
        ("صفر", 0, 0, "none"),
        ("12.5", NO_BOUND, NO_BOUND, "unknown"),
    ],
)
def test_one_quantity(text: str, least: int | None, most: int | None, hedge: str) -> None:
    (quantity,) = quantities(text)
    assert (quantity.least, quantity.most, quantity.hedge) == (least, most, hedge)


@pytest.mark.parametrize(
    "text", ["اللواء 137", "عام 2014", "BM-21", "أيار 2016", "30 - 8 - 2006", "10:30", "14/05/2016"]
)
def test_a_number_that_names_something_counts_nothing(text: str) -> None:
    assert quantities(text) == []


def test_a_range_in_visual_order_is_put_right_and_flagged() -> None:
    (quantity,) = quantities("15-10")
    assert (quantity.least, quantity.most, quantity.flag) == (10, 15, "reversed_range")


@given(st.integers(2, 10**9), st.sampled_from([*BEFORE]), st.sampled_from([*BEHIND]))
def test_a_hedge_never_turns_a_figure_into_another(
    number: int, before: tuple[str, ...], behind: tuple[str, ...]
) -> None:
    for text in (f"{' '.join(before)} {number}", f"{number} {' '.join(behind)}"):
        (quantity,) = quantities(text)
        assert {quantity.least, quantity.most} - {None} <= {number - 1, number, number + 1}


@given(st.text(alphabet="بنحوعشراتمئات123 %-", max_size=20))
def test_where_a_quantity_is_read_it_may_begin(text: str) -> None:
    reader = QuantityReader(text, keyed(text))
    for at, key in enumerate(reader.keys):
        assert reader.read(at) is None or beginnings(key)
