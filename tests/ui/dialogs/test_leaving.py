"""Closing the window with something that is not saved asks one clear question, and the window stays by default."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from annotator.ui.dialogs.leaving import LeavingDialog
from annotator.workflow import projects
from tests.ui.disk import read_only, writable
from tests.ui.hands import click, press
from tests.ui.person import Person

Answer = Callable[[LeavingDialog], None]


def stay(dialog: LeavingDialog) -> None:
    click(dialog.stay)


def enter(dialog: LeavingDialog) -> None:
    press(dialog, "Return")


def escape(dialog: LeavingDialog) -> None:
    press(dialog, "Esc")


def leave(dialog: LeavingDialog) -> None:
    click(dialog.leave)


class Asked(list[str]):
    """What the question said, each time it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.timer = QTimer(interval=0)
        self.timer.timeout.connect(self._look)
        self._answer: Answer = stay

    def then(self, answer: Answer) -> None:
        """Answer the question, should it be asked: it waits for it."""
        self._answer = answer
        self.timer.start()

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, LeavingDialog) and dialog.isActiveWindow():
            self.timer.stop()
            self.append(" ".join(label.text() for label in dialog.findChildren(QLabel)))
            self._answer(dialog)


@pytest.fixture
def asked() -> Iterator[Asked]:
    """Nobody has asked anything yet."""
    made = Asked()
    yield made
    made.timer.stop()


@pytest.mark.parametrize("answer", [stay, enter, escape])
def test_the_window_stays_unless_it_is_said_that_it_may_go(person: Person, asked: Asked, answer: Answer) -> None:
    read_only(person.session.project)
    person.mark("7 مدنيين", "4")
    asked.then(answer)
    assert not person.window.close()

    assert person.window.isVisible()
    assert len(asked) == 1
    assert "What you did last is not in the file" in asked[0]
    assert "work.tarmiz" in asked[0]
    writable(person.session.project)
    person.click(person.page.status.retry)
    assert person.marks == [("7 مدنيين", "CASUALTY")]


def test_the_window_goes_when_it_is_said_that_it_may(person: Person, asked: Asked) -> None:
    read_only(person.session.project)
    person.mark("7 مدنيين", "4")
    asked.then(leave)

    assert person.window.close()
    assert len(asked) == 1


def test_with_everything_saved_nothing_is_asked(person: Person, asked: Asked) -> None:
    person.mark("7 مدنيين", "4")
    asked.then(stay)

    assert person.window.close()
    assert asked == []


def test_where_the_file_takes_it_at_last_nothing_is_asked(person: Person, work: Path, asked: Asked) -> None:
    read_only(person.session.project)
    person.mark("7 مدنيين", "4")
    writable(person.session.project)
    asked.then(stay)

    assert person.window.close()
    assert asked == []
    person.program.finish()
    with projects.opened(work) as project:
        assert project.db.execute("SELECT quote FROM spans").fetchall() == [("7 مدنيين",)]


@pytest.mark.parametrize("key", ["Ctrl+W", "Ctrl+O", "Ctrl+N", "Ctrl+Q"])
def test_no_other_way_of_leaving_the_project_goes_round_the_question(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: Asked, key: str
) -> None:
    for question in ("getOpenFileName", "getSaveFileName"):
        found = (str(tmp_path / "other.tarmiz"), "")
        monkeypatch.setattr(QFileDialog, question, staticmethod(lambda *_, found=found, **__: found))
    session = person.session
    read_only(session.project)
    person.mark("7 مدنيين", "4")
    asked.then(stay)
    person.press(key)

    assert len(asked) == 1
    assert person.program.session is session
    assert person.window.isVisible()
    assert person.page.status.retry.isVisible()


def test_the_sample_and_the_first_page_do_not_go_round_it_either(person: Person, asked: Asked) -> None:
    session = person.session
    read_only(session.project)
    person.mark("7 مدنيين", "4")
    for act in ("sample", "first"):
        asked.then(stay)
        person.window.actions_table.run(act)

    assert len(asked) == 2
    assert person.program.session is session
