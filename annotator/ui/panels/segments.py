"""A choice of one among a few, all of them in sight."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton

from annotator.ui.panels.flow import FlowRow


class Segments(FlowRow):
    """Buttons in a row, one of them pressed.

    Signals:
        chosen(str): The value of the button that was pressed.
    """

    chosen = Signal(str)

    def __init__(self, name: str, choices: Sequence[tuple[str, str]], value: str) -> None:
        """Make the buttons.

        Args:
            name: What is chosen, for screen readers.
            choices: Value and text of each button.
            value: The one that is pressed.
        """
        super().__init__(spacing=2)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._values: dict[str, QPushButton] = {}
        for key, text in choices:
            self.row.addWidget(self._made(key, text, name))
        self.show_value(value)
        self._group.buttonClicked.connect(self._clicked)

    def _made(self, key: str, text: str, name: str) -> QPushButton:
        made = QPushButton(text)
        made.setProperty("role", "segment")
        made.setCheckable(True)
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.setAccessibleName(f"{name}: {text}")
        self._group.addButton(made)
        self._values[key] = made
        return made

    def show_value(self, value: str) -> None:
        """Show which one is chosen."""
        if value in self._values:
            self._values[value].setChecked(True)

    def value(self) -> str:
        """Return which one is chosen."""
        return next(value for value, made in self._values.items() if made.isChecked())

    def button(self, value: str) -> QPushButton:
        """Return the button of a value."""
        return self._values[value]

    def _clicked(self, made: QPushButton) -> None:
        self.chosen.emit(next(value for value, one in self._values.items() if one is made))
