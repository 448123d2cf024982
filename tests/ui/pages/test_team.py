"""The page of the team: people, what they may do, what each has and how far she is, by mouse and by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotator.core.document import DocumentId
from annotator.store import assignments, coders, documents
from annotator.ui.pages.team import TeamPage
from annotator.workflow import annotate, dealing, projects
from tests.ui.conftest import OpenProgram
from tests.ui.hands import press, write
from tests.ui.patience import until
from tests.ui.person import Person
from tests.workshop import TACTIC, coder, mark


@pytest.fixture
def dealt(work: Path) -> Path:
    """Three reports, of which ali has two: one done, one begun."""
    with projects.open_project(work) as project:
        huda, ali = coder(project, "huda"), coder(project, "ali")
        ids = [DocumentId(row.id) for row in documents.listing(project)]
        dealing.give(project, ids[:2], ali.id, huda.id)
        mark(project, ids[0], ali, "قصف", TACTIC)
        annotate.set_status(project, ids[0], ali.id, "done", active_ms=600_000)
        annotate.set_status(project, ids[1], ali.id, "in_progress")
    return work


def team_of(person: Person, qtbot: QtBot) -> TeamPage:
    """Turn to the team by its key."""
    person.press("Ctrl+Shift+T")
    page = person.window.pages.currentWidget()
    assert isinstance(page, TeamPage)
    until(qtbot, lambda: not page.is_busy)
    return page


def test_the_table_says_who_has_what_and_how_far_it_is(open_program: OpenProgram, dealt: Path, qtbot: QtBot) -> None:
    person = open_program(dealt, coder="huda")
    page = team_of(person, qtbot)
    assert page.people.hasFocus()
    rows = [page.people.cells(row) for row in range(page.people.rowCount())]
    words = sum(row.words for row in documents.listing(person.session.project)[1:2])
    assert rows[0] == ["\u2068ali\u2069", "coder", "2", "1", "1", str(words), "10 min", "-", "-"]
    assert rows[1][0] == "\u2068huda\u2069 (you)"
    assert page.summary.text() == "2 people · 1 report is nobody's yet."
    assert [page.reports.cells(row)[1] for row in range(page.reports.rowCount())] == ["done", "in progress"]
    press(page.people, "Down")
    assert page.reports.rowCount() == 0
    press(page.people, "Escape")
    assert person.window.pages.currentWidget() is person.page


def test_a_coder_is_added_by_code_and_two_of_one_name_stay_two(
    open_program: OpenProgram, dealt: Path, qtbot: QtBot
) -> None:
    person = open_program(dealt, coder="huda")
    page = team_of(person, qtbot)
    write(page.name, "C-07")
    press(page.name, "Return")
    until(qtbot, lambda: not page.is_busy)
    assert [one.name for one in coders.coders(person.session.project)] == ["C-07", "ali", "huda"]
    assert page.name.text() == ""
    assert page.name.hasFocus()
    write(page.name, "ali")
    person.click(page.add)
    assert "already" in page.failure.text()
    assert len(coders.named(person.session.project, "ali")) == 1
    person.click(page.add)
    until(qtbot, lambda: not page.is_busy)
    assert len(coders.named(person.session.project, "ali")) == 2
    assert not page.failure.isVisible()
    write(page.name, "x" * 81)
    person.click(page.add)
    assert "at most" in person.notice


@pytest.mark.parametrize("language", ["en", "ar"])
def test_whoever_says_that_she_leads_is_the_supervisor_and_makes_others_adjudicators(
    open_program: OpenProgram, dealt: Path, qtbot: QtBot, language: str
) -> None:
    person = open_program(dealt, coder="huda", language=language)
    page = team_of(person, qtbot)
    person.click(page._lead)
    until(qtbot, lambda: not page.is_busy)
    project = person.session.project
    assert [(one.role, one.coder) for one in assignments.roles(project)] == [("supervisor", coder(project, "huda").id)]
    assert page.lead.isHidden()
    page.people.setFocus()
    box = page.roles["adjudicator"]
    box.setFocus()
    press(box, "Space")
    until(qtbot, lambda: not page.is_busy)
    assert box.hasFocus()
    assert box.isChecked()
    assert assignments.roles_of(project, coder(project, "ali").id) == ("adjudicator",)
    press(page, "Escape")
    person.press("Ctrl+Z")
    assert assignments.roles_of(project, coder(project, "ali").id) == ()


def test_who_has_not_said_who_she_is_is_asked_on_the_page(open_program: OpenProgram, dealt: Path, qtbot: QtBot) -> None:
    person = open_program(dealt, coder="")
    page = team_of(person, qtbot)
    assert page.who.isVisible()
    write(page.who.field, "huda")
    press(page.who.field, "Return")
    until(qtbot, lambda: not page.is_busy and page.people.rowCount() == 2)
    assert person.session.coder is not None
    assert person.session.coder.name == "huda"
    assert page.who.isHidden()
    assert page.lead.isVisible()


def test_the_team_waits_for_an_import(person: Person, tmp_path: Path) -> None:
    (tmp_path / "more.txt").write_text("تقرير آخر عن السوق.", encoding="utf-8")
    person.place.importing.take([tmp_path / "more.txt"])
    person.window.actions_table.run("team")
    assert person.window.pages.currentWidget() is person.page
    assert "still coming in" in person.notice
    person.place.importing.stop()


def test_another_language_shows_the_same_page_again(open_program: OpenProgram, dealt: Path, qtbot: QtBot) -> None:
    person = open_program(dealt, coder="huda")
    team_of(person, qtbot)
    before = person.window
    person.window.actions_table.run("arabic")
    until(qtbot, lambda: person.window is not before)
    page = person.window.pages.currentWidget()
    assert isinstance(page, TeamPage)
    until(qtbot, lambda: not page.is_busy)
    assert page.title.text() == "الفريق"
    assert page.people.rowCount() == 2


def test_another_theme_waits_until_nothing_is_going_on(open_program: OpenProgram, dealt: Path, qtbot: QtBot) -> None:
    person = open_program(dealt, coder="huda")
    page = team_of(person, qtbot)
    before = person.window
    page.show_busy("Merging…")
    person.window.actions_table.run("dark")
    until(qtbot, lambda: "when this is over" in person.notice)
    assert person.window is before
    page.show_idle()
    until(qtbot, lambda: person.window is not before)
    assert person.window.theme.is_dark
    again = person.window.pages.currentWidget()
    assert isinstance(again, TeamPage)
    until(qtbot, lambda: not again.is_busy)
