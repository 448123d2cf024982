"""The list of reports as an item model, through every change, under Qt's own tester."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from annotator.core.document import DocumentId
from annotator.store.documents import DocumentRow, Progress
from annotator.ui.panels.report_model import ROW, ReportModel, progress_of, progress_sentence, said

ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole


def row(id: str, status: Progress = "not_started", spans: int = 0, words: int = 10) -> DocumentRow:
    """Return the row of a report."""
    return DocumentRow(DocumentId(id), f"عنوان {id} (2016)", 100, words, status, spans)


@pytest.fixture
def model() -> Iterator[ReportModel]:
    """Three reports; what the tester finds wrong is a warning."""
    model = ReportModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.show_rows([row("a"), row("b", "in_progress", 3), row("c", "done", 1)])
    yield model
    tester.deleteLater()


def ids(model: ReportModel) -> list[str]:
    return [model.index(place).data(ROW).id for place in range(model.rowCount())]


def test_a_row_gives_its_report_its_title_and_what_is_read_aloud(model: ReportModel) -> None:
    """R15."""
    index = model.index(1)

    assert index.data(ROW).id == "b"
    assert index.data() == "\u2068عنوان b (2016)\u2069"
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "\u2068عنوان b (2016)\u2069"
    assert index.data(ACCESSIBLE) == "\u2068عنوان b (2016)\u2069, 3 marks"
    assert index.data(Qt.ItemDataRole.DecorationRole) is None
    assert model.data(QModelIndex()) is None
    assert model.rowCount(index) == 0


@pytest.mark.parametrize(
    ("status", "spans", "words"),
    [
        ("not_started", 0, "not started"),
        ("in_progress", 0, "0 marks"),
        ("in_progress", 1, "1 mark"),
        ("done", 0, "done · 0 marks"),
        ("done", 12, "done · 12 marks"),
    ],
)
def test_how_far_a_report_is_is_said_in_words(status: Progress, spans: int, words: str) -> None:
    assert said(row("a", status, spans)) == words


def test_a_search_shows_what_it_found_and_none_shows_all(model: ReportModel) -> None:
    model.find(frozenset({"c", "a", "unknown"}))
    assert ids(model) == ["a", "c"]
    assert model.place_of("c") == 1
    assert model.place_of("b") is None
    assert model.row_of("b") is not None

    model.find(None)
    assert ids(model) == ["a", "b", "c"]


def test_the_same_search_again_is_no_reset(qtbot: QtBot, model: ReportModel) -> None:
    model.find(frozenset({"a"}))
    with qtbot.assertNotEmitted(model.modelReset):
        model.find(frozenset({"a"}))


def test_a_report_that_changed_is_redrawn_in_its_place(qtbot: QtBot, model: ReportModel) -> None:
    with qtbot.waitSignal(model.dataChanged, timeout=1000) as told:
        model.replace(row("b", "done", 4))

    assert told.args[0].row() == 1
    assert model.index(1).data(ROW).status == "done"
    assert ids(model) == ["a", "b", "c"]


def test_a_report_that_a_search_hides_changes_unseen(qtbot: QtBot, model: ReportModel) -> None:
    model.find(frozenset({"a"}))
    with qtbot.assertNotEmitted(model.dataChanged):
        model.replace(row("b", "done", 4))
    model.find(None)

    assert model.index(1).data(ROW).status == "done"


def test_a_search_outlives_another_reading_of_the_list(model: ReportModel) -> None:
    model.find(frozenset({"a", "d"}))
    model.show_rows([row("a"), row("d"), row("e")])

    assert ids(model) == ["a", "d"]
    assert [one.id for one in model.every] == ["a", "d", "e"]


def test_progress_counts_reports_and_the_words_that_are_left(model: ReportModel) -> None:
    assert progress_of(model.every) == (1, 3, 20)
    assert progress_sentence(model.every) == "1 of 3 done · 20 words left"
    assert progress_of([]) == (0, 0, 0)


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from(["show", "find", "all", "replace"])), max_size=12))
@hypothesis_settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_after_any_changes_the_rows_are_those_that_were_found(model: ReportModel, acts: list[tuple[str, str]]) -> None:
    model.find(None)
    model.show_rows([row(id) for id in "abc"])
    found: frozenset[str] | None = None
    every = list("abc")
    for id, act in acts:
        if act == "show":
            every = sorted({*every, id} - ({"a"} if id == "d" else set()))
            model.show_rows([row(one) for one in every])
        elif act == "replace" and id in every:
            model.replace(row(id, "done"))
        else:
            found = frozenset({id, "b"}) if act == "find" else None
            model.find(found)
        assert ids(model) == [one for one in every if found is None or one in found]
