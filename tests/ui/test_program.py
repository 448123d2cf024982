"""The running program: projects come and go, language and theme change, and what is not saved is not lost silently."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from annotator import language, settings
from annotator.ui.pages.first import FirstPage
from annotator.ui.pages.settings import SettingsPage
from annotator.ui.panels.segments import Segments
from annotator.ui.program import Program
from annotator.workflow import projects
from tests.ui.conftest import OpenProgram
from tests.ui.hands import click
from tests.ui.person import Person
from tests.workshop import OTHER_TEXT, TEXT, add_report, coder, mark, new_project, quotes


def answer(monkeypatch: pytest.MonkeyPatch, question: str, path: Path | None) -> None:
    """Answer the system's dialog for a file: it cannot be clicked without a screen."""
    chosen = ("" if path is None else str(path), "")
    monkeypatch.setattr(QFileDialog, question, staticmethod(lambda *_, **__: chosen))


def settle(person: Person) -> None:
    """Let what was put off until the events are handled happen."""
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def stored(path: Path) -> list[tuple[str, str]]:
    """Return Sara's marks in the first report of a closed project."""
    with projects.opened(path) as project:
        first = project.db.execute("SELECT id FROM documents ORDER BY number").fetchone()[0]
        return quotes(project, first, coder(project))


# Projects


def test_the_program_begins_with_the_sample_project(open_program: OpenProgram) -> None:
    person = open_program(None)
    person.program.begin(None)

    assert person.session.is_sample
    assert len(person.listed) > 8
    assert person.text.text() != ""
    assert person.marks != []


def test_the_program_begins_with_the_project_that_it_is_given(open_program: OpenProgram, work: Path) -> None:
    person = open_program(None)
    person.program.begin(work)

    assert person.text.text() == TEXT


def test_a_new_project_is_made_where_it_is_wanted_and_opened(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, "getSaveFileName", tmp_path / "fresh")
    person.press("Ctrl+N")

    assert person.session.project.path == tmp_path / "fresh.tarmiz"
    assert person.listed == []
    assert person.session.coder is not None
    assert person.session.coder.name == "sara"


