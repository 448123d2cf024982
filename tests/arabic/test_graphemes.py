"""No edge of a span parts a letter from its marks, its tatweel or the rest of its emoji."""

from __future__ import annotations

import pytest
import regex
from hypothesis import example, given
from hypothesis import strategies as st

from annotator.arabic import graphemes
from tests.arabic.texts import hard_texts
from tests.arabic.unicode_files import unicode_lines


@pytest.mark.parametrize(
    ("text", "edges"),
    [
        ("قتل", [0, 1, 2, 3]),
        ("تقدّماً", [0, 1, 2, 4, 5, 7]),
        ("قـــتـل", [0, 4, 6, 7]),
        ("قَـتَـل", [0, 3, 6, 7]),
        ("بـ\u064f", [0, 3]),
        ("لـ12", [0, 2, 3, 4]),
        ("ـب", [0, 1, 2]),
        (" ـب", [0, 1, 2, 3]),
        ("أ", [0, 1]),
        ("ا\u0654ب", [0, 2, 3]),
        ("👨‍👩‍👧 x", [0, 5, 6, 7]),
        ("🇸🇾🇮🇶", [0, 2, 4]),
        ("\u06001\u0301", [0, 3]),
        ("", [0]),
    ],
)
def test_edges_lie_between_letters_with_all_that_hangs_on_them(text: str, edges: list[int]) -> None:
    """R11."""
    assert graphemes.boundaries(text) == edges


@given(hard_texts())
@example("\u0600" * 3 + "1")
@example("🇸🇾" * 5 + "🇸")
@example("\n\u064bا")
def test_one_offset_is_judged_as_the_whole_text_judges_it(text: str) -> None:
    edges = graphemes.boundaries(text)
    assert [offset for offset in range(-2, len(text) + 3) if graphemes.is_boundary(text, offset)] == edges


@given(hard_texts())
def test_unicode_clusters_are_never_cut(text: str) -> None:
    """Tatweel makes ours longer, never shorter."""
    unicode_edges = {0, *(match.end() for match in regex.finditer(r"\X", text))}
    assert set(graphemes.boundaries(text)) <= unicode_edges


@given(hard_texts(), st.integers(-5, 40), st.integers(-5, 40))
def test_a_range_is_widened_to_the_nearest_edges_and_no_further(text: str, start: int, end: int) -> None:
    edges = graphemes.boundaries(text)
    snapped = graphemes.snap(text, start, end)
    assert snapped[0] == max(edge for edge in edges if edge <= max(start, 0))
    assert snapped[1] == min((edge for edge in edges if edge >= end), default=len(text))
    assert graphemes.snap(text, *snapped) == snapped


@given(hard_texts(), st.integers(0, 40), st.integers(0, 40))
def test_a_part_of_the_text_has_the_edges_of_the_whole(text: str, start: int, end: int) -> None:
    inside = [edge for edge in graphemes.boundaries(text) if start <= edge <= end]
    assert graphemes.boundaries(text, start, end) == inside


@given(hard_texts())
def test_steps_by_letter_visit_every_edge_both_ways(text: str) -> None:
    edges = graphemes.boundaries(text)
    there = [0]
    while there[-1] < len(text):
        there.append(graphemes.next_boundary(text, there[-1]))
    back = [len(text)]
    while back[-1] > 0:
        back.append(graphemes.previous_boundary(text, back[-1]))
    assert there == edges == back[::-1]


def test_steps_stop_at_the_ends_of_the_text() -> None:
    assert graphemes.next_boundary("قتل", 3) == 3
    assert graphemes.previous_boundary("قتل", 0) == 0
    assert graphemes.previous_boundary("", 0) == graphemes.next_boundary("", 0) == 0


def test_a_letter_with_a_million_marks_is_one_cluster() -> None:
    """A text made to hurt does not make every question cost the square of its length."""
    text = "ب" + "\u064b" * 1_000_000
    assert graphemes.snap(text, 400_000, 600_000) == (0, len(text))


def test_a_row_of_controls_or_emoji_costs_no_more_at_its_end() -> None:
    """Each offset of these asked back to the beginning once."""
    for text in ("\u200f\u202b" * 20_000, "\U0001f468\u200d\U0001f469\u200d\U0001f467" * 8_000):
        assert sum(graphemes.is_boundary(text, offset) for offset in range(len(text) - 4_000, len(text))) > 700


# The regex package takes the scissors for no pictograph, so that a joiner does not bind two of them.
NAMED_EXCEPTIONS = {"÷ 2701 × 200D × 2701 ÷"}


def test_r11_no_edge_lies_inside_a_cluster_of_unicodes_own_examples() -> None:
    """Every example of GraphemeBreakTest.txt, those named above set apart; only tatweel makes ours longer."""
    wrong = []
    for line in unicode_lines("auxiliary/GraphemeBreakTest.txt"):
        clusters = [
            "".join(chr(int(code, 16)) for code in cluster.split("×")) for cluster in line.strip("÷ ").split("÷")
        ]
        text = "".join(clusters)
        edges = [sum(map(len, clusters[:nth])) for nth in range(len(clusters) + 1)]
        if graphemes.boundaries(text) != edges or [graphemes.is_boundary(text, at) for at in range(len(text) + 1)] != [
            at in edges for at in range(len(text) + 1)
        ]:
            wrong.append(line)
    assert set(wrong) == NAMED_EXCEPTIONS
