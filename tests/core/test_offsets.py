"""Offsets survive the way to UTF-16 and back, whatever lies beyond U+FFFF."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.core.offsets import Utf16Map

ASTRAL = "\U0001f468\U0001d4b3"


def in_units(text: str) -> int:
    """Count UTF-16 units by encoding; lone surrogates count one."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(st.text() | st.text(alphabet="سلام \n" + ASTRAL))
def test_every_offset_survives_the_way_to_qt_and_back(text: str) -> None:
    """R12."""
    units = Utf16Map(text)
    for offset in range(len(text) + 1):
        there = units.to_utf16(offset)
        assert there == in_units(text[:offset])
        assert units.to_code_point(there) == offset
    assert units.length == in_units(text)


@given(st.text(alphabet="قصف 3" + ASTRAL), st.data())
def test_a_span_keeps_its_quote_whatever_emoji_lie_before_in_and_after_it(text: str, data: st.DataObject) -> None:
    """R12."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    units = Utf16Map(text)

    encoded = text.encode("utf-16-le")[2 * units.to_utf16(start) : 2 * units.to_utf16(end)]

    assert encoded.decode("utf-16-le") == text[start:end]


def test_a_position_inside_a_pair_goes_back_to_the_characters_start() -> None:
    units = Utf16Map("ا\U0001f468ب")

    assert [units.to_code_point(position) for position in range(5)] == [0, 1, 1, 2, 3]
