"""Underlines: inner marks next to the letters, outer ones below, no two on one line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.ui.textview.stacking import MOST_LANES, depth, lanes

ranges = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda pair: (pair[0], sum(pair))), max_size=25)


def overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


@given(ranges)
def test_marks_that_overlap_never_share_a_lane_but_the_last(items: list[tuple[int, int]]) -> None:
    found = lanes(items)
    for nth, one in enumerate(items):
        for mth, other in enumerate(items[:nth]):
            if overlap(one, other) and found[nth] == found[mth]:
                assert found[nth] == MOST_LANES - 1


@given(ranges)
def test_an_outer_mark_lies_below_what_it_holds(items: list[tuple[int, int]]) -> None:
    found = lanes(items)
    for nth, outer in enumerate(items):
        for mth, inner in enumerate(items):
            if outer[0] <= inner[0] and inner[1] <= outer[1] and outer != inner:
                assert found[nth] > found[mth] or found[nth] == MOST_LANES - 1


def test_three_levels_have_three_lanes() -> None:
    assert lanes([(0, 30), (10, 30), (20, 30), (40, 50)]) == [2, 1, 0, 0]


def test_five_hundred_marks_on_one_word_stay_readable() -> None:
    assert depth(lanes([(3, 9)] * 500)) == MOST_LANES
