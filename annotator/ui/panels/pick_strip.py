"""The strip above the text that says what is to be picked there, and by which keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QSizePolicy

from annotator.language import tr
from annotator.ui.panels.flow import FlowRow
from annotator.ui.panels.widgets import button, grounded, plain_label, scaled

LEAST = 220  # logical pixels of the sentence


class PickStrip(FlowRow):
    """Says what is to be picked; hidden while nothing is."""

    def __init__(self) -> None:
        super().__init__()
        grounded(self, "pick_strip")
        self.sentence = plain_label("")
        self.sentence.setMinimumWidth(scaled(LEAST))
        policy = self.sentence.sizePolicy()  # which knows that its lines break
        policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
        self.sentence.setSizePolicy(policy)
        self.leave = button(tr("Leave it"), "quiet")
        self.leave.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard with the text
        self.row.setContentsMargins(16, 6, 12, 6)
        self.row.addWidget(self.sentence)
        self.row.addWidget(self.leave)
        self.hide()

    def show_sentence(self, sentence: str) -> None:
        """Say what is to be picked; "" for nothing."""
        self.sentence.setText(sentence)
        self.setVisible(bool(sentence))
        if sentence:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))
