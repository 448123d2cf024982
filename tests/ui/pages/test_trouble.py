"""A project that cannot be opened has a page: one sentence that says what, where and what to do, and the ways on."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as dbapi
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractButton, QFileDialog

from annotator.store import backup
from annotator.workflow import projects
from tests.ui.conftest import OpenProgram
from tests.ui.person import Person
from tests.workshop import TEXT, coder, mark, quotes

Break = Callable[[Path], None]


def foreign(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04 this is a spreadsheet" * 20)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def missing(path: Path) -> None:
    path.unlink()


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:20_000])


def damaged(path: Path) -> None:
    """Overwrite a page in the middle: the header stays that of a project."""
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 9] = b"\xff" * (4096 * 6)
    path.write_bytes(bytes(content))


def newer(path: Path) -> None:
    database = dbapi.connect(str(path))
    columns = [row[1] for row in database.execute("PRAGMA table_info(_sqlite_migrations)")]
    row = list(database.execute("SELECT * FROM _sqlite_migrations LIMIT 1").fetchone())
    row[columns.index("name")] = "m999_of_a_later_version"
    if "id" in columns:
        row[columns.index("id")] = None
    database.execute(f"INSERT INTO _sqlite_migrations VALUES ({', '.join('?' * len(row))})", row)
    database.commit()
    database.close()


BREAKS: dict[Break, str] = {
    foreign: "is not a Tarmiz project",
    empty: "is empty",
    missing: "There is no file",
    folder: "is a folder, not a project file",
    truncated: "is cut short",
    damaged: "is damaged",
    newer: "was made by a newer version of Tarmiz",
}


@pytest.fixture
def backed_up(work: Path) -> Path:
    """The project after Sara marked in it, with a backup."""
    with projects.opened(work) as project:
        sara = coder(project)
        first = project.db.execute("SELECT id FROM documents ORDER BY number").fetchone()[0]
        mark(project, first, sara, "قصف")
        backup.make(project)
    return work


def buttons(person: Person) -> list[str]:
    """Return what the buttons in sight say."""
    return [one.text() for one in person.window.trouble.findChildren(QAbstractButton) if one.isVisible()]


@pytest.mark.parametrize("broken", BREAKS, ids=lambda broken: broken.__name__)
def test_what_is_wrong_is_said_in_one_sentence_with_the_file_named(
    open_program: OpenProgram, work: Path, broken: Break
) -> None:
    broken(work)
    before = work.read_bytes() if work.is_file() else b""
    person = open_program(work)

    assert person.window.pages.currentWidget() is person.window.trouble
    sentence = person.window.trouble.sentence.text()
    assert BREAKS[broken] in sentence
    assert "work.tarmiz" in sentence
    repairable = ["Backups and repair…"] if broken in (truncated, damaged, newer) else []
    assert buttons(person) == ["Try again", *repairable, "Open another project", "First page"]
    assert person.program.session is None
    assert (work.read_bytes() if work.is_file() else b"") == before


@pytest.mark.parametrize("broken", [foreign, empty, missing, truncated, damaged], ids=lambda broken: broken.__name__)
def test_a_backup_is_opened_as_a_project_of_its_own(
    open_program: OpenProgram, backed_up: Path, monkeypatch: pytest.MonkeyPatch, broken: Break
) -> None:
    broken(backed_up)
    before = backed_up.read_bytes() if backed_up.exists() else b""
    person = open_program(backed_up)
    assert "Open a copy from its backups…" in buttons(person)
    copy = next(iter(backup.folder_of(backed_up).iterdir()))
    asked: list[str] = []

    def choose(parent: object, title: str, place: str, *rest: object) -> tuple[str, str]:
        asked.append(place)
        return str(copy), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", staticmethod(choose))
    person.click_button("Open a copy from its backups…")

    assert asked == [str(backup.folder_of(backed_up))]
    assert person.text.text() == TEXT
    assert person.marks == [("قصف", "ACTOR")]
    assert person.session.project.path.parent == backed_up.parent
    assert person.session.project.path not in (backed_up, copy)
    person.mark("7 مدنيين", "4")
    person.program.finish()
    assert (backed_up.read_bytes() if backed_up.exists() else b"") == before
    with projects.opened(copy) as untouched:
        first = untouched.db.execute("SELECT id FROM documents ORDER BY number").fetchone()[0]
        assert quotes(untouched, first, coder(untouched)) == [("قصف", "ACTOR")]


def test_a_backup_that_is_broken_itself_is_told_on_the_same_page(
    open_program: OpenProgram, backed_up: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = next(iter(backup.folder_of(backed_up).iterdir()))
    foreign(backed_up)
    foreign(copy)
    person = open_program(backed_up)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", staticmethod(lambda *_: (str(copy), "")))
    person.click_button("Open a copy from its backups…")

    assert person.window.pages.currentWidget() is person.window.trouble
    assert "is not a Tarmiz project" in person.window.trouble.sentence.text()


def test_a_project_that_another_window_has_is_opened_once_it_is_let_go(open_program: OpenProgram, work: Path) -> None:
    """In this process: the file is held as another window holds it."""
    other = projects.open_project(work)
    person = open_program(work)
    assert "open" in person.window.trouble.sentence.text()
    assert person.window.trouble._again.hasFocus()

    other.close()
    person.press("Space")
    assert person.text.text() == TEXT


def test_trying_again_says_what_is_wrong_now(open_program: OpenProgram, work: Path) -> None:
    foreign(work)
    person = open_program(work)
    work.unlink()
    person.click_button("Try again")

    assert "There is no file" in person.window.trouble.sentence.text()


def test_the_other_ways_on_are_another_project_and_the_first_page(
    open_program: OpenProgram, work: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = tmp_path / "bad.tarmiz"
    shutil.copy(work, bad)
    foreign(bad)
    person = open_program(bad)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", staticmethod(lambda *_: (str(work), "")))
    person.window.actions_table.run("open")
    assert person.text.text() == TEXT

    person.program.open(bad)
    person.window.actions_table.run("first")
    assert person.window.pages.currentWidget() is person.window.first


def test_a_broken_project_is_no_recent_one(open_program: OpenProgram, work: Path) -> None:
    foreign(work)
    person = open_program(work)

    assert person.program.settings.texts("recent") == []


def test_the_page_speaks_the_language_that_is_chosen_on_it(open_program: OpenProgram, work: Path) -> None:
    """The sentence was made in the other language: it is asked for anew."""
    foreign(work)
    person = open_program(work)
    person.window.actions_table.run("arabic")
    QCoreApplication.processEvents()

    assert person.window.pages.currentWidget() is person.window.trouble
    assert "work.tarmiz" in person.window.trouble.sentence.text()
