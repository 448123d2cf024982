"""The program starts, shows its window, ends; and lives through an error that nobody foresaw, without telling texts."""

from __future__ import annotations

import logging
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from annotator import language, logs, settings
from annotator.errors import InputError
from annotator.ui import application
from annotator.workflow import annotate, projects
from tests.ui.conftest import OpenProgram
from tests.ui.person import Person
from tests.ui.visiting import Visitor, visited
from tests.workshop import TEXT

Visit = Callable[[Visitor], None]
WORDS = {word for word in re.findall(r"\w+", TEXT) if not word.isdigit()}


def started(visit: Visit, project: Path | None, spoken: str | None = None) -> int:
    """Start the program as the command does, do something in its window, and close it; return the exit code."""
    return visited(lambda: application.start(settings.load(), project, spoken), visit)


def test_the_program_opens_its_window_and_ends_with_it(app: QApplication, work: Path) -> None:
    seen: list[str] = []

    def visit(visitor: Visitor) -> None:
        seen.append(visitor.text.text())

    assert started(visit, work) == 0
    assert seen == [TEXT]
    with projects.opened(work) as free:
        assert free.path == work


def test_what_was_done_is_there_at_the_next_start(app: QApplication, work: Path) -> None:
    settings.load().set("coder_name", "sara")

    def looking(visitor: Visitor) -> None:
        assert visitor.marks == [("7 مدنيين", "CASUALTY")]

    started(lambda visitor: visitor.mark("7 مدنيين", "4"), work)
    started(looking, work)


def test_without_a_project_the_sample_is_shown_in_the_language_asked_for(app: QApplication) -> None:
    seen: list[tuple[bool, str]] = []

    def visit(visitor: Visitor) -> None:
        seen.append((visitor.session.is_sample, language.code()))

    started(visit, None, "ar")
    assert seen == [(True, "ar")]


COPYING = """
import os, sys
from PySide6.QtWidgets import QApplication, QTextEdit
app = QApplication([])
from annotator import app as program
from tests.ui.visiting import visited
def copy(visitor):
    visitor.press("Ctrl+A", "Ctrl+C")
    if sys.argv[1] == "menu":
        QTextEdit.copy(visitor.text)
    assert len(QApplication.clipboard().text()) > 100
sys.exit(visited(lambda: program.run(None, language="en"), copy))
"""


@pytest.mark.parametrize("way", ["key", "menu"])
def test_a_program_in_which_something_was_copied_ends_well(home: Path, way: str) -> None:
    """In a process of its own: it died after its last line, when Qt let go of what Python had copied."""
    code = [sys.executable, "-c", COPYING, way]
    done = subprocess.run(code, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False)

    assert (done.returncode, "Error" in done.stderr) == (0, False), done.stderr


def test_the_hook_for_errors_is_put_back(app: QApplication, work: Path) -> None:
    before = sys.excepthook
    hooks: list[object] = []
    started(lambda _: hooks.append(sys.excepthook), work)

    assert hooks[0] is not before
    assert sys.excepthook is before


@pytest.mark.parametrize(("spoken", "theme"), [("en", "light"), ("ar", "dark")])
def test_a_picture_of_the_window_has_the_size_and_the_colours_asked_for(
    app: QApplication, work: Path, tmp_path: Path, spoken: str, theme: str
) -> None:
    kept = settings.load().for_once()
    kept.set("theme", theme)
    application.draw(kept, work, tmp_path / "window.png", spoken, (1366, 768))

    picture = QImage(str(tmp_path / "window.png"))
    assert (picture.width(), picture.height()) == (1366, 768)
    light = [picture.pixelColor(x, 300).lightness() > 128 for x in range(0, 1366, 13)]
    assert (sum(light) > len(light) / 2) == (theme == "light")
    assert not (settings.config_folder() / "settings.toml").exists()
    with projects.opened(work) as free:
        assert free.path == work


def test_a_picture_that_cannot_be_written_is_told(app: QApplication, work: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"window\.png.* could not be written"):
        application.draw(settings.load().for_once(), work, tmp_path / "no" / "window.png", None, (1366, 768))
    with projects.opened(work) as free:
        assert free.path == work


