"""Packages out of the window: for coders, all at once, and the coder's own work for her supervisor."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from annotator.core.coder import Coder
from annotator.exchange import keyring
from annotator.exchange.fingerprint import grouped
from annotator.exchange.keys import Identity, new_identity
from annotator.store import correspondents, documents
from annotator.store.correspondents import Correspondent
from annotator.store.project import Project
from annotator.ui.pages.sending import SendPage
from annotator.workflow import dealing, packing, projects, team, unpacking
from annotator.workflow.packing import PackReport
from tests.ui.conftest import OpenProgram
from tests.ui.hands import press, write
from tests.ui.patience import until
from tests.ui.person import Person
from tests.workshop import add_report, coder, new_project

WORDS = "three words here"


@pytest.fixture(scope="module")
def identities() -> dict[str, Identity]:
    return {name: new_identity() for name in ("ali", "mona", "huda")}


@pytest.fixture
def path(tmp_path: Path, identities: dict[str, Identity]) -> Path:
    """A supervisor's project: ali and mona have reports and known keys, sara has nothing."""
    with new_project(tmp_path, "team") as project:
        huda = coder(project, "huda")
        team.set_roles(project, huda.id, ["supervisor"], huda.id)
        people = {name: coder(project, name) for name in ("ali", "mona", "sara")}
        for nth in range(4):
            add_report(project, f"تقرير رقم {nth} عن السوق", f"{nth}.txt")
        ids = [row.id for row in documents.listing(project)]
        for name, given in (("ali", ids[:2]), ("mona", ids[2:])):
            dealing.give(project, given, people[name].id, huda.id)
            know(project, people[name], identities[name])
    return tmp_path / "team.tarmiz"


def know(project: Project, who: Coder, identity: Identity) -> None:
    keys = identity.public
    one = Correspondent(keys.fingerprint, who.id, who.name, keys.signing, keys.sealing, "2026-01-01T00:00:00Z")
    correspondents.put(project, one)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the person says that packages are to lie."""
    folder = tmp_path / "out"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", staticmethod(lambda *_, **__: str(folder)))
    target = str(folder / "mine")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_, **__: (target, "")))
    return folder


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Folders that the system was asked to show."""
    found: list[str] = []

    def show(url: object) -> bool:
        found.append(url.toLocalFile())  # type: ignore[attr-defined]
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", staticmethod(show))
    return found


def sending_of(person: Person, key: str) -> SendPage:
    person.press(key)
    page = person.window.pages.currentWidget()
    assert isinstance(page, SendPage)
    return page


