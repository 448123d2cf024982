"""The panel at the start side: how far the coder is, and the reports."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from annotator.language import tr
from annotator.ui.panels.progress_line import ProgressLine
from annotator.ui.panels.report_model import ROW, ReportModel, progress_of, progress_sentence
from annotator.ui.panels.report_rows import ReportRows
from annotator.ui.panels.widgets import grounded, heading, soft
from annotator.ui.theme import Theme

WIDTH = 272  # logical pixels


class ReportsPanel(QWidget):
    """Shows a ReportModel.

    Signals:
        chosen(str): The person wants to see the report of this id.
    """

    chosen = Signal(str)

    def __init__(self, model: ReportModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grounded(self, "reports")
        self._model = model
        self._line = ProgressLine(theme)
        self._sentence = soft("")
        self._nothing = soft("")
        self._nothing.setWordWrap(True)
        self.list = _list(model, theme)
        self._place()
        self.list.selectionModel().currentChanged.connect(self._current_changed)
        model.modelReset.connect(self.show_progress)
        model.dataChanged.connect(self.show_progress)
        self.show_progress()

    def _place(self) -> None:
        top = QVBoxLayout()
        top.setContentsMargins(16, 16, 16, 10)
        top.setSpacing(8)
        for part in (heading(tr("Reports")), self._line, self._sentence, self._nothing):
            top.addWidget(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(self.list, 1)

    def show_progress(self) -> None:
        """Say how far the coder is, or why the list is empty."""
        rows = self._model.every
        done, every, _words = progress_of(rows)
        self._line.show_share(done, every)
        self._line.setVisible(bool(rows))
        self._sentence.setText(progress_sentence(rows) if rows else "")
        self._sentence.setVisible(bool(rows))
        reason = tr("No reports yet.") if not rows else tr("No report matches what you are looking for.")
        self._nothing.setText("" if self._model.shown else reason)
        self._nothing.setVisible(not self._model.shown)

    def show_current(self, id: str | None) -> None:
        """Show which report is open, without asking for it."""
        place = None if id is None else self._model.place_of(id)
        index = QModelIndex() if place is None else self._model.index(place)
        selection = self.list.selectionModel()
        blocked = self.blockSignals(True)
        try:
            selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        finally:
            self.blockSignals(blocked)
        if index.isValid():
            self.list.scrollTo(index)

    def _current_changed(self, current: QModelIndex, before: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(current.data(ROW).id)


def _list(model: ReportModel, theme: Theme) -> QListView:
    view = QListView()
    view.setObjectName("report_list")
    view.setAccessibleName(tr("Reports"))
    view.setModel(model)
    view.setItemDelegate(ReportRows(theme, view))
    view.setUniformItemSizes(True)
    view.setMouseTracking(True)
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
    return view
