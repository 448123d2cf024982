"""The page on which reports are dealt: choices, the plan they give, and a way back."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotator.core.coder import CoderId
from annotator.store import assignments
from annotator.store.project import Project
from annotator.ui.pages.dealing import DealPage
from annotator.ui.pages.team import TeamPage
from annotator.workflow import projects, team
from tests.ui.conftest import OpenProgram
from tests.ui.hands import press, write
from tests.ui.patience import until
from tests.ui.person import Person
from tests.workshop import add_report, coder, new_project

REPORTS = 12


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with new_project(tmp_path, "team") as project:
        huda = coder(project, "huda")
        team.set_roles(project, huda.id, ["supervisor"], huda.id)
        for name in ("ali", "mona", "sara"):
            coder(project, name)
        for nth in range(REPORTS):
            add_report(project, f"تقرير رقم {nth} عن السوق", f"{nth}.txt")
    return tmp_path / "team.tarmiz"


def dealing_of(person: Person, qtbot: QtBot) -> DealPage:
    """Turn to the page by its key, and wait for the first plan."""
    person.press("Ctrl+Shift+L")
    page = person.window.pages.currentWidget()
    assert isinstance(page, DealPage)
    until(qtbot, lambda: page.deal.isEnabled() or page.failure.isVisible())
    return page


def given(project: Project) -> dict[CoderId, int]:
    found: dict[CoderId, int] = {}
    for one in assignments.assignments(project):
        found[one.coder] = found.get(one.coder, 0) + 1
    return found


def planned(page: DealPage, qtbot: QtBot) -> list[list[str]]:
    """Let the page plan what is chosen, and return what the table says."""
    page.chosen.emit()
    until(qtbot, lambda: page.deal.isEnabled() or page.failure.isVisible())
    return [page.plan.cells(row) for row in range(page.plan.rowCount())]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_reports_are_dealt_by_the_keyboard_and_taken_back(
    open_program: OpenProgram, path: Path, qtbot: QtBot, language: str
) -> None:
    person = open_program(path, coder="huda", language=language)
    page = dealing_of(person, qtbot)
    boxes = list(page.coders.values())
    assert [box.isChecked() for box in boxes] == [True, False, True, True]
    assert boxes[0].hasFocus()
    assert page.shared.field.value() == REPORTS
    assert assignments.assignments(person.session.project) == []

    page.shared.field.setFocus()
    page.shared.field.selectAll()
    write(page.shared.field, "6")
    press(page, "Tab")
    rows = planned(page, qtbot)
    assert page.advice.isVisible()
    assert page.seed.placeholderText() == "1"
    page.deal.setFocus()
    press(page, "Space")
    until(qtbot, lambda: isinstance(person.window.pages.currentWidget(), TeamPage))

    project = person.session.project
    counts = given(project)
    digits = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
    assert sorted(counts.values()) == sorted(int(row[2].translate(digits)) for row in rows)
    assert sum(counts.values()) == REPORTS + 6
    deal = assignments.deals(project)[0]
    assert deal.content["shared"] == 6

    people = person.window.pages.currentWidget()
    assert isinstance(people, TeamPage)
    until(qtbot, lambda: not people.is_busy)
    person.click(person.window.notices.act_button)
    until(qtbot, lambda: not people.is_busy)
    assert assignments.assignments(project) == []
    assert people.people.cells(0)[2] in ("0", "٠")


def test_every_choice_changes_the_plan(open_program: OpenProgram, path: Path, qtbot: QtBot) -> None:
    person = open_program(path, coder="huda")
    page = dealing_of(person, qtbot)
    page.shared.field.setValue(0)
    every = planned(page, qtbot)
    assert [row[2] for row in every] == ["4", "4", "4"]
    person.click(page.amount.button("count"))
    page.count.field.setValue(6)
    assert [row[2] for row in planned(page, qtbot)] == ["2", "2", "2"]
    person.click(page.amount.button("each"))
    page.count.field.setValue(3)
    assert [row[2] for row in planned(page, qtbot)] == ["3", "3", "3"]
    assert "3 reports are nobody's yet" in page.sentences.text()
    page.shared.field.setValue(3)
    person.click(page.times.button("3"))
    assert [row[4] for row in planned(page, qtbot)] == ["3", "3", "3"]
    person.click(page.sources.button("together"))
    write(page.seed, "spring")
    person.click(page.again)
    options = page.options()
    assert (options.sources, options.seed, options.again, options.times) == ("together", "spring", True, 3)


def test_what_cannot_be_dealt_says_why(open_program: OpenProgram, path: Path, qtbot: QtBot) -> None:
    person = open_program(path, coder="huda")
    page = dealing_of(person, qtbot)
    for box in page.coders.values():
        if box.isChecked():
            person.click(box)
    assert planned(page, qtbot) == []
    assert "to whom" in page.failure.text()
    assert not page.deal.isEnabled()


def test_dealing_again_adds_and_takes_nothing_away(open_program: OpenProgram, path: Path, qtbot: QtBot) -> None:
    person = open_program(path, coder="huda")
    page = dealing_of(person, qtbot)
    page.shared.field.setValue(0)
    planned(page, qtbot)
    person.click(page.deal)
    until(qtbot, lambda: isinstance(person.window.pages.currentWidget(), TeamPage))
    project = person.session.project
    before = set(assignments.assignments(project))
    add_report(project, "تقرير جديد", "new.txt")
    page = dealing_of(person, qtbot)
    page.shared.field.setValue(0)
    rows = planned(page, qtbot)
    assert [row[1] for row in rows] == ["4", "4", "4"]
    assert sum(int(row[2]) for row in rows) == 1
    person.click(page.deal)
    until(qtbot, lambda: isinstance(person.window.pages.currentWidget(), TeamPage))
    assert before < set(assignments.assignments(project))


def test_who_has_not_said_who_she_is_deals_nothing(open_program: OpenProgram, path: Path, qtbot: QtBot) -> None:
    person = open_program(path, coder="")
    page = dealing_of(person, qtbot)
    person.click(page.deal)
    assert "who you are" in page.failure.text()
    person.program.close()
    with projects.opened(path) as project:
        assert assignments.assignments(project) == []
