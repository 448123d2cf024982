"""One box finds reports, texts and commands; Esc shows all again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView
from pytestqt.qtbot import QtBot

from annotator.ui.pages.settings import SettingsPage
from annotator.ui.panels.search_box import SearchBox
from tests.ui.conftest import THIRD_TEXT
from tests.ui.hands import click_row, press, write
from tests.ui.person import Person
from tests.workshop import OTHER_TEXT, TEXT

TITLES = [text.split("\n")[0] for text in (TEXT, OTHER_TEXT, THIRD_TEXT)]


@pytest.fixture
def box(person: Person) -> SearchBox:
    """The box, with the keyboard in it."""
    person.press("Ctrl+K")
    assert person.page.top.search.hasFocus()
    return person.page.top.search


def offered(box: SearchBox) -> list[str]:
    """Return the commands that are offered."""
    popup = popup_of(box)
    if not popup.isVisible():
        return []
    model = popup.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def popup_of(box: SearchBox) -> QAbstractItemView:
    return box._commands


def search(qtbot: QtBot, box: SearchBox, words: str) -> None:
    """Type words and wait until they have been looked for."""
    with qtbot.waitSignal(box.searched, timeout=2000, check_params_cb=lambda typed: typed == words):
        write(box, words)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("الزُّهــور", [0]),
        ("اسبوعا", [1]),
        ("صاروخا", [2]),
        ("shelling", [2]),
        ("bm-21", [2]),
        ("قصف", [0]),
        ("هذه الكلمات ليست في اي تقرير", []),
    ],
)
def test_reports_are_found_while_words_are_typed_in_any_spelling(
    qtbot: QtBot, person: Person, box: SearchBox, words: str, found: list[int]
) -> None:
    """R17."""
    search(qtbot, box, words)

    assert person.listed == [TITLES[place] for place in found]


def test_where_nothing_is_found_this_is_said(qtbot: QtBot, person: Person, box: SearchBox) -> None:
    search(qtbot, box, "لا شيء من هذا")

    assert person.page.reports._nothing.isVisible()
    assert person.page.reports._nothing.text() == "No report matches what you are looking for."


def test_enter_opens_the_first_report_that_was_found(person: Person, box: SearchBox) -> None:
    write(box, "صاروخا")
    press(box, "Return")

    assert person.text.text() == THIRD_TEXT


def test_escape_shows_all_again_and_gives_the_keyboard_back_to_the_text(
    qtbot: QtBot, person: Person, box: SearchBox
) -> None:
    search(qtbot, box, "صاروخا")
    press(box, "Esc")

    assert person.listed == TITLES
    assert box.text() == ""
    assert person.text.hasFocus()
    assert person.text.text() == TEXT
    assert f"Report 1 of {len(TITLES)}" in person.page.status.place.text()


def test_emptying_the_box_shows_all_again(qtbot: QtBot, person: Person, box: SearchBox) -> None:
    search(qtbot, box, "صا")
    press(box, "Backspace", "Backspace")

    assert person.listed == TITLES


def test_the_report_that_is_open_stays_open_while_others_are_looked_for(
    qtbot: QtBot, person: Person, box: SearchBox
) -> None:
    person.drag_over("7 مدنيين")
    search(qtbot, box, "صاروخا")
    press(box, "Esc")

    assert person.text.text() == TEXT
    assert person.text.selection() is not None
    assert person.page.reports.list.currentIndex().row() == 0


def test_commands_that_match_are_offered_and_few(person: Person, box: SearchBox) -> None:
    write(box, "set")
    assert offered(box) == ["Settings…"]
    write(box, "zzz")
    assert offered(box) == []


def test_no_more_than_six_commands_are_offered(box: SearchBox) -> None:
    write(box, "e")

    assert len(offered(box)) == 6


def test_a_command_is_run_by_arrow_and_enter(person: Person, box: SearchBox) -> None:
    write(box, "settings")
    QTest.keyClick(popup_of(box), Qt.Key.Key_Down)
    QTest.keyClick(popup_of(box), Qt.Key.Key_Return)

    assert isinstance(person.window.pages.currentWidget(), SettingsPage)
    assert box.text() == ""


def test_a_report_is_opened_by_enter_after_the_arrow_came_back_from_the_commands(
    person: Person, box: SearchBox
) -> None:
    write(box, "sh")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return):
        QTest.keyClick(popup_of(box), key)

    assert person.text.text() == THIRD_TEXT


def test_a_command_is_run_by_a_click(person: Person, box: SearchBox) -> None:
    write(box, "done")
    assert offered(box) == ["Done · next"]
    click_row(popup_of(box), 0)

    assert person.titles_by_status["done"] == [TITLES[0]]
    assert person.text.text() == OTHER_TEXT
    assert person.text.hasFocus()


def test_enter_without_a_command_chosen_opens_a_report_though_commands_are_offered(
    person: Person, box: SearchBox
) -> None:
    write(box, "sh")
    assert offered(box) != []
    QTest.keyClick(popup_of(box), Qt.Key.Key_Return)

    assert person.text.text() == THIRD_TEXT
    assert offered(box) == []


def test_what_cannot_be_done_now_is_not_offered(person: Person, box: SearchBox) -> None:
    write(box, "Delete the mark")

    assert offered(box) == []


def test_a_label_can_be_given_by_its_name(person: Person) -> None:
    person.drag_over("7 مدنيين")
    person.press("Ctrl+K")
    box = person.page.top.search
    write(box, "Claimed")
    click_row(popup_of(box), 0)

    assert person.marks == [("7 مدنيين", "CASUALTY")]


def test_digits_are_words_here_and_mark_nothing(person: Person) -> None:
    person.drag_over("7 مدنيين")
    person.press("Ctrl+K", "4")

    assert person.page.top.search.text() == "4"
    assert person.marks == []


def test_what_was_typed_is_selected_when_the_box_is_come_back_to(person: Person, box: SearchBox) -> None:
    write(box, "قصف")
    person.read()
    person.press("Ctrl+K")

    assert box.selectedText() == "قصف"


def test_the_box_turns_with_what_is_typed(box: SearchBox) -> None:
    """R15."""
    write(box, "قصف")
    assert box.layoutDirection() == Qt.LayoutDirection.RightToLeft
    box.clear()
    write(box, "Grad")
    assert box.layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_no_key_of_the_box_runs_an_action_of_the_window(person: Person, box: SearchBox) -> None:
    """Letters are actions in the text: N, A, P, S, /, ?"""
    for letter in "NAPS/?[]{}":
        press(box, letter)

    assert box.text().upper() == "NAPS/?[]{}"
    assert person.marks == []
