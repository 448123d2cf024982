"""Packages and copies that come in: unlocked, compared, told in plain words, taken or left, refused with a sentence."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from annotator.core.change import Change
from annotator.core.codebook_content import codebook_of
from annotator.core.document import DocumentId
from annotator.exchange import keyring
from annotator.store import annotations as sets
from annotator.store import codebooks, correspondents, documents, forks, journal
from annotator.ui.pages.arrival import GO_ON, ArrivalPage
from annotator.ui.program import Program
from annotator.workflow import backups, merge, projects
from annotator.workflow.check import check
from annotator.workflow.dealing import give
from tests import crew
from tests.ui.conftest import OpenProgram
from tests.ui.hands import press, write
from tests.ui.patience import until
from tests.ui.person import Person
from tests.workflow.test_forks import ways
from tests.workshop import OTHER_TEXT, TACTIC, TEXT, add_report, coder, mark, quotes

WORDS = "three words here"


@pytest.fixture
def boss(tmp_path: Path) -> crew.Person:
    """A supervisor with two reports, whose keys lie at her own home under a passphrase."""
    person = crew.supervisor(tmp_path)
    with person.at_home():
        person.keys = keyring.make(WORDS)
    with person.at_work() as project:
        add_report(project, TEXT, "1.txt")
        add_report(project, OTHER_TEXT, "2.txt")
    return person


@pytest.fixture
def sara(boss: crew.Person) -> crew.Person:
    """A coder with both reports at a home of her own, her keys under a passphrase there; the supervisor knows them."""
    person = crew.coder_of(boss, "sara", reports(boss))
    with person.at_home():
        person.keys = keyring.make(WORDS)
    boss.knows(person)
    return person


def reports(person: crew.Person) -> list[DocumentId]:
    with person.at_work() as project:
        return [row.id for row in documents.listing(project)]


def at(person: crew.Person, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sit down at somebody's computer."""
    monkeypatch.setenv("TARMIZ_HOME", str(person.folder))


def arrival(program: Program, qtbot: QtBot) -> ArrivalPage:
    """Return the page that is turned to, once it waits for the person."""
    page = program.window.pages.currentWidget()
    assert isinstance(page, ArrivalPage)
    until(qtbot, lambda: not page.is_busy)
    return page


