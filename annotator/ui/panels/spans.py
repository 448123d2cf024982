"""The list of this report's marks, in which one can be selected, or several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QVBoxLayout, QWidget

from annotator.core.codebook import Codebook
from annotator.core.span import Span
from annotator.language import ntr, tr
from annotator.ui.panels.span_model import SPAN, SpanModel
from annotator.ui.panels.span_rows import HEIGHT, SpanRows
from annotator.ui.panels.widgets import grounded, plain_label, soft
from annotator.ui.theme import Theme


class SpansPanel(QWidget):
    """Shows a SpanModel.

    Signals:
        chosen(str): The person wants the span of this id selected.
        several_chosen(object, str): She wants the spans of these ids selected; the second is the one at hand.
    """

    chosen = Signal(str)
    several_chosen = Signal(object, str)

    def __init__(self, model: SpanModel, codebook: Codebook, theme: Theme, family: str) -> None:
        super().__init__()
        grounded(self, "spans")
        self._model = model
        self._count = soft("")
        self._hint = plain_label(
            tr(
                "Select words in the text and press the key of a label. Without a selection, the word at the caret is "
                "taken."
            ),
            "soft",
        )
        self.list = _list(model, SpanRows(codebook, theme, family), theme)
        self._place()
        self.list.selectionModel().currentChanged.connect(self._current_changed)
        self.list.settled.connect(self._settled)
        for signal in (model.modelReset, model.rowsInserted, model.rowsRemoved):
            signal.connect(self._show_count)
        self._show_count()
        self.show_current(None)

    def _place(self) -> None:
        top = QVBoxLayout()
        top.setContentsMargins(16, 14, 16, 8)
        top.setSpacing(4)
        for part in (self._count, self._hint):
            top.addWidget(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(self.list, 1)

    def _show_count(self) -> None:
        count = len(self._model.spans)
        self._count.setText(ntr("{count} mark", "{count} marks", count))
        self._count.setVisible(count > 0)
        self._hint.setVisible(count == 0)

    def show_current(self, span: Span | None, spans: Sequence[Span] = ()) -> None:
        """Show which span is selected, and which others with it, without asking for any."""
        place = None if span is None else self._model.place_of(span)
        index = QModelIndex() if place is None else self._model.index(place, 0)
        if index.isValid() and index == self.list.currentIndex() and self._is_shown(index, spans):
            return
        blocked = self.blockSignals(True)
        try:
            self._select(index, spans)
        finally:
            self.blockSignals(blocked)
        if index.isValid():
            self.list.scrollTo(index)

    def _is_shown(self, current: QModelIndex, spans: Sequence[Span]) -> bool:
        """Tell whether just these rows are selected already: to bring a row into sight costs a look at all of them."""
        rows = {index.row() for index in self.list.selectionModel().selectedRows()}
        return rows == ({current.row()} | {self._model.place_of(span) for span in spans})

    def _select(self, current: QModelIndex, spans: Sequence[Span]) -> None:
        model, flags = self.list.selectionModel(), QItemSelectionModel.SelectionFlag
        if len(spans) < 2:
            model.setCurrentIndex(current, flags.ClearAndSelect)
            return
        together = QItemSelection()
        for span in spans:
            place = self._model.place_of(span)
            if place is not None:
                together.select(self._model.index(place, 0), self._model.index(place, 0))
        model.setCurrentIndex(current, flags.NoUpdate)
        model.select(together, flags.ClearAndSelect)

    def _current_changed(self, current: QModelIndex, before: QModelIndex) -> None:
        if current.isValid() and not self._model.is_changing and not self.list.is_handling:
            self.chosen.emit(current.data(SPAN).id)

    def _settled(self) -> None:
        """Tell what is selected, once a key or a click has done all that it does."""
        ids = [index.data(SPAN).id for index in self.list.selectionModel().selectedRows()]
        current = self.list.currentIndex()
        if len(ids) > 1:
            at_hand = current.data(SPAN).id if current.isValid() else ids[0]
            self.several_chosen.emit(ids, at_hand if at_hand in ids else ids[0])
        elif ids:
            self.chosen.emit(ids[0])


class SpanList(QTableView):
    """A list in which keys and clicks select one row, or with Shift and Control several.

    Signals:
        settled(): A key or a click is done with, and has selected other rows.
    """

    settled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.is_handling = False
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)

    @contextmanager
    def _handled(self) -> Iterator[None]:
        """Tell only at the end what was selected: on the way there the current row and the selection differ."""
        before = self._state()
        self.is_handling = True
        try:
            yield
        finally:
            self.is_handling = False
        if self._state() != before:
            self.settled.emit()

    def _state(self) -> tuple[int, frozenset[int]]:
        return self.currentIndex().row(), frozenset(index.row() for index in self.selectionModel().selectedRows())

    def moveCursor(self, action: QTableView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Go to the first row with Home and to the last with End: a table would stay in the row."""
        ends = {QTableView.CursorAction.MoveHome: 0, QTableView.CursorAction.MoveEnd: self.model().rowCount() - 1}
        return self.model().index(ends[action], 0) if action in ends else super().moveCursor(action, modifiers)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select what is clicked."""
        with self._handled():
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Select what was dragged over."""
        with self._handled():
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Select what a key goes to."""
        with self._handled():
            super().keyPressEvent(event)


def _list(model: SpanModel, rows: SpanRows, theme: Theme) -> SpanList:
    """Return the list: a table of one column, since a QListView lays all of its rows out anew for each new one."""
    view = SpanList()
    view.setObjectName("span_list")
    view.setAccessibleName(tr("Marks of this report, in the order of the text"))
    view.setModel(model)
    rows.setParent(view)
    view.setItemDelegate(rows)
    view.setShowGrid(False)
    view.setMouseTracking(True)
    view.setTabKeyNavigation(False)
    view.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
    view.horizontalHeader().hide()
    view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.verticalHeader().setDefaultSectionSize(theme.px(HEIGHT))
    return view
