from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QTableWidget
from pytestqt.qtbot import QtBot

from annotator.core.document import DocumentId
from annotator.ui.dialogs import files
from annotator.ui.pages.agreement import AgreementPage
from annotator.ui.panels.disagreement_model import CAUSE, KIND
from annotator.ui.panels.figures import Cases
from annotator.workflow import annotate, compare, material, reasons
from tests.cli.running import run
from tests.ui.conftest import OpenProgram
from tests.ui.hands import press
from tests.ui.person import Person
from tests.workshop import ACTOR, LOCATION, OTHER_TEXT, TACTIC, TEXT, add_report, coder, mark, new_project

NAMES = ("sara", "ali", "mona")


def reports(folder: Path, count: int = 2) -> Path:
    """Make a project that three coders have finished, each a little differently."""
    with new_project(folder, "desk") as project:
        people = [coder(project, name) for name in NAMES]
        for nth in range(count):
            first = add_report(project, f"{TEXT}\n{nth}", f"{nth}.txt")
            mark(project, first, people[0], "قصف", TACTIC)
            mark(project, first, people[1], "قصف على سوق", TACTIC)
            mark(project, first, people[0], "كتائب النهر", ACTOR)
            mark(project, first, people[1], "كتائب النهر", LOCATION)
            mark(project, first, people[2], "كتائب النهر", ACTOR)
            for who in people:
                annotate.set_status(project, first, who.id, "done")
        second = add_report(project, OTHER_TEXT, "other.txt")
        for who in people[:2]:
            annotate.set_status(project, second, who.id, "done")
    return folder / "desk.tarmiz"


@pytest.fixture
def person(open_program: OpenProgram, tmp_path: Path) -> Person:
    return open_program(reports(tmp_path))


@pytest.fixture
def page(person: Person, qtbot: QtBot) -> AgreementPage:
    return open_desk(person, qtbot)


def open_desk(person: Person, qtbot: QtBot) -> AgreementPage:
    person.read()
    person.press("Ctrl+Shift+A")
    page = person.window.pages.currentWidget()
    assert isinstance(page, AgreementPage)
    qtbot.waitUntil(page.tabs.isEnabled)
    return page


def cell_of(table: QTableWidget, row: int, column: int) -> str:
    item = table.item(row, column)
    assert item is not None
    return item.text()


def test_the_figures_shown_are_those_of_the_workflow(person: Person, page: AgreementPage) -> None:
    found = compare.agreement(material.of_project(person.session.project, days=True))
    assert found is not None
    strict = found.find("f1_strict", coders="all pairs", label=None)
    assert strict is not None
    assert strict.number is not None
    assert f"{strict.number:.3f}" in [label.text() for label in page.figures.findChildren(type(page.waiting))]
    labels = page.figures.labels
    rows = {cell_of(labels, row, 0)[1:-1]: cell_of(labels, row, 1) for row in range(labels.rowCount())}
    assert rows["Tactic"] == "0.000"
    assert rows["Claimed casualties"] == "n/a"
    assert "Only" in page.figures.notes.text()


def test_a_figure_opens_the_cases_behind_it(page: AgreementPage) -> None:
    every = len(page.model.shown)
    field = page.figures.pairs.field(0, 1).center()
    QTest.mouseClick(page.figures.pairs, Qt.MouseButton.LeftButton, pos=QPointF(field).toPoint())
    assert page.tabs.currentWidget() is page.disagreements
    shown = page.model.shown
    assert 0 < len(shown) < every
    assert {frozenset(map(page.model.called, one.coders)) for one in shown} == {frozenset(("ali", "mona"))}
    page.disagreements.every.click()
    assert len(page.model.shown) == every
    row = page.figures.labels.findItems("Location", Qt.MatchFlag.MatchContains)[0].row()
    page.figures.labels.cellActivated.emit(row, 0)
    assert page.model.shown
    assert all("LOCATION" in one.labels for one in page.model.shown)


def test_the_heat_map_is_walked_with_the_keyboard(page: AgreementPage) -> None:
    page.figures.pairs.setFocus()
    press(page.figures.pairs, "Right", "Return")
    assert page.tabs.currentWidget() is page.disagreements
    assert {frozenset(map(page.model.called, one.coders)) for one in page.model.shown} == {frozenset(("ali", "sara"))}


def test_r8_the_arrows_on_the_heat_map_follow_the_eye_and_the_pair_at_hand_is_told(page: AgreementPage) -> None:
    pairs = page.figures.pairs
    first = pairs.accessibleName()
    assert first.startswith("Agreement of each pair of coders: ")
    pairs.setFocus()
    press(pairs, "Right")
    second = pairs.accessibleName()
    assert second not in {first, "Agreement of each pair of coders"}
    press(pairs, "Left")
    assert pairs.accessibleName() == first
    pairs.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    press(pairs, "Left")
    assert pairs.accessibleName() == second


def test_a_case_shows_the_marks_of_both_coders_in_colours_of_their_own(page: AgreementPage) -> None:
    page.show_cases(Cases(kind="label"))
    panel = page.disagreements
    one = panel.current()
    assert one is not None
    assert panel.text.text() == page.model.text_of(one.document)
    marks = panel.text.marks_at(one.start)
    assert len(marks) == 2
    assert len({mark.colour for mark in marks}) == 2
    assert {mark.caption.split(" · ")[0][1:-1] for mark in marks} == set(map(page.model.called, one.coders))
    assert panel.text.selected_mark() is not None


