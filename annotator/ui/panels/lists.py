"""The panel of what waits in the whole project: open questions, and marks to look at again."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QListView, QVBoxLayout, QWidget

from annotator.core.codebook import Codebook
from annotator.language import isolated, ntr, tr
from annotator.ui.own_direction import OwnDirectionEdit
from annotator.ui.panels.flow import FlowRow
from annotator.ui.panels.listed_rows import LISTED, Listed, ListedModel, ListedRows
from annotator.ui.panels.segments import Segments
from annotator.ui.panels.tick_box import TickBox
from annotator.ui.panels.widgets import button, grounded, soft
from annotator.ui.theme import Theme

QUESTIONS, LOOKS = "questions", "looks"
MINE, EVERYBODY = "mine", "everybody"
LEAST_ANSWER = 200  # logical pixels


class WaitingList(QListView):
    """The places; Enter goes to one, the space bar says of a mark that it is right, Esc leaves.

    Signals:
        wanted(object): This Listed is to be shown in its report.
        settled(object): The mark of this Listed is right as it is.
        left(): The person is done.
    """

    wanted = Signal(object)
    settled = Signal(object)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that are the list's own."""
        one = self.currentIndex().data(LISTED)
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(one, Listed):
            self.wanted.emit(one)
        elif event.key() == Qt.Key.Key_Space and isinstance(one, Listed):
            self.settled.emit(one)
        else:
            super().keyPressEvent(event)


