"""The bar at the bottom: a fact that is always shown, "Everything is saved", or what to do where it is not so."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from annotator.language import ntr, tr
from annotator.ui.panels.widgets import button, grounded, plain_label, restyled, soft


class StatusBar(QWidget):
    """Says whether everything is in the file, and where the coder is.

    Signals:
        retried(): The person wants the edit that failed to be tried again.
        moved(): The person wants to go on in a copy of the project in another folder.
        questions_wanted(): The person wants to see the open questions.
    """

    retried = Signal()
    moved = Signal()
    questions_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grounded(self, "status")
        self.fact = plain_label("", "soft")  # breaks its lines: a long file name must not widen the window
        self.place: QLabel = soft("")
        self.questions = button("", "quiet")
        self.questions.clicked.connect(self.questions_wanted)
        self.retry = button(tr("Try again"))
        self.retry.clicked.connect(self.retried)
        self.move_on = button(tr("Go on in another folder…"))
        self.move_on.clicked.connect(self.moved)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(12)
        row.addWidget(self.fact, 1)
        row.addWidget(self.retry)
        row.addWidget(self.move_on)
        row.addWidget(self.questions)
        row.addWidget(self.place)
        self.show_questions(0)
        self.show_saved()

    def show_saved(self) -> None:
        """Say that everything is in the file."""
        self._show(tr("Everything is saved"), "status", failed=False)

    def show_failed(self, sentence: str) -> None:
        """Say that the last edit is not in the file, why, and what to do."""
        words = tr("Not saved. {reason} What you did last is not in the file.", reason=sentence)
        self._show(words, "failed", failed=True)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def show_questions(self, count: int) -> None:
        """Say how many questions are open in the project; nothing where none is."""
        words = ntr("{count} open question", "{count} open questions", count)
        self.questions.setText(words)
        self.questions.setAccessibleName(words)
        self.questions.setVisible(count > 0)

    def show_place(self, words: str) -> None:
        """Say which report is open."""
        self.place.setText(words)

    def _show(self, words: str, role: str, *, failed: bool) -> None:
        self.fact.setText(f"✓  {words}" if not failed else words)
        self.fact.setAccessibleName(words)
        self.retry.setVisible(failed)
        self.move_on.setVisible(failed)
        self.place.setVisible(not failed)
        restyled(self, role)
        restyled(self.fact, "failed" if failed else "soft")
