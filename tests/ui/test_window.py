"""The window places the pages and shows notices; it is mirrored in Arabic and remembers where it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QLabel, QLayout, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from annotator import settings
from annotator.ui.panels.flow import Flow
from annotator.ui.textview.view import TextView
from tests.ui.conftest import LAPTOP, OpenProgram
from tests.ui.person import Person
from tests.workshop import TEXT

PAGES = ("work", "details", "first", "settings", "keys", "trouble")


def turn_to(person: Person, page: str) -> None:
    """Turn to one of the pages of the window."""
    if page == "details":
        person.press("Ctrl+D")
    elif page in ("first", "settings", "keys"):
        person.window.actions_table.run(page)
    elif page == "trouble":
        person.program.open(Path("no such file.tarmiz"))
    QCoreApplication.processEvents()


def place(widget: QWidget, window: QWidget) -> QRect:
    """Return where a widget lies in its window."""
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def rows_of(window: QWidget) -> list[list[QWidget]]:
    """Return the visible widgets of each row that has several, in the order in which they were added."""
    found = [_shown(layout) for layout in window.findChildren(QHBoxLayout)]
    for flow in window.findChildren(Flow):
        lines: dict[int, list[QWidget]] = {}
        for widget in _shown(flow):
            lines.setdefault(widget.geometry().center().y(), []).append(widget)
        found += lines.values()
    return [row for row in found if len(row) > 1]


def _shown(layout: QLayout) -> list[QWidget]:
    items = [layout.itemAt(nth) for nth in range(layout.count())]
    widgets = [item.widget() for item in items if item is not None]
    return [widget for widget in widgets if widget is not None and widget.isVisible() and widget.width() > 1]


# R7: mirrored


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_what_is_added_first_stands_where_the_interface_begins(
    open_program: OpenProgram, work: Path, page: str, language: str
) -> None:
    """R7."""
    person = open_program(work, language=language)
    turn_to(person, page)
    rows = rows_of(person.window)
    assert rows != []
    for row in rows:
        xs = [place(widget, person.window).center().x() for widget in row]
        assert xs == sorted(xs, reverse=language == "ar"), [type(widget).__name__ for widget in row]


@pytest.mark.parametrize("page", PAGES)
def test_every_widget_has_the_direction_of_the_interface_but_peoples_own_text(
    open_program: OpenProgram, work: Path, page: str
) -> None:
    """R7. A field that was typed in has the direction of what was typed: tested with the field."""
    person = open_program(work, language="ar")
    turn_to(person, page)
    own = {id(one) for one in person.window.findChildren(QLineEdit) if one.text()}
    wrong = [
        widget
        for widget in person.window.findChildren(QWidget)
        if widget.layoutDirection() != Qt.LayoutDirection.RightToLeft and not {id(widget), id(widget.parent())} & own
    ]

    assert wrong == []


@pytest.mark.parametrize("page", PAGES)
def test_no_label_is_held_to_the_left_or_right(open_program: OpenProgram, work: Path, page: str) -> None:
    """R7. AlignAbsolute keeps a side whatever the interface is: only text in its own direction may have it."""
    person = open_program(work, language="ar")
    turn_to(person, page)
    for label in person.window.findChildren(QLabel):
        assert not label.alignment() & Qt.AlignmentFlag.AlignAbsolute
        assert not label.alignment() & Qt.AlignmentFlag.AlignRight


def test_reports_stand_where_the_interface_begins_and_marks_where_it_ends(
    open_program: OpenProgram, work: Path
) -> None:
    """R7."""
    places = {}
    for language in ("en", "ar"):
        person = open_program(work, language=language)
        parts = (person.page.reports, person.text, person.page.side)
        places[language] = [place(part, person.window) for part in parts]
        person.program.finish()
    for english, arabic in zip(places["en"], places["ar"], strict=True):
        assert abs(english.left() - (LAPTOP.width() - 1 - arabic.right())) <= 2
        assert abs(english.width() - arabic.width()) <= 2


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_text_keeps_its_own_direction_in_both_interfaces(
    open_program: OpenProgram, work: Path, language: str
) -> None:
    """R7, R20. Arabic at the right edge, a Latin headline at the left, whatever the interface is."""
    person = open_program(work, language=language)
    port = person.text.viewport()
    first = person.text.spot(0)
    assert first.x() > port.width() * 0.8
    person.press("Ctrl+PgDown", "Ctrl+PgDown")
    assert person.text.text().startswith("Shelling")
    assert person.text.spot(0).x() < port.width() * 0.2
    assert person.text.spot(person.text.text().index("قال")).x() > port.width() * 0.8


def test_the_text_of_a_report_looks_the_same_in_both_interfaces(open_program: OpenProgram, work: Path) -> None:
    pictures = []
    for language in ("en", "ar"):
        person = open_program(work, language=language)
        person.text.clearFocus()
        pictures.append(person.text.viewport().grab(QRect(20, 0, person.text.viewport().width() - 40, 300)).toImage())
        person.program.finish()

    assert pictures[0].size() == pictures[1].size()
    assert pictures[0] == pictures[1]


# Room


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_cut_off_on_a_small_laptop(open_program: OpenProgram, work: Path, page: str, language: str) -> None:
    person = open_program(work, language=language)
    turn_to(person, page)
    hint = person.window.minimumSizeHint()
    assert hint.width() <= LAPTOP.width()
    assert hint.height() <= LAPTOP.height()
    assert person.window.size() == LAPTOP
    for button in person.window.findChildren(QAbstractButton):
        if button.isVisible() and button.text():
            assert button.width() >= button.minimumSizeHint().width(), button.text()
            assert button.height() >= button.minimumSizeHint().height(), button.text()


def test_the_text_has_most_of_the_window(person: Person) -> None:
    text = place(person.text, person.window)

    assert text.width() > LAPTOP.width() * 0.5
    assert text.height() > LAPTOP.height() * 0.6


# Notices


def test_a_notice_moves_nothing_and_hides_no_label(person: Person) -> None:
    before = [place(part, person.window) for part in (person.text, person.page.labels, person.page.side)]
    person.mark("7 مدنيين", "4")
    person.press("Ctrl+Z")
    assert person.notice == "Undone: mark"

    assert [place(part, person.window) for part in (person.text, person.page.labels, person.page.side)] == before
    card = place(person.window.notices, person.window)
    assert place(person.text, person.window).contains(card)


def test_a_notice_stays_in_its_place_when_the_window_is_resized(person: Person) -> None:
    person.mark("7 مدنيين", "4")
    person.press("Ctrl+Z")
    person.window.resize(QSize(1000, 640))
    QCoreApplication.processEvents()

    assert place(person.text, person.window).contains(place(person.window.notices, person.window))


def test_a_notice_is_shown_on_every_page(open_program: OpenProgram, work: Path) -> None:
    person = open_program(work)
    for page in PAGES:
        turn_to(person, page)
        person.program.messages.warn("Something was not done.")
        assert person.notice == "Something was not done."
        assert person.window.rect().contains(place(person.window.notices, person.window))


# Pages


def test_on_a_page_that_is_not_the_work_its_actions_cannot_be_done(person: Person) -> None:
    person.mark("7 مدنيين", "4")
    person.press("Ctrl+,", "Del", "Ctrl+Z", "1")
    assert not person.window.actions_table["undo"].isEnabled()
    person.click_button("Back to the reports")

    assert person.marks == [("7 مدنيين", "CASUALTY")]
    assert person.text.hasFocus()
    assert person.selected == "7 مدنيين"
    assert person.window.actions_table["undo"].isEnabled()


def test_pages_that_were_left_are_gone(person: Person) -> None:
    count = person.window.pages.count()
    for _ in range(3):
        person.press("Ctrl+,", "F1")
        person.click_button("Back to the reports")

    assert person.window.pages.count() == count


def test_the_menus_hold_what_belongs_to_the_project_that_is_open(person: Person) -> None:
    def menu(name: str) -> list[str]:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        found = person.window.menuBar().findChildren(QMenu, name)
        assert len(found) == 1
        return [action.text() for action in found[0].actions() if not action.isSeparator()]

    assert menu("mark")[:4] == ["Actor", "Location", "Tactic", "Claimed casualties"]
    assert "Title" in menu("part")
    person.press("Ctrl+W")
    assert "Actor" not in menu("mark")
    assert menu("part") == []


# Where the window was


def test_the_window_comes_back_where_it_was(open_program: OpenProgram, work: Path) -> None:
    person = open_program(work, size=QSize(960, 640))  # no larger than the screen of the tests
    person.window.move(60, 40)
    where = person.window.geometry()
    person.window.close()
    person.program.finish()
    again = restarted(open_program)

    assert again.window.geometry() == where


def restarted(open_program: OpenProgram) -> Person:
    """Start the program without giving its window a size."""
    return open_program(None, size=None)


def test_a_place_that_is_on_no_screen_any_more_is_forgotten(open_program: OpenProgram, app: QApplication) -> None:
    settings.load().set("window", ["9000", "9000", "1100", "700", "0"])
    person = restarted(open_program)

    assert app.primaryScreen().availableGeometry().intersects(person.window.geometry())


@pytest.mark.parametrize("kept", [[], ["1", "2"], ["a", "b", "c", "d", "e"], ["1", "2", "3", "4", "-"]])
def test_a_place_that_makes_no_sense_is_passed_over(
    open_program: OpenProgram, app: QApplication, kept: list[str]
) -> None:
    settings.load().set("window", kept)
    person = restarted(open_program)

    assert person.window.width() >= person.window.minimumWidth()
    assert app.primaryScreen().availableGeometry().intersects(person.window.geometry())


def test_a_window_that_filled_the_screen_does_so_again(qtbot: QtBot, open_program: OpenProgram, work: Path) -> None:
    person = open_program(work, size=QSize(960, 640))
    person.window.showMaximized()
    qtbot.waitUntil(person.window.isMaximized)
    person.window.close()
    person.program.finish()
    again = restarted(open_program)

    assert again.window.windowState() & Qt.WindowState.WindowMaximized
    assert again.window.normalGeometry().size() == QSize(960, 640)


def test_there_is_one_text_of_a_report_in_the_window(person: Person) -> None:
    """R21. One component everywhere; the sample of the settings is another text."""
    texts = [view for view in person.window.findChildren(TextView) if view.text() == TEXT]

    assert texts == [person.text]
