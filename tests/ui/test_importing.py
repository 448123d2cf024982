"""Reports come in by menu, drop and paste, while the window stays alive; what came can be withdrawn."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from annotator.core.document import DocumentId
from annotator.store import documents
from annotator.ui import asking, importing, preparing
from annotator.ui.dialogs import files
from annotator.ui.dialogs.encoding import EncodingDialog
from annotator.ui.dialogs.lines import LinesDialog
from annotator.workflow import check, ingest, projects
from annotator.workflow.ingest import ImportReport, Prepared
from tests.ui import disk, hands
from tests.ui.conftest import OpenProgram
from tests.ui.person import Person
from tests.workshop import TEXT

NBSP = "\u00a0"
OLD = "قال مصدر طبي إن سبعة مدنيين قتلوا في قصف على سوق البلدة، وأصيب آخرون بجروح."


def many(folder: Path, count: int) -> list[Path]:
    """Write so many reports into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{nth:03}.txt" for nth in range(count)]
    for nth, path in enumerate(paths):
        path.write_text(f"تقرير رقم {nth}\n\n{OLD}", encoding="utf-8")
    return paths


def old(folder: Path, count: int = 1) -> list[Path]:
    """Write so many reports in Windows-1256."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"old-{nth}.txt" for nth in range(count)]
    for nth, path in enumerate(paths):
        path.write_bytes(f"تقرير قديم رقم {nth}\n\n{OLD}".encode("windows-1256"))
    return paths


def damaged(path: Path) -> Path:
    """Write a report in UTF-8 of which one byte is broken, in line 2."""
    path.write_bytes("عنوان التقرير\nقتل سبعة ".encode() + b"\xff" + f" في قصف.\n{OLD}".encode())
    return path


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """Where reports wait to be imported."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


@pytest.fixture
def imported(person: Person, qtbot: QtBot) -> Callable[[Callable[[], object]], ImportReport]:
    """Return a function that does something and waits for the end of the import that it begins."""

    def wait(act: Callable[[], object]) -> ImportReport:
        with qtbot.waitSignal(person.place.importing.ended) as ended:
            act()
        report = report_of(ended.args)
        assert isinstance(report, ImportReport)
        return report

    return wait


Imported = Callable[[Callable[[], object]], ImportReport]


def report_of(arguments: list[object] | None) -> ImportReport:
    """Return what the signal said that tells the end of an import."""
    assert arguments is not None
    (report,) = arguments
    assert isinstance(report, ImportReport)
    return report


def taking(person: Person, *paths: Path) -> Callable[[], None]:
    return lambda: person.place.importing.take(paths)


def question(person: Person, qtbot: QtBot) -> EncodingDialog:
    """Wait for a question, and return its dialog."""
    qtbot.waitUntil(lambda: person.place.importing.asking.dialog is not None)
    dialog = person.place.importing.asking.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    return dialog


def for_one(dialog: EncodingDialog, qtbot: QtBot) -> None:
    """Say that the answer is for this file only; Qt shows the click for a moment before it counts."""
    hands.press(dialog, "Alt+S")
    qtbot.waitUntil(lambda: not dialog.for_folder.isChecked())


def text_of(person: Person, id: DocumentId) -> str:
    return documents.document(person.session.project, id).text


# Menu, drop, paste


