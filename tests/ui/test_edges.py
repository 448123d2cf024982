"""An edge moves by a letter with its marks or by a word, and never past the other edge's text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.arabic.graphemes import is_boundary
from annotator.arabic.invisible import is_invisible
from annotator.arabic.words import words
from annotator.ui import edges

TEXT = "قُتل «7 مدنيين»، وأصيب 20 🚁"
MOVES = (edges.start_by_letter, edges.end_by_letter, edges.start_by_word, edges.end_by_word)


def covered(move: edges.Move, words: str) -> str:
    """Return what a mark over these words covers after a move."""
    start = TEXT.index(words)
    start, end = move(TEXT, start, start + len(words))
    return TEXT[start:end]


@pytest.mark.parametrize(
    ("move", "words", "after"),
    [
        (edges.start_by_letter(1), "قُتل", "تل"),
        (edges.start_by_letter(-1), "دنيين", "مدنيين"),
        (edges.end_by_letter(1), "مدني", "مدنيي"),
        (edges.end_by_letter(-1), "7 مدنيين", "7 مدنيي"),
        (edges.end_by_letter(-1), "20 🚁", "20"),
        (edges.start_by_word(1), "7 مدنيين", "مدنيين"),
        (edges.start_by_word(-1), "مدنيين", "7 مدنيين"),
        (edges.end_by_word(1), "قُتل", "قُتل «7"),
        (edges.end_by_word(1), "7 مدنيين", "7 مدنيين»، وأصيب"),
        (edges.end_by_word(-1), "وأصيب 20", "وأصيب"),
        (edges.end_by_word(-1), "قُتل «7", "قُتل"),
        (edges.start_by_word(-1), "وأصيب", "مدنيين»، وأصيب"),
        (edges.end_by_word(-1), "7 مدنيين", "7"),
        (edges.end_by_word(-1), "7 مدني", "7"),
        (edges.start_by_word(-1), "صيب", "وأصيب"),
    ],
)
def test_an_edge_goes_to_the_next_letter_or_word(move: edges.Move, words: str, after: str) -> None:
    assert covered(move, words) == after


RLM, ZWNJ = "\u200f", "\u200c"


@pytest.mark.parametrize(
    ("move", "text", "before", "after"),
    [
        (edges.end_by_letter(1), f"قصف{RLM}ت ثم", (0, 3), (0, 5)),
        (edges.end_by_letter(-1), f"قص{RLM}ف", (0, 4), (0, 2)),
        (edges.start_by_letter(1), f"ق{RLM}صف", (0, 4), (2, 4)),
        (edges.start_by_letter(-1), f"ق{RLM}صف", (2, 4), (0, 4)),
        (edges.start_by_letter(-1), f"ق{RLM}صف", (1, 4), (0, 4)),
        (edges.end_by_letter(1), f"مي{ZWNJ}خو", (0, 2), (0, 4)),
        (edges.end_by_letter(1), f"قصف{RLM}", (0, 3), (0, 3)),
    ],
)
def test_r18_no_press_of_a_key_seems_to_do_nothing_beside_what_cannot_be_seen(
    move: edges.Move, text: str, before: tuple[int, int], after: tuple[int, int]
) -> None:
    assert move(text, *before) == after


@given(st.text(alphabet=f"قل {RLM}{ZWNJ}7\n", max_size=12), st.data())
def test_r18_a_step_by_letter_takes_or_leaves_one_that_can_be_seen(text: str, data: st.DataObject) -> None:
    seen = [offset for offset, char in enumerate(text) if not is_invisible(char) and not char.isspace()]
    places = [offset for offset in range(len(text) + 1) if is_boundary(text, offset)]
    start, end = sorted((data.draw(st.sampled_from(places)), data.draw(st.sampled_from(places))))
    for made in (edges.start_by_letter, edges.end_by_letter):
        for by in (-1, 1):
            first, last = made(by)(text, start, end)
            others = {*range(start, end)} ^ {*range(first, last)} if first <= last else set()
            assert len(others.intersection(seen)) <= 1


def test_an_edge_stays_where_the_text_ends() -> None:
    whole = (0, len(TEXT))
    for move in (edges.start_by_letter(-1), edges.end_by_letter(1), edges.start_by_word(-1), edges.end_by_word(1)):
        assert move(TEXT, *whole) == whole


@given(st.text(alphabet="قل 7.،«»\n", max_size=14), st.data())
def test_a_step_by_word_finds_the_nearest_word_of_the_whole_text(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    starts, ends = [word[0] for word in words(text)], [word[1] for word in words(text)]
    later, earlier = [edge for edge in starts if edge > offset], [edge for edge in ends if edge < offset]

    assert edges.word_edge(text, offset, 1, starts=True) == min(later, default=offset)
    assert edges.word_edge(text, offset, -1, starts=False) == max(earlier, default=offset)


@given(st.text(alphabet="قلامَُّّ ـ7.،🚁\u200dEe\u0301\n", max_size=20), st.data())
def test_no_move_parts_a_letter_from_its_marks_or_leaves_the_text(text: str, data: st.DataObject) -> None:
    places = [offset for offset in range(len(text) + 1) if is_boundary(text, offset)]
    start, end = sorted((data.draw(st.sampled_from(places)), data.draw(st.sampled_from(places))))
    for made in MOVES:
        for by in (-1, 1):
            first, last = made(by)(text, start, end)
            assert 0 <= first <= len(text)
            assert 0 <= last <= len(text)
            assert is_boundary(text, first)
            assert is_boundary(text, last)
            assert first == start or last == end
