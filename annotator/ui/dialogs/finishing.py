"""The question before a report is done of which something is still open."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from annotator.core.problems import Problem
from annotator.language import isolated, ntr, tr
from annotator.ui.panels.line_box import LineBox
from annotator.ui.panels.widgets import button, fit, plain_label

WIDTH, LINES = 520, 150  # logical pixels
LISTED = 50


class FinishingDialog(QDialog):
    """Asks whether a report is done all the same; Esc and Enter both lead to the problems.

    Signals:
        confirmed(): It is done all the same, and that is recorded with what is open.
        shown(): The problems are to be shown.
    """

    confirmed = Signal()
    shown = Signal()

    def __init__(self, problems: Sequence[Problem], quotes: dict[str, str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Done?"))
        self.show_them, self.finish = button(tr("&Show them"), "primary"), button(tr("&Done all the same"))
        self.lines = LineBox(tr("Problems of this report"))
        self.lines.show_lines([_line(one, quotes) for one in problems[:LISTED]])
        self.lines.setFixedHeight(LINES)
        self._place(len(problems))
        self.show_them.setDefault(True)
        self.finish.setAutoDefault(False)
        self.show_them.clicked.connect(self.reject)
        self.rejected.connect(self.shown)
        self.finish.clicked.connect(self.accept)
        self.accepted.connect(self.confirmed)
        self.show_them.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the room that the words need."""
        super().showEvent(event)
        fit(self, WIDTH)

    def _place(self, count: int) -> None:
        title = plain_label(
            ntr("This report has {count} open problem", "This report has {count} open problems", count), "question"
        )
        advice = plain_label(tr("If it is done all the same, that is recorded together with what is open."), "soft")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.finish)
        buttons.addWidget(self.show_them)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 18)
        column.setSpacing(12)
        for part in (title, self.lines, advice):
            column.addWidget(part)
        column.addSpacing(4)
        column.addLayout(buttons)


def _line(problem: Problem, quotes: dict[str, str]) -> str:
    words = quotes.get(str(problem.span), "")
    return f"{isolated(' '.join(words.split()))} · {problem.sentence()}" if words else problem.sentence()
