"""A number between two buttons: less and more."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QWidget

from annotator.language import code, tr
from annotator.ui.panels.widgets import button

WIDTH, FRAME = 64, 2  # logical pixels


class _Field(QDoubleSpinBox):
    """Qt leaves a spin box without buttons that a style sheet draws no room for its number (left to right)."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the number the whole box."""
        super().resizeEvent(event)
        self.lineEdit().setGeometry(self.rect().adjusted(FRAME, FRAME, -FRAME, -FRAME))


class Stepper(QWidget):
    """A number that can be typed, stepped by the arrow keys, or by the buttons beside it.

    Signals:
        changed(float): The number is another one.
    """

    changed = Signal(float)

    def __init__(self, name: str, value: float, limits: tuple[float, float], step: float, decimals: int = 0) -> None:
        super().__init__()
        self.field = _Field()
        self.field.setLocale(QLocale(code()))  # the digits are the interface's, not the system's
        self.field.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)
        self.field.setDecimals(decimals)
        self.field.setRange(*limits)
        self.field.setSingleStep(step)
        self.field.setValue(value)
        self.field.setFixedWidth(WIDTH)
        self.field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.field.setAccessibleName(name)
        self.setFocusProxy(self.field)
        self.less, self.more = button("\N{MINUS SIGN}", "step"), button("+", "step")
        self.less.setAccessibleName(tr("{name}: less", name=name))
        self.more.setAccessibleName(tr("{name}: more", name=name))
        self.less.clicked.connect(self.field.stepDown)
        self.more.clicked.connect(self.field.stepUp)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for part in (self.less, self.field, self.more):
            row.addWidget(part)
        row.addStretch(1)
        self.field.valueChanged.connect(self.changed)
