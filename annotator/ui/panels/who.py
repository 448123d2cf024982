"""Who is coding: asked once, in the window itself."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from annotator.language import tr
from annotator.ui.own_direction import OwnDirectionEdit
from annotator.ui.panels.widgets import button, grounded, plain_label, scaled

WIDTH = 220  # logical pixels


class WhoIsCoding(QWidget):
    """A field for the coder's name or code.

    Signals:
        answered(str): The name, not empty.
    """

    answered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grounded(self, "who")
        question = plain_label(tr("Who is coding? A name or a code; every mark you make carries it."))
        self.field = OwnDirectionEdit()
        self.field.setMaximumWidth(scaled(WIDTH))
        self.field.setAccessibleName(tr("Who is coding"))
        self.field.setPlaceholderText(tr("Name or code"))
        self._done = button(tr("That is me"), "primary")
        question.setBuddy(self.field)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(12)
        row.addWidget(question, 1)
        row.addWidget(self.field)
        row.addWidget(self._done)
        self._done.clicked.connect(self._answer)
        self.field.returnPressed.connect(self._answer)

    def ask(self, name: str = "") -> None:
        """Ask, and take the focus."""
        self.field.setText(name)
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def _answer(self) -> None:
        name = " ".join(self.field.text().split())
        if name:
            self.answered.emit(name)
        else:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
