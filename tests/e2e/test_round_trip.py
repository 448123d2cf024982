"""A supervisor and a coder at computers of their own: dealt, sent, coded, sent back, taken in, by keyboard alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from annotator import settings
from annotator.core.document import DocumentId
from annotator.exchange import keyring
from annotator.store import assignments, coders, correspondents, documents
from annotator.ui.dialogs.finishing import FinishingDialog
from annotator.ui.pages.arrival import ArrivalPage
from annotator.ui.pages.busy import BusyPage
from annotator.ui.pages.dealing import DealPage
from annotator.ui.pages.sending import SendPage
from annotator.ui.pages.team import TeamPage
from annotator.workflow import projects
from annotator.workflow.check import check
from tests.ui.conftest import (
    OpenProgram,
    app,
    no_question_left,
    no_unexpected_log,
    no_widget_left,
    open_program,
    qt_notes,
)
from tests.ui.hands import press, put_caret, write
from tests.ui.person import Person
from tests.workshop import OTHER_TEXT, TEXT, add_report, new_project, quotes

# Fixtures of the window's tests.
__all__ = ["app", "no_question_left", "no_unexpected_log", "no_widget_left", "open_program", "qt_notes"]
HERS, MINE = "three words of hers", "three words of mine"
LATIN = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
LONG = 60_000  # milliseconds that a seal with a passphrase may take on a busy machine
MOST_TABS = 80


class Desk:
    """One person's computer: a home of its own, in which the program is started and ended."""

    def __init__(
        self,
        folder: Path,
        open_program: OpenProgram,
        monkeypatch: pytest.MonkeyPatch,
        qtbot: QtBot,
        language: str,
    ) -> None:
        folder.mkdir()
        self.folder, self._open, self._patch, self._bot = folder, open_program, monkeypatch, qtbot
        self._language = language

    def start(self, path: Path | None) -> Person:
        """Start the program with what was clicked."""
        self._patch.setenv("TARMIZ_HOME", str(self.folder))
        person = self._open(None, language=self._language, coder=settings.load().text("coder_name"))
        person.program.begin(path)
        return person

    def answers(self, question: str, path: Path) -> None:
        """Answer the system's own dialog for files."""
        chosen: object = (str(path), "")
        self._patch.setattr(QFileDialog, question, staticmethod(lambda *_, **__: chosen))

    def settled(self, person: Person, kind: type[QWidget]) -> None:
        """Wait for a page, and until it waits for the person."""

        def is_there() -> bool:
            page = person.window.pages.currentWidget()
            return isinstance(page, kind) and not (isinstance(page, BusyPage) and page.is_busy)

        self._bot.waitUntil(is_there, timeout=LONG)

    def waits_for(self, widget: QWidget) -> None:
        """Wait until something can be seen."""
        self._bot.waitUntil(widget.isVisible, timeout=LONG)


