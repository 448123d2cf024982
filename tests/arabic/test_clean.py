"""Cleaning changes only what would make offsets drift, counts it, and knows the way back."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotator.arabic.clean import CODES, RULES_VERSION, OffsetMap, clean
from tests.arabic.texts import hard_texts, real_report, vectors

RAW = st.lists(
    st.sampled_from(
        [*"قa \r\n\t\x00\x0b\x1f\x7f\x85\x9f\u2028\u2029\ufeff\ufdd0\ufffe\U0001ffff\ud83d\udca1💡\u00a0", "\r\n"]
    )
).map("".join) | st.text(alphabet=st.characters())


@pytest.mark.parametrize(
    ("raw", "text", "counts"),
    [
        ("قتل\r\nجرح\rأسر\n", "قتل\nجرح\nأسر\n", {"line_end": 2}),
        ("\r\r\n\n", "\n\n\n", {"line_end": 2}),
        ("\ufeff\ufeffقتل\ufeff", "قتل\ufeff", {"bom": 2}),
        ("a\u2028b\u2029c\u0085d", "a\nb\nc\nd", {"separator": 3}),
        ("a\x00b\x0bc\x7fd\x9fe\tf", "a b c d e\tf", {"control": 4}),
        ("\ufdd0\ufdef\ufffe\uffff\U0001fffe\U0010ffff", "\ufffd" * 6, {"noncharacter": 6}),
        ("\ud83d \udca1", "\ufffd \ufffd", {"surrogate": 2}),
        ("\u00a0\u200f\u2067قـتَل\u2069\ufffc💡\u00ad\ufffd", "\u00a0\u200f\u2067قـتَل\u2069\ufffc💡\u00ad\ufffd", {}),
        ("  قتل \n\n", "  قتل \n\n", {}),
        ("ا\u0654", "ا\u0654", {}),
        ("", "", {}),
    ],
)
def test_only_what_makes_offsets_drift_is_changed_and_each_change_counted(
    raw: str, text: str, counts: dict[str, int]
) -> None:
    """R13."""
    cleaned = clean(raw)
    assert cleaned.text == text
    assert cleaned.counts == counts


@given(RAW)
@example("\ufeff\r\n\ufeff")
def test_a_clean_text_stays_as_it_is(raw: str) -> None:
    text = clean(raw).text
    assert clean(text).text == text.removeprefix("\ufeff")
    again = clean(text)
    assert again.text == text
    assert not again.counts


@given(RAW)
def test_a_clean_text_survives_a_widget_a_database_and_every_encoding(raw: str) -> None:
    """UTF-16 units are those of the code points, and nothing breaks a line but a line feed."""
    text = clean(raw).text
    units = len(text.encode("utf-16-le")) // 2
    assert units == len(text) + sum(ord(char) > 0xFFFF for char in text)
    assert text.encode("utf-8").decode("utf-8") == text
    assert not set(text) & set("\r\x00\x0b\x0c\x1c\x85\u2028\u2029\ufdd0\ufdd1\ufffe\uffff")
    assert not text.startswith("\ufeff")


@given(RAW)
@example("\ufeff\r\nق\r\n\r\n")
def test_every_offset_of_the_clean_text_leads_to_its_character_and_back(raw: str) -> None:
    cleaned = clean(raw)
    for offset, char in enumerate(cleaned.text):
        before = raw[cleaned.map.to_original(offset)]
        assert before == char or char in " \n\ufffd"
        assert cleaned.map.to_clean(cleaned.map.to_original(offset)) == offset
    assert cleaned.map.to_original(len(cleaned.text)) == len(raw)
    assert cleaned.map.to_clean(len(raw)) == len(cleaned.text)


@given(RAW)
def test_every_change_is_counted_under_a_known_code(raw: str) -> None:
    cleaned = clean(raw)
    assert set(cleaned.counts) <= set(CODES)
    assert all(cleaned.counts.values())
    assert (sum(cleaned.counts.values()) == 0) == (cleaned.text == raw)
    assert len(raw) - len(cleaned.text) == len(cleaned.map.dropped)


def test_what_was_left_out_leads_to_what_follows_it() -> None:
    cleaned = clean("\ufeffق\r\nج")
    assert cleaned.text == "ق\nج"
    assert [cleaned.map.to_clean(offset) for offset in range(6)] == [0, 0, 1, 1, 2, 3]
    assert [cleaned.map.to_original(offset) for offset in range(4)] == [1, 3, 4, 5]
    assert OffsetMap().to_clean(7) == OffsetMap().to_original(7) == 7


@pytest.mark.parametrize("case", vectors("offsets"), ids=lambda case: case["note"])
def test_the_vectors_keep_their_lengths(case: dict[str, Any]) -> None:
    text = case["text"]
    assert (len(text), len(text.encode("utf-16-le")) // 2) == (case["code_points"], case["utf16"])
    assert clean(text).map.to_original(len(clean(text).text)) == len(text)


def test_the_real_report_has_2729_code_points() -> None:
    cleaned = clean(real_report())
    assert len(cleaned.text) == 2_729
    assert len(cleaned.text.encode("utf-16-le")) // 2 == 2_730


def test_the_rules_have_a_version() -> None:
    assert RULES_VERSION == 1


@given(hard_texts())
def test_letters_are_never_normalised(text: str) -> None:
    kept = [char for char in text if char.isalnum()]
    assert [char for char in clean(text).text if char.isalnum()] == kept