class ListsPanel(QWidget):
    """Shows a ListedModel of one kind.

    Signals:
        asked(): Something else is to be listed.
        wanted(object): This Listed is to be shown in its report.
        answered(object, str): The question of this Listed has an answer.
        closed(object): Nothing more is to be done about the question of this Listed.
        settled(object): The mark of this Listed is right as it is.
        left(): The person is done.
    """

    asked = Signal()
    wanted = Signal(object)
    answered = Signal(object, str)
    closed = Signal(object)
    settled = Signal(object)
    left = Signal()

    def __init__(self, model: ListedModel, codebook: Codebook, theme: Theme) -> None:
        super().__init__()
        grounded(self, "lists")
        self._model = model
        kinds = ((QUESTIONS, tr("Questions")), (LOOKS, tr("To look at again")))
        self.kind = Segments(tr("What waits"), kinds, QUESTIONS)
        self.whose = Segments(tr("Whose"), ((MINE, tr("Mine")), (EVERYBODY, tr("Everybody's"))), EVERYBODY)
        self.every = TickBox(tr("Answered ones too"))
        self.count: QLabel = soft("")
        self._close = button(tr("Close"), "quiet")
        self.list = _list(model, ListedRows(codebook, theme))
        self.field = OwnDirectionEdit()
        self.field.setPlaceholderText(tr("Answer, then Enter"))
        self.field.setAccessibleName(tr("Answer to the question"))
        self.answer = button(tr("Answer"), "primary")
        self.done = button(tr("No answer needed"))
        self.right = button(tr("It is right as it is"), "primary")
        self._place()
        self._connect()
        self._follow()
        self.hide()

    def _place(self) -> None:
        above, below = FlowRow(), FlowRow()
        above.row.setContentsMargins(16, 8, 12, 8)
        below.row.setContentsMargins(16, 8, 16, 8)
        self.field.setMinimumWidth(LEAST_ANSWER)
        head: tuple[QWidget, ...] = (self.kind, self.whose, self.every, self.count)
        foot: tuple[QWidget, ...] = (self.field, self.answer, self.done, self.right)
        for part in head:
            above.row.addWidget(part)
        above.row.addStretch()
        above.row.addWidget(self._close)
        for part in foot:
            below.row.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(above)
        column.addWidget(self.list, 1)
        column.addWidget(below)

    def _connect(self) -> None:
        self.kind.chosen.connect(self.asked)
        self.whose.chosen.connect(self.asked)
        self.every.toggled.connect(self.asked)
        self.list.selectionModel().currentChanged.connect(self._current_changed)
        self.list.wanted.connect(self.wanted)
        self.list.doubleClicked.connect(lambda index: self.wanted.emit(index.data(LISTED)))
        self.list.settled.connect(self._settle)
        self.list.left.connect(self.left)
        self.field.returnPressed.connect(self._answer)
        self.answer.clicked.connect(self._answer)
        self.done.clicked.connect(lambda: self._emit(self.closed))
        self.right.clicked.connect(lambda: self._emit(self.settled))
        self._close.clicked.connect(self.left)

    def begin(self, kind: str, whose: str, *, focus: bool = True) -> None:
        """Show a list."""
        self.show()
        self.kind.show_value(kind)
        self.whose.show_value(whose)
        self.asked.emit()
        if focus:
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Esc, from every part."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @property
    def shows_looks(self) -> bool:
        """Whether marks to look at again are listed; else questions are."""
        return self.kind.value() == LOOKS

    def current(self) -> Listed | None:
        """Return the place that is chosen."""
        one = self.list.currentIndex().data(LISTED)
        return one if isinstance(one, Listed) else None

    def show_reading(self) -> None:
        """Say that the project is being gone through."""
        self.count.setText(tr("Looking…"))

    def show_listed(self, listed: list[Listed]) -> None:
        """Show what waits; what was chosen stays so, or what stands in its place now is."""
        before, row = self.current(), self.list.currentIndex().row()
        self._model.show(listed)
        found = self._model.row_of(before)
        wanted = found if found is not None else min(max(row, 0), len(listed) - 1)
        if listed:
            self.list.setCurrentIndex(self._model.index(wanted))
        self._show_count(len(listed))
        self._follow()

    def _show_count(self, count: int) -> None:
        if self.shows_looks:
            words = ntr("{count} mark to look at again", "{count} marks to look at again", count)
            none = (tr("None of your marks has to be looked at again."), tr("No mark has to be looked at again."))
        else:
            words = ntr("{count} question", "{count} questions", count)
            none = (tr("None of your questions is open."), tr("No question is open."))
        self.count.setText(words if count else none[self.whose.value() == EVERYBODY])

    def step(self, by: int) -> Listed | None:
        """Choose the next place (1), or the one before (-1), and return it; None at the end."""
        row = self.list.currentIndex().row() + by
        if not 0 <= row < len(self._model.shown):
            return None
        self.list.setCurrentIndex(self._model.index(row))
        return self.current()

    def _current_changed(
        self, current: QModelIndex | QPersistentModelIndex, before: QModelIndex | QPersistentModelIndex
    ) -> None:
        self._follow()

    def _follow(self) -> None:
        """Offer what can be done with the place that is chosen."""
        one, looks = self.current(), self.shows_looks
        remark = None if one is None else one.remark
        self.every.setVisible(not looks)
        asking: tuple[QWidget, ...] = (self.field, self.answer, self.done)
        for part in asking:
            part.setVisible(not looks)
            part.setEnabled(remark is not None)
        self.field.setText("" if remark is None else remark.answer)
        self.field.setToolTip("" if remark is None else isolated(remark.text))
        self.right.setVisible(looks)
        self.right.setEnabled(one is not None)

    def _answer(self) -> None:
        one, words = self.current(), self.field.text().strip()
        if one is not None and words:
            self.answered.emit(one, words)

    def _settle(self, one: Listed) -> None:
        if self.shows_looks:
            self.settled.emit(one)
        else:
            self.field.setFocus()

    def _emit(self, signal: object) -> None:
        one = self.current()
        if one is not None:
            signal.emit(one)  # type: ignore[attr-defined]


def _list(model: ListedModel, rows: ListedRows) -> WaitingList:
    view = WaitingList()
    view.setObjectName("waiting_list")
    view.setAccessibleName(tr("What waits, in the order of the reports"))
    view.setModel(model)
    rows.setParent(view)
    view.setItemDelegate(rows)
    view.setUniformItemSizes(True)
    view.setMouseTracking(True)
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
    return view
