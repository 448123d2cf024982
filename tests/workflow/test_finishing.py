"""A report with open problems is finished only on a word that is recorded."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.core.remark import CONFIRMATION_ID
from annotator.store import annotations as annotation_store
from annotator.store import documents
from annotator.workflow import annotate, attributes, finishing
from annotator.workflow.check import check
from annotator.workflow.finishing import OpenProblemsError
from tests.workshop import OTHER_TEXT, TACTIC, add_report, coder, mark, new_project


def test_a_report_without_problems_is_finished_at_once(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report, who = add_report(project), coder(project)
        finishing.finish(project, report, who.id)
        assert documents.row(project, report, who.id).status == "done"
        assert annotation_store.notes_of(project, report, who.id) == []
        assert finishing.finish(project, report, who.id).added == ()


def test_a_report_with_problems_is_refused_with_all_of_them(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report, who = add_report(project), coder(project)
        span = mark(project, report, who, "قصف", TACTIC)
        with pytest.raises(OpenProblemsError, match="1 open problem") as caught:
            finishing.finish(project, report, who.id)
        (problem,) = caught.value.problems
        assert (problem.code, problem.span, problem.attribute) == ("required_empty", span.id, "type")
        assert documents.row(project, report, who.id).status == "in_progress"


def test_finishing_it_all_the_same_is_recorded_and_undone_as_one_step(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report, who = add_report(project), coder(project)
        span = mark(project, report, who, "قصف", TACTIC)
        finishing.finish(project, report, who.id, confirmed=True)
        (note,) = annotation_store.notes_of(project, report, who.id)
        assert note.id == CONFIRMATION_ID
        assert note.content["problems"] == [
            {"code": "required_empty", "span": span.id, "attribute": "type", "value": None}
        ]
        annotate.undo(project, who.id)
        assert documents.row(project, report, who.id).status == "in_progress"
        assert annotation_store.notes_of(project, report, who.id) == []
        annotate.redo(project, who.id)
        assert check(project).sound


def test_the_record_goes_when_the_problems_are_solved(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report, who = add_report(project), coder(project)
        span = mark(project, report, who, "قصف", TACTIC)
        finishing.finish(project, report, who.id, confirmed=True)
        attributes.set_attributes(project, [span], {"type": "shelling"})
        assert documents.row(project, report, who.id).status == "in_progress"
        finishing.finish(project, report, who.id)
        assert annotation_store.notes_of(project, report, who.id) == []


def test_problems_of_all_reports_are_listed_by_report_and_coder(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report, other = add_report(project), add_report(project, OTHER_TEXT, "b.txt")
        sara, ali = coder(project, "sara"), coder(project, "ali")
        mark(project, report, sara, "قصف", TACTIC)
        mark(project, report, ali, "قصف", TACTIC)
        mark(project, other, ali, "اشتباكات", TACTIC)
        found = finishing.all_problems(project)
        assert [(one.document, one.coder.name, len(one.problems)) for one in found] == [
            (report, "ali", 1),
            (report, "sara", 1),
            (other, "ali", 1),
        ]
        assert [one.document for one in finishing.all_problems(project, sara.id)] == [report]
        assert finishing.problems(project, other, sara.id) == []