def walk_to(person: Person, widget: QWidget) -> None:
    """Press Tab until something has the keyboard."""
    for _ in range(MOST_TABS):
        if widget.hasFocus():
            return
        person.press("Tab")
    raise AssertionError(f"the keyboard does not reach {widget.accessibleName()}")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_round_trip_of_supervisor_and_coder(
    open_program: OpenProgram, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    boss, coder = (Desk(tmp_path / name, open_program, monkeypatch, qtbot, language) for name in ("boss", "coder"))
    monkeypatch.setenv("TARMIZ_HOME", str(boss.folder))
    with new_project(boss.folder, "team") as project:
        add_report(project, TEXT, "1.txt")
        add_report(project, OTHER_TEXT, "2.txt")
    path = boss.folder / "team.tarmiz"

    passphrase, fingerprint, package = the_supervisor_deals_and_packs(boss, path)
    mine = coder.folder / "mine.tarmiz"
    back = the_coder_begins_codes_and_sends(coder, package, passphrase, fingerprint, mine)
    second = the_supervisor_takes_it_and_deals_again(boss, path, back, fingerprint_at(coder, monkeypatch))
    the_coder_goes_on(coder, second)

    with projects.opened(mine) as project:
        assert len(documents.listing(project)) == 3
        assert check(project).sound


def the_supervisor_deals_and_packs(boss: Desk, path: Path) -> tuple[str, str, Path]:
    """Say who one is, add a coder, deal, make a package; return its passphrase, the fingerprint and the file."""
    person = boss.start(path)
    write(person.page.who.field, "huda")
    press(person.page.who.field, "Return")
    person.press("Ctrl+Shift+T")
    boss.settled(person, TeamPage)
    page = person.window.pages.currentWidget()
    assert isinstance(page, TeamPage)
    walk_to(person, page._lead)
    person.press("Space")
    boss.settled(person, TeamPage)
    walk_to(person, page.name)
    write(page.name, "C-01")
    person.press("Return")
    boss.settled(person, TeamPage)
    project = person.session.project
    assert [one.name for one in coders.coders(project)] == ["C-01", "huda"]
    assert [one.role for one in assignments.roles(project)] == ["supervisor"]

    deal(boss, person)
    package = boss.folder / "1.spanpkg"
    boss.answers("getSaveFileName", package)
    person.press("Ctrl+Shift+P")
    sending = person.window.pages.currentWidget()
    assert isinstance(sending, SendPage)
    walk_to(person, sending.keys.passphrase)
    write(sending.keys.passphrase, HERS)
    person.press("Return")
    write(sending.keys.again, HERS)
    person.press("Return")
    boss.waits_for(sending.results)
    passphrase = sending.made.cells(0)[-1][1:-1]
    fingerprint = sending.fingerprint.shown.accessibleName()
    person.program.finish()
    return passphrase, fingerprint, package


def deal(boss: Desk, person: Person) -> None:
    person.press("Ctrl+Shift+L")
    page = person.window.pages.currentWidget()
    assert isinstance(page, DealPage)
    boss._bot.waitUntil(page.deal.isEnabled)
    walk_to(person, page.deal)
    person.press("Space")
    boss.settled(person, TeamPage)


def the_coder_begins_codes_and_sends(coder: Desk, package: Path, passphrase: str, fingerprint: str, mine: Path) -> Path:
    """Open the first package, compare, make the project, code both reports, send the work; return the file."""
    person = coder.start(package)
    coder.settled(person, ArrivalPage)
    page = person.window.pages.currentWidget()
    assert isinstance(page, ArrivalPage)
    assert page.passphrase.hasFocus()
    write(page.passphrase, passphrase)
    person.press("Return")
    coder.waits_for(page.fingerprint)
    assert page.fingerprint.shown.accessibleName() == fingerprint
    walk_to(person, page.same)
    person.press("Space")
    coder.waits_for(page.take)
    coder.answers("getSaveFileName", mine)
    walk_to(person, page.take)
    person.press("Space")
    coder._bot.waitUntil(lambda: person.program.session is not None, timeout=LONG)
    assert person.session.coder is not None
    assert person.session.coder.name == "C-01"
    assert len(person.listed) == 2

    for words, key in (("قصف", "3"), ("اشتباكات", "3")):
        if words not in person.text.text():
            person.press("Ctrl+PgDown")
        put_caret(person.text, words)
        person.press("Shift+Left", key)
        assert (words, "TACTIC") in person.marks
    finish_all_the_same(person)

    back = coder.folder / "back.spanpkg"
    coder.answers("getSaveFileName", back)
    person.press("Ctrl+Shift+S")
    sending = person.window.pages.currentWidget()
    assert isinstance(sending, SendPage)
    walk_to(person, sending.keys.passphrase)
    write(sending.keys.passphrase, MINE)
    person.press("Return")
    write(sending.keys.again, MINE)
    person.press("Return")
    coder.waits_for(sending.results)
    person.press("Escape")
    assert person.window.pages.currentWidget() is person.page
    person.program.finish()
    return back


def finish_all_the_same(person: Person) -> None:
    """Say that the report is done, though what its mark says is still open; by keys."""
    person.press("Ctrl+Return")
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, FinishingDialog)
    for _ in range(MOST_TABS):
        if asked.finish.hasFocus():
            break
        press(asked, "Tab")
    press(asked, "Space")
    person.come_back()


