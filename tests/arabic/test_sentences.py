"""Sentences end where a reader ends them: at stops, not at abbreviations, decimals or commas."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from annotator.arabic.sentences import sentences
from tests.arabic.texts import hard_texts, real_report, vectors


def pieces(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize("case", vectors("sentences"), ids=lambda case: case["text"])
def test_sentences_are_those_of_the_vectors(case: dict[str, Any]) -> None:
    assert pieces(case["text"]) == case["sentences"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أين وصلت؟ هنا! نعم… ثم", ["أين وصلت؟", "هنا!", "نعم…", "ثم"]),
        ("سقط 3.5 طن و12.500 قذيفة. توقف", ["سقط 3.5 طن و12.500 قذيفة.", "توقف"]),
        ('قال "انسحبوا." ثم عاد.', ['قال "انسحبوا."', "ثم عاد."]),
        ("قال «انسحبوا.» ثم", ["قال «انسحبوا.»", "ثم"]),
        ("بدأت؛ ثم انتهت، وعادت", ["بدأت؛ ثم انتهت، وعادت"]),
        ("انتهى.\u00a0وبدأ", ["انتهى.", "وبدأ"]),
        ("انتهى... وبدأ؟! نعم", ["انتهى...", "وبدأ؟!", "نعم"]),
        ("قال دّ. أحمد", ["قال دّ. أحمد"]),
        ("1. قتل جندي.\n2. جرح آخر.", ["1. قتل جندي.", "2. جرح آخر."]),
        ("بلغ العدد 30. وقال", ["بلغ العدد 30.", "وقال"]),
        ("انظر t.co/a ثم x.org.", ["انظر t.co/a ثم x.org."]),
        ("انتهى.\u200f وبدأ", ["انتهى.\u200f", "وبدأ"]),
        ("\n\n  \n", []),
        ("", []),
    ],
)
def test_sentences_of_what_wire_reports_hold(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


@given(hard_texts())
def test_sentences_are_ordered_slices_and_leave_out_nothing_but_white_space(text: str) -> None:
    before = 0
    for start, end in sentences(text):
        assert not text[before:start].strip()
        assert text[start:end].strip() == text[start:end]
        assert start < end
        assert "\n" not in text[start:end]
        before = end
    assert not text[before:].strip()


def test_a_long_row_of_stops_costs_no_time() -> None:
    assert len(sentences("نص " + "." * 200_000 + " نص" + " " * 200_000)) == 2


def test_a_paragraph_of_the_real_report_is_one_sentence_or_two() -> None:
    text = real_report()
    assert [len(pieces(line)) for line in text.split("\n") if len(line) > 150] == [1, 1, 1, 1, 1, 2]
