"""The list of this report's marks, with what can be done to the one selected."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from annotator.core.codebook import Codebook
from annotator.core.span import Span
from annotator.language import ntr, tr
from annotator.ui.actions import Actions
from annotator.ui.panels.span_model import SPAN, SpanModel
from annotator.ui.panels.span_rows import HEIGHT, SpanRows
from annotator.ui.panels.widgets import ActionButton, grounded, hairline, plain_label, soft
from annotator.ui.theme import Theme


class SpansPanel(QWidget):
    """Shows a SpanModel.

    Signals:
        chosen(str): The person wants the span of this id selected.
    """

    chosen = Signal(str)

    def __init__(self, model: SpanModel, codebook: Codebook, actions: Actions, theme: Theme, family: str) -> None:
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
        self._tools = _tools(actions)
        self._place()
        self.setMinimumWidth(self._tools.sizeHint().width())  # they come and go, and the text must not be laid out anew
        self.list.selectionModel().currentChanged.connect(self._current_changed)
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
        whole.addWidget(self._tools)

    def _show_count(self) -> None:
        count = len(self._model.spans)
        self._count.setText(ntr("{count} mark", "{count} marks", count))
        self._count.setVisible(count > 0)
        self._hint.setVisible(count == 0)

    def show_current(self, span: Span | None) -> None:
        """Show which span is selected, without asking for it."""
        place = None if span is None else self._model.place_of(span)
        index = QModelIndex() if place is None else self._model.index(place, 0)
        blocked = self.blockSignals(True)
        try:
            self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        finally:
            self.blockSignals(blocked)
        if index.isValid():
            self.list.scrollTo(index)
        self._tools.setVisible(index.isValid())

    def _current_changed(self, current: QModelIndex, before: QModelIndex) -> None:
        if current.isValid() and not self._model.is_changing:
            self.chosen.emit(current.data(SPAN).id)


def _list(model: SpanModel, rows: SpanRows, theme: Theme) -> QTableView:
    """Return the list: a table of one column, since a QListView lays all of its rows out anew for each new one."""
    view = QTableView()
    view.setObjectName("span_list")
    view.setAccessibleName(tr("Marks of this report, in the order of the text"))
    view.setModel(model)
    rows.setParent(view)
    view.setItemDelegate(rows)
    view.setShowGrid(False)
    view.setMouseTracking(True)
    view.setTabKeyNavigation(False)
    view.setSelectionMode(QTableView.SelectionMode.SingleSelection)
    view.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
    view.horizontalHeader().hide()
    view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.verticalHeader().setDefaultSectionSize(theme.px(HEIGHT))
    return view


def _tools(actions: Actions) -> QWidget:
    """Return the buttons for the selected span: its edges, and away with it."""
    whole = QWidget()
    grounded(whole, "span_tools")
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(hairline())
    grid = QGridLayout()
    grid.setContentsMargins(16, 10, 12, 12)
    grid.setHorizontalSpacing(6)
    grid.setVerticalSpacing(6)
    column.addLayout(grid)
    words = {"back": tr("earlier"), "forth": tr("later")}
    for line, (edge, name) in enumerate((("start", tr("Start")), ("end", tr("End")))):
        grid.addWidget(soft(name), line, 0)
        for place, way in enumerate(("back", "forth"), start=1):
            grid.addWidget(ActionButton(actions[f"{edge}_{way}"], text=words[way], role="small"), line, place)
    grid.setColumnStretch(3, 1)
    grid.addWidget(ActionButton(actions["delete"], text=tr("Delete")), 0, 4, 2, 1)
    return whole
