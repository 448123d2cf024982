"""Edits of what marks say: each a change with an inverse, none where nothing changes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotator import assets
from annotator.core import edit
from annotator.core.annotation_set import Relation, RelationId
from annotator.core.change import Change
from annotator.core.coder import CoderId
from annotator.core.document import DocumentId
from annotator.core.remark import new_remark
from annotator.core.span import Label, Span, SpanId
from annotator.errors import InputError
from annotator.formats import codebook_file

DOCUMENT, CODER = DocumentId("d"), CoderId("c")


def span(id: str = "s", label: str = "ACTOR", **said: object) -> Span:
    return Span(SpanId(id), DOCUMENT, CODER, 0, 3, Label(label), "xxx", said)  # type: ignore[arg-type]


def test_attributes_are_set_on_several_marks_at_once_and_taken_away_by_none() -> None:
    one, two = span("1", kind="state", mention="name"), span("2")
    change = edit.set_attributes([one, two], {"kind": "rebel", "mention": None})
    assert change.removed == (one, two)
    assert [dict(record.attributes) for record in change.added if isinstance(record, Span)] == [
        {"kind": "rebel"},
        {"kind": "rebel"},
    ]
    assert change.inverse().added == (one, two)


def test_what_is_said_already_is_no_change() -> None:
    one, two = span("1", kind="state"), span("2", kind="rebel")
    assert edit.set_attributes([one], {"kind": "state", "canonical": None}).added == ()
    assert edit.set_attributes([one, two], {"kind": "state"}).removed == (two,)


def test_a_link_leads_to_one_mark_and_keeps_its_id_when_it_leads_to_another() -> None:
    source, one, two = span("s"), span("t"), span("u")
    (first,) = edit.link(source, "apposition_of", one, ()).added
    assert isinstance(first, Relation)
    assert (first.type, first.source, first.target) == ("apposition_of", "s", "t")
    change = edit.link(source, "apposition_of", two, [first])
    assert change.removed == (first,)
    assert change.added == (replace(first, target=two.id),)
    assert edit.link(source, "apposition_of", one, [first]) == Change()
    assert edit.link(source, "apposition_of", None, [first]).removed == (first,)
    assert edit.link(source, "apposition_of", None, ()) == Change()


def test_a_mark_leads_neither_to_itself_nor_to_another_coder_s() -> None:
    with pytest.raises(InputError, match="itself"):
        edit.link(span("s"), "apposition_of", span("s"), ())
    with pytest.raises(InputError, match="one coder"):
        edit.link(span("s"), "apposition_of", replace(span("t"), coder=CoderId("other")), ())


def test_with_another_label_a_mark_loses_what_only_the_old_one_could_say() -> None:
    book = codebook_file.read(assets.seed("codebook.toml"))
    actor, place = book.label("ACTOR"), book.label("LOCATION")
    one = span(kind="state", mention="name", canonical="x", negated=True, proposed={"kind": "rebel"})
    link = Relation(RelationId("r"), DOCUMENT, CODER, "apposition_of", one.id, SpanId("t"))
    coming = Relation(RelationId("q"), DOCUMENT, CODER, "victim_side", SpanId("t"), one.id)
    change = edit.relabel(one, Label("LOCATION"), [link, coming], before=actor, after=place)
    (after,) = change.added
    assert isinstance(after, Span)
    assert dict(after.attributes) == {"mention": "name", "negated": True}, "mention fits both; what is not ours stays"
    assert change.removed == (one, link)


def test_remarks_on_marks_that_go_go_with_them() -> None:
    on_it, on_the_report = new_remark(DOCUMENT, CODER, "a", "s"), new_remark(DOCUMENT, CODER, "b")
    change = edit.without_notes_of([span("s")], [on_it.note(), on_the_report.note()])
    assert change.removed == (on_it.note(),)
