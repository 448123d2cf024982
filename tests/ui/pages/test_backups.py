"""The backups in the window: what is in each, what going back would lose, going back, and repairing."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotator.store import backup, documents
from annotator.ui.pages.backups import BackupsPage
from annotator.ui.program import Program
from annotator.workflow import backups, projects
from annotator.workflow.check import check
from tests.ui.conftest import OpenProgram
from tests.ui.hands import press
from tests.ui.pages.test_trouble import damaged
from tests.ui.patience import until
from tests.ui.person import Person
from tests.workshop import TACTIC, coder, mark


@pytest.fixture
def marked(work: Path) -> Path:
    """A project with a backup after one mark of Sara's, and a second mark since."""
    with projects.opened(work) as project:
        sara, first = coder(project), documents.listing(project)[0].id
        mark(project, first, sara, "قصف", TACTIC)
        backup.make(project)
        mark(project, first, sara, "7 مدنيين", TACTIC)
    return work


def backups_page(program: Program, qtbot: QtBot) -> BackupsPage:
    page = program.window.pages.currentWidget()
    assert isinstance(page, BackupsPage)
    until(qtbot, lambda: not page.is_busy)
    return page


def compared(page: BackupsPage, qtbot: QtBot) -> str:
    """Let what would be lost be worked out, and return it."""
    until(qtbot, page.put_back.isEnabled)
    return page.lines.toPlainText()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_going_back_says_what_would_be_lost_and_keeps_what_was_there(
    open_program: OpenProgram, marked: Path, qtbot: QtBot, language: str
) -> None:
    person = open_program(marked, language=language)
    assert len(person.marks) == 2
    person.press("Ctrl+Shift+B")
    assert person.program.session is None
    page = backups_page(person.program, qtbot)
    assert page.copies.hasFocus()
    assert page.copies.rowCount() == 2
    assert "sara" not in compared(page, qtbot)
    press(page.copies, "Down")
    until(qtbot, lambda: "sara" in page.lines.toPlainText())
    assert page.copies.cells(1)[1] in ("1", "١")
    assert page.repair.isHidden()

    page.put_back.setFocus()
    press(page, "Space")
    until(qtbot, page.copies.isHidden)
    assert page.back.hasFocus()
    said = page.lines.toPlainText()
    press(page, "Space")
    assert person.marks == [("قصف", "TACTIC")]
    aside = [one for one in marked.parent.glob("*.tarmiz") if one != marked]
    assert len(aside) == 1
    assert aside[0].name in said
    with projects.opened(aside[0]) as kept:
        assert len(documents.listing(kept)) == 3


def test_whoever_only_looks_finds_her_work_as_it_was(open_program: OpenProgram, marked: Path, qtbot: QtBot) -> None:
    person = open_program(marked)
    person.press("Ctrl+Shift+B")
    page = backups_page(person.program, qtbot)
    compared(page, qtbot)
    press(page, "Escape")
    assert len(person.marks) == 2
    assert person.window.pages.currentWidget() is person.page


def test_without_backups_it_says_so(person: Person, qtbot: QtBot) -> None:
    for one in backups.backups(person.session.project.path):
        one.path.unlink()
    person.press("Ctrl+Shift+B")
    page = backups_page(person.program, qtbot)
    assert page.nothing.isVisible()
    assert not page.put_back.isVisible()
    assert page.back.hasFocus()


def test_a_damaged_project_is_repaired_and_what_is_missing_is_said(
    open_program: OpenProgram, marked: Path, qtbot: QtBot
) -> None:
    damaged(marked)
    person = open_program(marked)
    person.click_button("Backups and repair…")
    page = backups_page(person.program, qtbot)
    assert "damaged" in page.failure.text()
    assert "nobody can say what the backup lacks" in compared(page, qtbot)
    person.click(page.repair)
    until(qtbot, page.copies.isHidden)
    assert "was rebuilt from its journal" in page.lines.toPlainText()
    person.click(page.back)
    assert len(person.listed) == 3
    assert ("قصف", "TACTIC") in person.marks
    assert check(person.session.project).sound


def test_a_backup_that_is_damaged_itself_cannot_be_put_back(
    open_program: OpenProgram, marked: Path, qtbot: QtBot
) -> None:
    damaged(backups.backups(marked)[0].path)
    person = open_program(marked)
    person.press("Ctrl+Shift+B")
    page = backups_page(person.program, qtbot)
    (row,) = [at for at in range(page.copies.rowCount()) if page.copies.cells(at)[-1] == "damaged"]
    compared(page, qtbot)
    page.copies.setCurrentCell(row, 0)
    until(qtbot, lambda: "damaged" in page.lines.toPlainText())
    assert not page.put_back.isEnabled()


def test_whom_a_project_was_made_for_goes_on_in_the_copy_that_was_put_back(
    open_program: OpenProgram, marked: Path, qtbot: QtBot
) -> None:
    person = open_program(marked, coder="somebody else")
    project = person.session.project
    sara = coder(project, "sara")
    person.program.opening.keep_who(project.site, sara.id)
    person.program.open(marked)
    assert person.session.coder == sara
    person.press("Ctrl+Shift+B")
    page = backups_page(person.program, qtbot)
    compared(page, qtbot)
    person.click(page.put_back)
    until(qtbot, page.copies.isHidden)
    person.click(page.back)
    assert person.session.coder == sara