@pytest.mark.parametrize("language", ["en", "ar"])
def test_packages_for_all_coders_are_made_at_once_by_the_keyboard(
    open_program: OpenProgram,
    path: Path,
    folder: Path,
    shown: list[str],
    identities: dict[str, Identity],
    qtbot: QtBot,
    language: str,
) -> None:
    person = open_program(path, coder="huda", language=language)
    page = sending_of(person, "Ctrl+Shift+P")
    assert [box.isChecked() for box in page.people.values()] == [True, True]
    assert page.keys.again.isVisible()
    write(page.keys.passphrase, WORDS)
    press(page, "Return")
    assert page.keys.again.hasFocus()
    write(page.keys.again, WORDS)
    press(page, "Return")
    until(qtbot, lambda: page.results.isVisible())

    project = person.session.project
    made = sorted(folder.iterdir())
    names = [packing.file_name(project, coder(project, name).id) for name in ("ali", "mona")]
    assert sorted(one.name.replace("-1.", "-2.") for one in made) == sorted(names)
    for name in ("ali", "mona"):
        mine = [one for one in made if one.name.startswith(coder(project, name).id[:8])]
        package = unpacking.opened(mine[0], identities[name])
        assert (package.manifest.sender.name, package.manifest.recipient.name) == ("huda", name)
    public = keyring.public()
    assert public is not None
    shown_digits = page.fingerprint.shown.accessibleName().translate(str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789"))
    assert shown_digits == grouped(public.fingerprint)
    assert page.secret.isHidden()
    assert str(folder) in page.place.text()
    assert page.folder.hasFocus()
    press(page, "Space")
    assert shown == [str(folder)]

    page = sending_of(person, "Ctrl+Shift+P")
    assert page.keys.isHidden()
    person.program.close()
    assert person.program.keys.state == "locked"


def test_a_first_contact_opens_with_a_passphrase_that_is_shown(
    open_program: OpenProgram, path: Path, folder: Path, qtbot: QtBot
) -> None:
    with projects.opened(path) as project:
        sara, huda = coder(project, "sara"), coder(project, "huda")
        dealing.give(project, [documents.listing(project)[0].id], sara.id, huda.id)
    keyring.make(WORDS)
    person = open_program(path, coder="huda")
    page = sending_of(person, "Ctrl+Shift+P")
    for id, box in page.people.items():
        if id != sara.id:
            person.click(box)
    assert page.make.text() == "Choose a file…"
    assert not page.keys.again.isVisible()
    write(page.keys.passphrase, WORDS)
    person.click(page.make)
    until(qtbot, lambda: page.results.isVisible())
    ((*_, passphrase),) = [page.made.cells(row) for row in range(page.made.rowCount())]
    assert page.secret.isVisible()
    given = unpacking.opened(folder / "mine.spanpkg", passphrase=passphrase[1:-1])
    assert given.manifest.recipient.name == "sara"
    person.click(page.more)
    assert page.choices.isVisible()


def test_a_coder_sends_her_work_to_her_supervisor(
    open_program: OpenProgram, path: Path, folder: Path, identities: dict[str, Identity], qtbot: QtBot
) -> None:
    with projects.opened(path) as project:
        know(project, coder(project, "huda"), identities["huda"])
    keyring.make(WORDS)
    person = open_program(path, coder="ali")
    page = sending_of(person, "Ctrl+Shift+S")
    ((box, name),) = [(box, box.text()) for box in page.people.values()]
    assert (box.isChecked(), name) == (True, "\u2068huda\u2069")
    write(page.keys.passphrase, "another one")
    press(page, "Return")
    until(qtbot, lambda: page.failure.isVisible())
    assert "passphrase" in page.failure.text()
    assert page.keys.passphrase.hasFocus()
    assert list(folder.iterdir()) == []
    write(page.keys.passphrase, WORDS)
    press(page, "Return")
    until(qtbot, lambda: page.results.isVisible())
    given = unpacking.opened(folder / "mine.spanpkg", identities["huda"])
    assert (given.manifest.kind, given.manifest.sender.name) == ("work", "ali")


def test_what_cannot_be_written_is_told_and_what_was_made_before_is_shown(
    open_program: OpenProgram, path: Path, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyring.make(WORDS)
    person = open_program(path, coder="huda")
    page = sending_of(person, "Ctrl+Shift+P")
    monkeypatch.setattr(
        QFileDialog, "getExistingDirectory", staticmethod(lambda *_, **__: str(folder / "not" / "there"))
    )
    write(page.keys.passphrase, WORDS)
    person.click(page.make)
    until(qtbot, lambda: page.failure.isVisible())
    assert page.choices.isVisible()
    assert correspondents.packages(person.session.project) == []


def test_nothing_is_asked_where_nobody_can_get_a_package(open_program: OpenProgram, work: Path) -> None:
    person = open_program(work)
    page = sending_of(person, "Ctrl+Shift+P")
    assert not page.make.isVisible()
    assert page.keys.isHidden()
    assert "deal some first" in page._nobody.text()
    page = sending_of(person, "Ctrl+Shift+S")
    assert "takes work in" in page._nobody.text()


def test_the_passphrase_of_new_keys_is_typed_twice_and_long_enough(
    open_program: OpenProgram, path: Path, folder: Path, qtbot: QtBot
) -> None:
    person = open_program(path, coder="huda")
    page = sending_of(person, "Ctrl+Shift+P")
    for first, second, reason in ((WORDS, "other words here", "differ"), ("short", "short", "at least")):
        write(page.keys.passphrase, first)
        write(page.keys.again, second)
        person.click(page.make)
        until(qtbot, lambda: page.failure.isVisible())
        assert reason in page.failure.text()
    assert keyring.public() is None


def test_making_packages_can_be_stopped_and_what_was_made_is_shown(
    open_program: OpenProgram, path: Path, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyring.make(WORDS)
    person = open_program(path, coder="huda")
    page = sending_of(person, "Ctrl+Shift+P")
    first, begun, going = packing.pack, threading.Event(), threading.Event()

    def slow(*given: object, **named: object) -> PackReport:
        begun.set()
        going.wait()
        return first(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(packing, "pack", slow)
    write(page.keys.passphrase, WORDS)
    person.click(page.make)
    until(qtbot, lambda: begun.is_set() and page.strip.isVisible())
    person.click(page.stop)
    going.set()
    until(qtbot, page.results.isVisible)
    assert page.made.rowCount() == 1
    assert len(list(folder.iterdir())) == 1
    assert "the rest was not made" in page.failure.text()
