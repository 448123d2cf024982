"""Disagreements: each kind, one by one, with ids that last as long as the marks do."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import given, settings

from annotator.agreement.coding import CodedDocument, Coding, Link, Mark
from annotator.agreement.diagnosis import diagnosis
from annotator.agreement.disagreements import Disagreement, disagreements
from annotator.agreement.events import Event, ends_of, roles_of
from annotator.agreement.figure import ALL_PAIRS
from annotator.agreement.selection import Selection
from annotator.agreement.summary import summary
from tests.agreement.strategies import CODERS, documents

NAMES = {coder: coder for coder in CODERS}


def between(first: Coding, second: Coding) -> list[Disagreement]:
    return list(disagreements([CodedDocument("d", 99, (first, second))], {}, Selection()))


def marks(*spans: tuple[int, int, str]) -> tuple[Mark, ...]:
    return tuple(Mark(*span, id=f"m{nth}") for nth, span in enumerate(spans))


def test_each_kind_is_told() -> None:
    first = marks((0, 4, "TACTIC"), (5, 9, "ACTOR"), (10, 14, "ACTOR"), (20, 24, "LOCATION"))
    second = marks((0, 4, "TACTIC"), (4, 9, "ACTOR"), (10, 14, "LOCATION"), (30, 34, "CASUALTY"))
    found = between(Coding("i", first), Coding("j", second))
    told = [(one.kind, one.labels, one.start, one.end) for one in found]
    assert told == [
        ("boundary", ("ACTOR",), 4, 9),
        ("label", ("ACTOR", "LOCATION"), 10, 14),
        ("missed", ("LOCATION",), 20, 24),
        ("missed", ("CASUALTY",), 30, 34),
    ]
    assert [(one.first is None, one.second is None) for one in found[2:]] == [(False, True), (True, False)]


def test_what_marks_say_differently_is_told_attribute_by_attribute() -> None:
    ours = (Mark(0, 4, "CASUALTY", "a", {"outcome": "killed", "min": 3, "hedge": ""}),)
    theirs = (Mark(0, 5, "CASUALTY", "b", {"outcome": "injured", "min": 3.0}),)
    found = between(Coding("i", ours), Coding("j", theirs))
    assert [(one.kind, one.attribute) for one in found] == [("boundary", ""), ("attribute", "outcome")]


def test_links_are_missed_or_of_another_type() -> None:
    own = marks((0, 4, "TACTIC"), (5, 9, "ACTOR"), (10, 14, "LOCATION"))
    first = (Link("agent", "m0", "m1", "r1"), Link("place", "m0", "m2", "r2"))
    second = (Link("target", "m0", "m1", "s1"),)
    found = between(Coding("i", own, first), Coding("j", own, second))
    assert [(one.kind, [link and link.type for link in one.links]) for one in found] == [
        ("link", ["agent", "target"]),
        ("link", ["place", None]),
    ]
    assert (found[0].start, found[0].end) == (0, 9)


def test_roles_of_events_are_links_from_the_trigger() -> None:
    own = marks((0, 4, "TACTIC"), (5, 9, "ACTOR"), (10, 14, "LOCATION"))
    event: Event = (
        "e",
        {"roles": {"triggers": ["m0"], "targets": ["m1"], "locations": ["m2", "gone"]}, "grade": "fair"},
    )
    assert [link[:3] for link in roles_of([event], own)] == [("targets", "m0", "m1"), ("locations", "m0", "m2")]
    listed: Event = ("e", {"roles": [{"role": "targets", "span": "m1"}], "trigger": "m0"})
    assert [link[:3] for link in roles_of([listed], own)] == [("targets", "m0", "m1")]
    relation = Link("follows", "e", "m2", "r")
    assert ends_of([relation], [event], own) == (Link("follows", "m0", "m2", "r"),)
    found = between(Coding("i", own, roles=roles_of([event], own)), Coding("j", own, roles=roles_of([listed], own)))
    assert [(one.kind, one.links[0] and one.links[0].type) for one in found] == [("link", "locations")]


def test_an_id_lasts_while_its_marks_do_whatever_else_changes() -> None:
    first, second = marks((0, 4, "ACTOR"), (20, 24, "ACTOR")), marks((1, 4, "ACTOR"))
    before = {one.id: one.kind for one in between(Coding("i", first), Coding("j", second))}
    moved = (first[0]._replace(end=5), first[1])
    more = (*second, Mark(50, 60, "TACTIC", "new"))
    after = {one.id: one.kind for one in between(Coding("i", moved), Coding("j", more))}
    assert before.items() < after.items()
    turned = {one.id for one in between(Coding("j", second), Coding("i", first))}
    assert turned == before.keys()


def test_only_what_counts_is_told() -> None:
    done, begun = Coding("i", marks((0, 4, "ACTOR"))), Coding("j", done=False)
    assert between(done, begun) == []
    document = CodedDocument("d", 99, (done, Coding("k")), outside=((0, 10),))
    assert list(disagreements([document], {}, Selection())) == []
    assert len(list(disagreements([document], {}, Selection(whole_text=True)))) == 1
    assert list(disagreements([document], {}, Selection(whole_text=True, labels=("TACTIC",)))) == []


@settings(max_examples=25)
@given(documents())
def test_disagreements_are_as_many_as_the_counts_say(found: list[CodedDocument]) -> None:
    kinds = Counter(one.kind for one in disagreements(found, NAMES, Selection()))
    figures = {
        one.measure: one.counts
        for one in summary(found, NAMES, resamples=0).figures
        if one.scope.get("coders") == ALL_PAIRS and one.scope.get("label", "") is None
    }
    overlap, strict = figures["f1_overlap"], figures["f1_strict"]
    assert kinds["missed"] + 2 * kinds["label"] + 2 * overlap["tp"] == overlap["n"]
    assert kinds["boundary"] >= overlap["tp"] - strict["tp"]


@settings(max_examples=25)
@given(documents())
def test_every_mark_is_diagnosed(found: list[CodedDocument]) -> None:
    rows = list(diagnosis(found, Selection(labels=("ACTOR", "TACTIC"))))
    told = {(row.document, row.coder, row.mark.id) for row in rows}
    assert told == {(one.id, coding.coder, mark.id) for one in found for coding in one.codings for mark in coding.marks}
    for row in rows:
        document = next(one for one in found if one.id == row.document)
        done = [coding.coder for coding in document.codings if coding.done]
        if row.why == "unfinished":
            assert row.coder not in done
        elif row.why == "alone":
            assert done == [row.coder]
        elif row.why == "label":
            assert row.mark.label == "LOCATION"
        else:
            assert row.why == ""
            assert (row.partner is None) == (row.outcome == "missed")


def test_the_reason_why_a_mark_does_not_count_is_the_first_that_holds() -> None:
    document = CodedDocument(
        "d", 99, (Coding("i", marks((0, 4, "ACTOR")), finished="2025-03-02"), Coding("j")), published="2024-01-01"
    )

    def why(selection: Selection, of: CodedDocument = document) -> str:
        return next(iter(diagnosis([of], selection))).why

    assert why(Selection(documents=("e",))) == "document"
    assert why(Selection(coders=("j",))) == "coder"
    assert why(Selection(coders=("i", "k"))) == "alone"
    assert why(Selection(since="2025-03-03")) == "day"
    assert why(Selection(until="2025-03-02")) == "alone"  # the other one has no day
    assert why(Selection(until="2024-06-01", by_publication=True)) == ""
    suggested = replace(document.codings[0], marks=(Mark(0, 4, "ACTOR", "s", {"suggested": True}),))
    assert why(Selection(without_suggestions=True), replace(document, codings=(suggested, Coding("j")))) == "suggested"
