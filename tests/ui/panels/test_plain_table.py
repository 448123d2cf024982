from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.ui.panels.plain_table import PlainTable
from tests.ui.hands import press

ROWS = [(["sara", "1"], "a"), (["ali", "2"], "b"), (["mona", "3"], "c")]


def shown(qtbot: QtBot, *, is_whole: bool = False) -> PlainTable:
    table = PlainTable("People", ["Coder", "Marks"], is_whole=is_whole)
    qtbot.addWidget(table)
    with qtbot.waitActive(table):
        table.show()
        table.activateWindow()
    table.setFocus()
    return table


def test_rows_stand_for_things_and_turning_to_one_is_told(app: QApplication, qtbot: QtBot) -> None:
    table = shown(qtbot)
    told: list[object] = []
    table.turned_to.connect(told.append)
    table.show_rows(ROWS)
    assert told[-1] == table.held() == "a"
    assert table.cells(1) == ["ali", "2"]
    press(table, "Down", "Down")
    assert told[-1] == table.held() == "c"


def test_what_was_current_stays_so_when_rows_come_and_go(app: QApplication, qtbot: QtBot) -> None:
    table = shown(qtbot)
    table.show_rows(ROWS)
    table.setCurrentCell(1, 0)
    table.show_rows([ROWS[2], ROWS[1]])
    assert (table.currentRow(), table.held()) == (1, "b")
    told: list[object] = []
    table.turned_to.connect(told.append)
    table.show_rows([ROWS[0]])
    assert told[-1] == "a"
    table.show_rows([])
    assert told[-1] is table.held() is None


def test_a_whole_table_is_as_high_as_its_rows(app: QApplication, qtbot: QtBot) -> None:
    table = shown(qtbot, is_whole=True)
    table.show_rows(ROWS[:1])
    low = table.height()
    table.show_rows(ROWS)
    assert table.height() == low + 2 * table.rowHeight(0)