def fingerprint_at(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the fingerprint of whoever works at a computer."""
    monkeypatch.setenv("TARMIZ_HOME", str(desk.folder))
    public = keyring.public()
    assert public is not None
    return public.fingerprint


def the_supervisor_takes_it_and_deals_again(boss: Desk, path: Path, back: Path, fingerprint: str) -> Path:
    """Take the work in, see how far the coder is, deal a third report and pack it; return the second package."""
    person = boss.start(path)
    boss.answers("getOpenFileName", back)
    person.press("Ctrl+Shift+O")
    boss.settled(person, ArrivalPage)
    page = person.window.pages.currentWidget()
    assert isinstance(page, ArrivalPage)
    write(page.keys.passphrase, HERS)
    person.press("Return")
    boss.waits_for(page.fingerprint)
    assert page.fingerprint.shown.accessibleName().replace(" ", "").translate(LATIN) == fingerprint
    walk_to(person, page.same)
    person.press("Space")
    boss.waits_for(page.take)
    assert "C-01" in page.lines.toPlainText()
    walk_to(person, page.take)
    person.press("Space")
    boss._bot.waitUntil(lambda: person.window.pages.currentWidget() is person.page, timeout=LONG)
    assert "C-01" in person.notice
    project = person.session.project
    theirs = coders.named(project, "C-01")[0]
    marks = [quotes(project, DocumentId(row.id), theirs) for row in documents.listing(project)]
    assert marks == [[("قصف", "TACTIC")], [("اشتباكات", "TACTIC")]]
    assert check(project).sound

    person.press("Ctrl+Shift+T")
    boss.settled(person, TeamPage)
    team = person.window.pages.currentWidget()
    assert isinstance(team, TeamPage)
    cells = [cell.translate(LATIN) for cell in team.people.cells(0)]
    assert cells[2:5] == ["2", "1", "1"]
    assert cells[-2][0] == "1"
    assert cells[-1][0] == "1"

    add_report(project, f"{OTHER_TEXT} ثالث", "3.txt")
    deal(boss, person)
    second = boss.folder / "2.spanpkg"
    boss.answers("getSaveFileName", second)
    person.press("Ctrl+Shift+P")
    sending = person.window.pages.currentWidget()
    assert isinstance(sending, SendPage)
    assert sending.keys.isHidden()
    walk_to(person, sending.make)
    person.press("Space")
    boss.waits_for(sending.results)
    assert sending.secret.isHidden()
    assert len(correspondents.packages(project)) == 3
    person.program.finish()
    return second


def the_coder_goes_on(coder: Desk, second: Path) -> None:
    """Double-click the second package: it finds the project, and nobody is compared again."""
    person = coder.start(second)
    coder.settled(person, ArrivalPage)
    page = person.window.pages.currentWidget()
    assert isinstance(page, ArrivalPage)
    write(page.keys.passphrase, MINE)
    person.press("Return")
    coder._bot.waitUntil(lambda: person.program.session is not None, timeout=LONG)
    coder.settled(person, ArrivalPage)
    page = person.window.pages.currentWidget()
    assert isinstance(page, ArrivalPage)
    coder.waits_for(page.take)
    walk_to(person, page.take)
    person.press("Space")
    coder._bot.waitUntil(lambda: person.window.pages.currentWidget() is person.page, timeout=LONG)
    assert len(person.listed) == 3
    assert person.session.coder is not None
    assert person.session.coder.name == "C-01"
    person.program.finish()
