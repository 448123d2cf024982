"""Is my Arabic right? The hard cases as this machine draws them, each with its verdict."""

from __future__ import annotations

from collections.abc import Generator

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from annotator.language import isolated, tr
from annotator.ui.fonts import READING_FAMILIES
from annotator.ui.panels.widgets import button, grounded, heading, plain_label
from annotator.ui.textview import selftest
from annotator.ui.textview.selftest import Outcome
from annotator.ui.textview.selftest_picture import sheet

EVERY = len(READING_FAMILIES) * len(selftest.cases())


class SelfTestPage(QWidget):
    """Draws and judges the cases one by one; the window stays alive meanwhile.

    Signals:
        finished(): Every case has its verdict.
        saving(object): The picture, a QImage, is to be kept.
        left(): Back to the work.
    """

    finished = Signal()
    saving = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        grounded(self, "self_test")
        self.outcomes: list[Outcome] = []
        self._running: Generator[Outcome, None, None] | None = selftest.outcomes()
        self.verdict: QLabel = heading("")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setMaximum(EVERY)
        self.save = button(tr("Save as a picture…"), "primary")
        self.save.setEnabled(False)
        self._back = button(tr("Back to the reports"))
        self._rows = QVBoxLayout()
        self._place()
        self.save.clicked.connect(lambda: self.saving.emit(sheet(self.outcomes, self.devicePixelRatioF())))
        self._back.clicked.connect(self.left)
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._next)
        self._turn.start()
        self._show_verdict()

    def _place(self) -> None:
        title = heading(tr("Is my Arabic right?"))
        title.setProperty("role", "title")
        self._rows.setSpacing(14)
        inside = QWidget()
        inside.setObjectName("page_inside")
        column = QVBoxLayout(inside)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(10)
        words = tr(
            "Hard words, drawn and checked on this computer. If one is wrong, save the picture and send it to us."
        )
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.save)
        buttons.addWidget(self._back)
        buttons.addStretch(1)
        parts: tuple[QWidget, ...] = (title, plain_label(words, "soft"), self.verdict, self.bar)
        for part in parts:
            column.addWidget(part)
        column.addLayout(buttons)
        column.addSpacing(8)
        column.addLayout(self._rows)
        column.addStretch(1)
        area = QScrollArea()
        area.setObjectName("self_test_area")
        area.setWidgetResizable(True)
        area.setProperty("role", "page")
        area.setAccessibleName(tr("Is my Arabic right?"))  # it has the keyboard to be scrolled
        area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        self.setFocusProxy(self._back)

    def _next(self) -> None:
        outcome = None if self._running is None else next(self._running, None)
        if outcome is None:
            self._stop()
            self.bar.hide()
            self.save.setEnabled(True)
            self._show_verdict()
            self.finished.emit()
            return
        self.outcomes.append(outcome)
        self.bar.setValue(len(self.outcomes))
        self._rows.addLayout(_row(outcome))
        self._show_verdict()

    def _show_verdict(self) -> None:
        wrong = sum(not outcome.passed for outcome in self.outcomes)
        if self._running is not None:
            self.verdict.setText(tr("{done} of {total}", done=len(self.outcomes), total=EVERY))
        elif wrong:
            right = len(self.outcomes) - wrong
            self.verdict.setText(tr("{right} cases are right, {wrong} are wrong.", right=right, wrong=wrong))
        else:
            self.verdict.setText(tr("Yes: all {count} cases are as they should be.", count=len(self.outcomes)))

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop: what draws the cases belongs to nobody else."""
        self._stop()
        super().hideEvent(event)

    def _stop(self) -> None:
        self._turn.stop()
        running, self._running = self._running, None
        if running is not None:
            running.close()


def _row(outcome: Outcome) -> QHBoxLayout:
    """Return the picture of a case, its name, and what is wrong with it."""
    picture = QLabel()
    picture.setPixmap(QPixmap.fromImage(outcome.picture))
    picture.setAccessibleName(isolated(outcome.case.text))
    words = QVBoxLayout()
    words.setSpacing(2)
    verdict = plain_label(outcome.sentence(), "soft" if outcome.passed else "failed")
    mark = "✓" if outcome.passed else "✗"
    words.addWidget(heading(f"{mark}  {outcome.case.title} · {isolated(outcome.family)}"))
    words.addWidget(verdict)
    words.addStretch(1)
    row = QHBoxLayout()
    row.setSpacing(18)
    row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(words, 1)
    return row
