from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from annotator.ui.panels.concordance_model import AFTER, BEFORE, MATCH, REPORT, TICK
from tests.ui.conftest import OpenProgram
from tests.ui.hands import click, press, write
from tests.ui.person import Person
from tests.workshop import add_report, new_project

FIRST = "اشتباكات قرب حاجز الجسر\n\nوقال شهود إن حاجز الجسر سقط، وعاد بحاجز الجسر هدوء."
SECOND = "هجوم على حاجز الجسر"


@pytest.fixture
def person(open_program: OpenProgram, tmp_path: Path) -> Person:
    with new_project(tmp_path, "bridge") as project:
        add_report(project, FIRST)
        add_report(project, SECOND, "second.txt")
    return open_program(tmp_path / "bridge.tarmiz")


def matches(person: Person) -> list[str]:
    return [line.match for line in person.place.lines_model.lines]


@pytest.fixture
def wait_for(qtbot: QtBot) -> Callable[[Person, int], None]:
    def wait(person: Person, count: int) -> None:
        qtbot.waitUntil(lambda: len(matches(person)) == count)

    return wait


Wait = Callable[[Person, int], None]


@pytest.mark.parametrize("key", ["A", "ش"])
def test_all_mentions_in_this_report_are_marked_as_one_step(person: Person, wait_for: Wait, key: str) -> None:
    person.mark("حاجز الجسر", "2")
    person.press(key)
    wait_for(person, 3)
    assert person.page.concordance.count.text() == "3 mentions in 1 report"
    assert person.page.concordance.mark.text() == "Mark 2"  # the first is marked already
    click(person.page.concordance.mark)
    assert person.marks == [("حاجز الجسر", "LOCATION")] * 3
    assert person.notice == "2 marks made."
    person.press("Ctrl+Z")
    assert len(person.marks) == 1


def test_ticks_say_which_ones(person: Person, wait_for: Wait) -> None:
    person.mark("حاجز الجسر", "2")
    person.press("A")
    wait_for(person, 3)
    table = person.page.concordance.table
    assert table.hasFocus()
    table.setCurrentIndex(person.place.lines_model.index(2, MATCH))
    press(table, "Space")
    assert person.page.concordance.mark.text() == "Mark 1"
    click(table.viewport(), table.visualRect(person.place.lines_model.index(2, TICK)).center())
    assert person.page.concordance.mark.text() == "Mark 2"
    person.click_button("Tick none")
    assert not person.page.concordance.mark.isEnabled()


def test_all_reports_are_searched_and_a_line_opens_its_report(person: Person, wait_for: Wait) -> None:
    person.read()
    person.press("Ctrl+Shift+F")
    write(person.page.concordance.field, "حاجز الجسر")
    wait_for(person, 4)
    assert person.page.concordance.count.text() == "4 mentions in 2 reports"
    table = person.page.concordance.table
    press(person.page.concordance.field, "Return")
    table.setCurrentIndex(person.place.lines_model.index(3, MATCH))
    press(table, "Return")
    assert person.text.text() == SECOND
    assert person.text.selection() == (SECOND.index("حاجز"), len(SECOND))
    person.press("2")
    assert person.marks == [("حاجز الجسر", "LOCATION")]


def test_over_all_reports_the_words_at_the_caret_are_offered_and_others_can_be_typed(
    person: Person, wait_for: Wait
) -> None:
    person.mark("حاجز الجسر", "2")
    person.press("Ctrl+Shift+F")
    field = person.page.concordance.field
    assert field.hasFocus()
    assert field.selectedText() == "حاجز الجسر"
    QTest.keyClicks(field, "Grad")
    assert field.text() == "Grad"


def test_lines_are_filtered_by_marks_and_by_status(person: Person, wait_for: Wait) -> None:
    person.mark("حاجز الجسر", "2")
    person.finish()
    person.press("Ctrl+PgUp")
    person.press("Ctrl+Shift+F")
    panel = person.page.concordance
    write(panel.field, "حاجز الجسر")
    wait_for(person, 4)
    for box, value, expected in ((panel.marks, "unmarked", 3), (panel.marks, "LOCATION", 1), (panel.marks, "ACTOR", 0)):
        box.setCurrentIndex(box.findData(value))
        box.activated.emit(box.currentIndex())
        wait_for(person, expected)
    panel.marks.setCurrentIndex(0)
    panel.status.setCurrentIndex(panel.status.findData("done"))
    panel.status.activated.emit(1)
    wait_for(person, 3)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_r16_what_is_before_stands_where_it_is_read_first(
    person: Person, open_program: OpenProgram, wait_for: Wait, language: str
) -> None:
    path = person.session.project.path
    person.program.close()
    person = open_program(path, language=language)
    person.read()
    person.press("Ctrl+Shift+F")
    write(person.page.concordance.field, "حاجز الجسر")
    wait_for(person, 4)
    table = person.page.concordance.table
    x = {column: table.columnViewportPosition(column) for column in (TICK, BEFORE, MATCH, AFTER, REPORT)}
    assert x[TICK] > x[BEFORE] > x[MATCH] > x[AFTER] > x[REPORT]


def test_r16_latin_words_run_the_other_way(person: Person, qtbot: QtBot) -> None:
    person.read()
    person.press("Ctrl+Shift+F")
    write(person.page.concordance.field, "Grad")
    qtbot.waitUntil(lambda: person.page.concordance.table.layoutDirection() == Qt.LayoutDirection.LeftToRight)


def test_the_model_passes_qts_own_tester(person: Person, wait_for: Wait) -> None:
    model = person.place.lines_model
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    person.read()
    person.press("Ctrl+Shift+F")
    write(person.page.concordance.field, "حاجز الجسر")
    wait_for(person, 4)
    model.tick_all(on=False)
    model.tick(0)
    assert tester.model() is model
    assert len(model.chosen()) == 1


def test_esc_closes_the_panel_and_the_text_has_the_keys_again(person: Person, wait_for: Wait) -> None:
    person.mark("حاجز الجسر", "2")
    person.press("A")
    wait_for(person, 3)
    press(person.page.concordance.table, "Escape")
    assert person.page.concordance.isHidden()
    assert person.text.hasFocus()


def test_nothing_to_look_for_is_said(person: Person) -> None:
    person.read()
    person.press("Ctrl+Shift+F")
    person.page.concordance.field.clear()
    person.place.concordance.search()
    assert person.page.concordance.count.text() == "Type what you are looking for."
