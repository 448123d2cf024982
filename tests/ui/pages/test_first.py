"""The first page: a new project, an open one, the sample, who is coding, and the two switches that all need."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from annotator import language, settings
from annotator.ui.pages.first import FirstPage
from annotator.ui.panels.segments import Segments
from annotator.ui.panels.widgets import ActionButton
from tests.ui.conftest import OpenProgram
from tests.ui.hands import click, press, write
from tests.ui.person import Person
from tests.workshop import TEXT, new_project


@pytest.fixture
def newcomer(open_program: OpenProgram) -> Person:
    """Somebody who has never been here."""
    person = open_program(None, coder="")
    person.program.close()
    return person


def first(person: Person) -> FirstPage:
    page = person.window.pages.currentWidget()
    assert isinstance(page, FirstPage)
    return page


def recent(page: FirstPage) -> list[QPushButton]:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return [one for one in page.findChildren(QPushButton) if one.property("role") == "row"]


def start_button(page: FirstPage, words: str) -> ActionButton:
    return next(one for one in page.findChildren(ActionButton) if one.text() == words)


def test_four_ways_to_begin_are_in_sight(newcomer: Person) -> None:
    page = first(newcomer)

    assert [one.text() for one in page.findChildren(ActionButton)] == [
        "New project",
        "Open a project",
        "Take a package in",
        "Sample project",
    ]
    assert all(one.isVisible() and one.isEnabled() for one in page.findChildren(ActionButton))
    assert recent(page) == []


def test_the_sample_is_a_click_away(newcomer: Person) -> None:
    click(start_button(first(newcomer), "Sample project"))

    assert newcomer.session.is_sample
    assert newcomer.text.text() != ""


def test_a_new_project_is_a_click_away(newcomer: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_, **__: (str(tmp_path / "a.tarmiz"), "")))
    click(start_button(first(newcomer), "New project"))

    assert newcomer.session.project.path == tmp_path / "a.tarmiz"


def test_who_is_coding_can_be_said_here_and_is_not_asked_again(newcomer: Person, work: Path) -> None:
    field = first(newcomer).coder
    write(field, "  سارة   ")
    press(field, "Return")
    assert settings.load().text("coder_name") == "سارة"

    newcomer.program.open(work)
    assert not newcomer.page.who.isVisible()
    assert newcomer.session.coder is not None
    assert newcomer.session.coder.name == "سارة"


def test_the_name_stands_there_the_next_time(open_program: OpenProgram) -> None:
    person = open_program(None, coder="sara")
    person.program.close()

    assert first(person).coder.text() == "sara"


def test_the_last_projects_are_offered_the_latest_first(person: Person, tmp_path: Path) -> None:
    new_project(tmp_path, "other").close()
    person.program.open(tmp_path / "other.tarmiz")
    person.press("Ctrl+W")
    offered = recent(first(person))

    assert [Path(one.property("path")).name for one in offered] == ["other.tarmiz", "work.tarmiz"]
    assert [one.accessibleName() for one in offered] == ["\u2068other\u2069", "\u2068work\u2069"]
    click(offered[1])
    assert person.text.text() == TEXT


def test_a_project_that_is_gone_is_not_offered(person: Person, work: Path) -> None:
    person.press("Ctrl+W")
    work.unlink()
    first(person).show_recent(settings.load().texts("recent"))

    assert recent(first(person)) == []
    assert "Recent" not in [label.text() for label in first(person).findChildren(QLabel) if label.isVisible()]


def test_no_more_than_a_few_are_offered_and_names_are_shown_as_they_are(newcomer: Person, tmp_path: Path) -> None:
    """R15; and no sign of a name becomes the mark under a letter."""
    paths = [tmp_path / f"مشروع & {nth} (2016).tarmiz" for nth in range(7)]
    for path in paths:
        path.touch()
    page = first(newcomer)
    page.show_recent([str(path) for path in paths])

    assert len(recent(page)) == 5
    assert recent(page)[0].text().replace("&&", "&") == f"\u2068مشروع & 0 (2016)\u2069  ·  \u2068{tmp_path}\u2069"
    assert recent(page)[0].text().count("&&") == 1
    assert recent(page)[0].toolTip() == f"\u2068{paths[0]}\u2069"


def test_the_home_folder_is_shown_short(newcomer: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", classmethod(lambda cls: tmp_path))
    (tmp_path / "docs").mkdir()
    paths = [tmp_path / "docs" / "a.tarmiz", tmp_path / "b.tarmiz"]
    for path in paths:
        path.touch()
    page = first(newcomer)
    page.show_recent([str(path) for path in paths])

    assert [one.text().split("·")[1].strip() for one in recent(page)] == [
        "\u2068~/docs\u2069",
        f"\u2068{tmp_path}\u2069",
    ]


@pytest.mark.parametrize(("value", "code"), [("ar", "ar"), ("en", "en")])
def test_another_language_is_a_click_away(qtbot: QtBot, open_program: OpenProgram, value: str, code: str) -> None:
    person = open_program(None, language="en" if code == "ar" else "ar")
    person.program.close()
    before = person.window
    click(first(person).findChildren(Segments)[0].button(value))
    qtbot.waitUntil(lambda: person.window is not before)

    assert language.code() == code
    assert (person.window.layoutDirection() == Qt.LayoutDirection.RightToLeft) == (code == "ar")
    assert first(person).isVisible()
    assert first(person).findChildren(Segments)[0].button(value).isChecked()


def test_another_theme_is_a_click_away(qtbot: QtBot, newcomer: Person) -> None:
    before = newcomer.window
    click(first(newcomer).findChildren(Segments)[1].button("dark"))
    qtbot.waitUntil(lambda: newcomer.window is not before)

    assert newcomer.window.theme.name == "dark"
    assert first(newcomer).findChildren(Segments)[1].button("dark").isChecked()
