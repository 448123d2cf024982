"""The panel of reports: how far the coder is, and why the list is empty where it is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.core.document import DocumentId
from annotator.store.documents import DocumentRow
from annotator.ui.panels.report_model import ReportModel
from annotator.ui.panels.reports import ReportsPanel
from annotator.ui.theme import Theme
from tests.ui.hands import click_row


def row(id: str, status: str = "not_started") -> DocumentRow:
    """Return the row of a report of ten words."""
    return DocumentRow(DocumentId(id), f"عنوان {id}", 100, 10, "done" if status == "done" else "not_started", 0)


@pytest.fixture
def model() -> ReportModel:
    """No report yet."""
    return ReportModel()


@pytest.fixture
def panel(app: QApplication, qtbot: QtBot, model: ReportModel, light: Theme) -> ReportsPanel:
    """The panel in a window of its own."""
    made = ReportsPanel(model, light)
    qtbot.addWidget(made)
    made.resize(280, 500)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_an_empty_project_says_so(panel: ReportsPanel) -> None:
    assert panel._nothing.text() == "No reports yet."
    assert panel._nothing.isVisible()
    assert not panel._sentence.isVisible()
    assert not panel._line.isVisible()


def test_progress_is_said_and_drawn(panel: ReportsPanel, model: ReportModel) -> None:
    model.show_rows([row("a", "done"), row("b")])

    assert panel._sentence.text() == "1 of 2 done · 10 words left"
    assert panel._line.accessibleName() == "50%"
    assert not panel._nothing.isVisible()
    model.replace(row("b", "done"))
    assert panel._sentence.text() == "2 of 2 done · 0 words left"


def test_a_search_that_finds_nothing_says_so_and_progress_stays_that_of_all(
    panel: ReportsPanel, model: ReportModel
) -> None:
    model.show_rows([row("a", "done"), row("b")])
    model.find(frozenset())

    assert panel._nothing.text() == "No report matches what you are looking for."
    assert panel._sentence.text() == "1 of 2 done · 10 words left"


def test_a_click_and_the_arrow_keys_choose_a_report(qtbot: QtBot, panel: ReportsPanel, model: ReportModel) -> None:
    model.show_rows([row("a"), row("b"), row("c")])
    with qtbot.waitSignal(panel.chosen, timeout=1000) as told:
        click_row(panel.list, 1)
    assert told.args == ["b"]
    with qtbot.waitSignal(panel.chosen, timeout=1000) as told:
        QTest.keyClick(panel.list, Qt.Key.Key_Down)
    assert told.args == ["c"]


def test_showing_which_report_is_open_chooses_none(qtbot: QtBot, panel: ReportsPanel, model: ReportModel) -> None:
    model.show_rows([row("a"), row("b")])
    with qtbot.assertNotEmitted(panel.chosen):
        panel.show_current("b")
        assert panel.list.currentIndex().row() == 1
        panel.show_current("no such report")
        assert not panel.list.currentIndex().isValid()
        panel.show_current(None)


def test_the_report_that_is_open_is_brought_into_sight(panel: ReportsPanel, model: ReportModel) -> None:
    model.show_rows([row(str(number)) for number in range(200)])
    panel.show_current("150")

    visible = panel.list.viewport().rect()
    assert visible.contains(panel.list.visualRect(panel.list.currentIndex()))
