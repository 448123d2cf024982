"""Who is who in a team, and how far each is."""

from __future__ import annotations

from pathlib import Path

from annotator.store import assignments, documents
from annotator.workflow import annotate, team
from annotator.workflow.coders import new_coder
from annotator.workflow.dealing import give
from tests.workshop import OTHER_TEXT, TACTIC, add_report, coder, mark, new_project


def test_a_coder_may_be_supervisor_and_adjudicator_and_neither(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        sara, ali = coder(project, "sara"), coder(project, "ali")
        team.set_roles(project, sara.id, ["supervisor", "adjudicator"], sara.id)
        team.set_roles(project, ali.id, ["adjudicator"], sara.id)
        assert assignments.roles_of(project, sara.id) == ("supervisor", "adjudicator")
        assert assignments.with_role(project, "adjudicator") == [ali, sara]
        annotate.undo(project, sara.id)
        assert assignments.with_role(project, "adjudicator") == [sara]
        team.set_roles(project, sara.id, [], sara.id)
        assert assignments.roles(project) == []


def test_two_people_of_one_name_stay_two(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        first, second = new_coder(project, "default"), new_coder(project, "default")
        team.set_roles(project, first.id, ["supervisor"], first.id)
        give(project, [add_report(project)], second.id, first.id)
        roles = {one.coder.id: (one.roles, one.assigned) for one in team.members(project)}
        assert roles == {first.id: (("supervisor",), 0), second.id: ((), 1)}


def test_the_table_says_who_has_what_how_far_how_long_and_what_is_left(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        first, second = add_report(project), add_report(project, OTHER_TEXT, "b.txt")
        third = add_report(project, f"{OTHER_TEXT} ثالث", "c.txt")
        sara, ali = coder(project, "sara"), coder(project, "ali")
        give(project, [first, second], sara.id, ali.id)
        annotate.mark(project, first, sara.id, 0, 3, TACTIC, active_ms=2_500)
        annotate.set_status(project, first, sara.id, "done", active_ms=500)
        annotate.mark(project, third, sara.id, 0, 3, TACTIC, active_ms=4_000)
        annotate.mark_all(project, sara.id, [(first, 4, 6), (third, 4, 6)], TACTIC, active_ms=700)
        annotate.set_status(project, first, sara.id, "done")
        (ali_row, sara_row) = team.members(project)
        assert (ali_row.assigned, ali_row.work, ali_row.active_ms) == (0, (), 0)
        words = {row.id: row.words for row in documents.listing(project)}
        assert (sara_row.assigned, sara_row.active_ms, sara_row.spans) == (2, 7_700, 4)
        assert [(one.document, one.status, one.assigned, one.active_ms) for one in sara_row.work] == [
            (first, "done", True, 3_000),
            (second, "not_started", True, 0),
            (third, "in_progress", False, 4_000),
        ]
        assert sara_row.words_left == words[second] + words[third]


def test_a_report_that_was_withdrawn_is_nobodys_work_left(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report, sara = add_report(project), coder(project)
        give(project, [report], sara.id, sara.id)
        mark(project, report, sara, "قصف")
        annotate.withdraw(project, [report], sara.id)
        (row,) = team.members(project)
        assert (row.work, row.words_left) == ((), 0)
