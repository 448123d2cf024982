"""Everything that a short sentence stands for, line by line, however many lines there are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from annotator.language import tr
from annotator.ui.panels.line_box import LineBox
from annotator.ui.panels.widgets import button, fit_screen, plain_label

SIZE, LEAST = (720, 460), (420, 260)  # logical pixels


class LinesDialog(QDialog):
    """Shows a sentence, and lines that can be read, selected and copied."""

    def __init__(self, sentence: str, lines: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Details"))
        self.setMinimumSize(*LEAST)
        fit_screen(self, SIZE)
        self.lines = LineBox(tr("Details"))
        self.lines.show_lines(lines)
        close = button(tr("&Close"), "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 18)
        column.setSpacing(12)
        column.addWidget(plain_label(sentence))
        column.addWidget(self.lines, 1)
        column.addLayout(row)
        self.lines.setFocus()
