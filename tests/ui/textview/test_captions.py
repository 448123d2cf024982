"""Captions never touch, are elided before they are hidden, and queue where marks start together."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from annotator.ui.textview.captions import GAP, LEAST_ROOM, Wish, placed

wishes = st.lists(
    st.tuples(st.floats(0, 700), st.floats(1, 120)), max_size=30
).map(lambda items: [Wish(along, width, key) for key, (along, width) in enumerate(items)])  # fmt: skip


@given(wishes)
def test_captions_never_touch_and_are_never_wider_than_they_wish(items: list[Wish]) -> None:
    places = sorted(placed(items, 720), key=lambda place: place.along)
    by_key = {wish.key: wish for wish in items}

    for one, other in pairwise(places):
        assert other.along - (one.along + one.width) >= GAP - 1e-6
    for place in places:
        assert place.width <= by_key[place.key].width
        assert place.width >= min(LEAST_ROOM, by_key[place.key].width) - 1e-6
        assert place.along + place.width <= 720 + 1e-6
        assert place.along >= by_key[place.key].along - 2


def test_a_caption_is_elided_to_the_room_before_the_next_mark() -> None:
    places = placed([Wish(0, 90, 0), Wish(50, 30, 1)], 400)

    assert [(place.key, place.along, place.width) for place in places] == [(0, 0, 50 - GAP), (1, 50, 30)]


def test_a_caption_with_too_little_room_is_hidden() -> None:
    assert [place.key for place in placed([Wish(0, 90, 0), Wish(LEAST_ROOM, 30, 1)], 400)] == [1]


def test_captions_of_marks_that_start_together_follow_one_another() -> None:
    places = placed([Wish(10, 40, 0), Wish(10.4, 40, 1), Wish(200, 40, 2)], 400)

    assert [(place.key, place.along) for place in places] == [(0, 10), (1, 10 + 40 + GAP), (2, 200)]


def test_five_hundred_marks_on_one_word_leave_the_captions_that_fit() -> None:
    assert 1 <= len(placed([Wish(10, 40, key) for key in range(500)], 200)) <= 4