# Errors that nobody foresaw


@pytest.fixture
def hooked(person: Person, monkeypatch: pytest.MonkeyPatch) -> Person:
    """Sara, in a program that catches what nobody foresaw, as it does when it is started."""
    monkeypatch.setattr(sys, "excepthook", application.last_resort(person.program.messages))
    return person


def broken(*_: object, **__: object) -> None:
    """Stand for a bug of ours whose message quotes a report: no bug of ours is there to be had on demand."""
    raise ZeroDivisionError(TEXT)


def test_an_error_that_nobody_foresaw_is_told_and_the_work_goes_on(
    hooked: Person, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(annotate, "mark", broken)
        hooked.mark("7 مدنيين", "4")
    assert "Something went wrong in the program (ZeroDivisionError)" in hooked.notice
    assert hooked.marks == []

    hooked.mark("7 مدنيين", "4")
    assert hooked.marks == [("7 مدنيين", "CASUALTY")]
    assert "unforeseen: ZeroDivisionError" in caplog.text


def test_an_error_that_nobody_foresaw_is_logged_without_a_word_of_the_report(
    hooked: Person, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(annotate, "mark", broken)
        hooked.mark("7 مدنيين", "4")

    assert "coding.py" in caplog.text
    assert [word for word in WORDS if word in caplog.text] == []


def test_an_interrupt_ends_the_program_and_is_no_error(hooked: Person, caplog: pytest.LogCaptureFixture) -> None:
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)

    assert hooked.notice == ""
    assert caplog.records == []


# The log


def test_no_word_of_a_report_comes_into_the_log(
    open_program: OpenProgram,
    work: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    before = list(logs.log.handlers), logs.log.level
    logs.write_to(tmp_path / "logs")
    logs.log.setLevel(logging.DEBUG)
    try:
        a_day_at_work(open_program(work), monkeypatch)
    finally:
        fresh = [handler for handler in logs.log.handlers if handler not in before[0]]
        for handler in fresh:
            logs.log.removeHandler(handler)
            handler.close()
        logs.log.setLevel(before[1])
    written = (tmp_path / "logs" / "tarmiz.log").read_text(encoding="utf-8")

    assert [record.levelname for record in caplog.records] == ["WARNING", "ERROR", "ERROR"]
    assert all(record.getMessage() in written for record in caplog.records)
    assert [word for word in WORDS if word in written] == []
    assert "work.tarmiz" not in written


def a_day_at_work(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    """Mark, resize, undo, finish, search, write metadata, and run into a bug."""
    monkeypatch.setattr(sys, "excepthook", application.last_resort(person.program.messages))
    person.window.icons.icon("drawing that is not there")
    person.mark("7 مدنيين", "4")
    person.press("]", "}", "Ctrl+Z", "Ctrl+Y", "1", "Del", "Ctrl+Z")
    person.finish()
    person.press("Ctrl+PgUp", "Ctrl+K")
    person.press("a", "Esc", "Ctrl+D")
    person.page.details.fields["title"].setText(TEXT[:40])
    person.press("Return")
    with monkeypatch.context() as patch:
        patch.setattr(annotate, "mark", broken)
        person.mark("قصف", "3")
    with monkeypatch.context() as patch:
        patch.setattr("annotator.ui.textview.sheet.paint", broken)
        person.text.viewport().repaint()
    person.window.actions_table.run("withdraw")


FILE_OPENED = """
import sys
from pathlib import Path
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from annotator.ui.application import Application, made_application

app = made_application()
assert isinstance(app, Application)
heard = []
app.asked.connect(heard.append)
app.sendEvent(app, QFileOpenEvent(QUrl.fromLocalFile(sys.argv[1])))
assert heard == [Path(sys.argv[1])], heard
"""


def test_what_the_system_wants_opened_in_a_running_program_is_heard(tmp_path: Path) -> None:
    package = tmp_path / "1.spanpkg"
    package.write_bytes(b"")
    subprocess.run([sys.executable, "-c", FILE_OPENED, str(package)], check=True, timeout=60)
