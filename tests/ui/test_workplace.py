"""One open project in one window: text, lists, label bar and status bar say the same, and the file says it too."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from annotator.store import documents
from annotator.ui.panels.label_bar import LabelButton
from annotator.ui.panels.widgets import ActionButton
from annotator.workflow import annotate
from tests.ui.conftest import OpenProgram
from tests.ui.hands import click, click_row
from tests.ui.person import Person
from tests.workshop import OTHER_TEXT, TEXT

LANGUAGES = ("en", "ar")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_mark_is_in_the_file_in_the_text_and_in_the_lists(
    open_program: OpenProgram, work: Path, language: str
) -> None:
    person = open_program(work, language=language)
    person.mark("7 مدنيين", "4")
    person.mark("تل الزهور", "2")

    assert person.marks == [("تل الزهور", "LOCATION"), ("7 مدنيين", "CASUALTY")]
    short = {str(label.code): label.short_names[language] for label in person.session.codebook.labels}
    assert person.painted == {("تل الزهور", short["LOCATION"]), ("7 مدنيين", short["CASUALTY"])}
    assert person.selected == "تل الزهور"
    row = person.place.report_model.shown[0]
    assert (row.status, row.spans) == ("in_progress", 2)


def test_the_models_of_the_lists_pass_qts_own_tester_through_a_days_work(person: Person) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    testers = [QAbstractItemModelTester(model, mode) for model in (person.place.span_model, person.place.report_model)]
    person.mark("7 مدنيين", "4")
    person.mark("مدنيين", "1")
    person.mark("قصف", "3")
    person.press("1", "}", "[", "Ctrl+Z", "Ctrl+Z", "Ctrl+Y", "Del", "Ctrl+Z")
    person.finish()
    person.press("Ctrl+PgUp")
    person.window.actions_table.run("withdraw")
    person.press("Ctrl+Z")

    assert len(testers) == 2
    assert len(person.marks) == 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_click_on_a_label_marks_and_the_text_keeps_the_keyboard(
    open_program: OpenProgram, work: Path, language: str
) -> None:
    person = open_program(work, language=language)
    person.drag_over("7 مدنيين")
    person.click(person.page.labels.buttons["CASUALTY"])

    assert person.marks == [("7 مدنيين", "CASUALTY")]
    assert person.text.hasFocus()


def test_a_click_in_the_list_of_marks_selects_the_mark_in_the_text(person: Person) -> None:
    person.mark("7 مدنيين", "4")
    person.mark("قصف", "3")
    person.press("Esc")
    click_row(person.page.spans.list, 1)

    assert person.selected == "7 مدنيين"
    assert person.text.caret() == TEXT.index("7 مدنيين")


def test_a_click_in_the_list_of_reports_opens_the_report(person: Person) -> None:
    click_row(person.page.reports.list, 1)

    assert person.text.text() == OTHER_TEXT
    assert person.page.reports.list.currentIndex().row() == 1
    assert "Report 2 of 3" in person.page.status.place.text()


def test_the_list_shows_the_report_that_keys_have_opened(person: Person) -> None:
    person.press("Ctrl+PgDown")

    assert person.page.reports.list.currentIndex().row() == 1
    assert person.text.text() == OTHER_TEXT


def test_what_is_not_the_article_is_dimmed_until_it_is_taken_back(person: Person) -> None:
    person.window.notices.clear()
    person.text.clearFocus()
    before = person.text.grab().toImage()
    person.drag_over("وقال ناشطون إن كتائب النهر أطلقت صواريخ Grad")
    person.window.actions_table.run("zone:body")
    person.text.clearFocus()
    assert person.text.grab().toImage() == before

    person.drag_over("وقال ناشطون إن كتائب النهر أطلقت صواريخ Grad")
    person.window.actions_table.run("zone:comments")
    person.text.clearFocus()
    assert person.text.grab().toImage() != before

    person.window.actions_table.run("undo")
    assert person.text.grab().toImage() == before


def test_actions_can_be_done_only_when_there_is_something_to_do(person: Person) -> None:
    actions = person.window.actions_table

    def enabled(*ids: str) -> list[bool]:
        return [actions[id].isEnabled() for id in ids]

    assert enabled("undo", "redo", "delete", "start_back", "reopen", "zone:title", "finish", "label:ACTOR") == [
        False, False, False, False, False, False, True, True,
    ]  # fmt: skip
    person.drag_over("7 مدنيين")
    assert enabled("zone:title", "delete") == [True, False]
    person.press("4")
    assert enabled("zone:title", "delete", "start_back", "undo", "redo") == [False, True, True, True, False]
    person.press("Ctrl+Z")
    assert enabled("delete", "undo", "redo") == [False, False, True]
    person.finish()
    person.press("Ctrl+PgUp")
    assert enabled("reopen", "undo", "redo") == [True, True, False]


def test_undo_says_what_it_would_undo(person: Person) -> None:
    person.mark("7 مدنيين", "4")
    assert person.window.actions_table["undo"].text() == "Undo: mark"
    person.press("1")
    assert person.window.actions_table["undo"].text() == "Undo: change of label"
    person.press("Ctrl+Z")
    assert person.window.actions_table["redo"].text() == "Redo: change of label"


@pytest.mark.parametrize("act", ["label:ACTOR", "finish", "withdraw", "zone:title"])
def test_who_has_not_said_her_name_is_asked_whatever_she_does(open_program: OpenProgram, work: Path, act: str) -> None:
    person = open_program(work, coder="")
    person.page.who.hide()
    person.drag_over("قصف")
    before = person.session.project.db.execute("SELECT count(*) FROM journal").fetchone()
    person.window.actions_table.run(act)

    assert person.page.who.isVisible()
    assert person.page.who.field.hasFocus()
    assert person.session.project.db.execute("SELECT count(*) FROM journal").fetchone() == before


def test_the_label_bar_shows_which_label_the_selected_mark_has(person: Person) -> None:
    person.mark("7 مدنيين", "4")
    chosen = {label: button for label, button in person.page.labels.buttons.items() if button._chosen}
    assert list(chosen) == ["CASUALTY"]
    assert all(isinstance(button, LabelButton) for button in chosen.values())
    person.press("1")
    assert [label for label, button in person.page.labels.buttons.items() if button._chosen] == ["ACTOR"]


def test_a_withdrawn_report_leaves_its_place_to_the_next_and_comes_back(person: Person) -> None:
    person.mark("7 مدنيين", "4")
    person.window.actions_table.run("withdraw")
    assert person.text.text() == OTHER_TEXT
    assert len(person.listed) == 2

    person.press("Ctrl+Z")
    assert person.text.text() == TEXT
    assert person.marks == [("7 مدنيين", "CASUALTY")]
    assert person.painted == {("7 مدنيين", "Casualties")}


def test_with_no_report_left_the_page_says_how_to_get_some(person: Person) -> None:
    for _ in range(3):
        person.window.actions_table.run("withdraw")

    assert person.listed == []
    assert not person.text.isVisible()
    nothing = person.page.centre.currentWidget()
    assert nothing is not None
    assert "No report is open" in [label.text() for label in nothing.findChildren(QLabel)]
    assert [one.text() for one in nothing.findChildren(ActionButton) if one.isEnabled()] == ["Import reports"]
    person.press("Ctrl+Z")
    assert person.text.isVisible()


def test_metadata_that_was_typed_is_in_the_list_of_reports(qtbot: QtBot, person: Person) -> None:
    person.press("Ctrl+D")
    field = person.page.details.fields["title"]
    assert field.hasFocus()
    QTest.keyClicks(field, "Market shelled")
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert person.listed[0] == "Market shelled"
    report = person.report
    assert report is not None
    assert documents.metadata_of(person.session.project, report).values == {"title": "Market shelled"}
    person.read()
    person.press("Ctrl+Z")
    assert person.listed[0] == TEXT.split("\n")[0]


def test_digits_typed_into_a_field_are_text_and_mark_nothing(person: Person) -> None:
    person.drag_over("7 مدنيين")
    person.press("Ctrl+D")
    field = person.page.details.fields["date"]
    click(field)
    QTest.keyClicks(field, "2025-03-14")
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert field.text() == "2025-03-1"
    assert person.marks == []


def test_undo_in_a_field_takes_back_typing_and_no_mark(person: Person) -> None:
    person.mark("7 مدنيين", "4")
    person.press("Ctrl+D")
    field = person.page.details.fields["title"]
    QTest.keyClicks(field, "abc")
    person.press("Ctrl+Z")

    assert field.text() == ""
    assert person.marks == [("7 مدنيين", "CASUALTY")]


def test_names_of_the_project_and_of_the_coder_are_isolated(person: Person) -> None:
    """R15."""
    top = person.page.top

    assert top._project.text() == "\u2068work\u2069"
    assert top._coder.text() == "Coder \u2068sara\u2069"


def test_edits_of_the_command_line_kind_are_followed(person: Person) -> None:
    """Whatever changes a mark through the session, everything that shows marks follows."""
    person.mark("7 مدنيين", "4")
    span = person.spans()[0]
    person.session.do(lambda project: annotate.delete(project, [span]))

    assert person.marks == []
    assert person.painted == set()
    assert person.selected is None
