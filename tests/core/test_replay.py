"""Replay: the same state whatever order the rows arrived in, and what can be taken back of it."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from annotator.core.change import Change, objection
from annotator.core.coder import CoderId
from annotator.core.document import DocumentId, Metadata, Standing, Zone, Zones
from annotator.core.entry import DeviceId, Entry, SiteId, body_of
from annotator.core.replay import Steps, replay
from annotator.core.span import Label, Span, SpanId

A, B = SiteId("a"), SiteId("b")
DOCUMENT, SARA = DocumentId("d" * 32), CoderId("sara")
TEXTS: dict[str, str] = {DOCUMENT: "قصف على سوق تل الزهور"}
SPAN = Span(SpanId("s1"), DOCUMENT, SARA, 0, 3, Label("ACTOR"), "قصف")


def entry(site: str, seq: int, lamport: int, kind: str, change: Change, of: int | None = None) -> Entry:
    """Return a row of a site."""
    body = body_of(change, of)
    fields = ("", "", "", body, "")
    return Entry(SiteId(site), seq, lamport, SARA, DeviceId("dev"), "", 0, kind, *fields)


def test_rows_in_any_order_give_the_same_state_and_conflicts() -> None:
    relabelled = [replace(SPAN, label=Label(code)) for code in ("TACTIC", "LOCATION")]
    rows = [
        entry("a", 1, 1, "import", Change(added=(Standing(DOCUMENT),))),
        entry("a", 2, 2, "mark", Change(added=(SPAN,))),
        entry("b", 1, 3, "relabel", Change(removed=(SPAN,), added=(relabelled[0],))),
        entry("c", 1, 3, "relabel", Change(removed=(SPAN,), added=(relabelled[1],))),
        entry("b", 2, 4, "metadata", Change(added=(Metadata(DOCUMENT, {"title": "b"}),))),
        entry("c", 2, 4, "metadata", Change(added=(Metadata(DOCUMENT, {"title": "c"}),))),
    ]
    expected = replay(rows, TEXTS)
    for seed in range(20):
        shuffled = random.Random(seed).sample(rows, len(rows))
        assert replay(shuffled, TEXTS) == expected
    assert expected.records["span", SPAN.key] == relabelled[0]
    assert [(row.site, row.seq, row.reason) for row in expected.conflicts] == [("c", 1, "changed")]
    assert expected.records["metadata", DOCUMENT] == Metadata(DOCUMENT, {"title": "c"})


def test_a_row_of_a_kind_that_is_not_known_is_kept_and_listed() -> None:
    newer = replace(entry("a", 1, 1, "x", Change()), body='{"removed":[],"added":[{"kind":"from_the_future"}]}')
    broken = replace(entry("a", 2, 2, "mark", Change()), body='{"removed":[]}')
    found = replay([newer, broken], TEXTS).conflicts
    assert [(row.reason, row.record) for row in found] == [("unknown_kind", "from_the_future"), ("malformed", "")]


def test_a_row_about_a_text_that_is_not_there_waits() -> None:
    found = replay([entry("a", 1, 1, "mark", Change(added=(SPAN,)))], {})
    assert not found.records
    assert found.conflicts[0].reason == "text_missing"
    assert found.conflicts[0].sentence()


def test_an_undo_and_a_redo_move_the_row_between_the_two_stacks() -> None:
    marked = Change(added=(SPAN,))
    rows = [entry("a", 1, 1, "mark", marked), entry("a", 2, 2, "undo", marked.inverse(), of=1)]
    steps = replay(rows, TEXTS).steps[A, SARA]
    assert (steps.done, steps.undone) == ([], [1])
    rows.append(entry("a", 3, 3, "redo", marked, of=1))
    steps = replay(rows, TEXTS).steps[A, SARA]
    assert (steps.done, steps.undone) == ([1], [])


def test_a_new_act_leaves_nothing_to_redo() -> None:
    marked = Change(added=(SPAN,))
    rows = [
        entry("a", 1, 1, "mark", marked),
        entry("a", 2, 2, "undo", marked.inverse(), of=1),
        entry("a", 3, 3, "mark", Change(added=(replace(SPAN, id=SpanId("s2")),))),
    ]
    steps = replay(rows, TEXTS).steps[A, SARA]
    assert (steps.done, steps.undone) == ([3], [])


# What another copy did in between


def relabelled(label: str) -> Span:
    """Return the span under another label."""
    return replace(SPAN, label=Label(label))


def steps_of(rows: list[Entry], site: SiteId = A) -> Steps:
    """Return what sara can take back in a copy."""
    return replay(rows, TEXTS).steps[site, SARA]


MARKED = entry("a", 1, 1, "mark", Change(added=(SPAN,)))
RELABELLED = entry("a", 2, 2, "relabel", Change(removed=(SPAN,), added=(relabelled("TACTIC"),)))
RELABELLED_THERE = entry("b", 1, 2, "relabel", Change(removed=(SPAN,), added=(relabelled("LOCATION"),)))


def test_a_row_that_was_not_applied_is_nothing_to_take_back() -> None:
    rows = [MARKED, RELABELLED, RELABELLED_THERE]
    assert [(row.site, row.seq) for row in replay(rows, TEXTS).conflicts] == [("b", 1)]
    assert steps_of(rows, B) == Steps()
    assert steps_of(rows) == Steps(done=[1, 2])


def test_an_act_that_was_not_applied_still_leaves_nothing_to_redo() -> None:
    rows = [
        MARKED,
        entry("b", 1, 2, "mark", Change(added=(replace(SPAN, id=SpanId("s2")),))),
        entry("b", 2, 3, "undo", Change(removed=(replace(SPAN, id=SpanId("s2")),)), of=1),
        entry("a", 2, 4, "relabel", Change(removed=(SPAN,), added=(relabelled("TACTIC"),))),
        entry("b", 3, 4, "relabel", Change(removed=(SPAN,), added=(relabelled("LOCATION"),))),
    ]
    assert steps_of(rows, B) == Steps()


def test_an_undo_that_was_not_applied_leaves_its_act_standing() -> None:
    undo = entry("a", 2, 3, "undo", Change(removed=(SPAN,)), of=1)
    replayed = replay([MARKED, RELABELLED_THERE, undo], TEXTS)
    assert [(row.site, row.seq) for row in replayed.conflicts] == [("a", 2)]
    assert replayed.records["span", SPAN.key] == relabelled("LOCATION")
    assert replayed.steps[A, SARA] == Steps(done=[1])


def test_the_undo_of_an_act_that_was_not_applied_takes_back_nothing_else() -> None:
    undo = entry("b", 2, 3, "undo", Change(removed=(relabelled("LOCATION"),), added=(SPAN,)), of=1)
    replayed = replay([MARKED, RELABELLED, RELABELLED_THERE, undo], TEXTS)
    assert replayed.records["span", SPAN.key] == relabelled("TACTIC")
    assert replayed.steps[B, SARA] == Steps()


def test_an_undo_of_another_copy_takes_nothing_back_here() -> None:
    undo = entry("b", 1, 2, "undo", Change(), of=1)
    rows = [MARKED, undo]
    assert steps_of(rows) == Steps(done=[1])
    assert steps_of(rows, B) == Steps()


def test_what_does_not_fit_the_text_that_it_names_is_kept_and_not_applied() -> None:
    rows = [
        entry("a", 1, 1, "mark", Change(added=(replace(SPAN, quote="قصد"),))),
        entry("a", 2, 2, "mark", Change(added=(replace(SPAN, start=90, end=93),))),
        entry("a", 3, 3, "zones", Change(added=(Zones(DOCUMENT, (Zone(0, 99, "body"),)),))),
        entry("a", 4, 4, "zones", Change(added=(Zones(DOCUMENT, (Zone(0, 9, "body"),)),))),
    ]
    replayed = replay(rows, TEXTS)
    assert [(row.seq, row.reason) for row in replayed.conflicts] == [(n, "other_text") for n in (1, 2, 3)]
    assert list(replayed.records) == [("zones", DOCUMENT)]
    assert all(conflict.sentence() for conflict in replayed.conflicts)


# Any rows at all

SPANS = [replace(SPAN, id=SpanId(f"s{number}"), label=Label(code)) for number in (1, 2) for code in ("ACTOR", "TACTIC")]
RECORDS = st.sampled_from([*SPANS, Standing(DOCUMENT), Metadata(DOCUMENT, {"n": 1}), Metadata(DOCUMENT, {"n": 2})])
CHANGES = st.builds(Change, st.lists(RECORDS, max_size=2).map(tuple), st.lists(RECORDS, max_size=2).map(tuple))


@st.composite
def journals(draw: st.DrawFn) -> list[Entry]:
    """Return rows of three copies, as numbered and clocked as real ones, of random and mostly clashing content."""
    rows: list[Entry] = []
    for site in ("a", "b", "c"):
        lamport = 0
        for seq in range(1, draw(st.integers(0, 6)) + 1):
            lamport += draw(st.integers(1, 2))
            kind = draw(st.sampled_from(["mark", "relabel", "import", "undo", "redo"]))
            of = draw(st.integers(1, seq)) if kind in ("undo", "redo") else None
            rows.append(entry(site, seq, lamport, kind, draw(CHANGES), of))
    return rows


@given(journals(), st.randoms(use_true_random=False))
def test_any_rows_in_any_order_give_one_state(rows: list[Entry], chance: random.Random) -> None:
    expected = replay(rows, TEXTS)
    chance.shuffle(rows)
    assert replay(rows, TEXTS) == expected


@given(journals())
def test_what_can_be_taken_back_was_applied_and_is_in_order(rows: list[Entry]) -> None:
    replayed = replay(rows, TEXTS)
    idle = {(row.site, row.seq) for row in replayed.conflicts}
    acts = {(row.site, row.seq) for row in rows if row.kind in ("mark", "relabel")}
    for (site, _), steps in replayed.steps.items():
        listed = [*steps.done, *reversed(steps.undone)]
        assert listed == sorted(set(listed))
        assert {(site, seq) for seq in listed} <= acts - idle


@given(journals(), CHANGES)
def test_a_row_later_than_all_is_judged_by_the_state_alone(rows: list[Entry], change: Change) -> None:
    """So a commit, which looks at the state only, and a replay, which knows nothing else, never differ."""
    before = replay(rows, TEXTS)
    after = replay([*rows, entry("a", 99, 99, "mark", change)], TEXTS)
    refused = objection(change, before.present) is not None
    assert len(after.conflicts) - len(before.conflicts) == refused
    if not refused:
        assert before.applied(change) is None
    assert after.records == before.records