def test_chosen_files_come_in_and_are_in_the_list(
    person: Person, inbox: Path, imported: Imported, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = many(inbox, 3)
    monkeypatch.setattr(files, "choose_reports", lambda parent: paths)

    report = imported(lambda: person.press("Ctrl+I"))

    assert person.listed[3:] == ["تقرير رقم 0", "تقرير رقم 1", "تقرير رقم 2"]
    assert person.notice == report.sentence() == "3 new reports."
    assert person.report is not None
    assert person.report not in report.new  # who is reading goes on reading


def test_a_chosen_folder_comes_in_with_its_inner_folders(
    person: Person, inbox: Path, imported: Imported, monkeypatch: pytest.MonkeyPatch
) -> None:
    many(inbox, 2)
    many(inbox / "inner", 1)
    (inbox / "inner" / "000.txt").write_text("تقرير آخر في المجلد الداخلي.", encoding="utf-8")
    monkeypatch.setattr(files, "choose_folder", lambda parent: inbox)

    report = imported(lambda: person.press("Ctrl+Shift+I"))

    assert len(report.new) == 3


def test_nothing_happens_when_nothing_is_chosen(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "choose_reports", lambda parent: [])
    monkeypatch.setattr(files, "choose_folder", lambda parent: None)

    person.press("Ctrl+I", "Ctrl+Shift+I")
    person.place.importing.choose_asking()

    assert not person.place.importing.is_going
    assert person.notice == ""


def drop(widget: QWidget, paths: Sequence[Path]) -> None:
    """Drag files over a widget and let them go there; Qt looks for the one that takes them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    place, action = QPoint(20, 20), Qt.DropAction.CopyAction
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QDragEnterEvent(place, action, data, button, keys))
    QApplication.sendEvent(widget, QDropEvent(QPointF(place), action, data, button, keys))


def test_files_and_a_folder_dropped_on_the_text_come_in(person: Person, inbox: Path, imported: Imported) -> None:
    paths = many(inbox / "folder", 4)
    (inbox / "single.txt").write_text(OLD, encoding="utf-8")

    report = imported(lambda: drop(person.text.viewport(), [inbox / "folder", inbox / "single.txt"]))

    assert len(report.new) == len(paths) + 1


def test_a_pasted_text_is_cleaned_once_and_opened(person: Person, imported: Imported) -> None:
    QGuiApplication.clipboard().setText(f"قصف على السوق\r\n\r\nقُتل{NBSP}7 مدنيين.\r\n")

    report = imported(lambda: person.press("Ctrl+Shift+V"))

    (id,) = report.new
    assert person.report == id
    assert person.text.text() == f"قصف على السوق\n\nقُتل{NBSP}7 مدنيين.\n"
    assert report.changes == {"line_end": 3}
    (source,) = documents.sources_of(person.session.project, id)
    assert source.name == "clipboard"


def test_an_empty_clipboard_is_told(person: Person) -> None:
    QGuiApplication.clipboard().setText(" \n ")

    person.press("Ctrl+Shift+V")

    assert person.notice == "There is no text on the clipboard: copy one first."
    assert not person.place.importing.is_going


def test_one_report_that_is_known_already_is_opened_and_nothing_is_offered(
    person: Person, inbox: Path, imported: Imported
) -> None:
    same = inbox / "same.txt"
    same.write_text(TEXT, encoding="utf-8")
    person.press("Ctrl+PgDown")

    report = imported(taking(person, same))

    assert report.known == (person.report,)
    assert person.notice == "0 new reports, 1 known already."
    assert not person.window.notices.act_button.isVisible()


def test_the_first_report_of_an_empty_project_is_opened_while_the_rest_comes_in(
    open_program: OpenProgram, tmp_path: Path, inbox: Path, qtbot: QtBot
) -> None:
    projects.create(tmp_path / "empty.tarmiz").close()
    person = open_program(tmp_path / "empty.tarmiz")
    going: list[bool] = []
    person.session.opened.connect(lambda: going.append(person.place.importing.is_going))

    with qtbot.waitSignal(person.place.importing.ended):
        person.place.importing.take(many(inbox, 60))

    assert going == [True]
    assert person.text.text().startswith("تقرير رقم 0")


# The window stays alive


def test_three_hundred_files_come_in_step_by_step_while_the_window_goes_on(
    person: Person, inbox: Path, imported: Imported, monkeypatch: pytest.MonkeyPatch
) -> None:
    turns = 0
    steps: list[tuple[int, int, int]] = []
    store = ingest.store

    def noting(project: object, prepared: Sequence[Prepared], *rest: object) -> None:
        reports = [report for one in prepared for report in one.reports]
        steps.append((turns, len(reports), sum(len(report.document.text) for report in reports)))
        store(project, prepared, *rest)  # type: ignore[arg-type]

    def turn() -> None:
        nonlocal turns
        turns += 1

    monkeypatch.setattr(ingest, "store", noting)
    clock = QTimer(interval=0)
    clock.timeout.connect(turn)
    clock.start()

    report = imported(taking(person, *many(inbox, 300)))

    assert len(report.new) == sum(count for _, count, _ in steps) == 300
    assert max(count for _, count, _ in steps) < importing.STEP_REPORTS + preparing.PIECE_REPORTS
    assert max(size for _, _, size in steps) < importing.STEP_SIZE + preparing.PIECE_SIZE
    seen = [at for at, _, _ in steps]
    assert all(before < after for before, after in pairwise(seen))  # events between any two


def test_marks_are_made_while_reports_come_in(person: Person, inbox: Path, imported: Imported) -> None:
    strip = person.page.transfer

    def work() -> None:
        person.place.importing.take(many(inbox, 100))
        QTimer.singleShot(0, person.window, lambda: person.mark("سوق", "2"))

    imported(work)

    assert ("سوق", "LOCATION") in person.marks
    assert not strip.isVisible()


def test_more_files_join_the_import_that_is_going_on(person: Person, inbox: Path, imported: Imported) -> None:
    def twice() -> None:
        person.place.importing.take(many(inbox / "one", 30))
        (inbox / "two.txt").write_text(OLD, encoding="utf-8")
        person.place.importing.take([inbox / "two.txt"])

    report = imported(twice)

    assert len(report.new) == 31


def test_the_strip_says_how_far_it_is(person: Person, inbox: Path, imported: Imported) -> None:
    said: list[tuple[str, int, int]] = []
    strip = person.page.transfer
    strip.bar.valueChanged.connect(lambda _: said.append((strip.words, strip.bar.value(), strip.bar.maximum())))

    imported(taking(person, *many(inbox, 100)))

    counted = [(done, every) for words, done, every in said if words.startswith("Importing")]
    assert [done for done, _ in counted] == sorted(done for done, _ in counted)
    assert {every for _, every in counted} == {100}
    assert not strip.isVisible()


# Stop, and close


def stop_after_the_first_step(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let somebody press Stop as soon as something is stored."""
    store = ingest.store

    def stopping(*arguments: object) -> None:
        store(*arguments)  # type: ignore[arg-type]
        QTimer.singleShot(0, person.window, lambda: hands.click(person.page.transfer.stop_button))

    monkeypatch.setattr(ingest, "store", stopping)


def test_stop_keeps_what_has_come_and_offers_to_withdraw_just_that(
    person: Person, inbox: Path, imported: Imported, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = person.listed
    stop_after_the_first_step(person, monkeypatch)

    report = imported(taking(person, *many(inbox, 300)))

    assert report.stopped
    assert 0 < len(report.new) < 300
    assert person.listed[3:] == [f"تقرير رقم {nth}" for nth in range(len(report.new))]
    assert "stopped before the end" in person.notice

    person.click_button("Withdraw")
    assert person.listed == before
    person.press("Ctrl+Z")
    assert len(person.listed) == 3 + len(report.new)


def test_withdrawing_leaves_what_was_there_before(person: Person, inbox: Path, imported: Imported) -> None:
    known = inbox / "known.txt"
    known.write_text(TEXT, encoding="utf-8")
    before = person.listed
    imported(taking(person, known, *many(inbox, 5)))

    person.click_button("Withdraw")

    assert person.listed == before
    assert person.notice == "5 reports withdrawn; their marks are kept."


def test_who_is_coding_is_asked_before_anything_is_withdrawn(
    open_program: OpenProgram, work: Path, inbox: Path, qtbot: QtBot
) -> None:
    person = open_program(work, coder="")
    with qtbot.waitSignal(person.place.importing.ended):
        person.place.importing.take(many(inbox, 2))

    person.click_button("Withdraw")

    assert person.page.who.isVisible()
    assert len(person.listed) == 5
    assert person.window.notices.act_button.isVisible()

    hands.write(person.page.who.field, "omar")
    person.press("Return")
    person.click_button("Withdraw")
    assert len(person.listed) == 3


def test_closing_the_project_during_an_import_loses_nothing(
    person: Person, work: Path, inbox: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored: list[int] = []
    store = ingest.store

    def closing(project: object, prepared: Sequence[Prepared], *rest: object) -> None:
        store(project, prepared, *rest)  # type: ignore[arg-type]
        stored.append(sum(len(one.reports) for one in prepared))
        QTimer.singleShot(0, person.window, person.program.close)

    monkeypatch.setattr(ingest, "store", closing)
    person.place.importing.take(many(inbox, 300))
    qtbot.waitUntil(lambda: person.window.workplace is None)
    monkeypatch.undo()

    qtbot.waitUntil(lambda: "stopped before the end" in person.notice)
    assert not person.window.notices.act_button.isVisible()
    with projects.opened(work) as project:
        assert len(documents.listing(project)) == 3 + sum(stored)
        assert check.check(project).problems == ()


def test_what_came_cannot_be_withdrawn_once_the_project_is_closed(
    person: Person, inbox: Path, imported: Imported
) -> None:
    imported(taking(person, *many(inbox, 3)))

    person.program.close()

    assert person.notice == ""


def test_closing_the_window_during_an_import_crashes_nothing(
    person: Person, work: Path, inbox: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = ingest.store

    def closing(*arguments: object) -> None:
        store(*arguments)  # type: ignore[arg-type]
        QTimer.singleShot(0, person.window, person.window.close)

    monkeypatch.setattr(ingest, "store", closing)
    person.place.importing.take(many(inbox, 300))
    qtbot.waitUntil(lambda: not person.window.isVisible())
    person.program.finish()

    with projects.opened(work) as project:
        assert len(documents.listing(project)) > 3


def test_another_theme_during_an_import_leaves_no_report_behind(
    person: Person, inbox: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = ingest.store
    first = person.window

    def turning(*arguments: object) -> None:
        store(*arguments)  # type: ignore[arg-type]
        monkeypatch.undo()
        person.window.actions_table["dark"].trigger()

    monkeypatch.setattr(ingest, "store", turning)
    person.place.importing.take(many(inbox, 100))
    qtbot.waitUntil(lambda: person.window is not first)

    assert len(person.listed) == 103


# What goes wrong


def test_a_file_that_disappears_after_it_was_chosen_is_told_and_the_rest_comes(
    person: Person, inbox: Path, imported: Imported
) -> None:
    paths = many(inbox, 3)
    paths[1].unlink()

    report = imported(taking(person, *paths))

    assert len(report.new) == 2
    assert person.notice == "2 new reports, 1 left out."
    person.click(person.window.notices.details_button)
    (shown,) = person.window.findChildren(LinesDialog)
    assert "001.txt" in shown.lines.toPlainText()
    assert "not there any more" in shown.lines.toPlainText()
    shown.accept()


def test_r19_a_report_whose_lines_run_back_to_front_comes_in_and_is_told(
    person: Person, inbox: Path, imported: Imported
) -> None:
    line = "قالت مصادر محلية إن قصفا استهدف سوق البلدة صباح الثلاثاء وأدى إلى مقتل سبعة أشخاص في المدينة القديمة."
    (inbox / "pdf.txt").write_text(line[::-1], encoding="utf-8")

    report = imported(taking(person, inbox / "pdf.txt"))

    assert len(report.new) == 1
    assert person.text.text() == line[::-1]
    assert person.notice == "1 new report, 1 to be looked at."
    assert person.window.notices.property("role") == "warning"
    person.click(person.window.notices.details_button)
    (shown,) = person.window.findChildren(LinesDialog)
    assert "Line 1 of the text seems to run back to front" in shown.lines.toPlainText()
    shown.accept()
    person.click(person.window.notices.act_button)
    assert len(person.listed) == 3


def test_hundreds_of_refused_files_leave_the_window_as_large_as_it_was(
    person: Person, inbox: Path, imported: Imported, qtbot: QtBot
) -> None:
    for nth in range(200):
        (inbox / f"{nth}.txt").write_bytes(b"")
    size = person.window.size()

    report = imported(taking(person, inbox))

    assert report.refused == 200
    assert person.window.size() == size
    assert person.window.notices.height() < 120
    person.click(person.window.notices.details_button)
    (shown,) = person.window.findChildren(LinesDialog)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is shown)
    assert shown.height() <= 480
    assert shown.lines.document().blockCount() >= 200
    hands.press(shown, "Escape")
    assert not shiboken6.isValid(shown)


def test_a_full_disk_ends_the_import_and_what_came_before_stays(
    person: Person, inbox: Path, imported: Imported, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = ingest.store
    project = person.session.project

    def filling(*arguments: object) -> None:
        store(*arguments)  # type: ignore[arg-type]
        disk.read_only(project)

    monkeypatch.setattr(ingest, "store", filling)
    report = imported(taking(person, *many(inbox, 300)))
    disk.writable(project)

    assert 0 < len(report.new) < 300
    assert str(len(report.new)) in person.notice
    assert len(person.listed) == 3 + len(report.new)
    person.click_button("Withdraw")
    assert len(person.listed) == 3


def test_an_error_that_nobody_foresaw_ends_the_import_and_is_not_hidden(
    person: Person, inbox: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*arguments: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(ingest, "parts", broken)
    with qtbot.captureExceptions() as raised, qtbot.waitSignal(person.place.importing.ended):
        person.place.importing.take(many(inbox, 3))
        qtbot.waitUntil(lambda: bool(raised))

    assert [kind for kind, *_ in raised] == [ZeroDivisionError]
    assert not person.place.importing.is_going
    assert not person.page.transfer.isVisible()


# How files are to be read


def test_a_file_in_windows_1256_is_shown_and_taken_on_enter(person: Person, inbox: Path, qtbot: QtBot) -> None:
    (path,) = old(inbox)
    with qtbot.waitSignal(person.place.importing.ended) as ended:
        person.place.importing.take([path])
        dialog = question(person, qtbot)
        assert dialog.preview.text().startswith("تقرير قديم رقم 0")
        hands.press(dialog, "Return")

    report = report_of(ended.args)
    assert report.encodings == {"windows-1256": 1}
    assert text_of(person, report.new[0]) == f"تقرير قديم رقم 0\n\n{OLD}"


def test_one_answer_is_enough_for_a_folder_and_the_rest_goes_on_meanwhile(
    person: Person, inbox: Path, qtbot: QtBot
) -> None:
    many(inbox, 20)
    old(inbox, 30)
    with qtbot.waitSignal(person.place.importing.ended) as ended:
        person.place.importing.take([inbox])
        dialog = question(person, qtbot)
        qtbot.waitUntil(lambda: person.page.transfer.words == "20 of 50 files; waiting for your answer")
        hands.press(dialog, "Return")

    report = report_of(ended.args)
    assert report.encodings == {"utf-8": 20, "windows-1256": 30}
    assert report.files == 50


def test_a_choice_by_hand_is_remembered_for_the_folder_without_its_name(
    person: Person, inbox: Path, imported: Imported, qtbot: QtBot
) -> None:
    folder = inbox / "مجلد سري"
    (path,) = old(folder)
    with qtbot.waitSignal(person.place.importing.ended):
        person.place.importing.take([path])
        hands.press(question(person, qtbot), "Return")

    more = old(folder, 3)[1:]
    report = imported(taking(person, *more))  # nothing is asked this time

    assert report.encodings == {"windows-1256": 2}
    kept = person.program.settings.path.read_text(encoding="utf-8")
    assert "windows-1256" in kept
    assert "سري" not in kept
    assert "inbox" not in kept


def test_a_remembered_choice_does_not_touch_files_that_say_how_they_are_written(
    person: Person, inbox: Path, imported: Imported, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(person.place.importing.ended):
        person.place.importing.take(old(inbox))
        hands.press(question(person, qtbot), "Return")
    (inbox / "new.txt").write_text("تقرير جديد بترميز آخر.", encoding="utf-8")

    report = imported(taking(person, inbox / "new.txt"))

    assert text_of(person, report.new[0]) == "تقرير جديد بترميز آخر."
    assert report.encodings == {"utf-8": 1}


def test_each_file_is_asked_about_where_the_answer_is_for_one_only(person: Person, inbox: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(person.place.importing.ended) as ended:
        person.place.importing.take(old(inbox, 2))
        first = question(person, qtbot)
        for_one(first, qtbot)
        hands.press(first, "Return")
        qtbot.waitUntil(lambda: person.place.importing.asking.dialog is not first)
        second = question(person, qtbot)
        hands.press(second, "Alt+L")

    report = report_of(ended.args)
    assert len(report.new) == 1
    assert [one.code for one in report.problems] == ["left_out"]
    assert "old-1.txt" in report.problems[0].sentence
    assert person.program.settings.texts("encodings") == []


def test_damaged_utf_8_is_shown_by_its_lines_and_taken_only_on_the_persons_word(
    person: Person, inbox: Path, qtbot: QtBot
) -> None:
    path = damaged(inbox / "damaged.txt")
    with qtbot.waitSignal(person.place.importing.ended) as ended:
        person.place.importing.take([path, *many(inbox / "good", 2)])
        dialog = question(person, qtbot)
        assert "line 2" in dialog.sentence
        assert [mark.caption for mark in dialog.preview.marks_at(dialog.preview.text().index("\ufffd"))] == ["Line 2"]
        hands.press(dialog, "Alt+I")

    report = report_of(ended.args)
    assert len(report.new) == 3
    assert report.problems == ()
    (text,) = [text for id in report.new if "\ufffd" in (text := text_of(person, id))]
    assert text.split("\n")[1] == "قتل سبعة \ufffd في قصف."


def test_damaged_utf_8_that_is_left_out_is_told_with_its_lines(person: Person, inbox: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(person.place.importing.ended) as ended:
        person.place.importing.take([damaged(inbox / "damaged.txt")])
        hands.press(question(person, qtbot), "Escape")

    report = report_of(ended.args)
    assert report.new == ()
    assert [one.code for one in report.problems] == ["damaged"]
    assert person.notice == "0 new reports, 1 left out."


def test_every_damaged_file_of_a_folder_is_taken_where_the_person_says_so(
    person: Person, inbox: Path, qtbot: QtBot
) -> None:
    for nth in range(5):
        path = damaged(inbox / f"{nth}.txt")
        path.write_bytes(path.read_bytes() + f"\n{nth}".encode())
    with qtbot.waitSignal(person.place.importing.ended) as ended:
        person.place.importing.take([inbox])
        dialog = question(person, qtbot)
        assert not dialog.for_folder.isChecked()
        hands.press(dialog, "Alt+S")
        qtbot.waitUntil(dialog.for_folder.isChecked)
        hands.press(dialog, "Return")

    report = report_of(ended.args)
    assert len(report.new) == 5
    assert person.program.settings.texts("encodings") == []  # damage is asked about each time


def test_good_lines_of_a_damaged_corpus_come_in_and_the_others_on_the_persons_word(
    person: Person, inbox: Path, qtbot: QtBot
) -> None:
    corpus = inbox / "corpus.jsonl"
    lines = [json.dumps({"text": f"تقرير {nth}: {OLD}"}, ensure_ascii=False).encode() for nth in range(40)]
    lines[30] = lines[30].replace("قصف".encode(), b"\xff")
    corpus.write_bytes(b"\n".join(lines))
    with qtbot.waitSignal(person.place.importing.ended) as ended:
        person.place.importing.take([corpus])
        dialog = question(person, qtbot)
        qtbot.waitUntil(lambda: len(documents.listing(person.session.project)) == 3 + 39)
        hands.press(dialog, "Return")

    report = report_of(ended.args)
    assert len(report.new) == 40
    assert report.files == 1
    assert report.problems == ()


def test_files_are_read_as_somebody_wants_who_asks_for_it(
    person: Person, inbox: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = inbox / "short.txt"
    path.write_bytes("قصف".encode("windows-1256"))  # three letters: too little to guess by
    monkeypatch.setattr(files, "choose_reports", lambda parent: [path])
    with qtbot.waitSignal(person.place.importing.ended) as ended:
        person.window.actions_table["import_asking"].trigger()
        dialog = question(person, qtbot)
        assert dialog.windowModality() == Qt.WindowModality.WindowModal
        while dialog.reading.encoding != "windows-1256":
            hands.press(dialog, "Down")
        hands.press(dialog, "Return")

    report = report_of(ended.args)
    assert text_of(person, report.new[0]) == "قصف"


def test_a_file_that_is_gone_when_it_is_asked_about_is_told(
    person: Person, inbox: Path, imported: Imported, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "choose_reports", lambda parent: [inbox / "gone.txt"])

    report = imported(person.place.importing.choose_asking)

    assert [one.code for one in report.problems] == ["unreadable"]
    assert "gone.txt" in report.problems[0].sentence


def test_no_more_of_a_huge_file_is_read_for_a_question_than_it_needs(
    person: Person, inbox: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "MOST_BYTES", 300)
    (path,) = old(inbox)
    path.write_bytes(path.read_bytes() * 20)
    person.place.importing.take([path])

    dialog = question(person, qtbot)

    assert len(dialog.reading.text) <= 300
    person.place.importing.stop()
    assert not dialog.isVisible()


def test_stop_takes_the_question_away(person: Person, inbox: Path, imported: Imported, qtbot: QtBot) -> None:
    def ask_and_stop() -> None:
        person.place.importing.take(old(inbox, 3))
        dialog = question(person, qtbot)
        person.place.importing.stop()
        assert not dialog.isVisible()

    report = imported(ask_and_stop)

    assert report.stopped
    assert report.new == ()
    assert person.place.importing.asking.dialog is None


def test_closing_the_project_takes_the_question_away(person: Person, inbox: Path, qtbot: QtBot) -> None:
    person.place.importing.take(old(inbox, 3))
    question(person, qtbot)

    person.program.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    assert QApplication.activeModalWidget() is None
    assert not [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, EncodingDialog)]
