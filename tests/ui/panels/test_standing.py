"""The fact that is always shown: everything is saved, or a red bar with what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from annotator.workflow import projects
from tests.ui.conftest import OpenProgram
from tests.ui.disk import full, read_only, writable
from tests.ui.person import Person
from tests.workshop import TEXT, add_report, coder, new_project, quotes

LONG = " ".join([TEXT] * 40)  # a mark over all of it needs pages that the file does not have yet


def red(person: Person) -> bool:
    """Tell whether the bar is the red one, with its two buttons."""
    status = person.page.status
    buttons = [status.retry.isVisible(), status.move_on.isVisible()]
    assert buttons in ([True, True], [False, False])
    assert (status.property("role") == "failed") == buttons[0]
    return buttons[0]


def test_everything_is_saved_is_said_from_the_start_and_after_each_edit(person: Person) -> None:
    assert "Everything is saved" in person.page.status.fact.text()
    person.mark("7 مدنيين", "4")
    assert "Everything is saved" in person.page.status.fact.text()
    assert not red(person)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_what_the_file_does_not_take_is_told_and_not_painted(
    open_program: OpenProgram, work: Path, language: str
) -> None:
    person = open_program(work, language=language)
    read_only(person.session.project)
    person.mark("7 مدنيين", "4")

    assert red(person)
    assert "work.tarmiz" in person.page.status.fact.text()
    assert person.marks == []
    assert person.painted == set()
    assert person.selected is None
    assert not person.window.actions_table["undo"].isEnabled()


def test_trying_again_stores_it_when_the_file_takes_it(person: Person) -> None:
    read_only(person.session.project)
    person.mark("7 مدنيين", "4")
    person.click(person.page.status.retry)
    assert red(person)

    writable(person.session.project)
    person.click(person.page.status.retry)
    assert not red(person)
    assert person.marks == [("7 مدنيين", "CASUALTY")]
    assert person.painted == {("7 مدنيين", "Casualties")}


def test_a_full_disk_is_named_and_costs_nothing_but_a_retry(open_program: OpenProgram, tmp_path: Path) -> None:
    with new_project(tmp_path, "long") as project:
        add_report(project, LONG)
    person = open_program(tmp_path / "long.tarmiz")
    full(person.session.project)
    person.press("Ctrl+A", "4")
    assert red(person)
    assert "The disk is full" in person.page.status.fact.text()
    assert person.marks == []

    writable(person.session.project)
    person.click(person.page.status.retry)
    assert person.marks == [(LONG, "CASUALTY")]


def test_a_later_edit_does_not_overtake_one_that_waits(person: Person) -> None:
    read_only(person.session.project)
    person.mark("7 مدنيين", "4")
    person.mark("تل الزهور", "2")
    assert red(person)

    writable(person.session.project)
    person.mark("مصدر طبي", "1")
    assert not red(person)
    assert person.marks == [("7 مدنيين", "CASUALTY"), ("مصدر طبي", "ACTOR")]
    person.press("Ctrl+Z")
    assert person.marks == [("7 مدنيين", "CASUALTY")]


@pytest.mark.parametrize("edit", ["Ctrl+Return", "Ctrl+Z", "Del", "1", "]"])
def test_nothing_of_any_edit_shows_before_it_is_stored(person: Person, edit: str) -> None:
    person.mark("7 مدنيين", "4")
    before = (person.marks, person.painted, person.titles_by_status, person.selected, person.report)
    read_only(person.session.project)
    if edit == "Ctrl+Return":
        person.finish()
    else:
        person.press(edit)

    assert red(person)
    assert (person.marks, person.painted, person.titles_by_status, person.selected, person.report) == before
    writable(person.session.project)
    person.click(person.page.status.retry)
    assert not red(person)
    assert (person.marks, person.titles_by_status) != (before[0], before[2])


def test_work_goes_on_in_another_folder_with_what_waited(
    person: Person, work: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.mark("تل الزهور", "2")
    read_only(person.session.project)
    person.mark("7 مدنيين", "4")
    (tmp_path / "stick").mkdir()
    there = tmp_path / "stick" / "work.tarmiz"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_, **__: (str(there), "")))
    person.click(person.page.status.move_on)

    assert not red(person)
    assert person.session.project.path == there
    assert person.marks == [("تل الزهور", "LOCATION"), ("7 مدنيين", "CASUALTY")]
    person.mark("مصدر طبي", "1")
    report = person.report
    assert report is not None
    person.program.finish()
    with projects.opened(work) as old, projects.opened(there) as new:
        assert quotes(old, report, coder(old)) == [("تل الزهور", "LOCATION")]
        assert [quote for quote, _ in quotes(new, report, coder(new))] == ["تل الزهور", "7 مدنيين", "مصدر طبي"]


def test_a_folder_that_takes_nothing_either_is_told_and_everything_stays_as_it_was(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_only(person.session.project)
    person.mark("7 مدنيين", "4")
    there = tmp_path / "no such folder" / "work.tarmiz"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_, **__: (str(there), "")))
    person.click(person.page.status.move_on)

    assert "There is no folder" in person.notice
    assert red(person)
    writable(person.session.project)
    person.click(person.page.status.retry)
    assert person.marks == [("7 مدنيين", "CASUALTY")]


def test_what_waits_survives_another_language(qtbot: QtBot, person: Person) -> None:
    read_only(person.session.project)
    person.mark("7 مدنيين", "4")
    before = person.window
    person.window.actions_table.run("arabic")
    qtbot.waitUntil(lambda: person.window is not before)
    assert red(person)

    writable(person.session.project)
    person.click(person.page.status.retry)
    assert person.marks == [("7 مدنيين", "CASUALTY")]


def test_a_long_file_name_does_not_widen_the_window(open_program: OpenProgram, tmp_path: Path) -> None:
    with new_project(tmp_path, "مشروع ترميز أخبار النزاعات في المحافظات الشرقية " * 2) as project:
        add_report(project)
    person = open_program(project.path)
    read_only(person.session.project)
    person.mark("7 مدنيين", "4")

    assert red(person)
    assert person.window.minimumSizeHint().width() <= 1366
    assert person.window.width() == 1366
