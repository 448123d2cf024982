"""Notes on marks and on the report are written by keys alone; one may be a question; undo takes each back."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.core.coder import CoderId
from annotator.core.document import DocumentId
from annotator.workflow import remarks
from tests.ui.conftest import OpenProgram
from tests.ui.disk import read_only, writable
from tests.ui.hands import write
from tests.ui.person import Person

FORCE, CLAIM = "قوات اللواء 41", "قُتل 7 مدنيين"


def in_file(person: Person) -> list[tuple[str, str, bool]]:
    """Return words, the words of the mark ("" for the report), and whether it asks, of every note in the file."""
    document, coder = person.session.document, person.session.coder
    assert document is not None
    assert coder is not None
    quotes = {str(span.id): span.quote for span in person.session.spans()}
    found = remarks.of_document(person.session.project, DocumentId(document.id), CoderId(coder.id))
    return sorted((one.text, quotes.get(str(one.span), ""), one.question) for one in found)


def shown(person: Person) -> list[str]:
    """Return the notes in sight."""
    panel = person.page.inspector
    box = panel.notes if person.place.coding.span is not None else panel.report_notes
    assert box.isVisible()
    return [row.remark.text for row in box.rows]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_note_on_a_mark_and_a_question_are_written_by_keys(
    open_program: OpenProgram, work: Path, language: str
) -> None:
    person = open_program(work, language=language)
    person.mark(FORCE, "1")
    person.press("M")
    write(person.page.inspector.notes.field, "يُذكر باسم آخر لاحقاً")
    person.press("Return")
    assert in_file(person) == [("يُذكر باسم آخر لاحقاً", FORCE, False)]
    assert person.text.hasFocus() or person.page.inspector.notes.field.hasFocus()
    person.press("Esc", "Q")
    write(person.page.inspector.notes.field, "أهو لواء نظامي؟")
    person.press("Return")

    assert in_file(person) == [("أهو لواء نظامي؟", FORCE, True), ("يُذكر باسم آخر لاحقاً", FORCE, False)]
    assert sorted(shown(person)) == [words for words, _, _ in in_file(person)]
    assert [one.remark.text for one in remarks.questions(person.session.project)] == ["أهو لواء نظامي؟"]
    person.press("Esc", "Ctrl+Z")
    assert shown(person) == ["يُذكر باسم آخر لاحقاً"]
    person.press("Ctrl+Y")
    assert len(shown(person)) == 2


def test_without_a_mark_the_note_is_on_the_report(person: Person) -> None:
    person.press("M")
    write(person.page.inspector.report_notes.field, "منقول عن وكالة أخرى")
    person.press("Return")
    assert in_file(person) == [("منقول عن وكالة أخرى", "", False)]
    assert shown(person) == ["منقول عن وكالة أخرى"]
    person.press("Esc")
    person.mark(FORCE, "1")
    assert shown(person) == []
    person.press("Esc")
    assert shown(person) == ["منقول عن وكالة أخرى"]


def test_a_note_is_changed_and_removed(person: Person) -> None:
    person.mark(FORCE, "1")
    person.press("M")
    field = person.page.inspector.notes.field
    write(field, "أول")
    person.press("Return")
    person.click(person.page.inspector.notes.rows[0].change)
    assert field.text() == "أول"
    field.clear()
    write(field, "ثان")
    person.page.inspector.notes.question.setChecked(True)
    person.press("Return")
    assert in_file(person) == [("ثان", FORCE, True)]
    person.click(person.page.inspector.notes.rows[0].remove)
    assert in_file(person) == []
    person.read()
    person.press("Ctrl+Z")
    assert in_file(person) == [("ثان", FORCE, True)]
    assert shown(person) == ["ثان"]


def test_what_is_being_written_is_noted_where_it_was_begun(person: Person) -> None:
    person.mark(FORCE, "1")
    person.mark(CLAIM, "4")
    person.press("M")
    write(person.page.inspector.notes.field, "حصيلة أولية")
    person.place.coding.select_and_show(next(span.id for span in person.spans() if span.quote == FORCE))
    assert in_file(person) == [("حصيلة أولية", CLAIM, False)]
    person.press("Esc", "Esc", "M")
    write(person.page.inspector.report_notes.field, "للمراجعة")
    person.press("Ctrl+PgDown", "Ctrl+PgUp")

    assert in_file(person) == [("حصيلة أولية", CLAIM, False), ("للمراجعة", "", False)]


def test_what_is_being_written_is_noted_when_the_program_ends(open_program: OpenProgram, work: Path) -> None:
    person = open_program(work)
    person.press("M")
    write(person.page.inspector.report_notes.field, "للمراجعة")
    person.program.close()

    assert in_file(open_program(work)) == [("للمراجعة", "", False)]


def test_escape_forgets_it_and_an_empty_note_is_none(person: Person) -> None:
    person.mark(FORCE, "1")
    person.press("M")
    write(person.page.inspector.notes.field, "خطأ")
    person.press("Esc", "M", "Return")

    assert in_file(person) == []


def test_words_that_are_too_long_are_refused_and_stand_to_be_shortened(person: Person) -> None:
    person.mark(FORCE, "1")
    person.press("M")
    field = person.page.inspector.notes.field
    field.setText("ن" * 10_001)
    person.press("Return")

    assert in_file(person) == []
    assert "at most" in person.notice
    assert len(field.text()) == 10_001


def test_a_note_that_the_disk_does_not_take_is_stored_when_it_does(person: Person) -> None:
    person.mark(FORCE, "1")
    read_only(person.session.project)
    person.press("M")
    write(person.page.inspector.notes.field, "مهم")
    person.press("Return")
    assert in_file(person) == []
    assert shown(person) == []
    writable(person.session.project)
    person.session.retry()

    assert in_file(person) == [("مهم", FORCE, False)]
    assert shown(person) == ["مهم"]


def test_an_answer_is_shown_with_its_question(person: Person) -> None:
    person.mark(FORCE, "1")
    person.press("Q")
    write(person.page.inspector.notes.field, "أهو لواء نظامي؟")
    person.press("Return")
    project, coder = person.session.project, person.session.coder
    assert coder is not None
    remarks.answer(project, remarks.questions(project)[0].remark, "نعم", coder.id)
    person.press("Esc", "Ctrl+PgDown", "Ctrl+PgUp")
    person.place.coding.select_and_show(person.spans()[0].id)
    (row,) = person.page.inspector.notes.rows

    assert row.remark.answer == "نعم"
