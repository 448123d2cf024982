"""The page of the work: what is dropped is handed on, and the keyboard reaches every part."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from pytestqt.qtbot import QtBot

from annotator.ui.pages.work import WorkPage
from tests.ui.conftest import OpenProgram
from tests.ui.person import Person

COPY = Qt.DropAction.CopyAction
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def urls(*names: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl(name) for name in names])
    return data


def enters(page: WorkPage, data: QMimeData) -> bool:
    """Tell whether the page would take what is dragged over it."""
    event = QDragEnterEvent(QPoint(5, 5), COPY, data, LEFT, NONE)
    event.ignore()
    page.dragEnterEvent(event)
    return event.isAccepted()


def test_files_that_are_dropped_are_handed_on(qtbot: QtBot, person: Person, tmp_path: Path) -> None:
    there = tmp_path / "تقرير 1.txt"
    data = urls(QUrl.fromLocalFile(str(there)).toString(), "https://example.org/a.txt")
    assert enters(person.page, data)
    person.page.dropped.disconnect()
    with qtbot.waitSignal(person.page.dropped, timeout=1000) as told:
        person.page.dropEvent(QDropEvent(QPointF(5, 5), COPY, data, LEFT, NONE))

    assert told.args == [[str(there)]]


def test_what_lies_elsewhere_is_not_taken(qtbot: QtBot, person: Person) -> None:
    """Nothing is ever fetched from anywhere."""
    data = urls("https://example.org/a.txt")
    text = QMimeData()
    text.setText("قصف")
    assert not enters(person.page, data)
    assert not enters(person.page, text)
    with qtbot.assertNotEmitted(person.page.dropped):
        person.page.dropEvent(QDropEvent(QPointF(5, 5), COPY, data, LEFT, NONE))


def test_the_first_report_that_is_shown_has_the_keyboard_unless_something_is_being_typed(person: Person) -> None:
    page = person.page
    for before, after in ((page.reports.list, page.text), (page.top.search, page.top.search)):
        page.show_text(None)
        before.setFocus()
        page.show_text("قصف")
        assert after.hasFocus()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_one_key_goes_through_the_parts_of_the_window_and_back(
    open_program: OpenProgram, work: Path, language: str
) -> None:
    person = open_program(work, language=language)
    person.read()
    seen = []
    for _ in range(4):
        seen.append(person.window.focusWidget())
        person.press("F6")
    assert person.window.focusWidget() is seen[0]
    assert {id(one) for one in seen} == {
        id(one) for one in (person.text, person.page.spans.list, person.page.reports.list, person.page.top.search)
    }
    person.press("Shift+F6")
    assert person.window.focusWidget() is seen[-1]


def test_the_columns_can_be_dragged_and_none_can_be_lost(person: Person) -> None:
    person.page.splitter.setSizes([0, 2000, 0])

    assert all(width > 60 for width in person.page.splitter.sizes())


def test_the_text_has_the_keyboard_when_a_project_is_opened(person: Person) -> None:
    assert person.text.hasFocus()