def test_a_new_project_never_takes_the_place_of_another_one(
    person: Person, work: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Weeks of work would be gone with one wrong click."""
    with new_project(tmp_path, "other") as project:
        mark(project, add_report(project), coder(project), "قصف")
    for there in (tmp_path / "other.tarmiz", work):
        answer(monkeypatch, "getSaveFileName", there)
        person.press("Ctrl+N")
        assert "exists already" in person.notice
        assert person.session.project.path == work
    person.program.close()

    assert stored(tmp_path / "other.tarmiz") == [("قصف", "ACTOR")]


def test_another_project_is_opened_in_the_place_of_this_one(
    person: Person, work: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with new_project(tmp_path, "other") as project:
        add_report(project, OTHER_TEXT)
    answer(monkeypatch, "getOpenFileName", tmp_path / "other.tarmiz")
    person.press("Ctrl+O")

    assert person.text.text() == OTHER_TEXT
    with projects.opened(work) as free:
        assert free.path == work


@pytest.mark.parametrize(("key", "question"), [("Ctrl+N", "getSaveFileName"), ("Ctrl+O", "getOpenFileName")])
def test_a_file_dialog_that_is_left_changes_nothing(
    person: Person, monkeypatch: pytest.MonkeyPatch, key: str, question: str
) -> None:
    answer(monkeypatch, question, None)
    before = person.session
    person.press(key)

    assert person.session is before
    assert person.text.text() == TEXT


def test_a_closed_project_is_let_go_and_the_first_page_is_shown(person: Person, work: Path) -> None:
    person.press("Ctrl+W")

    assert person.program.session is None
    assert isinstance(person.window.pages.currentWidget(), FirstPage)
    with projects.opened(work) as free:
        assert free.path == work


def test_a_recent_project_is_opened_by_a_click(person: Person, work: Path) -> None:
    person.press("Ctrl+W")
    person.click_button("\u2068work\u2069  ·  \u2068" + str(work.parent) + "\u2069")

    assert person.text.text() == TEXT


def test_everything_is_found_again_after_a_restart(open_program: OpenProgram, person: Person, work: Path) -> None:
    person.mark("7 مدنيين", "4")
    person.finish()
    person.mark("طريق الساحل", "2")
    person.window.close()
    person.program.finish()

    again = open_program(work)
    assert again.text.text() == OTHER_TEXT
    assert again.marks == [("طريق الساحل", "LOCATION")]
    assert again.titles_by_status["done"] == [TEXT.split("\n")[0]]
    again.press("Ctrl+Z")
    assert again.marks == []
    again.press("Ctrl+Z", "Ctrl+Z")
    assert again.text.text() == TEXT
    assert again.marks == []


# Who is coding


def test_who_is_coding_is_asked_once_and_kept(open_program: OpenProgram, work: Path) -> None:
    person = open_program(work, coder="")
    who = person.page.who
    assert who.isVisible()
    assert who.field.hasFocus()
    for letter in "sara":
        person.press(letter)
    person.press("Return")
    assert not who.isVisible()
    assert person.text.hasFocus()
    person.mark("7 مدنيين", "4")
    assert person.marks == [("7 مدنيين", "CASUALTY")]
    person.window.close()
    person.program.finish()

    assert settings.load().text("coder_name") == "sara"
    again = open_program(work)
    assert not again.page.who.isVisible()
    assert again.marks == [("7 مدنيين", "CASUALTY")]


def test_another_person_sees_her_own_work_only(person: Person) -> None:
    person.mark("7 مدنيين", "4")
    person.window.actions_table.run("coder")
    field = person.page.who.field
    field.selectAll()
    for letter in "ali":
        person.press(letter)
    person.press("Return")

    assert person.marks == []
    assert person.painted == set()
    assert "ali" in person.page.top._coder.text()
    assert person.window.actions_table["undo"].isEnabled() is False


def test_a_name_that_cannot_be_is_refused_in_a_sentence(open_program: OpenProgram, work: Path) -> None:
    person = open_program(work, coder="")
    person.page.who.field.setText("x" * 200)
    person.press("Return")

    assert "at most 80 characters" in person.notice
    assert person.session.coder is None


# Language and theme


def test_language_and_direction_change_at_once_with_the_same_report_open(
    qtbot: QtBot, open_program: OpenProgram, work: Path, app: QApplication
) -> None:
    person = open_program(work)
    person.press("Ctrl+PgDown")
    person.mark("طريق الساحل", "2")
    person.window.actions_table.run("arabic")
    settle(person)

    assert language.code() == "ar"
    assert app.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert person.window.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert person.text.text() == OTHER_TEXT
    assert person.painted == {("طريق الساحل", "مكان")}
    person.press("Ctrl+Z")
    assert person.marks == []
    person.window.actions_table.run("english")
    settle(person)
    assert app.layoutDirection() == Qt.LayoutDirection.LeftToRight
    assert person.text.text() == OTHER_TEXT
    assert settings.load().text("language") == "en"


def test_what_was_selected_and_where_the_caret_was_survive_another_theme(person: Person) -> None:
    person.mark("7 مدنيين", "4")
    person.window.actions_table.run("dark")
    settle(person)
    assert person.selected == "7 مدنيين"
    assert person.text.hasFocus()

    person.press("Esc")
    person.drag_over("مصدر طبي")
    person.window.actions_table.run("light")
    settle(person)
    start, end = person.text.selection() or (0, 0)
    assert TEXT[start:end] == "مصدر طبي"


def test_a_theme_changes_at_once_and_is_kept(person: Person, app: QApplication) -> None:
    light = person.window.theme.colours["paper"]
    person.window.actions_table.run("dark")
    settle(person)

    assert person.window.theme.name == "dark"
    assert person.window.theme.colours["paper"] != light
    assert app.palette().base().color() == person.window.theme.colour("paper")
    assert person.text.look().paper == person.window.theme.colours["paper"]
    assert settings.load().text("theme") == "dark"


def test_another_theme_keeps_the_language_that_was_asked_for_at_the_start(
    app: QApplication, qtbot: QtBot, open_program: OpenProgram, work: Path
) -> None:
    kept = settings.load()
    kept.set("language", "en")
    program = Program(app, kept, "ar")
    program.preferences.set("theme", "dark")
    QCoreApplication.processEvents()
    assert language.code() == "ar"

    program.preferences.set("language", "en")
    QCoreApplication.processEvents()
    assert language.code() == "en"
    program.finish()
    program.deleteLater()


def test_an_import_is_not_cut_short_by_another_theme(
    qtbot: QtBot, person: Person, tmp_path: Path, app: QApplication
) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    for number in range(60):
        (folder / f"{number}.txt").write_text(f"تقرير رقم {number}\n{OTHER_TEXT}", encoding="utf-8")
    before = person.window
    with qtbot.waitSignal(person.place.importing.ended, timeout=20_000):
        person.place.importing.take([folder])
        person.program.preferences.set("theme", "dark")
        QCoreApplication.processEvents()
        assert person.window is before
        assert person.notice == "The window changes when the import is over."
    qtbot.waitUntil(lambda: person.window is not before)

    assert person.window.theme.name == "dark"
    assert len(person.listed) == 63


def test_the_old_window_goes_when_a_new_one_is_made(person: Person, app: QApplication) -> None:
    old = person.window
    person.window.actions_table.run("dark")
    settle(person)

    assert person.window is not old
    assert [one for one in app.topLevelWidgets() if one.isVisible()] == [person.window]


def test_settings_stay_open_when_the_theme_is_changed_there(person: Person) -> None:
    person.press("Ctrl+,")
    page = person.window.pages.currentWidget()
    assert isinstance(page, SettingsPage)
    found = page.findChild(Segments, "theme")
    assert isinstance(found, Segments)
    click(found.button("dark"))
    settle(person)

    assert person.window.theme.name == "dark"
    assert isinstance(person.window.pages.currentWidget(), SettingsPage)
