"""A corpus goes out of the window: what is lost is said first, and the file is whole or not there."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from annotator.ui import exporting
from annotator.ui.dialogs import files
from annotator.ui.dialogs.exporting import ExportDialog
from annotator.workflow import export, projects
from annotator.workflow.coders import new_coder
from tests.ui import hands
from tests.ui.conftest import OpenProgram
from tests.ui.person import Person
from tests.workshop import LOCATION, TEXT, add_report, coder, mark


@pytest.fixture
def coded(work: Path) -> Path:
    """The project with marks of sara (one inside another, one in the middle of a word) and of omar."""
    with projects.opened(work) as project:
        document = add_report(project, TEXT)
        sara, omar = coder(project), coder(project, "عمر")
        mark(project, document, sara, "قوات اللواء 41")
        mark(project, document, sara, "اللواء")
        mark(project, document, sara, "اشطون")
        mark(project, document, omar, "تل الزهور", LOCATION)
    return work


@pytest.fixture
def person(open_program: OpenProgram, coded: Path) -> Person:
    """Sara at her window."""
    return open_program(coded)


@pytest.fixture
def saving(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path | None], None]:
    """Return a function that says which file is chosen when the system's dialog asks."""

    def say(target: Path | None) -> None:
        monkeypatch.setattr(files, "choose_target", lambda parent, suggestion: target)

    return say


Saving = Callable[[Path | None], None]


def opened(person: Person, qtbot: QtBot) -> ExportDialog:
    """Open the dialog by its key, and wait until the losses are counted."""
    person.press("Ctrl+E")
    (dialog,) = person.window.findChildren(ExportDialog)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    counted(dialog, qtbot)
    return dialog


def turn_to_bio(dialog: ExportDialog, qtbot: QtBot) -> None:
    """Choose words with BIO tags, and what is not done, too."""
    hands.press(dialog, "Down", "Down", "Down", "Down", "Alt+U")
    qtbot.waitUntil(dialog.options.unfinished.isChecked)
    counted(dialog, qtbot)


def counted(dialog: ExportDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "Looking" not in dialog.loss_sentence)


def test_everything_goes_into_our_own_format_with_a_few_keys(
    person: Person, qtbot: QtBot, saving: Saving, tmp_path: Path
) -> None:
    saving(tmp_path / "out.jsonl")
    dialog = opened(person, qtbot)
    assert dialog.loss_sentence == "Nothing is lost: 4 marks."
    assert dialog.whose.currentText() == "Everybody"

    hands.press(dialog, "Return")

    lines = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    spans = [span["quote"] for line in lines for one in line["annotation_sets"] for span in one["spans"]]
    assert sorted(spans) == sorted(["قوات اللواء 41", "اللواء", "اشطون", "تل الزهور"])
    assert person.notice.startswith("3 reports with 4 marks written to")
    assert (tmp_path / "out.jsonl.losses.json").exists()


def test_one_coders_work_alone_can_be_taken(person: Person, qtbot: QtBot, saving: Saving, tmp_path: Path) -> None:
    saving(tmp_path / "out.jsonl")
    dialog = opened(person, qtbot)
    hands.press(dialog, "Alt+W", "Down", "Down")
    assert "عمر" in dialog.whose.currentText()
    counted(dialog, qtbot)
    assert dialog.loss_sentence == "Nothing is lost: 1 mark."

    hands.press(dialog, "Alt+F")
    qtbot.waitUntil((tmp_path / "out.jsonl").exists)

    content = (tmp_path / "out.jsonl").read_text(encoding="utf-8")
    assert "تل الزهور" in content
    assert '"quote": "اللواء"' not in content


