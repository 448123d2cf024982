"""A coder's work, its undo and its redo, across restarts."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from annotator.core.annotation_set import Relation, RelationId
from annotator.core.change import Change
from annotator.core.document import Zone
from annotator.core.span import Label
from annotator.errors import ChangedSinceError, InputError, NothingToUndoError, SpanError
from annotator.store import annotations as annotation_store
from annotator.store import documents, journal, search
from annotator.workflow import annotate, projects
from annotator.workflow.check import check
from tests.workshop import (
    ACTOR,
    CASUALTY,
    LOCATION,
    OTHER_TEXT,
    TACTIC,
    add_report,
    coder,
    kinds,
    mark,
    new_project,
    quotes,
)


def test_a_mark_stands_with_its_quote_and_offsets_count_code_points(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report, who = add_report(project), coder(project)
        span = mark(project, report, who, "مدفعي")  # an emoji beyond the BMP stands before it
        text = documents.document(project, report).text
        assert text[span.start : span.end] == span.quote == "مدفعي"
        assert quotes(project, report, who) == [("مدفعي", "ACTOR")]


@pytest.mark.parametrize(("start", "end"), [(5, 5), (9, 3), (-1, 4), (0, 100_000)])
def test_a_range_that_cannot_be_is_refused_and_stores_nothing(tmp_path: Path, start: int, end: int) -> None:
    with new_project(tmp_path) as project:
        report, who = add_report(project), coder(project)
        with pytest.raises(SpanError):
            annotate.mark(project, report, who.id, start, end, ACTOR)
        assert kinds(journal.entries(project))[-1] == "coder"


def test_an_edge_between_a_letter_and_its_mark_is_refused(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report, who = add_report(project, "قُتل سبعة"), coder(project)
        with pytest.raises(SpanError, match="letter from its marks"):
            annotate.mark(project, report, who.id, 0, 1, ACTOR)


def test_a_label_that_the_codebook_does_not_have_is_refused_with_those_it_has(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report, who = add_report(project), coder(project)
        with pytest.raises(InputError, match="ACTOR, LOCATION, TACTIC, CASUALTY"):
            annotate.mark(project, report, who.id, 0, 3, Label("WHO"))


def test_relabelling_and_resizing_keep_the_span_its_id(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report, who = add_report(project), coder(project)
        span = mark(project, report, who, "قوات اللواء 41")
        annotate.relabel(project, span, LOCATION)
        (relabelled,) = annotation_store.spans_of(project, report, who.id)
        annotate.resize(project, relabelled, span.start + 5, span.end)
        (resized,) = annotation_store.spans_of(project, report, who.id)
        assert (resized.id, resized.label, resized.quote) == (span.id, LOCATION, "اللواء 41")
        with pytest.raises(ChangedSinceError):
            annotate.relabel(project, span, TACTIC)


def test_deleting_a_span_takes_its_relations_along_and_undo_brings_both_back(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report, who = add_report(project), coder(project)
        one, two = mark(project, report, who, "قوات اللواء 41"), mark(project, report, who, "كتائب النهر")
        link = Relation(RelationId("r"), report, who.id, "alias_of", one.id, two.id)
        journal.commit(project, "relate", who.id, Change(added=(link,)))
        annotate.delete(project, [two])
        assert annotation_store.relations_of(project, report, who.id) == []
        annotate.undo(project, who.id)
        assert annotation_store.relations_of(project, report, who.id) == [link]
        assert len(quotes(project, report, who)) == 2


def test_undo_after_a_restart_takes_back_the_last_act_and_redo_brings_it_again(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report, who = add_report(project), coder(project)
        span = mark(project, report, who, "قصف", TACTIC)
        annotate.relabel(project, span, ACTOR)
    with projects.open_project(project.path) as project:
        assert annotate.undo(project, who.id).kind == "relabel"
        assert quotes(project, report, who) == [("قصف", "TACTIC")]
    with projects.open_project(project.path) as project:
        assert annotate.undo(project, who.id).kind == "mark"
        assert quotes(project, report, who) == []
        assert annotate.what_next(project, who.id) == (None, "mark")
        annotate.redo(project, who.id)
        annotate.redo(project, who.id)
        assert quotes(project, report, who) == [("قصف", "ACTOR")]
        with pytest.raises(NothingToUndoError):
            annotate.redo(project, who.id)
        assert check(project).sound


def test_undo_is_each_coders_own(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report, sara, ali = add_report(project), coder(project, "sara"), coder(project, "ali")
        mark(project, report, sara, "قصف")
        mark(project, report, ali, "سوق")
        annotate.undo(project, sara.id)
        assert (quotes(project, report, sara), len(quotes(project, report, ali))) == ([], 1)
        with pytest.raises(NothingToUndoError):
            annotate.undo(project, sara.id)


def test_undo_in_a_copy_leaves_what_was_done_in_the_original(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report, who = add_report(project), coder(project)
        mark(project, report, who, "قصف")
    copy = Path(shutil.copy(project.path, tmp_path / "copy.tarmiz"))
    with projects.open_project(copy) as project, pytest.raises(NothingToUndoError):
        annotate.undo(project, who.id)


def test_undo_refuses_where_something_later_touched_the_same_records(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report, sara, ali = add_report(project), coder(project, "sara"), coder(project, "ali")
        annotate.set_metadata(project, report, {"title": "أول"}, sara.id)
        annotate.set_metadata(project, report, {"title": "ثان"}, ali.id)
        with pytest.raises(ChangedSinceError, match="cannot be undone"):
            annotate.undo(project, sara.id)
        assert documents.title_of(project, report) == "ثان"


def test_marking_in_a_finished_report_puts_it_back_to_work_in_the_same_step(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report, who = add_report(project), coder(project)
        annotate.set_status(project, report, who.id, "done")
        mark(project, report, who, "قصف")
        assert documents.row(project, report, who.id).status == "in_progress"
        annotate.undo(project, who.id)
        assert documents.row(project, report, who.id).status == "done"
        assert quotes(project, report, who) == []


def test_a_finished_report_without_marks_counts_as_finished(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report, who = add_report(project), coder(project)
        assert documents.row(project, report, who.id).status == "not_started"
        annotate.set_status(project, report, who.id, "done")
        assert [one.status for one in documents.listing(project, who.id)] == ["done"]
        assert [one.status for one in documents.listing(project)] == ["done"]
        assert [one.coder.name for one in annotation_store.sets_of(project, report)] == ["sara"]
        annotate.set_status(project, report, who.id, "in_progress")
        assert documents.row(project, report).status == "in_progress"


def test_a_withdrawn_report_is_gone_from_the_list_and_comes_back_with_its_marks(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report, other, who = add_report(project), add_report(project, OTHER_TEXT, "b.txt"), coder(project)
        mark(project, report, who, "قصف")
        annotate.withdraw(project, [report], who.id)
        assert [row.id for row in documents.listing(project)] == [other]
        with pytest.raises(InputError, match="withdrawn"):
            mark(project, report, who, "سوق")
        annotate.undo(project, who.id)
        assert [row.id for row in documents.listing(project)] == [report, other]
        assert quotes(project, report, who) == [("قصف", "ACTOR")]
        annotate.withdraw(project, [report, other], who.id)
        annotate.restore(project, [report, other], who.id)
        assert len(documents.listing(project)) == 2
        assert check(project).sound


def test_metadata_and_parts_can_be_corrected_and_undone(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report, who = add_report(project), coder(project)
        annotate.set_metadata(project, report, {"title": "عنوان", "source": "وكالة", "url": ""}, who.id)
        assert documents.metadata_of(project, report).values == {"title": "عنوان", "source": "وكالة"}
        annotate.set_zones(project, report, [Zone(23, 30, "body"), Zone(0, 21, "title")], who.id)
        assert [zone.kind for zone in documents.zones_of(project, report).zones] == ["title", "body"]
        with pytest.raises(InputError, match="overlap"):
            annotate.set_zones(project, report, [Zone(0, 21, "title"), Zone(20, 30, "body")], who.id)
        annotate.undo(project, who.id)
        annotate.undo(project, who.id)
        assert documents.zones_of(project, report).zones == ()
        assert documents.title_of(project, report) == "قصف على سوق تل الزهور"


def test_r20_a_paragraph_is_turned_and_the_turn_is_undone(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report, who = add_report(project), coder(project)
        annotate.set_metadata(project, report, {"title": "عنوان"}, who.id)
        annotate.turn(project, report, 3, who.id)
        assert documents.metadata_of(project, report).values == {"title": "عنوان", "directions": {"4": "ltr"}}
        assert list(journal.entries(project))[-1].kind == "turn"
        assert check(project).sound
        assert annotate.undo(project, who.id).kind == "turn"
        assert documents.metadata_of(project, report).values == {"title": "عنوان"}


def test_nested_crossing_and_equal_spans_may_stand_side_by_side(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report, who = add_report(project), coder(project)
        for words, label in (
            ("سوق تل الزهور", LOCATION),
            ("تل الزهور", LOCATION),
            ("قصف على سوق", TACTIC),
            ("قصف", TACTIC),
            ("قصف", CASUALTY),
        ):
            mark(project, report, who, words, label)
        assert len(quotes(project, report, who)) == 5


def test_a_search_finds_spelling_variants_and_beginnings_of_words(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        first, second = add_report(project), add_report(project, OTHER_TEXT, "b.txt")
        assert search.beginning_with(project, "قتل مدفعي") == [first]
        assert search.beginning_with(project, "اسبوعا") == [second]
        assert search.beginning_with(project, "اشتبا") == [second]
        assert search.beginning_with(project, '"(-') == []
        who = coder(project)
        annotate.withdraw(project, [first], who.id)
        assert search.beginning_with(project, "قصف") == []
