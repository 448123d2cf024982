"""A word's possible clitics: every place where a name may begin, never one that cuts a letter from its marks."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.arabic import graphemes
from annotator.arabic.clitics import clitic_stops
from tests.arabic.texts import hard_texts, vectors


@pytest.mark.parametrize("case", vectors("clitics"), ids=lambda case: case["word"])
def test_where_the_span_starts_is_among_the_stops(case: dict[str, Any]) -> None:
    """R10."""
    stops = clitic_stops(case["word"])
    assert case["span_start"] in stops
    assert stops[-1] == 0


@pytest.mark.parametrize(
    ("word", "stops"),
    [
        ("وبالمليشيات", [2, 1, 0]),
        ("للنظام", [1, 0]),
        ("وللنظام", [2, 1, 0]),
        ("فسيطر", [2, 1, 0]),
        ("والبوكمال", [1, 0]),
        ("البوكمال", [0]),
        ("داعش", [0]),
        ("وَقُوّات", [2, 0]),
        ("وـالجيش", [2, 0]),
        ("و\u200cالجيش", [2, 0]),
        ("لـ12", [2, 0]),
        ("بيد", [1, 0]),
        ("بك", [0]),
        ("وب", [0]),
        ("و", [0]),
        ("", [0]),
        ("BM-21", [0]),
    ],
)
def test_the_longest_clitic_comes_first_and_two_letters_are_left(word: str, stops: list[int]) -> None:
    assert clitic_stops(word) == stops


@given(hard_texts() | st.text(alphabet="وفبلكسالجيش\u064b\u0651ـ\u200d", max_size=12))
def test_stops_descend_to_the_start_and_lie_between_clusters(word: str) -> None:
    stops = clitic_stops(word)
    assert stops == sorted(set(stops), reverse=True)
    assert stops[-1] == 0
    assert all(graphemes.is_boundary(word, stop) for stop in stops)
