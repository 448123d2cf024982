"""The strip that shows an import while it goes on, with a button to stop it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from annotator.language import tr
from annotator.ui.panels.widgets import button, soft


class TransferStrip(QWidget):
    """Shows how far an import is; hidden while there is none.

    Signals:
        cancelled(): The person wants it to stop.
    """

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("transfer")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words = soft("")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.stop_button = button(tr("&Stop"))
        self.stop_button.setToolTip(tr("What has come in stays, and can be withdrawn."))
        self.stop_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus with the text
        self.stop_button.clicked.connect(self.cancelled)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.setSpacing(12)
        row.addWidget(self._words)
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop_button)
        self.hide()

    @property
    def words(self) -> str:
        """What is said now."""
        return self._words.text()

    def show_looking(self, found: int) -> None:
        """Show that folders are being walked, and how many files were found so far."""
        self._show(tr("Looking for files: {found} so far", found=found) if found else tr("Looking for files…"), 0, 0)

    def show_progress(self, done: int, every: int) -> None:
        """Show how many files are done."""
        self._show(tr("Importing: {done} of {every} files", done=done, every=every), done, max(every, 1))

    def show_waiting(self, done: int, every: int) -> None:
        """Show that a person's answer is waited for."""
        self._show(tr("{done} of {every} files; waiting for your answer", done=done, every=every), done, max(every, 1))

    def _show(self, words: str, done: int, every: int) -> None:
        self._words.setText(words)
        self.bar.setAccessibleName(words)
        self.bar.setMaximum(every)
        self.bar.setValue(done)
        self.show()
