"""The disagreements one by one: the list, the text with both coders' marks, and why they differ."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLabel, QSplitter, QTableView, QVBoxLayout, QWidget

from annotator.agreement.disagreements import KINDS, Disagreement
from annotator.core.codebook import Codebook
from annotator.core.reason import CAUSES, Reason
from annotator.language import code, digits, isolated, ntr, tr
from annotator.ui.own_direction import OwnDirectionEdit
from annotator.ui.panels.choice_box import ChoiceBox
from annotator.ui.panels.disagreement_model import CASE, CODERS, KIND, LABEL, QUOTE, REPORT, DisagreementModel
from annotator.ui.panels.figures import Cases
from annotator.ui.panels.segments import Segments
from annotator.ui.panels.widgets import button, grounded, soft
from annotator.ui.textview.view import TextView
from annotator.workflow import agreement_words as words

LAST_SIGN = 0x110000  # keys beyond write nothing
WIDTHS = {KIND: 150, LABEL: 150, CODERS: 140, REPORT: 170}  # logical pixels


class DisagreementTable(QTableView):
    """The list; a digit notes why the two coders of the current row differ.

    Signals:
        reason_wanted(int): The reason of this number, from 1; 0 for none.
    """

    reason_wanted = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a digit of any keyboard for a reason; every other key is the list's."""
        sign = chr(event.key()) if event.key() < LAST_SIGN else ""
        if sign.isdecimal() and int(sign) <= len(CAUSES):
            self.reason_wanted.emit(int(sign))
        else:
            super().keyPressEvent(event)


