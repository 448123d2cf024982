"""Records to JSON and back."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.annotation_set import Event, EventId, Note, NoteId, Relation, RelationId, SetStatus
from annotator.core.change import Change, Record
from annotator.core.codebook_content import codebook_of
from annotator.core.coder import Coder, CoderId
from annotator.core.document import DocumentId, Metadata, Source, SourceId, Standing, Zone, Zones
from annotator.core.encoding import (
    KINDS,
    LARGEST,
    UnknownKindError,
    decoded,
    decoded_change,
    encoded,
    encoded_change,
    mark_of,
    written,
)
from annotator.core.json_value import compact
from annotator.core.project import About
from annotator.core.reason import Reason
from annotator.core.span import Label, Span, SpanId
from annotator.core.splitting import Allotment, Split
from annotator.core.team import Assignment, Deal, Role
from annotator.errors import InputError

DOCUMENT, SARA = DocumentId("d" * 32), CoderId("sara")
ONE_OF_EACH: list[Record] = [
    Span(SpanId("s"), DOCUMENT, SARA, 1, 4, Label("ACTOR"), "قصف", {"min": 3, "outcome": ["killed"], "note": None}),
    Relation(RelationId("r"), DOCUMENT, SARA, "alias_of", SpanId("s"), SpanId("t"), {"sure": True}),
    Event(EventId("e"), DOCUMENT, SARA, {"roles": {"targets": ["s"]}}),
    Note(NoteId("n"), DOCUMENT, SARA, {"text": "؟"}),
    SetStatus(DOCUMENT, SARA, "done"),
    Standing(DOCUMENT),
    Source(SourceId("o"), DOCUMENT, "a.txt", "0" * 64, "cp1256", 1, {"url": "x"}),
    Metadata(DOCUMENT, {"title": "عنوان", "tags": ["a", 1]}),
    Zones(DOCUMENT, (Zone(0, 3, "title"), Zone(4, 9, "body")), proposed=True),
    Coder(SARA, "سارة"),
    codebook_of({"id": "x", "labels": [{"code": "ACTOR", "ar": "فاعل", "en": "Actor"}]}),
    About("مشروع"),
    Reason("f" * 32, DOCUMENT, "ambiguous", "يُقرأ على وجهين"),
    Role(SARA, "supervisor"),
    Deal("d", {"seed": "س", "times": 2}),
    Assignment(DOCUMENT, SARA, "d"),
    Split("s", {"shares": [80, 10, 10], "seed": 1}),
    Allotment("s", DOCUMENT, "train"),
]


def test_there_is_a_case_for_each_kind() -> None:
    assert {record.kind for record in ONE_OF_EACH} == set(KINDS)


@pytest.mark.parametrize("record", ONE_OF_EACH, ids=lambda record: record.kind)
def test_a_record_comes_back_from_json_as_it_was(record: Record) -> None:
    assert decoded(json.loads(compact(encoded(record)))) == record


def test_a_change_comes_back_from_json_as_it_was() -> None:
    change = Change(removed=tuple(ONE_OF_EACH[:3]), added=tuple(ONE_OF_EACH[3:]))
    assert decoded_change(json.loads(compact(encoded_change(change)))) == change


def test_a_reason_of_an_unknown_kind_is_refused() -> None:
    value = {"kind": "reason", "disagreement": "f", "document": DOCUMENT, "cause": "weather", "note": ""}
    with pytest.raises(InputError, match="weather is no reason why coders differ"):
        decoded_change({"removed": [], "added": [value]})


def test_a_role_of_a_newer_version_is_refused() -> None:
    with pytest.raises(InputError, match="guest is no role"):
        decoded_change({"removed": [], "added": [{"kind": "role", "coder": SARA, "role": "guest"}]})


def test_a_kind_of_a_newer_version_is_told_apart_from_rubbish() -> None:
    with pytest.raises(UnknownKindError) as caught:
        decoded_change({"removed": [], "added": [{"kind": "decision", "id": "x"}]})
    assert caught.value.kind == "decision"
    for rubbish in (
        {},
        {"removed": [], "added": [{"kind": "span"}]},
        {"removed": [], "added": [{"kind": "status", "document": "d", "coder": "c", "status": "perhaps"}]},
    ):
        with pytest.raises(InputError):
            decoded_change(rubbish)


WRONG: list[dict[str, object]] = [
    {"start": "1"},
    {"start": True},
    {"start": 1.0},
    {"end": 1 << 53},
    {"start": 5},
    {"start": -1},
    {"label": 7},
    {"quote": None},
    {"id": ["s"]},
    {"attributes": []},
    {"certainty": 1},
]


@pytest.mark.parametrize("wrong", WRONG, ids=str)
def test_a_value_that_a_record_cannot_hold_makes_the_row_unreadable_and_never_breaks_the_program(
    wrong: dict[str, object],
) -> None:
    with pytest.raises(InputError):
        decoded_change({"removed": [], "added": [encoded(ONE_OF_EACH[0]) | wrong]})


@pytest.mark.parametrize(
    "zones", ["x", [[0, 3]], [[0, 3, 4]], [["0", 3, "body"]], [[3, 1, "body"]], [[-1, 1, "body"]], [0]]
)
def test_zones_that_cannot_be_make_the_row_unreadable(zones: object) -> None:
    with pytest.raises(InputError):
        decoded_change({"removed": [], "added": [{"kind": "zones", "document": DOCUMENT, "zones": zones}]})


@pytest.mark.parametrize("change", [[], None, 3, {"removed": 1, "added": 2}, {"removed": [], "added": [[]]}], ids=str)
def test_what_is_no_change_at_all_is_told_in_a_sentence(change: Any) -> None:
    with pytest.raises(InputError):
        decoded_change(change)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_json_has_one_form_whatever_order_the_keys_came_in(value: object) -> None:
    text = compact(value)
    assert compact(json.loads(text)) == text


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
SPANS = st.builds(
    Span,
    id=WORDS.map(SpanId),
    document=WORDS.map(DocumentId),
    coder=WORDS.map(CoderId),
    start=st.integers(0, 9),
    end=st.integers(10, LARGEST),
    label=WORDS.map(Label),
    quote=WORDS,
    attributes=st.dictionaries(WORDS, st.integers() | WORDS | st.booleans(), max_size=2),
)


@given(st.lists(SPANS | st.sampled_from(ONE_OF_EACH), max_size=3), st.lists(SPANS, max_size=2), st.booleans())
def test_the_short_ways_of_writing_and_reading_rows_give_what_the_long_ones_give(
    added: list[Record], removed: list[Span], undone: bool
) -> None:
    change = Change(tuple(removed), tuple(added))
    content = encoded_change(change) | ({"of": 7} if undone else {})
    body = compact(content)
    parsed = json.loads(body)
    assert written(parsed) == body
    assert decoded_change(parsed) == change
    assert mark_of(body) in (None, change)


@given(SPANS)
def test_a_row_with_one_new_mark_is_read_as_any_other(span: Span) -> None:
    plain = replace(span, attributes={})
    body = compact(encoded_change(Change(added=(plain,))))
    found = mark_of(body)
    assert found == Change(added=(plain,)) or (found is None and ("\\" in body or span.end >= 10**15))
    for other in (body.replace(":", ": ", 1), body.replace('"end":', '"end":0', 1), body + " ", body[:-1]):
        assert mark_of(other) is None
