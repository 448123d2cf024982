"""Random users: they mark, resize, say, link, ask, delete, undo, redo, reopen, merge and put back; all holds together.

After each step the state equals the journal and every quote equals its slice. Two such users work on copies of one
project, take over each other's work and go on, and the copies merge to the same state in both orders.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from unicodedata import combining

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from annotator.core.annotation_set import Status
from annotator.core.change import Record
from annotator.core.coder import CoderId
from annotator.core.document import DocumentId, Zone
from annotator.core.json_value import Json
from annotator.core.span import Label, Span
from annotator.errors import ChangedSinceError, InputError, NothingToUndoError, SpanError
from annotator.store import annotations as annotation_store
from annotator.store import journal, records
from annotator.store.project import Project
from annotator.workflow import annotate, attributes, projects, remarks
from annotator.workflow.check import check
from annotator.workflow.merge import merge
from tests.workshop import OTHER_TEXT, TEXT, add_report, coder, new_project

LABELS = st.sampled_from([Label(code) for code in ("ACTOR", "LOCATION", "TACTIC", "CASUALTY")])
SAYINGS = st.sampled_from(
    [
        {"mention": "name"},
        {"mention": None},
        {"kind": "state"},
        {"type": "shelling"},
        {"outcome": ["killed", "wounded"], "joint": True, "min": 9, "max": 7},
        {"min": None, "subset": {"children": 2}},
    ]
)
LINKS = st.sampled_from(["apposition_of", "same_place_as", "same_event_as", "perpetrator", "claimant"])
WHO = st.integers(0, 1)
COPIES = st.integers(0, 1)


class TwoTeams(RuleBasedStateMachine):
    """Two copies of one project, two coders in each."""

    @initialize()
    def begin(self) -> None:
        """Make a project of two reports and a copy of it."""
        self.folder = Path(tempfile.mkdtemp(prefix="tarmiz-random-"))
        with new_project(self.folder) as project:
            self.reports = [add_report(project), add_report(project, OTHER_TEXT, "b.txt")]
            self.people = [coder(project, "sara").id, coder(project, "ali").id]
            annotate.mark(project, self.reports[0], self.people[0], 0, 3, Label("TACTIC"))
        self.paths = [project.path, self.folder / "copy.tarmiz"]
        shutil.copy(self.paths[0], self.paths[1])
        self.first = [path.read_bytes() for path in self.paths]
        self.open = [projects.open_project(path) for path in self.paths]

    def spans(self, copy: int, who: int) -> list[Span]:
        """Return a coder's spans in a copy."""
        project = self.open[copy]
        return [
            span for report in self.reports for span in annotation_store.spans_of(project, report, self.people[who])
        ]

    @rule(
        copy=COPIES,
        who=WHO,
        report=st.integers(0, 1),
        start=st.integers(0, 180),
        length=st.integers(1, 40),
        label=LABELS,
    )
    def mark(self, copy: int, who: int, report: int, start: int, length: int, label: Label) -> None:
        """Mark a random stretch; one that cannot be marked is refused."""
        id: DocumentId = self.reports[report]
        try:
            annotate.mark(self.open[copy], id, self.people[who], start, start + length, label)
        except SpanError:
            text = (TEXT, OTHER_TEXT)[report]
            edges = [text[edge : edge + 1] for edge in (start, start + length)]
            assert start + length > len(text) or any(combining(char) for edge in edges for char in edge)

    @rule(copy=COPIES, who=WHO, nth=st.integers(0, 9), label=LABELS)
    def relabel(self, copy: int, who: int, nth: int, label: Label) -> None:
        """Give some span another label."""
        if spans := self.spans(copy, who):
            annotate.relabel(self.open[copy], spans[nth % len(spans)], label)

    @rule(copy=COPIES, who=WHO, nth=st.integers(0, 9), by=st.integers(-3, 3))
    def resize(self, copy: int, who: int, nth: int, by: int) -> None:
        """Move the end of some span."""
        if spans := self.spans(copy, who):
            span = spans[nth % len(spans)]
            try:
                annotate.resize(self.open[copy], span, span.start, span.end + by)
            except SpanError:
                pass

    @rule(copy=COPIES, who=WHO, nth=st.integers(0, 9), many=st.integers(1, 3))
    def delete(self, copy: int, who: int, nth: int, many: int) -> None:
        """Delete some spans in one step."""
        if spans := self.spans(copy, who):
            chosen = {spans[(nth + more) % len(spans)].key: spans[(nth + more) % len(spans)] for more in range(many)}
            annotate.delete(self.open[copy], list(chosen.values()))

    @rule(copy=COPIES, who=WHO, nth=st.integers(0, 9), many=st.integers(1, 3), values=SAYINGS)
    def say(self, copy: int, who: int, nth: int, many: int, values: dict[str, Json]) -> None:
        """Say something of some spans in one step; what their label cannot say is refused."""
        if spans := self.spans(copy, who):
            chosen = {spans[(nth + more) % len(spans)].key: spans[(nth + more) % len(spans)] for more in range(many)}
            try:
                attributes.set_attributes(self.open[copy], list(chosen.values()), values)
            except InputError:
                pass

    @rule(copy=COPIES, who=WHO, nth=st.integers(0, 9), to=st.integers(-1, 9), attribute=LINKS)
    def link(self, copy: int, who: int, nth: int, to: int, attribute: str) -> None:
        """Let a span lead to another, or no longer; what cannot be joined is refused."""
        if spans := self.spans(copy, who):
            target = None if to < 0 else spans[to % len(spans)]
            try:
                attributes.link(self.open[copy], spans[nth % len(spans)], attribute, target)
            except InputError:
                pass

    @rule(copy=COPIES, who=WHO, nth=st.integers(0, 9), question=st.booleans())
    def remark(self, copy: int, who: int, nth: int, question: bool) -> None:
        """Write a note on a span, or ask something about it."""
        if spans := self.spans(copy, who):
            span = spans[nth % len(spans)]
            remarks.write(self.open[copy], span.document, span.coder, "؟", span=span, question=question)

    @rule(copy=COPIES, who=WHO, nth=st.integers(0, 9))
    def answer(self, copy: int, who: int, nth: int) -> None:
        """Answer some open question."""
        if found := remarks.questions(self.open[copy]):
            remarks.answer(self.open[copy], found[nth % len(found)].remark, "نعم", self.people[who])

    @rule(copy=COPIES, who=WHO, report=st.integers(0, 1), relevance=st.sampled_from(["relevant", "marginal", None]))
    def say_of_report(self, copy: int, who: int, report: int, relevance: str | None) -> None:
        """Say something of a whole report."""
        try:
            values: dict[str, Json] = {"relevance": relevance, "note": relevance}
            attributes.set_of_report(self.open[copy], self.reports[report], self.people[who], values)
        except InputError:
            pass

    @rule(copy=COPIES, who=WHO, report=st.integers(0, 1), status=st.sampled_from(["done", "in_progress"]))
    def finish(self, copy: int, who: int, report: int, status: Status) -> None:
        """Finish a report, or take it up again."""
        annotate.set_status(self.open[copy], self.reports[report], self.people[who], status)

    @rule(copy=COPIES, who=WHO, report=st.integers(0, 1), cut=st.integers(2, 20))
    def zone(self, copy: int, who: int, report: int, cut: int) -> None:
        """Correct the parts of a report; the text has no marks on letters before the cut is past them."""
        try:
            annotate.set_zones(self.open[copy], self.reports[report], [Zone(0, cut, "title")], self.people[who])
        except SpanError:
            pass

    @rule(copy=COPIES, who=WHO)
    def undo(self, copy: int, who: int) -> None:
        """Undo; then the records are what they were before the step."""
        self.back_and_forth(copy, self.people[who])

    def back_and_forth(self, copy: int, who: CoderId) -> None:
        """Undo, redo and undo again: the redo restores exactly what the undo took."""
        project = self.open[copy]
        before = records.every(project.db)
        try:
            annotate.undo(project, who)
            annotate.redo(project, who)
            assert in_order(records.every(project.db)) == in_order(before)
            annotate.undo(project, who)
        except (NothingToUndoError, ChangedSinceError):
            assert in_order(records.every(project.db)) == in_order(before)

    @rule(copy=COPIES, who=WHO)
    def redo(self, copy: int, who: int) -> None:
        """Redo, where there is something."""
        try:
            annotate.redo(self.open[copy], self.people[who])
        except (NothingToUndoError, ChangedSinceError):
            pass

    @rule(copy=COPIES)
    def reopen(self, copy: int) -> None:
        """Close the window and open it again."""
        before = in_order(records.every(self.open[copy].db))
        self.open[copy].close()
        self.open[copy] = projects.open_project(self.paths[copy])
        assert in_order(records.every(self.open[copy].db)) == before

    @rule(copy=COPIES)
    def take_over(self, copy: int) -> None:
        """Merge the other copy into this one, which goes on with what both hold."""
        other = 1 - copy
        self.open[other].close()
        merge(self.open[copy], [self.paths[other]])
        self.open[other] = projects.open_project(self.paths[other])

    @rule(copy=COPIES)
    def put_back(self, copy: int) -> None:
        """Put the state in which the copy was first seen back in its place; what came after lives on in the other."""
        other = 1 - copy
        for project in self.open:
            project.close()
        with projects.open_project(self.paths[other]) as project:
            merge(project, [self.paths[copy]])
        self.paths[copy].write_bytes(self.first[copy])
        self.open = [projects.open_project(path) for path in self.paths]

    @rule()
    @precondition(lambda self: hasattr(self, "open"))
    def merge_both_ways(self) -> None:
        """Merge copies of the copies in both orders; both come out the same."""
        for project in self.open:
            project.close()
        results = []
        for one, other in ((0, 1), (1, 0)):
            target = self.folder / "merged.tarmiz"
            shutil.copy(self.paths[one], target)
            with projects.open_project(target) as project:
                merge(project, [self.paths[other]])
                report = check(project)
                assert report.sound, report.problems
                results.append((in_order(records.every(project.db)), conflicts(project)))
            target.unlink()
        assert results[0] == results[1]
        self.open = [projects.open_project(path) for path in self.paths]

    @invariant()
    def the_state_is_what_the_journal_says(self) -> None:
        """Rebuild and compare, verify all hashes and quotes."""
        for project in getattr(self, "open", []):
            report = check(project)
            assert report.sound, report.problems

    def teardown(self) -> None:
        """Close the files."""
        for project in getattr(self, "open", []):
            project.close()
        if hasattr(self, "folder"):
            shutil.rmtree(self.folder, ignore_errors=True)


def in_order(found: list[Record]) -> list[tuple[str, str, object]]:
    """Return records sorted by their place."""
    return sorted(((record.kind, record.key, record) for record in found), key=lambda row: row[:2])


def conflicts(project: Project) -> list[tuple[str, int, str]]:
    """Return the rows that are kept but not applied."""
    return [(row.site, row.seq, row.reason) for row in journal.conflicts(project)]


FEW = settings(max_examples=15, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck))
MANY = settings(FEW, max_examples=100, stateful_step_count=50)


def test_two_teams_never_come_apart() -> None:
    run_state_machine_as_test(TwoTeams, settings=FEW)


@pytest.mark.soak
def test_two_teams_never_come_apart_in_a_long_season() -> None:
    run_state_machine_as_test(TwoTeams, settings=MANY)