class DisagreementsPanel(QWidget):
    """Shows a DisagreementModel.

    Signals:
        case_wanted(object): This Disagreement is to be shown in the text.
        reasoned(object, str, str): The cause, "" for none, and the note that a person gave a Disagreement.
        cases_wanted(object): Other Cases are wanted.
    """

    case_wanted = Signal(object)
    reasoned = Signal(object, str, str)
    cases_wanted = Signal(object)

    def __init__(self, model: DisagreementModel, codebook: Codebook) -> None:
        super().__init__()
        grounded(self, "disagreements")
        self._model = model
        self._cases = Cases()
        self.kind = _choice(tr("Kind"), [("", tr("Every kind")), *((one, words.kind_name(one)) for one in KINDS)])
        labels = [(str(label.code), label.names[code()]) for label in codebook.labels]
        self.label = _choice(tr("Label"), [("", tr("Every label")), *labels])
        self.narrowed: QLabel = soft("")
        self.every = button(tr("Show all"), "quiet")
        self.count: QLabel = soft("")
        self.table = _table(model)
        self.text = TextView()
        self.text.setAccessibleName(tr("Text with the marks of both coders"))
        causes = [("", tr("No reason")), *((one, words.cause_name(one)) for one in CAUSES)]
        numbered = [(value, f"{digits(str(nth))} {name}") for nth, (value, name) in enumerate(causes)]
        self.cause = Segments(tr("Why they differ"), numbered, "")
        self.note = OwnDirectionEdit()
        self.note.setPlaceholderText(tr("A note"))
        self.note.setAccessibleName(tr("A note on the reason"))
        self.before, self.after = button(tr("Previous")), button(tr("Next"))
        self._place()
        self._connect()
        self.show_count()

    def _place(self) -> None:
        top, foot = QHBoxLayout(), QHBoxLayout()
        top.setContentsMargins(16, 8, 16, 8)
        foot.setContentsMargins(16, 8, 16, 8)
        top.setSpacing(8)
        foot.setSpacing(8)
        head: tuple[QWidget, ...] = (self.kind, self.label, self.count)
        for part in head:
            top.addWidget(part)
        top.addStretch(1)
        top.addWidget(self.narrowed)
        top.addWidget(self.every)
        foot.addWidget(self.cause)
        foot.addWidget(self.note, 1)
        foot.addWidget(self.before)
        foot.addWidget(self.after)
        lower = QWidget()
        grounded(lower, "reading")
        below = QVBoxLayout(lower)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self.text, 1)
        below.addLayout(foot)
        middle = QSplitter(Qt.Orientation.Vertical)
        middle.setHandleWidth(1)
        middle.addWidget(self.table)
        middle.addWidget(lower)
        middle.setStretchFactor(0, 2)
        middle.setStretchFactor(1, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(middle, 1)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        self._model.modelReset.connect(self.show_count)
        self._model.modelReset.connect(self.begin)
        self.table.selectionModel().currentRowChanged.connect(self._current_changed)
        self.table.reason_wanted.connect(self._reason_by_key)
        self.kind.activated.connect(self._filtered)
        self.label.activated.connect(self._filtered)
        self.every.clicked.connect(lambda: self.narrow(Cases()))
        self.cause.chosen.connect(self._caused)
        self.note.editingFinished.connect(self._noted)
        self.before.clicked.connect(lambda: self.step(-1))
        self.after.clicked.connect(lambda: self.step(1))

    def narrow(self, cases: Cases) -> None:
        """Want only these cases."""
        self._cases = cases
        self.kind.setCurrentIndex(max(self.kind.findData(cases.kind), 0))
        self.label.setCurrentIndex(max(self.label.findData(cases.label), 0))
        self.cases_wanted.emit(cases)

    def _filtered(self) -> None:
        cases = self._cases
        self.narrow(Cases(cases.coders, self.label.currentData(), cases.document, self.kind.currentData()))

    def show_count(self) -> None:
        """Say how many there are, and what they are narrowed to."""
        count = len(self._model.shown)
        self.count.setText(ntr("{count} disagreement", "{count} disagreements", count))
        cases = self._cases
        said = [tr(" and ").join(map(isolated, cases.coders))] if cases.coders else []
        said += [tr("one report")] if cases.document else []
        self.narrowed.setText(" · ".join(said))
        self.every.setVisible(cases != Cases())

    def begin(self) -> None:
        """Turn to the first one."""
        if self._model.shown:
            self.table.selectRow(0)
        else:
            self.text.show_text("")
            self.show_reason(None)

    def current(self) -> Disagreement | None:
        """Return the one that is looked at."""
        index = self.table.currentIndex()
        found = index.data(CASE) if index.isValid() else None
        return found if isinstance(found, Disagreement) else None

    def step(self, by: int) -> None:
        """Turn to the next one (1), or the one before (-1)."""
        row = self.table.currentIndex().row() + by
        if 0 <= row < len(self._model.shown):
            self.table.selectRow(row)

    def _current_changed(
        self, current: QModelIndex | QPersistentModelIndex, before: QModelIndex | QPersistentModelIndex
    ) -> None:
        if current.isValid():
            self.case_wanted.emit(current.data(CASE))

    def show_reason(self, reason: Reason | None) -> None:
        """Show why the two differ, as far as it was noted."""
        self.cause.show_value("" if reason is None else reason.cause)
        self.note.setText("" if reason is None else reason.note)
        self.note.setEnabled(reason is not None)

    def _reason_by_key(self, nth: int) -> None:
        self._caused(("", *CAUSES)[nth])

    def _caused(self, cause: str) -> None:
        one = self.current()
        if one is not None:
            self.reasoned.emit(one, cause, self.note.text() if cause else "")

    def _noted(self) -> None:
        one = self.current()
        if one is not None and self.cause.value():
            self.reasoned.emit(one, self.cause.value(), self.note.text())


def _table(model: DisagreementModel) -> DisagreementTable:
    table = DisagreementTable()
    table.setObjectName("disagreement_list")
    table.setAccessibleName(tr("Disagreements"))
    table.setModel(model)
    table.setShowGrid(False)
    table.setSortingEnabled(True)
    table.sortByColumn(REPORT, Qt.SortOrder.AscendingOrder)
    table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
    table.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    for column, width in WIDTHS.items():
        header.resizeSection(column, width)
    header.setSectionResizeMode(QUOTE, QHeaderView.ResizeMode.Stretch)
    return table


def _choice(name: str, choices: list[tuple[str, str]]) -> ChoiceBox:
    box = ChoiceBox()
    box.setAccessibleName(name)
    for value, text in choices:
        box.addItem(text, value)
    return box
