"""Marks are found by place, in the paragraphs that they touch."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.ui.textview.index import MarkIndex, Paragraphs
from annotator.ui.textview.marks import Mark

TEXT = "واحد\n\nاثنان وثلاثة\nأربعة"
SPANS = [(start, end) for start in range(len(TEXT)) for end in range(start + 1, len(TEXT) + 1)]


def mark(start: int, end: int, id_: str = "") -> Mark:
    return Mark(id_ or f"{start}-{end}", start, end, "caption", "#123456")


@given(st.text(alphabet="اب\n", max_size=30))
def test_paragraphs_are_those_of_the_text(text: str) -> None:
    paragraphs = Paragraphs(text)
    assert [text[slice(*paragraphs.bounds(number))] for number in range(len(paragraphs))] == text.split("\n")
    for offset in range(len(text) + 1):
        start, end = paragraphs.bounds(paragraphs.number_at(offset))
        assert start <= offset <= end


@given(st.lists(st.sampled_from(SPANS), unique=True), st.sampled_from(SPANS))
def test_the_strips_in_a_range_are_those_that_overlap_it(spans: list[tuple[int, int]], where: tuple[int, int]) -> None:
    paragraphs = Paragraphs(TEXT)
    index = MarkIndex(paragraphs)
    index.set([mark(*span) for span in spans])
    number = paragraphs.number_at(where[0])
    first, last = paragraphs.bounds(number)
    start, end = where[0], min(where[1], last + 1)

    found = {strip.mark.id for strip in index.bucket(number).within(start, end)}

    assert found == {f"{a}-{b}" for a, b in spans if a < end and b > start and a <= last and b > first}


@given(st.lists(st.lists(st.sampled_from(SPANS), unique=True), min_size=2, max_size=4))
def test_setting_marks_step_by_step_is_as_setting_them_at_once(steps: list[list[tuple[int, int]]]) -> None:
    slow, fast = MarkIndex(Paragraphs(TEXT)), MarkIndex(Paragraphs(TEXT))
    for step in steps:
        slow.set([mark(*span) for span in step])
        for number in range(4):
            slow.bucket(number)
    fast.set([mark(*span) for span in steps[-1]])

    for number in range(4):
        assert slow.bucket(number).strips == fast.bucket(number).strips
        assert slow.bucket(number).depth == fast.bucket(number).depth


def test_only_what_changed_is_told() -> None:
    index = MarkIndex(Paragraphs(TEXT))
    index.set([mark(0, 4), mark(6, 9)])
    moved = mark(6, 11, "6-9")

    assert index.set([mark(0, 4), moved]) == [mark(6, 9), moved]
    assert index.set([mark(0, 4), moved]) == []


def test_the_innermost_mark_comes_first() -> None:
    index = MarkIndex(Paragraphs(TEXT))
    index.set([mark(0, 20), mark(6, 9), mark(5, 12)])

    assert [found.id for found in index.at(7)] == ["6-9", "5-12", "0-20"]
    assert index.at(len(TEXT)) == []


def test_a_mark_over_a_line_feed_belongs_to_the_paragraph_it_ends() -> None:
    index = MarkIndex(Paragraphs(TEXT))
    index.set([mark(4, 5)])

    assert [strip.mark.id for strip in index.bucket(0).within(4, 5)] == ["4-5"]
    assert index.bucket(1).strips == []


def test_r22_a_change_asks_nothing_of_the_marks_that_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    """R22. Counted: with 20,000 marks elsewhere as many paragraphs are asked as with 10."""
    text = "\n".join([TEXT] * 500)
    asked: list[int] = []
    real = MarkIndex._touched

    def counted(index: MarkIndex, mark: Mark) -> range:
        asked.append(mark.start)
        return real(index, mark)

    counts = []
    for number in (10, 20_000):
        index = MarkIndex(Paragraphs(text))
        index.set([mark(40 + nth % (len(text) - 50), 44 + nth % (len(text) - 50), str(nth)) for nth in range(number)])
        monkeypatch.setattr(MarkIndex, "_touched", counted)
        asked.clear()
        index.change(["3"], [mark(2, 9, "new"), mark(2, 7, "4")])
        counts.append(len(asked))
        monkeypatch.setattr(MarkIndex, "_touched", real)

    assert counts == [4, 4]
