"""What unlocks one's own keys: a passphrase, typed twice where the keys are yet to be made."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from annotator.language import tr
from annotator.ui.own_keys import State
from annotator.ui.panels.widgets import heading, plain_label, scaled

WIDTH = 320  # logical pixels


class KeyFields(QWidget):
    """Asks for the passphrase of the keys; hidden while they are unlocked.

    Signals:
        entered(): Enter was pressed in the last field.
    """

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = heading("")
        self._words = plain_label("", "soft")
        self.passphrase = secret_field(tr("Passphrase of your keys"))
        self.again = secret_field(tr("The same passphrase once more"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self._title, self._words, self.passphrase, self.again):
            column.addWidget(part)
        self.passphrase.returnPressed.connect(self._next)
        self.again.returnPressed.connect(self.entered)
        self.show_state("open")

    def show_state(self, state: State) -> None:
        """Ask for what is needed now."""
        self.state = state
        self.passphrase.clear()
        self.again.clear()
        self.setVisible(state != "open")
        self.again.setVisible(state == "missing")
        if state == "missing":
            self._title.setText(tr("Choose a passphrase for your keys"))
            self._words.setText(
                tr(
                    "Packages are signed and opened with keys that lie on this computer only; they are made now. Take "
                    "several words, and remember them: without them the keys are of no use."
                )
            )
        else:
            self._title.setText(tr("Passphrase of your keys"))
            self._words.setText(tr("It is the one that you chose when you made your first package on this computer."))

    def _next(self) -> None:
        if self.state == "missing" and not self.again.text():
            self.again.setFocus()
        else:
            self.entered.emit()


def secret_field(name: str) -> QLineEdit:
    """Return a field whose letters nobody can read."""
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setAccessibleName(name)
    field.setPlaceholderText(name)
    field.setMaximumWidth(scaled(WIDTH))
    return field
