"""Changes: inverse, joining, and what may be applied."""

from __future__ import annotations

from dataclasses import replace

from annotator.core.change import Change, objection
from annotator.core.coder import Coder, CoderId
from annotator.core.document import DocumentId, Metadata
from annotator.core.span import Label, Span, SpanId

DOCUMENT = DocumentId("d" * 32)
SARA = CoderId("sara")
SPAN = Span(SpanId("s1"), DOCUMENT, SARA, 0, 3, Label("ACTOR"), "قصف")


def test_the_inverse_of_a_change_swaps_what_went_and_what_came() -> None:
    change = Change(removed=(SPAN,), added=(replace(SPAN, label=Label("TACTIC")),))
    assert change.inverse().inverse() == change
    assert change.inverse().added == (SPAN,)


def test_a_span_that_is_no_longer_what_it_was_objects_to_its_removal() -> None:
    moved = replace(SPAN, end=4, quote="قصف ")
    assert objection(Change(removed=(SPAN,)), lambda _: moved) == SPAN
    assert objection(Change(removed=(SPAN,)), lambda _: SPAN) is None
    assert objection(Change(removed=(SPAN,)), lambda _: None) == SPAN


def test_a_span_that_is_there_in_another_form_objects_to_being_added() -> None:
    other = replace(SPAN, label=Label("TACTIC"))
    assert objection(Change(added=(SPAN,)), lambda _: other) == SPAN
    assert objection(Change(added=(SPAN,)), lambda _: SPAN) is None
    assert objection(Change(removed=(other,), added=(SPAN,)), lambda _: other) is None


def test_what_belongs_to_the_whole_project_objects_only_when_asked_strictly() -> None:
    before, after = Metadata(DOCUMENT, {"title": "a"}), Metadata(DOCUMENT, {"title": "b"})
    later = Metadata(DOCUMENT, {"title": "c"})
    change = Change(removed=(before,), added=(after,))
    assert objection(change, lambda _: later) is None
    assert objection(change, lambda _: later, strict=True) == before


def test_a_change_over_two_documents_belongs_to_none() -> None:
    other = replace(SPAN, document=DocumentId("e" * 32))
    assert Change(added=(SPAN,)).document() == DOCUMENT
    assert Change(added=(SPAN, other)).document() is None
    assert Change(added=(Coder(SARA, "sara"),)).document() is None


def test_two_sets_may_hold_a_span_of_the_same_id() -> None:
    assert SPAN.key != replace(SPAN, coder=CoderId("ali")).key
