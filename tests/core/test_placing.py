"""A report is cleaned, and everything said of it goes through the offset map: it fits, or it is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.arabic.clean import clean
from annotator.core.corpus import RawContent, RawRelation, RawReport, RawSet, RawSpan
from annotator.core.document import document_id
from annotator.core.placing import Placed, place
from annotator.core.span import Span

RAW = "\ufeffعنوان\r\n\r\nقُتل 7 🚁 مدنيين\x00 هنا.\r\n"


def spans_of(*spans: RawSpan, text: str = RAW) -> tuple[tuple[Span, ...], list[str]]:
    """Place spans, and return them with the codes of what was told."""
    placed = place(RawReport(text, sets=(RawSet(spans=spans),)))
    return placed.corpus.sets[0].spans, [finding.code for finding in placed.findings]


def told(*spans: RawSpan, text: str = RAW) -> str:
    """Return the one sentence that is told."""
    placed = place(RawReport(text, sets=(RawSet(spans=spans),)))
    (finding,) = placed.findings
    return finding.sentence.translate({0x2068: None, 0x2069: None})


def raw_span(words: str, quote: str | None = None) -> RawSpan:
    """Return a raw span over the first occurrence of some words."""
    start = RAW.index(words)
    return RawSpan("", start, start + len(words), "X", quote)


def test_a_text_is_cleaned_and_each_change_counted() -> None:
    placed = place(RawReport(RAW))
    assert placed.corpus.document.text == clean(RAW).text == "عنوان\n\nقُتل 7 🚁 مدنيين  هنا.\n"
    assert placed.changes == {"bom": 1, "line_end": 3, "control": 1}
    assert placed.corpus.document.id == document_id(placed.corpus.document.text)


@pytest.mark.parametrize("words", ["عنوان", "7 🚁", "مدنيين\x00 هنا", "عنوان\r\n\r\nقُتل"])
def test_a_span_is_carried_over_changed_characters(words: str) -> None:
    for quote in (words, clean(words).text, None):
        (span,), codes = spans_of(RawSpan("T1", RAW.index(words), RAW.index(words) + len(words), "X", quote))
        assert (span.quote, codes) == (clean(words).text, [])
        assert place(RawReport(RAW)).corpus.document.text[span.start : span.end] == span.quote


@given(st.text(alphabet="ab\r\n\ufeff\x00\u2028🚁ا\u064f", min_size=1), st.data())
def test_every_span_that_is_kept_covers_what_it_covered(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(0, len(text)))
    spans, codes = spans_of(RawSpan("T1", start, end, "X"), text=text)
    if not spans:
        assert codes == ["span"]
        return
    cleaned = clean(text).text
    (span,) = spans
    assert cleaned[span.start : span.end] == span.quote
    assert len(span.quote) <= end - start


@pytest.mark.parametrize(("start", "end"), [(5, 3), (4, 4), (-1, 3), (0, 99), (99, 120)])
def test_offsets_that_no_text_has_are_told_and_nothing_is_moved(start: int, end: int) -> None:
    assert spans_of(RawSpan("T1", start, end, "X")) == ((), ["span"])
    sentence = told(RawSpan("T1", start, end, "X"))
    assert f"A mark X from {start} to {end}" in sentence
    assert "left out" in sentence


def test_a_span_over_a_byte_order_mark_alone_covers_nothing() -> None:
    assert "covers nothing" in told(RawSpan("T1", 0, 1, "X"))


def test_a_quote_that_the_text_does_not_say_is_told_with_what_it_says() -> None:
    sentence = told(raw_span("عنوان", quote="عنوانه"))
    assert "says عنوانه, but the text there says عنوان" in sentence
    assert spans_of(raw_span("عنوان", quote="عنوانه"))[0] == ()


def test_a_long_quote_is_shown_shortened() -> None:
    assert "…" in told(raw_span("عنوان", quote="ن" * 500))


def test_a_span_that_cuts_a_letter_from_its_marks_is_kept_and_told() -> None:
    start = RAW.index("ق")
    (span,), codes = spans_of(RawSpan("T1", start, start + 1, "X"))
    assert (span.quote, codes) == ("ق", ["splits_letter"])


def test_spans_without_an_id_have_the_same_one_at_every_import_and_no_two_the_same() -> None:
    twice = (raw_span("عنوان"), raw_span("عنوان"), raw_span("هنا"))
    first, second = spans_of(*twice)[0], spans_of(*twice)[0]
    assert [span.id for span in first] == [span.id for span in second]
    assert len({span.id for span in first}) == 3


def test_attributes_do_not_change_the_id_that_a_span_is_given() -> None:
    (one,), _ = spans_of(raw_span("عنوان"))
    (other,), _ = spans_of(RawSpan("", 1, 6, "X", attributes={"a": 1}))
    assert one.id == other.id


def test_the_same_span_twice_is_one_and_another_of_its_id_is_told() -> None:
    one = RawSpan("T1", 1, 6, "X")
    assert len(spans_of(one, one)[0]) == 1
    spans, codes = spans_of(one, RawSpan("T1", 1, 6, "Y"))
    assert (len({span.id for span in spans}), codes) == (2, ["id_twice"])
    assert spans[0].id == "T1"


def test_relations_tie_spans_and_events_of_their_set_or_are_told() -> None:
    one = RawSet(
        spans=(RawSpan("T1", 1, 6, "X"), RawSpan("T2", 5, 3, "X")),
        events=(RawContent("E1", {"a": 1}),),
        relations=(
            RawRelation("R1", "at", "T1", "E1", {"b": 2}),
            RawRelation("R2", "at", "T1", "T2"),
            RawRelation("R3", "at", "T1", "T9"),
            RawRelation("", "of", "E1", "T1"),
        ),
        notes=(RawContent("", {"text": "?"}), RawContent("", {"text": "?"}), RawContent("N", {"text": "!"})),
    )
    placed = place(RawReport(RAW, sets=(one,)))
    (found,) = placed.corpus.sets
    assert [(relation.type, relation.source, relation.target) for relation in found.relations] == [
        ("at", "T1", "E1"),
        ("of", "E1", "T1"),
    ]
    assert [finding.code for finding in placed.findings] == ["span", "relation", "relation"]
    ids = [relation.id for relation in found.relations]
    assert all([*ids, *(str(event.id) for event in found.events), *(str(note.id) for note in found.notes)])
    assert [note.content for note in found.notes] == [{"text": "?"}, {"text": "?"}, {"text": "!"}]


def zones_of(placed: Placed) -> list[tuple[int, int, str]]:
    """Return the zones as tuples."""
    return [(zone.start, zone.end, zone.kind) for zone in placed.corpus.zones.zones]


def test_zones_are_proposed_where_the_file_says_nothing_of_them() -> None:
    placed = place(RawReport("عنوان التقرير\n\nقالت مصادر محلية إن قصفاً مدفعياً استهدف سوق البلدة صباح الثلاثاء."))
    assert placed.corpus.zones.proposed
    assert [kind for _, _, kind in zones_of(placed)] == ["title", "body"]


def test_zones_that_the_file_gives_are_carried_over() -> None:
    placed = place(RawReport(RAW, zones=((10, 31, "body"), (1, 6, "title")), proposed=True))
    assert zones_of(placed) == [(0, 5, "title"), (7, 28, "body")]
    assert placed.corpus.zones.proposed
    assert not place(RawReport(RAW, zones=())).corpus.zones.proposed
    assert zones_of(place(RawReport(RAW, zones=()))) == []


@pytest.mark.parametrize("zone", [(5, 3, "body"), (-1, 2, "body"), (3, 999, "body"), (0, 1, "body"), (4, 8, "body")])
def test_zones_that_overlap_or_do_not_fit_are_told(zone: tuple[int, int, str]) -> None:
    placed = place(RawReport(RAW, zones=((1, 6, "title"), zone)))
    assert zones_of(placed) == [(0, 5, "title")]
    assert [finding.code for finding in placed.findings] == ["zone"]


def test_a_text_that_is_not_the_exported_one_is_told() -> None:
    assert [finding.code for finding in place(RawReport("نص", id="0" * 32)).findings] == ["text"]
    assert place(RawReport("نص", id=document_id("نص"))).findings == ()
