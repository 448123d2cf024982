"""Everything that a short sentence stands for, line by line, however many lines there are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from annotator.language import tr
from annotator.ui.panels.widgets import button, plain_label

SIZE, LEAST = (720, 460), (420, 260)  # logical pixels
MARGIN = 10


class LinesDialog(QDialog):
    """Shows a sentence, and lines that can be read, selected and copied."""

    def __init__(self, sentence: str, lines: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Details"))
        self.setMinimumSize(*LEAST)
        self.resize(*SIZE)
        self.lines = QPlainTextEdit("\n".join(lines))
        self.lines.setReadOnly(True)
        self.lines.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.lines.setTabChangesFocus(True)
        self.lines.document().setDocumentMargin(MARGIN)
        self.lines.setAccessibleName(tr("Details"))
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