def test_disagreements_are_walked_and_their_reasons_noted_by_digits(person: Person, page: AgreementPage) -> None:
    page.show_cases(Cases())
    table = page.disagreements.table
    assert table.hasFocus()
    for nth in range(len(page.model.shown)):
        press(table, "٣" if nth % 2 else "1")
        press(table, "Down")
    noted = reasons.reasons(person.session.project)
    assert len(noted) == len(page.model.shown)
    assert {reason.cause for reason in noted.values()} == {"slip", "codebook"}
    assert page.model.index(0, CAUSE).data() == "slip"
    press(table, "Home")
    table.selectRow(0)
    press(table, "0")
    assert len(reasons.reasons(person.session.project)) == len(noted) - 1
    press(table, "Escape")
    assert person.window.pages.currentWidget() is person.page
    person.press("Ctrl+Z")
    assert len(reasons.reasons(person.session.project)) == len(noted)


def test_a_note_goes_with_the_reason(person: Person, page: AgreementPage) -> None:
    page.show_cases(Cases())
    one = page.disagreements.current()
    assert one is not None
    page.disagreements.cause.button("other").click()
    page.disagreements.note.setText("ask the desk")
    page.disagreements.note.editingFinished.emit()
    assert reasons.reasons(person.session.project)[one.id].note == "ask the desk"


def test_coders_labels_and_days_are_chosen(page: AgreementPage, qtbot: QtBot) -> None:
    keys = {action.text()[1:-1]: value for value, action in page.coders._actions.items()}
    page.coders.tick(keys["sara"], True)
    page.coders.tick(keys["mona"], True)
    page.labels.tick("ACTOR", True)
    page.asked.emit()
    qtbot.waitUntil(page.tabs.isEnabled)
    assert page.model.shown == []
    page.labels.tick("ACTOR", False)
    page.coders.tick(keys["mona"], False)
    page.coders.tick(keys["ali"], True)
    page.reports.setText("هدوء")
    page.asked.emit()
    qtbot.waitUntil(page.tabs.isEnabled)
    assert page.figures.reports.rowCount() == 1
    assert OTHER_TEXT[:20] in cell_of(page.figures.reports, 0, 0)
    page.reports.setText("زلزال")
    page.asked.emit()
    assert "No report holds" in page.waiting.text()
    page.reports.clear()
    page.since.setText("14 March")
    page.asked.emit()
    assert "is no day" in page.waiting.text()


def test_the_list_is_sorted_by_any_column_and_passes_qts_own_tester(page: AgreementPage) -> None:
    tester = QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Warning)
    page.show_cases(Cases())
    page.disagreements.table.sortByColumn(KIND, Qt.SortOrder.DescendingOrder)
    kinds = [one.kind for one in page.model.shown]
    order = ("missed", "boundary", "label", "attribute", "link")
    assert kinds == sorted(kinds, key=order.index, reverse=True)
    assert tester.model() is page.model


@pytest.mark.parametrize("name", ["agreement.html", "figures.csv"])
def test_the_figures_are_written_as_a_page_or_a_table(
    person: Person, page: AgreementPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    target = tmp_path / name
    monkeypatch.setattr(files, "choose_report_of_agreement", lambda parent: target)
    person.click(page.report)
    assert target.stat().st_size > 500
    assert name in person.notice


def test_a_later_mark_changes_the_figures_and_keeps_the_reasons(
    person: Person, page: AgreementPage, qtbot: QtBot
) -> None:
    page.show_cases(Cases(kind="missed"))
    press(page.disagreements.table, "2")
    project = person.session.project
    before = reasons.reasons(project)
    document = DocumentId(page.model.shown[0].document)
    mark(project, document, coder(project, "mona"), "مصدر طبي", ACTOR)
    annotate.set_status(project, document, coder(project, "mona").id, "done")
    count = len(page.model.shown)
    page.asked.emit()
    qtbot.waitUntil(page.tabs.isEnabled)
    assert len(page.model.shown) == count + 2
    assert reasons.reasons(project) == before


def test_with_one_coder_it_says_what_is_missing(open_program: OpenProgram, work: Path, qtbot: QtBot) -> None:
    person = open_program(work)
    person.mark("قصف", "3")
    page = open_desk(person, qtbot)
    assert "two coders" in page.figures.notes.text()
    assert page.model.shown == []


def test_what_the_command_line_prints_is_what_the_window_shows(person: Person, page: AgreementPage) -> None:
    path = person.session.project.path
    cell = cell_of(page.figures.reports, 0, 1)
    person.program.close()
    figures = json.loads(run("agreement", path, "--json").out)
    by_report = [
        one["value"]
        for one in figures
        if one["measure"] == "f1_strict" and one["scope"].get("coders") == "all pairs" and "docs" in one["scope"]
    ]
    assert f"{min(value for value in by_report if value is not None):.3f}" == cell


def test_a_project_that_is_closed_is_not_compared_any_further(person: Person) -> None:
    person.read()
    person.press("Ctrl+Shift+A")
    page = person.window.pages.currentWidget()
    assert isinstance(page, AgreementPage)
    stopped: list[bool] = []
    page.stopped.connect(lambda: stopped.append(True))
    person.program.close()
    assert stopped == [True]
