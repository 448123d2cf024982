"""The pages of a team are turned to by keys on either keyboard, wait for what is going on, and follow one another."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from annotator.exchange import keyring
from annotator.store import coders, documents
from annotator.ui.pages.arrival import ArrivalPage
from annotator.ui.pages.backups import BackupsPage
from annotator.ui.pages.busy import BusyPage
from annotator.ui.pages.dealing import DealPage
from annotator.ui.pages.sending import SendPage
from annotator.ui.pages.team import TeamPage
from tests import crew
from tests.ui.conftest import OpenProgram
from tests.ui.patience import LONG, until
from tests.ui.person import Person
from tests.ui.test_by_keyboard import arabic
from tests.workshop import OTHER_TEXT, TACTIC, TEXT, add_report, mark, quotes

PAGES = {
    "Ctrl+Shift+T": TeamPage,
    "Ctrl+Shift+L": DealPage,
    "Ctrl+Shift+P": SendPage,
    "Ctrl+Shift+S": SendPage,
    "Ctrl+Shift+O": ArrivalPage,
    "Ctrl+Shift+M": ArrivalPage,
    "Ctrl+Shift+B": BackupsPage,
}
WORDS = "three words here"


def rests(page: QWidget | None, qtbot: QtBot) -> None:
    """Wait until nothing is going on."""
    assert isinstance(page, BusyPage)
    until(qtbot, lambda: not page.is_busy)


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("layout", ["latin", "arabic"])
def test_every_page_is_turned_to_and_left_by_keys(
    open_program: OpenProgram,
    work: Path,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    layout: str,
    language: str,
) -> None:
    (tmp_path / "file").write_bytes(b"no project and no package")
    chosen = (str(tmp_path / "file"), "")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", staticmethod(lambda *_, **__: chosen))
    person = open_program(work, language=language)
    for key, kind in PAGES.items():
        person.read()
        person.press(key if layout == "latin" else arabic(key))
        page = person.window.pages.currentWidget()
        assert isinstance(page, kind)
        rests(page, qtbot)
        person.press("Escape")
        assert person.window.pages.currentWidget() is person.page


def test_from_one_page_of_a_team_to_the_next(person: Person, qtbot: QtBot) -> None:
    for key in ("Ctrl+Shift+T", "Ctrl+Shift+L", "Ctrl+Shift+P", "Ctrl+Shift+T"):
        person.press(key)
        page = person.window.pages.currentWidget()
        assert isinstance(page, PAGES[key])
        rests(page, qtbot)
    assert person.window.pages.count() == 4


def test_nothing_disturbs_a_page_on_which_something_is_going_on(person: Person, qtbot: QtBot) -> None:
    person.press("Ctrl+Shift+T")
    page = person.window.pages.currentWidget()
    assert isinstance(page, BusyPage)
    until(qtbot, lambda: not page.is_busy)
    stopped: list[bool] = []
    page.stopped.connect(lambda: stopped.append(True))
    page.show_busy("Merging…")
    person.press("Ctrl+Shift+L", "Ctrl+Shift+O", "Ctrl+Shift+B")
    assert person.window.pages.currentWidget() is page
    person.press("Escape")
    assert stopped == [True]
    assert person.window.pages.currentWidget() is page
    page.show_idle()


def test_an_edit_that_the_file_would_not_take_has_to_be_settled_first(person: Person, qtbot: QtBot) -> None:
    person.session.project.db.execute("PRAGMA query_only = ON")
    person.mark("7 مدنيين", "4")
    person.press("Ctrl+Shift+T")
    assert person.window.pages.currentWidget() is person.page
    assert person.page.status.retry.isVisible()
    person.session.project.db.execute("PRAGMA query_only = OFF")
    person.click(person.page.status.retry)
    person.press("Ctrl+Shift+T")
    page = person.window.pages.currentWidget()
    assert isinstance(page, TeamPage)
    until(qtbot, lambda: not page.is_busy)


def test_packages_that_come_together_are_taken_one_after_the_other(
    open_program: OpenProgram, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    boss = crew.supervisor(tmp_path)
    with boss.at_home():
        boss.keys = keyring.make(WORDS)
    with boss.at_work() as project:
        ids = [add_report(project, TEXT, "1.txt"), add_report(project, OTHER_TEXT, "2.txt")]
    packages = []
    for name, words in (("sara", "قصف"), ("ali", "مدفعي")):
        sender = crew.coder_of(boss, name, ids)
        sender.takes(boss.packs(sender, f"{name}.spanpkg"), boss)
        with sender.at_work() as project:
            mark(project, ids[0], sender.coder, words, TACTIC)
        packages.append(sender.packs(boss, f"{name}-back.spanpkg"))
    monkeypatch.setenv("TARMIZ_HOME", str(boss.folder))
    person = open_program(boss.path, coder="boss")
    person.program.keys.opened(WORDS)
    person.window.packages_dropped.emit(packages)
    for _ in packages:
        page = person.window.pages.currentWidget()
        assert isinstance(page, ArrivalPage)
        until(qtbot, page.take.isVisible)
        with qtbot.waitSignal(page.closed, timeout=LONG):
            person.click(page.take)
    assert person.window.pages.currentWidget() is person.page
    people = {one.name: one for one in coders.coders(person.session.project)}
    assert quotes(person.session.project, ids[0], people["sara"]) == [("قصف", "TACTIC")]
    assert quotes(person.session.project, ids[0], people["ali"]) == [("مدفعي", "TACTIC")]
    assert len(documents.listing(person.session.project)) == 2
