"""The question before something is left that the file has not taken."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from annotator.language import tr
from annotator.ui.panels.widgets import button, fit, plain_label

WIDTH = 480  # logical pixels


class LeavingDialog(QDialog):
    """Asks whether what is not saved may be lost; Esc and Enter both say no."""

    def __init__(self, reason: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Not saved"))
        self.stay, self.leave = button(tr("&Stay"), "primary"), button(tr("&Leave, and lose it"))
        self._place(reason)
        self.stay.setDefault(True)
        self.leave.setAutoDefault(False)
        self.stay.clicked.connect(self.reject)
        self.leave.clicked.connect(self.accept)
        self.stay.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the room that the words need."""
        super().showEvent(event)
        fit(self, WIDTH)

    def _place(self, reason: str) -> None:
        title = plain_label(tr("What you did last is not in the file"), "title")
        advice = tr("Stay, and try again, or go on in another folder: both stand in the red bar at the bottom.")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.stay)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 18)
        column.setSpacing(12)
        for part in (title, plain_label(reason), plain_label(advice, "soft")):
            column.addWidget(part)
        column.addSpacing(4)
        column.addLayout(buttons)


def may_be_lost(reason: str, parent: QWidget) -> bool:
    """Ask whether what the file has not taken may be lost.

    Args:
        reason: The sentence that says why it was not taken.
        parent: The window that is about to be left.
    """
    return LeavingDialog(reason, parent).exec() == QDialog.DialogCode.Accepted
