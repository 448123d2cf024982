from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from annotator import settings
from annotator.ui.pages.keys import ACTION, KeysPage
from tests.ui.conftest import OpenProgram
from tests.ui.person import Person


def page_of(person: Person) -> KeysPage:
    page = person.window.pages.currentWidget()
    assert isinstance(page, KeysPage)
    return page


def choose(page: KeysPage, id: str) -> None:
    for item in page.tree.findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive):
        row = item.data(0, ACTION)
        if row is not None and row.id == id:
            page.tree.setCurrentItem(item)
            return
    pytest.fail(f"{id} is not in the list")


@pytest.mark.parametrize("key", ["F1", "?", "؟"])
def test_one_key_shows_every_action_with_its_key(person: Person, key: str) -> None:
    person.read()
    person.press(key)
    page = page_of(person)
    shown = {}
    for item in page.tree.findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive):
        row = item.data(0, ACTION)
        if row is not None:
            shown[row.id] = item.text(1)
    assert set(shown) == {row.id for row in person.window.actions_table.rows}
    assert (shown["undo"], shown["label:ACTOR"], shown["finish"]) == ("Ctrl+Z", "1", "Ctrl+Return")


def test_an_action_gets_another_key_which_works_at_once_and_after_a_restart(
    person: Person, open_program: OpenProgram
) -> None:
    person.mark("قصف", "3")
    person.press("F1")
    page = page_of(person)
    choose(page, "undo")
    page.wish.setKeySequence(QKeySequence("Ctrl+U"))
    person.click(page.give)
    person.click_button("Back to the reports")
    person.press("Ctrl+Z")
    assert len(person.marks) == 1
    person.press("Ctrl+ع")  # the key U of an Arabic keyboard
    assert person.marks == []
    path = person.session.project.path
    person.program.close()

    again = open_program(path)
    again.press("Ctrl+Shift+Z")
    assert len(again.marks) == 1
    again.press("Ctrl+U")
    assert again.marks == []


def test_a_key_that_another_action_has_is_refused_with_its_name(person: Person) -> None:
    person.press("F1")
    page = page_of(person)
    choose(page, "undo")
    page.wish.setKeySequence(QKeySequence("Ctrl+K"))
    person.click(page.give)
    assert "Search reports and commands" in page.said.text()
    assert person.window.actions_table.keys_of("undo") == ("Ctrl+Z",)


def test_a_key_can_be_taken_away_and_put_back(person: Person) -> None:
    person.press("F1")
    page = page_of(person)
    choose(page, "undo")
    assert not page.back.isEnabled()
    person.click(page.none)
    assert person.window.actions_table.keys_of("undo") == ()
    assert settings.load().texts("keys") == ["undo="]
    person.click(page.back)
    assert person.window.actions_table.keys_of("undo") == ("Ctrl+Z",)
    assert settings.load().texts("keys") == []


def test_actions_are_found_by_what_they_do_and_by_their_key(person: Person) -> None:
    person.press("F1")
    page = page_of(person)
    page.filter.setText("ctrl+z")
    found = [
        item.text(0)
        for item in page.tree.findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)
        if item.data(0, ACTION) is not None
    ]
    assert found == ["Undo"]


def test_no_two_actions_share_a_key(person: Person) -> None:
    actions = person.window.actions_table
    for row in actions.rows:
        for key in actions.keys_of(row.id):
            other = actions.taken_by(key, but=row.id)
            assert other is None, f"{key}: {row.id} and {other.id if other else ''}"
