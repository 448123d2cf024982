"""Names of another program, each with a list of what it is here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from annotator.language import isolated, number, tr
from annotator.ui.panels.choice_box import ChoiceBox
from annotator.ui.panels.widgets import plain_label, soft


@dataclass(frozen=True, slots=True)
class Named:
    """A name of the other program.

    Attributes:
        count: How many marks have it.
        here: What it is taken for, a value of the choices.
    """

    name: str
    count: int
    here: str = ""


class MappingRows(QWidget):
    """A row a name: the name, how many marks it has, and a list of what it can be here."""

    def __init__(self, spoken: str) -> None:
        """Begin without rows; ``spoken`` says of what kind the names are, for those who hear the window."""
        super().__init__()
        self._spoken = spoken
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(2, 1)
        self.boxes: dict[str, ChoiceBox] = {}

    def show_names(self, names: Sequence[Named], choices: Sequence[tuple[str, str]]) -> None:
        """Show other names, with choices by value and text."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self.boxes = {}
        for row, one in enumerate(names):
            box = self._box(one, choices)
            self.boxes[one.name] = box
            self._grid.addWidget(_name(one.name, box), row, 0)
            self._grid.addWidget(soft(number(one.count)), row, 1, Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(box, row, 2)
        self._grid.setRowStretch(len(names), 1)

    def _box(self, one: Named, choices: Sequence[tuple[str, str]]) -> ChoiceBox:
        box = ChoiceBox()
        box.setAccessibleName(tr("{kind} {name} is here", kind=self._spoken, name=isolated(one.name)))
        for value, text in choices:
            box.addItem(text, value)
        box.setCurrentIndex(max(box.findData(one.here), 0))
        return box

    def chosen(self) -> Mapping[str, str]:
        """Return what each name is here."""
        return {name: str(box.currentData()) for name, box in self.boxes.items()}


def _name(name: str, box: ChoiceBox) -> QLabel:
    made = plain_label(isolated(name))
    made.setBuddy(box)
    return made
