"""A new window finds the person where she was in the old one."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotator.ui import carrying
from tests.ui.conftest import OpenProgram
from tests.ui.hands import write
from tests.ui.person import Person
from tests.workshop import OTHER_TEXT, TEXT, add_report, new_project

LONG = "\n\n".join([TEXT] * 30)


def rebuilt(qtbot: QtBot, person: Person, act: str = "dark") -> None:
    """Choose another theme or language, and wait for the new window."""
    before = person.window
    person.window.actions_table.run(act)
    qtbot.waitUntil(lambda: person.window is not before)


@pytest.mark.parametrize("act", ["dark", "arabic"])
def test_the_report_the_caret_and_the_selection_are_the_same(qtbot: QtBot, person: Person, act: str) -> None:
    person.press("Ctrl+PgDown")
    person.drag_over("طريق الساحل")
    before = carrying.taken(person.place)
    rebuilt(qtbot, person, act)
    after = carrying.taken(person.place)

    assert person.text.text() == OTHER_TEXT
    assert (after.document, after.caret, after.selection) == (before.document, before.caret, before.selection)
    assert after.selection is not None


def test_the_selected_mark_stays_selected_and_the_next_key_is_about_it(qtbot: QtBot, person: Person) -> None:
    person.mark("7 مدنيين", "4")
    rebuilt(qtbot, person)
    assert person.selected == "7 مدنيين"
    person.press("1")

    assert person.marks == [("7 مدنيين", "ACTOR")]


def test_the_place_in_a_long_report_stays_in_sight(qtbot: QtBot, open_program: OpenProgram, tmp_path: Path) -> None:
    with new_project(tmp_path, "long") as project:
        add_report(project, LONG)
    person = open_program(tmp_path / "long.tarmiz")
    bar = person.text.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = person.text.offset_at(person.text.viewport().rect().center())
    rebuilt(qtbot, person)

    assert abs(person.text.offset_at(person.text.viewport().rect().center()) - before) < 20


def test_a_search_goes_on(qtbot: QtBot, person: Person) -> None:
    person.press("Ctrl+K")
    with qtbot.waitSignal(person.page.top.search.searched, timeout=2000):
        write(person.page.top.search, "صاروخا")
    found = person.listed
    rebuilt(qtbot, person)

    assert person.page.top.search.text() == "صاروخا"
    assert person.listed == found
    assert len(found) == 1
    assert person.text.text() == TEXT


def test_the_tab_and_the_widths_that_were_chosen_stay(qtbot: QtBot, person: Person) -> None:
    person.press("Ctrl+D")
    person.page.splitter.setSizes([200, 800, 360])
    before = person.page.splitter.sizes()
    rebuilt(qtbot, person)

    assert person.page.side.currentIndex() == 1
    assert all(abs(one - other) <= 2 for one, other in zip(person.page.splitter.sizes(), before, strict=True))


def test_without_a_report_there_is_nothing_to_carry(qtbot: QtBot, open_program: OpenProgram, tmp_path: Path) -> None:
    new_project(tmp_path, "empty").close()
    person = open_program(tmp_path / "empty.tarmiz")
    rebuilt(qtbot, person)

    assert person.session.document is None
    assert not person.text.isVisible()
