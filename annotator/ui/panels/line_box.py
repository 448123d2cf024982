"""A box of lines in the interface's words: to be read, selected and copied, as many as there are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QPlainTextEdit

from annotator.ui.own_direction import SIDES

MARGIN = 10  # logical pixels


class LineBox(QPlainTextEdit):
    """Shows lines that run as the interface does: Qt would begin all of them on the left."""

    def __init__(self, name: str) -> None:
        """Make an empty box; the name is for those who hear the window."""
        super().__init__()
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.document().setDocumentMargin(MARGIN)
        self._turn()

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show these lines for the old ones."""
        self.setPlainText("\n".join(lines))

    def changeEvent(self, event: QEvent) -> None:
        """Turn with the interface."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._turn()

    def _turn(self) -> None:
        option = QTextOption(self.document().defaultTextOption())
        option.setTextDirection(self.layoutDirection())
        option.setAlignment(SIDES[self.layoutDirection()])
        self.document().setDefaultTextOption(option)