def test_what_the_format_cannot_hold_is_said_before_anything_is_written(
    person: Person, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = opened(person, qtbot)

    turn_to_bio(dialog, qtbot)

    lines = dialog.losses.toPlainText().split("\n")
    assert dialog.whose.currentText() == "\u2068sara\u2069"
    assert dialog.loss_sentence == "The file will hold 2 marks."
    inside = lines.index("    \u2068«اللواء»\u2069")
    assert "1 mark inside" in lines[inside - 1]
    assert any("«اشطون»" in line and "«ناشطون»" in line for line in lines)
    assert list(tmp_path.glob("*.conll")) == []
    hands.press(dialog, "Escape")


def test_a_format_of_one_coder_gives_each_a_file_where_everybody_is_wanted(
    person: Person, qtbot: QtBot, saving: Saving, tmp_path: Path
) -> None:
    saving(tmp_path / "out.conll")
    dialog = opened(person, qtbot)
    turn_to_bio(dialog, qtbot)
    hands.press(dialog, "Alt+W", "End")
    assert dialog.whose.currentText() == "Everybody, one file each"

    hands.press(dialog, "Return")

    assert sorted(path.name for path in tmp_path.glob("*.conll")) == ["out-sara.conll", "out-عمر.conll"]
    person.click(person.window.notices.details_button)


def test_a_split_gives_each_part_a_file_and_one_that_is_none_is_told(
    person: Person, qtbot: QtBot, saving: Saving, tmp_path: Path
) -> None:
    saving(tmp_path / "out.jsonl")
    dialog = opened(person, qtbot)
    hands.press(dialog, "Alt+P")
    QTest.keyClicks(dialog.options.shares, "70/")
    assert "is no split" in dialog.error
    hands.press(dialog, "Return")
    assert list(tmp_path.glob("out*")) == []

    QTest.keyClicks(dialog.options.shares, "30")
    assert dialog.error == ""
    counted(dialog, qtbot)
    hands.press(dialog, "Return")

    assert {path.name for path in tmp_path.glob("*.jsonl")} == {"out-train.jsonl", "out-test.jsonl"}


def test_the_first_lines_are_shown_as_the_file_will_have_them(person: Person, qtbot: QtBot) -> None:
    dialog = opened(person, qtbot)
    turn_to_bio(dialog, qtbot)

    assert dialog.lines.toPlainText().split("\n")[0] == f"{TEXT.split()[0]} O"
    hands.press(dialog, "Escape")


def test_what_a_format_needs_and_is_not_there_is_said_when_it_is_chosen(
    person: Person, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    dialog = opened(person, qtbot)

    hands.press(dialog, "Down")

    assert "pip install pyarrow" in dialog.error
    hands.press(dialog, "Up")
    assert dialog.error == ""
    hands.press(dialog, "Escape")


def test_a_name_without_a_suffix_gets_the_formats(person: Person, qtbot: QtBot, saving: Saving, tmp_path: Path) -> None:
    saving(tmp_path / "out")

    hands.press(opened(person, qtbot), "Return")

    assert (tmp_path / "out.jsonl").exists()


def test_no_file_is_overwritten_of_which_nobody_was_asked(
    person: Person, qtbot: QtBot, saving: Saving, tmp_path: Path
) -> None:
    (tmp_path / "out-sara.conll").write_text("kept", encoding="utf-8")
    saving(tmp_path / "out.conll")
    dialog = opened(person, qtbot)
    turn_to_bio(dialog, qtbot)
    hands.press(dialog, "Alt+W", "End", "Return")

    assert "out-sara.conll" in dialog.error
    assert (tmp_path / "out-sara.conll").read_text(encoding="utf-8") == "kept"
    assert list(tmp_path.glob("*عمر*")) == []
    hands.press(dialog, "Escape")


def test_no_file_is_overwritten_for_the_suffix_that_we_add(
    person: Person, qtbot: QtBot, saving: Saving, tmp_path: Path
) -> None:
    (tmp_path / "out.jsonl").write_text("kept", encoding="utf-8")
    saving(tmp_path / "out")
    dialog = opened(person, qtbot)

    hands.press(dialog, "Return")

    assert "out.jsonl" in dialog.error
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8") == "kept"
    hands.press(dialog, "Escape")


def test_what_cannot_be_written_is_told_in_the_dialog_and_can_be_tried_elsewhere(
    person: Person, qtbot: QtBot, saving: Saving, tmp_path: Path
) -> None:
    saving(tmp_path / "gone" / "out.jsonl")
    dialog = opened(person, qtbot)

    hands.press(dialog, "Return")
    assert "gone" in dialog.error
    assert dialog.isVisible()
    saving(tmp_path / "out.jsonl")
    hands.press(dialog, "Return")

    assert (tmp_path / "out.jsonl").exists()


def test_a_project_is_never_overwritten_by_an_export(person: Person, qtbot: QtBot, saving: Saving, coded: Path) -> None:
    saving(coded)
    before = coded.read_bytes()
    dialog = opened(person, qtbot)

    hands.press(dialog, "Return")

    assert "project" in dialog.error
    assert coded.read_bytes() == before
    hands.press(dialog, "Escape")


def test_choosing_no_file_goes_back_to_the_choices(person: Person, qtbot: QtBot, saving: Saving) -> None:
    saving(None)
    dialog = opened(person, qtbot)

    hands.press(dialog, "Return")

    assert dialog.isVisible()
    assert dialog.error == ""
    hands.press(dialog, "Escape")


def test_stop_leaves_nothing_behind(
    person: Person, qtbot: QtBot, saving: Saving, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saving(tmp_path / "out.jsonl")
    dialog = opened(person, qtbot)
    monkeypatch.setattr(exporting, "TURN", -1)  # look after each report
    show, shown = dialog.show_writing, []

    def showing(done: int, every: int) -> None:
        show(done, every)
        shown.append((done, every))
        QTimer.singleShot(0, dialog, lambda: hands.click(dialog.cancel))

    monkeypatch.setattr(dialog, "show_writing", showing)
    hands.press(dialog, "Return")

    assert shown[1:] == [(1, 3)]
    assert dialog.error == "The export was stopped: nothing was written."
    assert [path.name for path in tmp_path.iterdir() if "out" in path.name or path.name.endswith(".part")] == []
    assert dialog.isVisible()
    hands.press(dialog, "Escape")


def test_an_error_that_nobody_foresaw_leaves_the_dialog_usable(
    person: Person, qtbot: QtBot, saving: Saving, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*arguments: object, **more: object) -> None:
        raise ZeroDivisionError

    saving(tmp_path / "out.jsonl")
    dialog = opened(person, qtbot)
    monkeypatch.setattr(export, "run", broken)

    with qtbot.captureExceptions() as raised:
        hands.press(dialog, "Return")

    assert [kind for kind, *_ in raised] == [ZeroDivisionError]
    assert not dialog.is_writing
    hands.press(dialog, "Escape")


class Folders(QObject):
    """Stands for the system's file manager."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[Path] = []

    @Slot(QUrl)
    def show(self, url: QUrl) -> None:
        self.shown.append(Path(url.toLocalFile()))


def test_the_folder_is_shown_when_it_is_wanted(person: Person, qtbot: QtBot, saving: Saving, tmp_path: Path) -> None:
    saving(tmp_path / "out.jsonl")
    manager = Folders()
    QDesktopServices.setUrlHandler("file", manager, "show")  # type: ignore[arg-type]  # the stub says bytes
    try:
        hands.press(opened(person, qtbot), "Return")
        assert manager.shown == []

        person.click_button("Show folder")
    finally:
        QDesktopServices.unsetUrlHandler("file")

    assert manager.shown == [tmp_path]


def test_two_coders_of_one_name_can_be_told_apart(open_program: OpenProgram, coded: Path, qtbot: QtBot) -> None:
    with projects.opened(coded) as project:
        ids = [coder(project, "عمر").id, new_coder(project, "عمر").id]
    person = open_program(coded)

    dialog = opened(person, qtbot)

    names = [dialog.whose.itemText(nth) for nth in range(dialog.whose.count())]
    assert len(set(names)) == len(names)
    assert [name for name in names if name.startswith("What")] == [
        "What 2 coders marked alike",
        "What 3 coders marked alike",
    ]
    assert all(any(id[:6] in name for name in names) for id in ids)
    hands.press(dialog, "Escape")


def test_an_empty_project_has_nothing_to_export(open_program: OpenProgram, tmp_path: Path) -> None:
    projects.create(tmp_path / "empty.tarmiz").close()
    person = open_program(tmp_path / "empty.tarmiz")

    person.press("Ctrl+E")

    assert person.notice == "There is no report to export: import some first."
    assert not [one for one in person.window.findChildren(QDialog) if one.isVisible()]


def test_nothing_is_exported_while_reports_come_in(person: Person, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "inbox").mkdir()
    for nth in range(100):
        (tmp_path / "inbox" / f"{nth}.txt").write_text(f"تقرير رقم {nth}.", encoding="utf-8")
    with qtbot.waitSignal(person.place.importing.ended):
        person.place.importing.take([tmp_path / "inbox"])
        person.press("Ctrl+E")

        assert person.notice.startswith("Reports are still coming in")
        assert person.window.findChildren(ExportDialog) == []
