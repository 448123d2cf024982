"""The strip that shows an import or export while it goes on, with a button to stop it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from annotator.language import tr
from annotator.ui.panels.widgets import button, soft


class TransferStrip(QWidget):
    """Shows how far something is that takes a while.

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
        self._stop = button(tr("Stop"))
        self._stop.clicked.connect(self.cancelled)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.setSpacing(12)
        row.addWidget(self._words)
        row.addWidget(self.bar, 1)
        row.addWidget(self._stop)
        self.hide()

    def show_progress(self, done: int, every: int) -> None:
        """Show how many files are done."""
        self._words.setText(tr("Importing: {done} of {every} files", done=done, every=every))
        self.bar.setAccessibleName(self._words.text())
        self.bar.setMaximum(max(every, 1))
        self.bar.setValue(done)
        self.show()
