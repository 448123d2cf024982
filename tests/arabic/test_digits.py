"""Digits of three kinds with the separators of all countries."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.arabic.digits import read_digits
from tests.arabic.texts import vectors

KINDS = ("0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹")


@pytest.mark.parametrize("case", vectors("digits"), ids=lambda case: ascii(case["input"]))
def test_the_vectors(case: dict[str, Any]) -> None:
    assert read_digits(case["input"]) == case["value"]


@given(st.integers(0, 10**15), st.sampled_from(KINDS), st.sampled_from([",", ".", "٬", "\u202f", "\u00a0", "،"]))
def test_a_number_with_thousands_marks_is_read_back(number: int, digits: str, mark: str) -> None:
    shown = f"{number:,}".replace(",", mark).translate(str.maketrans(KINDS[0], digits))
    assert read_digits(shown) == number


@given(st.integers(0, 999), st.integers(1, 99), st.sampled_from([".", ",", "٫"]))
def test_a_decimal_mark_has_one_or_two_digits_behind_it(whole: int, part: int, mark: str) -> None:
    assert read_digits(f"{whole}{mark}{part:02}") == float(f"{whole}.{part:02}")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("١٢٬٣٤٥٫٦", 12345.6),
        ("1.234,5", 1234.5),
        ("0.125", 0.125),
        ("1234.567", 1234.567),
        ("12.5000", 12.5),
        ("1,23,456", None),
        ("9" * 18, int("9" * 18)),
        ("9" * 31, None),
        ("9" * 5000, None),
        ("10:30", None),
        ("14/05/2016", None),
        ("", None),
        ("٣٫", None),
    ],
)
def test_the_rule_at_its_edges(text: str, value: float | None) -> None:
    assert read_digits(text) == value
