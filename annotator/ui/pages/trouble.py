"""The page for a project that cannot be opened: one sentence, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.language import tr
from annotator.ui.actions import Actions
from annotator.ui.pages.centred import CentredPage
from annotator.ui.panels.flow import FlowRow
from annotator.ui.panels.widgets import ActionButton, button, heading, plain_label


class TroublePage(CentredPage):
    """Says what is wrong with a file.

    Signals:
        again(): The same file is to be tried once more.
        copies_wanted(): A copy from its backups folder is wanted.
        backups_wanted(): Its backups are to be looked at, or it is to be repaired.
    """

    again = Signal()
    copies_wanted = Signal()
    backups_wanted = Signal()

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trouble")
        title = heading(tr("The project was not opened"))
        title.setProperty("role", "title")
        self.sentence = plain_label("")
        self.reassurance = plain_label(tr("Nothing in the file was changed."), "soft")
        self._again = button(tr("Try again"), "primary")
        self._again.clicked.connect(self.again)
        self._copies = button(tr("Open a copy from its backups…"))
        self._copies.clicked.connect(self.copies_wanted)
        self._backups = button(tr("Backups and repair…"))
        self._backups.clicked.connect(self.backups_wanted)
        self.column.addStretch(2)
        for part in (title, self.sentence, self.reassurance):
            self.column.addWidget(part)
        self.column.addSpacing(14)
        self.column.addLayout(self._choices(actions))
        self.column.addStretch(3)

    def _choices(self, actions: Actions) -> QVBoxLayout:
        first, second, whole = FlowRow(), FlowRow(), QVBoxLayout()
        for choice in (self._again, self._copies, self._backups):
            first.row.addWidget(choice)
        for id, words in (("open", tr("Open another project")), ("first", tr("First page"))):
            second.row.addWidget(ActionButton(actions[id], text=words, role="large", with_icon=False))
        whole.setSpacing(8)
        whole.addWidget(first)
        whole.addWidget(second)
        return whole

    def show_error(self, sentence: str, *, has_copies: bool, can_repair: bool = False) -> None:
        """Say what is wrong, and offer what can be done."""
        self.sentence.setText(sentence)
        self._copies.setVisible(has_copies)
        self._backups.setVisible(has_copies or can_repair)
        self._again.setFocus()
