from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from annotator.ui.dialogs import files
from annotator.ui.pages import self_test
from annotator.ui.pages.self_test import SelfTestPage
from tests.ui.conftest import OpenProgram
from tests.ui.person import Person


def open_page(person: Person) -> SelfTestPage:
    person.window.actions_table["self_test"].trigger()
    page = person.window.pages.currentWidget()
    assert isinstance(page, SelfTestPage)
    return page


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_hard_case_is_right_on_this_machine(
    qtbot: QtBot, open_program: OpenProgram, work: Path, language: str
) -> None:
    page = open_page(open_program(work, language=language))
    with qtbot.waitSignal(page.finished, timeout=60_000):
        pass
    assert [outcome.sentence() for outcome in page.outcomes if not outcome.passed] == []
    assert len(page.outcomes) == self_test.EVERY
    assert page.bar.isHidden()


def test_the_picture_for_a_report_of_a_fault_is_kept_where_she_says(
    qtbot: QtBot, person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "arabic.png"
    monkeypatch.setattr(files, "choose_picture", lambda parent: target)
    page = open_page(person)
    assert not page.save.isEnabled()
    with qtbot.waitSignal(page.finished, timeout=60_000):
        pass
    person.click(page.save)
    picture = QImage(str(target))
    assert picture.width() > 500
    assert "arabic.png" in person.notice


def test_a_place_that_cannot_be_written_is_told(
    qtbot: QtBot, person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "choose_picture", lambda parent: tmp_path / "none" / "arabic.png")
    page = open_page(person)
    with qtbot.waitSignal(page.finished, timeout=60_000):
        pass
    person.click(page.save)
    assert "could not be written" in person.notice


def test_she_may_leave_in_the_middle(person: Person) -> None:
    open_page(person)
    person.click_button("Back to the reports")
    assert person.window.pages.currentWidget() is person.page
    person.mark("قصف", "3")
    assert person.marks == [("قصف", "TACTIC")]
