"""R11, R18: edges go letter by letter, past what cannot be seen, and every press moves where there is a letter left."""

from __future__ import annotations

from hypothesis import example, given

from annotator.arabic import edges, graphemes
from annotator.arabic.invisible import is_invisible
from tests.arabic.texts import hard_texts


def test_r18_an_end_steps_over_a_direction_mark_with_its_neighbour() -> None:
    text = "قتل\u200f جرح"
    assert edges.next_end(text, 3) == 5
    assert edges.previous_end(text, 5) == 3
    assert edges.previous_end(text, 3) == 2


def test_r18_a_start_steps_over_a_direction_mark_with_its_neighbour() -> None:
    text = "قتل \u200f\u200fجرح"
    assert edges.previous_start(text, 6) == 3
    assert edges.next_start(text, 3) == 6
    assert edges.next_start(text, 6) == 7


def test_r11_edges_go_by_letters_with_their_marks_and_joiners() -> None:
    text = "قُتِل می\u200cخ"
    assert [edges.next_end(text, offset) for offset in (0, 2, 4, 5, 6, 7, 9)] == [2, 4, 5, 6, 7, 9, 10]
    assert edges.previous_start(text, 9) == 7


def test_edges_stop_at_the_ends_of_the_text() -> None:
    assert edges.next_end("قت\u200f", 2) == 2
    assert edges.previous_start("\u200fقت", 1) == 1
    assert edges.next_start("قت\u200f", 1) == 1
    assert edges.previous_end("قت", 1) == 0
    assert edges.next_end("", 0) == edges.previous_start("", 0) == edges.next_start("", 0) == 0


@given(hard_texts())
@example("\u200f\u200d\u200c")
@example("💡\u200d\u200f")
def test_r18_ends_walk_over_all_that_can_be_seen_and_stop_behind_it(text: str) -> None:
    stops, at = [], 0
    while (after := edges.next_end(text, at)) > at:
        stops.append(after)
        at = after
    seen = [char for char in text if not is_invisible(char)]
    assert len(stops) <= len(seen) or not seen
    for stop in stops:
        assert graphemes.is_boundary(text, stop)
    assert all(is_invisible(char) for char in text[at:])


@given(hard_texts())
def test_r11_every_step_from_an_edge_ends_on_an_edge_on_its_own_side(text: str) -> None:
    for offset in graphemes.boundaries(text):
        for step in (edges.next_end, edges.next_start):
            assert graphemes.is_boundary(text, step(text, offset))
            assert step(text, offset) >= offset
        for step in (edges.previous_end, edges.previous_start):
            assert graphemes.is_boundary(text, step(text, offset))
            assert step(text, offset) <= offset
