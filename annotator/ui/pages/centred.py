"""A page with one column in its middle, for what is not the work itself."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from annotator.ui.panels.widgets import scaled

WIDTH = 760  # logical pixels, at letters of the usual size


class CentredPage(QScrollArea):
    """Holds a column of limited width; scrolls where the window is small."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("role", "page")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setObjectName("page_inside")
        middle = QWidget()
        middle.setMaximumWidth(scaled(WIDTH))
        self.column = QVBoxLayout(middle)
        self.column.setContentsMargins(24, 32, 24, 32)
        self.column.setSpacing(10)
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(middle, 100)
        row.addStretch(1)
        self.setWidget(inside)
