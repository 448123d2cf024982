"""The list of marks as an item model, through every change, under Qt's own tester."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from annotator import assets
from annotator.core.coder import CoderId
from annotator.core.document import DocumentId
from annotator.core.span import Label, Span, SpanId
from annotator.formats import codebook_file
from annotator.ui.marks import in_order
from annotator.ui.panels.span_model import LEVEL, SPAN, SpanModel

TEXT = "قُتل 7 مدنيين (بينهم 2) في قصف على سوق تل الزهور"


def span(id: str, start: int, end: int, label: str = "ACTOR") -> Span:
    """Return a span of the text."""
    return Span(SpanId(id), DocumentId("d"), CoderId("c"), start, end, Label(label), TEXT[start:end])


@pytest.fixture
def model() -> Iterator[SpanModel]:
    """An empty list; what the tester finds wrong is a warning."""
    model = SpanModel(codebook_file.read(assets.seed("codebook.toml")))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    yield model
    tester.deleteLater()


def ids(model: SpanModel) -> list[str]:
    return [model.index(place).data(SPAN).id for place in range(model.rowCount())]


def test_spans_stand_in_the_order_of_the_text(model: SpanModel) -> None:
    model.show_spans([span("c", 9, 12), span("b", 0, 12), span("a", 0, 4)])

    assert ids(model) == ["a", "b", "c"]


def test_a_row_gives_its_span_its_quote_and_what_is_read_aloud(model: SpanModel) -> None:
    """R15."""
    model.show_spans([span("a", 0, 23, "CASUALTY")])
    index = model.index(0)

    assert index.data(SPAN).id == "a"
    assert index.data() == f"\u2068{TEXT[:23]}\u2069"
    assert index.data(Qt.ItemDataRole.ToolTipRole) == f"\u2068{TEXT[:23]}\u2069"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == f"Claimed casualties, \u2068{TEXT[:23]}\u2069"
    assert index.data(Qt.ItemDataRole.DecorationRole) is None
    assert model.data(QModelIndex()) is None
    assert model.rowCount(index) == 0


def test_how_deep_a_span_lies_in_others_is_known(model: SpanModel) -> None:
    model.show_spans([span("a", 0, 30), span("b", 2, 20), span("c", 5, 9), span("d", 25, 28), span("e", 26, 40)])

    assert [model.index(place).data(LEVEL) for place in range(5)] == [0, 1, 2, 1, 0]


def test_another_label_stays_in_its_row(qtbot: QtBot, model: SpanModel) -> None:
    model.show_spans([span("a", 0, 4), span("b", 5, 9)])
    before = span("a", 0, 4)
    with qtbot.assertNotEmitted(model.rowsRemoved), qtbot.waitSignal(model.dataChanged, timeout=1000):
        model.follow([before], [replace(before, label=Label("TACTIC"))])

    assert model.index(0).data(SPAN).label == "TACTIC"


def test_what_is_not_there_goes_without_a_trace(qtbot: QtBot, model: SpanModel) -> None:
    model.show_spans([span("a", 0, 4)])
    with qtbot.assertNotEmitted(model.rowsRemoved):
        model.follow([span("b", 0, 4)], [])

    assert ids(model) == ["a"]
    assert model.place_of(span("b", 0, 4)) is None


SPANS = st.builds(
    lambda id, start, length: span(id, start, start + length),
    st.sampled_from("abcdef"),
    st.integers(0, 20),
    st.integers(1, 20),
)


@given(st.lists(SPANS, max_size=20))
@hypothesis_settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_after_any_changes_the_rows_are_the_spans_in_order(model: SpanModel, coming: list[Span]) -> None:
    model.show_spans([])
    there: dict[str, Span] = {}
    for fresh in coming:
        old = there.get(fresh.id)
        model.follow([] if old is None else [old], [fresh])
        there[fresh.id] = fresh
        assert model.spans == sorted(there.values(), key=in_order)
        assert all(model.place_of(one) == place for place, one in enumerate(model.spans))
    for gone in list(there.values()):
        model.follow([gone], [])
        del there[gone.id]
        assert model.spans == sorted(there.values(), key=in_order)
