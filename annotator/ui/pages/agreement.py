"""The supervisor's desk: what is compared, the figures, and the disagreements behind them."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QProgressBar, QTabWidget, QVBoxLayout, QWidget

from annotator.core.codebook import Codebook
from annotator.language import code, isolated, tr
from annotator.ui.comparing import Compared
from annotator.ui.own_direction import OwnDirectionEdit
from annotator.ui.panels.disagreement_model import DisagreementModel
from annotator.ui.panels.disagreements import DisagreementsPanel
from annotator.ui.panels.figures import Cases, FiguresPanel
from annotator.ui.panels.flow import FlowRow
from annotator.ui.panels.tick_box import TickBox
from annotator.ui.panels.ticked_menu import TickedMenu
from annotator.ui.panels.widgets import button, grounded, hairline, heading, restyled, scaled, soft
from annotator.ui.theme import Theme

PAUSE = 400  # milliseconds after a change of what is compared before it is compared anew
DATE_WIDTH, REPORTS_WIDTH = 120, 220  # logical pixels


class AgreementPage(QWidget):
    """Places the parts of the desk.

    Signals:
        asked(): Something else is to be compared.
        stopped(): The person does not want to wait for the figures.
        report_wanted(): A report of what is shown is to be written.
        left(): Back to the reports.
    """

    asked = Signal()
    stopped = Signal()
    report_wanted = Signal()
    left = Signal()

    def __init__(self, codebook: Codebook, theme: Theme) -> None:
        super().__init__()
        grounded(self, "agreement")
        self.coders = TickedMenu(tr("Coders"))
        self.labels = TickedMenu(tr("Labels"))
        self.labels.offer([(str(label.code), label.names[code()]) for label in codebook.labels])
        self.reports = OwnDirectionEdit()
        self.reports.setPlaceholderText(tr("Reports: all"))
        self.reports.setAccessibleName(tr("Only reports whose title or text holds these words"))
        self.reports.setToolTip(tr("Only reports whose title or text holds these words"))
        self.reports.setClearButtonEnabled(True)
        self.reports.setMaximumWidth(scaled(REPORTS_WIDTH))
        self.since, self.until = _day(tr("From day")), _day(tr("To day"))
        self.whole = TickBox(tr("Comments and menus too"))
        self.model = DisagreementModel(self)
        self.figures = FiguresPanel(theme)
        self.disagreements = DisagreementsPanel(self.model, codebook)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.figures, tr("Figures"))
        self.tabs.addTab(self.disagreements, tr("Disagreements"))
        self.report = button(tr("Write a report…"))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.waiting: QLabel = soft("")
        self._stop = button(tr("Stop"))
        self._place()
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._connect()
        self.show_waiting(0, 0)

    def _place(self) -> None:
        top, chosen, wait = QHBoxLayout(), FlowRow(), QHBoxLayout()
        top.setContentsMargins(16, 10, 16, 6)
        chosen.row.setContentsMargins(16, 0, 16, 8)
        top.setSpacing(8)
        title = heading(tr("Agreement"))
        title.setProperty("role", "title")
        back = button(tr("Back to the reports"))
        back.clicked.connect(self.left)
        top.addWidget(title, 1)
        top.addWidget(self.report)
        top.addWidget(back)
        parts: tuple[QWidget, ...] = (self.coders, self.labels, self.reports, self.since, self.until, self.whole)
        for part in parts:
            chosen.row.addWidget(part)
        self.strip = QWidget()
        grounded(self.strip, "transfer")
        wait.setContentsMargins(16, 6, 12, 6)
        wait.addWidget(self.waiting)
        wait.addWidget(self.bar, 1)
        wait.addWidget(self._stop)
        self.strip.setLayout(wait)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(chosen)
        column.addWidget(hairline())
        column.addWidget(self.strip)
        column.addWidget(self.tabs, 1)
        self.setFocusProxy(self.tabs)

    def _connect(self) -> None:
        for menu in (self.coders, self.labels):
            menu.chosen.connect(self._pause.start)
        for field in (self.reports, self.since, self.until):
            field.textChanged.connect(self._pause.start)
        self.whole.toggled.connect(self._pause.start)
        self._pause.timeout.connect(self.asked)
        self._stop.clicked.connect(self.stopped)
        self.report.clicked.connect(self.report_wanted)
        self.figures.cases_wanted.connect(self.show_cases)
        self.disagreements.cases_wanted.connect(self.model.want)

    def show_waiting(self, done: int, total: int) -> None:
        """Say how far the comparing is."""
        self.strip.show()
        self.tabs.setEnabled(False)
        self.report.setEnabled(False)
        self.bar.setMaximum(max(total, 1))
        self.bar.setValue(done)
        restyled(self.waiting, "soft")
        self.waiting.setText(tr("Comparing: {done} of {every} reports", done=done, every=total))
        self._stop.show()
        self.bar.show()

    def show_refused(self, sentence: str) -> None:
        """Say why there are no figures."""
        self.strip.show()
        self._stop.hide()
        self.bar.hide()
        restyled(self.waiting, "failed")
        self.waiting.setText(sentence)

    def show_compared(self, compared: Compared) -> None:
        """Show figures and disagreements."""
        self.strip.hide()
        self.tabs.setEnabled(True)
        self.report.setEnabled(True)
        blocked = self.coders.blockSignals(True)
        self.coders.offer([(key, isolated(name)) for key, name in sorted(compared.material.called.items(), key=_name)])
        self.coders.blockSignals(blocked)
        self.figures.show_compared(compared)
        self.model.show_compared(compared, compared.material.reasons)

    def show_cases(self, cases: Cases) -> None:
        """Turn to the disagreements behind a figure."""
        self.tabs.setCurrentWidget(self.disagreements)
        self.disagreements.narrow(cases)
        self.disagreements.table.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop comparing: the project may be closed next."""
        self.stopped.emit()
        super().closeEvent(event)


def _day(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setPlaceholderText(name)
    field.setAccessibleName(name)
    field.setToolTip(tr("2025-03-14"))
    field.setMaximumWidth(scaled(DATE_WIDTH))
    return field


def _name(pair: tuple[str, str]) -> str:
    return pair[1]
