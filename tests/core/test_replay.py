"""Replay: the same state whatever order the rows arrived in."""

from __future__ import annotations

import random
from dataclasses import replace

from annotator.core.change import Change
from annotator.core.coder import CoderId
from annotator.core.document import DocumentId, Metadata, Standing
from annotator.core.entry import DeviceId, Entry, SiteId, body_of
from annotator.core.replay import replay
from annotator.core.span import Label, Span, SpanId

DOCUMENT, SARA = DocumentId("d" * 32), CoderId("sara")
SPAN = Span(SpanId("s1"), DOCUMENT, SARA, 0, 3, Label("ACTOR"), "قصف")


def entry(site: str, seq: int, lamport: int, kind: str, change: Change, of: int | None = None) -> Entry:
    """Return a row of a site."""
    body = body_of(change, of)
    fields = ("", "", "", body, "")
    return Entry(SiteId(site), seq, lamport, SARA, DeviceId("dev"), "", 0, kind, *fields)


def has_text(_id: str) -> bool:
    """Say that every text is there."""
    return True


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
    expected = replay(rows, has_text)
    for seed in range(20):
        shuffled = random.Random(seed).sample(rows, len(rows))
        assert replay(shuffled, has_text) == expected
    assert expected.records["span", SPAN.key] == relabelled[0]
    assert [(row.site, row.seq, row.reason) for row in expected.conflicts] == [("c", 1, "changed")]
    assert expected.records["metadata", DOCUMENT] == Metadata(DOCUMENT, {"title": "c"})


def test_a_row_of_a_kind_that_is_not_known_is_kept_and_listed() -> None:
    newer = replace(entry("a", 1, 1, "assign", Change()), body='{"removed":[],"added":[{"kind":"assignment"}]}')
    broken = replace(entry("a", 2, 2, "mark", Change()), body='{"removed":[]}')
    found = replay([newer, broken], has_text).conflicts
    assert [(row.reason, row.record) for row in found] == [("unknown_kind", "assignment"), ("malformed", "")]


def test_a_row_about_a_text_that_is_not_there_waits() -> None:
    found = replay([entry("a", 1, 1, "mark", Change(added=(SPAN,)))], lambda _: False)
    assert not found.records
    assert found.conflicts[0].reason == "text_missing"
    assert found.conflicts[0].sentence()


def test_an_undo_and_a_redo_move_the_row_between_the_two_stacks() -> None:
    marked = Change(added=(SPAN,))
    rows = [entry("a", 1, 1, "mark", marked), entry("a", 2, 2, "undo", marked.inverse(), of=1)]
    steps = replay(rows, has_text).steps["a", SARA]
    assert (steps.done, steps.undone) == ([], [1])
    rows.append(entry("a", 3, 3, "redo", marked, of=1))
    steps = replay(rows, has_text).steps["a", SARA]
    assert (steps.done, steps.undone) == ([1], [])


def test_a_new_act_leaves_nothing_to_redo() -> None:
    marked = Change(added=(SPAN,))
    rows = [
        entry("a", 1, 1, "mark", marked),
        entry("a", 2, 2, "undo", marked.inverse(), of=1),
        entry("a", 3, 3, "mark", Change(added=(replace(SPAN, id=SpanId("s2")),))),
    ]
    steps = replay(rows, has_text).steps["a", SARA]
    assert (steps.done, steps.undone) == ([3], [])
