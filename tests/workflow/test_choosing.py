"""What of a corpus goes out: whose work, agreed by some, labels, parts, days and status."""

from __future__ import annotations

import pytest

from annotator.core.annotation_set import AnnotationSet, Relation, RelationId, Status
from annotator.core.coder import Coder, CoderId
from annotator.core.corpus import CorpusDocument
from annotator.core.document import Document, Zone, Zones
from annotator.core.span import Label, Span, SpanId
from annotator.workflow.choosing import Choice, agreed_by, chosen

TEXT = "عنوان\nقصف الجيش سوق البلدة أمس"
DOCUMENT = Document.of(TEXT)


def span(id: str, who: str, words: str, label: str, **attributes: str) -> Span:
    start = TEXT.index(words)
    return Span(SpanId(id), DOCUMENT.id, CoderId(who), start, start + len(words), Label(label), words, attributes)


def work(who: str, *spans: Span, status: Status = "done", ties: tuple[tuple[str, str], ...] = ()) -> AnnotationSet:
    relations = tuple(
        Relation(RelationId(f"{who}{nth}"), DOCUMENT.id, CoderId(who), "agent", SpanId(source), SpanId(target))
        for nth, (source, target) in enumerate(ties)
    )
    return AnnotationSet(Coder(CoderId(who), who), status, spans, relations)


A = work("a", span("a1", "a", "قصف", "TACTIC"), span("a2", "a", "الجيش", "ACTOR", kind="army"), ties=(("a1", "a2"),))
B = work("b", span("b1", "b", "قصف", "TACTIC"), span("b2", "b", "الجيش", "ACTOR", kind="army"), ties=(("b1", "b2"),))
C = work(
    "c", span("c1", "c", "عنوان", "ACTOR"), span("c2", "c", "الجيش", "ACTOR", kind="militia"), status="in_progress"
)
CORPUS = CorpusDocument(
    DOCUMENT, {"date": "2025-03-02"}, Zones(DOCUMENT.id, (Zone(0, 5, "title"), Zone(6, len(TEXT), "body"))), (A, B, C)
)


def quotes(choice: Choice, *, only_finished: bool = False) -> dict[str, list[str]]:
    """Return the words marked, by coder."""
    found, _ = chosen(CORPUS, choice, only_finished=only_finished)
    assert found is not None
    return {one.coder.id: [span.quote for span in one.spans] for one in found.sets}


def test_everything_goes_out_where_nothing_is_chosen() -> None:
    assert chosen(CORPUS, Choice(), only_finished=False) == (CORPUS, [])


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        (Choice(coder=CoderId("b")), {"b": ["قصف", "الجيش"]}),
        (Choice(labels=("TACTIC",)), {"a": ["قصف"], "b": ["قصف"], "c": []}),
        (Choice(zones=("title",)), {"a": [], "b": [], "c": ["عنوان"]}),
        (Choice(statuses=("in_progress",)), {"c": ["عنوان", "الجيش"]}),
    ],
)
def test_a_choice_leaves_what_was_chosen(choice: Choice, expected: dict[str, list[str]]) -> None:
    assert quotes(choice) == expected


def test_what_is_not_done_stays_out_of_training_and_is_told() -> None:
    found, losses = chosen(CORPUS, Choice(), only_finished=True)
    assert found is not None
    assert [one.coder.id for one in found.sets] == ["a", "b"]
    assert [(loss.code, loss.coder) for loss in losses] == [("unfinished_left_out", "c")]


def test_marks_that_were_not_chosen_are_counted_and_take_their_relations_along() -> None:
    found, losses = chosen(CORPUS, Choice(labels=("TACTIC",)), only_finished=False)
    assert found is not None
    assert all(one.relations == () for one in found.sets)
    assert [(loss.code, loss.detail["documents"]) for loss in losses] == [("not_chosen", 4)]


@pytest.mark.parametrize(
    ("since", "until", "stays"),
    [
        ("2025", "", True), ("2025-03", "2025-03", True), ("2025-03-02", "2025-03-02", True), ("", "2025-02", False),
        ("2025-03-03", "", False), ("2026", "", False),
    ],
)  # fmt: skip
def test_days_are_both_included(since: str, until: str, stays: bool) -> None:
    found, _ = chosen(CORPUS, Choice(since=since, until=until), only_finished=False)
    assert (found is not None) == stays


def test_what_two_agree_on_has_what_both_say_of_it() -> None:
    agreed = agreed_by([A, B, C], 2)
    assert [(one.quote, one.label, one.attributes) for one in agreed.spans] == [
        ("قصف", "TACTIC", {}),
        ("الجيش", "ACTOR", {"kind": "army"}),
    ]
    ids = {one.id: one.quote for one in agreed.spans}
    assert [(it.type, ids[it.source], ids[it.target]) for it in agreed.relations] == [("agent", "قصف", "الجيش")]
    assert agreed.status == "in_progress"
    assert [one.quote for one in agreed_by([A, B, C], 3).spans] == ["الجيش"]
    assert agreed_by([A, B, C], 3).spans[0].attributes == {}


def test_where_too_few_coded_nothing_is_agreed() -> None:
    assert quotes(Choice(agreed=4)) == {}
