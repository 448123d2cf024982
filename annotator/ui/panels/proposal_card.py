"""What the program reads in the words of a mark: a guess, set apart from what the coder has decided."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.language import tr
from annotator.ui.panels.widgets import ActionButton, grounded, plain_label


class ProposalCard(QWidget):
    """Shows a reading with its reason, and the button that takes it; hidden where nothing is read."""

    def __init__(self, take: QAction) -> None:
        super().__init__()
        grounded(self, "proposal")
        self.reading = plain_label("", "strong")
        self.reason = plain_label("", "soft")
        self.button = ActionButton(take, role="small", with_icon=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(4)
        column.addWidget(self.reading)
        column.addWidget(self.reason)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeading)
        self.hide()

    def show_proposal(self, reading: str, reasons: Sequence[str], *, open_: bool) -> None:
        """Show what is proposed.

        Args:
            reading: In a few words; "" for nothing.
            reasons: Why, and every doubt, sentence by sentence.
            open_: Something of it can still be taken; else it stands beside what the coder said instead.
        """
        self.setVisible(bool(reading))
        title = tr("Proposal: {reading}") if open_ else tr("You said otherwise. Proposed was: {reading}")
        self.reading.setText(title.format(reading=reading))
        self.reason.setText(" ".join(reasons))
        self.reason.setVisible(bool(reasons))
        self.button.setVisible(open_)
