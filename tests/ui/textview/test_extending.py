"""R8, R9, R10, R11: a selection grows and shrinks at its head; the anchor stays where somebody put it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.arabic import graphemes, words
from annotator.ui.textview import extending, selecting
from tests.arabic.texts import hard_texts

TEXT = "قال «سلام، 1,554 شخصا» ثم"


def at(quote: str) -> tuple[int, int]:
    return TEXT.index(quote), TEXT.index(quote) + len(quote)


def chosen(anchor: int, head: int) -> str:
    return TEXT[min(anchor, head) : max(anchor, head)]


def grown(anchor: int, head: int, steps: str) -> list[str]:
    """Take the head on (+) and back (-) by words; return what is selected after each step."""
    found = []
    for step in steps:
        anchor, head = extending.by_word(TEXT, anchor, head, onward=step == "+")
        found.append(chosen(anchor, head))
    return found


def test_r9_the_first_step_takes_the_whole_word_that_the_caret_is_in() -> None:
    inside = at("سلام")[0] + 2
    assert grown(inside, inside, "++-") == ["سلام", "سلام، 1,554", "سلام"]
    assert grown(inside, inside, "--+") == ["سلام", "قال «سلام", "سلام"]


def test_r9_a_step_back_leaves_the_stops_and_spaces_out() -> None:
    start, end = at("سلام، 1,554 شخصا")
    assert grown(start, end, "---") == ["سلام، 1,554", "سلام", ""]
    assert grown(end, start, "+++") == ["1,554 شخصا", "شخصا", ""]


def test_r10_a_start_past_its_clitic_stays_when_the_end_moves() -> None:
    text = "سيطر وقوات النظام على"
    anchor = text.index("قوات")
    assert extending.by_word(text, anchor, anchor + 4, onward=True) == (anchor, text.index(" على"))
    assert extending.snapped(text, anchor, text.index("ظام") + 1, anew=False) == (anchor, text.index(" على"))


def test_a_selection_over_nothing_but_spaces_is_none() -> None:
    assert extending.snapped("قتل   جرح", 4, 5, anew=True) == (4, 4)
    assert extending.by_word("   ", 1, 1, onward=True) == (1, 1)
    assert extending.by_word("", 0, 0, onward=False) == (0, 0)


@given(hard_texts(), st.data(), st.booleans())
def test_r11_letters_go_there_and_back_between_clusters(text: str, data: st.DataObject, onward: bool) -> None:
    places = graphemes.boundaries(text)
    anchor = data.draw(st.sampled_from(places))
    head, seen = anchor, []
    for _ in range(len(text) + 1):
        moved = extending.by_letter(text, anchor, head, onward=onward)
        assert graphemes.is_boundary(text, moved)
        assert moved >= head if onward else moved <= head
        if moved == head:
            break
        head = moved
        seen.append(head)
    for expected in [*reversed(seen[:-1]), anchor] if seen else []:
        head = extending.by_letter(text, anchor, head, onward=not onward)
        assert head == expected


@given(hard_texts(), st.data(), st.lists(st.booleans(), max_size=8))
def test_r9_whatever_the_steps_the_head_is_at_a_word_or_at_the_anchor(
    text: str, data: st.DataObject, steps: list[bool]
) -> None:
    anchor = head = data.draw(st.sampled_from(graphemes.boundaries(text)))
    starts = {start for start, _ in words.tokens(text)}
    ends = {end for _, end in words.tokens(text)}
    for onward in steps:
        stood = anchor
        moved = extending.by_word(text, anchor, head, onward=onward)
        if anchor != head:
            assert moved[0] == stood
        anchor, head = moved
        if head > anchor:
            assert head in ends | {len(text)}
        elif head < anchor:
            assert head in starts | {0}


@pytest.mark.parametrize(
    ("start", "end", "wider"),
    [
        ("أصيب", "أصيب", "وأصيب"),
        ("وأصيب", "وأصيب", "وأصيب عشرون."),
        ("وأصيب", "عشرون.", "قُتل سبعة. وأصيب عشرون."),
        ("قُتل", "عشرون.", "قُتل سبعة. وأصيب عشرون.\nثم هدأ."),
    ],
)
def test_widening_goes_from_word_to_sentence_to_paragraph_to_all(start: str, end: str, wider: str) -> None:
    text = "قُتل سبعة. وأصيب عشرون.\nثم هدأ."
    found = selecting.wider(text, text.index(start), text.index(end) + len(end))
    assert text[slice(*found)] == wider


@given(hard_texts(), st.data())
def test_widening_always_widens_until_all_is_selected(text: str, data: st.DataObject) -> None:
    start, end = sorted(data.draw(st.tuples(*(st.sampled_from(graphemes.boundaries(text)),) * 2)))
    for _ in range(5):
        before = (start, end)
        start, end = selecting.wider(text, start, end)
        assert start <= before[0]
        assert end >= before[1]
    assert (start, end) == (0, len(text))


def test_steps_by_sentence_stop_at_each_of_them_over_empty_lines() -> None:
    text = "أين؟ هنا. نعم\n\n1. قتل\nثم"
    ends, at_ = [], 0
    while at_ < len(text):
        at_ = selecting.sentence_end_after(text, at_)
        ends.append(at_)
    starts, at_ = [], len(text)
    while at_ > 0:
        at_ = selecting.sentence_start_before(text, at_)
        starts.append(at_)

    assert ends == [4, 9, 13, 21, 24]
    assert starts == [22, 15, 10, 5, 0]
