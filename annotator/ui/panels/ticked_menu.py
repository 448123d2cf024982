"""A button with a menu of things to tick; nothing ticked means all."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from annotator.language import number, tr


class TickedMenu(QPushButton):
    """Lets a person choose some of several.

    Signals:
        chosen(): Others are ticked now.
    """

    chosen = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._name = name
        self._actions: dict[str, QAction] = {}
        self.setMenu(QMenu(self))
        self._show_count()

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer other things, by value and text; what is ticked and still there stays so."""
        ticked = set(self.values())
        self.menu().clear()
        self._actions = {}
        for value, text in choices:
            action = self.menu().addAction(text)
            action.setCheckable(True)
            action.setChecked(value in ticked)
            action.toggled.connect(self._toggled)
            self._actions[value] = action
        self._show_count()

    def values(self) -> list[str]:
        """Return what is ticked."""
        return [value for value, action in self._actions.items() if action.isChecked()]

    def tick(self, value: str, on: bool) -> None:
        """Tick one, or take its tick away."""
        self._actions[value].setChecked(on)

    def _toggled(self) -> None:
        self._show_count()
        self.chosen.emit()

    def _show_count(self) -> None:
        count = len(self.values())
        said = f"{self._name}: {number(count)}" if count else tr("{name}: all", name=self._name)
        self.setText(said)
        self.setAccessibleName(said)
