"""The figures of agreement: what to know first, the four that matter, pairs, labels, time, and the worst reports."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHeaderView,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.agreement.figure import ALL_PAIRS, Figure
from annotator.language import code, isolated, ntr, number, tr
from annotator.ui.comparing import Compared
from annotator.ui.own_direction import SIDES
from annotator.ui.panels.heat_map import HeatMap
from annotator.ui.panels.segments import Segments
from annotator.ui.panels.time_line import TimeLine
from annotator.ui.panels.widgets import grounded, heading, plain_label
from annotator.ui.theme import Theme
from annotator.workflow import agreement_words as words

GREAT = ("f1_strict", "f1_overlap", "f1_overlap_any", "alpha_u_pooled")
OF_PAIRS = ("f1_strict", "f1_overlap", "alpha_u_pooled")
OF_LABELS = ("f1_strict", "f1_boundary", "f1_overlap", "f1_chars", "alpha_u")
OF_REPORTS = ("f1_strict", "f1_overlap")
MOST_REPORTS = 200
ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Cases:
    """Which disagreements are wanted: those of two coders, of a label, of a report; "" for all."""

    coders: tuple[str, ...] = ()
    label: str = ""
    document: str = ""
    kind: str = ""


class FiguresPanel(QScrollArea):
    """Shows a Compared; every figure asks for its cases when it is chosen.

    Signals:
        cases_wanted(object): The Cases behind a figure.
    """

    cases_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it has it, and comes into sight with it
        self.setProperty("role", "page")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._shown: Compared | None = None
        self.notes = plain_label("")
        grounded(self.notes, "figure_notes")
        self.hint = plain_label("")
        self._tiles = QGridLayout()
        self.measure = Segments(tr("Figure"), [(one, words.measure_name(one)) for one in OF_PAIRS], OF_PAIRS[0])
        self.pairs = HeatMap(theme)
        self.labels = _table(tr("Agreement by label"))
        self.confusion = _table(tr("Labels against labels"))
        self.time = TimeLine(theme)
        self.reports = _table(tr("Reports, the worst first"))
        self._parts: dict[str, QWidget] = {}
        self._place()
        self.measure.chosen.connect(self._show_pairs)
        self.pairs.pair_wanted.connect(lambda one, other: self.cases_wanted.emit(Cases(coders=(one, other))))
        for table in (self.labels, self.confusion, self.reports):
            table.cellActivated.connect(_asking(table, self.cases_wanted.emit))
            table.cellClicked.connect(_asking(table, self.cases_wanted.emit))

    def _place(self) -> None:
        inside = QWidget()
        inside.setObjectName("page_inside")
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 16, 24, 24)
        column.setSpacing(10)
        self._tiles.setHorizontalSpacing(28)
        column.addWidget(self.notes)
        column.addLayout(self._tiles)
        column.addWidget(self.hint)
        for title, parts in (
            (tr("Pairs of coders"), (self.measure, self.pairs)),
            (tr("By label"), (self.labels,)),
            (tr("Labels against labels"), (self.confusion,)),
            (tr("Over time"), (self.time,)),
            (tr("Reports, the worst first"), (self.reports,)),
        ):
            column.addSpacing(10)
            column.addWidget(heading(title))
            for part in parts:
                column.addWidget(part)
        column.addStretch(1)
        self.setWidget(inside)

    def show_compared(self, compared: Compared) -> None:
        """Show other figures."""
        self._shown = compared
        notes = [words.note(one) for one in compared.agreement.notes]
        self.notes.setText("\n".join(notes))
        self.notes.setVisible(bool(notes))
        self._show_tiles(compared)
        self._show_pairs()
        self._show_labels(compared)
        self._show_confusion(compared)
        self.time.show_points([(one.month, _share(one.counts["f1_strict"])) for one in compared.months])
        self._show_reports(compared)

    def _show_tiles(self, compared: Compared) -> None:
        while (item := self._tiles.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for column, measure in enumerate(GREAT):
            figure = _of_all(compared, measure)
            value = heading(words.NOTHING if figure is None else words.value_text(figure))
            value.setProperty("role", "title")
            value.setAlignment(SIDES[self.layoutDirection()])  # digits have no direction of their own
            said = (words.measure_name(measure), "" if figure is None else _beneath(figure), words.meaning(measure))
            name, beneath, meaning = (plain_label(one, "soft") for one in said)
            for row, part in enumerate((name, value, beneath, meaning)):
                part.setMinimumWidth(1)  # four of them share the page, however narrow it is
                self._tiles.addWidget(part, row, column, Qt.AlignmentFlag.AlignTop)
            self._tiles.setColumnStretch(column, 1)
        figures = [_of_all(compared, one) for one in ("f1_strict", "f1_overlap", "f1_overlap_any")]
        self.hint.setText(words.hint(*figures))
        self.hint.setVisible(bool(self.hint.text()))

    def _show_pairs(self) -> None:
        if self._shown is None:
            return
        names = list(self._shown.agreement.summary.coders.values())
        measure = self.measure.value()
        places = {name: nth for nth, name in enumerate(names)}
        figures: dict[tuple[int, int], Figure] = {}
        for one in self._shown.agreement.figures:
            coders = one.scope.get("coders")
            if one.measure == measure and isinstance(coders, list) and one.scope.get("label") is None:
                first, second = sorted(places[str(name)] for name in coders)
                figures[first, second] = one
        self.pairs.show_figures(names, figures)

    def _show_labels(self, compared: Compared) -> None:
        summary = compared.agreement.summary
        head = [tr("Label"), *(words.measure_name(one) for one in OF_LABELS)]
        rows: list[tuple[list[str], Cases]] = []
        for label in summary.labels:
            cells = [_called(compared, label)]
            for measure in OF_LABELS:
                scope = {"label": label} if measure == "alpha_u" else {"coders": ALL_PAIRS, "label": label}
                cells.append(_cell(compared.agreement.find(measure, **scope)))
            rows.append((cells, Cases(label=label)))
        _fill(self.labels, head, rows)

    def _show_confusion(self, compared: Compared) -> None:
        figure = compared.agreement.find("confusion", coders=ALL_PAIRS)
        found = figure.value if figure is not None and isinstance(figure.value, list) else []
        ordered = sorted(found, key=lambda row: -int(str(row[2])))
        rows = [
            ([_called(compared, str(one)), _called(compared, str(other)), number(int(str(count)))], _apart(one, other))
            for one, other, count in ordered
            if one != other
        ]
        _fill(self.confusion, [tr("The one"), tr("The other"), tr("How often")], rows)

    def _show_reports(self, compared: Compared) -> None:
        head = [tr("Report"), *(words.measure_name(one) for one in OF_REPORTS)]
        rows = [
            (
                [isolated(one.title), *(_cell(one.figures.get(measure)) for measure in OF_REPORTS)],
                Cases(document=one.id),
            )
            for one in compared.worst[:MOST_REPORTS]
        ]
        _fill(self.reports, head, rows)


def _of_all(compared: Compared, measure: str) -> Figure | None:
    scope = {} if measure.startswith("alpha") else {"coders": ALL_PAIRS, "label": None}
    return compared.agreement.find(measure, **scope)


def _beneath(figure: Figure) -> str:
    """Return the interval and what a figure rests on, or why there is none."""
    if figure.number is None:
        return words.reason(figure.reason)
    reports = ntr("{count} report", "{count} reports", figure.documents)
    return words.interval_text(figure) + tr(" · ") + reports


def _cell(figure: Figure | None) -> str:
    if figure is None:
        return words.NOTHING
    return words.value_text(figure)


def _called(compared: Compared, label: str) -> str:
    book = compared.material.codebook
    if not label:
        return tr("nothing")
    found = None if book is None else book.label(label)
    return isolated(label if found is None else found.names[code()])


def _apart(one: object, other: object) -> Cases:
    label = str(one or other)
    return Cases(label=label, kind="label" if one and other else "missed")


def _share(counts: tuple[int, int]) -> float | None:
    both, either = counts
    return 2 * both / either if either else None


def _table(name: str) -> QTableWidget:
    table = QTableWidget()
    table.setAccessibleName(name)
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return table


def _fill(table: QTableWidget, head: Sequence[str], rows: Sequence[tuple[list[str], Cases]]) -> None:
    table.clear()
    table.setColumnCount(len(head))
    table.setRowCount(len(rows))
    table.setHorizontalHeaderLabels(list(head))
    for place, (cells, cases) in enumerate(rows):
        for column, text in enumerate(cells):
            item = QTableWidgetItem(text)
            item.setData(ROLE, cases)
            if column:
                item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
            table.setItem(place, column, item)
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    height = header.sizeHint().height() + sum(table.rowHeight(row) for row in range(len(rows))) + 4
    table.setFixedHeight(height)


def _asking(table: QTableWidget, emit: Callable[[Cases], None]) -> Callable[[int, int], None]:
    def ask(row: int, column: int) -> None:
        item = table.item(row, column)
        if item is not None:
            emit(item.data(ROLE))

    return ask
