"""Work in a thread: it is told, stopped, refused, and never heard of again once its page is gone."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from annotator.errors import AnnotatorError, InputError
from annotator.store import backup
from annotator.ui.backing_up import BackingUp
from annotator.ui.pages.busy import BusyPage
from annotator.ui.session import Session
from annotator.ui.working import Progress, Worker
from annotator.workflow import backups
from annotator.workflow.backups import Rolling
from tests.ui.patience import until


class _Page(BusyPage):
    """A page with a field."""

    def __init__(self) -> None:
        super().__init__("team", "Team")
        self.add_tools()
        self.field = QLineEdit()
        self.column.addWidget(self.field)


def is_held(session: Session) -> bool:
    return session.is_held


@pytest.fixture
def page(app: object, qtbot: QtBot) -> Iterator[_Page]:
    page = _Page()
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    yield page
    page.close()


def test_what_was_worked_out_is_told_and_the_keyboard_is_where_it_was(
    page: _Page, session: Session, qtbot: QtBot
) -> None:
    go_on = threading.Event()
    heard: list[object] = []
    field = page.field
    field.setFocus()

    def work(told: Progress) -> int:
        told(1, 2)
        go_on.wait()
        return 42

    worker = Worker(page, session)
    worker.run("Counting…", work, heard.append, heard.append)
    until(qtbot, page.strip.isVisible)
    assert (page.waiting.text(), page.bar.value(), page.bar.maximum()) == ("Counting…", 1, 2)
    assert is_held(session)
    assert not field.isEnabled()
    go_on.set()
    until(qtbot, lambda: heard == [42])
    assert field.hasFocus()
    assert not is_held(session)
    assert page.strip.isHidden()


def test_what_was_refused_is_told(page: _Page, qtbot: QtBot) -> None:
    heard: list[AnnotatorError] = []

    def work(_: Progress) -> None:
        raise InputError("no")

    Worker(page).run("Counting…", work, heard.append, heard.append)
    until(qtbot, lambda: len(heard) == 1)
    assert str(heard[0]) == "no"


def test_a_person_can_stop_it_and_a_page_that_goes_ends_it(page: _Page, session: Session, qtbot: QtBot) -> None:
    heard: list[object] = []

    def work(told: Progress) -> str:
        while told(0, 0):
            pass
        return "stopped"

    worker = Worker(page, session)
    worker.run("Counting…", work, heard.append, heard.append)
    until(qtbot, page.strip.isVisible)
    page.stop.click()
    until(qtbot, lambda: heard == ["stopped"])
    worker.run("Counting…", work, heard.append, heard.append)
    page.close()
    assert not is_held(session)
    qtbot.wait(1)
    assert heard == ["stopped"]


def test_no_backup_is_made_while_a_thread_works_on_the_project(session: Session) -> None:
    backing = BackingUp(session, session)
    backing._rolling = Rolling(session.project, datetime.now(UTC) - backups.EVERY - timedelta(minutes=1))
    before = len(backup.every(session.project.path))
    session.is_held = True
    backing.ask()
    assert len(backup.every(session.project.path)) == before
    session.is_held = False
    backing.ask()
    assert len(backup.every(session.project.path)) == before + 1


def test_what_only_reads_is_not_waited_for_when_something_else_is_asked(page: _Page, qtbot: QtBot) -> None:
    go_on = threading.Event()
    heard: list[object] = []

    def slow(_: Progress) -> int:
        go_on.wait()
        return 1

    worker = Worker(page)
    worker.run("", slow, heard.append, heard.append, only_reads=True)
    worker.run("", lambda _: 2, heard.append, heard.append, only_reads=True)
    until(qtbot, lambda: heard == [2])
    assert not page.is_busy
    go_on.set()
    page.close()
    qtbot.wait(1)
    assert heard == [2]
