"""Spelling variants of one word have one key, and every offset of a key leads back to whole letters of the text."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotator.arabic import graphemes
from annotator.arabic.folding import fold, fold_key
from tests.arabic.texts import hard_texts, real_report, vectors


@pytest.mark.parametrize("case", vectors("normalise_match"), ids=lambda case: case["rule"])
def test_keys_are_those_of_the_vectors(case: dict[str, Any]) -> None:
    assert fold_key(case["input"]) == case["expect"]
    assert fold(case["input"]).key == case["expect"]
    assert fold_key(case["expect"]) == case["expect"]


@pytest.mark.parametrize(
    ("in_the_text", "typed"),
    [
        ("قُتِلَ", "قتل"),
        ("أُصيب", "اصيب"),
        ("آذار", "اذار"),
        ("ٱلزور", "الزور"),
        ("إدلـــب", "ادلب"),
        ("المدرسة", "المدرسه"),
        ("مصطفى", "مصطفي"),
        ("مسؤول", "مسوول"),
        ("ا\u0654حمد", "أحمد"),
        ("مسو\u0654ول", "مسؤول"),
        ("طاي\u0654رة", "طائرة"),
        ("هذا \u0671", "هذا ا"),
        ("الرحم\u0670ن", "الرحمن"),
        ("دمشق فی", "دمشق في"),
        ("کرکوک", "كركوك"),
        ("\ufedf\ufee0\ufeb0\ufeed\ufead", "للزور"),
        ("س\ufefbم", "سلام"),
        ("١٢٣", "123"),
        ("۱۲۳", "123"),
        ("می\u200cخواهم", "ميخواهم"),
        ("\u200fداعش\u200e", "داعش"),
        ("في", "فى"),
        ("كتابا\ufe70", "كتابا"),
        ("مد\ufc60ة", "مدة"),
        ("BM-21", "bm-21"),
        ("قتل\u200bجندي", "قتل جندي"),
    ],
)
def test_what_is_typed_is_found_in_what_is_written(in_the_text: str, typed: str) -> None:
    """R17; the cases that a full-text index over the raw text misses."""
    assert fold_key(in_the_text) == fold_key(typed)
    assert fold(in_the_text).key == fold(typed).key


def test_names_that_differ_in_more_than_spelling_keep_keys_of_their_own() -> None:
    for case in vectors("name_variants"):
        assert fold_key(case["key"]) == fold_key(case["key"] + "\u200f")
    assert fold_key("حماة") == fold_key("حماه")
    assert fold_key("القامشلي") == fold_key("القامشلى")
    assert fold_key("دير الزور") != fold_key("ديرالزور")
    assert fold_key("سوريا") != fold_key("سورية")


@given(hard_texts())
@example("قتل \u200f جرح ")
@example(" ´\u064b ´")
@example("eﹰ\u0301")
def test_both_ways_to_a_key_give_the_same(text: str) -> None:
    assert fold(text).key == fold_key(text)


@given(st.text(alphabet="إدلب آذار حماة مستشفى قـتَلّاًکی٣ aZ\u200f\u00a0\n", max_size=40))
def test_a_key_is_its_own_key(text: str) -> None:
    assert fold_key(fold_key(text)) == fold_key(text)
    assert fold_key(text) == fold_key(unicodedata.normalize("NFD", text))


@given(hard_texts(), st.data())
def test_a_slice_of_the_key_leads_back_to_whole_letters_that_have_that_key(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    start = data.draw(st.integers(0, len(folded.key)))
    end = data.draw(st.integers(start, len(folded.key)))
    first, last = folded.start_of(start), folded.end_of(end)
    assert graphemes.is_boundary(text, first)
    assert graphemes.is_boundary(text, last)
    if start < end:
        assert first < last
        assert folded.key[start:end].strip() in fold_key(text[first:last])


@given(hard_texts())
def test_offsets_of_the_way_back_ascend(text: str) -> None:
    folded = fold(text)
    starts = [folded.start_of(offset) for offset in range(len(folded.key) + 1)]
    ends = [folded.end_of(offset) for offset in range(len(folded.key) + 1)]
    assert starts == sorted(starts)
    assert ends == sorted(ends)


@given(hard_texts())
def test_an_offset_of_the_text_leads_to_its_place_in_the_key(text: str) -> None:
    folded = fold(text)
    for offset in range(len(folded.key)):
        start = folded.start_of(offset)
        assert folded.start_of(folded.key_offset(start)) == start
    assert folded.key_offset(len(text)) == len(folded.key)


@pytest.mark.parametrize(
    ("text", "typed", "found"),
    [
        ("وقال إنّ تقدّماً كبيراً", "تقدما", "تقدّماً"),
        ("قـــتـــل  جندي", "قتل جندي", "قـــتـــل  جندي"),
        ("صلّى ﷺ عليه", "وسلم", "ﷺ"),
        ("س\ufefbم", "لا", "\ufefb"),
        ("س\ufefb\u064bم", "ا", "\ufefb\u064b"),
        ("مسو\u0654ول كبير", "مسوول", "مسو\u0654ول"),
        ("💡 مقتل ٣ في حماة", "3 في حماه", "٣ في حماة"),
    ],
)
def test_a_match_covers_exactly_what_is_written(text: str, typed: str, found: str) -> None:
    folded = fold(text)
    at = folded.key.index(typed)
    assert text[folded.start_of(at) : folded.end_of(at + len(typed))] == found


def test_the_ends_of_a_key_lead_to_the_ends_of_the_text() -> None:
    assert (fold("").start_of(0), fold("").end_of(0), fold("").key_offset(0)) == (0, 0, 0)
    folded = fold(" قتل ")
    assert (folded.start_of(0), folded.start_of(3), folded.end_of(0), folded.end_of(3)) == (1, 4, 0, 4)


def test_every_word_of_the_real_report_is_found_where_it_stands() -> None:
    text = real_report()
    folded = fold(text)
    at = folded.key.index(fold_key("مارس/آذار الماضي"))
    assert text[folded.start_of(at) : folded.end_of(at + len("مارس/آذار الماضي"))] == "مارس/آذار الماضي"
    assert folded.key == fold_key(text)