def drop(widget: QWidget, *paths: Path) -> bool:
    """Drop files on a widget; tell whether it takes them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enters = QDragEnterEvent(QPoint(5, 5), action, data, left, none)
    QApplication.sendEvent(widget, enters)
    if enters.isAccepted():
        QApplication.sendEvent(widget, QDropEvent(QPointF(5, 5), action, data, left, none))
    return enters.isAccepted()


def work_back(sara: crew.Person, boss: crew.Person, words: str, name: str) -> Path:
    """Let sara mark words at her home and send her work."""
    with sara.at_work() as project:
        mark(project, documents.listing(project)[0].id, sara.coder, words, TACTIC)
    return sara.packs(boss, name)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_first_package_makes_a_project_in_which_its_coder_works(
    open_program: OpenProgram,
    boss: crew.Person,
    sara: crew.Person,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    language: str,
) -> None:
    package = boss.packs(sara, "1.spanpkg")
    at(sara, monkeypatch)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_, **__: (str(sara.path), "")))
    person = open_program(None, coder="", language=language)
    person.program.begin(package)
    page = arrival(person.program, qtbot)
    assert page.keys.passphrase.hasFocus()
    write(page.keys.passphrase, WORDS)
    press(page, "Return")
    until(qtbot, page.fingerprint.isVisible)
    shown = page.fingerprint.shown.accessibleName().translate(str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789"))
    assert shown.replace(" ", "") == boss.keys.public.fingerprint
    press(page, "Return", "Space")
    assert page.same.isVisible()
    press(page, "Tab")
    assert page.same.hasFocus()
    press(page, "Space")
    until(qtbot, page.take.isVisible)
    assert "sara" in page.place.text()
    assert "boss" in page.lines.toPlainText()
    assert page.take.hasFocus()
    assert not sara.path.exists()
    press(page, "Space")
    until(qtbot, lambda: person.program.session is not None)

    assert person.session.coder == sara.coder
    assert len(person.listed) == 2
    assert "boss" in person.notice
    assert check(person.session.project).sound
    person.program.close()
    person.program.open(sara.path)
    assert person.session.coder == sara.coder


def test_the_same_coder_codes_when_the_next_package_is_opened_by_a_double_click(
    open_program: OpenProgram, boss: crew.Person, sara: crew.Person, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    sara.takes(boss.packs(sara, "1.spanpkg"), boss)
    with boss.at_work() as project:
        third = add_report(project, f"{OTHER_TEXT} ثالث", "3.txt")
        give(project, [third], sara.coder.id, boss.coder.id)
    package = boss.packs(sara, "2.spanpkg")
    at(sara, monkeypatch)
    person = open_program(sara.path, coder="sara")
    person.program.close()
    person.program.begin(package)
    page = arrival(person.program, qtbot)
    write(page.keys.passphrase, WORDS)
    press(page, "Return")
    until(qtbot, lambda: person.program.session is not None)
    page = arrival(person.program, qtbot)
    assert "work" in page.place.text()
    person.click(page.take)
    until(qtbot, lambda: person.window.pages.currentWidget() is person.page)
    assert len(person.listed) == 3


@pytest.mark.parametrize("language", ["en", "ar"])
def test_work_that_is_dropped_on_the_window_is_told_and_taken(
    open_program: OpenProgram,
    boss: crew.Person,
    sara: crew.Person,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    language: str,
) -> None:
    sara.takes(boss.packs(sara, "1.spanpkg"), boss)
    package = work_back(sara, boss, "قصف", "back.spanpkg")
    at(boss, monkeypatch)
    person = open_program(boss.path, coder="boss", language=language)
    assert drop(person.page, package)
    page = arrival(person.program, qtbot)
    write(page.keys.passphrase, "another one")
    press(page, "Return")
    until(qtbot, page.failure.isVisible)
    assert page.keys.passphrase.hasFocus()
    write(page.keys.passphrase, WORDS)
    press(page, "Return")
    until(qtbot, page.take.isVisible)
    project = person.session.project
    first = documents.listing(project)[0].id
    assert quotes(project, first, sara.coder) == []
    before = len(backups.backups(boss.path))
    press(page, "Space")
    until(qtbot, lambda: person.window.pages.currentWidget() is person.page)
    assert quotes(project, first, sara.coder) == [("قصف", "TACTIC")]
    assert len(backups.backups(boss.path)) == before + 1
    assert "sara" in person.notice
    assert check(project).sound


def test_a_gap_waits_or_goes_on_by_choice(
    open_program: OpenProgram, boss: crew.Person, sara: crew.Person, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    sara.takes(boss.packs(sara, "1.spanpkg"), boss)
    boss_copy = boss.folder / "old.tarmiz"
    shutil.copy(boss.path, boss_copy)
    first = work_back(sara, boss, "قصف", "first.spanpkg")
    boss.takes(first, sara)
    sara.takes(boss.packs(sara, "2.spanpkg"), boss)
    second = work_back(sara, boss, "مدفعي", "second.spanpkg")
    boss.path.unlink()
    boss_copy.rename(boss.path)
    at(boss, monkeypatch)
    person = open_program(boss.path, coder="boss")
    person.program.keys.opened(WORDS)
    person.program.open(second)
    page = arrival(person.program, qtbot)
    until(qtbot, page.gap_words.isVisible)
    assert "missing" in page.lines.toPlainText()
    assert "package 1" in page.lines.toPlainText()
    assert not page.take.isEnabled()
    person.click(page.gaps.button(GO_ON))
    person.click(page.take)
    until(qtbot, lambda: person.window.pages.currentWidget() is person.page)
    assert person.window.notices.details_button.isVisible()


def test_refused_packages_say_why_in_one_sentence_and_change_nothing(
    open_program: OpenProgram, boss: crew.Person, sara: crew.Person, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    sara.takes(boss.packs(sara, "1.spanpkg"), boss)
    sent = boss.folder / "1.spanpkg"
    whole = work_back(sara, boss, "قصف", "back.spanpkg")
    broken = boss.folder / "broken.spanpkg"
    broken.write_bytes(whole.read_bytes()[:-40])
    at(boss, monkeypatch)
    person = open_program(boss.path, coder="boss")
    person.program.keys.opened(WORDS)
    for package, reason in ((broken, "damaged on the way"), (sent, "does not open with your keys")):
        person.program.open(package)
        page = arrival(person.program, qtbot)
        until(qtbot, page.failure.isVisible)
        assert reason in page.failure.text()
        assert not page.take.isVisible()
        press(page, "Escape")
    assert correspondents.packages(person.session.project)[0].sent
    assert len(correspondents.packages(person.session.project)) == 1


def test_whoever_finds_that_the_fingerprints_differ_takes_nothing(
    open_program: OpenProgram, boss: crew.Person, sara: crew.Person, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = boss.packs(sara, "1.spanpkg")
    at(sara, monkeypatch)
    person = open_program(None, coder="")
    person.program.keys.opened(WORDS)
    person.program.begin(package)
    page = arrival(person.program, qtbot)
    until(qtbot, page.differ.isVisible)
    person.click(page.differ)
    assert "nothing was taken" in page.failure.text()
    assert not page.same.isVisible()
    person.click(page.back)
    assert person.window.pages.currentWidget() is person.window.first


def test_a_package_that_no_keys_here_can_open_says_what_to_ask_for(
    open_program: OpenProgram, boss: crew.Person, sara: crew.Person, qtbot: QtBot
) -> None:
    package = boss.packs(sara, "1.spanpkg")
    person = open_program(None, coder="")
    person.program.begin(package)
    page = arrival(person.program, qtbot)
    assert "ask for one with a passphrase" in page.failure.text()


def test_work_of_another_project_waits_for_that_project_or_unites_the_two(
    open_program: OpenProgram,
    boss: crew.Person,
    sara: crew.Person,
    work: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sara.takes(boss.packs(sara, "1.spanpkg"), boss)
    package = work_back(sara, boss, "قصف", "back.spanpkg")
    at(boss, monkeypatch)
    person = open_program(None, coder="boss")
    person.program.keys.opened(WORDS)
    person.program.begin(package)
    page = arrival(person.program, qtbot)
    assert "open that project first" in page.failure.text()
    person.program.open(work)
    person.program.keys.opened(WORDS)
    person.program.open(package)
    page = arrival(person.program, qtbot)
    assert "another project" in page.place.text()
    assert not page.take.isEnabled()
    assert page.unite.hasFocus()
    press(page, "Space")
    until(qtbot, page.same.isVisible)
    person.click(page.same)
    until(qtbot, page.take.isVisible)
    person.click(page.take)
    until(qtbot, lambda: person.window.pages.currentWidget() is person.page)
    assert len(person.listed) >= 3


# Another copy of the project


@pytest.fixture
def copy(work: Path, tmp_path: Path) -> Path:
    """A copy of the project, in which ali has marked something."""
    other = Path(shutil.copy(work, tmp_path / "other.tarmiz"))
    with projects.open_project(other) as project:
        mark(project, documents.listing(project)[0].id, coder(project, "ali"), "قصف", TACTIC)
    return other


def merging_of(person: Person, monkeypatch: pytest.MonkeyPatch, path: Path, qtbot: QtBot) -> ArrivalPage:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", staticmethod(lambda *_, **__: (str(path), "")))
    person.press("Ctrl+Shift+M")
    return arrival(person.program, qtbot)


def test_another_copy_is_told_and_merged_and_twice_adds_nothing(
    person: Person, copy: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = merging_of(person, monkeypatch, copy, qtbot)
    project = person.session.project
    first = documents.listing(project)[0].id
    assert "ali" in page.lines.toPlainText()
    assert sets.sets_of(project, first) == []
    press(page, "Space")
    until(qtbot, lambda: person.window.pages.currentWidget() is person.page)
    assert len(sets.sets_of(project, first)) == 1
    page = merging_of(person, monkeypatch, copy, qtbot)
    assert "0 new changes" in page.lines.toPlainText()
    person.click(page.leave)
    assert person.window.pages.currentWidget() is person.page
    person.mark("7 مدنيين", "4")
    assert person.marks == [("7 مدنيين", "CASUALTY")]


def test_a_file_that_is_no_project_is_refused(
    person: Person, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "page.tarmiz").write_text("<html>", encoding="utf-8")
    page = merging_of(person, monkeypatch, tmp_path / "page.tarmiz", qtbot)
    assert page.failure.isVisible()
    assert not page.take.isVisible()


def test_a_merge_that_is_stopped_stores_nothing(
    person: Person, copy: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = merging_of(person, monkeypatch, copy, qtbot)
    project = person.session.project
    monkeypatch.setattr(merge, "TOLD_EVERY", 1)
    page.wanted.emit()
    page.stopped.emit()
    until(qtbot, page.failure.isVisible)
    assert "nothing was stored" in page.failure.text()
    assert sets.sets_of(project, documents.listing(project)[0].id) == []


def test_reports_and_packages_dropped_together_go_their_ways(
    person: Person, boss: crew.Person, sara: crew.Person, tmp_path: Path, qtbot: QtBot
) -> None:
    package = boss.packs(sara, "1.spanpkg")
    report = tmp_path / "more.txt"
    report.write_text("تقرير آخر عن السوق.", encoding="utf-8")
    assert drop(person.page, report)
    until(qtbot, lambda: not person.place.importing.is_going)
    assert len(person.listed) == 4
    assert drop(person.window, package)
    assert isinstance(person.window.pages.currentWidget(), ArrivalPage)
    assert not drop(person.window, report)


def test_a_fork_is_told_in_plain_words_and_both_ways_are_kept(
    open_program: OpenProgram, tmp_path: Path, home: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = ways(tmp_path, home)
    person = open_program(one)
    page = merging_of(person, monkeypatch, other, qtbot)
    assert "went on in two ways" in page.lines.toPlainText()
    person.click(page.take)
    until(qtbot, lambda: person.window.pages.currentWidget() is person.page)
    assert person.window.notices.details_button.isVisible()
    assert len(person.listed) == 3
    assert len(forks.read(person.session.project.db)) == 1
    assert check(person.session.project).sound


def test_another_codebook_is_told_and_the_window_has_its_labels_then(
    person: Person, copy: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = codebook_of({"labels": [{"code": "TACTIC", "ar": "أسلوب", "en": "Way of fighting", "shortcut": "3"}]})
    with projects.open_project(copy) as project:
        old, ali = codebooks.codebook(project), coder(project, "ali")
        journal.commit(project, "codebook", ali.id, Change(removed=(old,), added=(book,)))
    page = merging_of(person, monkeypatch, copy, qtbot)
    assert "Another version of the codebook is in force then" in page.lines.toPlainText()
    assert len(person.page.labels.buttons) > 1
    person.click(page.take)
    until(qtbot, lambda: person.window.pages.currentWidget() is person.page)
    assert list(person.page.labels.buttons) == ["TACTIC"]
    person.mark("قصف", "3")
    assert person.marks == [("قصف", "TACTIC")]
