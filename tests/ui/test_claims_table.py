"""The table of claimed casualties, written from the window: where it lies is told, and what went wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QThread, QUrl
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from annotator.core.json_value import Json
from annotator.ui.background import Waiting, WaitingDialog
from annotator.ui.dialogs import files
from annotator.ui.working import Progress, Working
from annotator.workflow import attributes
from tests.ui import hands
from tests.ui.person import Person

Write = Callable[[Path | None], None]


@pytest.fixture
def write(person: Person, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Return a function that writes the table to a file; None for a dialog that is closed."""

    def written(target: Path | None) -> None:
        monkeypatch.setattr(files, "choose_claims", lambda parent, suggestion: target)
        person.window.actions_table.run("claims")
        qtbot.waitUntil(lambda: not person.session.is_held)

    return written


def claimed(person: Person) -> None:
    """Mark a claim and say what it says."""
    person.mark("7 مدنيين", "4")
    (span,) = person.spans()
    values: dict[str, Json] = {"outcome": ["killed"], "min": 7, "max": 7}
    person.session.do(lambda project: attributes.set_attributes(project, [span], values))


@pytest.mark.parametrize("name", ["claims.csv", "claims.jsonl"])
def test_the_table_is_written_and_where_it_lies_is_told(
    person: Person, write: Write, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    claimed(person)
    write(tmp_path / name)
    text = (tmp_path / name).read_text(encoding="utf-8")
    if name.endswith("csv"):
        heading, row = text.splitlines()
        assert (heading.split(",")[0], "killed,7,7" in row) == ("document", True)
    else:
        assert json.loads(text)["deaths_min"] == 7
    assert f"1 claim written to \u2068{name}\u2069." == person.notice
    shown: list[str] = []

    def show(url: QUrl) -> bool:
        shown.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", show)
    person.click_button("Show folder")
    assert shown == [str(tmp_path)]


def test_without_a_claim_there_is_only_the_heading(person: Person, write: Write, tmp_path: Path) -> None:
    write(tmp_path / "claims.csv")
    assert len((tmp_path / "claims.csv").read_text(encoding="utf-8").splitlines()) == 1
    assert "0 claims written" in person.notice


def test_nothing_is_written_where_no_file_is_named(person: Person, write: Write) -> None:
    write(None)
    assert person.notice == ""


def test_a_file_that_cannot_be_written_is_told(person: Person, write: Write, tmp_path: Path) -> None:
    write(tmp_path / "gone" / "claims.csv")
    assert "There is no folder" in person.notice


def test_it_can_be_stopped_and_nothing_is_written_then(
    person: Person, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Working, "isInterruptionRequested", lambda self: True)
    monkeypatch.setattr(files, "choose_claims", lambda parent, suggestion: tmp_path / "claims.csv")
    person.window.actions_table.run("claims")
    qtbot.waitUntil(lambda: person.notice == "Stopped: nothing was written.")
    assert list(tmp_path.glob("*claims*")) == []


def test_a_dialog_says_how_far_it_is_and_esc_asks_for_the_end(person: Person, qtbot: QtBot) -> None:
    ended: list[object] = []

    def act(go_on: Progress) -> str:
        while go_on(3, 7):
            QThread.msleep(1)
        return "ended"

    Waiting(act, "Counting…", person.window, ended.append, ended.append, can_stop=True)
    (dialog,) = person.window.findChildren(WaitingDialog)
    qtbot.waitUntil(lambda: (dialog.bar.value(), dialog.bar.maximum()) == (3, 7) and dialog.isActiveWindow())
    hands.press(dialog, "Escape")
    qtbot.waitUntil(lambda: ended == ["ended"])


def test_what_is_being_stored_cannot_be_stopped(person: Person, qtbot: QtBot) -> None:
    ended: list[object] = []
    go: list[bool] = []

    def act(_: Progress) -> str:
        while not go:
            QThread.msleep(1)
        return "stored"

    Waiting(act, "Storing…", person.window, ended.append, ended.append)
    (dialog,) = person.window.findChildren(WaitingDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.stop.isHidden()
    hands.press(dialog, "Escape")
    assert (dialog.isVisible(), ended) == (True, [])
    go.append(True)
    qtbot.waitUntil(lambda: ended == ["stored"])


def test_an_error_that_nobody_foresaw_is_raised_in_the_windows_thread(person: Person, qtbot: QtBot) -> None:
    def act(_: Progress) -> object:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as raised:
        Waiting(act, "Counting…", person.window, print, print)
        qtbot.waitUntil(lambda: bool(raised))
    assert raised[0][0] is ZeroDivisionError
    assert person.window.isEnabled()
