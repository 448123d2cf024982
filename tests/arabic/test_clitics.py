"""A word's possible clitics: every place where a name may begin or end, never one that cuts a letter from its marks."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.arabic import graphemes
from annotator.arabic.clitics import (
    clitic_stops,
    enclitic_stops,
    end_before_enclitic,
    start_past_clitic,
    unasked_start,
    without_clitic,
)
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


@pytest.mark.parametrize(
    ("word", "left"),
    [
        ("ومليشياته", ["ومليشيات", "ومليشياته"]),
        ("مدينتهم", ["مدينت", "مدينتهم"]),
        ("قتلني", ["قتل", "قتلن", "قتلني"]),
        ("عليهما", ["علي", "عليهما"]),
        ("قواتكما", ["قوات", "قواتكما"]),
        ("بلدنا", ["بلد", "بلدنا"]),
        ("منه", ["من", "منه"]),
        ("له", ["له"]),
        ("هم", ["هم"]),
        ("داعش", ["داعش"]),
        ("قوّاتُهُمْ", ["قوّاتُ", "قوّاتُهُمْ"]),
        ("ديارهـــم", ["ديار", "ديارهـــم"]),
        ("ديارـهم", ["ديارـ", "ديارـهم"]),
        ("Grad", ["Grad"]),
        ("", [""]),
    ],
)
def test_r10_a_span_may_end_before_an_attached_pronoun_the_longest_first(word: str, left: list[str]) -> None:
    assert [word[:stop] for stop in enclitic_stops(word)] == left


@given(hard_texts() | st.text(alphabet="هماكنيقتل\u064b\u0651ـ\u200d", max_size=12))
def test_r10_ends_ascend_to_the_whole_word_and_lie_between_clusters(word: str) -> None:
    stops = enclitic_stops(word)
    assert stops == sorted(set(stops))
    assert stops[-1] == len(word)
    assert all(graphemes.is_boundary(word, stop) for stop in stops)


def cycled(text: str, start: int, end: int, times: int) -> list[str]:
    found = []
    for _ in range(times):
        start, end = start_past_clitic(text, start, end)
        found.append(text[start:end])
    return found


def test_r10_one_key_drops_the_clitics_and_brings_them_back() -> None:
    text = "سيطر وبالمليشيات المسلحة، وقواته"
    start = text.index("وبالمليشيات")
    assert cycled(text, start, start + 11, 4) == ["المليشيات", "بالمليشيات", "وبالمليشيات", "المليشيات"]
    assert cycled(text, start + 4, start + 11, 1) == ["المليشيات"]
    assert cycled(text, 0, 4, 2) == ["يطر", "سيطر"]


def test_r10_only_the_first_word_of_a_span_changes_and_only_before_its_end() -> None:
    text = "ومدينة البوكمال"
    assert start_past_clitic(text, 0, len(text)) == (1, len(text))
    assert start_past_clitic(text, 0, 1) == (0, 1)
    assert start_past_clitic(text, 6, 7) == (6, 7)
    assert start_past_clitic("، ", 0, 1) == (0, 1)


def test_r10_another_key_does_the_same_at_the_end() -> None:
    text = "مع قواتهم ومليشياته."
    start, end = 3, 9
    assert end_before_enclitic(text, start, end) == (3, 7)
    assert end_before_enclitic(text, 3, 7) == (3, 9)
    assert end_before_enclitic(text, 3, 19) == (3, 18)
    assert end_before_enclitic(text, 8, 9) == (8, 9)


@pytest.mark.parametrize(
    ("word", "known", "start"),
    [
        ("وقوات", {"قوات"}, 1),
        ("وكالة", {"كالة", "وكالة"}, 0),
        ("وكالة", set(), 0),
        ("وبالمليشيات", {"المليشيات"}, 2),
        ("وبالمليشيات", {"بالمليشيات"}, 1),
        ("للنظام", {"النظام"}, 1),
        ("لِلنّظام", {"النّظام"}, 2),
        ("بيد", {"يد"}, 0),
    ],
)
def test_r10_nothing_is_stripped_unasked_without_evidence(word: str, known: set[str], start: int) -> None:
    """Three letters must be left, and the lexicon or an earlier mark must know them."""
    assert unasked_start(word, known.__contains__) == start


def test_r10_the_article_whose_alef_is_not_written_gets_it_back() -> None:
    assert without_clitic("للنظام", 1) == "النظام"
    assert without_clitic("فللجيش", 2) == "الجيش"
    assert without_clitic("وقوات", 1) == "قوات"
    assert without_clitic("لحماس", 1) == "حماس"
