"""Notes on marks and reports, questions and their answers, and the list of what is open."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.errors import InputError
from annotator.workflow import annotate, remarks
from annotator.workflow.check import check
from tests.workshop import OTHER_TEXT, add_report, coder, mark, new_project


def test_a_note_on_a_mark_is_kept_changed_and_undone(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report, who = add_report(project), coder(project)
        span = mark(project, report, who, "قصف")
        remark = remarks.write(project, report, who.id, "  نوع القصف غير واضح ", span=span)
        assert [one.text for one in remarks.of_span(project, span)] == ["نوع القصف غير واضح"]
        remarks.rewrite(project, remark, text="واضح", question=True)
        assert [(one.text, one.question) for one in remarks.of_span(project, span)] == [("واضح", True)]
        annotate.undo(project, who.id)
        annotate.undo(project, who.id)
        assert remarks.of_document(project, report, who.id) == []
        annotate.redo(project, who.id)
        assert len(remarks.of_document(project, report, who.id)) == 1
        assert check(project).sound


def test_questions_of_all_coders_are_listed_until_they_are_answered_or_closed(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report, other = add_report(project), add_report(project, OTHER_TEXT, "b.txt")
        sara, ali, boss = coder(project, "sara"), coder(project, "ali"), coder(project, "boss")
        span = mark(project, report, sara, "قصف")
        one = remarks.write(project, report, sara.id, "هل هو قصف جوي؟", span=span, question=True)
        two = remarks.write(project, other, ali.id, "هل هذا الخبر مكرر؟", question=True)
        remarks.write(project, report, sara.id, "ملاحظة فقط")
        asked = {question.remark.id: question for question in remarks.questions(project)}
        assert set(asked) == {one.id, two.id}
        assert (asked[one.id].coder, asked[one.id].quote) == ("sara", "قصف")
        assert asked[two.id].quote == ""
        answered = remarks.answer(project, one, "نعم، غارة", boss.id)
        remarks.close(project, two, ali.id)
        assert remarks.questions(project) == []
        assert len(remarks.questions(project, every=True)) == 2
        annotate.undo(project, boss.id)
        assert [question.remark.id for question in remarks.questions(project)] == [one.id]
        assert answered.answer == "نعم، غارة"
        assert check(project).sound


def test_a_mark_that_goes_takes_its_notes_along_and_undo_brings_both_back(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report, who = add_report(project), coder(project)
        span = mark(project, report, who, "قصف")
        remarks.write(project, report, who.id, "ملاحظة", span=span)
        remarks.write(project, report, who.id, "عن الخبر كله")
        annotate.delete(project, [span])
        assert [one.text for one in remarks.of_document(project, report, who.id)] == ["عن الخبر كله"]
        annotate.undo(project, who.id)
        assert len(remarks.of_document(project, report, who.id)) == 2


def test_a_note_can_be_taken_away(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report, who = add_report(project), coder(project)
        remark = remarks.write(project, report, who.id, "ملاحظة")
        assert remarks.rewrite(project, remark, text="ملاحظة") == remark
        assert annotate.what_next(project, who.id) == ("note", None)
        remarks.remove(project, remark)
        assert remarks.of_document(project, report, who.id) == []


@pytest.mark.parametrize("text", ["", "   ", "س" * 10_001])
def test_a_note_without_words_or_with_too_many_is_refused(tmp_path: Path, text: str) -> None:
    with new_project(tmp_path) as project:
        report, who = add_report(project), coder(project)
        with pytest.raises(InputError):
            remarks.write(project, report, who.id, text)


def test_questions_in_withdrawn_reports_are_not_listed(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report, who = add_report(project), coder(project)
        remarks.write(project, report, who.id, "سؤال؟", question=True)
        annotate.withdraw(project, [report], who.id)
        assert remarks.questions(project) == []
