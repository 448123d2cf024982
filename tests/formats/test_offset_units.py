"""What offsets count is found out from what a file says of its own text; what fits no unit, or several, is refused."""

from __future__ import annotations

from itertools import accumulate

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.corpus import RawReport, RawSet, RawSpan
from annotator.formats.offset_units import (
    BYTES,
    CODE_POINTS,
    GRAPHEMES,
    SHORT_LINES,
    UNITS,
    UTF_16,
    Place,
    UnitError,
    in_code_points,
    settled,
)

TEXT = "🚨 عاجل:\r\nقصف 👩\u200d👦 على السوق\r\nوقُتل 7 مدنيين"
WORDS = ("قصف", "السوق", "مدنيين")


def in_unit(text: str, offset: int, unit: str) -> int:
    """Return an offset in a unit, counted from the description of the unit alone."""
    before = text[:offset]
    if unit == UTF_16:
        return len(before.encode("utf-16-le")) // 2
    if unit == BYTES:
        return len(before.encode("utf-8"))
    if unit == SHORT_LINES:
        return len(before.replace("\r\n", "\n"))
    if unit == GRAPHEMES:  # in this text: two wide joined signs, line ends of two, a vowel mark
        for cluster in ("👩\u200d👦", "\r\n", "قُ"):
            before = before.replace(cluster, "x")
    return len(before)


def marks(unit: str, *, quoted: bool) -> RawReport:
    """Return the report with marks whose offsets count a unit."""
    spans = []
    for word in WORDS:
        start = TEXT.index(word)
        first, last = (in_unit(TEXT, offset, unit) for offset in (start, start + len(word)))
        spans.append(RawSpan("", first, last, "ACTOR", word if quoted else None))
    return RawReport(TEXT, sets=(RawSet(spans=tuple(spans)),))


def found(report: RawReport) -> list[str]:
    return [report.text[span.start : span.end] for span in report.sets[0].spans]


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("quoted", [True, False])
def test_the_unit_is_found_out_by_quotes_or_by_the_edges_of_words(unit: str, quoted: bool) -> None:
    assert found(in_code_points(marks(unit, quoted=quoted), UNITS)) == list(WORDS)


@pytest.mark.parametrize("unit", UNITS)
def test_a_unit_that_a_person_says_is_taken(unit: str) -> None:
    assert found(in_code_points(marks(unit, quoted=False), UNITS, chosen=unit)) == list(WORDS)


def test_offsets_that_fit_in_no_unit_are_refused_with_an_example() -> None:
    span = RawSpan("", 3, 9, "ACTOR", "لا شيء")
    with pytest.raises(UnitError) as caught:
        in_code_points(RawReport(TEXT, sets=(RawSet(spans=(span,)),)), UNITS)
    assert "a mark from 3 to 9 should be \u2068لا شيء\u2069" in str(caught.value)


def test_offsets_that_fit_in_several_are_refused_where_nothing_tells() -> None:
    text = "🚨 aa aa"
    span = RawSpan("", 3, 4, "ACTOR")  # cuts a word in code points and in UTF-16 alike
    with pytest.raises(UnitError, match="nothing in it tells which"):
        in_code_points(RawReport(text, sets=(RawSet(spans=(span,)),)), (CODE_POINTS, UTF_16))


def test_tokens_tell_where_marks_do_not() -> None:
    text = "🚨 aa aa"
    report = RawReport(text, sets=(RawSet(spans=(RawSpan("", 4, 5, "ACTOR"),)),))
    tokens = (Place(3, 5, "aa"), Place(6, 8, "aa"))  # in UTF-16
    moved = in_code_points(report, (CODE_POINTS, UTF_16), witnesses=tokens)
    assert [(span.start, span.end) for span in moved.sets[0].spans] == [(3, 4)]


def test_the_length_of_the_text_tells_too() -> None:
    text = "🚨 aa aa"
    report = RawReport(text, sets=(RawSet(spans=(RawSpan("", 4, 5, "ACTOR"),)),))
    for length, expected in ((len(text), (4, 5)), (len(text) + 1, (3, 4))):
        moved = in_code_points(report, (CODE_POINTS, UTF_16), length=length)
        assert [(span.start, span.end) for span in moved.sets[0].spans] == [expected]


def test_a_byte_order_mark_counts_unless_only_without_it_everything_fits() -> None:
    text = "\ufeffقصف السوق"
    assert settled(text, [Place(1, 4, "قصف")], (CODE_POINTS,)) is None
    moved = settled(text, [Place(0, 3, "قصف")], (CODE_POINTS,))
    assert moved is not None
    assert (moved(0), moved(3)) == (1, 4)


NASTY = st.text(alphabet="ab 🚨👩\u200d\u0301\r\n", max_size=20)


@given(NASTY, st.sampled_from([CODE_POINTS, UTF_16, BYTES, SHORT_LINES]))
def test_every_place_that_a_unit_can_name_comes_back(text: str, unit: str) -> None:
    for start in range(len(text)):
        if text[start] == "\n" and text[start - 1 : start] == "\r":
            continue  # no place of its own where line ends were shortened
        place = Place(in_unit(text, start, unit), in_unit(text, len(text), unit), text[start:])
        translate = settled(text, [place], [unit], chosen=unit)
        assert start == (place.start if translate is None else translate(place.start))


@given(NASTY)
def test_no_offset_in_graphemes_falls_inside_one(text: str) -> None:
    clusters = regex.findall(r"\X", text)
    edges = list(accumulate(map(len, clusters), initial=0))
    translate = settled(text, [Place(0, 1, text)], [GRAPHEMES], chosen=GRAPHEMES)
    assert edges == [nth if translate is None else translate(nth) for nth in range(len(clusters) + 1)]
