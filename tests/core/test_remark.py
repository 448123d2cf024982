"""Notes of every kind in records of one kind, and those of other programs left as they came."""

from __future__ import annotations

from annotator.core.annotation_set import Note, NoteId
from annotator.core.coder import CoderId
from annotator.core.document import DocumentId
from annotator.core.remark import Remark, confirmation, new_remark, remark_of, remarks_of, report_note, report_values

DOCUMENT, CODER = DocumentId("d"), CoderId("c")


def test_a_remark_comes_back_as_it_was_written() -> None:
    for remark in (
        new_remark(DOCUMENT, CODER, "ملاحظة"),
        new_remark(DOCUMENT, CODER, "سؤال؟", "s", question=True),
        Remark(NoteId("n"), DOCUMENT, CODER, "سؤال؟", "s", question=True, answer="نعم", closed=True),
    ):
        assert remark_of(remark.note()) == remark


def test_a_question_is_open_until_it_is_answered_or_closed() -> None:
    asked = Remark(NoteId("n"), DOCUMENT, CODER, "سؤال؟", question=True)
    assert asked.is_open
    assert not Remark(NoteId("n"), DOCUMENT, CODER, "سؤال؟", question=True, answer="نعم").is_open
    assert not Remark(NoteId("n"), DOCUMENT, CODER, "سؤال؟", question=True, closed=True).is_open
    assert not Remark(NoteId("n"), DOCUMENT, CODER, "ملاحظة").is_open


def test_a_note_of_another_program_is_a_remark_where_it_has_a_text_and_else_none() -> None:
    theirs = Note(NoteId("x"), DOCUMENT, CODER, {"text": "checked", "by": "tool"})
    found = remark_of(theirs)
    assert found is not None
    assert (found.text, found.question) == ("checked", False)
    assert remark_of(Note(NoteId("y"), DOCUMENT, CODER, {"score": 3})) is None


def test_what_is_said_of_a_report_is_no_remark() -> None:
    notes = [report_note(DOCUMENT, CODER, {"relevance": "relevant"}), confirmation(DOCUMENT, CODER, [{"code": "x"}])]
    assert remarks_of(notes) == []
    assert report_values(notes) == {"relevance": "relevant"}
    assert report_values([]) == {}
