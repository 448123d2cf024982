"""R17: words are found in every spelling, at exact offsets, whole letters at a time."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.arabic import finding, graphemes
from annotator.arabic.finding import Finder
from annotator.arabic.folding import fold_key
from tests.arabic.texts import hard_texts, real_report

TEXT = "وصل إلى إدلب، ثم ادلب وأَدْلِب وإدلـــب. مستشفى حماة ومستشفي حماه 12٬٥٠٠"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ادلب", ["إدلب", "ادلب", "أَدْلِب", "إدلـــب"]),
        ("إدلِب", ["إدلب", "ادلب", "أَدْلِب", "إدلـــب"]),
        ("مستشفى حماة", ["مستشفى حماة", "مستشفي حماه"]),
        ("12٬500", ["12٬٥٠٠"]),
        ("  وصل   إلى ", ["وصل إلى"]),
        ("الرقة", []),
        ("", []),
        (" ", []),
        ("ً", []),
    ],
)
def test_r17_spelling_variants_are_found(words: str, found: list[str]) -> None:
    assert [TEXT[start:end] for start, end in Finder(TEXT).find(words)] == found


@given(hard_texts(), st.integers(0, 20), st.integers(1, 8))
def test_r17_a_part_of_the_text_is_found_where_it_stands(text: str, start: int, length: int) -> None:
    start, end = graphemes.snap(text, min(start, len(text)), min(start + length, len(text)))
    wanted = fold_key(text[start:end])
    found = Finder(text).find(text[start:end])
    assert found == sorted(found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))
    for first, last in found:
        assert wanted in fold_key(text[first:last])
        assert graphemes.is_boundary(text, first)
        assert graphemes.is_boundary(text, last)


def test_r17_the_real_report_names_its_town_as_often_as_a_reader_counts() -> None:
    text = real_report()
    assert len(Finder(text).find("دير الزور")) == text.count("دير الزور") + text.count("دير\u00a0الزور")


def test_a_text_can_be_folded_before_it_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    finder = Finder(TEXT)
    finder.prepare()
    monkeypatch.setattr(finding, "fold", lambda _: pytest.fail("folded again"))

    assert len(finder.find("ادلب")) == 4
