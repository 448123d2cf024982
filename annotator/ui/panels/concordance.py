"""The panel of the concordance: what is looked for, the lines, and what is to be done with the ticked ones."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHeaderView, QLabel, QTableView, QVBoxLayout, QWidget

from annotator.core.codebook import Codebook
from annotator.language import code, ntr, tr
from annotator.ui.own_direction import OwnDirectionEdit, direction_of
from annotator.ui.panels.choice_box import ChoiceBox
from annotator.ui.panels.concordance_model import AFTER, BEFORE, LINE, MATCH, REPORT, TICK, ConcordanceModel
from annotator.ui.panels.concordance_rows import HEIGHT, ConcordanceRows
from annotator.ui.panels.flow import FlowRow
from annotator.ui.panels.segments import Segments
from annotator.ui.panels.widgets import button, grounded, soft
from annotator.ui.theme import Theme
from annotator.ui.words import status_name

HERE, EVERYWHERE = "here", "everywhere"
MARKED, UNMARKED = "marked", "unmarked"  # beside the codes of labels
STATUSES = ("not_started", "in_progress", "done")


class ConcordanceTable(QTableView):
    """The lines. The view runs as the words do, so that what is before them stands where it is read first.

    Signals:
        wanted(object): The Line that the person wants to see in its report.
        left(): The person is done.
    """

    wanted = Signal(object)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick with the space bar, go to the line with Enter, leave with Esc."""
        index, model = self.currentIndex(), self.model()
        if event.key() == Qt.Key.Key_Space and index.isValid() and isinstance(model, ConcordanceModel):
            model.tick(index.row())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.wanted.emit(index.data(LINE))
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first line."""
        super().focusInEvent(event)
        self._begin()

    def rowsInserted(self, parent: QModelIndex | QPersistentModelIndex, start: int, end: int) -> None:
        """Begin at the first line, which may come after the focus did."""
        super().rowsInserted(parent, start, end)
        if self.hasFocus():
            self._begin()

    def _begin(self) -> None:
        model = self.model()
        if not self.currentIndex().isValid() and model is not None and model.rowCount():
            self.setCurrentIndex(model.index(0, MATCH))


class ConcordancePanel(QWidget):
    """Shows a ConcordanceModel.

    Signals:
        asked(): Something else is looked for.
        marking(str): The ticked lines are to be marked with the label of this code.
        line_wanted(object): This Line is to be shown in its report.
        left(): The person is done.
    """

    asked = Signal()
    marking = Signal(str)
    line_wanted = Signal(object)
    left = Signal()

    def __init__(self, model: ConcordanceModel, codebook: Codebook, theme: Theme, family: str) -> None:
        super().__init__()
        grounded(self, "concordance")
        self._model = model
        self.field = OwnDirectionEdit()
        self.field.setPlaceholderText(tr("Find in all reports, in any spelling"))
        self.field.setAccessibleName(tr("Words to look for"))
        self.field.setClearButtonEnabled(True)
        self.scope = Segments(tr("Where"), ((HERE, tr("This report")), (EVERYWHERE, tr("All reports"))), EVERYWHERE)
        self.marks = _choice(tr("Marks"), _marks_choices(codebook))
        self.status = _choice(tr("Status of the report"), _status_choices())
        self.count: QLabel = soft("")
        self.table = _table(model, ConcordanceRows(codebook, theme, family), theme)
        self.label = _choice(tr("Label"), [(label.code, label.names[code()]) for label in codebook.labels])
        self.mark = button("", "primary")
        self._every, self._none = button(tr("Tick all")), button(tr("Tick none"))
        self._close = button(tr("Close"), "quiet")
        self._place()
        self._connect()
        self._show_ticked()
        self.hide()

    def _place(self) -> None:
        above, below = FlowRow(), FlowRow()
        top, foot = above.row, below.row
        top.setContentsMargins(16, 8, 12, 8)
        foot.setContentsMargins(16, 8, 12, 8)
        self.field.setMinimumWidth(180)
        top.addWidget(self.field)
        over: tuple[QWidget, ...] = (self.scope, self.marks, self.status, self._close)
        under: tuple[QWidget, ...] = (self.count, self._every, self._none)
        choice: tuple[QWidget, ...] = (self.label, self.mark)
        for part in over:
            top.addWidget(part)
        for part in under:
            foot.addWidget(part)
        foot.addStretch()
        for part in choice:
            foot.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(above)
        column.addWidget(self.table, 1)
        column.addWidget(below)

    def _connect(self) -> None:
        self.field.textChanged.connect(self.asked)
        self.field.returnPressed.connect(self.table.setFocus)
        self.scope.chosen.connect(self.asked)
        for box in (self.marks, self.status, self.label):
            box.activated.connect(self.asked)
        self._model.ticked.connect(self._show_ticked)
        self._every.clicked.connect(lambda: self._model.tick_all(on=True))
        self._none.clicked.connect(lambda: self._model.tick_all(on=False))
        self.mark.clicked.connect(lambda: self.marking.emit(self.label.currentData()))
        self._close.clicked.connect(self.left)
        self.table.left.connect(self.left)
        self.table.wanted.connect(self.line_wanted)
        self.table.clicked.connect(self._clicked)
        self.table.doubleClicked.connect(lambda index: self.line_wanted.emit(index.data(LINE)))

    def begin(self, words: str, scope: str, label: str | None) -> None:
        """Show the panel, and look for some words; over all reports they are offered, and others can be typed."""
        self.show()
        self.scope.show_value(scope)
        if label is not None:
            self.label.setCurrentIndex(max(self.label.findData(label), 0))
        self.marks.setCurrentIndex(0)
        self.status.setCurrentIndex(0)
        if words and words != self.field.text():
            self.field.setText(words)  # which asks
        else:
            self.asked.emit()
        wanted = self.table if words and scope == HERE else self.field
        wanted.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def show_direction(self) -> None:
        """Let the columns run as the words looked for do."""
        self.table.setLayoutDirection(direction_of(self.field.text()))

    def show_found(self, lines: int, reports: int, *, more: bool) -> None:
        """Say how many mentions there are."""
        if not self.field.text().strip():
            self.count.setText(tr("Type what you are looking for."))
        elif not lines and more:
            self.count.setText(tr("Searching…"))
        elif not lines:
            self.count.setText(tr("Nothing found."))
        else:
            found = ntr("{count} mention", "{count} mentions", lines)
            within = ntr("in {count} report", "in {count} reports", reports)
            self.count.setText(f"{found} {within}{'…' if more else ''}")

    def _show_ticked(self) -> None:
        count = len(self._model.chosen())
        self.mark.setText(ntr("Mark {count}", "Mark {count}", count) if count else tr("Mark the ticked ones"))
        self.mark.setEnabled(count > 0)

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == TICK:
            self._model.tick(index.row())


def _table(model: ConcordanceModel, rows: ConcordanceRows, theme: Theme) -> ConcordanceTable:
    table = ConcordanceTable()
    table.setObjectName("concordance_lines")
    table.setAccessibleName(tr("Mentions, with what is before and after them"))
    table.setModel(model)
    rows.setParent(table)
    table.setItemDelegate(rows)
    table.setShowGrid(False)
    table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
    table.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(theme.px(HEIGHT))
    header = table.horizontalHeader()
    header.setMinimumSectionSize(30)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
    for column, mode in (
        (TICK, QHeaderView.ResizeMode.Fixed),
        (BEFORE, QHeaderView.ResizeMode.Stretch),
        (MATCH, QHeaderView.ResizeMode.Interactive),
        (AFTER, QHeaderView.ResizeMode.Stretch),
        (REPORT, QHeaderView.ResizeMode.Interactive),
    ):
        header.setSectionResizeMode(column, mode)
    for column, width in ((TICK, 36), (MATCH, 130), (REPORT, 150)):
        header.resizeSection(column, width)
    return table


def _choice(name: str, choices: list[tuple[str, str]]) -> ChoiceBox:
    box = ChoiceBox()
    box.setAccessibleName(name)
    box.setToolTip(name)
    for value, text in choices:
        box.addItem(text, value)
    return box


def _marks_choices(codebook: Codebook) -> list[tuple[str, str]]:
    fixed = [("", tr("Marked or not")), (UNMARKED, tr("Not marked")), (MARKED, tr("Marked"))]
    return fixed + [(label.code, label.names[code()]) for label in codebook.labels]


def _status_choices() -> list[tuple[str, str]]:
    return [("", tr("Any report")), *((status, status_name(status)) for status in STATUSES)]
