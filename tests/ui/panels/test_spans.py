"""The panel of marks: how many there are, and what can be done to the one that is selected."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.ui.panels.widgets import ActionButton
from tests.ui.conftest import OpenProgram
from tests.ui.hands import click_row
from tests.ui.person import Person


def tool(person: Person, id: str) -> ActionButton:
    """Return the button of an action below the form of the mark."""
    action = person.window.actions_table[id]
    return next(one for one in person.page.inspector.findChildren(ActionButton) if one._action is action)


def test_without_marks_the_panel_says_how_to_make_one(person: Person) -> None:
    panel = person.page.spans
    assert panel._hint.isVisible()
    assert not panel._count.isVisible()
    person.mark("7 مدنيين", "4")
    assert not panel._hint.isVisible()
    assert panel._count.text() == "1 mark"
    person.mark("قصف", "3")
    assert panel._count.text() == "2 marks"
    person.press("Ctrl+Z", "Ctrl+Z")
    assert panel._hint.isVisible()


def test_the_tools_are_there_while_a_mark_is_selected(person: Person) -> None:
    tools = person.page.inspector.tools
    assert not tools.isVisible()
    person.mark("7 مدنيين", "4")
    assert tools.isVisible()
    person.press("Esc")
    assert not tools.isVisible()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_tools_move_the_edges_earlier_and_later(open_program: OpenProgram, work: Path, language: str) -> None:
    """R8."""
    person = open_program(work, language=language)
    person.mark("مدنيين وأصيب", "4")
    for id, quote in (
        ("start_forth", "دنيين وأصيب"),
        ("start_back", "مدنيين وأصيب"),
        ("end_back", "مدنيين وأصي"),
        ("end_forth", "مدنيين وأصيب"),
    ):
        person.click(tool(person, id))
        assert person.marks == [(quote, "CASUALTY")]
    assert person.text.hasFocus()


def test_the_tools_delete_the_mark(person: Person) -> None:
    person.mark("7 مدنيين", "4")
    person.click(tool(person, "delete"))

    assert person.marks == []


@pytest.mark.parametrize("language", ["en", "ar"])
def test_earlier_stands_where_the_interface_begins(open_program: OpenProgram, work: Path, language: str) -> None:
    """R7."""
    person = open_program(work, language=language)
    person.mark("مدنيين وأصيب", "4")
    for edge in ("start", "end"):
        earlier, later = tool(person, f"{edge}_back"), tool(person, f"{edge}_forth")
        assert (earlier.x() < later.x()) == (language == "en")


def test_a_click_and_the_arrow_keys_select_in_the_text(person: Person) -> None:
    for words, key in (("قصف", "3"), ("تل الزهور", "2"), ("7 مدنيين", "4")):
        person.mark(words, key)
    click_row(person.page.spans.list, 0)
    assert person.selected == "قصف"
    QTest.keyClick(person.page.spans.list, Qt.Key.Key_Down)
    assert person.selected == "تل الزهور"
    assert person.text.caret() == person.spans()[1].start


def test_the_selected_mark_is_brought_into_sight_in_the_list(person: Person) -> None:
    words = person.text.text().split()
    for word in words[:24]:
        start = person.text.text().index(word)
        person.text.select(start, start + len(word))
        person.press("1")
    person.press("Esc", "Ctrl+Home")
    for _ in range(20):
        person.press("Tab")
        view = person.page.spans.list
        assert view.viewport().rect().contains(view.visualRect(view.currentIndex()).center())


def test_a_mark_whose_edge_moves_stays_selected_among_others(person: Person) -> None:
    """Its row goes and comes again: the list turned to the neighbour, and the next key changed that one."""
    for words, key in (("قصف", "3"), ("كتائب النهر", "1"), ("Grad", "3")):
        person.mark(words, key)
    person.click_word("كتائب النهر")
    for key in ("Ctrl+}", "2", "[", "Ctrl+Z", "Ctrl+Y", "1", "{"):
        person.press(key)
        assert person.selected is not None
        assert "كتائب" in person.selected
    assert person.marks == [("قصف", "TACTIC"), ("ن كتائب النهر أطلق", "ACTOR"), ("Grad", "TACTIC")]


def test_with_a_mark_deleted_no_other_is_selected(person: Person) -> None:
    """The next press of the same key would take that one away too."""
    for words, key in (("قصف", "3"), ("كتائب النهر", "1"), ("Grad", "3")):
        person.mark(words, key)
    person.click_word("كتائب النهر")
    person.press("Del")
    assert person.selected is None
    person.press("Del")

    assert person.marks == [("قصف", "TACTIC"), ("Grad", "TACTIC")]
