"""R20: which way a paragraph runs can be said by a person, and lies in the report's metadata."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.json_value import Json
from annotator.core.turned import turned, turning


def test_r20_a_turned_paragraph_is_named_by_its_line() -> None:
    values = turning({"title": "قصف"}, 2, "rtl")
    assert values == {"title": "قصف", "directions": {"3": "ltr"}}
    assert turned(values) == {2: "ltr"}


def test_r20_turned_twice_it_is_as_its_letters_say_and_nothing_is_said_of_it() -> None:
    assert turning(turning({"title": "قصف"}, 2, "rtl"), 2, "rtl") == {"title": "قصف"}


@given(st.lists(st.tuples(st.integers(0, 5), st.sampled_from(("rtl", "ltr"))), max_size=12))
def test_r20_each_turn_concerns_its_own_paragraph(turns: list[tuple[int, str]]) -> None:
    own = dict(reversed(turns))
    values: dict[str, Json] = {}
    for number, _ in turns:
        before = turned(values)
        values = turning(values, number, own[number])
        after = turned(values)
        assert {**before, number: ""} == {**after, number: ""}
        assert before.get(number, own[number]) != after.get(number, own[number])
        assert after.get(number) != own[number]


@pytest.mark.parametrize(
    "said",
    [None, "ltr", [], {"x": "ltr"}, {"0": "ltr"}, {"-1": "ltr"}, {"٣": "ltr"}, {"1": "up"}, {"1": 3}, {"²": "ltr"}],
)
def test_what_came_along_from_elsewhere_turns_nothing(said: Json) -> None:
    assert turned({"directions": said}) == {}
    assert turned(turning({"directions": said}, 0, "rtl")) == {0: "ltr"}
